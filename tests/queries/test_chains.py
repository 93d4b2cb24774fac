"""Chains in the lights, in the checks of a report and in what is to do; a past moment's view."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import chains, lights, permits, today
from shishi.queries.desk import Duty
from shishi.records.models import Programme, Project
from shishi.rules import calendars
from shishi.rules.access import Actor, Role
from shishi.rules.bands import Light
from shishi.rules.chains import worked_back
from shishi.rules.days import end_of
from shishi.rules.permits import ClockState
from shishi.rules.stages import TEMPLATES
from tests import reporting, year
from tests.chained import SEASON, a_chain, all_ready, told
from tests.makers import AT, PLAN, a_programme, an_office

pytestmark = pytest.mark.django_db

APRIL, JULY = date(2026, 4, 30), date(2026, 7, 31)
AUTUMN = datetime(2026, 10, 9, 9, 0, tzinfo=AT.tzinfo)
READY, STARTED = date(2026, 4, 1), date(2026, 6, 2)


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    row = Programme.objects.get(pk=a_programme(office).programme)
    year.a_light_rule(row, "天数", AT)
    return row


@pytest.fixture
def project(programme: Programme) -> Project:
    """供水, due by the end of October."""
    return Project.objects.get(programme=programme, number=1)


def sides(office: Actor, project: Project, on: date, known_at: datetime | None = None):
    """The light of each side but the progress, with its sentence up to the rule."""
    one = lights.lights(office, project.programme_id, on, known_at)[project.pk]
    return {
        each.dimension.value: (each.light, each.says.partition(" → ")[0])
        for each in one.rating.by_dimension
        if each.dimension != "progress"
    }


def test_without_a_chain_nothing_is_said_of_start_and_permits(office, project):
    assert sides(office, project, JULY) == {}
    facts = lights.lights(office, project.programme_id, JULY)[project.pk].facts
    assert (facts.start_planned_on, facts.permit_due_on) == (None, None)


def test_a_late_start_is_lit_until_it_is_recorded(office, project):
    """天数: by the days late; planned for the first of May, begun on the second of June."""
    a_chain(office, project.pk, AT)
    all_ready(office, project.pk, READY, AUTUMN)
    last = told(office, project.pk, "start", AT, planned_on=date(2026, 5, 1))
    on = date(2026, 5, 11)
    light, says = sides(office, project, on)["start"]
    assert says == "计划2026年5月1日开工，应开工未开工，逾期 10 天"
    assert light is not Light.GREEN
    assert sides(office, project, date(2026, 5, 1))["start"][0] is Light.GREEN
    told(
        office,
        project.pk,
        "start",
        AUTUMN,
        version=last,
        planned_on=date(2026, 5, 1),
        done_on=STARTED,
    )
    assert sides(office, project, on)["start"] == (light, says)
    assert sides(office, project, JULY)["start"] == (Light.GREEN, "已于2026年6月2日开工")


def test_a_permit_that_lapsed_is_lit_and_prolonged_in_time_it_is_not(office, project):
    a_chain(office, project.pk, AT)
    at = datetime(2026, 6, 20, 9, 0, tzinfo=AT.tzinfo)
    all_ready(office, project.pk, READY, at)
    told(office, project.pk, "tender_report", at, done_on=READY)
    assert sides(office, project, date(2026, 7, 1))["permits"] == (
        Light.GREEN,
        "没有逾期的手续",
    )
    light, says = sides(office, project, date(2026, 7, 11))["permits"]
    assert says == "施工许可证到期前的“开工”应于2026年7月1日前办结，尚未办结，逾期 10 天"
    assert light is not Light.GREEN
    permit = permits.page(office, project.pk, at.date()).line("permit")
    told(
        office,
        project.pk,
        "permit",
        at,
        version=permit.version,
        done_on=READY,
        extend_to=date(2026, 10, 1),
    )
    assert sides(office, project, date(2026, 7, 11))["permits"][0] is Light.GREEN


def test_a_past_moment_knows_the_chain_and_the_steps_of_then(office, project):
    before = sides(office, project, APRIL, end_of(APRIL, AT.tzinfo))
    a_chain(office, project.pk, AUTUMN)
    all_ready(office, project.pk, READY, AUTUMN)
    assert sides(office, project, APRIL, end_of(APRIL, AT.tzinfo)) == before == {}
    assert set(sides(office, project, APRIL)) == {"start", "permits"}
    assert permits.page(office, project.pk, APRIL, end_of(APRIL, AT.tzinfo)).prepared is None


def test_service_items_start_in_their_own_word(office, project):
    a_chain(office, project.pk, AT, TEMPLATES["service"])
    assert "应启动未启动" in sides(office, project, date(2026, 12, 31))["start"][1]


def test_the_page_of_a_project_says_where_it_is_stuck(office, project):
    a_chain(office, project.pk, AT)
    told(office, project.pk, "code", AUTUMN, planned_on=READY, begun_on=READY)
    page = permits.page(office, project.pk, JULY)
    assert [(one.key, one.desk) for one in page.stuck] == [("code", "发展改革部门")]
    assert not page.season
    assert page.line("acceptance").latest == project.deadline_on
    brief = permits.brief(office, project.pk, JULY)
    assert (brief.done, brief.steps, brief.started_on) == (0, len(page.lines), None)
    assert brief.lost.days == 0


def test_the_list_names_what_cannot_be_reached_and_only_that(office, programme, project):
    """In March there is time for 供水 until the end of October; in May there is not."""
    a_chain(office, project.pk, AT)
    other = Project.objects.get(programme=programme, number=3)
    a_chain(office, other.pk, AT, TEMPLATES["procurement"])
    assert permits.out_of_reach(office, programme.pk, date(2026, 1, 5)) == ()
    (late,) = permits.out_of_reach(office, programme.pk, date(2026, 5, 11))
    assert (late.project, late.deadline_on) == (project.pk, project.deadline_on)
    assert "请压缩前期手续时间" in late.says


def duties(actor: Actor, on: date) -> list[tuple[Duty, str, tuple[int, ...]]]:
    wanted = (Duty.CLOCK, Duty.SEASON, Duty.SEASONS)
    return [
        (one.matter, one.says, one.keys) for one in today.todos(actor, on) if one.matter in wanted
    ]


def test_clocks_and_the_season_become_lines_of_what_is_to_do():
    held = reporting.a_year()
    at = reporting.APRIL
    a_chain(held.office, held.project, at)
    assert duties(held.reporter, date(2026, 1, 5)) == []
    all_ready(held.office, held.project, date(2026, 3, 31), at)
    told(held.office, held.project, "tender_report", at, done_on=date(2026, 3, 31))
    assert duties(held.reporter, date(2026, 4, 20)) == []
    until = "施工许可证有效期至2026年6月30日，须在此前办到“开工”，"
    near = duties(held.head, date(2026, 6, 10))
    assert near == [(Duty.CLOCK, f"{until}还有 20 天。", (held.project,))]
    assert duties(held.office, date(2026, 6, 10)) == []
    clock, season = duties(held.reporter, date(2026, 7, 2))
    assert clock == (Duty.CLOCK, f"{until}已超 2 天。", (held.project,))
    assert (season[0], season[2]) == (Duty.SEASON, (held.project,))
    (line,) = duties(held.office, date(2026, 7, 2))
    assert line == (Duty.SEASONS, "1. 城乡供水提升工程", (held.programme,))


def test_a_closed_year_warns_nobody():
    held = reporting.a_year()
    a_chain(held.office, held.project, reporting.APRIL)
    Programme.objects.filter(pk=held.programme).update(closed_on=date(2026, 7, 1))
    assert duties(held.office, date(2026, 9, 1)) == []
    assert duties(held.reporter, date(2026, 9, 1)) == []


def test_a_unit_is_not_told_of_others(office, programme, project):
    a_chain(office, project.pk, AT)
    stranger = Actor(9, "外单位", office.territory, frozenset({Role.UNIT_HEAD}), frozenset({-1}))
    assert duties(stranger, date(2026, 9, 1)) == []


def test_the_number_of_queries_does_not_grow_with_the_chains(office, programme):
    longer = PLAN.replace("2026", "2027") + PLAN.partition("（一）")[2].replace("（", "（十")
    larger = Programme.objects.get(pk=a_programme(office, longer).programme)
    counts = []
    for row, wanted in ((programme, 1), (larger, 6)):
        for project in Project.objects.filter(programme=row).order_by("number")[:wanted]:
            a_chain(office, project.pk, AT)
            told(office, project.pk, "code", AUTUMN, planned_on=READY)
        with CaptureQueriesContext(connection) as queries:
            record = chains.record(office, row)
            for pk in record.projects:
                record.of(pk).clocks(JULY)
                record.of(pk).season(JULY + timedelta(days=30))
        assert len(record.projects) == min(wanted, Project.objects.filter(programme=row).count())
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_latest_days_follow_the_calendar_of_the_county():
    """The holidays of May make no work day, so the same step has to be done earlier."""
    held = reporting.a_year()
    a_chain(held.office, held.project, reporting.APRIL)
    with_days = permits.page(held.office, held.project, APRIL).line("code").latest
    plain = chains.ground(calendars.assemble("", ()), SEASON)
    prepared = permits.page(held.office, held.project, APRIL).prepared
    from_weekends = worked_back(prepared.template, prepared.deadline_on, plain)
    assert with_days < from_weekends["code"]


def test_an_over_clock_says_so(office, project):
    a_chain(office, project.pk, AT)
    told(office, project.pk, "acceptance", AUTUMN, done_on=date(2026, 9, 1), explained="补登")
    (clock,) = permits.page(office, project.pk, AUTUMN.date()).clocks
    assert (clock.key, clock.state) == ("filing", ClockState.OVER)
