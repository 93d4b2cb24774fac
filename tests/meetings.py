"""Meetings — a reporting year with the leader who answers for its water project, and the deeds of
a weekly stocktake in a line each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shishi.actions import decisions, escalations, stocktakes
from shishi.queries import door
from shishi.records.models import Person, Programme, Project
from shishi.rules.access import Actor, Role
from tests.makers import ON, a_person
from tests.reporting import APRIL, Year, a_year

TODAY = APRIL.date()
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weekly:
    """`leader` holds a post and has the first and the third project of the plan, `other` is only
    named in the plan and has the second."""

    year: Year
    leader: Actor
    other: int

    @property
    def project(self) -> int:
        return self.year.project

    @property
    def office(self) -> Actor:
        return self.year.office


def weekly() -> Weekly:
    year = a_year()
    programme = Programme.objects.get(pk=year.programme)
    keeper = door.actor(Person.objects.get(posts__role=Role.ADMINISTRATOR), on=ON)
    leader = a_person(keeper, Role.COUNTY_LEADER, name="陆知遥")
    for number in (1, 3):
        held = programme.projects.get(number=number).assignments.filter(person__isnull=False)
        held.update(person=leader.key)
    second = programme.projects.get(number=2).assignments.get(person__isnull=False)
    assert second.person
    return Weekly(year, leader, second.person.pk)


def on_day(day: date) -> datetime:
    return APRIL.replace(month=day.month, day=day.day)


def decided(weekly: Weekly, says: str = "十日内完成管线迁改", **changed) -> int:
    asked = {
        "project": weekly.project,
        "leader": weekly.leader.key,
        "says": says,
        "owner": "县水利局",
        "due_on": TODAY + WEEK,
        "on": TODAY,
    } | changed
    at = on_day(asked["on"])
    return decisions.enter(**({"actor": weekly.office, "at": at} | asked))


def moved(weekly: Weekly, decision: int, step: str, on: date, **changed) -> int:
    asked = {"seen": 0, "remark": "等待批复", "due_on": on + WEEK, "at": on_day(on)} | changed
    return decisions.move(**({"actor": weekly.office} | asked), decision=decision, step=step, on=on)


def raised(weekly: Weekly, says: str = "管线迁改费用由谁承担", **changed) -> int:
    asked = {"project": weekly.project, "tried": "两次会商未果", "on": TODAY} | changed
    at = on_day(asked["on"])
    return escalations.bring_up(**({"actor": weekly.office, "at": at} | asked), says=says)


def taken(weekly: Weekly, matter: int, step: str, on: date, **changed) -> int:
    asked = {"actor": weekly.office, "seen": 0, "reason": "汛期将至"} | changed
    return escalations.move(**asked, matter=matter, step=step, on=on, at=on_day(on))


def met(weekly: Weekly, on: date, **changed) -> int:
    asked = {"actor": weekly.office, "leader": weekly.leader.key} | changed
    return stocktakes.hold(programme=weekly.year.programme, on=on, at=on_day(on), **asked)


def third(weekly: Weekly) -> int:
    return Project.objects.get(programme=weekly.year.programme, number=3).pk
