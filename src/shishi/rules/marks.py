"""标注 — the source text cut into runs, each with the entry of the draft that it says.

Where places overlap the shorter one wins, because a figure stands inside its clause; every
character of the text is in exactly one run.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from shishi.rules.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """标记 — the place of an entry; `kind` is the entry's (quantity, unit, deadline …)."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Run:
    """`[start, end)` of the text, said by one mark or by none."""

    start: int
    end: int
    mark: Mark | None


def runs(length: int, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """The text of `length` characters as runs in order, by the marks that lie within it."""
    inside = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= length),
        key=lambda mark: mark.start,
    )
    cuts = sorted({0, length} | {cut for mark in inside for cut in (mark.start, mark.end)})
    waiting = list(reversed(inside))
    open_marks: list[tuple[int, int, int, Mark]] = []  # shortest first
    found: list[Run] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].start <= start:
            mark = waiting.pop()
            heappush(open_marks, (mark.end - mark.start, -mark.start, len(waiting), mark))
        while open_marks and open_marks[0][-1].end <= start:
            heappop(open_marks)
        best = open_marks[0][-1] if open_marks else None
        if found and found[-1].mark is best:
            found[-1] = Run(found[-1].start, end, best)
        else:
            found.append(Run(start, end, best))
    return tuple(found)


def cut_at(found: Iterable[Run], places: Sequence[int]) -> tuple[Run, ...]:
    """The runs with a cut more at each of the places, which are in order."""
    made: list[Run] = []
    rest = iter(places)
    place = next(rest, None)
    for run in found:
        start = run.start
        while place is not None and place < run.end:
            if place > start:
                made.append(Run(start, place, run.mark))
                start = place
            place = next(rest, None)
        made.append(Run(start, run.end, run.mark))
    return tuple(made)


def around(text: str, span: Span, reach: int) -> tuple[str, str]:
    """The words before and after a place, as far as its line goes and not over `reach`."""
    before = text[max(0, span.start - reach) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + reach].partition("\n")[0]
    return before, after
