"""Workdays: the narrower arrangement decides, and an unknown year says that it is one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.calendars import (
    XINJIANG,
    Calendar,
    CalendarDay,
    DayKind,
    Scope,
    Shift,
    after_workdays,
    assemble,
    is_workday,
    moved,
    warning,
    why,
    workdays_between,
)
from tests.rules.arranged import CALENDAR, ENTRIES
from tests.tables.calendars import COUNTED, MOVED, WORKED

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
SPECIAL = st.builds(
    CalendarDay, DAYS, st.sampled_from(DayKind), st.just("假日"), st.sampled_from(Scope)
)
CALENDARS = st.lists(SPECIAL, max_size=30).map(lambda days: assemble("1", days))


@pytest.mark.parametrize(("day", "worked", "reason"), WORKED.rows)
def test_whether_a_day_is_worked_and_why(day: date, worked: str, reason: str):
    assert is_workday(CALENDAR, day) is (worked == "上班")
    assert why(CALENDAR, day) == reason


@pytest.mark.parametrize(("day", "shift", "result"), MOVED.rows)
def test_where_a_day_off_moves_to(day: date, shift: Shift, result: date):
    assert moved(CALENDAR, day, shift) == result


@pytest.mark.parametrize(("day", "count", "result"), COUNTED.rows)
def test_counting_workdays(day: date, count: int, result: date):
    assert after_workdays(CALENDAR, day, count) == result


@pytest.mark.parametrize("order", [1, -1])
def test_the_narrower_scope_decides_in_whatever_order_the_days_come(order: int):
    assert not is_workday(assemble("1", ENTRIES[::order]), date(2026, 10, 5))
    assert is_workday(assemble("1", ENTRIES[::order]), date(2026, 8, 14))


def test_an_edit_of_the_same_scope_stands_over_the_earlier_one():
    wrong = CalendarDay(date(2026, 10, 8), DayKind.HOLIDAY, "国庆节", Scope.NATION)
    right = replace(wrong, kind=DayKind.WORKDAY)
    assert is_workday(assemble("1", [*ENTRIES, wrong, right]), wrong.day)
    assert not is_workday(assemble("1", [*ENTRIES, right, wrong]), wrong.day)


def test_a_year_without_its_arrangement_warns():
    assert warning(assemble("1", ENTRIES[:9]), date(2025, 3, 5)) == ""
    assert warning(assemble("1", ENTRIES[:9]), date(2026, 1, 5), date(2027, 1, 4)) == (
        "2026年、2027年全国放假安排尚未录入，暂按周末推算，请录入后核对日期。"
    )


def test_a_day_of_next_years_notice_does_not_make_this_year_known():
    reaching = CalendarDay(date(2025, 12, 31), DayKind.HOLIDAY, "元旦", Scope.NATION)
    local = CalendarDay(date(2025, 10, 1), DayKind.HOLIDAY, "国庆节", Scope.OFFICE)
    assert assemble("1", [reaching, local]).known_years == frozenset()


def test_where_the_region_has_days_of_its_own_a_year_without_them_warns():
    calendar = assemble("1", [*ENTRIES[:12], *XINJIANG])
    assert warning(calendar, date(2025, 6, 5)) == ""
    assert "2026年本地区放假安排尚未录入" in warning(calendar, date(2026, 6, 5))


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2022, 5, 5), date(2022, 5, 5), "肉孜节"),
        (date(2022, 7, 9), date(2022, 7, 13), "古尔邦节"),
        (date(2023, 4, 21), date(2023, 4, 21), "肉孜节"),
        (date(2023, 6, 28), date(2023, 6, 30), "古尔邦节"),
        (date(2025, 3, 29), date(2025, 3, 31), "肉孜节"),
        (date(2025, 6, 6), date(2025, 6, 10), "古尔邦节"),
    ],
)
def test_the_regions_own_feasts(first: date, last: date, name: str):
    calendar = assemble("1", XINJIANG)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert all(not is_workday(calendar, day) and name in why(calendar, day) for day in days)
    assert all(
        name not in why(calendar, day)
        for day in (first - timedelta(days=1), last + timedelta(days=1))
    )


def test_the_made_up_sunday_of_2023_is_worked():
    assert is_workday(assemble("1", XINJIANG), date(2023, 6, 25))


@given(CALENDARS, DAYS, DAYS)
def test_counting_there_and_walking_there_agree(calendar: Calendar, start: date, end: date):
    count = workdays_between(calendar, start, end)
    if is_workday(calendar, end):
        assert after_workdays(calendar, start, count) == end


@given(CALENDARS, st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_workdays_of_two_stretches_add_up(calendar: Calendar, days: list[date]):
    first, middle, last = days
    parts = workdays_between(calendar, first, middle), workdays_between(calendar, middle, last)
    assert workdays_between(calendar, first, last) == sum(parts)


@given(CALENDARS, DAYS, st.integers(-30, 30).filter(bool))
def test_a_counted_day_is_a_workday_that_many_workdays_away(
    calendar: Calendar, day: date, count: int
):
    found = after_workdays(calendar, day, count)
    assert is_workday(calendar, found)
    assert workdays_between(calendar, day, found) == count


@given(CALENDARS, DAYS)
def test_moving_ends_on_a_workday_and_never_jumps_over_one(calendar: Calendar, day: date):
    later, earlier = moved(calendar, day, Shift.NEXT), moved(calendar, day, Shift.PREVIOUS)
    assert earlier <= day == moved(calendar, day, Shift.KEEP) <= later
    for found in (earlier, later):
        assert is_workday(calendar, found)
        assert abs(workdays_between(calendar, day, found)) <= 1


@given(st.lists(SPECIAL, max_size=20), DAYS, DAYS, st.integers(0, 20))
def test_a_day_off_more_moves_no_date_earlier_and_a_make_up_day_none_later(
    days: list[CalendarDay], special: date, start: date, count: int
):
    """Nor does a make-up day move anything before the day that was counted from."""
    off = CalendarDay(special, DayKind.HOLIDAY, "假日", Scope.OFFICE)
    plain = assemble("1", days)
    holiday = assemble("2", [*days, off])
    made_up = assemble("3", [*days, replace(off, kind=DayKind.WORKDAY)])
    for place in (
        lambda calendar: moved(calendar, start, Shift.NEXT),
        lambda calendar: after_workdays(calendar, start, count),
    ):
        assert start <= place(made_up) <= place(plain) <= place(holiday)


def test_every_member_has_its_word():
    assert [one.label for one in DayKind] == ["放假", "上班"]
    assert [one.label for one in Scope] == ["全国", "本地区", "本单位"]
    assert [one.label for one in Shift] == ["不顺延", "顺延至下一工作日", "提前至上一工作日"]
