"""Whom a reminder goes to and what it asks for; which report a return speaks of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import reports, rounds
from shishi.papers.drafts import Composed
from shishi.queries import assignments, door, letters
from shishi.records.models import Project, Report
from tests import makers
from tests.papers.saying import lines
from tests.reporting import APRIL, Year, a_year, approved, next_round, submitted, typed

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 5)  # of the round of March
LATE = DUE + timedelta(days=4)


@pytest.fixture
def year() -> Year:
    return a_year()


def unit(year: Year, project: int = 0) -> int:
    found = Project.objects.get(pk=project or year.project).answering_unit
    assert found
    return found


def reminder(year: Year, on: date = LATE, **changed):
    asked = {"programme": year.programme, "about": unit(year)} | changed
    return letters.reminder(year.office, on=on, **asked)


def quiet(made: Composed) -> bool:
    """Whether it asks for nothing."""
    [told] = lines(made)
    return told.endswith("你单位没有逾期未报的进展情况，不必催报。")


def test_a_unit_that_is_late_is_told_of_what_since_when_and_until_when(year):
    told = lines(reminder(year))
    assert "每月报送一次，期满次月5日前报政府督查室，遇休息日不顺延（依据：方案原文）" in told[0]
    assert (
        "2026年3月进展情况应于2026年4月5日前报送，已逾期4天，请于2026年4月20日前补报。" in told[1]
    )
    assert reminder(year).receivers == ("县水利局",)


@pytest.mark.parametrize("on", [DUE, APRIL.date()])
def test_nobody_is_reminded_before_the_day_has_passed(year, on):
    assert quiet(reminder(year, on))


def test_nobody_is_reminded_of_what_has_come(year):
    submitted(year)
    assert quiet(reminder(year))


def test_more_time_that_was_given_counts_from_the_moment_it_was(year):
    at = APRIL.replace(day=8)
    rounds.extend(
        actor=year.office,
        round=year.rounds[0],
        project=year.project,
        until=date(2026, 4, 10),
        reason="暴雪封路",
        at=at,
    )
    assert quiet(reminder(year))
    assert "已逾期4天" in lines(reminder(year, known_at=at - timedelta(hours=1)))[1]


def test_a_reminder_of_two_rounds_takes_no_more_queries_than_one_of_one(year):
    def queries(on: date) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as seen:
            made = reminder(year, on)
        return len(seen), len(made.passages)

    queries(LATE)
    before = queries(LATE)
    next_round(year)
    after = queries(date(2026, 5, 9))
    assert after == (before[0], before[1] + 1)


def sent_back(year: Year, reason: str = "与现场不符，请核对管网里程。") -> Report:
    odd = replace(
        typed(year, stations="0.5"), reasons={("fraction", str(year.stations)): "一座建成一半。"}
    )
    row = approved(year, odd)
    reports.send_back(
        actor=year.office, report=row.pk, version=row.version, reason=reason, at=APRIL
    )
    return Report.objects.get(pk=row.pk)


def returned(year: Year, **changed):
    row = Report.objects.get(round=year.rounds[0], project=year.project)
    asked = {"programme": year.programme, "on": APRIL.date(), "about": row.pk} | changed
    return letters.returned(year.office, **asked)


def test_a_return_has_its_reason_and_the_last_day_in_time(year):
    sent_back(year)
    told = lines(returned(year))
    assert "第1件“城乡供水提升工程”2026年3月进展情况，经审核于2026年4月1日退回" in told[0]
    assert told[1] == "（一）退回原因。与现场不符，请核对管网里程。"
    assert told[3].startswith("（三）重新报送。请于2026年4月5日前修改")


def test_a_return_names_what_the_checks_ask_until_the_unit_mends_it(year):
    row = sent_back(year)
    told = lines(returned(year))[2]
    assert "数据校核还提示以下各处须一并核对：新建供水站填0.5座" in told
    assert told.endswith("（你单位说明：一座建成一半）。")
    Report.objects.filter(pk=row.pk).update(changed_at=APRIL + timedelta(hours=1))
    assert "数据校核" not in lines(returned(year))[2]


def test_a_report_that_was_mended_is_not_asked_for_again(year):
    row = sent_back(year)
    reports.submit(
        actor=year.reporter, report=row.pk, version=row.version, at=APRIL + timedelta(hours=1)
    )
    [told] = lines(returned(year))
    assert told.endswith("经审核于2026年4月1日退回，现已修改并重新报送，不必再通知。")


def test_a_report_that_never_came_back_was_not_returned(year):
    approved(year)
    with pytest.raises(door.NotThere):
        returned(year)


def test_a_report_is_returned_from_the_moment_it_was(year):
    sent_back(year)
    with pytest.raises(door.NotThere):
        returned(year, known_at=APRIL - timedelta(minutes=1))


def test_another_county_sees_neither(year):
    row = sent_back(year)
    stranger = replace(year.office, territory=makers.a_county("江湾县").territory)
    for ask in (letters.returned, letters.reminder, assignments.composed):
        with pytest.raises(door.NotThere):
            ask(stranger, year.programme, LATE, row.pk)


def test_the_table_of_duties_has_the_whole_plan(year):
    made = assignments.composed(year.office, year.programme, LATE)
    [table] = made.blocks["说明"]
    assert len(table.rows) == len(made.facts["实事总数"].projects) == 3
