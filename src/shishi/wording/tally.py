"""合计 — a total with the parts that are told of it, and how exactly they must add."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from shishi.wording.figures import Figure


class Tally(NamedTuple):
    """A total, its parts, what they add to; `short` when kinds of the total seem to be missing."""

    total: Figure
    parts: tuple[Figure, ...]
    added: Decimal
    short: bool

    @property
    def start(self) -> int:
        return min(self.total.start, self.parts[0].start)

    @property
    def end(self) -> int:
        return max(self.total.end, self.parts[-1].end)


def slack(total: Figure, parts: Sequence[Figure]) -> Decimal:
    """What rounding may cost; whole counts of one measure must add exactly."""
    steps = {one.step for one in (total, *parts)}
    if len(steps) == 1 and all(one.value % one.step == 0 and one.step >= 1 for one in parts):
        return Decimal(0)
    return sum((one.slack for one in (total, *parts)), Decimal(0))
