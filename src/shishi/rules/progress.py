"""序时进度 — what should have been reached by a day, and how the actual stands to it.

By the indicator's schedule; without one on a straight line to the item's own deadline; without
a deadline by twelfths of the year. Twelfths, half-months and bands may be chosen where a county
compares that way. Sources: domain paper §3.4, requirement 49.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from shishi.rules.completion import Completion, completion
from shishi.rules.days import day_text, half_months
from shishi.rules.indicators import BY_AMOUNT, IndicatorType
from shishi.rules.schedules import Schedule
from shishi.rules.shares import percent_text, points, points_text, quotient, ratio
from shishi.rules.splits import counted
from shishi.rules.targets import Actual, Target, measured_by


class Basis(StrEnum):
    """序时口径 — what the actual is held against."""

    SCHEDULE = "schedule"
    LINEAR = "linear"
    TWELFTHS = "twelfths"
    TWENTY_FOURTHS = "twenty_fourths"
    BANDS = "bands"

    @property
    def label(self) -> str:
        return {
            "schedule": "按分月目标",
            "linear": "按时限逐日平均",
            "twelfths": "按月份（十二分之n）",
            "twenty_fourths": "按半月（二十四分之n）",
            "bands": "按整十档",
        }[self.value]


class Tier(StrEnum):
    """序时档次 — the word a bulletin says."""

    DONE = "done"
    AHEAD = "ahead"
    IN_STEP = "in_step"
    BEHIND = "behind"

    @property
    def label(self) -> str:
        return {
            "done": "已完成",
            "ahead": "超序时",
            "in_step": "按序时",
            "behind": "未达序时",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """应完成 — `value` in the measure of the target, `share` of it; `basis` is the one that was
    used, None for what is not measured by amount but judged on a day; `presumed` (推定) says that
    there is no schedule and another basis stands in for it."""

    value: Decimal | None
    share: Decimal | None
    basis: Basis | None
    says: str
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """对比 — `target`, `scheduled` and `actual` in `measure`; `points` in 百分点, below 0
    when behind; `ratio` actual ÷ scheduled. None: no report, or nothing due."""

    target: Decimal | None
    scheduled: Decimal | None
    actual: Decimal | None
    share: Decimal | None
    scheduled_share: Decimal | None
    points: Decimal | None
    ratio: Decimal | None
    basis: Basis | None
    says: str
    measure: str = ""
    subject: str = ""
    presumed: bool = False


def scheduled(
    target: Target,
    schedule: Schedule | None,
    starts_on: date,
    deadline: date | None,
    on: date,
    basis: Basis = Basis.SCHEDULE,
) -> Scheduled:
    """What should have been reached by the end of the day `on`."""
    target, _ = measured_by(target, None)
    if target.kind not in BY_AMOUNT:
        return _judged(target, starts_on, deadline, on)
    whole, used = target.whole, _used(basis, schedule, deadline)
    if not whole:
        return Scheduled(None, None, used, "没有大于 0 的目标值，不能计算应完成数")
    part = _part(target, used, schedule, (starts_on, deadline), on)
    value, part_due = _of_whole(part, whole), quotient(*part)
    presumed = basis is Basis.SCHEDULE and used is not basis
    lacking = "未编分月目标，" if presumed else ""
    says = f"{lacking}{used.label}，{day_text(on)}应完成 {target.text(value)}"
    return Scheduled(value, part_due, used, f"{says}（{percent_text(part_due)}）", presumed)


def share_due(
    target: Target, plan: Schedule | None, ends: tuple[date, date | None], on: date, basis: Basis
) -> Decimal | None:
    """The share of `scheduled` alone, without its words: what is asked of many days in a row;
    `ends` are the first day and the deadline."""
    target, _ = measured_by(target, None)
    if target.kind not in BY_AMOUNT:
        return _judged(target, *ends, on).share
    used = _used(basis, plan, ends[1])
    return quotient(*_part(target, used, plan, ends, on)) if target.whole else None


def amount_due(
    target: Target, plan: Schedule | None, ends: tuple[date, date | None], on: date, basis: Basis
) -> Decimal | None:
    """The amount of `scheduled` alone, likewise; None of what is not measured by amount."""
    target, _ = measured_by(target, None)
    whole = target.whole
    if target.kind not in BY_AMOUNT or not whole:
        return None
    used = _used(basis, plan, ends[1])
    return _of_whole(_part(target, used, plan, ends, on), whole)


def standing(
    target: Target, due: Scheduled, actual: Actual | None, on: date, subject: str = ""
) -> Standing:
    """How the report (None where there is none) stands to what was due on the same day."""
    target, actual = measured_by(target, actual)
    done = completion(target, actual, on)
    by_amount = target.kind in BY_AMOUNT
    part = done.share
    if not by_amount and actual is not None:
        part = None if done.met is None else Decimal(done.met)
        if part is None and due.share == 0 and done.value is not None:
            part = Decimal(0)  # reported, and not yet to be judged
    gap = None if part is None or due.share is None else points(part, due.share)
    pace = None if part is None or due.share is None else ratio(part, due.share)
    return Standing(
        target=target.whole,
        scheduled=due.value,
        actual=done.value,
        share=part,
        scheduled_share=due.share,
        points=gap,
        ratio=pace,
        basis=due.basis,
        says=_says(target, due, done) if by_amount else done.says,
        measure=target.measure,
        subject=subject,
        presumed=due.presumed,
    )


def tier(share: Decimal, scheduled_share: Decimal, *, ahead_by: Decimal = Decimal(0)) -> Tier:
    """The word for a share: in step from the scheduled share on, ahead above it by more than
    `ahead_by` (with 0.2 and 60% due: 60—80 in step, above it ahead)."""
    if share >= 1:
        return Tier.DONE
    if share < scheduled_share:
        return Tier.BEHIND
    return Tier.AHEAD if share > scheduled_share + ahead_by else Tier.IN_STEP


def _part(
    target: Target, used: Basis, plan: Schedule | None, ends: tuple[date, date | None], on: date
) -> tuple[int, int]:
    """The share that is due of a target above 0, over and under the line: it is asked of many days,
    and lowest terms would take longer than all the rest."""
    whole = target.whole
    if used is not Basis.SCHEDULE or plan is None or whole is None:
        return _elapsed(used, *ends, on).as_integer_ratio()
    (due, days), (over, under) = plan.ratio_at(on, ends[0]), whole.as_integer_ratio()
    if counted(whole, target.measure):
        due, days = due // days, 1  # of what is counted nothing is due by halves
    return due * under, days * over


def _of_whole(part: tuple[int, int], whole: Decimal) -> Decimal:
    over, under = whole.as_integer_ratio()
    return quotient(part[0] * over, part[1] * under)


def _used(basis: Basis, schedule: Schedule | None, deadline: date | None) -> Basis:
    if basis is Basis.SCHEDULE and (schedule is None or not schedule.nodes):
        basis = Basis.LINEAR
    return Basis.TWELFTHS if basis is Basis.LINEAR and deadline is None else basis


def _elapsed(basis: Basis, starts_on: date, deadline: date | None, on: date) -> Fraction:
    """The share of the time that has passed by the end of `on`; all of it from the deadline on."""
    if deadline is not None and on >= deadline:
        return Fraction(1)
    if basis is Basis.LINEAR and deadline is not None:
        days = (deadline - starts_on).days + 1
        return Fraction(max((on - starts_on).days + 1, 0), days)
    months = half_months((deadline or starts_on).year, on)
    if basis is Basis.TWENTY_FOURTHS:
        return Fraction(months, 24)
    twelfths = Fraction(months // 2, 12)
    if basis is Basis.BANDS:
        return Fraction(int(twelfths * 10 + Fraction(1, 2)), 10)
    return twelfths


def _judged(target: Target, starts_on: date, deadline: date | None, on: date) -> Scheduled:
    """What is passed or failed is due in whole: a limit and a standard from the start, what is kept
    up on its first day of checking, a milestone on its deadline."""
    if target.kind is IndicatorType.UNQUANTIFIED:
        return Scheduled(None, None, None, "未量化，请确定可核对的代用指标")
    ends_on = target.deadline_on or deadline
    due_on: date | None = starts_on
    if target.kind is IndicatorType.MAINTAIN:
        due_on = min(target.checks_on, default=ends_on)
    elif target.kind is IndicatorType.MILESTONE:
        due_on = ends_on
    if due_on is None:
        return Scheduled(None, None, None, "没有完成时限，不能判断是否到期")
    says = f"{day_text(due_on)}起应达到" if due_on <= on else f"{day_text(due_on)}到期"
    return Scheduled(target.value, Decimal(due_on <= on), None, says)


def _says(target: Target, due: Scheduled, done: Completion) -> str:
    """应完成 45 公里，实际 31.5 公里，低 30 个百分点; of a rate the points are of its target."""
    if due.value is None or due.share is None:
        return due.says
    wanted = f"应完成 {target.text(due.value)}"
    part = done.share
    if done.value is None or part is None:
        return f"{wanted}，{done.says}"
    gap = points_text(points(part, due.share))
    if target.kind is IndicatorType.RATE and target.whole != 100:
        gap += f"（完成目标的 {percent_text(part)}，应完成 {percent_text(due.share)}）"
    return f"{wanted}，实际 {target.text(done.value)}，{gap}"
