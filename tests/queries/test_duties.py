"""Who answers on a day: before the year, across a handover, by the names of then."""

from datetime import date, datetime, timedelta

import pytest

from shishi.actions import aliases, comments, parties
from shishi.queries import comments as comment_lines
from shishi.queries import duties, ledgers, trail
from shishi.queries.ledgers import Sieve
from shishi.records.models import Assignment, Person, Post, Programme, Project, Unit
from shishi.rules.access import Actor, Role
from tests.makers import AT, ON, PLAN, a_county, a_person, a_programme

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 6, 1, 9, 0, tzinfo=AT.tzinfo)


@pytest.fixture
def keeper() -> Actor:
    return a_county()


@pytest.fixture
def office(keeper: Actor) -> Actor:
    return a_person(keeper, Role.INSPECTION_OFFICE)


def leaders(office: Actor, programme: int, on: date, known_at: datetime | None = None) -> list[str]:
    found = ledgers.ledger(office, programme, Sieve(), on, known_at).projects[0]
    return [one.name for one in found.people]


def units(office: Actor, programme: int, known_at: datetime | None) -> list[str]:
    found = ledgers.ledger(office, programme, Sieve(), LATER.date(), known_at).projects[0]
    return [one.name for one in found.units]


def handed_over(keeper: Actor, on: date, at: datetime) -> Person:
    post = Post.objects.create(
        person=Person.objects.get(name="陆知遥"), role=Role.COUNTY_LEADER, starts_on=ON
    )
    key = parties.succeed(
        actor=keeper, post=post.pk, on=on, successor=None, name="沈向晚", login="shenxw", at=at
    )
    return Person.objects.get(pk=key)


def a_leader(keeper: Actor) -> Actor:
    return a_person(keeper, Role.COUNTY_LEADER, name="程忘野")


def test_before_the_year_begins_those_it_begins_with(keeper, office):
    coming = a_programme(office, PLAN.replace("2026", "2027")).programme
    assert leaders(office, coming, date(2026, 11, 22)) == ["陆知遥"]


def test_a_handover_to_come_changes_nothing_until_its_day(keeper, office):
    programme = a_programme(office).programme
    handed_over(keeper, LATER.date(), AT)
    assert leaders(office, programme, LATER.date() - timedelta(days=1)) == ["陆知遥"]
    assert leaders(office, programme, LATER.date()) == ["沈向晚"]
    row = Programme.objects.get(pk=programme)
    held = duties.held(Assignment.objects.filter(person__isnull=False), row, LATER.date())
    assert {one.written for one in held} == {"沈向晚", "顾怀舟"}


def test_one_that_was_entered_late_was_not_known_before(keeper, office):
    programme = a_programme(office).programme
    handed_over(keeper, LATER.date(), LATER + timedelta(days=9))
    day = LATER.date() + timedelta(days=2)
    assert leaders(office, programme, day) == ["沈向晚"]
    assert leaders(office, programme, day, LATER + timedelta(days=2)) == ["陆知遥"]


def test_a_corrected_name_is_correct_everywhere_and_the_trail_says_what_it_was(keeper, office):
    """docs/decisions/0010: a post is kept by time, a slip of the pen is not."""
    programme = a_programme(office).programme
    project = Project.objects.get(programme=programme, number=1)
    comments.write(actor=a_leader(keeper), project=project.pk, says="抓紧办理", at=AT)
    person = Person.objects.get(name="程忘野")
    parties.change_person(
        actor=keeper, person=person.pk, name="程望野", login=person.login or "", at=LATER
    )
    (said,) = comment_lines.of_project(office, project.pk, AT)
    assert said.name == "程望野"
    entries = trail.of(office, "person", person.pk)
    assert entries[0].says.startswith("原为：程忘野；姓名：程望野")
    (then,) = (one for one in trail.of_project(office, project.pk) if one.deed == "comment.write")
    assert then.actor == "程忘野"


def test_a_unit_has_the_name_it_had_then_even_after_two_became_one(keeper, office):
    programme = a_programme(office).programme
    parties.add_unit(actor=keeper, name="县住房和城乡建设局", at=AT)
    short = Unit.objects.get(name="县住建局").pk
    alias = Unit.objects.get(pk=short).aliases.get(full="县住房和城乡建设局").pk
    aliases.confirm_alias(actor=keeper, alias=alias, at=LATER)
    assert units(office, programme, None)[1] == "县住房和城乡建设局"
    assert units(office, programme, LATER)[1] == "县住房和城乡建设局"
    assert units(office, programme, LATER - timedelta(hours=1))[1] == "县住建局"
