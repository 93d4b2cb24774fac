"""The programmes of the years."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import door, programmes
from tests.makers import PLAN, a_programme, an_office

pytestmark = pytest.mark.django_db


def test_the_latest_year_comes_first_with_its_counts():
    office = an_office()
    a_programme(office)
    a_programme(office, PLAN.replace("2026", "2027"))
    later, earlier = programmes.programmes(office)
    assert (later.year, earlier.year) == (2027, 2026)
    assert (earlier.projects, earlier.indicators, earlier.presumed) == (3, 9, 1)
    assert (earlier.title, earlier.adopted_by) == ("云岭县2026年民生实事实施方案", "祁望舟")


def test_more_years_take_no_more_queries():
    office = an_office()
    a_programme(office)
    with CaptureQueriesContext(connection) as one:
        programmes.programmes(office)
    a_programme(office, PLAN.replace("2026", "2027"))
    with CaptureQueriesContext(connection) as two:
        programmes.programmes(office)
    assert len(one) == len(two)


def test_a_programme_shows_its_working_rules():
    office = an_office()
    text = PLAN + "二、工作要求\n各责任单位每月5日前将进展情况报送县政府督查室。\n"
    page = programmes.programme(office, a_programme(office, text).programme)
    assert page.settings.report is not None
    assert (page.settings.report.cadence, page.settings.report.due_day) == ("monthly", 5)
    assert (page.filename, page.voted_text, page.region) == ("方案.txt", "", "云岭县")


def test_another_county_does_not_find_it():
    programme = a_programme(an_office()).programme
    with pytest.raises(door.NotThere):
        programmes.programme(an_office("松岗县"), programme)
