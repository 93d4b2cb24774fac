"""Days in words, months from day to day."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.days import add_months, day_text, end_of, month_ends, whole_months

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 3, 15), 3, date(2026, 6, 15)),
        (date(2026, 3, 31), 3, date(2026, 6, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 24, date(2028, 12, 1)),
    ],
)
def test_months_end_on_the_same_number_or_on_the_last_day(day: date, months: int, end: date):
    assert add_months(day, months) == end


@pytest.mark.parametrize(
    ("since", "on", "whole", "ends"),
    [
        (date(2026, 4, 10), date(2026, 4, 29), 0, 0),
        (date(2026, 4, 10), date(2026, 4, 30), 0, 1),
        (date(2026, 4, 10), date(2026, 5, 10), 1, 1),
        (date(2026, 4, 10), date(2026, 6, 30), 2, 3),
        (date(2026, 1, 31), date(2026, 2, 28), 1, 2),
        (date(2026, 12, 15), date(2027, 1, 14), 0, 1),
        (date(2026, 5, 1), date(2026, 4, 1), 0, 0),
    ],
)
def test_months_that_have_run_and_months_that_have_ended(
    since: date, on: date, whole: int, ends: int
):
    assert (whole_months(since, on), month_ends(since, on)) == (whole, ends)


@given(DAYS, DAYS)
def test_whole_months_are_the_most_that_fit(since: date, on: date):
    months = whole_months(since, on)
    if since <= on:
        assert add_months(since, months) <= on < add_months(since, months + 1)
    else:
        assert months == 0


def test_a_day_in_words():
    assert day_text(date(2026, 4, 10)) == "2026年4月10日"


def test_a_day_ends_with_its_last_moment_in_its_own_zone():
    zone = timezone(timedelta(hours=8))
    last = end_of(date(2026, 6, 30), zone)
    assert last < datetime(2026, 7, 1, tzinfo=zone) <= last + timedelta(microseconds=1)
