"""The page of a unit's sub-plan: a contact that was told once is proposed for the next project."""

from django.urls import reverse

from shishi.records.models import Project, SubPlan
from shishi.rules.access import Role
from tests.web.conftest import House


def two_projects(house: House) -> list[str]:
    """The pages of two projects that the reporter's unit answers for, the second since today."""
    (unit,) = house.actor(Role.UNIT_REPORTER).units
    rows = Project.objects.filter(programme=house.programme).order_by("number")
    own = next(one for one in rows if one.answering_unit == unit)
    other = next(one for one in rows if one.answering_unit not in (unit, None))
    other.assignments.filter(unit=other.answering_unit).update(unit=unit)
    assert other.answering_unit == unit
    return [reverse("subplan", args=[one.pk]) for one in (own, other)]


def test_a_contact_is_told_once_and_proposed_for_the_unit_s_next_project(enter, house):
    client = enter(Role.UNIT_REPORTER)
    first, second = two_projects(house)
    assert "余听泉" not in client.get(second).content.decode()
    client.post(first, {"contact": "余听泉", "phone": "0990-6230000"})
    page = client.get(second).content.decode()
    assert 'value="余听泉"' in page
    assert 'value="0990-6230000"' in page
    client.post(second, {"contact": "沈向晚", "phone": ""})
    assert 'value="余听泉"' in client.get(first).content.decode()
    assert SubPlan.objects.count() == 2


def test_an_office_is_proposed_nobody_for_another_unit(enter, house):
    first, second = two_projects(house)
    client = enter(Role.INSPECTION_OFFICE)
    client.post(first, {"contact": "余听泉", "phone": ""})
    assert "余听泉" in client.get(first).content.decode()
    assert "余听泉" not in client.get(second).content.decode()
