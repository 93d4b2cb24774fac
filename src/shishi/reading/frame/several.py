"""多份方案 — a file may hold more than one plan, told by titles of another place or another year.

Each is read as a document of its own, so that notes and duties of one never reach the items of
the other. What stands first gives the head; a remark says where the others begin.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from shishi.reading.draft import Remark, RemarkKind
from shishi.reading.source import View

_ENDS = "(?:方案|清单|分解表|任务表|一览表|计划|任务书|责任书|责任表|安排表|目标表|项目表)"
_BEHIND = r"(?:（[^（）\n]{1,12}）)?[ \t]*$"
_LAST_WORD = re.compile(rf"{_ENDS}{_BEHIND}", re.MULTILINE)
_TITLE = re.compile(
    rf"[ \t]*(?P<title>[^，。；：:《》|\t\n]{{4,50}}{_ENDS}){_BEHIND}", re.MULTILINE
)
_SUBJECT = re.compile(r"实事|民生|惠民|民心|为民|便民")
_PLACE = re.compile(r"[^\d，。]{1,12}?(?:自治[州县旗]|[省市县区旗州盟镇乡]|街道)")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_SPACE = re.compile(r"\s+")
_SAYS = "文中不止一个方案，此处另有《{title}》。各方案的条目已一并读出，请逐条核对，或分开上传。"


def plans(view: View) -> tuple[View, ...]:
    """The stretches of the view that are plans of their own; most files hold one."""
    cuts = [0]
    last = ("", "")
    for found in _titles(view.text):
        title = found["title"]
        known = (_first(_PLACE, title), _first(_YEAR, title))
        if any(old and new and old != new for old, new in zip(last, known, strict=True)):
            cuts.append(_notice(view.text, title, cuts[-1]))
        last = known[0] or last[0], known[1] or last[1]
    if len(cuts) == 1:
        return (view,)
    return tuple(_part(view, *ends) for ends in pairwise((*cuts, len(view.text))))


def told(part: View, items: int) -> tuple[Remark, ...]:
    """The remark that a further plan begins here, as the first of its items will be number
    `items` of the draft."""
    found = next(_titles(part.text), None)
    if found is None:
        return ()
    says = _SAYS.format(title=_SPACE.sub("", found["title"]))
    return (Remark(RemarkKind.FILE, part.span(*found.span("title")), says, item=items),)


def _titles(text: str) -> Iterator[re.Match[str]]:
    """Lines that are the title of a plan, told by their last word: few lines have one."""
    for word in _LAST_WORD.finditer(text):
        found = _TITLE.match(text, text.rfind("\n", 0, word.start()) + 1)
        if found and _SUBJECT.search(found["title"]):
            yield found


def _first(pattern: re.Pattern[str], title: str) -> str:
    found = pattern.search(title)
    return found.group() if found else ""


def _notice(text: str, title: str, least: int) -> int:
    """Where the plan begins: the line that names it first, often that of the notice over it."""
    return text.rfind("\n", least, text.index(title, least)) + 1


def _part(view: View, start: int, end: int) -> View:
    return View(view.source, view.text[start:end], view.back[start : end + 1])
