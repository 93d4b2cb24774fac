"""The day and the moment that an address asks for."""

from datetime import date, datetime

import pytest
from django.test import RequestFactory

from shishi.clock import HERE
from shishi.queries import door
from shishi.web.days import at_moment, day_of
from shishi.web.guard import Visit

NOW = datetime(2026, 10, 26, 9, 0, tzinfo=HERE)
FROZEN = datetime(2026, 10, 9, 15, 30, tzinfo=HERE)
LAST = datetime(2026, 9, 30, 23, 59, 59, 999999, tzinfo=HERE)


@pytest.mark.parametrize(
    ("known", "known_at", "moment"),
    [
        ("", LAST, None),
        ("now", None, None),
        (FROZEN.isoformat(), FROZEN, FROZEN),
        ("2026-10-27T09:00:00+08:00", LAST, None),  # has not come
        ("2026-10-09T15:30:00", LAST, None),  # nobody knows where
        ("x", LAST, None),
    ],
)
def test_a_day_is_known_as_the_address_says(known, known_at, moment):
    request = RequestFactory().get("/", {"on": "2026-09-30", "known": known})
    found = day_of(request, Visit(door.guest(""), NOW.date(), NOW))
    assert (found.on, found.known_at, found.moment) == (date(2026, 9, 30), known_at, moment)
    assert found.past


def test_the_tail_of_a_moment_leads_to_it():
    request = RequestFactory().get("/" + at_moment(date(2026, 9, 30), FROZEN))
    found = day_of(request, Visit(door.guest(""), NOW.date(), NOW))
    assert (found.on, found.known_at) == (date(2026, 9, 30), FROZEN)
    assert found.query == at_moment(date(2026, 9, 30), FROZEN)
