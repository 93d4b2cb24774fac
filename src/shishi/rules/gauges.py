"""量取 — what the light rules count of a project on a day: points, ratios, days, months.

Each pair of a dimension and a metric has one function here. It answers with what it gauged: a
value with the words that lead up to it; no value where it is not known (未报), nothing at all where
the dimension has nothing to say of the project, such as funds that were never planned.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from shishi.rules.amounts import cut
from shishi.rules.bands import Band, Metric, shown
from shishi.rules.days import day_text, month_ends, whole_months
from shishi.rules.rulesets import Dimension
from shishi.rules.shares import measured_text, wan_text
from shishi.rules.standings import Facts, StandingFacts


@dataclass(frozen=True, slots=True)
class Gauged:
    """读数 — a value, None where it is not known, with the words that lead up to it; `tail` stands
    for the value where the bare figure would mislead, `of` is what a ratio is a share of, where
    that is not the plan itself."""

    value: Decimal | None
    lead: str
    tail: str | None = None
    of: str = ""

    def says(self, metric: Metric, band: Band) -> str:
        """应完成 45 公里，实际 31.5 公里，低 30 个百分点."""
        if self.value is None:
            return self.lead
        tail = _tail(metric, band, self.value, self.of) if self.tail is None else self.tail
        return "，".join(part for part in (self.lead, tail) if part)


def _tail(metric: Metric, band: Band, value: Decimal, of: str) -> str:
    if of:
        return f"占{of} {shown(band, metric, value)}"
    if metric is Metric.POINTS_BEHIND:
        if value == 0:
            return "与计划持平"
        if value > 0:
            return f"低 {shown(band, metric, value)}"
        return f"高 {metric.figure(-value)}"
    if metric in (Metric.DAYS_LATE, Metric.MONTHS_IN_A_ROW) and value == 0:
        return ""
    if metric is Metric.CAN_STILL_FINISH:
        return f"预计{metric.figure(value)}"
    return f"{metric.lead} {shown(band, metric, value)}"


Gauge = Callable[[Facts, date], tuple[Gauged, ...]]


def _start(count: Callable[[date, date], int]) -> Gauge:
    def gauge(facts: Facts, on: date) -> tuple[Gauged, ...]:
        planned, started = facts.start_planned_on, facts.started_on
        if started is not None and started <= on:
            return (Gauged(Decimal(0), f"已于{day_text(started)}{facts.start_name}"),)
        if planned is None:
            return ()
        late = Decimal(count(planned, on)) if planned <= on else Decimal(0)
        state = "应开工未开工".replace("开工", facts.start_name) if late else "尚未逾期"
        return (Gauged(late, f"计划{day_text(planned)}{facts.start_name}，{state}"),)

    return gauge


def _permits(count: Callable[[date, date], int]) -> Gauge:
    def gauge(facts: Facts, on: date) -> tuple[Gauged, ...]:
        due = facts.permit_due_on
        if due is None:
            return ()
        if due >= on:
            return (Gauged(Decimal(0), "没有逾期的手续"),)
        lead = f"{facts.permit or '手续'}应于{day_text(due)}前办结，尚未办结"
        return (Gauged(Decimal(count(due, on)), lead),)

    return gauge


def _months_over(since: date, on: date) -> int:
    """A month is over when its last day has passed, as a due day is in time to its end."""
    return whole_months(since, on - timedelta(days=1))


def _days(since: date, on: date) -> int:
    return (on - since).days


def _funds(facts: Facts, on: date) -> tuple[Gauged, ...]:
    """What was paid of what should have been paid; a statement that does not tell it is 未报."""
    ratio, says = facts.funds_ratio, facts.funds_says
    if ratio is None:
        return (Gauged(None, says),) if says else ()
    return (Gauged(_settled(ratio), says, of="应拨付"),)


def _reporting(facts: Facts, on: date) -> tuple[Gauged, ...]:
    due, reported = facts.report_due_on, facts.reported_on
    if due is None:
        return ()
    if facts.missing(on):
        return (Gauged(None, f"应于{day_text(due)}前报送，本期未报"),)
    if reported is None or reported > on:
        return ()
    late = max((reported - due).days, 0)
    return (Gauged(Decimal(late), f"{day_text(reported)}{'迟报' if late else '按时报送'}"),)


def _settled(value: Decimal) -> Decimal:
    """A quotient is cut at 28 digits; ten places settle it, so that an edge is met exactly."""
    return cut(value, 10)


def _amount(value: Decimal, measure: str) -> str:
    return wan_text(value) if measure == "元" else measured_text(value, measure)


def _amounts(standing: StandingFacts) -> str:
    """应完成 45 公里，实际 31.5 公里; what was worked out is rounded, what was reported is not."""
    if standing.basis is None:
        return standing.says
    parts = []
    if standing.scheduled is not None:
        exact = cut(standing.scheduled, -2 if standing.measure == "元" else 2)
        parts.append(f"应完成 {_amount(exact, standing.measure)}")
    if standing.actual is not None:
        parts.append(f"实际 {_amount(standing.actual, standing.measure)}")
    return "，".join(parts)


def _points(standing: StandingFacts) -> Decimal | None:
    return None if standing.points is None else -standing.points


def _ratio(standing: StandingFacts) -> Decimal | None:
    return Decimal(1) if standing.scheduled_share == 0 else standing.ratio


def _share(standing: StandingFacts) -> Decimal | None:
    return standing.share


def _is_reported(standing: StandingFacts) -> bool:
    """A milestone has a share without an amount."""
    return standing.actual is not None or standing.share is not None


def _judged_tail(standing: StandingFacts, by_ratio: bool) -> str | None:
    """What stands for a figure where it would mislead: at a ratio to nothing, and at what is
    passed or failed, which has said so already."""
    judged = standing.basis is None
    if standing.scheduled_share == 0 and (judged or by_ratio):
        return "按计划尚不要求完成"
    return "" if judged else None


def _progress(pick: Callable[[StandingFacts], Decimal | None]) -> Gauge:
    def one(standing: StandingFacts) -> Gauged:
        subject = f"{standing.subject}：" if standing.subject else ""
        value = pick(standing)
        if not _is_reported(standing):
            return Gauged(None, f"{subject}本期未报")
        if value is None:
            return Gauged(None, f"{subject}没有应完成数或目标，不能评")
        tail = None if pick is _share else _judged_tail(standing, pick is _ratio)
        return Gauged(_settled(value), subject + _amounts(standing), tail)

    def gauge(facts: Facts, on: date) -> tuple[Gauged, ...]:
        return tuple(map(one, facts.standings)) or (Gauged(None, "没有可评的指标"),)

    return gauge


def _behind(facts: Facts, on: date) -> tuple[Gauged, ...]:
    unknown = any(not _is_reported(one) or one.scheduled_share is None for one in facts.standings)
    if facts.days_behind is None or unknown:
        return (Gauged(None, "本期未报，或没有应完成数，不能评"),)
    lead = "进度晚于计划" if facts.days_behind else "进度未晚于计划"
    return (Gauged(Decimal(facts.days_behind), lead),)


def _forecast(facts: Facts, on: date) -> tuple[Gauged, ...]:
    can = facts.can_still_finish
    return () if can is None else (Gauged(Decimal(int(can)), facts.finish_says),)


GAUGES = MappingProxyType(
    {
        (Dimension.START, Metric.DAYS_LATE): _start(_days),
        (Dimension.START, Metric.MONTHS_IN_A_ROW): _start(month_ends),
        (Dimension.PROGRESS, Metric.POINTS_BEHIND): _progress(_points),
        (Dimension.PROGRESS, Metric.RATIO): _progress(_ratio),
        (Dimension.PROGRESS, Metric.ABSOLUTE_SHARE): _progress(_share),
        (Dimension.PROGRESS, Metric.DAYS_LATE): _behind,
        (Dimension.PROGRESS, Metric.CAN_STILL_FINISH): _forecast,
        (Dimension.FUNDS, Metric.RATIO): _funds,
        (Dimension.PERMITS, Metric.DAYS_LATE): _permits(_days),
        (Dimension.PERMITS, Metric.MONTHS_IN_A_ROW): _permits(_months_over),
        (Dimension.REPORTING, Metric.DAYS_LATE): _reporting,
    }
)


def gauged(dimension: Dimension, metric: Metric, facts: Facts, on: date) -> tuple[Gauged, ...]:
    """What the metric reads on the day; KeyError for a pair that `rulesets.unfit` refuses. While a
    report is missing nothing is known of the progress, whatever was reported before."""
    if dimension is Dimension.PROGRESS and facts.missing(on):
        return (Gauged(None, "进度本期未报"),)
    return GAUGES[dimension, metric](facts, on)


def days_behind(asked: Callable[[date], Decimal], actual: Decimal, since: date, on: date) -> int:
    """For how many days the plan has asked for more than is reached; `asked` is the scheduled
    amount of a day and never falls, `since` the first day of the plan."""
    if asked(on) <= actual:
        return 0
    early, late = since - timedelta(days=1), on  # not yet asked for more; asked for more
    while (late - early).days > 1:
        middle = early + (late - early) // 2
        early, late = (early, middle) if asked(middle) > actual else (middle, late)
    return (on - early).days
