"""What is counted: every pair has its gauge, days behind, amounts in words."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.bands import Metric
from shishi.rules.gauges import GAUGES, days_behind, gauged
from shishi.rules.rulesets import MEASURED, PRESETS, Dimension
from shishi.rules.standings import Facts, StandingFacts

ON = date(2026, 6, 30)
ONE = StandingFacts(
    "",
    "公里",
    scheduled=Decimal(1),
    actual=Decimal(1),
    points=Decimal(0),
    basis="schedule",
)


def test_every_pair_that_a_rule_may_use_has_its_gauge():
    pairs = {(one, metric) for one, metrics in MEASURED.items() for metric in metrics}
    assert set(GAUGES) == pairs


def lead(dimension: Dimension, metric: Metric, facts: Facts) -> list[str]:
    return [reading.lead for reading in gauged(dimension, metric, facts, ON)]


@pytest.mark.parametrize(
    ("standing", "says"),
    [
        (
            replace(ONE, measure="元", scheduled=Decimal("17532216.4"), actual=Decimal("9870840")),
            "应完成 1753.22 万元，实际 987.084 万元",
        ),
        (
            replace(ONE, scheduled=Decimal(100) / 3, actual=Decimal("31.456")),
            "应完成 33.33 公里，实际 31.456 公里",
        ),
        (replace(ONE, measure="%", subject="主体工程"), "主体工程：应完成 1%，实际 1%"),
        (replace(ONE, measure=""), "应完成 1，实际 1"),
    ],
)
def test_amounts_in_words(standing: StandingFacts, says: str):
    facts = Facts((standing,))
    assert lead(Dimension.PROGRESS, Metric.POINTS_BEHIND, facts) == [says]


def test_what_is_ahead_is_said_to_be_higher():
    ahead = replace(ONE, points=Decimal("9.3"))
    (criterion,) = (one for one in PRESETS["银川"].criteria if one.dimension is Dimension.PROGRESS)
    (reading,) = gauged(Dimension.PROGRESS, Metric.POINTS_BEHIND, Facts((ahead,)), ON)
    assert reading.says(Metric.POINTS_BEHIND, criterion.bands[0]).endswith("，高 9.3 个百分点")
    (level,) = gauged(Dimension.PROGRESS, Metric.POINTS_BEHIND, Facts((ONE,)), ON)
    assert level.says(Metric.POINTS_BEHIND, criterion.bands[0]).endswith("，与计划持平")


CEILING = StandingFacts("失业率", "%", actual=Decimal("3.57"), says="实际 3.57%，达标")
NODE = StandingFacts("换热站", "", share=Decimal(0), says="尚未达到节点")


@pytest.mark.parametrize(
    ("due", "share", "points", "tail"),
    [
        ("0", "0", "0", "按计划尚不要求完成"),
        ("1", "1", "0", ""),
        ("1", "0", "-100", ""),
    ],
)
def test_what_is_passed_or_failed_has_no_points_in_words(
    due: str, share: str, points: str, tail: str
):
    standing = replace(
        CEILING, share=Decimal(share), scheduled_share=Decimal(due), points=Decimal(points)
    )
    (reading,) = gauged(Dimension.PROGRESS, Metric.POINTS_BEHIND, Facts((standing,)), ON)
    assert (reading.lead, reading.tail) == ("失业率：实际 3.57%，达标", tail)
    assert reading.value == -Decimal(points)


def test_a_milestone_has_no_amount_and_is_reported_all_the_same():
    standing = replace(NODE, scheduled_share=Decimal(1), points=Decimal(-100))
    assert lead(Dimension.PROGRESS, Metric.POINTS_BEHIND, Facts((standing,))) == [
        "换热站：尚未达到节点"
    ]
    unreported = replace(standing, share=None, points=None)
    assert lead(Dimension.PROGRESS, Metric.POINTS_BEHIND, Facts((unreported,))) == [
        "换热站：本期未报"
    ]


def test_days_behind_are_not_known_without_report_or_schedule():
    known = replace(CEILING, scheduled_share=Decimal(1))
    for standings, value in (
        ((), 9),
        ((known,), 9),
        ((known, CEILING), None),
        ((known, replace(known, actual=None)), None),
    ):
        facts = Facts(standings, days_behind=9)
        (reading,) = gauged(Dimension.PROGRESS, Metric.DAYS_LATE, facts, ON)
        assert reading.value == value


@pytest.mark.parametrize(
    ("dimension", "metric"),
    [
        (Dimension.START, Metric.DAYS_LATE),
        (Dimension.FUNDS, Metric.RATIO),
        (Dimension.REPORTING, Metric.DAYS_LATE),
        (Dimension.PROGRESS, Metric.CAN_STILL_FINISH),
    ],
)
def test_what_was_never_planned_is_not_rated(dimension: Dimension, metric: Metric):
    assert gauged(dimension, metric, Facts(), ON) == ()


def test_a_report_not_yet_due_says_nothing():
    facts = Facts(report_due_on=ON)
    assert gauged(Dimension.REPORTING, Metric.DAYS_LATE, facts, ON) == ()


def test_policy_items_are_launched_rather_than_begun():
    facts = Facts(start_name="启动", start_planned_on=date(2026, 6, 1))
    says = lead(Dimension.START, Metric.DAYS_LATE, facts)
    assert says == ["计划2026年6月1日启动，应启动未启动"]
    begun = replace(facts, started_on=date(2026, 6, 9))
    assert lead(Dimension.START, Metric.DAYS_LATE, begun) == ["已于2026年6月9日启动"]


def test_an_edge_is_met_exactly_although_quotients_are_cut():
    third = Decimal(1) / 3
    standing = replace(ONE, points=(third - Decimal("0.1") - third) * 100)
    (reading,) = gauged(Dimension.PROGRESS, Metric.POINTS_BEHIND, Facts((standing,)), ON)
    assert reading.value == 10


START = date(2026, 1, 1)


def asked(day: date) -> Decimal:
    """One more each day: 1 on 1 January."""
    return Decimal((day - START).days + 1)


@pytest.mark.parametrize(
    ("actual", "days"), [("181", 0), ("180", 1), ("179.5", 2), ("0", 181), ("500", 0)]
)
def test_days_behind(actual: str, days: int):
    assert days_behind(asked, Decimal(actual), START, ON) == days


@given(st.lists(st.integers(0, 3), min_size=30, max_size=30), st.integers(0, 40))
def test_days_behind_against_a_walk(increments: list[int], actual: int):
    on = START + timedelta(days=29)
    sums = [sum(increments[: place + 1]) for place in range(30)]
    walked = sum(amount > actual for amount in sums)
    found = days_behind(lambda day: Decimal(sums[(day - START).days]), Decimal(actual), START, on)
    assert found == walked
