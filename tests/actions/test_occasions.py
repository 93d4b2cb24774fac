"""Reminders of decisions, permits and stocktakes: to whom, when, and not twice."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import notifications
from shishi.clock import HERE
from shishi.queries import door, reminders
from shishi.records.models import Notification, Unit
from shishi.rules.notifications import Channel
from tests.chained import a_chain, all_ready, told
from tests.meetings import Weekly, decided, met, moved, third, weekly
from tests.reporting import APRIL, approved

pytestmark = pytest.mark.django_db
UNIT = {"闻溪桥", "罗听松"}


def on(month: int, day: int, hour: int = 6) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=HERE)


def days(held: Weekly, word: str, first: date, last: date) -> dict[int, set[str]]:
    """On which days of a month a digest came in which the word stands, and to whom."""
    found: dict[int, set[str]] = {}
    for day in range(first.day, last.day + 1):
        at = on(first.month, day)
        before = set(Notification.objects.values_list("pk", flat=True))
        notifications.write(actor=door.host(held.office.territory), mail=True, at=at)
        rows = Notification.objects.exclude(pk__in=before).filter(says__contains=word)
        for row in rows.filter(channel=Channel.PRODUCT):
            found.setdefault(day, set()).add(row.person.name)
    return found


@pytest.fixture
def held() -> Weekly:
    """A year whose report of March is at the office, so that the unit is asked for nothing."""
    made = weekly()
    approved(made.year)
    return made


def test_a_decision_is_told_to_the_unit_that_carries_it_out(held: Weekly):
    """Due on Wednesday the 15th; 清明节 is from the 4th to the 6th."""
    decided(held, owner="相关单位", due_on=date(2026, 4, 15))
    found = days(held, "议定事项", date(2026, 4, 1), date(2026, 4, 30))
    assert found == dict.fromkeys((10, 15, 16, 23, 30), UNIT)
    row = Notification.objects.filter(says__contains="议定事项临期").earliest("pk")
    assert row.says == "议定事项临期：2026年4月15日到期。城乡供水提升工程"


def test_a_decision_is_told_to_the_unit_it_names_and_to_nobody_else(held: Weekly):
    Unit.objects.create(territory_id=held.office.territory, name="县财政局")
    decided(held, owner="县财政局", due_on=date(2026, 4, 15))
    assert days(held, "议定事项", date(2026, 4, 1), date(2026, 4, 20)) == {}


def test_what_was_decided_at_short_notice_is_still_told(held: Weekly):
    """Entered on the 10th at nine, due on the 13th: its three workdays ahead have passed."""
    early = days(held, "议定事项", date(2026, 4, 8), date(2026, 4, 10))
    decided(held, owner="相关单位", on=date(2026, 4, 10), due_on=date(2026, 4, 14))
    later = days(held, "议定事项", date(2026, 4, 11), date(2026, 4, 14))
    assert (early, set(later)) == ({}, {13, 14})


def test_what_is_carried_over_is_told_of_its_new_day_and_what_ended_no_more(held: Weekly):
    row = decided(held, owner="相关单位", due_on=date(2026, 4, 8))
    assert set(days(held, "议定事项", date(2026, 4, 2), date(2026, 4, 8))) == {2, 8}
    moved(held, row, "carry", date(2026, 4, 8), due_on=date(2026, 4, 22))
    assert set(days(held, "议定事项", date(2026, 4, 9), date(2026, 4, 17))) == {17}
    moved(held, row, "finish", date(2026, 4, 17), seen=1, due_on=date(2026, 4, 22))
    assert days(held, "议定事项", date(2026, 4, 18), date(2026, 4, 30)) == {}


def test_a_step_that_is_late_is_told_to_the_unit(held: Weekly):
    """Planned for the 9th; of what was late when the chain was set the digest of the 2nd tells."""
    a_chain(held.office, held.project, APRIL)
    told(held.office, held.project, "code", APRIL, done_on=date(2026, 3, 30))
    told(held.office, held.project, "proposal", APRIL, planned_on=date(2026, 4, 9))
    found = days(held, "手续逾期", date(2026, 4, 2), date(2026, 4, 24))
    assert found == dict.fromkeys((10, 17, 24), UNIT)
    row = Notification.objects.filter(says__contains="手续逾期").earliest("pk")
    assert row.says == "手续逾期：项目建议书应于2026年4月9日前办结。城乡供水提升工程"


def test_a_stocktake_that_was_not_held_is_told_to_the_offices(held: Weekly):
    """Held on Wednesday the 1st, so that the next is due on the 8th."""
    offices = {"祁望舟", "乔思齐"}
    assert days(held, "周调度", date(2026, 4, 1), date(2026, 4, 1)) == {}
    met(held, date(2026, 4, 1))
    assert days(held, "周调度待开", date(2026, 4, 2), date(2026, 4, 8)) == {8: offices}
    says = (
        Notification.objects.filter(says__contains="周调度待开")
        .earliest("pk")
        .says.splitlines()[-1]
    )
    assert says == "周调度待开：应于2026年4月8日调度。陆知遥"


def test_a_permit_that_lapses_is_told_thirty_and_seven_days_before(held: Weekly):
    """Issued on 31 March, so that the works have to begin by 30 June; the 31st of May is a
    Sunday, of the 19th to the 21st of June 端午节."""
    a_chain(held.office, held.project, APRIL)
    all_ready(held.office, held.project, date(2026, 3, 31), APRIL)
    told(held.office, held.project, "tender_report", APRIL, done_on=date(2026, 3, 31))
    told(held.office, held.project, "start", APRIL, planned_on=date(2026, 7, 31))
    assert days(held, "手续临期", date(2026, 5, 20), date(2026, 5, 31)) == {}
    assert set(days(held, "手续临期", date(2026, 6, 1), date(2026, 6, 30))) == {1, 23, 30}


def test_the_number_of_queries_does_not_grow_with_decisions_and_chains(held: Weekly):
    """From one decision and one chain to two of each."""
    counts = []
    for project in (held.project, third(held)):
        decided(held, project=project, owner="县水利局", due_on=date(2026, 4, 3))
        a_chain(held.office, project, APRIL)
        told(held.office, project, "code", APRIL, planned_on=date(2026, 3, 30))
        with CaptureQueriesContext(connection) as asked:
            reminders.due(door.host(held.office.territory), on(4, 3))
        counts.append(len(asked))
    assert counts[0] == counts[1]
