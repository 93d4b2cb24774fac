"""数字候选 — every number of a text with its measure and bound, before it is known what it is of.

A number, its scale (万), its measure and the words that bind it are read together; ranges become
one candidate; numbers that share the unit of the next one (120、80个) receive it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from shishi.reading.numbers import bounds, traps
from shishi.reading.numbers import trap_words as words
from shishi.reading.numbers.bounds import EXACT
from shishi.reading.numbers.measure_words import MeasureKind
from shishi.reading.numbers.measures import Measure, head_measure
from shishi.reading.numbers.numerals import DIGITS, IN_WORDS, Numeral, numerals
from shishi.reading.numbers.readings import (
    RANGE_SIGNS,
    Reading,
    counts,
    far_end,
    ranged,
    reading_of,
    scaled_upper,
    supplied,
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
    before, begins = bounds.before(text, start)
    if text[cell.start("words") : begins].strip():
        return None
    if cell["share"]:
        head = Measure("%", MeasureKind.SHARE, 0)
    after, ends = bounds.after(text, cell.end("share"), head.kind)
    bound = bounds.stronger(before, after)
    return Candidate(
        start=begins,
        end=max(ends, cell.end("share")),
        number=start,
        stop=cell.end("share"),
        value=Decimal(re.sub("[,， ]", "", cell["number"])) * head.factor,
        measure=head.name,
        kind=head.kind,
        bound=bounds.stronger(bound, Bound.MORE_THAN) if cell["more"] else bound,
    )


def _read(text: str) -> Iterator[Candidate]:
    numbers = list(numerals(text))
    if not numbers:
        return
    slogans = iter(traps.quotations(text))
    slogan = next(slogans, None)
    waiting: list[Reading] = []
    last: Candidate | None = None
    at = 0
    for place, numeral in enumerate(numbers):
        start = numeral.start
        if start < at:
            continue
        while slogan and slogan.end <= start:
            slogan = next(slogans, None)
        if slogan and slogan.start < start:
            found: Candidate | None = _trap(slogan, numeral)
        else:
            reading = reading_of(text, numeral)
            found = _candidate(text, reading, numbers, place)
            if found is None:
                waiting = _wait(text, waiting, reading)
        if found:
            if last and last.reason in _CHAINED:
                found = _chained(text, last, found)
            if waiting:
                yield from _share(text, waiting, found)
            yield found
            waiting, at, last = [], found.end, found


def _chained(text: str, last: Candidate, found: Candidate) -> Candidate:
    """A number that goes on in a list of names: 11路、12路 of buses, 1标段、2标段."""
    if found.reason:
        return found
    alike = text[last.end - 1] == text[found.end - 1]
    listed = alike and text[last.end : found.start] in ("、", "和", "及")
    return found._replace(reason=last.reason) if listed else found


def _candidate(
    text: str, reading: Reading, numbers: Sequence[Numeral], place: int
) -> Candidate | None:
    """The number as an amount or a trap; None when it is neither, or lacks a measure."""
    numeral, _, scaled_end, _, _, measure, end = reading
    trap = traps.named(text, numeral, scaled_end, end)
    if trap:
        return _trap(trap, numeral)
    far = None
    if text[end : end + 1] in RANGE_SIGNS:
        far = far_end(text, reading, numbers[place + 1 : place + 4])
    if far:
        trap = traps.named(text, far.numeral, far.scaled_end, far.end)
        if trap:
            return _trap(trap._replace(start=numeral.start), numeral)
        reading = ranged(reading, far)
        measure = reading.measure
    measure = measure or supplied(text, reading)
    if not measure or (numeral.form is IN_WORDS and not counts(text, numeral, measure)):
        return None
    upper = far.value if far else numeral.upper
    if upper is not None and not far:
        upper = scaled_upper(upper, reading)
    return _bound_candidate(text, reading, measure, upper)


def _bound_candidate(
    text: str, reading: Reading, measure: Measure, upper: Decimal | None
) -> Candidate:
    name, kind, stop, _ = measure
    numeral, value, _, scaled, more, _, _ = reading
    number = numeral.start
    bound, start = EXACT, number
    if name == "倍":
        bound, start = bounds.over(text, number)
    elif text[number - 1 : number] in bounds.LAST_LETTERS:
        bound, start = bounds.before(text, number)
    end = stop
    if text[stop : stop + 1] in bounds.FIRST_LETTERS:
        after, end = bounds.after(text, stop, kind)
        bound = bounds.stronger(bound, after)
    if more:
        bound = bounds.stronger(bound, Bound.MORE_THAN)
    reason = ""
    if bound is not EXACT or kind in traps.TELLING or name in traps.SMALL_SIZES:
        reason = traps.measured(
            traps.Setting(text, start, number, measure, end, bound, numeral.form, scaled)
        )
    return Candidate(start, end, number, stop, value, name, kind, bound, upper, reason)


def _trap(trap: traps.Trap, numeral: Numeral) -> Candidate:
    start, end, reason = trap
    end = max(end, numeral.end)
    value = numeral.value
    return Candidate(start, end, numeral.start, end, value, "", None, reason=reason)


def _wait(text: str, waiting: list[Reading], reading: Reading) -> list[Reading]:
    """Numbers without a measure that may share that of the next: 分别为120、80个."""
    start = reading.numeral.start
    opens = start == 0 or text[start - 1] in "\n。；;\t|"
    if reading.measure or reading.numeral.form is not DIGITS or (opens and not waiting):
        return []
    if waiting and not _SHARED.match(text, waiting[-1].scaled_end, start):
        waiting = []
    return [*waiting[-9:], reading]


def _share(text: str, waiting: list[Reading], found: Candidate) -> Iterator[Candidate]:
    if found.kind is None or found.reason:
        return
    if not _SHARED.match(text, waiting[-1].scaled_end, found.start):
        return
    for reading in waiting:
        (_, start), end = bounds.before(text, reading.numeral.start), reading.scaled_end
        yield found._replace(
            start=start,
            end=end,
            number=reading.numeral.start,
            stop=end,
            value=reading.value,
            bound=Bound.EXACT,
            upper=None,
        )
