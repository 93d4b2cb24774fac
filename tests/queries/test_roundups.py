"""汇总核对 — the checks of a round asked again, with the reasons, for the office that collects."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import observations
from shishi.queries import door, roundups, today
from shishi.queries.desk import Duty
from shishi.records.models import Indicator, Observation, Project
from shishi.rules.observations import Told
from tests import year as rows
from tests.makers import an_office
from tests.reporting import MAY, Year, a_draft, a_year, accepted, approved, next_round, typed

pytestmark = pytest.mark.django_db
ON = MAY.date()


@pytest.fixture
def year() -> Year:
    year = a_year()
    accepted(year)
    next_round(year)
    return year


def correct(year: Year, value: str) -> None:
    """The pipes of March, corrected while April is under review."""
    kept = Observation.objects.get(indicator=year.pipes, report__round=year.rounds[0])
    observations.correct(
        actor=year.office,
        observation=kept.pk,
        told=Told(Decimal(value)),
        reason="上期少报",
        at=MAY,
    )


def looked(year: Year) -> roundups.Roundup:
    return roundups.roundup(year.office, year.rounds[-1], ON)


def test_drafts_are_not_looked_at(year):
    a_draft(year, typed(year, pipes="40"), at=MAY)
    assert (looked(year).reports, looked(year).findings) == (0, ())
    assert roundups.latest(year.office, ON) is None


def test_a_reason_that_was_given_stands_beside_its_question(year):
    filled = typed(year, pipes="88")
    reasons = {(code, str(year.pipes)): "提前建成" for code in ("beyond", "jump")}
    approved(year, replace(filled, reasons=reasons), at=MAY)
    found = looked(year)
    assert {(one.reason, one.open) for one in found.findings} == {("提前建成", False)}
    assert (found.reports, found.open) == (1, 0)
    assert [one for one in today.todos(year.office, ON) if one.matter is Duty.CHECK] == []


def test_what_has_become_odd_since_is_found_and_counted_among_the_duties(year):
    approved(year, typed(year, pipes="30"), at=MAY)
    assert looked(year).open == 0
    correct(year, "32")
    [one] = looked(year).findings
    assert (one.open, one.unit_name, one.number) == (True, "县水利局", 1)
    assert "32" in one.says
    [duty] = [one for one in today.todos(year.office, ON) if one.matter is Duty.CHECK]
    assert duty.title == "2026年4月报送，1 处待核对"
    assert duty.keys == (year.rounds[-1],)


def test_another_county_finds_nothing(year):
    with pytest.raises(door.NotThere):
        roundups.roundup(an_office("青溪县"), year.rounds[-1], ON)


def test_many_reports_take_no_more_queries_than_one(year):
    approved(year, typed(year, pipes="30"), at=MAY)
    with CaptureQueriesContext(connection) as before:
        looked(year)
    round_ = Project.objects.get(pk=year.project).programme.rounds.get(pk=year.rounds[-1])
    for project in Project.objects.exclude(pk=year.project):
        rows.a_report(round_, project, ("submitted", MAY), ("approved", MAY))
    with CaptureQueriesContext(connection) as after:
        found = looked(year)
    assert found.reports == 3
    assert len(after) == len(before)


def test_one_promise_told_differently_in_two_projects_is_found(year):
    approved(year, typed(year, pipes="30"), at=MAY)
    round_ = Project.objects.get(pk=year.project).programme.rounds.get(pk=year.rounds[-1])
    other = Project.objects.exclude(pk=year.project).order_by("number")[0]
    pipes = Indicator.objects.get(pk=year.pipes)
    line = other.indicators.order_by("number")[0]
    for name in ("subject", "measure", "value", "type", "money", "bound"):
        setattr(line, name, getattr(pipes, name))
    line.save()
    report = rows.a_report(round_, other, ("submitted", MAY), ("approved", MAY))
    report.entries.create(indicator=line, value="31")
    [one] = looked(year).mismatches
    assert one.projects == (year.project, other.pk)
    assert "第 1 件填 30 公里，第 2 件填 31 公里" in one.says
