"""预测 — when an indicator will be finished at the pace so far, and how good such forecasts were.

Three readings of the same record: the pace since the start, the pace of the last two periods,
and the schedule moved by the days it is behind. The earliest and the latest of them are the
range, the middle one is likely. Only the days of the working season count as days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from shishi.rules.amounts import WIDE
from shishi.rules.days import day_text, month_end
from shishi.rules.indicators import BY_AMOUNT
from shishi.rules.schedules import ALL_YEAR, Schedule
from shishi.rules.shares import as_decimal, days_for, rounded_text
from shishi.rules.splits import counted
from shishi.rules.targets import Reading, Target, measured_by

_DAY = timedelta(days=1)
_FAR = 1098  # days: what takes three more years is not forecast
_FASTER = Fraction(5, 4)  # 武汉 warns below 80% of what is due: what must go a quarter faster


@dataclass(frozen=True, slots=True)
class Forecast:
    """预测完成日 — `likely` between `early` and `late`; None where no end is in sight."""

    likely: date | None
    early: date | None
    late: date | None
    says: str


@dataclass(frozen=True, slots=True)
class Stated:
    """预计 — on `made_on` the finish was expected on `finish_on`."""

    made_on: date
    finish_on: date


@dataclass(frozen=True, slots=True)
class Drift:
    """推移 — `moves` has the days by which each forecast moved the one before it, later above 0;
    `days` is from the first to the last."""

    moves: tuple[int, ...]
    days: int
    says: str


@dataclass(frozen=True, slots=True)
class Score:
    """预测误差 — of one project: `errors` in days for each forecast, `average` of their sizes."""

    errors: tuple[int, ...]
    average: Decimal
    says: str


def forecast(
    target: Target,
    readings: Sequence[Reading],
    starts_on: date,
    deadline: date,
    on: date,
    *,
    schedule: Schedule | None = None,
    months: frozenset[int] = ALL_YEAR,
) -> Forecast:
    """The finish as it looks at the end of the day `on`; readings after it are not known yet.

    `months` are the months in which the work goes on (4 to 10 in a cold county). Of a rate the
    readings are the rate itself, of an unquantified indicator those of its stand-in.
    """
    target, _ = measured_by(target, None)
    if target.kind not in BY_AMOUNT or target.whole is None:
        return Forecast(None, None, None, "不按数量推进的指标，不作预测")
    known = sorted((one for one in readings if one.on <= on), key=lambda one: one.on)
    if not known or known[-1].value <= 0:
        return Forecast(None, None, None, "尚无进展数据，不能预测完成日期")
    if target.reached(known[-1].value):
        finish = next(one.on for one in known if target.reached(one.value))
        return Forecast(finish, finish, finish, f"已于{day_text(finish)}达到目标")
    record = [Reading(min(starts_on, known[0].on) - _DAY, Decimal(0)), *known]
    ends = [_at_pace(record[0], known[-1], target, months)]
    if len(known) > 1:
        ends.append(_at_pace(record[-min(len(known), 3)], known[-1], target, months))
    if schedule is not None and schedule.nodes:
        ends.append(_moved(schedule, known[-1], starts_on, months))
    finishes = sorted(max(end, on) for end in ends if end is not None)
    row: list[date | None] = [*finishes, *[None] * (len(ends) - len(finishes))]
    likely, early, late = row[len(row) // 2], row[0], row[-1]
    if late == on and known[-1].on < on:
        return Forecast(likely, early, late, _silent(known[-1].on, deadline))
    return Forecast(likely, early, late, in_words(likely, early, late, deadline))


def can_still_finish(
    found: Forecast, deadline: date, on: date, months: frozenset[int] = ALL_YEAR
) -> bool | None:
    """Whether the rest can be done in time: by the early end of the range, or when the work goes at
    most a quarter faster than that from today on. Who is one day behind a schedule that ends on the
    deadline is forecast a day late by every pace; that can be caught up and is for the points
    behind to tell. None where the record does not say."""
    if found.early is None:
        return None
    if found.early <= deadline:
        return True
    left, needed = worked(on, deadline, months), worked(on, found.early, months)
    return on < deadline and needed <= _FASTER * left


def error_days(forecast_on: date, finished_on: date) -> int:
    """预测误差: days by which the finish came later than forecast, below 0 when it came earlier."""
    return (finished_on - forecast_on).days


def drift(series: Sequence[Stated]) -> Drift:
    """How the expected finish moved from forecast to forecast, in the order they were made."""
    made = sorted(series, key=lambda one: one.made_on)
    pairs = pairwise(made)
    moves = tuple((after.finish_on - one.finish_on).days for one, after in pairs)
    days, changes = sum(moves), sum(bool(move) for move in moves)
    if not changes:
        return Drift(moves, 0, "预计完成日未变" if made else "尚未填报预计完成日")
    first, last = day_text(made[0].finish_on), day_text(made[-1].finish_on)
    if not days:
        return Drift(moves, 0, f"预计完成日改过 {changes} 次，仍为原定的{last}")
    way = f"推后 {days} 天" if days > 0 else f"提前 {-days} 天"
    return Drift(moves, days, f"预计完成日由{first}改为{last}，{way}，共改 {changes} 次")


def scored(series: Sequence[Stated], finished_on: date) -> Score | None:
    """The forecasts of one project held against its finish; None where none was made before it."""
    made = sorted((one for one in series if one.made_on < finished_on), key=lambda one: one.made_on)
    if not made:
        return None
    errors = tuple(error_days(one.finish_on, finished_on) for one in made)
    average = as_decimal(Fraction(sum(map(abs, errors)), len(errors)))
    says = f"共 {len(errors)} 次预测，平均相差 {rounded_text(average)} 天，末次"
    last = errors[-1]
    return Score(errors, average, says + (f"相差 {abs(last)} 天" if last else "准确"))


def in_words(likely: date | None, early: date | None, late: date | None, deadline: date) -> str:
    """A range in words, held against the deadline."""
    if likely is None or early is None:
        hope = f"，最早{day_text(early)}" if early else ""
        return f"按目前进度不能推算完成日期{hope}；完成时限{day_text(deadline)}"
    latest = f"最晚{day_text(late)}" if late else "最晚尚不能推算"
    span = f"（最早{day_text(early)}，{latest}）" if early != late else ""
    days = (likely - deadline).days
    against = f"晚 {days} 天" if days > 0 else f"早 {-days} 天" if days else "同日"
    return f"预计{day_text(likely)}完成{span}，比完成时限{day_text(deadline)}{against}"


def worked(after: date, until: date, months: frozenset[int]) -> int:
    """Days of the working months after `after` up to and with `until`; 0 when that is no later."""
    if len(months) == len(ALL_YEAR):
        return max((until - after).days, 0)
    days, at = 0, after
    while at < until:
        last = min(month_end(at + _DAY), until)
        days += (last - at).days if last.month in months else 0
        at = last
    return days


def _at_pace(since: Reading, last: Reading, target: Target, months: frozenset[int]) -> date | None:
    """The day on which the rest is done at the pace between two readings."""
    gain = WIDE.subtract(last.value, since.value)
    if gain <= 0:
        return None
    spent = worked(since.on, last.on, months)
    if not spent:  # work went on outside its season, so the season does not hold
        spent, months = (last.on - since.on).days, ALL_YEAR
    rest = WIDE.subtract(target.least, last.value)
    return _after(last.on, max(days_for(rest, gain, spent), 1), months)


def _moved(
    schedule: Schedule, last: Reading, starts_on: date, months: frozenset[int]
) -> date | None:
    """The day on which the rest of the schedule is over when it goes on from the last reading."""
    end = schedule.day_of(schedule.nodes[-1].value, starts_on)
    due = schedule.day_of(last.value, starts_on)
    if end is None or due is None:
        return None
    return _after(last.on, worked(due, end, months), months)


def _after(day: date, days: int, months: frozenset[int]) -> date | None:
    """The day on which `days` more working days are over."""
    if len(months) == len(ALL_YEAR) and 0 < days <= _FAR:
        return day + days * _DAY
    at, limit = day, day + _FAR * _DAY
    while days > 0 and at < limit:
        last = month_end(at + _DAY)
        held = (last - at).days if last.month in months else 0
        if held >= days:
            return at + days * _DAY
        days, at = days - held, last
    return at if days <= 0 else None


def _silent(last: date, deadline: date) -> str:
    """The finish lies behind us by every pace, and nobody has reported it."""
    says = f"按{day_text(last)}所报的进度推算应已完成，尚未收到完成的填报"
    return f"{says}；完成时限{day_text(deadline)}"


def steepest(
    target: Target, schedule: Schedule | None, starts_on: date, ends: Iterable[date]
) -> Decimal | None:
    """最快一期 — the largest amount the schedule asks for in one of the periods that end on these
    days, to two places; None without a schedule."""
    whole = target.whole
    if schedule is None or not schedule.nodes or whole is None:
        return None
    due = [Fraction(0), *(schedule.value_at(day, starts_on) for day in sorted(ends))]
    if counted(whole, target.measure):
        due = [Fraction(int(one)) for one in due]  # as in what is due on a day
    steps = (after - before for before, after in pairwise(due))
    return as_decimal(round(max(steps, default=due[0]), 2))
