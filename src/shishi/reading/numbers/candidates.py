"""数字候选 — every number of a text with its measure and bound, before it is known what it is of.

A number, its scale (万), its measure and the words that bind it are read together; ranges become
one candidate; numbers that share the unit of the next one (120、80个) receive it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from shishi.reading.numbers import bounds, traps
from shishi.reading.numbers import trap_words as words
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.reading.numbers.measures import Measure, head_measure
from shishi.reading.numbers.numerals import Form, Numeral, numerals
from shishi.reading.numbers.readings import (
    Reading,
    counts,
    far_end,
    ranged,
    reading_of,
    supplied,
    upper_of,
)
from shishi.rules.amounts import Bound


class Candidate(NamedTuple):
    """A number as read: `[start, end)` with its bounds, `[number, stop)` number and measure.

    `reason` is set for traps; a trap may have no measure. `per` is the base of money, 人·月.
    """

    start: int
    end: int
    number: int
    stop: int
    value: Decimal
    measure: str
    kind: MeasureKind | None
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    reason: str = ""
    per: str = ""


_BARE = re.compile(
    r"\s*(?P<words>[^\d\s（(]{0,5}?)\s?"
    r"(?P<number>\d{1,3}(?:[,， ]\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,8})?)"
    r"(?P<more>[余多]?)(?P<share>%?)(?P<after>以[上内下]|左右)?\s*(?:[（(][^（()）]*[）)])?\s*"
)
_SHARED = re.compile(r" ?[、,和与及] ?\Z")
_CHAINED = frozenset({words.NAME, words.NUMBER, words.CLASS})
_LONGEST_CELL = 80  # characters; a longer cell holds more than a number


def candidates(text: str, measure: str | None = None) -> list[Candidate]:
    """All numbers of `text` in order; `measure` is the unit of a column head for a bare number."""
    head = head_measure(measure) if measure else None
    bare = _bare(text, head) if head else None
    return [bare] if bare else list(_read(text))


def _bare(text: str, head: Measure) -> Candidate | None:
    """A cell that holds one number and nothing else: its unit stands in the column head."""
    cell = _BARE.fullmatch(text) if len(text) <= _LONGEST_CELL else None
    if not cell:
        return None
    start = cell.start("number")
    before = bounds.before(text, start)
    if text[cell.start("words") : before.edge].strip():
        return None
    if cell["share"]:
        head = Measure("%", MeasureKind.SHARE, 0)
    after = bounds.after(text, cell.end("share"), head.kind)
    more = Bound.MORE_THAN if cell["more"] else Bound.EXACT
    return Candidate(
        start=before.edge,
        end=max(after.edge, cell.end("share")),
        number=start,
        stop=cell.end("share"),
        value=Decimal(re.sub("[,， ]", "", cell["number"])) * head.factor,
        measure=head.name,
        kind=head.kind,
        bound=bounds.stronger(before.bound, after.bound, more),
    )


def _read(text: str) -> Iterator[Candidate]:
    slogans = iter(traps.quotations(text))
    slogan = next(slogans, None)
    numbers = list(numerals(text))
    waiting: list[Reading] = []
    last: Candidate | None = None
    at = 0
    for place, numeral in enumerate(numbers):
        if numeral.start < at:
            continue
        while slogan and slogan.end <= numeral.start:
            slogan = next(slogans, None)
        if slogan and slogan.start < numeral.start:
            found: Candidate | None = _trap(slogan, numeral)
        else:
            reading = reading_of(text, numeral)
            found = _candidate(text, reading, numbers[place + 1 : place + 4])
            if found is None:
                waiting = _wait(text, waiting, reading)
        if found:
            found = _chained(text, last, found)
            yield from _share(text, waiting, found)
            yield found
            waiting, at, last = [], found.end, found


def _chained(text: str, last: Candidate | None, found: Candidate) -> Candidate:
    """A number that goes on in a list of names: 11路、12路 of buses, 1标段、2标段."""
    if last is None or last.reason not in _CHAINED or found.reason:
        return found
    alike = text[last.end - 1] == text[found.end - 1]
    listed = alike and text[last.end : found.start] in ("、", "和", "及")
    return found._replace(reason=last.reason) if listed else found


def _candidate(text: str, reading: Reading, following: list[Numeral]) -> Candidate | None:
    """The number as an amount or a trap; None when it is neither, or lacks a measure."""
    numeral = reading.numeral
    trap = traps.named(text, numeral, reading.scaled_end, reading.end)
    if trap:
        return _trap(trap, numeral)
    far = far_end(text, reading, following)
    if far:
        trap = traps.named(text, far.numeral, far.scaled_end, far.end)
        if trap:
            return _trap(trap._replace(start=numeral.start), numeral)
        reading = ranged(reading, far)
    measure = reading.measure or supplied(text, reading)
    if not measure or (numeral.form is Form.HAN and not counts(text, numeral, measure)):
        return None
    upper = far.value if far else upper_of(numeral, reading)
    return _bound_candidate(text, reading, measure, upper)


def _bound_candidate(
    text: str, reading: Reading, measure: Measure, upper: Decimal | None
) -> Candidate:
    numeral = reading.numeral
    before = (bounds.over if measure.name == "倍" else bounds.before)(text, numeral.start)
    after = bounds.after(text, measure.end, measure.kind)
    more = Bound.MORE_THAN if reading.more else Bound.EXACT
    bound = bounds.stronger(before.bound, after.bound, more)
    setting = traps.Setting(
        text, before.edge, numeral.start, measure, after.edge, bound, numeral.form, reading.scaled
    )
    return Candidate(
        start=before.edge,
        end=after.edge,
        number=numeral.start,
        stop=measure.end,
        value=reading.value * measure.factor,
        measure=measure.name,
        kind=measure.kind,
        bound=bound,
        upper=upper,
        reason=traps.measured(setting),
    )


def _trap(trap: traps.Trap, numeral: Numeral) -> Candidate:
    return Candidate(
        start=trap.start,
        end=max(trap.end, numeral.end),
        number=numeral.start,
        stop=max(trap.end, numeral.end),
        value=numeral.value,
        measure="",
        kind=None,
        reason=trap.reason,
    )


def _wait(text: str, waiting: list[Reading], reading: Reading) -> list[Reading]:
    """Numbers without a measure that may share that of the next: 分别为120、80个."""
    start = reading.numeral.start
    opens = start == 0 or text[start - 1] in "\n。；;\t|"
    if reading.measure or reading.numeral.form is not Form.DIGITS or (opens and not waiting):
        return []
    if waiting and not _SHARED.match(text, waiting[-1].scaled_end, start):
        waiting = []
    return [*waiting[-9:], reading]


def _share(text: str, waiting: list[Reading], found: Candidate) -> Iterator[Candidate]:
    if not waiting or found.kind is None or found.reason:
        return
    if not _SHARED.match(text, waiting[-1].scaled_end, found.start):
        return
    for reading in waiting:
        start, end = bounds.before(text, reading.numeral.start).edge, reading.scaled_end
        yield found._replace(
            start=start,
            end=end,
            number=reading.numeral.start,
            stop=end,
            value=reading.value,
            bound=Bound.EXACT,
            upper=None,
        )
