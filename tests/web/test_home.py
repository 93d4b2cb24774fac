"""The first page: what is to be done, its number in the menu, the button that opens rounds."""

from datetime import timedelta

import pytest
from django.urls import reverse

from shishi.actions import ticks
from shishi.queries import door
from shishi.records.models import Programme, Round, Tick
from shishi.rules.access import Role
from tests.reporting import live_rounds, passed, the_rules
from tests.web.conftest import House

HOME = "/"


def page(client) -> str:
    return client.get(HOME).content.decode()


def test_the_office_sees_what_waits_with_its_age_and_the_same_number_in_the_menu(enter, house):
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.now, "0.5", house.on, house.at, steps="submit approve")
    client = enter(Role.INSPECTION_OFFICE)
    answer = client.get(HOME)
    told = answer.content.decode()
    assert "待采用 1 件" in told
    assert reverse("report", args=[live.now, live.project]) in told
    number = answer.context["number"]
    assert number > 1
    elsewhere = client.get(reverse("units")).content.decode()
    assert f'<span class="count">{number}<span class="unseen"> 件待办</span></span>' in elsewhere


def test_what_is_late_is_told_in_days_and_as_a_date(enter, house):
    live = live_rounds(house.programme, house.on, house.at)
    due = house.on - timedelta(days=2)
    Round.objects.filter(pk=live.now).update(due_on=due)
    told = page(enter(Role.UNIT_REPORTER))
    assert "逾期 2 天" in told
    assert due.isoformat() in told


def test_rounds_whose_day_has_come_are_opened_from_here(enter, house):
    programme = Programme.objects.get(pk=house.programme)
    the_rules(programme)
    client = enter(Role.REFORM_COMMISSION)
    assert "待开放报送" in page(client)
    client.post(reverse("rounds_open", args=[house.programme]))
    assert Round.objects.exists()
    assert "待开放报送" not in page(client)


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.COUNTY_LEADER])
def test_who_has_nothing_to_do_is_told_what_comes_next(enter, house: House, role: Role):
    told = page(enter(role))
    assert "今日没有待办" in told
    assert "尚未启动" in told


def test_the_congress_sees_the_ledger(enter, house):
    told = page(enter(Role.CONGRESS_OFFICE))
    assert "年总台账" in told
    assert reverse("programme_ledger", args=[house.programme]) in told


def test_keepers_are_told_that_the_daily_duty_stands_still_and_what_to_do(enter, house):
    far = house.at + timedelta(days=1800)
    Tick.objects.create(begun_at=far, leased_until=far, ended_at=far)
    for role in (Role.ADMINISTRATOR, Role.INSPECTION_OFFICE):
        told = page(enter(role))
        assert "每日值班停着" in told
        assert f"shishi tick --today {house.on.isoformat()}" in told
    assert "每日值班停着" not in page(enter(Role.UNIT_REPORTER))
    ticks.set_right(actor=door.host(), at=house.at)
    assert "每日值班停着" not in page(enter(Role.ADMINISTRATOR))
