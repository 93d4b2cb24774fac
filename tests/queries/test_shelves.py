"""Which deeds change what is held in memory: every deed is thought of, shelf by shelf; and what is
asked of one project is fetched of that project alone."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from shishi.actions import reports
from shishi.queries import (
    ledgers,
    light_facts,
    lights,
    projects,
    report_books,
    roundups,
    today,
)
from shishi.queries import report_forms as forms
from shishi.queries.kept import Shelf
from shishi.records.models import Indicator, Lowering, Programme, Project
from shishi.rules.access import MAY
from shishi.rules.funds import Funds
from shishi.web import dossiers
from tests import year as rows
from tests.chained import a_chain, told
from tests.makers import AT
from tests.reporting import APRIL, Year, a_year, accepted, approved, next_round, typed
from tests.reporting import MAY as MAY_FIRST

SHELVES = {
    "待办": (today._KEPT,),
    "台账": (ledgers._KEPT, projects._KEPT),
    "灯": (lights._KEPT, light_facts._KEPT),
    "报数": (report_books._KEPT,),
    "汇总": (roundups._KEPT,),
    "实事页": (dossiers._KEPT,),
}
ALL = "待办 台账 灯 报数 汇总 实事页"
ALL_BUT_PAGE = "待办 台账 灯 报数 汇总"
ALL_BUT_DESK = "台账 灯 报数 汇总 实事页"
LIGHTS_AND_LEDGER = "台账 灯 报数 汇总"
NO_LIGHTS = "台账 报数 汇总"
OF_PEOPLE = "灯 报数 汇总"

# Of each deed the shelves whose values stay as they are.
STAYS = {
    **dict.fromkeys(("plan.take_in", "plan.amend", "plan.discard"), ALL_BUT_DESK),
    **dict.fromkeys(("plan.adopt", "programme.record_vote"), ""),
    **dict.fromkeys(("programme.close", "programme.lead"), ""),
    **dict.fromkeys(("programme.start", "calendar.issue", "schedule.set", "point.set"), "台账"),
    **dict.fromkeys(("chain.set", "permit.record", "observation.correct", "report.accept"), "台账"),
    **dict.fromkeys(("round.open", "round.extend"), NO_LIGHTS),
    **dict.fromkeys(("rule.set", "funds.report"), "台账"),
    **dict.fromkeys(("light.exempt", "light.second"), NO_LIGHTS),
    **dict.fromkeys((deed for deed in MAY if deed.startswith("dispatch.")), ALL_BUT_DESK),
    **dict.fromkeys(("dispatch.issue", "dispatch.withdraw"), "台账 灯 报数 汇总"),
    "project.level": "",
    "stocktake.hold": ALL_BUT_DESK,
    **dict.fromkeys(("light.lower", "stop.enter", "stop.end"), LIGHTS_AND_LEDGER),
    **dict.fromkeys(
        ("decision.enter", "decision.move", "matter.raise", "matter.move"), LIGHTS_AND_LEDGER
    ),
    "comment.write": LIGHTS_AND_LEDGER,
    **dict.fromkeys(("report.fill", "report.submit", "report.withdraw"), "台账 报数"),
    **dict.fromkeys(("report.approve", "report.return"), "台账 报数"),
    **dict.fromkeys(("report.attach", "report.detach", "subplan.file"), ALL_BUT_PAGE),
    **dict.fromkeys(("sheet.take", "sheet.bring"), ALL),
    **dict.fromkeys(("proposal.make", "proposal.accept", "proposal.reject"), ALL_BUT_DESK),
    **dict.fromkeys(("light.rate", "snapshot.take"), ALL),
    **dict.fromkeys(("tick.run", "tick.set_right"), ALL),
    **dict.fromkeys(("notification.write", "notification.deliver", "notification.read"), ALL),
    **dict.fromkeys(("robot.set", "robot.switch", "ledger.export", "register.export"), ALL),
    "archive.export": ALL,
    **dict.fromkeys(("unit.add", "person.add", "person.disable", "person.enable"), OF_PEOPLE),
    **dict.fromkeys(("post.appoint", "post.end", "post.succeed"), OF_PEOPLE),
    "person.invite": f"待办 {OF_PEOPLE} 实事页",
    "person.change": "报数 汇总",  # lights print the names of those who made them graver
    **dict.fromkeys(("alias.propose", "alias.confirm", "alias.reject"), "灯"),
    **dict.fromkeys(("register.import", "territory.found"), ""),
    **dict.fromkeys((deed for deed in MAY if deed.startswith("sign_in.")), ALL),
}


@pytest.mark.parametrize("deed", MAY)
def test_of_every_deed_it_is_said_what_it_leaves_as_it_is(deed):
    stays = {name for name, held in SHELVES.items() if all(one.passes(deed) for one in held)}
    assert stays == set(STAYS[deed].split())


def test_nothing_is_said_of_a_deed_that_nobody_does():
    assert STAYS.keys() == MAY.keys()


@pytest.fixture
def year(db: None) -> Year:
    """Every project has a chain, money, points and a light that was made graver."""
    held = a_year()
    rows.a_light_rule(Programme.objects.get(pk=held.programme), "默认", AT)
    for project in Project.objects.filter(programme=held.programme):
        furnished(held, project)
    return held


def furnished(year: Year, project: Project) -> None:
    a_chain(year.office, project.pk, AT)
    told(year.office, project.pk, "code", AT, done_on=AT.date())
    rows.a_statement(project, AT.date(), Funds(), AT)
    pk = rows.a_lowering(project, year.reform.key, AT)
    Lowering.objects.filter(pk=pk).update(seconded_by=year.office.key, seconded_at=AT)


def enlarged(year: Year) -> None:
    """Thirty more projects like the first."""
    lines = list(Indicator.objects.filter(project=year.project))
    project = Project.objects.get(pk=year.project)
    for number in range(11, 41):
        project.pk, project.number = None, number
        project.save(force_insert=True)
        for line in lines:
            line.pk, line.project, line.task = None, project, None
            line.save(force_insert=True)
            rows.a_schedule(line, 1, AT, m6="0.5", m9="1")
            rows.an_observation(line, AT.date(), "0.1", AT)
        furnished(year, project)


def test_what_is_known_of_one_project_speaks_of_no_other(year):
    accepted(year, replace(typed(year), forecast_on="2026-10-20"))
    row, only = Programme.objects.get(pk=year.programme), {year.project}
    known = light_facts.known(year.office, row, None, only)
    assert known.stated.keys() == known.funds.keys() == known.lowerings.keys() == only
    assert known.chains.texts.keys() == known.chains.steps.keys() == only
    books = report_books.books(year.office, row, APRIL.date(), only)
    assert books.held.keys() == books.chains.texts.keys() == only
    assert books.past.keys() == {year.pipes, year.stations, year.people}
    whole = light_facts.known(year.office, row)
    assert len(whole.funds) == len(whole.lowerings) == len(whole.chains.texts) == 3


def a_month(year: Year, round: int, at: datetime, pipes: str) -> list[int]:
    """The queries of the form, of the report that is handed in, and of its acceptance."""
    counts = []

    def counted(work):
        with CaptureQueriesContext(connection) as seen:
            found = work()
        counts.append(len(seen))
        return found

    on, where = at.date(), {"round": round, "project": year.project}
    counted(lambda: forms.sheet(year.reporter, round, year.project, on))
    filled = {"filled": typed(year, pipes=pipes), "version": 0}
    kept = counted(lambda: reports.fill(actor=year.reporter, at=at, **where, **filled))
    pk, version = kept.report, kept.version
    counted(
        lambda: reports.submit(actor=year.reporter, report=pk, version=version, at=at, kept=kept)
    )
    reports.approve(actor=year.head, report=pk, version=version + 1, at=at)
    counted(lambda: reports.accept(actor=year.office, report=pk, version=version + 2, at=at))
    return counts


def test_a_report_costs_little_and_the_same_however_many_projects_there_are(year):
    few = a_month(year, year.rounds[0], APRIL, "22.5")
    _, *deeds = few  # twelve of each are for the books: all is inside a deed, where none are held
    assert all(seen <= most for seen, most in zip(deeds, (26, 20, 24), strict=True))
    enlarged(year)
    assert a_month(year, next_round(year), MAY_FIRST, "30") == few


def test_a_deed_takes_what_is_held_and_puts_nothing_on_the_shelf(year):
    asked: list[str] = []
    shelf: Shelf[int] = Shelf(("report.fill",), room=3)

    def of(*, untouched: bool = True) -> int:
        def whole() -> int:
            asked.append("whole")
            return 1

        return shelf.of("here", whole, lambda held, _: held, lambda _: 1, untouched=untouched)

    of()
    assert not shelf.holds("here")  # the test itself stands inside a transaction
    assert asked == ["whole"]


@pytest.mark.django_db(transaction=True)
def test_what_was_done_by_others_is_seen_by_a_deed_that_takes_what_is_held():
    year = a_year()
    row, only, on = Programme.objects.get(pk=year.programme), {year.project}, APRIL.date()

    def past():
        return report_books.books(year.office, row, on, only).past

    assert past() == {}
    with transaction.atomic():
        assert past() == {}
    accepted(year)
    with transaction.atomic():
        assert past().keys() == {year.pipes, year.stations, year.people}
    assert past().keys() == {year.pipes, year.stations, year.people}


@pytest.mark.django_db(transaction=True)
def test_a_report_that_is_changed_or_returned_is_checked_again_in_the_round():
    year = a_year()
    assert roundups.latest(year.office, APRIL.date()) is None
    row = approved(year)
    with transaction.atomic():
        wanted = roundups.latest(year.office, APRIL.date())
    assert wanted == roundups.latest(year.office, APRIL.date())
    assert wanted is not None
    assert wanted.reports == 1
    reports.send_back(
        actor=year.office, report=row.pk, version=row.version, reason="数据不符", at=APRIL
    )
    assert roundups.roundup(year.office, row.round_id, APRIL.date()).reports == 0
