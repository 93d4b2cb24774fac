"""提纲 — lines, numbered entries and their nesting; which of them are sections, requirements,
notes, or what may be items.

Nesting follows the order of appearance: a style not yet open is one level deeper, a style that
is open closes what is inside it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from shishi.reading.lines.inside import Places, bulleted, places, run
from shishi.reading.lines.labels import field_of
from shishi.reading.lines.marks import BULLETS, Mark, line_number_at, mark_at

Range = tuple[int, int]


class Kind(StrEnum):
    """What a line begins."""

    ENTRY = "entry"  # numbered
    HEADING = "heading"  # 工作要求, without a number
    NOTE = "note"  # 注：…, 以上各项…
    STOP = "stop"  # 抄送, signature, date, 附件


@dataclass(slots=True)
class Entry:
    """A numbered line or a heading with what stands under it up to the next of any kind.

    `[start, own_end)` is its own text, `[start, end)` with its children; `title` are its words up
    to the first sign that ends a heading.
    """

    kind: Kind
    start: int
    body: int
    own_end: int
    end: int
    mark: Mark | None = None
    parent: "Entry | None" = None
    children: "list[Entry]" = field(default_factory=list)
    title: str = ""

    @property
    def style(self) -> str:
        return self.mark.style if self.mark else self.kind.value


_SIGNS = frozenset("★☆※*＊▲△●◆■")  # before a number they mark what is of weight
_LINE = re.compile(r"[^ \t\n](?:[^\n]*[^ \t\n])?")
_NOTE_WORDS = (
    r"[（(【\[]?(?:注|备注|说明|附注|注释|附记|填表说明|有关说明|特别说明"
    r"|补充说明|其他说明|几点说明)"
    r"(?:\d{1,2}|[一二三四五])?[】\]]?(?:[:：]|[ \t]*(?=\n))"
    r"|[标带注加]?[（(“]?[★☆▲※*][）)”]?(?:号|标记|的|为|是|者|标注|项|单位)"
    r"|(?:以上|上述|上列|所列|前述|本方案|本表|上面|本清单|表内|表中|文中)"
    r"[^，。；\n]{0,14}(?:任务|项目|事项|各项|实事|工作|均|由|工程|内容|清单|指标)"
    r"|(?:以上|上述|上列|所列|前述)[^，。；\n]{0,6}[件项]"
    r"|(?:以下|下列)[^，。；：:\n]{0,12}(?:任务|项目|事项|各项|实事|工作|工程|[件项])[^。；\n]{0,40}?(?:由|于|均|须|一律)"
    r"|前[\d一二两三四五六七八九十]{1,3}[项件][^，。；\n]{0,20}(?:由|于|均|须|应|为)|如无(?:特别|特殊|另行)"
    r"|(?:凡)?未(?:注明|明确|标注|列明|特别注明)|凡(?:未|是)|除[^，。\n]{1,30}外|各项(?:任务|实事"
    r"|项目|指标|工作|工程|事项)(?:均|须|应|都|一律|的|要|由|于)|各(?:任务|项目|事项|实事|工程)(?:均|须|应|都|一律|要|由|于)|(?:所有|全部)(?:项目|任务|实事)(?:均|须|应|都|一律"
    r"|要)|其余(?:各项|项目|任务|均|事项|[由于须应])|(?:其他|其余|其它|剩余)(?:各项|各)?(?:项目|任务|事项|实事|工程)[^，。；\n]{0,8}?(?:均|须|应|于|由|前|底)"
    r"|(?:排名|排列|列)(?:在)?(?:第一|首位|最前)的?|(?:第一个|首个)(?:单位|部门)"
)
_BY_NUMBER = re.compile(
    r"第[\d（(一二三四五六七八九十）)、，,至到和及与—–~～-]{1,30}[项件]"
    r"(?:[、，,至到和及与—–~～-]+第[\d一二三四五六七八九十（()）]{1,5}[项件])*"
    r"(?:任务|项目|实事|工程)?(?:均|须|应|都|要|可|分别)?(?:[由于为在自从延由]|\d|[一-四]季度|年底)"
)
_OF_LEADER = (
    r"[^。；：:\n\d]{0,24}(?:长|书记|主任|主席|常委|同志)[^，。；：:\n\d]{0,10}?(?:负责|包联|分管|牵头|包抓|挂点|联系"
    r"|包保|领衔|领办|督办|挂包|挂帅)(?:的|推进|落实)?(?:民生)?(?:项目|实事|任务|事项|工作|工程)?"
    r"[：:】）)〕]?[ \t]*(?=\n)"
)
_FOR_ALL = r"(?:以上|上述|各项|所有|全部)[^\n]{0,20}?(?:均|都|一律|须|应|于|由)"
_BY_NUMBER_OR_REST = (
    r"[^\n]{0,200}?(?:第[\d（(一二三四五六七八九十、，,—~～至到和-]+[）)]?项"
    r"|其余(?:各项|项目|任务|均)|[（(]其余[）)]|其他各项|除第)"
)
_SHARED = rf"[^：:\n]{{2,12}}[:：](?:{_FOR_ALL}|{_BY_NUMBER_OR_REST})"
_STOP = (
    r"(?:抄送|主送|抄报|附件|附表|附[:：]|[（(]联系(?:人|电话|方式)|联系电话|（此件|（共印|共印"
    r"|（记者|（[^）]{0,10}(?:记者|通讯员|融媒体)|[—–-]{2,}|来源[:：]|责任编辑|编辑[:：]|打印本页"
    r"|关闭窗口"
    r"|(?:19|20)\d\d年\d{1,2}月\d{1,2}日 *(?:\n|$)|二[〇○零][^\n]{2,12}日 *(?:\n|$)"
    r"|[^\n，。；：:]{4,30}(?:办公室|人民政府|委员会|秘书科|政府办) {0,60}(?:(?:19"
    r"|20)\d\d年?\d{0,4}月?\d{0,2}日?)?(?:印发)? *(?:\n|$))"
)
_NOTE = re.compile(_NOTE_WORDS)
_NOTE_OR_STOP = re.compile(rf"(?P<note>{_NOTE_WORDS}|{_SHARED})|(?P<stop>{_STOP})")
_LEADS_IN = re.compile("以下|下列")  # a note above the items that it speaks of
_CONTACT = re.compile(r"^[ \t]*联系人[:：]", re.MULTILINE)
_REQUIREMENTS = (
    r"(?:工作|有关|相关|几点|具体|组织|推进|落实|实施|其他)?(?:要求|事项)|(?:组织|保障|工作|推进"
    r"|实施|落实|监督|考核|督查|相关)(?:保障|措施|实施|领导|机制|步骤|考核|检查|督查|管理"
    r"|推进)(?:措施|机制|与[^ ]{2,6})?|组织保障|工作保障|"
    r"(?:保障|推进|工作|组织|监督|落实)(?:和|与|及)(?:保障|考核|监督|要求|管理|推进)(?:措施|要求"
    r"|机制)?|组织领导|职责分工要求|督查考核|监督考核|考核(?:评价|办法|奖惩)|时间安排|实施步骤"
    r"|工作步骤|工作安排|进度安排|工作程序|下一?步(?:工作)?(?:打算|安排|计划|措施)|"
    r"指导思想|总体要求|总体目标|总体思路|工作目标|目标要求|基本原则|工作原则|实施原则|产生过程"
    r"|工作重点|有关说明|名词解释|资金保障|政策依据|背景(?:依据)?|目的意义|起草(?:说明|背景)"
    r"|存在(?:的)?(?:主要)?问题|问题(?:和|与)建议"
)
_TITLE = re.compile(r"[^。；;：:\n（(]{1,60}")
_REQUIREMENT_HEADING = re.compile(rf"(?:{_REQUIREMENTS})[：:]? *")
_HEADING = re.compile(rf"(?P<leader>{_OF_LEADER})|(?P<bare> *(?:{_REQUIREMENTS})[：:]? *(?=\n|$))")


def lines(text: str) -> list[Range]:
    """The lines that say something, without space around them."""
    return [line.span() for line in _LINE.finditer(text)]


class _Known(NamedTuple):
    """What the whole text tells each of its lines."""

    bare: frozenset[int]  # starts of the lines whose bare number counts
    first: Mapping[str, int]  # how many lines begin with a character
    inside: Places


def entries(text: str, taken: Sequence[Range]) -> list[Entry]:
    """All entries outside the ranges `taken` (tables), in order and nested."""
    found: list[Entry] = []
    rows = lines(text)
    free = list(_outside(rows, taken)) if taken else rows
    known = _Known(
        _numbered_lines(text, free),
        Counter([text[start] for start, _ in rows]),
        places(text),
    )
    contact = "联系人" in text and len(_CONTACT.findall(text)) == 1
    for start, end in free:
        while start < end and text[start] in " \t":
            start += 1
        if contact and _CONTACT.match(text, start):
            found.append(_entry(Kind.STOP, start))
        else:
            found += _of_line(text, start, end, known)
    limit = [*(entry.start for entry in found[1:]), len(text)][: len(found)]
    bounds = [*(start for start, _ in taken), len(text)]
    for entry, following in zip(found, limit, strict=True):
        bound = bounds[bisect_right(bounds, entry.start)]
        entry.own_end = entry.end = bound if bound < following else following
    _nest(text, found)
    return found


def _outside(places: Sequence[Range], taken: Sequence[Range]) -> Iterator[Range]:
    """The places outside the ordered ranges `taken`, and what is left of a place behind one."""
    at = 0
    for start, end in places:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or end <= taken[at][0]:
            yield start, end
        elif taken[at][1] < end - 1:
            yield taken[at][1], end


def _of_line(text: str, start: int, end: int, known: _Known) -> list[Entry]:
    """What one line begins, and the entries inside it."""
    sign = text[start]
    if sign in _SIGNS and mark_at(text, start + 1, end):
        start += 1
    if text[start] == "第" and _BY_NUMBER.match(text, start, end):
        return [_entry(Kind.NOTE, start)]
    mark = mark_at(text, start, end)
    if mark is None and start in known.bare:
        mark = line_number_at(text, start)
    if mark and mark.style.startswith("bullet"):
        alone = sign in BULLETS and known.first[sign] < 2
        mark = None if alone or _NOTE.match(text, mark.body, end) else mark
    if mark:
        inside = run(text, mark.body, end, mark, known.inside)
        return [_entry(Kind.ENTRY, one.start, one) for one in (mark, *inside)]
    other = _NOTE_OR_STOP.match(text, start, end)
    if other:
        return [_entry(Kind.NOTE if other.lastgroup == "note" else Kind.STOP, start)]
    if _is_heading(text, start):
        return [_entry(Kind.HEADING, start)]
    inside = run(text, start, end, None, known.inside) or bulleted(text, start, end, known.inside)
    return [_entry(Kind.ENTRY, one.start, one) for one in inside]


def _is_heading(text: str, start: int) -> bool:
    """Whether a line without a number is a heading, and no label that stands alone."""
    found = _HEADING.match(text, start)
    if found is None:
        return False
    return found["leader"] is not None or field_of(found.group().strip(" ：:")) is None


def _entry(kind: Kind, start: int, mark: Mark | None = None) -> Entry:
    return Entry(kind, start, mark.body if mark else start, start, start, mark)


def _numbered_lines(text: str, rows: Sequence[Range]) -> frozenset[int]:
    """Starts of lines with a bare number that count 1, 2, 3 … at least three in all."""
    runs: list[list[int]] = []
    expected = 1
    for start, _ in rows:
        mark = line_number_at(text, start) if text[start].isdecimal() else None
        if mark and mark.number == 1:
            runs.append([start])
            expected = 2
        elif mark and mark.number == expected and runs:
            runs[-1].append(start)
            expected += 1
    return frozenset(start for run in runs if len(run) >= 3 for start in run)


def _nest(text: str, found: Sequence[Entry]) -> None:
    """Give each entry its parent; headings of requirements, notes and stops close everything."""
    open_entries: list[Entry] = []
    styles: list[str] = []
    seen: set[str] = set()
    for entry in found:
        style, entry.title = entry.style, title_of(text, entry)
        if (
            entry.kind is not Kind.ENTRY
            or is_requirement_heading(entry.title)
            or _ends_note(open_entries, entry, seen)
        ):
            keep = 0
        elif style in styles:
            keep = styles.index(style)
        else:
            keep = len(open_entries)
        del open_entries[keep:], styles[keep:]
        if open_entries:
            entry.parent = open_entries[-1]
            entry.parent.children.append(entry)
        if entry.kind is not Kind.STOP and not _LEADS_IN.match(text, entry.start):
            open_entries.append(entry)
            styles.append(style)
            seen.add(style)
        for one in open_entries:
            one.end = max(one.end, entry.own_end)


def _ends_note(open_entries: Sequence[Entry], entry: Entry, seen: set[str]) -> bool:
    """Whether a numbered line after a note goes on with the document: its style is known from
    before the note, or it does not begin at one."""
    if not open_entries or open_entries[0].kind is not Kind.NOTE:
        return False
    inside = {child.style for child in open_entries[0].children}
    if entry.style in inside:
        return False
    return entry.style in seen or (entry.mark is not None and entry.mark.number != 1)


def title_of(text: str, entry: Entry) -> str:
    """The words of an entry up to the first sign that ends a heading."""
    found = _TITLE.match(text, entry.body, entry.own_end)
    return found.group().strip() if found else ""


def is_requirement_heading(title: str) -> bool:
    return bool(_REQUIREMENT_HEADING.fullmatch(title))
