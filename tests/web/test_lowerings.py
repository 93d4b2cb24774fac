"""人工降灯 on pages: proposed by one, seconded by another, shown wherever a light is shown."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from shishi.records.models import Lowering, Node, Programme, Schedule
from shishi.rules.access import Role
from tests import year
from tests.web.conftest import first_project
from tests.web.test_lights import states

MONTH = timedelta(days=30)


@pytest.fixture
def green(house) -> Programme:
    """Half of all was due thirty days ago and done."""
    row = Programme.objects.get(pk=house.programme)
    year.a_light_rule(row, "默认", house.at - MONTH)
    for line in year.lines(row):
        plan = Schedule.objects.create(
            indicator=line, number=1, source="hand", set_by=line.confirmed_by, set_at=house.at
        )
        for on, value in ((house.on - MONTH, line.value / 2), (house.on + 9 * MONTH, line.value)):
            Node.objects.create(schedule=plan, on=on, value=value)
        year.an_observation(line, house.on - MONTH, "0.6", house.at - MONTH)
    return row


@pytest.fixture
def asked(house) -> dict[str, str]:
    return {
        "light": "red",
        "reason": "现场未见施工",
        "starts_on": house.on.isoformat(),
        "until": (house.on + MONTH).isoformat(),
    }


def test_two_people_make_a_light_graver_and_every_page_shows_it(enter, house, green, asked):
    project = first_project(house)
    first, second = enter(Role.INSPECTION_OFFICE), enter(Role.REFORM_COMMISSION)
    ledger = reverse("programme_ledger", args=[green.pk])
    before = states(first.get(ledger).content.decode())[0]
    assert before != "滞后"
    assert first.post(reverse("project_lower", args=[project]), asked).status_code == 302
    page = first.get(reverse("project", args=[project])).content.decode()
    assert "待复核，尚未生效" in page
    assert states(first.get(ledger).content.decode())[0] == before
    address = reverse("lowering_second", args=[Lowering.objects.get().pk])
    assert address in second.get(reverse("today")).content.decode()
    assert address not in first.get(reverse("today")).content.decode()
    assert "现场未见施工" in second.get(address).content.decode()
    assert second.post(address).status_code == 302
    assert address not in second.get(reverse("today")).content.decode()
    assert states(first.get(ledger).content.decode())[0] == "滞后"
    assert "人工改为红灯：现场未见施工" in first.get(ledger).content.decode()
    board = first.get(reverse("lights", args=[green.pk])).content.decode()
    assert "滞后" in board
    page = first.get(reverse("project", args=[project])).content.decode()
    assert re.search(r"祁望舟提出，乔思齐复核，至\d{4}年", page)


def test_one_person_alone_changes_nothing(enter, house, green, asked):
    first = enter(Role.INSPECTION_OFFICE)
    first.post(reverse("project_lower", args=[first_project(house)]), asked)
    address = reverse("lowering_second", args=[Lowering.objects.get().pk])
    assert "人工降灯须由另一人复核" in first.get(address).content.decode()
    assert first.post(address).status_code == 403
    assert Lowering.objects.get().seconded_at is None


def test_a_second_click_does_no_harm(enter, house, green, asked):
    first, second = enter(Role.INSPECTION_OFFICE), enter(Role.REFORM_COMMISSION)
    address = reverse("project_lower", args=[first_project(house)])
    assert [first.post(address, asked).status_code for _ in range(2)] == [302, 302]
    address = reverse("lowering_second", args=[Lowering.objects.get().pk])
    assert second.post(address).status_code == 302
    again = second.post(address)
    assert again.status_code == 422
    assert "已经复核" in again.content.decode()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reason": ""}, "没有写明理由"),
        ({"until": "2020-01-01"}, "截止日期早于起始日期"),
        ({"starts_on": "2020-01-01"}, "不能追溯"),
        ({"until": "下月"}, "日期无法识别"),
        ({"light": "green"}, "green 不在可用的选项中"),
    ],
)
def test_what_cannot_be_proposed_comes_back(enter, house, green, asked, changed, says):
    first = enter(Role.INSPECTION_OFFICE)
    answer = first.post(reverse("project_lower", args=[first_project(house)]), {**asked, **changed})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "现场未见施工" in answer.content.decode() or "reason" in changed
    assert Lowering.objects.count() == 0


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.COUNTY_LEADER])
def test_who_may_not_is_told_who_may(enter, house, green, asked, role):
    address = reverse("project_lower", args=[first_project(house)])
    assert "此事由政府督查室、发展改革委办理" in enter(role).get(address).content.decode()
    assert enter(role).post(address, asked).status_code == 403


def test_before_a_rule_holds_there_is_no_light_to_make_graver(office, house):
    page = office.get(reverse("project_lower", args=[first_project(house)])).content.decode()
    assert "尚未设定亮灯规则" in page
