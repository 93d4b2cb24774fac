"""实绩记录 — accepted values with two times: the day one speaks of, the moment it was entered.

Nothing is ever changed or removed. A correction (更正) is a new observation that points at the
one it replaces and says why; so the values of any day can be computed as they count now, or as
they could be known at an earlier moment (截至).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from shishi.rules.amounts import number_text
from shishi.rules.days import day_text
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.shares import total
from shishi.rules.targets import Stage

Reached = tuple[tuple[str, Decimal], ...]
"""What was reached at each point (点位) by its name, in the order of the names; a point that said
nothing is left out."""


class Told(NamedTuple):
    """所报 — a value, with the denominator of a rate; the day a milestone was reached; or how far
    each stage of the works has come; of an indicator with points the sum and what was reached at
    each."""

    value: Decimal | None
    denominator: Decimal | None = None
    reached_on: date | None = None
    stages: tuple[Stage, ...] = ()
    points: Reached = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One accepted value of one indicator. `as_of` is the day it speaks of, `entered_at` the
    moment it was accepted (with offset); keys grow in the order of entry. `denominator` is that
    of a rate; `corrects` the key of the observation it stands in for, with its `reason`."""

    key: int
    indicator: int
    as_of: date
    entered_at: datetime
    value: Decimal | None
    denominator: Decimal | None = None
    corrects: int | None = None
    reason: str = ""
    reached_on: date | None = None
    stages: tuple[Stage, ...] = ()
    points: Reached = ()

    @property
    def told(self) -> Told:
        """What was told, without when and by whom."""
        return Told(self.value, self.denominator, self.reached_on, self.stages, self.points)


@dataclass(frozen=True, slots=True)
class Correction:
    """更正 — what should have been `told` in place of what `of` says."""

    of: Observation
    told: Told
    reason: str


def points_of(kept: Mapping[str, str] | None) -> Reached:
    """The points as they are kept (name: number text) as values."""
    return tuple(sorted((name, Decimal(words)) for name, words in (kept or {}).items()))


def points_kept(points: Reached) -> dict[str, str] | None:
    """The points as they are kept; None where there are none."""
    return {name: number_text(value) for name, value in points} or None


def standing(
    entries: Iterable[Observation], known_at: datetime | None = None
) -> tuple[Observation, ...]:
    """The observations that stand, by indicator and day: of each day the last entered, without
    what was corrected. With `known_at`, as could be known at that moment."""
    known = [one for one in entries if known_at is None or one.entered_at <= known_at]
    replaced = {one.corrects for one in known}
    found: dict[tuple[int, date], Observation] = {}
    for one in sorted(known, key=lambda one: (one.entered_at, one.key)):
        if one.key not in replaced:
            found[one.indicator, one.as_of] = one
    return tuple(found[at] for at in sorted(found))


def unfit(
    correction: Correction, entries: Iterable[Observation], *, cumulative: bool
) -> tuple[Verdict, ...]:
    """What a correction cannot be entered with. `cumulative` values must still not fall from one
    day to the next, so several are corrected from the side where they are wrong."""
    held = [one for one in standing(entries) if one.indicator == correction.of.indicator]
    found = []
    if not correction.reason.strip():
        found.append(no("请写明更正原因。", "reason"))
    if correction.of not in held:
        found.append(no("这个数已被更正过。请对最近一次的数办理更正。", "of"))
    if correction.told == correction.of.told:
        found.append(no("更正后的数与原数相同，无须更正。", "value"))
    found.append(_added_up(correction))
    if cumulative:
        found.append(_between(correction, held))
    return tuple(verdict for verdict in found if not verdict)


def _added_up(correction: Correction) -> Verdict:
    """Of an indicator with points the sum is never typed."""
    told, before = correction.told, correction.of.points
    if before and not told.points:
        return no("这个数由各点位合计。请按点位更正。", "value")
    together = total(value for _, value in told.points)
    if told.points and together != told.value:
        return no(f"各点位合计 {number_text(together)}，与更正后的数不符。请核对。", "value")
    return YES


def _between(correction: Correction, held: Iterable[Observation]) -> Verdict:
    """Whether the new value lies between those of the days around it."""
    value = correction.told.value
    for one in held:
        if value is None or one.value is None:
            continue
        before, after = one.as_of < correction.of.as_of, one.as_of > correction.of.as_of
        if (before and one.value > value) or (after and one.value < value):
            return no(
                f"更正为 {number_text(value)} 后，与{day_text(one.as_of)}的"
                f" {number_text(one.value)} 相比累计数减少。请先更正{day_text(one.as_of)}的数。",
                "value",
            )
    return YES


def may_stand_before(name: str, value: Decimal | None, later: Observation) -> Verdict:
    """Whether what adds up may be told of a day before one that is already known: a report that
    comes after the next one must not say more than it."""
    if value is None or later.value is None or value <= later.value:
        return YES
    return no(
        f"{name}本期 {number_text(value)}，已采用的{day_text(later.as_of)}数为"
        f" {number_text(later.value)}，累计数减少。请先更正其中有误的数。",
        str(later.indicator),
    )


def corrected(correction: Correction, key: int, entered_at: datetime) -> Observation:
    """The observation that a correction becomes: of the same day, entered now."""
    return Observation(
        key,
        correction.of.indicator,
        correction.of.as_of,
        entered_at,
        correction.told.value,
        correction.told.denominator,
        corrects=correction.of.key,
        reason=correction.reason,
        reached_on=correction.told.reached_on,
        stages=correction.told.stages,
        points=correction.told.points,
    )


def affected(correction: Observation, entries: Iterable[Observation]) -> tuple[date, date | None]:
    """The days whose figures and lights a correction changes: from its own day up to, and
    without, the next day the indicator speaks of; None while there is none."""
    later = [
        one.as_of
        for one in standing(entries)
        if one.indicator == correction.indicator and one.as_of > correction.as_of
    ]
    return correction.as_of, min(later, default=None)
