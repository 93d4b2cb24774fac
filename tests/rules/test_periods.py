"""Periods lie without gap or overlap, whatever the cadence."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.periods import (
    Cadence,
    Period,
    all_of,
    containing,
    day_text,
    following,
    preceding,
)
from tests.tables.periods import CONTAINING, OF_A_YEAR

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
CADENCES = st.sampled_from(Cadence)


@pytest.mark.parametrize(("day", "cadence", "label", "first", "last"), CONTAINING.rows)
def test_the_period_of_a_day(day: date, cadence: Cadence, label: str, first: date, last: date):
    period = containing(day, cadence)
    assert (period.label, period.start, period.last) == (label, first, last)


@pytest.mark.parametrize(("year", "cadence", "count", "first", "last"), OF_A_YEAR.rows)
def test_the_periods_of_a_year(year: int, cadence: Cadence, count: int, first: date, last: date):
    found = all_of(year, cadence)
    assert (len(found), found[0].start, found[-1].last) == (count, first, last)


@given(DAYS, CADENCES)
def test_a_day_lies_in_one_period_and_in_neither_neighbour(day: date, cadence: Cadence):
    period = containing(day, cadence)
    before, after = preceding(period, cadence), following(period, cadence)
    assert [day in one for one in (before, period, after)] == [False, True, False]
    assert (before.end, period.end) == (period.start, after.start)


@given(DAYS, CADENCES)
def test_every_day_of_a_period_finds_it_again(day: date, cadence: Cadence):
    period = containing(day, cadence)
    inside = [period.start + timedelta(days=n) for n in range(period.days)]
    assert {containing(one, cadence) for one in inside} == {period}
    assert inside[-1] == period.last


@given(st.integers(1990, 2090), CADENCES)
def test_years_follow_each_other_without_gap(year: int, cadence: Cadence):
    found = all_of(year, cadence) + all_of(year + 1, cadence)
    assert all(one.end == other.start for one, other in pairwise(found))


@given(st.integers(1990, 2090))
def test_no_two_periods_of_a_year_have_one_name(year: int):
    found = {period for cadence in Cadence for period in all_of(year, cadence)}
    assert len({period.label for period in found}) == len(found)


@given(DAYS, DAYS)
def test_a_period_has_at_least_a_day(one: date, other: date):
    if one < other:
        assert Period(one, other).days == (other - one).days
    else:
        with pytest.raises(ValueError, match="no day between"):
            Period(one, other)


def test_a_single_day_and_a_day_in_words():
    day = date(2026, 3, 5)
    assert Period(day, date(2026, 3, 6)).label == "3月5日"
    assert day_text(day) == "2026年3月5日"


def test_every_cadence_has_its_word():
    assert [one.label for one in Cadence] == [
        "每周",
        "每半月",
        "每月",
        "每两个月",
        "每季度",
        "每半年",
        "每年",
    ]
