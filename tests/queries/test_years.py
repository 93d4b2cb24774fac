"""The rules of a programme with their versions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import door, years
from shishi.rules.access import Role
from shishi.rules.settings import Pace, Subject
from tests.actions.test_settings import set_
from tests.makers import ON, a_county, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db


def test_the_version_of_the_day_and_those_to_come():
    office = an_office()
    programme = a_programme(office).programme
    set_(office, programme, Pace())
    later = ON + timedelta(days=30)
    set_(office, programme, Pace(season=(5, 6)), holds_from=later, version=1)
    found = years.year(office, programme, ON)
    line = found.rule(Subject.PACE)
    assert (line.version, line.held.number, found.season) == (2, 1, frozenset(Pace().season))
    assert years.year(office, programme, later).season == {5, 6}
    assert found.rule(Subject.LIGHTS).held is None
    assert (found.calendar, found.started_on) == ("", None)


def test_more_versions_take_no_more_queries():
    office = an_office()
    programme = a_programme(office).programme
    counts = []
    for version in (0, 1, 2):
        set_(office, programme, Pace(), version=version, holds_from=ON)
        with CaptureQueriesContext(connection) as ran:
            years.year(office, programme, ON)
        counts.append(len(ran))
    assert len(set(counts)) == 1


def test_another_county_finds_nothing():
    programme = a_programme(an_office()).programme
    other = a_person(a_county("青溪县"), Role.INSPECTION_OFFICE)
    with pytest.raises(door.NotThere):
        years.year(other, programme, ON)
