"""The lights of past days that a correction turned."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import lights, observations
from shishi.queries import reports
from shishi.queries.relit import Relit
from shishi.records.models import Indicator, Observation, Programme
from shishi.rules.lights import Light
from shishi.rules.observations import Told
from tests import year as rows
from tests.makers import AT
from tests.reporting import MAY, Year, a_schedule, a_year, accepted, next_round, typed

pytestmark = pytest.mark.django_db

MARCH_END, APRIL_END = date(2026, 3, 31), date(2026, 4, 30)


@pytest.fixture
def year() -> Year:
    """22.5 kilometres by the end of March, 31 by the end of April; 20 and 35 were due of 86.5, so
    that 15 in March would have been 5.8 points behind, and 11 more than 10. The people it serves
    are on plan."""
    year = a_year()
    rows.a_light_rule(Programme.objects.get(pk=year.programme), "默认", AT)
    people = Indicator.objects.get(pk=year.people)
    a_schedule(people, m10=str(people.value))
    accepted(year, typed(year, people="10000"))
    rated(year, MARCH_END)
    next_round(year)
    accepted(year, typed(year, pipes="31", people="13000"), at=MAY)
    rated(year, APRIL_END)
    return year


def rated(year: Year, on: date) -> None:
    lights.rate(actor=year.office, programme=year.programme, on=on, at=MAY - timedelta(hours=1))


def corrected(year: Year, value: str, month: int) -> None:
    of = Observation.objects.filter(indicator=year.pipes, as_of__month=month).latest("pk")
    told = Told(Decimal(value))
    at = MAY + timedelta(days=2)
    observations.correct(actor=year.office, observation=of.pk, told=told, reason="复核", at=at)


def turned(year: Year) -> tuple[Relit, ...]:
    kept = reports.history(year.office, year.pipes, MAY.date()).kept
    return next(one.relit for one in kept if one.reason)


def test_it_names_the_light_that_turned_and_leaves_out_the_one_that_did_not(year):
    """11 of 20 is 10.4 points behind; April has a value of its own, 4.6 points behind."""
    corrected(year, "11", 3)
    assert turned(year) == (Relit(MARCH_END, MARCH_END, Light.GREEN, Light.AMBER),)


def test_one_that_turns_no_light_says_so(year):
    """15 of 20 is 5.8 points behind."""
    corrected(year, "15", 3)
    assert turned(year) == ()


def test_days_that_follow_each_other_are_one_line(year):
    """26 of 35 is 10.4 points behind on the 30th; the day after asks a little more."""
    for day in (date(2026, 5, 1), date(2026, 5, 2)):
        rated(year, day)
    corrected(year, "26", 4)
    assert turned(year) == (Relit(APRIL_END, date(2026, 5, 2), Light.GREEN, Light.AMBER),)


def test_the_number_of_queries_is_that_of_one_day(year):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            turned(year)
        return len(queries)

    corrected(year, "26", 4)
    before = asked()
    for day in range(1, 10):
        rated(year, date(2026, 5, day))
    assert asked() == before
