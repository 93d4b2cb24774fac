"""一件实事的留痕 — every deed that is about a project, or about something that belongs to it,
stands in its trail; of every deed it is said whether it is one of them."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import (
    comments,
    evidence,
    funds,
    lights,
    observations,
    points,
    projects,
    reports,
    rounds,
    schedules,
    stops,
    subplans,
)
from shishi.queries import targets, trail
from shishi.records.models import Evidence, Indicator, Observation, Programme, Project
from shishi.rules.access import MAY
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.lifecycle import Refused
from shishi.rules.lights import Light
from shishi.rules.observations import Told
from shishi.rules.points import Point
from shishi.rules.projects import Level as Promised
from shishi.rules.rulesets import Dimension
from shishi.rules.statements import Told as Money
from shishi.rules.stops import Cause, Stop
from tests import year as rows
from tests.chained import a_chain, told
from tests.makers import AT, an_office
from tests.meetings import TODAY, Weekly, decided, moved, raised, taken, weekly
from tests.reporting import APRIL, a_draft, submitted

pytestmark = pytest.mark.django_db

# Of each deed that no project's trail has, what it is about instead.
ELSEWHERE = {
    **dict.fromkeys(("plan.take_in", "plan.amend", "plan.discard"), "draft"),
    **dict.fromkeys(("plan.adopt", "light.rate", "round.open", "rule.set"), "programme"),
    **dict.fromkeys((deed for deed in MAY if deed.startswith("programme.")), "programme"),
    **dict.fromkeys(("snapshot.take", "ledger.export", "archive.export"), "programme"),
    **dict.fromkeys(("sheet.take", "sheet.bring", "unit.add"), "unit"),  # each report tells itself
    "stocktake.hold": "a meeting about many",
    **dict.fromkeys((deed for deed in MAY if deed.startswith("dispatch.")), "a paper about many"),
    **dict.fromkeys((deed for deed in MAY if deed.startswith("proposal.")), "a correction to be"),
    **dict.fromkeys(("calendar.issue", "territory.found"), "the county"),
    **dict.fromkeys(("tick.run", "tick.set_right"), "the machine"),
    **dict.fromkeys((deed for deed in MAY if deed.startswith(("notification.", "robot."))), "mail"),
    **dict.fromkeys((deed for deed in MAY if deed.startswith(("person.", "post."))), "person"),
    **dict.fromkeys((deed for deed in MAY if deed.startswith(("register.", "alias."))), "register"),
    **dict.fromkeys((deed for deed in MAY if deed.startswith("sign_in.")), "person"),
}


def named(week: Weekly) -> None:
    row = {"actor": week.office, "project": week.project, "at": APRIL}
    projects.set_level(**row, level=Promised.PROVINCE)


def planned(week: Weekly) -> None:
    year, office = week.year, week.office
    of = targets.of_projects(office, Programme.objects.get(pk=year.programme), {year.project})
    line = next(one for one in of if one.pk == year.pipes)
    assert line.schedule
    aim = Indicator.objects.get(pk=year.stations).value
    where = {"actor": office, "at": APRIL, "reason": "工期调整"}
    schedules.set_schedule(
        **where, indicator=line.pk, version=1, schedule=line.schedule, terms=line.terms
    )
    points.set_points(**where, indicator=year.stations, version=0, points=[Point("甲村", aim)])
    points.set_points(**where, indicator=year.stations, version=1, points=[])
    told_of = {"contact": "余听泉", "phone": "", "filename": "", "content": None}
    subplans.file(actor=office, project=year.project, at=APRIL, **told_of)


def prepared(week: Weekly) -> None:
    where = {"actor": week.office, "on": TODAY, "at": APRIL}
    a_chain(week.office, week.project, AT)
    told(week.office, week.project, "code", AT, done_on=AT.date())
    money = Amounts(*(Decimal(6_000_000),) * 5)
    began = Stop(TODAY - timedelta(days=9), None, Cause.WEATHER)
    stop = stops.enter(**where, project=week.project, stop=began, remark="")
    stops.end(**where, stop=stop, ends_before=TODAY, remark="")
    asked = {"actor": week.office, "project": week.project, "version": 0, "reason": "", "at": APRIL}
    funds.report(**asked, told=Money(AT.date(), Funds(lines=(Line(Level.COUNTY, money),))))


def reported(week: Weekly) -> None:
    year = week.year
    extended = {"round": year.rounds[-1], "project": year.project, "until": date(2026, 4, 9)}
    rounds.extend(actor=week.office, **extended, reason="防汛", at=APRIL)
    kept = a_draft(year)
    whose = {"actor": year.reporter, "report": kept.report, "at": APRIL}
    evidence.attach(**whose, filename="现场.png", content=b"\x89PNG\r\n\x1a\n")
    evidence.detach(**whose, evidence=Evidence.objects.get().pk)
    reports.submit(**whose, version=kept.version)
    reports.withdraw(**whose, version=kept.version + 1)
    reports.submit(**whose, version=kept.version + 2)
    head = {"actor": year.head, "report": kept.report, "at": APRIL}
    reports.send_back(**head, version=kept.version + 3, reason="请核对")
    reports.submit(**whose, version=kept.version + 4)
    reports.approve(**head, version=kept.version + 5)
    reports.accept(**head | {"actor": week.office}, version=kept.version + 6)
    wrong = Observation.objects.get(indicator=year.pipes)
    corrected = {"observation": wrong.pk, "told": Told(Decimal(21)), "reason": "复核"}
    observations.correct(actor=week.office, **corrected, at=APRIL)


def judged(week: Weekly) -> None:
    where = {"actor": week.office, "project": week.project, "on": TODAY, "at": APRIL}
    until = {"until": TODAY + timedelta(days=9), "reason": "汛期"}
    lights.exempt(**where, **until, dimension=Dimension.PROGRESS, approved_by="陆知遥")
    lowered = lights.lower(**where, **until, light=Light.RED, starts_on=TODAY)
    lights.second(actor=week.year.reform, lowering=lowered, on=TODAY, at=APRIL)


def met(week: Weekly) -> None:
    moved(week, decided(week), "finish", TODAY)
    taken(week, raised(week), "settle", TODAY)
    comments.write(actor=week.leader, project=week.project, says="抓紧办理", at=APRIL)


OF_PROJECT: dict[Callable[[Weekly], None], tuple[str, ...]] = {
    named: ("project.level",),
    planned: ("schedule.set", "point.set", "subplan.file"),
    prepared: ("chain.set", "permit.record", "stop.enter", "stop.end", "funds.report"),
    reported: (
        *("round.extend", "report.fill", "report.attach", "report.detach", "report.submit"),
        *("report.withdraw", "report.return", "report.approve", "report.accept"),
        "observation.correct",
    ),
    judged: ("light.exempt", "light.lower", "light.second"),
    met: ("decision.enter", "decision.move", "matter.raise", "matter.move", "comment.write"),
}


@pytest.fixture
def week() -> Weekly:
    held = weekly()
    rows.a_light_rule(Programme.objects.get(pk=held.year.programme), "默认", AT)
    return held


def test_of_every_deed_it_is_said_whether_a_project_has_it():
    told = [deed for deeds in OF_PROJECT.values() for deed in deeds]
    assert sorted([*told, *ELSEWHERE]) == sorted(MAY)


@pytest.mark.parametrize("done", OF_PROJECT, ids=lambda one: one.__name__)
def test_the_trail_of_a_project_has_whatever_was_done_about_it(done, week):
    done(week)
    found = {line.deed for line in trail.of_project(week.office, week.project)}
    assert found == set(OF_PROJECT[done])
    other = Project.objects.get(programme=week.year.programme, number=2).pk
    assert trail.of_project(week.office, other) == ()


def test_a_refused_attempt_stands_there_as_well(week):
    row = submitted(week.year)
    with pytest.raises(Refused, match="不能采用"):
        reports.accept(actor=week.office, report=row.pk, version=row.version, at=APRIL)
    assert [line.done for line in trail.of_project(week.office, week.project)][:1] == [False]


def test_a_past_day_has_what_was_done_by_then(week):
    prepared(week)
    found = trail.of_project(week.office, week.project, APRIL - timedelta(hours=1))
    assert {line.deed for line in found} == {"chain.set", "permit.record"}


def test_the_whole_trail_of_a_project_is_read_page_by_page(week):
    prepared(week)
    reported(week)
    whole = trail.of_project(week.office, week.project)
    first = trail.recent(week.office, project=week.project, count=7)
    rest = trail.recent(week.office, project=week.project, before=first[-1].number, count=99)
    assert (*first, *rest) == whole
    assert len(first) == 7


def test_it_is_for_the_offices_of_the_county(week):
    prepared(week)
    assert trail.of_project(week.year.reporter, week.project) == ()
    assert trail.of_project(an_office("青溪县"), week.project) == ()


def test_it_costs_two_queries_however_much_was_done(week):
    def counted() -> int:
        with CaptureQueriesContext(connection) as seen:
            trail.of_project(week.office, week.project)
        return len(seen)

    planned(week)
    assert counted() == 2
    reported(week)
    assert counted() == 2
