"""待办 — of each post in each situation the lines that it gets."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import parties, plans, reports, rounds
from shishi.clock import HERE
from shishi.queries import door, today
from shishi.queries.desk import Duty
from shishi.queries.slots import answering_units
from shishi.records.models import Person, Programme, Report
from shishi.rules.access import Actor, Role
from shishi.rules.bands import Light
from tests import year as rows
from tests.makers import AT, ON, PLAN, a_county, a_person, a_programme, an_office
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
)

pytestmark = pytest.mark.django_db
TODAY = APRIL.date()
LATE = date(2026, 4, 9)  # the round of March was due on the 5th


def returned(year: Year) -> Report:
    row = submitted(year)
    reports.send_back(
        actor=year.head, report=row.pk, version=row.version, reason="与台账不符", at=APRIL
    )
    row.refresh_from_db()
    return row


def own(year: Year) -> Report:
    """Handed in by the head, who may not pass it."""
    kept = a_draft(year)
    reports.submit(actor=year.head, report=kept.report, version=kept.version, at=APRIL)
    return Report.objects.get(pk=kept.report)


def nothing(year: Year) -> None: ...


SITUATIONS = [
    ("reporter", nothing, TODAY, {"待填报": (4,)}),
    ("reporter", nothing, LATE, {"待填报": (-4,)}),
    ("reporter", submitted, TODAY, {}),
    ("reporter", returned, TODAY, {"退回待改": (4,)}),
    ("head", nothing, TODAY, {}),
    ("head", submitted, TODAY, {"待审核": (0,)}),
    ("head", submitted, LATE, {"待审核": (-8,)}),
    ("head", own, TODAY, {}),
    ("head", approved, TODAY, {}),
    ("office", nothing, TODAY, {}),
    ("office", approved, TODAY, {"待采用": (0,)}),
    ("reform", approved, TODAY, {"待采用": (0,)}),
    ("office", accepted, TODAY, {}),
    ("office", nothing, LATE, {"待催报": (-4,)}),
    ("office", nothing, date(2026, 5, 1), {"待开放报送": (-6,)}),
]


@pytest.mark.parametrize(("post", "situation", "on", "wanted"), SITUATIONS)
def test_each_post_in_each_situation(
    post: str,
    situation: Callable[[Year], object],
    on: date,
    wanted: dict[str, tuple[int, ...]],
):
    year = a_year()
    situation(year)
    found: dict[str, tuple[int, ...]] = {}
    for one in today.todos(getattr(year, post), on):
        if one.matter not in (Duty.TARGETS, Duty.START):
            found[one.matter.label] = (*found.get(one.matter.label, ()), one.left)
    assert found == wanted


def test_what_was_returned_comes_first_with_its_reason_then_what_is_late():
    year = a_year()
    returned(year)
    next_round(year)
    found = today.todos(year.reporter, MAY.date())
    told = [(one.matter, one.says) for one in found if one.matter is not Duty.TARGETS]
    assert told == [
        (Duty.RETURNED, "退回原因：与台账不符"),
        (Duty.REPORT, "2026年4月报送"),
    ]


def test_a_closed_round_is_nobodys_to_do_any_more():
    year = a_year()
    long_after = date(2026, 4, 30)
    matters = {Duty.REPORT, Duty.OVERDUE}
    for actor in (year.reporter, year.office):
        assert not matters & {one.matter for one in today.todos(actor, long_after)}


def test_the_office_is_told_whose_reports_are_missing():
    year = a_year()
    submitted(year)
    line = next(one for one in today.todos(year.office, LATE) if one.matter is Duty.OVERDUE)
    assert line.title == "2026年3月报送，2 件逾期未报"
    assert line.keys == (year.rounds[0],)
    assert "县水利局" not in line.says


def test_before_the_start_the_office_sees_what_is_lacking_and_the_draft_at_hand():
    office = an_office()
    a_programme(office)
    other = plans.take_in_text(actor=office, text=PLAN.replace("2026", "2027"), at=AT)
    start, draft = today.todos(office, ON)
    assert start.matter is Duty.START
    for words in ("报送规则未设定", "亮灯规则未设定", "工作日历未设定", "个指标的分月目标待补"):
        assert words in start.says
    assert (draft.matter, draft.keys) == (Duty.DRAFT, (other.draft,))


def test_a_reporter_sees_the_projects_of_the_own_unit_that_lack_targets():
    year = a_year()
    (line,) = [one for one in today.todos(year.reporter, TODAY) if one.matter is Duty.TARGETS]
    assert line.keys == (year.programme,)
    assert "1 个指标待补" in line.says
    assert not any(one.matter is Duty.TARGETS for one in today.todos(year.office, TODAY))


def the_keeper() -> Actor:
    """The administrator of the county of the year."""
    held = Person.objects.get(posts__role=Role.ADMINISTRATOR)
    return door.actor(held, on=ON)


def a_leader(year: Year) -> Actor:
    """Somebody who answers for the water project alone."""
    programme = Programme.objects.get(pk=year.programme)
    leader = a_person(the_keeper(), Role.COUNTY_LEADER, name="陆知遥")
    held = programme.projects.get(number=1).assignments.filter(person__isnull=False)
    held.update(person=leader.key)
    return leader


def test_a_leader_sees_the_own_projects_that_do_not_stand_well():
    year = a_year()
    leader = a_leader(year)
    assert [one.matter for one in today.todos(leader, TODAY)] == [Duty.MEETING]
    programme = Programme.objects.get(pk=year.programme)
    rows.a_light_rule(programme, "默认", APRIL)
    _, line = today.todos(leader, LATE)
    assert (line.matter, line.keys, line.light) == (Duty.LIGHT, (year.project,), Light.GREY)
    assert line.says


def test_an_administrator_sees_accounts_without_a_post_and_a_calendar_that_ends():
    keeper = a_county()
    a_person(keeper, Role.INSPECTION_OFFICE)
    (calendar,) = today.todos(keeper, ON)
    assert calendar.title == "工作日历尚未发布"
    key = parties.add_person(actor=keeper, name="齐远岫", login="qiyuanxiu", at=AT)
    assert [one.keys for one in today.todos(keeper, ON)] == [(key,), ()]
    Person.objects.filter(pk=key).update(is_active=False)
    assert [one.matter for one in today.todos(keeper, ON)] == [Duty.CALENDAR]


def test_a_county_without_an_office_is_told_to_its_administrator():
    vacant = [one for one in today.todos(a_county(), ON) if one.matter is Duty.VACANT]
    assert [one.title for one in vacant] == ["尚无政府督查室、发展改革委人员"]


def test_units_in_which_nobody_can_report_are_told_to_the_administrator():
    year = a_year()
    (line,) = [one for one in today.todos(the_keeper(), TODAY) if one.matter is Duty.VACANT]
    units = answering_units(year.office, [year.programme]).values()
    lacking = {one.name for one in units if one.pk not in year.reporter.units}
    assert line.title == f"{len(lacking)} 个单位没有填报人"
    assert all(name in line.says for name in lacking)


@pytest.mark.parametrize(("on", "warned"), [(date(2026, 6, 1), False), (date(2035, 6, 1), True)])
def test_a_year_without_its_arrangement_is_warned_of(on: date, warned: bool):
    a_year()
    titles = [one.title for one in today.todos(the_keeper(), on)]
    assert ("工作日历待补" in titles) is warned


def test_what_comes_next():
    office = an_office()
    assert "方案确认入台账后" in today.coming(office, ON)
    a_programme(office)
    assert "尚未启动" in today.coming(office, ON)


def test_once_all_is_handed_in_the_next_round_is_named_with_its_days():
    year = a_year()
    assert today.coming(year.office, TODAY) == "接下来：2026年3月的报送于2026年4月5日到期。"
    assert today.coming(year.reporter, TODAY).startswith("接下来：2026年4月的报送于2026年")


def test_a_round_that_should_be_open_is_not_told_as_still_to_come():
    year = a_year()
    assert today.coming(year.reporter, date(2026, 4, 30)) == (
        "2026年4月的报送应于2026年4月25日开放，汇总单位尚未开放。"
    )


def test_the_congress_sees_the_ledger_in_counts():
    year = a_year()
    watcher = a_person(the_keeper(), Role.CONGRESS_OFFICE, name="岑知年")
    counts = today.counts(watcher, TODAY)
    assert counts is not None
    assert counts.looks == {}
    rows.a_light_rule(Programme.objects.get(pk=year.programme), "默认", APRIL)
    counts = today.counts(watcher, TODAY)
    assert counts is not None
    assert sum(counts.looks.values()) == 3
    assert today.todos(watcher, TODAY) == ()


def test_more_rounds_and_reports_take_no_more_queries():
    year = a_year()
    counted = []
    for month in (4, 6, 9):
        at = datetime(2026, month, 9, 9, 0, tzinfo=HERE)
        rounds.open_due(actor=year.office, programme=year.programme, on=at.date(), at=at)
        with CaptureQueriesContext(connection) as ran:
            for actor in (year.office, year.reporter, year.head):
                today.todos(actor, at.date() + timedelta(days=1))
        counted.append(len(ran))
    assert len(set(counted)) == 1


def test_another_county_has_none_of_it():
    year = a_year()
    submitted(year)
    stranger = a_person(a_county("青溪县"), Role.INSPECTION_OFFICE)
    assert [one.matter for one in today.todos(stranger, LATE)] == [Duty.UPLOAD]
