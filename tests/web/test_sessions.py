"""Sessions: kept while they are used, stored now and then, over after half a day in any case."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from shishi import clock
from shishi.rules.access import Role

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
