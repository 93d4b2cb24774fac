"""What falls due for whom between two days."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import decisions, escalations
from shishi.queries import due
from shishi.records.models import Assignment, Person, Project
from shishi.rules.access import Actor, Role
from shishi.rules.dues import Due, Kind
from tests import year as rows
from tests.chained import a_chain, all_ready
from tests.makers import AT, a_county, a_person, an_office
from tests.reporting import APRIL, Year, a_year, next_round

pytestmark = pytest.mark.django_db
ON = APRIL.date()


@pytest.fixture
def year() -> Year:
    return a_year()


def found(actor: Actor, since: date, until: date) -> tuple[Due, ...]:
    return due.due(actor, since, until, ON)


def told(actor: Actor, month: int) -> list[tuple[str, str, str]]:
    last = {3: 31, 4: 30, 5: 31, 10: 31, 11: 30}[month]
    days = (date(2026, month, 1), date(2026, month, last))
    return [(one.on.isoformat()[5:], one.kind.label, one.title) for one in found(actor, *days)]


def a_leader(year: Year, number: int) -> Actor:
    """The sponsor of one project."""
    leader = a_person(a_county("另一县"), Role.COUNTY_LEADER, name="顾怀舟")
    person = Person.objects.get(pk=leader.person)
    territory = Project.objects.get(pk=year.project).programme.territory
    Person.objects.filter(pk=person.pk).update(territory=territory)
    row = Assignment.objects.filter(project__number=number, role="sponsor")[0]
    Assignment.objects.filter(pk=row.pk).update(person=person)
    return Actor(person.pk, person.name, territory.pk, leader.roles)


def test_the_office_sees_the_days_of_rounds_deadlines_and_what_each_month_asks(year):
    april = told(year.office, 4)
    assert ("04-05", "报送到期", "2026年3月报送") in april
    assert ("04-25", "开放填报", "2026年4月报送") in april
    assert ("04-30", "分月目标", "城乡供水提升工程") in april
    assert ("10-31", "完成时限", "城乡供水提升工程") in told(year.office, 10)
    assert ("11-30", "完成时限", "老旧小区改造工程") in told(year.office, 11)


def test_permits_decisions_and_matters_fall_due_with_their_own_pages(year):
    """A permit of 1 April lapses three months later unless the works begin."""
    a_chain(year.office, year.project, APRIL)
    all_ready(year.office, year.project, date(2026, 4, 1), APRIL)
    said = {"actor": year.office, "project": year.project, "on": ON, "at": APRIL}
    leader = Assignment.objects.filter(project=year.project, role="sponsor")[0].person_id
    due_on = date(2026, 5, 20)
    decided = decisions.enter(**said, leader=leader, says="交地", owner="县水利局", due_on=due_on)
    raised = escalations.bring_up(**said, says="费用由谁承担", tried="会商一次")
    july = found(year.office, date(2026, 7, 1), date(2026, 7, 31))
    lapses = [one for one in july if one.kind is Kind.PERMIT and "施工许可证有效期" in one.says]
    assert [(one.on, one.page, one.keys) for one in lapses] == [
        (date(2026, 7, 1), "permits", (year.project,))
    ]
    spring = found(year.office, date(2026, 4, 1), date(2026, 5, 31))
    told = {one.kind: (one.on, one.page, one.keys) for one in spring}
    assert told[Kind.DECISION] == (due_on, "decision", (decided,))
    assert told[Kind.MATTER] == (date(2026, 4, 8), "matter", (raised,))


def test_a_round_that_was_laid_down_is_told_once_and_one_to_come_as_foreseen(year):
    def of_april() -> list[Due]:
        ones = found(year.office, date(2026, 4, 1), date(2026, 5, 31))
        return [one for one in ones if one.title == "2026年4月报送" and one.kind is Kind.DUE]

    [before] = of_april()
    assert (before.says, before.page) == ("尚未开放，按现行规则推算", "programme_settings")
    assert any("到期日" in line for line in before.lines)
    key = next_round(year)
    [after] = of_april()
    assert (after.says, after.page, after.keys) == ("", "round", (key,))


def test_what_each_project_has_to_have_reached_is_told_in_one_line(year):
    [june] = found(year.office, date(2026, 6, 30), date(2026, 6, 30))
    assert june.kind is Kind.NODE
    assert june.says == "应完成：新建供水站 1 座"


def test_a_unit_sees_what_it_answers_for_and_a_leader_their_own(year):
    assert ("10-31", "完成时限", "城乡供水提升工程") in told(year.reporter, 10)
    assert not [one for one in told(year.reporter, 11) if one[1] == "完成时限"]
    leader = a_leader(year, 2)
    assert ("11-30", "完成时限", "老旧小区改造工程") in told(leader, 11)
    assert not [one for one in told(leader, 10) if one[1] == "完成时限"]
    assert ("04-05", "报送到期", "2026年3月报送") in told(leader, 4)


def test_whoever_answers_for_nothing_and_another_county_see_nothing(year):
    Assignment.objects.filter(unit__in=year.head.units).update(unit=None, person=year.office.key)
    assert told(year.head, 4) == []
    assert told(an_office("青溪县"), 4) == []


def test_more_projects_take_no_more_queries(year):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            told(year.office, 10)
        return len(captured)

    before = queries()
    programme = Project.objects.get(pk=year.project).programme
    for line in rows.lines(programme)[4:]:
        rows.a_schedule(line, 7, AT, m6="0.5", m10="1")
    assert queries() == before
