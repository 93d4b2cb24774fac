"""回看 — whatever is done after a snapshot, the replay of its day stays equal to the letter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shishi.actions import aliases, lights, observations, parties, rounds, schedules, snapshots
from shishi.actions import settings as rule_deeds
from shishi.clock import HERE
from shishi.queries import door, ledgers, projects, replays
from shishi.queries import snapshots as look
from shishi.queries.ledgers import Sieve
from shishi.records.models import Assignment, Indicator, Observation, Person, Post, Programme
from shishi.rules.access import Actor, Role
from shishi.rules.audit import canonical
from shishi.rules.lifecycle import Refused
from shishi.rules.observations import Told
from shishi.rules.rulesets import PRESETS, Dimension
from shishi.rules.schedules import Node, Schedule, Source
from shishi.rules.settings import Pace, Subject
from shishi.rules.targets import Terms
from tests import reporting
from tests.reporting import APRIL, Year
from tests.year import a_light_rule, a_rule

TAKEN = datetime(2026, 4, 20, 17, 0, tzinfo=HERE)
ON = TAKEN.date()
Deed = Callable[[Year, Actor, datetime], object]


def corrected(value: str) -> Deed:
    def deed(year: Year, keeper: Actor, at: datetime) -> None:
        rows = Observation.objects.filter(indicator=year.pipes, corrected_by=None)
        row = rows.earliest("as_of")
        told = Told(row.value + 1 if value == "up" else row.value - 1)
        observations.correct(actor=year.office, observation=row.pk, told=told, reason="复核", at=at)

    return deed


def rescheduled(year: Year, keeper: Actor, at: datetime) -> None:
    line = Indicator.objects.get(pk=year.pipes)
    nodes = (Node(date(2026, 4, 30), line.value / 2), Node(date(2026, 10, 31), line.value))
    schedules.set_schedule(
        actor=year.office,
        indicator=line.pk,
        version=line.schedules.count(),
        schedule=Schedule(nodes, Source.HAND),
        terms=Terms(),
        reason="调整工期",
        at=at,
    )


def ruled(subject: Subject, rule: object) -> Deed:
    def deed(year: Year, keeper: Actor, at: datetime) -> None:
        held = Programme.objects.get(pk=year.programme).rules.filter(subject=subject).count()
        rule_deeds.set_rule(
            actor=year.office,
            programme=year.programme,
            subject=subject,
            value=rule,  # type: ignore[arg-type]
            holds_from=at.date(),
            basis="会议确定",
            version=held,
            at=at,
        )

    return deed


def excused(year: Year, keeper: Actor, at: datetime) -> None:
    lights.exempt(
        actor=year.office,
        project=year.project,
        dimension=Dimension.PROGRESS,
        reason="汛情",
        approved_by="县政府常务会议",
        until=at.date() + timedelta(days=30),
        on=at.date(),
        at=at,
    )


def extended(year: Year, keeper: Actor, at: datetime) -> None:
    rounds.extend(
        actor=year.office,
        round=year.rounds[0],
        project=year.project,
        until=date(2026, 4, 25),
        reason="设备检修",
        at=at,
    )


def opened(year: Year, keeper: Actor, at: datetime) -> None:
    rounds.open_due(actor=year.office, programme=year.programme, on=at.date(), at=at)


def reported(year: Year, keeper: Actor, at: datetime) -> None:
    opened(year, keeper, at)
    last = Programme.objects.get(pk=year.programme).rounds.latest("starts_on")
    year = replace(year, rounds=[last.pk])
    reporting.accepted(year, reporting.typed(year, pipes="30"), at=at)


def renamed(year: Year, keeper: Actor, at: datetime) -> None:
    key = Assignment.objects.filter(project=year.project, person__isnull=False)[0].person_id
    parties.change_person(actor=keeper, person=key or 0, name="陆知遥（改）", login="", at=at)


def succeeded(back: int) -> Deed:
    """A handover from a day on that may lie before the snapshot: entered after it all the same."""

    def deed(year: Year, keeper: Actor, at: datetime) -> None:
        leader = Assignment.objects.filter(project=year.project, person__isnull=False)
        post = Post.objects.create(
            person=leader.latest("number").person,
            role=Role.COUNTY_LEADER,
            starts_on=ON.replace(day=1),
        )
        parties.succeed(
            actor=keeper,
            post=post.pk,
            on=at.date() - timedelta(days=back),
            successor=None,
            name=f"沈向晚{Person.objects.count()}",
            login="",
            at=at,
        )

    return deed


def full_named(year: Year, keeper: Actor, at: datetime) -> None:
    unit = next(iter(year.reporter.units & year.head.units))
    alias = aliases.propose_alias(actor=keeper, unit=unit, full=f"云岭县水利局{at:%d}", at=at)
    aliases.confirm_alias(actor=keeper, alias=alias, at=at)


DEEDS: dict[str, Deed] = {
    "更正调高": corrected("up"),
    "更正调低": corrected("down"),
    "分月目标": rescheduled,
    "亮灯规则": ruled(Subject.LIGHTS, PRESETS["五色"]),
    "序时口径": ruled(Subject.PACE, Pace(season=(5, 6, 7))),
    "正当理由": excused,
    "延期": extended,
    "开放": opened,
    "报送": reported,
    "改名": renamed,
    "交接": succeeded(0),
    "补办交接": succeeded(12),
    "全称": full_named,
}


@pytest.fixture
def year(db: None) -> Year:
    """The water project has reported March, the others have not; the lights hold since March."""
    found = reporting.a_year()
    row = Programme.objects.get(pk=found.programme)
    a_light_rule(row, "默认", APRIL)
    a_rule(row, Subject.PACE, Pace(), APRIL)
    reporting.accepted(found)
    return found


@pytest.fixture
def keeper(year: Year) -> Actor:
    login = Person.objects.get(posts__role=Role.ADMINISTRATOR).login
    return door.named(login or "", on=ON)


def taken(year: Year) -> look.SnapshotPage:
    pk = snapshots.take(actor=year.office, programme=year.programme, on=ON, at=TAKEN)
    return look.snapshot(year.office, year.programme, pk)


def test_it_holds_what_the_ledger_of_the_day_shows(year):
    body = taken(year).body
    water = body["实事"][0]
    assert (water["名称"], water["报送"]) == ("第1件 城乡供水提升工程", "3月：4月1日 已采用")
    assert water["责任人"] == ["责任县领导：陆知遥"]
    pipes = water["指标"][1]
    assert (pipes["符号"], pipes["目标"], pipes["计量单位"]) == ("≥", "86.5", "公里")
    # 20 km by the end of March, 35 by the end of April: 20 of 30 days are over
    assert (pipes["进展"]["实际"], pipes["进展"]["应完成"]) == ("22.5", "30")
    assert water["亮灯"]["规则"].endswith("第 1 次设定")
    assert [one["事项"] for one in body["规则"]] == ["报送规则", "亮灯规则", "序时口径", "工作日历"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(sorted(DEEDS)), min_size=1, max_size=6))
def test_nothing_done_later_changes_the_replay_of_the_day(year, keeper, chosen):
    with transaction.atomic():
        before = taken(year)
        assert (before.sound, before.differences) == (True, ())
        for place, name in enumerate(chosen, 1):
            at = TAKEN + timedelta(days=3 * place)
            try:
                DEEDS[name](year, keeper, at)
            except Refused:  # the deed does not fit what came before it; it has changed nothing
                continue
        after = look.snapshot(year.office, year.programme, before.line.pk)
        replayed = look.body(year.office, year.programme, ON, TAKEN)
        assert canonical(replayed) == canonical(before.body)
        assert (after.sound, after.differences) == (True, ())
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_each_of_those_deeds_is_really_done(year, keeper, name):
    """A refusal would make the law above empty."""
    taken(year)
    DEEDS[name](year, keeper, TAKEN + timedelta(days=5))


@pytest.mark.parametrize("name", ["更正调高", "亮灯规则", "补办交接", "全称", "改名"])
def test_by_what_is_known_now_the_day_does_change(year, keeper, name):
    at = TAKEN + timedelta(days=5)
    day = ON if name != "亮灯规则" else at.date()
    end = datetime(2026, 12, 31, tzinfo=HERE)

    def told() -> str:
        found = ledgers.ledger(year.office, year.programme, Sieve(), day)
        return canonical(look.body(year.office, year.programme, day, end)) + repr(found.projects)

    before = told()
    DEEDS[name](year, keeper, at)
    assert told() != before


def test_a_snapshot_of_a_day_is_taken_once(year):
    first = taken(year)
    later = TAKEN + timedelta(hours=2)
    again = snapshots.take(actor=year.office, programme=year.programme, on=ON, at=later)
    assert again == first.line.pk
    assert [one.on for one in look.snapshots_of(year.office, year.programme).lines] == [ON]


@pytest.mark.parametrize("on", [date(2026, 3, 1), date(2026, 4, 21)])
def test_a_day_without_a_ledger_is_refused(year, on):
    with pytest.raises(Refused) as refused:
        snapshots.take(actor=year.office, programme=year.programme, on=on, at=TAKEN)
    assert refused.value.verdict.where == "on"


def test_taken_late_it_says_what_the_day_knew(year):
    """The correction was entered between the day and the taking."""
    known = look.body(year.office, year.programme, ON, TAKEN)
    corrected("up")(year, year.office, TAKEN + timedelta(days=1))
    late = TAKEN + timedelta(days=2)
    pk = snapshots.take(actor=year.office, programme=year.programme, on=ON, at=late)
    assert look.snapshot(year.office, year.programme, pk).body == known


def test_the_host_takes_the_same_as_an_office_replays(year, keeper):
    full_named(year, keeper, TAKEN)
    host = door.host(year.office.territory)
    pk = snapshots.take(actor=host, programme=year.programme, on=ON, at=TAKEN)
    assert look.snapshot(year.office, year.programme, pk).differences == ()


def test_another_county_finds_none(year):
    pk = taken(year).line.pk
    with pytest.raises(door.NotThere):
        look.snapshot(door.host(0), year.programme, pk)


def test_the_project_page_of_a_past_day_knows_nothing_of_a_later_handover(year, keeper):
    succeeded(12)(year, keeper, TAKEN + timedelta(days=5))
    now = projects.project(year.office, year.project, ON)
    assert [(one.name[:3], one.holds) for one in now.people] == [
        ("陆知遥", False),
        ("沈向晚", True),
    ]
    then = projects.project(year.office, year.project, ON, TAKEN)
    assert [(one.name, one.holds, one.ends_before) for one in then.people] == [
        ("陆知遥", True, None)
    ]


def test_the_versions_of_a_past_day_are_those_of_then(year, keeper):
    ruled(Subject.LIGHTS, PRESETS["五色"])(year, keeper, TAKEN + timedelta(days=3))
    later = TAKEN + timedelta(days=4)

    def light(on: date, known_at: datetime | None) -> tuple[str, int, date]:
        found = replays.versions(year.office, year.programme, on, known_at)
        one = next(each for each in found if each.label == "亮灯规则")
        return one.name, one.number, one.holds_from

    assert light(ON, TAKEN) == ("默认", 1, APRIL.date())
    assert light(later.date(), None) == ("五色", 2, TAKEN.date() + timedelta(days=3))
