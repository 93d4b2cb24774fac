"""Whose promise a project is: told by an office, once, with its line in the trail."""

import json

import pytest

from shishi.actions import projects as deeds
from shishi.queries import door, projects
from shishi.records.models import AuditEntry, Project
from shishi.rules.lifecycle import Refused
from shishi.rules.projects import Level
from tests.makers import AT, a_programme, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return an_office()


def _first(office) -> Project:
    return Project.objects.filter(programme=a_programme(office).programme).order_by("number")[0]


def test_a_project_is_one_of_the_county_until_an_office_tells_otherwise(office):
    row = _first(office)
    assert projects.project(office, row.pk).level is Level.COUNTY
    deeds.set_level(actor=office, project=row.pk, level=Level.PROVINCE, at=AT)
    assert projects.project(office, row.pk).level is Level.PROVINCE
    entry = AuditEntry.objects.get(deed="project.level", done=True)
    assert json.loads(entry.detail) == {"was": "县级", "now": "省级"}


def test_the_same_level_again_is_refused_and_changes_nothing(office):
    row = _first(office)
    with pytest.raises(Refused, match="已经登记为县级实事"):
        deeds.set_level(actor=office, project=row.pk, level=Level.COUNTY, at=AT)
    assert AuditEntry.objects.filter(deed="project.level", done=True).count() == 0


def test_a_project_of_elsewhere_is_not_there(office):
    row = _first(office)
    stranger = an_office("清河县")
    with pytest.raises(door.NotThere):
        deeds.set_level(actor=stranger, project=row.pk, level=Level.PROVINCE, at=AT)
