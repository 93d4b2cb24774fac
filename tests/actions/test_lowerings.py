"""A light is made graver by two people of the offices, for days to come, and never better."""

from datetime import date, datetime, timedelta

import pytest

from shishi.actions import lights
from shishi.queries import door
from shishi.queries import lights as looks
from shishi.records.models import AuditEntry, Lowering, Post, Programme, Project, Rating
from shishi.rules.access import Actor, Role
from shishi.rules.days import end_of
from shishi.rules.lifecycle import Refused
from shishi.rules.lights import Light
from tests import year
from tests.actions.test_at_once import _at_once
from tests.makers import AT, ON, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)
NOON = datetime(2026, 6, 30, 12, 0, tzinfo=AT.tzinfo)
R, A, G = Light.RED, Light.AMBER, Light.GREEN


def started(office: Actor) -> Programme:
    """All stand at 50% where half is due by the end of June: green."""
    row = Programme.objects.get(pk=a_programme(office).programme)
    year.a_light_rule(row, "默认", AT)
    for line in year.lines(row):
        year.a_schedule(line, 1, AT, m6="0.5", m9="1")
    year.reported(row, 3, JUNE, "0.5", AT + timedelta(days=60))
    Programme.objects.filter(pk=row.pk).update(started_on=ON)
    return row


def a_colleague(office: Actor) -> Actor:
    post = Post.objects.get(person__territory=office.territory, role=Role.ADMINISTRATOR)
    keeper = door.named(post.person.login, on=ON)
    return a_person(keeper, Role.REFORM_COMMISSION, name="乔思齐")


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    return started(office)


@pytest.fixture
def colleague(office: Actor) -> Actor:
    return a_colleague(office)


def lower(actor: Actor, programme: Programme, **changed) -> int:
    asked = {
        "project": Project.objects.get(programme=programme, number=3).pk,
        "light": R,
        "reason": "现场未见施工",
        "starts_on": JUNE,
        "until": JULY,
        "on": JUNE,
        "at": NOON,
    }
    return lights.lower(actor=actor, **(asked | changed))


def second(actor: Actor, pk: int, on: date = JUNE, at: datetime = NOON) -> None:
    lights.second(actor=actor, lowering=pk, on=on, at=at + timedelta(hours=1))


def shown(
    office: Actor, programme: Programme, on: date, known_at: datetime | None = None
) -> looks.Lit:
    return list(looks.lights(office, programme.pk, on, known_at).values())[2]


def test_a_proposal_changes_nothing_until_another_person_seconds_it(office, colleague, programme):
    pk = lower(office, programme)
    assert shown(office, programme, JUNE).light is G
    second(colleague, pk)
    lit = shown(office, programme, JUNE)
    assert (lit.light, lit.look, lit.rating.ruled) == (R, R, G)
    assert lit.rating.says.endswith(
        f"人工改为红灯：现场未见施工（{office.name}提出，乔思齐复核，至2026年7月31日）"
    )
    assert "→ 绿灯" in lit.rating.says


def test_it_counts_on_its_days_only(office, colleague, programme):
    second(colleague, lower(office, programme))
    year.reported(programme, 3, JULY, "0.8", NOON)
    days = [date(2026, 6, 29), JUNE, JULY, JULY + timedelta(days=1)]
    assert [shown(office, programme, day).rating.lowering is not None for day in days] == [
        False,
        True,
        True,
        False,
    ]


def test_a_past_day_knows_it_only_from_the_moment_it_was_seconded(office, colleague, programme):
    pk = lower(office, programme)
    next_day = NOON + timedelta(days=1)
    lights.second(actor=colleague, lowering=pk, on=next_day.date(), at=next_day)
    assert shown(office, programme, JUNE, end_of(JUNE, AT.tzinfo)).light is G
    assert shown(office, programme, next_day.date(), next_day).rating.lowering is not None


def test_what_is_done_and_made_graver_is_not_counted_as_done(office, colleague, programme):
    line = year.lines(programme)[-1]
    for one in year.lines(programme):
        if one.project_id == line.project_id:
            old = one.observations.get()
            year.an_observation(one, JUNE, "1", NOON, corrects=old)
    assert shown(office, programme, JUNE).look is Light.BLUE
    second(colleague, lower(office, programme))
    assert shown(office, programme, JUNE).look is R


def test_the_rating_keeps_what_the_rule_said(office, colleague, programme):
    second(colleague, lower(office, programme))
    lights.rate(actor=office, programme=programme.pk, on=JUNE, at=NOON + timedelta(hours=2))
    row = Rating.objects.get(project__number=3)
    assert row.light is R
    assert row.detail["ruled"] == "green"
    assert row.detail["lowering"]["reason"] == "现场未见施工"
    assert row.detail["dimensions"][0]["light"] == "green"


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"light": G}, "light"),
        ({"light": Light.ORANGE}, "light"),  # not of this rule
        ({"reason": "  "}, "reason"),
        ({"starts_on": JUNE - timedelta(days=1)}, "starts_on"),
        ({"until": JUNE - timedelta(days=1)}, "until"),
        ({"on": date(2026, 1, 1)}, ""),  # before a rule held
    ],
)
def test_what_cannot_be_proposed_is_refused(office, programme, changed, where):
    with pytest.raises(Refused) as refused:
        lower(office, programme, **changed)
    assert refused.value.verdict.where == where
    assert Lowering.objects.count() == 0
    assert AuditEntry.objects.filter(deed="light.lower", done=False).count() == 1


def test_what_is_proposed_twice_is_kept_once(office, programme):
    assert lower(office, programme) == lower(office, programme)
    assert Lowering.objects.count() == 1


def test_nobody_seconds_their_own_nor_twice_nor_too_late(office, colleague, programme):
    pk = lower(office, programme)
    with pytest.raises(Refused) as refused:
        second(office, pk)
    assert "另一人" in refused.value.verdict.says
    late = NOON + timedelta(days=40)
    with pytest.raises(Refused) as refused:
        lights.second(actor=colleague, lowering=pk, on=late.date(), at=late)
    assert "截止日期已过" in refused.value.verdict.says
    second(colleague, pk)
    with pytest.raises(Refused):
        second(colleague, pk)


def test_once_the_rule_says_as_bad_there_is_nothing_to_second(office, colleague, programme):
    pk = lower(office, programme, light=A)
    for line in year.lines(programme):
        if line.project.number == 3:
            old = line.observations.get()
            year.an_observation(line, JUNE, "0.3", NOON, corrects=old)
    with pytest.raises(Refused) as refused:
        second(colleague, pk)
    assert "只能改为更重的灯" in refused.value.verdict.says
    assert Lowering.objects.get().seconded_at is None


def test_another_county_finds_no_such_lowering(office, programme):
    pk = lower(office, programme)
    with pytest.raises(door.NotThere):
        second(an_office("青溪县"), pk)


def test_two_people_of_one_name_are_two_people(office, programme):
    post = Post.objects.get(person__territory=office.territory, role=Role.ADMINISTRATOR)
    namesake = a_person(
        door.named(post.person.login, on=ON), Role.REFORM_COMMISSION, name=office.name
    )
    second(namesake, lower(office, programme))
    lit = shown(office, programme, JUNE)
    assert lit.light is R
    assert f"{office.name}（同名另一人）复核" in lit.rating.says


@pytest.mark.django_db(transaction=True)
def test_of_two_who_second_at_once_one_does():
    office = an_office()
    row = started(office)
    colleagues = [a_colleague(office), a_colleague(office)]
    pk = lower(office, row)
    found = _at_once(*(lambda one=one: second(one, pk) for one in colleagues))
    assert sorted(type(one).__name__ for one in found) == ["NoneType", "Refused"]
    assert AuditEntry.objects.filter(deed="light.second", done=True).count() == 1
