"""多份方案 — whether a file holds more than one plan, told by titles whose items begin anew."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from shishi.reading.draft import ItemDraft, Remark, RemarkKind
from shishi.reading.lines.marks import number_of
from shishi.reading.lines.tidy import place
from shishi.reading.source import View

_TITLE = re.compile(
    r"^[ \t]*(?P<title>[^，。；：:《》|\t\n]{4,50}(?:方案|清单|分解表|任务表|一览表|计划|任务书"
    r"|责任书|责任表|安排表|目标表|项目表))"
    r"(?:（[^（）\n]{1,12}）)?[ \t]*$",
    re.MULTILINE,
)
_SAYS = "文中不止一个方案，此处另有《{title}》。各方案的条目已一并读出，请逐条核对，或分开上传。"
_SUBJECT = re.compile(r"实事|民生|惠民|民心|为民|便民")
_SPACE = re.compile(r"\s+")


def check(view: View, items: Sequence[ItemDraft]) -> tuple[Remark, ...]:
    """One remark for each further plan in the file."""
    starts = [place(view.back, item.span.start) for item in items]
    remarks: list[Remark] = []
    first = ""
    for found in _TITLE.finditer(view.text):
        title = _SPACE.sub("", found["title"])
        if not _SUBJECT.search(title) or title == first:
            continue
        after = bisect_left(starts, found.end())
        if after == len(starts):
            break
        if not first or after == 0:
            first = title
        elif _begins_anew(items, after):
            span = view.span(*found.span("title"))
            remarks.append(Remark(RemarkKind.FILE, span, _SAYS.format(title=title), item=after))
    return tuple(remarks)


def _begins_anew(items: Sequence[ItemDraft], at: int) -> bool:
    """Whether numbering starts again with this item, after at least two others."""
    ordinal = items[at].ordinal
    return at >= 2 and ordinal is not None and number_of(ordinal.value) == 1
