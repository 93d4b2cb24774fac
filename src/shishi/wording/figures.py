"""件数与数额 — the figures of a paragraph as sums and shares need them: value, measure, how finely
they are printed, and the words around them in their clause."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from shishi.reading.numbers.candidates import Candidate, candidates
from shishi.rules.amounts import Bound

_PAUSE = re.compile(r"[，。；：、（）(),;:！？“”【】\t|—]")
_COUNTED = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)(?:余|多)?([项件个类])")
_DIGITS = re.compile(r"[\d,，]+(?:\.(\d+))?")
_CHANGE = re.compile(
    r"比|较(?!好|大|多|快|慢)|增加|减少|新增|增长|提高|同比|环比|上月|上期|上年|去年|每|人均|各(?=[建设配有])"
)
_MOST = 400  # figures of a paragraph that are held against each other; more is no prose
ALIKE = (frozenset("项件个"), frozenset("票张"))


class Figure(NamedTuple):
    """`[start, end)` holds number and measure; `before` and `after` are the rest of its clause,
    `step` the worth of its last printed digit (0 for one in words)."""

    start: int
    end: int
    value: Decimal
    measure: str
    step: Decimal
    rough: bool
    depth: int
    before: str
    after: str

    @property
    def is_share(self) -> bool:
        return self.measure == "%"

    @property
    def changes(self) -> bool:
        """Whether it tells a change or a rate (比上月增加3项, 每户500元), not an amount."""
        return bool(_CHANGE.search(self.before))

    @property
    def slack(self) -> Decimal:
        """How far the true amount may lie from the printed one: nothing for whole counts."""
        return Decimal(0) if self.step == 1 else self.step / 2

    def like(self, other: "Figure") -> bool:
        """Whether both count the same: one measure, or two of the words for items or votes."""
        both = {self.measure, other.measure}
        return len(both) == 1 or any(both <= words for words in ALIKE)


def figures(words: str, offset: int) -> Iterator[Figure]:
    """The figures of a paragraph that begins at `offset` of the paper."""
    last = 0
    told = candidates(words)[:_MOST]
    nexts = [*(one.number for one in told), len(words)][1:]
    for found, following in zip(told, nexts, strict=True):
        measure = _measure(words, found)
        if not measure or found.upper is not None:
            continue
        before, after = _clause(words, found.number, found.stop, last, following)
        opened = words[: found.number]
        yield Figure(
            offset + found.number,
            offset + found.stop,
            found.value,
            measure,
            _step(words[found.number : found.stop], found.value),
            found.bound is not Bound.EXACT or before.endswith("近"),
            opened.count("（") - opened.count("）") + opened.count("(") - opened.count(")"),
            before,
            after,
        )
        last = found.stop


def _measure(words: str, found: Candidate) -> str:
    """The measure as read; a count of items is one here, though no target of a plan."""
    if found.measure or found.reason != "事项计数":
        return "" if found.reason else found.measure
    counted = _COUNTED.match(words, found.number, found.stop)
    return counted[1] if counted else ""


def _clause(words: str, start: int, end: int, last: int, following: int) -> tuple[str, str]:
    """What stands in the clause before a figure and behind it, without its neighbours."""
    pauses = [mark.end() for mark in _PAUSE.finditer(words, last, start)]
    first = pauses[-1] if pauses else last
    pause = _PAUSE.search(words, end, max(end, following))
    if pause is None and following < len(words):
        return words[first:start], ""
    return words[first:start], words[end : pause.start() if pause else len(words)]


def _step(printed: str, value: Decimal) -> Decimal:
    """1 for 26项, 1000 for 4.5万人 (the digit after the point times ten thousand)."""
    digits = _DIGITS.match(printed)
    if not digits:
        return Decimal(1)
    number = Decimal(re.sub("[,，]", "", digits.group()))
    factor = value / number if number else Decimal(1)
    return factor.scaleb(-len(digits[1] or ""))
