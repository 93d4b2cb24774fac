"""序号 — level marks that break: 一、 then 2、, a gap, a repetition, a heading without its number.

GB/T 9704 counts 一、 （一） 1. （1）. A level may go on counting under the next heading or begin
again; anything else is pointed out. A run without a gap is said to be in order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import DocumentKind, Remark, RemarkKind

_HAN = "一二三四五六七八九十"
_MARK = re.compile(
    r"^[ \t]*(?:"
    rf"(?P<han>[{_HAN}]{{1,3}})(?P<han_stop>[、.．﹒])"
    rf"|(?P<bracket>[（(](?P<inner>[{_HAN}]{{1,3}})[）)])"
    rf"|(?P<digit>\d{{1,3}})(?P<digit_stop>[、.．﹒])(?!\d)"
    r"|(?P<round>[（(](?P<ring>\d{1,3})[）)])"
    rf"|(?P<named>第(?P<nth>[{_HAN}]{{1,3}})(?P<noun>[章节条件项]))"
    r")[ \t]*(?P<words>[^\n。；：，|\t]{0,30})",
    re.MULTILINE,
)
_LEVELS = {"han": 1, "bracket": 2, "digit": 3, "round": 4, "named": 0}
_BARE_HEADING = re.compile(r"^[ \t]*(?P<words>[一-龥]{2,12})[ \t]*$", re.MULTILINE)
_EXCERPT = re.compile(r"节选|节录|摘[要编录登抄]|选登")
_HIGHEST = 60  # what is above it is a broken number, not a level mark
_BEFORE_BRACKETS = re.compile(r"[ \t\n]*[（(]一[）)]")


@dataclass(frozen=True, slots=True)
class _Place:
    """One level mark: which style, which number, where it and its heading stand."""

    style: str
    number: int
    start: int
    end: int
    words: str


@dataclass(slots=True)
class _Run:
    """Marks of one style that count on."""

    first: _Place
    last: _Place
    broken: bool = False
    length: int = 1
    faults: list[Remark] = field(default_factory=list)


def find(proof: Proof) -> Iterator[Remark]:
    """Breaks of the counting, and the runs that are in order."""
    found = (_place(match) for match in _MARK.finditer(proof.text))
    places = [place for place in found if 0 < place.number <= _HIGHEST]
    yield from _breaks(proof, places)
    yield from _bare_headings(proof, places)


def _place(match: re.Match[str]) -> _Place:
    style = next(name for name in _LEVELS if match[name])
    number = match[{"bracket": "inner", "round": "ring", "named": "nth"}.get(style, style)]
    return _Place(style, number_of(number), match.start(style), match.end(), match["words"].strip())


def number_of(words: str) -> int:
    """8, 八, 十二, 二十一; 0 for what is no number."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.partition("十")
    digits = {mark: value for value, mark in enumerate(_HAN, 1)}
    if not ten:
        return digits.get(words, 0)
    return (digits.get(tens, 0) if tens else 1) * 10 + (digits.get(ones, 0) if ones else 0)


def _breaks(proof: Proof, places: Sequence[_Place]) -> Iterator[Remark]:
    """Walk the marks; a mark of a higher level lets the lower ones begin again."""
    runs: dict[str, _Run] = {}
    excerpt = proof.draft.kind is not DocumentKind.PLAN or _EXCERPT.search(proof.text, 0, 300)
    totals: dict[str, int] = {}  # the last number of a style anywhere, for counting across headings
    for place in places:
        run = runs.get(place.style)
        if run and place.number == run.last.number + 1:
            run.last, run.length = place, run.length + 1
        elif run and place.number != 1:
            yield _gap(proof, run.last, place)
            run.last, run.broken = place, True
        elif run is None and place.number not in (1, totals.get(place.style, 0) + 1):
            if totals or not excerpt:
                says = _wrong_start(runs, place)
                yield proof.remark(RemarkKind.NUMBERING, place.start, place.end, says)
            runs[place.style] = _Run(place, place, broken=True)
        else:
            if run:
                yield from _in_order(proof, run)
            runs[place.style] = _Run(place, place)
        totals[place.style] = place.number
        for style in [style for style in runs if _LEVELS[style] > _LEVELS[place.style]]:
            yield from _in_order(proof, runs.pop(style))
    for run in runs.values():
        yield from _in_order(proof, run)


def _gap(proof: Proof, before: _Place, place: _Place) -> Remark:
    wanted = _like(place, before.number + 1)
    here = proof.text[place.start : place.end].strip()
    if place.number == before.number:
        says = f"序号“{_like(place, place.number)}”重复，此处应为“{wanted}”，请核对。"
    elif place.number > before.number:
        says = (
            f"“{_like(place, before.number)}”之后是“{_like(place, place.number)}”，缺“{wanted}”。"
        )
    else:
        says = f"序号倒置：“{here}”出现在“{_like(place, before.number)}”之后，请核对。"
    return proof.remark(RemarkKind.NUMBERING, place.start, place.end, says)


def _wrong_start(runs: dict[str, _Run], place: _Place) -> str:
    """2、 after 一、 is the second heading in another style."""
    for run in runs.values():
        if run.last.number == place.number - 1 and run.last.style in ("han", "digit"):
            before = _like(run.last, run.last.number)
            wanted, written = _like(run.last, place.number), _like(place, place.number)
            return f"上一个同级标题是“{before}”，此处“{written}”应为“{wanted}”。"
    return f"序号从“{_like(place, place.number)}”开始，之前的序号缺失，请核对。"


def _like(place: _Place, number: int) -> str:
    """A number in the style of a mark."""
    shapes = {
        "han": "{}、",
        "bracket": "（{}）",
        "digit": "{}.",
        "round": "（{}）",
        "named": "第{}",
    }
    words = str(number) if place.style in ("digit", "round") else han(number)
    return shapes[place.style].format(words)


def han(number: int) -> str:
    """12 is 十二."""
    tens, ones = divmod(number, 10)
    if number > 99 or number < 1:
        return str(number)
    leading = _HAN[tens - 1] if tens > 1 else ""
    return f"{leading}{'十' if tens else ''}{_HAN[ones - 1] if ones else ''}"


def _in_order(proof: Proof, run: _Run) -> Iterator[Remark]:
    if run.broken or run.length < 2:
        return
    first, last = run.first, run.last
    says = f"序号“{_like(first, first.number)}”至“{_like(last, last.number)}”连续，没有缺号和重号。"
    yield proof.remark(RemarkKind.NUMBERING, first.start, first.end, says, ok=True)


def _bare_headings(proof: Proof, places: Sequence[_Place]) -> Iterator[Remark]:
    """工作要求 alone on its line, its parts numbered （一）, where the other headings have 一、."""
    numbered = [place for place in places if place.style == "han"]
    if len(numbered) < 1:
        return
    for match in _BARE_HEADING.finditer(proof.text, numbered[0].end):
        if _BEFORE_BRACKETS.match(proof.text, match.end()):
            says = (
                f"标题“{match['words']}”没有序号，其下各条编号为（一）起，其他标题有序号，请核对。"
            )
            yield proof.remark(RemarkKind.NUMBERING, match.start("words"), match.end("words"), says)
