"""Occasions: whom each is for, and day by day whether it is news."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.clock import HERE
from shishi.rules.access import OFFICES, Role
from shishi.rules.calendars import assemble
from shishi.rules.occasions import (
    OF_UNIT,
    TOLD,
    Occasion,
    again,
    decision,
    known_since,
    meeting,
    permit,
    stage,
    told_of,
)
from shishi.rules.stocktakes import next_meeting
from tests.tables.occasions import DECISIONS, MEETINGS, NONE, PERMITS, REPORTS, WAITING

PLAIN = assemble("第1版", ())
OPENS, REMINDS, DUE = date(2026, 3, 25), date(2026, 4, 2), date(2026, 4, 3)  # Wed, Thu, Fri


@pytest.mark.parametrize(("on", "occasion", "since"), REPORTS.rows)
def test_where_a_missing_report_stands(on, occasion, since):
    assert stage(OPENS, REMINDS, DUE, PLAIN, on) == (occasion, since)


@pytest.mark.parametrize(("on", "expected"), WAITING.rows)
def test_what_waits_is_told_anew(on, expected):
    assert again(DUE, PLAIN, on) == expected


@pytest.mark.parametrize(("on", "occasion", "since"), DECISIONS.rows)
def test_where_a_decision_stands(on, occasion, since):
    expected = None if occasion == NONE else (occasion, since)
    assert decision(date(2026, 4, 10), PLAIN, on) == expected


@pytest.mark.parametrize(("on", "occasion", "since"), PERMITS.rows)
def test_where_a_permit_stands(on, occasion, since):
    expected = None if occasion == NONE else (occasion, since)
    assert permit(date(2026, 6, 30), PLAIN, on) == expected


@pytest.mark.parametrize(("on", "since"), MEETINGS.rows)
def test_when_a_stocktake_is_to_be_held(on, since):
    due_on = next_meeting(date(2026, 4, 1), PLAIN)
    assert meeting(due_on, PLAIN, on) == (None if since == NONE else since)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(DAYS, DAYS)
def test_what_is_told_is_never_news_of_a_day_to_come(due_on: date, on: date):
    found = (decision(due_on, PLAIN, on), permit(due_on, PLAIN, on))
    assert [one for one in found if one and one[1] > on] == []


@pytest.mark.parametrize(
    ("known_at", "expected"),
    [
        (datetime(2026, 4, 6, 23, tzinfo=HERE), date(2026, 4, 7)),
        (datetime(2026, 4, 7, 15, tzinfo=HERE), datetime(2026, 4, 7, 15, tzinfo=HERE)),
        (datetime(2026, 4, 9, 15, tzinfo=HERE), datetime(2026, 4, 9, 15, tzinfo=HERE)),
    ],
)
def test_what_became_known_later_is_news_from_then(known_at, expected):
    assert known_since(date(2026, 4, 7), known_at) == expected


def test_every_occasion_says_whom_it_is_for_and_when():
    assert set(TOLD) == set(Occasion)
    assert len({one.label for one in Occasion}) == len(Occasion)
    assert [one for one in Occasion if not one.says] == []
    assert [one for one in OF_UNIT if TOLD[one] & OFFICES] == []


def test_everybody_reads_of_what_they_are_told():
    assert told_of({Role.UNIT_HEAD}, False) == (
        *(Occasion.OVERDUE, Occasion.DECISION_LATE, Occasion.PERMIT_LATE, Occasion.DUE),
        *(Occasion.REMIND, Occasion.DECISION, Occasion.PERMIT, Occasion.APPROVE),
        *(Occasion.LIGHT, Occasion.OPENED),
    )
    assert told_of({Role.INSPECTION_OFFICE}, False) == (
        *(Occasion.ACCEPT, Occasion.MEETING, Occasion.CALENDAR),
    )
    assert told_of({Role.COUNTY_LEADER}, True) == (Occasion.LIGHT,)
    assert told_of({Role.COUNTY_LEADER}, False) == ()
