"""Sessions: kept while they are used, stored now and then, over after half a day in any case;
and what then becomes of a form that is being filled in."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.middleware.csrf import rotate_token
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.http import urlencode

from shishi import clock
from shishi.rules.access import Role
from tests.reporting import Live, live_rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Let time pass, as far as the house can tell."""
    real = clock.now

    def passed(**span: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: real() + timedelta(**span))

    return passed


def test_a_session_ends_after_half_a_day_of_use(enter, later):
    client = enter(Role.INSPECTION_OFFICE)
    assert client.get(reverse("ledger")).status_code in (200, 302)
    for hours in range(1, 12):
        later(hours=hours)
        assert client.get(reverse("programmes")).status_code == 200
    later(hours=12, minutes=1)
    answer = client.get(reverse("programmes"))
    assert answer.status_code == 302
    assert reverse("sign_in") in answer["Location"]
    later(minutes=1)
    assert client.get(reverse("programmes")).status_code == 302


def test_a_page_right_after_another_writes_nothing(enter):
    client = enter(Role.COUNTY_LEADER)
    client.get(reverse("programmes"))
    before = Session.objects.get().session_data
    client.get(reverse("programmes"))
    assert Session.objects.get().session_data == before


def test_use_moves_the_end_of_the_idle_time(enter, later):
    client = enter(Role.COUNTY_LEADER)
    client.get(reverse("programmes"))
    before = Session.objects.get().expire_date
    later(minutes=2)
    client.get(reverse("programmes"))
    assert Session.objects.get().expire_date > before


@pytest.fixture
def live(house) -> Live:
    return live_rounds(house.programme, house.on, house.at)


def figures_of(client: Client, live: Live) -> dict[str, str]:
    page = client.get(reverse("report", args=[live.now, live.project])).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    figure = re.search(r'name="(v-\d+)"', page)
    assert token
    assert figure
    return {"csrfmiddlewaretoken": token[1], "version": "0", figure[1]: "一二三"}


def test_figures_are_looked_at_while_typing_after_signing_in_anew_elsewhere(enter, house, live):
    """A second tab has signed in again, so the form of the first holds a token of before."""
    known = enter(Role.UNIT_REPORTER)
    client = Client(enforce_csrf_checks=True)
    client.cookies = known.cookies
    typed = figures_of(client, live)
    fresh = RequestFactory().get("/")
    rotate_token(fresh)
    client.cookies["csrftoken"] = fresh.META["CSRF_COOKIE"]
    address = reverse("report_check", args=[live.now, live.project])
    answer = client.post(address, typed, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "不是数字" in answer.content.decode()
    kept = client.post(reverse("report", args=[live.now, live.project]), {**typed, "act": "save"})
    assert kept.status_code == 403  # what changes something still asks for its token


def test_nobody_is_told_of_figures_without_having_signed_in(live):
    address = reverse("report_check", args=[live.now, live.project])
    answer = Client(enforce_csrf_checks=True).post(address, {}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (204, b"")


def test_whoever_has_to_sign_in_again_comes_back_to_the_form(enter, live, later):
    client = enter(Role.UNIT_REPORTER)
    here = reverse("report", args=[live.now, live.project])
    client.get(here)
    later(hours=13)
    check = reverse("report_check", args=[live.now, live.project])
    told = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{here}?from=1"}
    answer = client.post(check, {}, headers=told)
    assert answer["HX-Redirect"] == f"{reverse('sign_in')}?{urlencode({'next': here})}"
    assert client.post(check, {}, headers={"HX-Request": "true"})["HX-Redirect"].endswith("=%2F")
