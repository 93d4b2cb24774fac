"""What is due, what waits, what a form shows and how a round stands."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import observations, reports, rounds
from shishi.queries import door, report_forms, slots
from shishi.queries import reports as looks
from shishi.records.models import Observation, Programme
from shishi.rules.fillings import Filled, Typed
from shishi.rules.lights import Light
from shishi.rules.observations import Told
from shishi.rules.reports import NoChange, ReportState, Saying
from shishi.rules.timings import Timeliness
from tests import year as rows
from tests.makers import an_office
from tests.reporting import (
    APRIL,
    MAY,
    Year,
    a_draft,
    a_year,
    accepted,
    approved,
    next_round,
    submitted,
    typed,
)

pytestmark = pytest.mark.django_db
TODAY = APRIL.date()


@pytest.fixture
def year() -> Year:
    return a_year()


def mine(year: Year, on: date = TODAY) -> list[tuple[ReportState, Timeliness]]:
    found = slots.due(year.reporter, on)
    return [(one.state, one.timeliness) for one in found if one.project == year.project]


def test_a_unit_sees_what_it_has_to_report_and_how_it_stands(year):
    assert {one.unit_name for one in slots.due(year.reporter, TODAY)} == {"县水利局"}
    assert mine(year) == [(ReportState.DRAFT, Timeliness.OPEN)]
    submitted(year)
    assert mine(year) == [(ReportState.SUBMITTED, Timeliness.ON_TIME)]


def test_what_never_came_is_missing_after_its_day_without_anybody_typing_it(year):
    assert mine(year, date(2026, 4, 5)) == [(ReportState.DRAFT, Timeliness.OPEN)]
    assert mine(year, date(2026, 4, 6)) == [(ReportState.DRAFT, Timeliness.MISSING)]


def test_an_accepted_report_of_an_earlier_round_is_due_no_more(year):
    accepted(year)
    next_round(year)
    assert [one.period for one in slots.due(year.reporter, MAY.date())] == ["2026年4月"]


def test_an_office_has_nothing_to_report(year):
    assert slots.due(year.office, TODAY) == ()


def test_a_round_shows_every_project_and_counts_what_came(year):
    submitted(year)
    found = slots.overview(year.office, year.rounds[0], TODAY)
    assert [one.number for one in found.slots] == [1, 2, 3]
    assert (found.rates.expected, found.rates.actual, found.rates.on_time) == (3, 1, 1)
    assert [one.saying for one in found.slots] == [Saying.CHANGED, Saying.SILENT, Saying.SILENT]


def test_an_extension_moves_the_due_day_of_its_project_alone(year):
    rounds.extend(
        actor=year.office,
        round=year.rounds[0],
        project=year.project,
        until=date(2026, 4, 20),
        reason="设备检修",
        at=APRIL,
    )
    found = slots.overview(year.office, year.rounds[0], date(2026, 4, 10)).slots
    assert [one.timeliness for one in found] == [
        Timeliness.OPEN,
        Timeliness.MISSING,
        Timeliness.MISSING,
    ]


def figure(year: Year, sheet: report_forms.Sheet) -> report_forms.Figure:
    return next(one for one in sheet.figures if one.indicator == year.pipes)


def test_a_fresh_form_holds_the_last_figures_and_the_plan_of_the_day(year):
    accepted(year)
    sheet = report_forms.sheet(year.reporter, next_round(year), year.project, MAY.date())
    one = figure(year, sheet)
    assert (one.fields.value, one.last.value, one.last_on) == ("22.5", "22.5", date(2026, 3, 31))
    assert one.standing.scheduled == Decimal(35)
    assert (sheet.version, sheet.state, bool(sheet.may_fill)) == (0, ReportState.DRAFT, True)


def test_a_draft_comes_back_as_it_was_typed(year):
    a_draft(year, typed(year, pipes="2O.5公里"))
    sheet = report_forms.sheet(year.reporter, year.rounds[0], year.project, TODAY)
    one = figure(year, sheet)
    assert one.fields.value == "2O.5公里"
    assert [check.code for check in one.checks] == ["not_a_number"]
    assert sheet.words.progress == "管沟开挖完成"


def test_what_is_being_typed_is_checked_without_being_kept(year):
    accepted(year)
    words = Filled(figures={year.pipes: Typed("20")})
    sheet = report_forms.sheet(year.reporter, next_round(year), year.project, MAY.date(), words)
    one = figure(year, sheet)
    assert [check.code for check in one.checks] == ["decrease"]
    assert one.step == Decimal("-2.5")
    assert sheet.report is None


def test_buttons_follow_the_state_and_the_person(year):
    row = submitted(year)

    def may(actor) -> list[str]:
        sheet = report_forms.sheet(actor, year.rounds[0], year.project, TODAY)
        names = ("fill", "submit", "withdraw", "approve", "return", "accept")
        return [name for name in names if getattr(sheet, f"may_{name}")]

    assert may(year.reporter) == ["withdraw"]
    assert may(year.head) == ["withdraw", "approve", "return"]
    assert may(year.office) == ["return"]
    reports.approve(actor=year.head, report=row.pk, version=row.version, at=APRIL)
    assert may(year.office) == ["return", "accept"]


def test_each_reviewer_has_their_own_queue_the_oldest_first(year):
    assert looks.queue(year.head, TODAY) == ()
    row = submitted(year)
    waiting = looks.queue(year.head, TODAY)
    assert [one.report for one in waiting] == [row.pk]
    assert looks.queue(year.office, TODAY) == looks.queue(year.reporter, TODAY) == ()
    reports.approve(actor=year.head, report=row.pk, version=row.version, at=APRIL)
    assert looks.queue(year.head, TODAY) == ()
    assert [one.state for one in looks.queue(year.office, TODAY)] == [ReportState.APPROVED]


def test_the_queue_says_what_differs_from_the_last_period(year):
    accepted(year)
    next_round(year)
    approved(year, typed(year, pipes="30"), at=MAY)
    (one,) = looks.queue(year.office, MAY.date())
    assert [line.indicator for line in one.changed] == [year.pipes]


def test_the_history_shows_the_old_value_beside_its_correction(year):
    accepted(year)
    of = Observation.objects.get(indicator=year.pipes)
    observations.correct(
        actor=year.office, observation=of.pk, told=Told(Decimal(21)), reason="复核", at=MAY
    )
    found = looks.history(year.office, year.pipes, MAY.date())
    assert [(one.fields.value, one.replaced) for one in found.kept] == [
        ("21", False),
        ("22.5", True),
    ]
    assert found.kept[0].affects == (date(2026, 3, 31), None)


def test_no_change_is_said_and_not_silent(year):
    submitted(year, Filled(no_change=NoChange.SEASON))
    found = slots.overview(year.office, year.rounds[0], TODAY)
    assert found.slots[0].saying is Saying.UNCHANGED


def test_another_county_finds_nothing(year):
    stranger = an_office("青溪县")
    row = submitted(year)
    assert slots.lines(stranger, TODAY) == looks.queue(stranger, TODAY) == ()
    for look in (
        lambda: slots.overview(stranger, year.rounds[0], TODAY),
        lambda: report_forms.sheet(stranger, year.rounds[0], year.project, TODAY),
        lambda: looks.history(stranger, year.pipes, MAY.date()),
        lambda: looks.place(stranger, row.pk),
    ):
        with pytest.raises(door.NotThere):
            look()


def test_the_number_of_queries_does_not_grow_with_the_rounds(year):
    def counted() -> list[int]:
        found = []
        for look in (
            lambda: slots.lines(year.office, MAY.date()),
            lambda: slots.due(year.reporter, MAY.date()),
            lambda: looks.queue(year.office, MAY.date()),
            lambda: report_forms.sheet(year.reporter, year.rounds[0], year.project, MAY.date()),
        ):
            with CaptureQueriesContext(connection) as captured:
                look()
            found.append(len(captured))
        return found

    approved(year)
    before = counted()
    next_round(year)
    approved(year, typed(year, pipes="31"), at=MAY)
    assert counted() == before
    assert max(before) < 25


def test_a_figure_on_the_form_wears_the_light_it_would_have_in_the_ledger(year):
    """Of 86.5 kilometres 20 are due: 15 is 5.8 points behind, 11 is 10.4; before a rule holds
    nothing is judged."""

    def light(pipes: str) -> Light | None:
        words = typed(year, pipes=pipes)
        sheet = report_forms.sheet(year.reporter, year.rounds[-1], year.project, TODAY, words)
        return next(one.light for one in sheet.figures if one.indicator == year.pipes)

    assert light("15") is None
    rows.a_light_rule(Programme.objects.get(pk=year.programme), "默认", APRIL)
    assert [light(pipes) for pipes in ("15", "11", "86.5")] == [
        Light.GREEN,
        Light.AMBER,
        Light.BLUE,
    ]
