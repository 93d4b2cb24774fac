"""Whose workbooks a person may take out, and what stands on them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import door, report_books, sheets
from shishi.records.models import Assignment, Project, Round, Unit
from tests.reporting import APRIL, Year, a_year, approved, submitted

pytestmark = pytest.mark.django_db
ON = APRIL.date()


@pytest.fixture
def year() -> Year:
    return a_year()


def blank(year: Year) -> tuple[sheets.Blank, int]:
    """The workbook, and the queries it took."""
    unit = Unit.objects.get(pk=Project.objects.get(pk=year.project).answering_unit)
    round_ = Round.objects.select_related("programme__territory", "rule").get(pk=year.rounds[-1])
    with CaptureQueriesContext(
        connection,
    ) as captured:
        books = report_books.books(year.reporter, round_.programme, ON)
        found = sheets.blank(year.reporter, unit, round_, books, ON, APRIL.tzinfo)
    return found, len(captured)


def test_a_workbook_has_every_figure_of_the_units_projects_and_a_passage_each(year):
    found, _ = blank(year)
    assert {one.indicator for one in found.lines} == {year.stations, year.pipes, year.people}
    [one] = found.passages
    assert (one.project, one.version, one.refusal, one.changed) == (year.project, 0, "", "")


def test_a_workbook_of_three_projects_takes_no_more_queries_than_one_of_one(year):
    _, before = blank(year)
    unit = Project.objects.get(pk=year.project).answering_unit
    Assignment.objects.filter(unit__isnull=False).update(unit=unit)
    found, after = blank(year)
    assert len(found.passages) == 3
    assert after == before


def test_only_units_with_something_to_fill_in_have_a_workbook(year):
    round_ = year.rounds[-1]
    unit = Project.objects.get(pk=year.project).answering_unit
    [own] = sheets.owners(year.reporter, round_, ON)
    assert (own.pk, own.name, own.number) == (unit, "县水利局", 1)
    assert sheets.owners(year.office, round_, ON) == ()
    submitted(year)
    assert sheets.owners(year.reporter, round_, ON) == ()


def test_what_is_under_review_cannot_be_filled_in_and_says_so(year):
    approved(year)
    [one] = blank(year)[0].passages
    assert "单位已审" in one.refusal
    assert "罗听松于4月1日09:00保存" in one.changed


def test_another_county_has_no_workbook_of_this_round(year):
    from_elsewhere = door.host(None)
    with pytest.raises(door.NotThere):
        sheets.owners(from_elsewhere, year.rounds[-1], ON)
