"""Whose promise a project is: told on a page of its own, seen on that of the project."""

import pytest
from django.urls import reverse

from shishi.records.models import Project
from shishi.rules.access import Role
from shishi.rules.projects import Level
from tests.web.conftest import first_project


def test_an_office_tells_that_a_project_is_one_of_the_province(office, house):
    project = first_project(house)
    page = office.get(reverse("project", args=[project])).content.decode()
    address = reverse("project_level", args=[project])
    assert f'href="{address}"' in page
    assert "县级实事" in page
    answer = office.post(address, {"level": "province"})
    assert answer.status_code == 302
    assert "省级实事" in office.get(reverse("project", args=[project])).content.decode()


@pytest.mark.parametrize(
    ("typed", "says"), [("county", "没有改动"), ("nation", "nation"), ("", "")]
)
def test_what_changes_nothing_or_is_no_level_stays_on_the_page(office, house, typed, says):
    address = reverse("project_level", args=[first_project(house)])
    answer = office.post(address, {"level": typed})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Project.objects.get(pk=first_project(house)).level is Level.COUNTY


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.COUNTY_LEADER])
def test_who_may_not_is_told_who_may(enter, house, role):
    project = first_project(house)
    address = reverse("project_level", args=[project])
    assert "此事由" in enter(role).get(address).content.decode()
    assert f'href="{address}"' not in (
        enter(role).get(reverse("project", args=[project])).content.decode()
    )
    assert enter(role).post(address, {"level": "province"}).status_code == 403
