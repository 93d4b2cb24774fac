"""Stops: entered once, ended by a row of its own, counted once a day."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from shishi.actions import stops as deeds
from shishi.queries import door, stops
from shishi.records.models import Project, Stop
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from shishi.rules.stops import Cause
from shishi.rules.stops import Stop as Facts
from tests.makers import AT, a_county, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db

JUNE = AT.replace(month=6, day=30)
FUNDS = Facts(date(2026, 6, 1), None, Cause.FUNDS, "财政部门")


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def project(office: Actor) -> int:
    return Project.objects.get(programme=a_programme(office).programme, number=1).pk


def enter(actor: Actor, project: int, stop: Facts = FUNDS, at=JUNE, remark: str = "") -> int:
    return deeds.enter(actor=actor, project=project, stop=stop, remark=remark, on=at.date(), at=at)


def end(actor: Actor, stop: int, day: date, at=JUNE) -> int:
    return deeds.end(actor=actor, stop=stop, ends_before=day, remark="", on=at.date(), at=at)


def test_a_stop_is_counted_and_ends_by_a_row_of_its_own(office, project):
    first = enter(office, project)
    assert (
        stops.of(office, project, JUNE.date()).lost.says == "耽误 30 天：资金 30 天（财政部门）。"
    )
    later = end(office, first, date(2026, 6, 21))
    found = stops.of(office, project, JUNE.date())
    assert found.lost.days == 20
    assert [(one.pk, one.lasts) for one in found.lines] == [(later, False)]
    before = stops.of(office, project, JUNE.date(), JUNE - timedelta(seconds=1))
    assert before.lines == ()


def test_a_past_moment_knows_the_stop_and_not_yet_its_end(office, project):
    first = enter(office, project, at=JUNE - timedelta(days=20))
    end(office, first, date(2026, 6, 21))
    known = stops.of(office, project, date(2026, 6, 15), JUNE - timedelta(days=15))
    assert [one.lasts for one in known.lines] == [True]


def test_told_twice_it_is_kept_once(office, project):
    first = enter(office, project)
    assert enter(office, project) == first
    later = end(office, first, date(2026, 6, 21))
    assert end(office, first, date(2026, 6, 21)) == later
    assert Stop.objects.count() == 2


def test_an_end_that_was_told_is_not_told_otherwise(office, project):
    first = enter(office, project)
    later = end(office, first, date(2026, 6, 21))
    for stop in (first, later):
        with pytest.raises(Refused, match="已登记2026年6月21日恢复"):
            end(office, stop, date(2026, 6, 25))


@pytest.mark.parametrize(
    ("day", "says"), [(date(2026, 6, 1), "应晚于开始日期"), (date(2026, 7, 2), "晚于明天")]
)
def test_an_end_that_cannot_be(day, says, office, project):
    first = enter(office, project)
    with pytest.raises(Refused, match=says):
        end(office, first, day)


def test_a_stop_without_a_desk_is_refused_but_for_the_weather(office, project):
    with pytest.raises(Refused, match="没有写明卡在哪个单位"):
        enter(office, project, Facts(date(2026, 6, 1), None, Cause.LAND))
    enter(office, project, Facts(date(2026, 6, 1), date(2026, 6, 5), Cause.WEATHER))
    assert stops.of(office, project, JUNE.date()).lost.days == 4
    with pytest.raises(Refused, match="不超过 500 个字"):
        enter(office, project, remark="长" * 501)


def test_nobody_of_elsewhere_ends_it_and_nothing_is_changed(office, project):
    first = enter(office, project)
    keeper = a_county("望川县")
    with pytest.raises(door.NotThere):
        end(a_person(keeper, Role.INSPECTION_OFFICE), first, date(2026, 6, 21))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Stop.objects.filter(pk=first).update(desk="")
