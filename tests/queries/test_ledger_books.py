"""What the other books put into the ledger: reports, permits, money, contacts, as of a day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import evidence, funds, reports, subplans
from shishi.queries import ledgers
from shishi.queries.ledgers import Sieve
from shishi.records.models import Programme
from shishi.rules.days import end_of
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.ledgers import ProjectFacts
from shishi.rules.statements import Told
from tests import year as rows
from tests.chained import a_chain, told
from tests.makers import AT, PLAN, a_programme, an_office
from tests.reporting import (
    APRIL,
    MAY,
    Year,
    a_draft,
    a_year,
    accepted,
    next_round,
    submitted,
    typed,
)

pytestmark = pytest.mark.django_db
MARCH_END = date(2026, 3, 31)


@pytest.fixture
def year() -> Year:
    made = a_year()
    rows.a_light_rule(Programme.objects.get(pk=made.programme), "默认", AT)
    return made


def first(year: Year, on: date | None = None, known_at: datetime | None = None) -> ProjectFacts:
    """The water project on the day, on 1 April where none is named."""
    day = on or APRIL.date()
    return ledgers.facts(year.office, year.programme, Sieve(), day, known_at)[0]


def test_the_last_accepted_report_speaks_with_who_handed_it_in_and_who_took_it(year: Year):
    words = replace(typed(year), problem="管材供应不足", coordination="无")
    accepted(year, words)
    said = first(year).told
    assert (said.progress, said.next_step) == ("管沟开挖完成", "继续铺设管网")
    assert (said.problem, said.coordination) == ("管材供应不足", "")
    assert said.updated == "闻溪桥 2026-04-01"
    assert said.reviewed == "祁望舟 2026-04-01"


def test_what_was_not_accepted_says_nothing(year: Year):
    submitted(year, replace(typed(year), problem="管材供应不足"))
    assert (first(year).told.problem, first(year).told.updated) == ("", "")


def test_a_past_day_hears_only_what_was_accepted_by_then(year: Year):
    accepted(year)
    next_round(year)
    accepted(year, replace(typed(year, pipes="40", stations="1"), progress="五月进展"), at=MAY)
    assert first(year, MAY.date()).told.progress == "五月进展"
    day = APRIL.date()
    assert first(year, day, end_of(day, APRIL.tzinfo)).told.progress == "管沟开挖完成"
    before = AT.date()
    assert first(year, before, end_of(before, APRIL.tzinfo)).told.progress == ""


def test_why_it_is_behind_is_told_where_it_is(year: Year):
    late = replace(typed(year, pipes="10"), remark="冬季停工")
    accepted(year, late)
    assert first(year).told.behind == "冬季停工"


def test_a_figure_has_what_is_due_and_how_far_it_is_off(year: Year):
    accepted(year)  # 22.5 by the end of March, of which 20 were due
    line = next(one for one in first(year, MARCH_END).targets if one.measure == "公里")
    assert (line.reached.line, line.actual) == (year.pipes, Decimal("22.5"))
    assert (line.reached.scheduled, line.reached.month_due) == (20, 20)
    assert line.reached.as_of == MARCH_END
    assert line.reached.points is not None
    assert round(line.reached.points, 4) == Decimal("2.8902")  # 2.5 of 86.5
    # 50 by May and 86.5 by October: 30 and 122 of the 153 days between
    assert line.reached.quarters == "一季度 20；二季度 57.16；三季度 79.10；四季度 86.5"


def test_permits_name_the_step_that_waits(year: Year):
    a_chain(year.office, year.project, AT)
    told(year.office, year.project, "code", AT, done_on=AT.date())
    assert first(year).told.node.startswith("已办结 1/")
    assert "项目建议书" in first(year).told.node


def test_money_is_told_in_ten_thousands_and_the_contact_by_name(year: Year):
    line = Line(Level.COUNTY, Amounts(*map(Decimal, (6600000, 5000000, 4000000, 3000000, 3500000))))
    statement = Told(MARCH_END, Funds(lines=(line,), estimate=Decimal(7000000)))
    funds.report(
        actor=year.office, project=year.project, version=0, told=statement, reason="", at=APRIL
    )
    subplans.file(
        actor=year.office, project=year.project, contact="闻溪桥", phone="8100011", at=APRIL
    )
    said = first(year).told
    assert (said.whole, said.planned, said.arrived, said.paid) == (700, 660, 400, 300)
    assert said.contact == "闻溪桥 8100011"
    eve = APRIL - timedelta(days=1)
    assert first(year, eve.date(), eve).told.contact == ""


def test_evidence_is_counted(year: Year):
    kept = a_draft(year)
    for content in (b"%PDF-1.4 one", b"%PDF-1.4 two"):
        evidence.attach(
            actor=year.reporter, report=kept.report, filename="照片.pdf", content=content, at=APRIL
        )
    version = kept.version
    for actor, step in (
        (year.reporter, reports.submit),
        (year.head, reports.approve),
        (year.office, reports.accept),
    ):
        step(actor=actor, report=kept.report, version=version, at=APRIL)
        version += 1
    assert first(year).told.evidence == "2 份"


def test_a_longer_ledger_takes_no_more_queries():
    counts = set()
    for copies in (1, 4):
        office = an_office(f"第{copies}县")
        items = PLAN[PLAN.index("（一）") :]
        programme = a_programme(office, PLAN + items * (copies - 1)).programme
        rows.a_light_rule(Programme.objects.get(pk=programme), "默认", AT)
        with CaptureQueriesContext(connection) as made:
            held = ledgers.facts(office, programme, Sieve(), APRIL.date())
        assert len(held) == 3 * copies
        counts.add(len(made))
    assert len(counts) == 1
