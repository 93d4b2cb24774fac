"""标题 — the lines of a document, and which of them together are its titles.

A notice (通知) covers a plan: both have a title, often broken over lines. GB/T 9704 puts the
title on lines of its own, so a title here is one to four lines that join into a name with a
closing word of the trade (方案, 清单, 的通知 …) and hold no sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shishi.reading.source import View


class Line(NamedTuple):
    """A line without the white space around it; offsets are of the view."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """标题 — the lines `[first, last]` it stands on and its words without layout."""

    start: int
    end: int
    text: str
    first: int
    last: int


class Front(NamedTuple):
    """Where a document says what it is: its lines, and the title of the notice that covers it."""

    lines: Sequence[Line]
    covering: Title | None


class _Shape(NamedTuple):
    """What a title of a kind looks like, and the characters it can end with."""

    pattern: re.Pattern[str]
    ends: frozenset[str]


def _last_letters(words: str) -> frozenset[str]:
    """The characters that end one of the words, or the brackets behind it."""
    return frozenset((*(word[-1] for word in words.split("|")), *"）)〕"))


_LONGEST = 120  # characters of a title
_MOST_LINES = 4  # of a title
_OTHER_BREAKS = "\r\f\v"  # besides the line feed
_TAIL = r"(?:[（(〔](?!单位)[^（）()〔〕：:]{1,20}[）)〕])*"
_NOTICE_ENDS = "通知|公告|通报|函|批复|决定|决议|公示|通告|请示"
_PLAN_ENDS = (
    "方案|计划|规划|意见|清单|表|任务书|责任书|台账|办法|细则|要点|安排|分工|报告|月报|简报|季报"
    "|公告|公报|公示|一览"
)
_LOOSE_ENDS = "项目|實事|項目|实事|工程|任务|工作|分解|目标|情况|进展|名单|目录|建议|结果"
_NOTICE = _Shape(
    re.compile(rf"[一-龥（）、]{{0,60}}关于[^。；;！!？?|]{{2,90}}(?:{_NOTICE_ENDS}){_TAIL}"),
    _last_letters(_NOTICE_ENDS),
)
_PLAN = _Shape(
    re.compile(rf"[^。；;！!？?|，,：:]{{2,60}}(?:{_PLAN_ENDS}|{_LOOSE_ENDS}){_TAIL}"),
    _last_letters(f"{_PLAN_ENDS}|{_LOOSE_ENDS}"),
)
_STRONG = re.compile(rf"(?:{_NOTICE_ENDS}|{_PLAN_ENDS}){_TAIL}$")
_LEAD_IN = re.compile(
    r"#{1,6}\s*|表\s*[一二三四五六七八九十\d]{1,2}\s*[:：]\s*|(?:附\s*[件表录]\s*(?:\d{1,2}(?!\d))?|附)\s*[:：]?\s*(?:\d{1,2}[.．、]\s*)?"
    r"|标\s*题\s*[:：]\s*"
)
_TRADE = re.compile(
    r"民生|实事|實事|民心|惠民|为民|為民|利民|便民|微实事|(?:19|20)\d\d\s*年|二[〇○零]..年"
)
_ORDINAL = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．﹒]|第[一二三四五六七八九十]+[章节条件项]"
)
_ORGAN = re.compile(
    r"(?!各|县直|市直|区直|抄)(?:中共)?[一-龥（）]{2,36}"
    r"(?:政府|办公室|委员会|委|局|厅|督查室|督查局|指挥部|领导小组|工作组|专班|中心|常委会|办)"
)
_STOPS = frozenset("。；;，,：:！!？?|\t")  # at the end of a line that is no title
_NOT_A_TITLE = re.compile(
    r"日\s*印发$|文件$|^[〔（(]?\d{4}\s*年.{0,12}日[）)]?$|号$|^[-—–\s\d]+$|^抄送|^主送"
)
_BRACKETED = re.compile(r"[（(〔【][^（）()〔〕【】]{1,60}[）)〕】]")
_MEASURES = re.compile(r"[（(](?:计量|金额)?单位\s*[:：][^（）()]{1,30}[）)]$")
_NAMED = re.compile(r"《([^《》\n]{4,80}(?:\n[^《》\n]{1,60}){0,3})》")
_HANDED = re.compile(
    r"关于(?:印发|下达|下发|转发|公布|发布|分解|调整|做好|推进|报送|实施)?([^《》]{4,80}?)的?(?:通知|公告|通报|函)"
)
ONE_LINE = re.compile(
    rf"(?:附\s*[件表]\s*\d*\s*[:：]?\s+)?([^\s，,。；;：:|]{{4,60}}?(?:{_PLAN_ENDS}){_TAIL})(?=\s)"
)


def lines(view: View) -> list[Line]:
    """The lines that say something."""
    text = view.text
    for mark in _OTHER_BREAKS:
        text = text.replace(mark, "\n")
    found = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            found.append(Line(start, start + len(words), words))
        at += len(line) + 1
    return found


def front(view: View) -> Front:
    """The lines of a document, with the notice's title where one covers it."""
    rows = lines(view)
    return Front(rows, notice(rows))


def solid(text: str) -> str:
    """Words without the white space of their layout."""
    return "".join(text.split())


def is_organ(text: str) -> bool:
    """Whether a line is the name of an organ and nothing else."""
    return _ORGAN.fullmatch(solid(text)) is not None


def organs(text: str) -> list[str]:
    """The organs that stand beside or under each other; one of wide-set characters is one."""
    parts = text.split()
    return parts if all(is_organ(part) for part in parts) else [solid(text)]


def notice(lines: Sequence[Line]) -> Title | None:
    """通知标题 — the covering notice's, with the organ on the lines above it where it belongs."""
    for place in _near_ends(lines, 0, 60, _NOTICE):
        found = None if is_organ(lines[place].text) else _joined(lines, place, _NOTICE)
        if found:
            return _with_organ(lines, found)
    return None


def plans(lines: Sequence[Line], after: int = 0) -> Iterator[Title]:
    """方案标题 — every group of lines that could be the title of a plan, in order."""
    free = after  # the first line that belongs to no title so far
    for place in _near_ends(lines, after, len(lines), _PLAN, always=3):
        if place < free:
            continue
        line = lines[place]
        found = None
        if line.text[-1] not in _STOPS and len(line.text) <= 90 and not _ORDINAL.match(line.text):
            found = _joined(lines, place, _PLAN)
        if found and _TRADE.search(found.text):
            yield found
            free = found.last + 1
        elif place < 3 and (inline := ONE_LINE.match(line.text)) and _TRADE.search(inline[1]):
            start = line.start + inline.start(1)
            yield Title(start, line.start + inline.end(1), solid(inline[1]), place, place)


def _near_ends(
    lines: Sequence[Line], first: int, last: int, shape: _Shape, always: int = 0
) -> Iterator[int]:
    """The lines in `[first, last)`, in order, from which a title could run: on, or few lines
    before, a line that ends like one; and the first `always` lines of the document."""
    free = first  # the first line that was not named so far
    for end in range(first, min(len(lines), last + _MOST_LINES - 1)):
        if end < always or lines[end].text[-1] in shape.ends:
            yield from range(max(free, end - _MOST_LINES + 1), min(end + 1, last))
            free = end + 1


def named(view: View, title: Title) -> tuple[int, int] | None:
    """The name in 《》 that a notice hands down, as a range of the view."""
    match = _NAMED.search(view.text, title.start, title.end)
    return match.span(1) if match else None


def handed_down(title: Title) -> str:
    """What a notice without 《》 says it hands down (关于下达2022年度民生工程目标任务的通知)."""
    match = _HANDED.search(title.text)
    return match[1] if match else ""


def _joined(lines: Sequence[Line], place: int, shape: _Shape) -> Title | None:
    """The longest title that begins on this line and is one name."""
    start = lines[place].start
    lead = _LEAD_IN.match(lines[place].text)
    if lead:
        start += lead.end()
    words, best = "", None
    for last in range(place, min(place + _MOST_LINES, len(lines))):
        line = lines[last]
        if len(line.text) > _LONGEST or _breaks(lines, last, place):
            break
        raw = _MEASURES.sub("", line.text)
        end = line.start + len(raw)
        words += solid(raw[lead.end() :] if lead and last == place else raw)
        if not words or len(words) > _LONGEST:
            break
        if words[-1] in shape.ends and shape.pattern.fullmatch(words):
            best = Title(start, end, words, place, last)
            if _STRONG.search(words) and not words.endswith("》"):
                break
    return best


def _breaks(lines: Sequence[Line], last: int, first: int) -> bool:
    """Whether a line cannot go on with the title begun above it."""
    text = lines[last].text
    if text[-1] in _STOPS or _NOT_A_TITLE.search(text) or _is_row(text):
        return True
    if last == first:
        return _BRACKETED.fullmatch(text) is not None
    return bool(len(text) > 45 or _ORDINAL.match(text) or (is_organ(text) and "的" not in text))


def _is_row(text: str) -> bool:
    """Whether a line is cells side by side (编号 实事名称 内容 单位), not a name set wide."""
    parts = text.split()
    return "\t" in text or (len(parts) > 3 and len(text) - len(parts) + 1 >= 2 * len(parts))


def _with_organ(lines: Sequence[Line], title: Title) -> Title:
    first = title.first
    if not title.text.startswith(("关于", "關於")):
        return title
    while first > 0 and title.first - first < 3 and is_organ(lines[first - 1].text):
        if len(organs(lines[first - 1].text)) > 1:
            break  # 联合行文: two organs beside each other are the letterhead
        first -= 1
    above = "".join(solid(line.text) for line in lines[first : title.first])
    return Title(lines[first].start, title.end, above + title.text, first, title.last)
