"""Lost days: each day once, by cause and by desk; what a standstill asks."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.stops import (
    Cause,
    Stop,
    added_up,
    charged,
    lost_days,
    standstill,
    unfit_stop,
)
from tests.tables.stages import LOST

ON = date(2026, 5, 31)


CAUSES = {cause.label: cause for cause in Cause}
ENTRY = re.compile(r"([^\d（，]+)(?:（(\w+)）)?(\d+)月(\d+)日至(?:(\d+)月(\d+)日|今)")


@pytest.mark.parametrize(("words", "says"), LOST.rows)
def test_lost_days(words: str, says: str):
    stops = []
    for cause, desk, month, day, until_month, until_day in ENTRY.findall(words):
        end = date(2026, int(until_month), int(until_day)) if until_month else None
        stops.append(Stop(date(2026, int(month), int(day)), end, CAUSES[cause], desk))
    assert len(stops) == words.count("至")
    assert lost_days(stops, ON).says == says


def test_lost_days_are_told_with_cause_and_desk():
    stops = (
        Stop(date(2026, 3, 1), date(2026, 4, 11), Cause.PERMITS, "自然资源部门"),
        Stop(date(2026, 4, 20), date(2026, 5, 12), Cause.WEATHER),
        Stop(date(2026, 5, 20), None, Cause.TENDER, "自然资源部门"),
    )
    lost = lost_days(stops, ON)
    assert (
        lost.says
        == "耽误 75 天：手续 41 天（自然资源部门）、天气 22 天、招标 12 天（自然资源部门）。"
    )
    assert lost.by_desk == (("自然资源部门", 53), ("", 22))
    assert lost_days((), ON).says == "没有停滞。"


days = st.dates(date(2026, 3, 1), date(2026, 7, 1))
stops = st.lists(
    st.builds(
        lambda start, length, cause, desk: Stop(
            start, start + timedelta(days=length) if length else None, cause, desk
        ),
        days,
        st.integers(0, 40),
        st.sampled_from(Cause),
        st.sampled_from(["", "甲单位", "乙单位"]),
    ),
    max_size=6,
)


@given(stops)
def test_causes_and_desks_each_partition_the_days_lost(stops: list[Stop]):
    lost = lost_days(stops, ON)
    stood = {
        day
        for day in (date(2026, 3, 1) + timedelta(days=place) for place in range(92))
        if any(stop.start <= day and (stop.end is None or day < stop.end) for stop in stops)
    }
    assert lost.days == len(stood)
    assert sum(count for _, count in lost.by_cause) == lost.days
    assert sum(count for _, count in lost.by_desk) == lost.days


@given(stops)
def test_the_days_of_each_stop_add_up_to_those_lost(stops: list[Stop]):
    found = charged(stops, ON)
    assert sorted(map(repr, stops)) == sorted(repr(stop) for stop, _ in found)
    assert [days for _, days in found if days < 0] == []
    assert added_up(found) == lost_days(stops, ON)


def test_days_of_several_projects_are_added_up():
    """Each day counts for each project that lost it."""
    first = charged([Stop(date(2026, 5, 22), None, Cause.FUNDS, "县财政局")], ON)
    second = charged([Stop(date(2026, 5, 30), None, Cause.WEATHER)], ON)
    both = added_up((*first, *second))
    assert both.says == "耽误 12 天：资金 10 天（县财政局）、天气 2 天。"
    assert both.by_cause == ((Cause.FUNDS, 10), (Cause.WEATHER, 2))


@given(stops, days, st.integers(0, 30))
def test_lost_days_never_grow_fewer(stops: list[Stop], on: date, later: int):
    assert lost_days(stops, on).days <= lost_days(stops, on + timedelta(days=later)).days


@pytest.mark.parametrize(
    ("stop", "says"),
    [
        (Stop(date(2026, 6, 1), None, Cause.FUNDS, "财政部门"), "晚于今天"),
        (Stop(ON, ON, Cause.FUNDS, "财政部门"), "应晚于开始日期"),
        (Stop(ON, date(2026, 6, 2), Cause.FUNDS, "财政部门"), "晚于明天"),
        (Stop(ON, None, Cause.FUNDS, " "), "没有写明卡在哪个单位"),
    ],
)
def test_a_stop_that_cannot_be_entered(stop: Stop, says: str):
    assert says in unfit_stop(stop, ON).says


def test_a_stop_in_order_may_be_entered():
    assert unfit_stop(Stop(ON, None, Cause.WEATHER), ON)
    assert unfit_stop(Stop(ON, date(2026, 6, 1), Cause.FUNDS, "财政部门"), ON)


@pytest.mark.parametrize(
    ("end", "on", "says"),
    [
        (None, date(2026, 2, 28), "还有 0 天"),
        (None, date(2026, 3, 1), "已超 1 天"),
        (None, date(2027, 1, 30), "已超"),
        (None, date(2027, 1, 31), "已满一年"),
        (date(2026, 2, 10), date(2026, 2, 9), "还有 19 天"),
        (date(2026, 2, 10), date(2026, 2, 10), ""),
    ],
)
def test_a_standstill_asks_for_a_report_and_after_a_year_for_a_check(
    end: date | None, on: date, says: str
):
    found = standstill(Stop(date(2026, 1, 31), end, Cause.WORKS, "施工单位"), on)
    assert says in found
    assert bool(says) == bool(found)
