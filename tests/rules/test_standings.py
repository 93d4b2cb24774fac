"""The facts of a rating: what is missing, what has not begun, when a reason counts."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.rules.indicators import IndicatorType
from shishi.rules.progress import scheduled, standing
from shishi.rules.rulesets import Dimension
from shishi.rules.schedules import Node, Schedule, Source
from shishi.rules.standings import Exemption, Facts, told_of
from shishi.rules.targets import Actual, Target

DUE = date(2026, 7, 5)


@pytest.mark.parametrize(
    ("done", "on", "over"),
    [
        (None, date(2026, 7, 5), False),
        (None, date(2026, 7, 6), True),
        (date(2026, 7, 5), date(2026, 7, 6), False),
        (date(2026, 7, 8), date(2026, 7, 7), True),
        (date(2026, 7, 8), date(2026, 7, 8), False),
    ],
)
def test_the_due_day_is_still_in_time_and_a_later_day_is_not_known_yet(
    done: date | None, on: date, over: bool
):
    assert Facts(report_due_on=DUE, reported_on=done).missing(on) is over
    assert Facts(start_planned_on=DUE, started_on=done).unstarted(on) is over


def test_what_has_no_day_is_never_over():
    assert not Facts().missing(DUE)
    assert not Facts().unstarted(DUE)


@pytest.mark.parametrize(
    ("reason", "by", "on", "holds"),
    [
        ("汛期停工", "分管领导", date(2026, 7, 1), True),
        ("汛期停工", "分管领导", date(2026, 7, 31), True),
        ("汛期停工", "分管领导", date(2026, 6, 30), False),
        ("汛期停工", "分管领导", date(2026, 8, 1), False),
        (" ", "分管领导", date(2026, 7, 1), False),
        ("汛期停工", " ", date(2026, 7, 1), False),
    ],
)
def test_a_reason_counts_while_it_is_complete_and_in_time(
    reason: str, by: str, on: date, holds: bool
):
    exemption = Exemption(Dimension.START, reason, by, date(2026, 7, 1), date(2026, 7, 31))
    assert exemption.holds(on) is holds


PLAN = Schedule((Node(date(2026, 6, 30), Decimal(60)),), Source.HAND)


@pytest.mark.parametrize(
    ("plan", "actual", "told"),
    [
        (PLAN, Decimal(45), (Decimal("0.75"), Decimal(1), Decimal(-25), Decimal("0.75"))),
        (PLAN, None, (None, Decimal(1), None, None)),
        (None, Decimal(45), (Decimal("0.75"), None, None, None)),  # no plan of its own: not known
        (None, None, (None, None, None, None)),
    ],
)
def test_a_presumed_schedule_tells_nothing_that_is_due(
    plan: Schedule | None, actual: Decimal | None, told: tuple[Decimal | None, ...]
):
    target = Target(kind=IndicatorType.CUMULATIVE, value=Decimal(60), measure="公里")
    on, starts_on = date(2026, 6, 30), date(2026, 1, 1)
    due = scheduled(target, plan, starts_on, date(2026, 6, 30), on)
    report = None if actual is None else Actual(value=actual)
    facts = told_of(standing(target, due, report, on), "道路")
    assert (facts.share, facts.scheduled_share, facts.points, facts.ratio) == told
    assert facts.subject == "道路"
