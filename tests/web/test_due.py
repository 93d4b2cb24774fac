"""The calendar at its page: month by month, as a grid and as a list."""

from datetime import timedelta

import pytest
from django.urls import reverse

from shishi.rules.access import Role
from shishi.rules.days import add_months
from tests.reporting import live_rounds
from tests.web.conftest import House

DUE = reverse("due")


def test_this_month_shows_the_round_in_the_grid_and_in_the_list(enter, house: House):
    live = live_rounds(house.programme, house.on, house.at)
    due = house.on + timedelta(days=3)
    month = f"{due:%Y-%m}"
    page = enter(Role.UNIT_REPORTER).get(DUE, {"month": month}).content.decode()
    assert f'href="{reverse("round", args=[live.now])}"' in page
    assert page.count("报送到期") > 2
    assert f'id="d-{due.day}"' in page
    assert f'href="#d-{due.day}"' in page
    assert "到期日是怎样定的" in page


def test_the_months_lead_on_and_back(enter, house):
    page = enter(Role.COUNTY_LEADER).get(DUE, {"month": "2026-01"}).content.decode()
    assert 'href="?month=2025-12"' in page
    assert 'href="?month=2026-02"' in page
    assert f'href="{DUE}"' in page


@pytest.mark.parametrize(
    "asked", ["", "2026-13", "2026-00", "9999-01", "0001-01", "明年", "2026-1"]
)
def test_no_month_is_this_month(enter, house, asked):
    answer = enter(Role.COUNTY_LEADER).get(DUE, {"month": asked})
    before = add_months(house.on.replace(day=1), -1)
    assert f'href="?month={before:%Y-%m}"' in answer.content.decode()


@pytest.mark.parametrize("asked", ["1950-01", "2098-12"])
def test_far_months_can_be_shown(enter, house, asked):
    page = enter(Role.INSPECTION_OFFICE).get(DUE, {"month": asked})
    assert page.status_code == 200
    assert "这个月没有到期事项" in page.content.decode()


def test_the_menu_leads_there(enter, house):
    assert (
        f'href="{DUE}" aria-current="page"' in enter(Role.CONGRESS_OFFICE).get(DUE).content.decode()
    )
