"""议程 — the lines that meetings and leaders leave on a desk."""

from datetime import date, timedelta

import pytest

from shishi.actions import comments
from shishi.queries import comments as sayings
from shishi.queries import today
from shishi.queries.desk import Duty, Todo
from shishi.rules.access import Actor
from shishi.rules.days import end_of
from tests import reporting
from tests.meetings import TODAY, WEEK, Weekly, decided, met, moved, on_day, raised, taken, weekly
from tests.reporting import APRIL

pytestmark = pytest.mark.django_db
NEXT = TODAY + WEEK
LATE = date(2026, 4, 9)  # the round of March was due on the 5th


@pytest.fixture
def week() -> Weekly:
    return weekly()


def of(actor: Actor, on: date, *wanted: Duty) -> list[Todo]:
    return [one for one in today.todos(actor, on) if one.matter in wanted]


def test_a_decision_is_to_do_for_the_unit_it_names_until_it_is_done(week):
    key = decided(week, owner="县水利局、县住建局")
    (line,) = of(week.year.reporter, NEXT + timedelta(days=2), Duty.DECISION)
    assert (line.keys, line.left, line.title) == ((key,), -2, "十日内完成管线迁改")
    assert of(week.year.head, TODAY, Duty.DECISION)[0].left == 7
    moved(week, key, "finish", NEXT)
    assert of(week.year.reporter, NEXT, Duty.DECISION) == []


def test_a_decision_for_another_unit_is_not_this_units_and_one_for_nobody_is(week):
    decided(week, "由住建局办", owner="县住建局")
    assert of(week.year.reporter, TODAY, Duty.DECISION) == []
    decided(week, "由张三办", owner="张三")
    assert [one.title for one in of(week.year.reporter, TODAY, Duty.DECISION)] == ["由张三办"]


def test_offices_are_told_of_a_clock_that_has_run_out(week):
    key = raised(week)
    assert of(week.office, NEXT, Duty.MATTER) == []
    after = NEXT + timedelta(days=1)
    (line,) = of(week.office, after, Duty.MATTER)
    assert (line.keys, line.left) == ((key,), -1)
    taken(week, key, "escalate", after)
    assert of(week.year.reform, after, Duty.MATTER) == []


def test_a_leader_has_the_sheet_of_the_week_until_the_meeting_was_held(week):
    raised(week)
    decided(week)
    (line,) = of(week.leader, TODAY, Duty.MEETING)
    assert (line.keys, line.says) == (
        (week.leader.key,),
        "此前议定 1 件待落实，需研究决定 1 件。",
    )
    met(week, TODAY)
    assert of(week.leader, TODAY, Duty.MEETING) == []
    assert of(week.leader, NEXT, Duty.MEETING)


def test_a_comment_waits_for_the_next_report_of_the_unit(week):
    comments.write(actor=week.leader, project=week.project, says="抓紧", at=APRIL)
    (line,) = of(week.year.reporter, LATE, Duty.COMMENT)
    assert (line.keys, line.says, line.left) == ((week.project,), "陆知遥批注：抓紧", -8)
    assert of(week.office, LATE, Duty.COMMENT) == []
    reporting.submitted(week.year, at=on_day(TODAY + timedelta(days=1)))
    assert of(week.year.reporter, LATE, Duty.COMMENT) == []
    later = on_day(TODAY + timedelta(days=2))
    comments.write(actor=week.leader, project=week.project, says="再抓紧", at=later)
    assert len(of(week.year.head, LATE, Duty.COMMENT)) == 1


def test_a_comment_has_its_name_post_and_day(week):
    comments.write(actor=week.leader, project=week.project, says="抓紧", at=APRIL)
    (line,) = sayings.of_project(week.year.reporter, week.project)
    assert (line.name, line.post, line.at) == ("陆知遥", "县领导", APRIL)
    assert (
        sayings.of_project(week.office, week.project, end_of(date(2026, 3, 31), APRIL.tzinfo)) == ()
    )
