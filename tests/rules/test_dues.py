"""What falls due on a day, and the month it stands in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.dues import Due, Kind, in_order, month_text, nearness, of_round, weeks
from shishi.rules.periods import Period
from shishi.rules.rounds import DueCard

CARD = DueCard(
    Period(date(2026, 3, 1), date(2026, 4, 1)),
    opens_on=date(2026, 3, 25),
    legal_on=date(2026, 4, 5),
    due_on=date(2026, 4, 7),
    remind_on=date(2026, 4, 3),
    closes_on=date(2026, 4, 21),
    calendar_version="第1版",
    lines=("规则：每月报送一次。", "到期日：2026年4月7日。"),
)


def test_a_round_has_four_days_and_the_one_it_is_due_on_says_how_it_came_about():
    found = of_round(CARD, "round", (3,))
    assert [(one.kind.label, one.on.isoformat(), len(one.lines)) for one in found] == [
        ("开放填报", "2026-03-25", 0),
        ("报送提醒", "2026-04-03", 0),
        ("报送到期", "2026-04-07", 2),
        ("补报截止", "2026-04-21", 0),
    ]
    assert {one.title for one in found} == {"2026年3月报送"}
    assert {(one.page, one.keys) for one in found} == {("round", (3,))}


def test_a_day_shows_what_has_to_be_handed_in_first_then_projects_as_the_plan_has_them():
    node = Due(date(2026, 4, 7), Kind.NODE, "供水", "", "project", (1,), 2)
    ones = [replace(node, number=9), node, replace(node, kind=Kind.DEADLINE, number=5)]
    early = replace(node, on=date(2026, 4, 1), number=40)
    due = of_round(CARD, "round", (3,))[2]
    assert [(one.on.day, one.kind, one.number) for one in in_order([*ones, due, early])] == [
        (1, Kind.NODE, 40),
        (7, Kind.DUE, 0),
        (7, Kind.DEADLINE, 5),
        (7, Kind.NODE, 2),
        (7, Kind.NODE, 9),
    ]


@pytest.mark.parametrize(
    ("left", "says"), [(-1, "已过"), (0, "今天"), (1, "还剩 1 天"), (3, "还剩 3 天"), (4, "")]
)
def test_a_near_day_is_told_in_words(left, says):
    on = date(2026, 11, 22)
    assert nearness(on + timedelta(days=left), on) == says


@given(st.dates(date(1950, 1, 1), date(2098, 12, 31)))
def test_the_weeks_of_a_month_hold_each_of_its_days_once_from_monday_to_sunday(day):
    found = [one for week in weeks(day) for one in week]
    inside = [one for one in found if (one.year, one.month) == (day.year, day.month)]
    assert [one.day for one in inside] == list(range(1, len(inside) + 1))
    assert day in inside
    assert {week[0].weekday() for week in weeks(day)} == {0}
    assert found == [found[0] + timedelta(days=n) for n in range(len(found))]
    assert all(any(one in inside for one in week) for week in weeks(day))


def test_a_month_is_named():
    assert month_text(date(2026, 11, 22)) == "2026年11月"
