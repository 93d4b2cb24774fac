"""Lights are kept once, kept again after a correction; a reason counts where the rule lets it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import lights
from shishi.queries import door
from shishi.queries import lights as looks
from shishi.records.models import AuditEntry, Exemption, Lowering, Post, Programme, Project, Rating
from shishi.rules.access import Actor, Role
from shishi.rules.funds import Funds
from shishi.rules.lifecycle import Refused
from shishi.rules.lights import Light
from shishi.rules.rulesets import Dimension
from tests import year
from tests.actions.test_at_once import _at_once
from tests.chained import a_chain, told
from tests.makers import AT, ON, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db

JUNE = date(2026, 6, 30)
LATER = AT + timedelta(days=130)
NOW = LATER + timedelta(days=30)


def started(office: Actor) -> Programme:
    """The first project stands at 10% where half is due; no other has been reported."""
    row = Programme.objects.get(pk=a_programme(office).programme)
    year.a_light_rule(row, "默认", AT)
    for line in year.lines(row):
        year.a_schedule(line, 1, AT, m6="0.5", m9="1")
    year.reported(row, 1, JUNE, "0.1", AT + timedelta(days=122))
    Programme.objects.filter(pk=row.pk).update(started_on=ON)
    return row


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    return started(office)


def an_administrator(office: Actor) -> Actor:
    post = Post.objects.get(person__territory=office.territory, role=Role.ADMINISTRATOR)
    return door.named(post.person.login, on=ON)


def rate(actor: Actor, programme: Programme, on: date = JUNE, at=LATER) -> int:
    return lights.rate(actor=actor, programme=programme.pk, on=on, at=at)


def exempt(actor: Actor, programme: Programme, **changed) -> int:
    asked = {
        "project": Project.objects.get(programme=programme, number=1).pk,
        "dimension": Dimension.PROGRESS,
        "reason": "汛期停工",
        "approved_by": "陆知遥",
        "until": date(2026, 7, 31),
        "on": JUNE,
        "at": LATER,
    }
    return lights.exempt(actor=actor, **(asked | changed))


def test_a_day_is_kept_once_with_what_it_was_rated_from(office, programme):
    assert [rate(office, programme), rate(office, programme)] == [3, 0]
    first = Rating.objects.get(project__number=1)
    assert first.light is Light.RED
    assert first.detail["facts"]["standings"][0]["subject"] == "新建供水站"
    assert first.says == first.detail["dimensions"][0]["says"]
    assert Rating.objects.exclude(project__number=1).values_list("light", flat=True)[0] == "grey"


def test_a_correction_brings_a_later_row_and_keeps_the_one_before(office, programme):
    rate(office, programme)
    for line in year.lines(programme)[:3]:
        year.an_observation(line, JUNE, "0.5", LATER, corrects=line.observations.get())
    assert rate(office, programme, at=LATER + timedelta(days=1)) == 1
    kept = Rating.objects.filter(project__number=1).order_by("rated_at")
    assert kept[0].light is Light.RED
    assert len(kept) == 2


def test_the_host_rates_as_an_office_does_and_a_bureau_may_not(office, programme):
    host = door.host(office.territory)
    assert rate(host, programme) == 3
    assert rate(office, programme) == 0
    stranger = a_person(an_administrator(office), Role.UNIT_HEAD)
    with pytest.raises(Refused):
        rate(stranger, programme)


def test_the_days_to_be_rated_go_on_from_the_last_and_back_to_a_correction(office, programme):
    pk = programme.pk
    assert looks.unrated(office, pk, ON + timedelta(days=2), NOW) == tuple(
        ON + timedelta(days=days) for days in range(3)
    )
    rate(office, programme)
    assert looks.unrated(office, pk, JUNE + timedelta(days=1), NOW) == (
        JUNE,
        JUNE + timedelta(days=1),
    )
    rate(office, programme, on=JUNE + timedelta(days=9))
    line = year.lines(programme)[0]
    year.an_observation(
        line, JUNE, "0.5", LATER + timedelta(days=1), corrects=line.observations.get()
    )
    assert looks.unrated(office, pk, JUNE + timedelta(days=9), NOW)[0] == JUNE
    Programme.objects.filter(pk=pk).update(started_on=None)
    assert looks.unrated(office, pk, JUNE, NOW) == ()


def a_lowering(office: Actor, project: Project, at: datetime) -> None:
    other = a_person(an_administrator(office), Role.REFORM_COMMISSION, name="乔思齐")
    pk = year.a_lowering(project, other.key, LATER)
    starts_on = JUNE + timedelta(days=3)
    Lowering.objects.filter(pk=pk).update(
        starts_on=starts_on, seconded_by=office.key, seconded_at=at
    )


def a_statement(office: Actor, project: Project, at: datetime) -> None:
    year.a_statement(project, JUNE + timedelta(days=3), Funds(), at)


def a_step(office: Actor, project: Project, at: datetime) -> None:
    told(office, project.pk, "code", at, done_on=JUNE + timedelta(days=3))


def a_step_mended(office: Actor, project: Project, at: datetime) -> None:
    row = told(office, project.pk, "code", LATER, done_on=JUNE + timedelta(days=3))
    told(office, project.pk, "code", at, version=row, done_on=JUNE + timedelta(days=5))


@pytest.mark.parametrize("entered", [a_lowering, a_statement, a_step, a_step_mended])
def test_what_is_entered_late_has_its_days_rated_again(office, programme, entered):
    project = Project.objects.get(programme=programme, number=1)
    a_chain(office, project.pk, AT)
    on = JUNE + timedelta(days=9)
    rate(office, programme, on=on)
    assert looks.unrated(office, programme.pk, on, NOW) == (on,)
    entered(office, project, LATER + timedelta(hours=1))
    days = [JUNE + timedelta(days=days) for days in range(3, 10)]
    assert looks.unrated(office, programme.pk, on, NOW) == tuple(days)


def test_a_step_that_says_the_same_again_moves_no_day(office, programme):
    project = Project.objects.get(programme=programme, number=1)
    a_chain(office, project.pk, AT)
    on = JUNE + timedelta(days=9)
    row = told(office, project.pk, "code", AT, planned_on=JUNE)
    rate(office, programme, on=on)
    later = LATER + timedelta(hours=1)
    told(office, project.pk, "code", later, version=row, planned_on=JUNE, done_on=on)
    assert looks.unrated(office, programme.pk, on, NOW) == (on,)


@pytest.mark.django_db(transaction=True)
def test_the_days_of_one_run_are_rated_from_one_look_until_something_is_done(office, programme):
    days = [JUNE + timedelta(days=days) for days in range(3)]
    looks.look_over(office, programme.pk)
    counts = []
    for day in days:
        with CaptureQueriesContext(connection) as seen:
            rate(office, programme, on=day)
        counts.append(len(seen))
    assert counts[1] == counts[2]  # whatever was kept meanwhile is looked at, nothing else
    exempt(office, programme)
    with CaptureQueriesContext(connection) as seen:
        assert rate(office, programme, on=days[0]) == 1
    assert len(seen) > counts[2]


def test_a_reason_holds_the_light_until_its_last_day(office, programme):
    exempt(office, programme)
    on = [JUNE, date(2026, 7, 31), date(2026, 8, 1)]
    found = [next(iter(looks.lights(office, programme.pk, day).values())) for day in on]
    assert [one.light for one in found] == [Light.AMBER, Light.AMBER, Light.RED]
    assert "有正当理由（汛期停工；陆知遥批准" in found[0].rating.says


def test_a_reason_told_twice_is_kept_once(office, programme):
    assert exempt(office, programme) == exempt(office, programme)
    assert Exemption.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"reason": " "}, "reason"),
        ({"approved_by": ""}, "approved_by"),
        ({"dimension": Dimension.REPORTING}, "dimension"),
        ({"until": date(2026, 6, 29)}, "until"),
        ({"on": date(2026, 1, 1)}, ""),  # before a rule held
    ],
)
def test_a_reason_that_cannot_count_is_refused(office, programme, changed, where):
    with pytest.raises(Refused) as refused:
        exempt(office, programme, **changed)
    assert refused.value.verdict.where == where
    assert Exemption.objects.count() == 0
    assert AuditEntry.objects.filter(deed="light.exempt", done=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_rate_at_once_keep_each_light_once():
    office = an_office()
    row = started(office)
    assert sorted(_at_once(*[lambda: rate(office, row)] * 2)) == [0, 3]
    assert Rating.objects.count() == 3
