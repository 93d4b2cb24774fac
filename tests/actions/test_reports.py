"""The life of a report: filled in, handed in, sent back, approved, accepted; nothing typed lost."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from shishi.actions import reports, rounds
from shishi.queries import door, light_facts, trail
from shishi.records.models import (
    AuditEntry,
    Entry,
    Observation,
    Programme,
    Report,
    ReportStep,
)
from shishi.rules.fillings import Filled, Typed
from shishi.rules.lifecycle import Refused
from shishi.rules.reports import NoChange, ReportState
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


@pytest.fixture
def year() -> Year:
    return a_year()


def refused(year: Year, filled: Filled) -> Refused:
    """What handing it in is refused with."""
    with pytest.raises(Refused) as caught:
        submitted(year, filled)
    return caught.value


def test_a_draft_keeps_what_is_no_number(year):
    a_draft(year, typed(year, pipes="2O.5公里"))
    entry = Entry.objects.get(indicator=year.pipes)
    assert (entry.value, entry.written) == (None, "2O.5公里")


def test_what_is_no_number_cannot_be_handed_in(year):
    verdict = refused(year, typed(year, pipes="2O.5")).verdict
    assert "2O.5" in verdict.says
    assert verdict.where == str(year.pipes)


def test_a_question_is_answered_by_its_reason(year):
    over = typed(year, stations="3")
    verdict = refused(year, over).verdict
    assert "超过目标" in verdict.says
    answered = replace(over, reasons={("beyond", str(year.stations)): "增建一座"})
    report = Report.objects.get()
    kept = reports.fill(
        actor=year.reporter,
        round=year.rounds[0],
        project=year.project,
        version=report.version,
        filled=answered,
        at=APRIL,
    )
    reports.submit(actor=year.reporter, report=kept.report, version=kept.version, at=APRIL)
    assert Report.objects.get().state is ReportState.SUBMITTED


def test_a_refused_hand_in_changes_nothing(year):
    refused(year, typed(year, pipes=""))
    assert Report.objects.get().state is ReportState.DRAFT
    assert ReportStep.objects.filter(step="submit").count() == 0


def test_accepting_makes_one_observation_a_figure_on_the_last_day_of_the_period(year):
    row = accepted(year)
    found = {one.indicator_id: one for one in Observation.objects.filter(report=row)}
    assert found[year.pipes].value == Decimal("22.5")
    assert len(found) == 3
    assert {one.as_of for one in found.values()} == {date(2026, 3, 31)}
    assert list(row.steps.order_by("pk").values_list("step", flat=True)) == [
        "fill",
        "submit",
        "approve",
        "accept",
    ]


def test_a_report_before_the_end_of_its_period_speaks_of_the_day_it_was_handed_in(year):
    early = APRIL.replace(month=3, day=28)
    accepted(year, at=early)
    assert {one.as_of for one in Observation.objects.all()} == {date(2026, 3, 28)}


def test_accepting_again_is_refused_and_writes_nothing(year):
    row = accepted(year)
    with pytest.raises(Refused, match="已采用"):
        reports.accept(actor=year.reform, report=row.pk, version=row.version, at=APRIL)
    assert Observation.objects.count() == 3


def test_a_report_sent_back_is_mended_after_the_round_has_closed_and_stays_in_time(year):
    row = submitted(year)
    reports.send_back(
        actor=year.head, report=row.pk, version=row.version, reason="管网数请核实", at=APRIL
    )
    late = APRIL + timedelta(days=60)
    kept = reports.fill(
        actor=year.reporter,
        round=year.rounds[0],
        project=year.project,
        version=row.version + 1,
        filled=typed(year, pipes="21"),
        at=late,
    )
    reports.submit(actor=year.reporter, report=kept.report, version=kept.version, at=late)
    row.refresh_from_db()
    assert (row.state, row.submitted_on) == (ReportState.SUBMITTED, APRIL.date())
    assert row.steps.get(step="return").reason == "管网数请核实"


def test_sending_back_needs_a_reason(year):
    row = approved(year)
    with pytest.raises(Refused, match="退回原因"):
        reports.send_back(
            actor=year.office, report=row.pk, version=row.version, reason=" ", at=APRIL
        )


def test_a_withdrawn_report_was_never_handed_in(year):
    row = submitted(year)
    reports.withdraw(actor=year.reporter, report=row.pk, version=row.version, at=APRIL)
    row.refresh_from_db()
    assert (row.state, row.submitted_on) == (ReportState.DRAFT, None)


def test_a_round_that_has_closed_takes_reports_only_with_an_extension(year):
    june = APRIL.replace(month=6)
    with pytest.raises(Refused, match="截止"):
        a_draft(year, at=june)
    rounds.extend(
        actor=year.office,
        round=year.rounds[0],
        project=year.project,
        until=june.date(),
        reason="系统检修",
        at=APRIL,
    )
    assert a_draft(year, at=june).version == 1


def test_no_change_repeats_the_last_figures_and_needs_its_cause_in_words_where_it_is_another(year):
    accepted(year)
    next_round(year)
    still = Filled(no_change=NoChange.OTHER)
    assert "说明" in refused_at(year, still)
    report = Report.objects.latest("pk")
    kept = reports.fill(
        actor=year.reporter,
        round=year.rounds[-1],
        project=year.project,
        version=report.version,
        filled=replace(still, no_change=NoChange.LAND),
        at=MAY,
    )
    reports.submit(actor=year.reporter, report=kept.report, version=kept.version, at=MAY)
    assert Entry.objects.get(report=kept.report, indicator=year.pipes).value == Decimal("22.5")


def refused_at(year: Year, filled: Filled) -> str:
    with pytest.raises(Refused) as caught:
        submitted(year, filled, at=MAY)
    return caught.value.verdict.says


def test_a_figure_that_falls_is_refused(year):
    accepted(year)
    next_round(year)
    assert "累计数由" in refused_at(year, typed(year, pipes="22"))


def test_a_late_report_may_not_say_more_than_the_one_after_it(year):
    late = approved(year, typed(year, pipes="30"))
    next_round(year)
    accepted(year, typed(year, pipes="25"), at=MAY)
    with pytest.raises(Refused, match="累计数减少"):
        reports.accept(actor=year.office, report=late.pk, version=late.version, at=MAY)
    assert Observation.objects.filter(report=late).count() == 0


def test_a_stale_page_is_told_who_was_there_before(year):
    kept = a_draft(year)
    with pytest.raises(Refused, match="闻溪桥于4月1日09:00") as caught:
        reports.fill(
            actor=year.head,
            round=year.rounds[0],
            project=year.project,
            version=kept.version - 1,
            filled=typed(year, pipes="1"),
            at=APRIL,
        )
    assert caught.value.verdict.where == "version"


def test_only_the_unit_fills_in_and_nobody_passes_their_own_report(year):
    with pytest.raises(Refused, match="办理"):
        reports.fill(
            actor=year.office,
            round=year.rounds[0],
            project=year.project,
            version=0,
            filled=typed(year),
            at=APRIL,
        )
    kept = a_draft(year)
    reports.submit(actor=year.head, report=kept.report, version=kept.version, at=APRIL)
    with pytest.raises(Refused, match="须由他人审核"):
        reports.approve(actor=year.head, report=kept.report, version=kept.version + 1, at=APRIL)
    with pytest.raises(door.NotThere):
        reports.approve(
            actor=an_office("青溪县"), report=kept.report, version=kept.version + 1, at=APRIL
        )


def test_a_text_too_long_is_refused_at_its_field(year):
    with pytest.raises(Refused) as caught:
        a_draft(year, replace(typed(year), problem="长" * 2001))
    assert caught.value.verdict.where == "problem"
    assert Report.objects.count() == 0


def test_a_figure_without_its_indicator_is_not_kept(year):
    a_draft(year, Filled(figures={10**6: Typed("1")}))
    assert Entry.objects.count() == 0


def test_a_clock_that_was_put_back_loses_nothing_and_turns_nothing_around(year):
    row = submitted(year)
    before = APRIL - timedelta(hours=3)  # the server is set right: it had been three hours ahead
    reports.approve(actor=year.head, report=row.pk, version=row.version, at=before)
    reports.accept(actor=year.office, report=row.pk, version=row.version + 1, at=before)
    row.refresh_from_db()
    assert row.state is ReportState.ACCEPTED
    assert Observation.objects.filter(report=row).count() == 3
    steps = ReportStep.objects.filter(report=row).order_by("pk").values_list("step", flat=True)
    assert list(steps) == ["fill", "submit", "approve", "accept"]
    programme = Programme.objects.get(pk=year.programme)
    told = light_facts.known(year.office, programme).latest(year.project, APRIL.date())
    assert (told.state, told.reported_on) == (ReportState.ACCEPTED, APRIL.date())
    numbers = AuditEntry.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))
    assert trail.verify().ok


def test_before_its_round_has_opened_by_the_clock_a_report_is_refused(year):
    with pytest.raises(Refused, match="开放，请届时填报"):
        a_draft(year, at=APRIL.replace(month=3, day=3))
    assert not Report.objects.exists()
