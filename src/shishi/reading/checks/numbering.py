"""序号 — level marks that break: 一、 then 2、, a gap, a repetition, a heading without its number.

GB/T 9704 counts 一、 （一） 1. （1）. A level may go on counting under the next heading or begin
again; anything else is pointed out. A run without a gap is said to be in order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import DocumentKind, Remark, RemarkKind
from shishi.reading.lines.level_marks import LevelMark, level_marks, like

_LEVELS = {"han": 1, "bracket": 2, "digit": 3, "round": 4, "named": 0}
_BARE_HEADING = re.compile(r"[ \t]*(?P<words>[一-龥]{2,12})")
_EXCERPT = re.compile(r"节选|节录|摘[要编录登抄]|选登")


@dataclass(slots=True)
class _Run:
    """Marks of one style that count on."""

    first: LevelMark
    last: LevelMark
    broken: bool = False
    length: int = 1


def find(proof: Proof) -> Iterator[Remark]:
    """Breaks of the counting, and the runs that are in order."""
    places = level_marks(proof.text)
    yield from _breaks(proof, places)
    yield from _bare_headings(proof, places)


def _breaks(proof: Proof, places: Sequence[LevelMark]) -> Iterator[Remark]:
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
        level = _LEVELS[place.style]
        for style in [style for style in runs if _LEVELS[style] > level]:
            yield from _in_order(proof, runs.pop(style))
    for run in runs.values():
        yield from _in_order(proof, run)


def _gap(proof: Proof, before: LevelMark, place: LevelMark) -> Remark:
    wanted = like(place, before.number + 1)
    here = proof.text[place.start : place.end].strip()
    if place.number == before.number:
        says = f"序号“{like(place, place.number)}”重复，此处应为“{wanted}”，请核对。"
    elif place.number > before.number:
        says = f"“{like(place, before.number)}”之后是“{like(place, place.number)}”，缺“{wanted}”。"
    else:
        says = f"序号倒置：“{here}”出现在“{like(place, before.number)}”之后，请核对。"
    return proof.remark(RemarkKind.NUMBERING, place.start, place.end, says)


def _wrong_start(runs: dict[str, _Run], place: LevelMark) -> str:
    """2、 after 一、 is the second heading in another style."""
    for run in runs.values():
        if run.last.number == place.number - 1 and run.last.style in ("han", "digit"):
            before = like(run.last, run.last.number)
            wanted, written = like(run.last, place.number), like(place, place.number)
            return f"上一个同级标题是“{before}”，此处“{written}”应为“{wanted}”。"
    return f"序号从“{like(place, place.number)}”开始，之前的序号缺失，请核对。"


def _in_order(proof: Proof, run: _Run) -> Iterator[Remark]:
    if run.broken or run.length < 2:
        return
    first, last = run.first, run.last
    says = f"序号“{like(first, first.number)}”至“{like(last, last.number)}”连续，没有缺号和重号。"
    yield proof.remark(RemarkKind.NUMBERING, first.start, first.end, says, ok=True)


def _bare_headings(proof: Proof, places: Sequence[LevelMark]) -> Iterator[Remark]:
    """工作要求 alone on its line, its parts numbered （一）, where the other headings have 一、."""
    first = next((place.end for place in places if place.style == "han"), None)
    if first is None:
        return
    text = proof.text
    for place in places:
        if place.style != "bracket" or place.number != 1:
            continue
        end = place.start
        while end and text[end - 1] in " \t\n":
            end -= 1
        line = text.rfind("\n", 0, end) + 1
        heading = _BARE_HEADING.fullmatch(text, line, end)
        if heading and line >= first:
            words = heading["words"]
            says = f"标题“{words}”没有序号，其下各条编号为（一）起，其他标题有序号，请核对。"
            yield proof.remark(RemarkKind.NUMBERING, *heading.span("words"), says)
