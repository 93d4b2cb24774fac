"""What is held of each indicator on a day, and what could be known of it at an earlier moment."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import standings
from shishi.records.models import Indicator, Node, Observation, Programme, Schedule
from shishi.rules.access import Actor
from tests.makers import AT, PLAN, a_programme, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    return Programme.objects.get(pk=a_programme(office).programme)


def a_schedule(line: Indicator, number: int, at: datetime, **nodes: int) -> None:
    """Nodes by month: m6=40 is 40 by the end of June."""
    plan = Schedule.objects.create(
        indicator=line, number=number, source="hand", set_by=line.confirmed_by, set_at=at
    )
    for month, value in nodes.items():
        last = date(2026, int(month[1:]) + 1, 1) - timedelta(days=1)
        Node.objects.create(schedule=plan, on=last, value=Decimal(value))


def an_observation(
    line: Indicator, as_of: date, value: str, at: datetime, corrects: Observation | None = None
) -> Observation:
    return Observation.objects.create(
        indicator=line,
        as_of=as_of,
        value=Decimal(value),
        corrects=corrects,
        reason="核对台账" if corrects else "",
        entered_by=line.confirmed_by,
        entered_at=at,
    )


def pipes(programme: Programme) -> Indicator:
    return Indicator.objects.get(project__programme=programme, measure="公里")


def of_pipes(office: Actor, programme: Programme, on: date, known_at: datetime | None = None):
    line = pipes(programme)
    found = standings.held(office, programme, on, known_at)[line.project.pk]
    return next(one for one in found if one.indicator == line.pk)


JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)


def test_an_indicator_without_schedule_and_report_has_neither(office, programme):
    one = of_pipes(office, programme, JUNE)
    assert (one.plan, one.actual, one.observed) == (None, None, None)
    assert (one.target.value, one.deadline_on) == (Decimal("86.5"), date(2026, 10, 31))


def test_the_last_schedule_counts_and_a_past_moment_knows_the_one_before(office, programme):
    line = pipes(programme)
    a_schedule(line, 1, AT, m6=40, m9=80)
    a_schedule(line, 2, AT + timedelta(days=60), m6=30, m9=80)
    now = of_pipes(office, programme, JUNE)
    then = of_pipes(office, programme, JUNE, known_at=AT + timedelta(days=59))
    assert [(one.plan_number, one.plan.nodes[0].value) for one in (now, then)] == [
        (2, Decimal(30)),
        (1, Decimal(40)),
    ]


def test_a_day_knows_no_later_value_and_a_correction_stands_in_from_its_entry_on(office, programme):
    line = pipes(programme)
    june = an_observation(line, JUNE, "31.5", AT + timedelta(days=120))
    an_observation(line, JULY, "50", AT + timedelta(days=150))
    corrected_at = AT + timedelta(days=160)
    an_observation(line, JUNE, "30", corrected_at, corrects=june)
    before = corrected_at - timedelta(seconds=1)
    assert of_pipes(office, programme, JUNE).actual.value == 30
    assert of_pipes(office, programme, JUNE, known_at=before).actual.value == Decimal("31.5")
    assert of_pipes(office, programme, JULY).actual.value == 50
    assert of_pipes(office, programme, date(2026, 5, 31)).actual is None


def test_a_part_names_its_total_and_an_order_is_that_of_the_plan(office, programme):
    found = standings.held(office, programme, JUNE)
    lines = Indicator.objects.filter(project__programme=programme)
    assert {one.indicator: one.part_of for ones in found.values() for one in ones} == dict(
        lines.values_list("pk", "total")
    )
    assert [one.indicator for ones in found.values() for one in ones] == list(
        lines.order_by("project__number", "number").values_list("pk", flat=True)
    )


def test_the_number_of_queries_does_not_grow_with_the_ledger(office, programme):
    longer = PLAN.replace("2026", "2027") + PLAN.partition("（一）")[2].replace("（", "（十")
    larger = Programme.objects.get(pk=a_programme(office, longer).programme)
    lines = [Indicator.objects.filter(project__programme=one) for one in (programme, larger)]
    assert lines[0].count() < lines[1].count()
    counts = []
    for one in (programme, larger):
        for line in Indicator.objects.filter(project__programme=one):
            an_observation(line, JUNE, "1", AT)
            a_schedule(line, 1, AT, m6=1)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            standings.held(office, one, JUNE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
