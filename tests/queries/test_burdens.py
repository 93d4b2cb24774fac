"""What the reports ask of each unit, counted from the indicators and from what came."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import burdens
from shishi.records.models import Project
from shishi.rules.burdens import Load
from shishi.rules.fillings import Filled
from shishi.rules.reports import NoChange
from tests import year as rows
from tests.makers import an_office
from tests.reporting import (
    APRIL,
    MAY,
    Year,
    a_draft,
    a_year,
    accepted,
    next_round,
    submitted,
    typed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    return a_year()


def of_water(year: Year, at=MAY) -> tuple[Load, ...]:
    found = burdens.burden(year.office, at.date())
    assert found is not None
    return next(one.loads for one in found.units if one.name == "县水利局")


def test_every_figure_of_the_units_projects_is_asked_in_each_period(year):
    [march] = of_water(year, APRIL)
    assert (march.projects, march.fields, march.known, march.reported) == (1, 3, 0, 0)


def test_a_draft_is_not_yet_filled_in_and_a_report_counts_what_changed_and_was_written(year):
    a_draft(year)
    assert of_water(year, APRIL)[0].reported == 0


def test_what_was_handed_in_counts_figures_and_passages(year):
    submitted(year)
    [march] = of_water(year, APRIL)
    assert (march.reported, march.filled) == (1, 3 + 2)  # three figures, 进展 and 下一步


def test_the_next_period_comes_with_last_values_and_counts_only_what_changed(year):
    accepted(year)
    next_round(year)
    submitted(year, replace(typed(year, pipes="30"), next_step=""), at=MAY)
    _, april = of_water(year)
    assert (april.fields, april.known, april.reported, april.filled) == (3, 3, 1, 1 + 1)
    assert april.done_seconds == 30 + 20 + 2 * 5 + 60


def test_no_change_is_only_opened_and_explained(year):
    accepted(year)
    next_round(year)
    submitted(year, Filled(no_change=NoChange.FUNDS), at=MAY)
    _, april = of_water(year)
    assert (april.filled, april.done_seconds) == (0, 60)


def test_the_units_add_up_to_the_whole(year):
    submitted(year)
    found = burdens.burden(year.office, APRIL.date())
    assert found is not None
    assert found.periods == ("2026年3月",)
    assert found.whole.fields == sum(one.whole.fields for one in found.units) == 9
    assert burdens.burden(an_office("青溪县"), APRIL.date()) is None


def test_more_reports_take_no_more_queries(year):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            burdens.burden(year.office, APRIL.date())
        return len(captured)

    submitted(year)
    before = queries()
    round_ = Project.objects.get(pk=year.project).programme.rounds.get()
    for project in Project.objects.exclude(pk=year.project):
        rows.a_report(round_, project, ("submitted", APRIL))
    assert queries() == before
