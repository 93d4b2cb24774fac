"""The lease of the daily duty: one run at a time, none with a clock that was set back
until somebody says that it is right now."""

from datetime import timedelta

import pytest

from shishi.actions import ticks
from shishi.queries import door
from shishi.queries.ticks import ahead, done_since
from shishi.records.models import AuditEntry, Tick
from shishi.rules.lifecycle import Refused
from tests.makers import AT, a_county

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def run(at):
    return ticks.run(actor=door.host(), at=at)


def test_a_second_run_is_told_that_the_first_is_at_it():
    with run(AT), pytest.raises(Refused, match="另一次值班正在进行"), run(AT + MINUTE):
        pass
    with run(AT + MINUTE):
        pass
    assert Tick.objects.filter(ended_at__isnull=False).count() == 2


def test_what_is_said_renews_the_lease():
    with run(AT) as say:
        say("评灯", AT + 3 * MINUTE)
        with pytest.raises(Refused, match="另一次值班"), run(AT + 5 * MINUTE):
            pass
    row = Tick.objects.get()
    assert (row.says, row.ended_at) == (["评灯"], AT + 3 * MINUTE)


def test_a_run_that_died_is_taken_over_once_its_lease_is_out():
    Tick.objects.create(begun_at=AT, leased_until=AT + ticks.LEASE)
    with pytest.raises(Refused, match="另一次值班"), run(AT + MINUTE):
        pass
    with run(AT + ticks.LEASE):
        pass
    assert done_since(AT + MINUTE, AT + 2 * ticks.LEASE)


def test_a_run_that_failed_lets_go_at_once_and_does_not_count_as_done():
    with pytest.raises(ZeroDivisionError), run(AT):
        _ = 1 / 0
    assert not done_since(AT, AT)
    with run(AT + MINUTE):
        pass
    assert done_since(AT, AT + 2 * MINUTE)


def test_with_the_clock_set_back_nothing_is_begun():
    with run(AT):
        pass
    with pytest.raises(Refused, match="时钟早于上次值班"), run(AT - MINUTE):
        pass
    assert Tick.objects.count() == 1


YEARS = timedelta(days=5 * 365)


def test_a_clock_that_had_stood_in_the_future_is_set_right_once_for_all():
    with run(AT + YEARS):
        pass
    assert ahead(AT) == AT + YEARS
    assert not done_since(AT - MINUTE, AT)
    with pytest.raises(Refused, match="shishi tick --today 2026-03-02"), run(AT):
        pass
    ticks.set_right(actor=door.host(), at=AT)
    assert ahead(AT) is None
    with run(AT + MINUTE):
        pass
    with run(AT + 2 * MINUTE):
        pass
    assert done_since(AT, AT + 3 * MINUTE)
    entry = AuditEntry.objects.get(deed="tick.set_right", done=True)
    assert "2031-03-01 09:30" in entry.detail


def test_a_clock_that_was_never_wrong_is_not_set_right():
    with run(AT):
        pass
    with pytest.raises(Refused, match="没有晚于现在的值班"):
        ticks.set_right(actor=door.host(), at=AT + MINUTE)


def test_nobody_but_the_machine_sets_it_right():
    with run(AT + YEARS):
        pass
    with pytest.raises(Refused):
        ticks.set_right(actor=a_county(), at=AT)
    assert ahead(AT)


def test_a_person_cannot_run_it():
    with pytest.raises(Refused), ticks.run(actor=a_county(), at=AT):
        pass
    assert Tick.objects.count() == 0
