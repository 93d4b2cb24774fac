"""周调度 sheets: what stands on them, in which order, as of which day; and the lines they leave on
a desk."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import comments, parties, reports
from shishi.queries import comments as sayings
from shishi.queries import decisions, door, escalations, stocktakes, today
from shishi.records.models import Assignment, Person, Post, Programme
from shishi.rules.access import Role
from shishi.rules.days import end_of
from shishi.rules.decisions import DecisionState
from shishi.rules.escalations import Rung
from shishi.rules.fillings import Filled
from shishi.rules.reports import NoChange
from shishi.rules.stocktakes import Reason
from tests import makers, reporting
from tests import year as rows
from tests.meetings import (
    TODAY,
    WEEK,
    Weekly,
    decided,
    met,
    moved,
    raised,
    taken,
    third,
    weekly,
)
from tests.reporting import APRIL, MAY

pytestmark = pytest.mark.django_db
NEXT = TODAY + WEEK
LATE = date(2026, 4, 9)  # the round of March was due on the 5th


@pytest.fixture
def week() -> Weekly:
    """With a rule of lights."""
    made = weekly()
    rows.a_light_rule(Programme.objects.get(pk=made.year.programme), "默认", APRIL)
    return made


def sheet(week: Weekly, on: date, known_at=None) -> stocktakes.StocktakePage:
    return stocktakes.stocktake(week.office, week.leader.key, on, known_at)


def told(week: Weekly, on: date, reason: Reason) -> tuple[date, str] | None:
    """Since when and with which words the water project is on the sheet for that reason."""
    held = [one for trouble in sheet(week, on).troubles for one in trouble.concerns]
    found = [one for one in held if (one.project, one.reason) == (week.project, reason)]
    return (found[0].since, found[0].says) if found else None


def test_projects_that_ask_for_nothing_are_counted_and_never_listed(week):
    """Nothing is due yet; once the round of March is over the other project is missing. Neither
    tells enough for a light, so neither is said to be on track."""
    before = sheet(week, TODAY)
    assert (before.troubles, before.sheet.on_track, before.sheet.unlit) == ((), 0, 2)
    reporting.accepted(week.year)
    after = sheet(week, LATE)
    assert [one.project for one in after.troubles] == [third(week)]
    assert (after.sheet.on_track, after.sheet.unlit) == (0, 1)


def test_the_sheet_follows_the_post_on_the_day_and_in_a_replay(week):
    """She follows from the 8th on, which is entered two days later."""
    keeper = door.actor(Person.objects.get(posts__role=Role.ADMINISTRATOR), on=TODAY)
    post = Post.objects.get(person=week.leader.key, role=Role.COUNTY_LEADER)
    entered = APRIL + WEEK + timedelta(days=2)
    asked = {"successor": None, "name": "沈向晚", "login": "shenxw"}
    parties.succeed(actor=keeper, post=post.pk, on=NEXT, at=entered, **asked)

    def leaders(on: date, known_at=None) -> list[str]:
        found = stocktakes.overview(week.office, on, known_at)
        return [one.leader_name for one in found.sheets]

    assert leaders(NEXT - timedelta(days=1)) == ["陆知遥", "顾怀舟"]
    assert leaders(NEXT) == ["沈向晚", "顾怀舟"]
    assert leaders(NEXT, entered - timedelta(hours=1)) == ["陆知遥", "顾怀舟"]
    assert leaders(NEXT, entered) == ["沈向晚", "顾怀舟"]


def saying(week: Weekly, **words) -> Filled:
    return Filled(figures=reporting.typed(week.year, "0").figures, **words)


def test_a_problem_of_an_accepted_report_is_on_the_sheet_since_it_was_first_told(week):
    words = saying(week, problem="征拆受阻。", progress="进场")
    row = reporting.submitted(week.year, words)
    assert told(week, TODAY, Reason.PROBLEM) is None
    reports.approve(actor=week.year.head, report=row.pk, version=row.version, at=APRIL)
    reports.accept(actor=week.office, report=row.pk, version=row.version + 1, at=APRIL)
    assert told(week, TODAY, Reason.PROBLEM) == (TODAY, "征拆受阻。")
    reporting.next_round(week.year)
    reporting.accepted(week.year, words, at=MAY)
    assert told(week, MAY.date(), Reason.PROBLEM) == (TODAY, "征拆受阻。")


def test_another_problem_is_as_old_as_its_own_words(week):
    reporting.accepted(week.year, saying(week, problem="征拆受阻。"))
    reporting.next_round(week.year)
    reporting.accepted(week.year, saying(week, problem="砂石料不足。"), at=MAY)
    assert told(week, MAY.date(), Reason.PROBLEM) == (MAY.date(), "砂石料不足。")


def test_a_problem_that_is_told_no_more_leaves_the_sheet(week):
    reporting.accepted(week.year, saying(week, problem="征拆受阻。"))
    reporting.next_round(week.year)
    reporting.accepted(week.year, saying(week, problem="无"), at=MAY)
    assert told(week, MAY.date(), Reason.PROBLEM) is None


def test_no_change_twice_in_a_row_is_on_the_sheet(week):
    still = saying(week, no_change=NoChange.PERMIT)
    reporting.accepted(week.year, still)
    assert told(week, TODAY, Reason.NO_CHANGE_TWICE) is None
    reporting.next_round(week.year)
    reporting.accepted(week.year, still, at=MAY)
    assert told(week, MAY.date(), Reason.NO_CHANGE_TWICE) == (TODAY, "连续 2 期报“无变化”")


def test_a_silent_period_between_is_no_row_of_no_change(week):
    june = APRIL.replace(month=6)
    reporting.accepted(week.year, saying(week, no_change=NoChange.PERMIT))
    reporting.next_round(week.year, june)  # the rounds of April and of May
    reporting.accepted(week.year, saying(week, no_change=NoChange.PERMIT), at=june)
    assert len(week.year.rounds) == 3
    assert told(week, june.date(), Reason.NO_CHANGE_TWICE) is None


def test_the_closing_line_adds_up_and_the_next_sheet_begins_at_the_meeting(week):
    keys = [decided(week, f"第{number}件") for number in range(4)]
    met(week, TODAY)
    for key, step in zip(keys, ("finish", "refuse", "carry"), strict=False):
        moved(week, key, step, NEXT)
    found = sheet(week, NEXT)
    assert found.sheet.last_says == (
        "此前议定 4 件：办结 1 件、不予办理 1 件、结转 1 件、待办 1 件，其中逾期 0 件。"
    )
    assert found.since == TODAY
    moved(week, keys[3], "finish", NEXT)
    met(week, NEXT)
    later = sheet(week, NEXT + 2 * WEEK)
    assert later.since == NEXT
    assert sum(one.state is DecisionState.CARRIED for one in later.sheet.last) == 1
    assert "其中逾期 1 件" in later.sheet.last_says
    moved(week, keys[2], "finish", NEXT + 2 * WEEK, seen=1)
    met(week, NEXT + 2 * WEEK)
    assert sheet(week, NEXT + 3 * WEEK + WEEK).sheet.last[0].project == week.project
    met(week, NEXT + 4 * WEEK)
    assert sheet(week, NEXT + 5 * WEEK).sheet.last == ()


def test_the_oldest_comes_first_everywhere(week):
    decided(week, "晚", on=TODAY + timedelta(days=1))
    decided(week, "早")
    raised(week, "晚提出的", on=TODAY + timedelta(days=1), project=third(week))
    raised(week, "早提出的")
    found = sheet(week, LATE)
    assert [one.says for one in found.sheet.last] == ["早", "晚"]
    assert [one.matter.matter for one in found.sheet.to_decide] == ["早提出的", "晚提出的"]
    days = [one.concerns[0].since for one in found.troubles]
    assert days == sorted(days)
    assert len(days) == 2


def test_a_sheet_has_the_matters_of_its_leader_alone(week):
    raised(week)
    decided(week)
    other = stocktakes.stocktake(week.office, week.other, TODAY)
    assert (other.sheet.to_decide, other.sheet.new, other.matters) == ((), (), {})


def test_what_a_leader_leaves_falls_to_the_next_one(week):
    key = decided(week)
    raised(week)
    Assignment.objects.filter(person=week.leader.key).update(person=week.other)
    heir = stocktakes.stocktake(week.office, week.other, NEXT)
    assert [one.key for one in heir.sheet.last] == [key]
    assert len(heir.sheet.to_decide) == 1
    with pytest.raises(door.NotThere):
        sheet(week, NEXT)


def test_a_past_day_shows_what_could_be_known_on_it(week):
    key, matter = decided(week), raised(week)
    moved(week, key, "finish", NEXT)
    taken(week, matter, "escalate", NEXT)
    zone = APRIL.tzinfo
    then = sheet(week, NEXT - timedelta(days=1), end_of(NEXT - timedelta(days=1), zone))
    assert then.sheet.last[0].state is DecisionState.OPEN
    assert then.sheet.to_decide[0].rung is Rung.SPONSOR
    now = sheet(week, NEXT, end_of(NEXT, zone))
    assert now.sheet.last[0].state is DecisionState.DONE
    assert now.sheet.to_decide[0].rung is Rung.SPECIAL
    day_before = TODAY - timedelta(days=1)
    before = sheet(week, day_before, end_of(day_before, zone))
    assert (before.sheet.last, before.sheet.new, before.sheet.to_decide) == ((), (), ())


def test_the_number_of_queries_does_not_grow(week):
    def cost(ask) -> int:
        with CaptureQueriesContext(connection) as ran:
            ask()
        return len(ran)

    looks = (
        lambda: sheet(week, LATE),
        lambda: stocktakes.overview(week.office, LATE),
        lambda: decisions.of_project(week.office, week.project),
        lambda: escalations.of_project(week.office, week.project, LATE),
        lambda: sayings.of_project(week.office, week.project),
        lambda: today.todos(week.year.reporter, LATE),
        lambda: today.todos(week.leader, LATE),
        lambda: today.todos(week.office, LATE),
    )
    moved(week, decided(week), "carry", NEXT)
    taken(week, raised(week), "escalate", NEXT)
    comments.write(actor=week.leader, project=week.project, says="抓紧", at=APRIL)
    few = [cost(look) for look in looks]
    for number in range(4):
        moved(week, decided(week, f"第{number}件"), "carry", NEXT)
        decided(week, f"第{number}件", project=third(week))
        taken(week, raised(week, f"第{number}项"), "escalate", NEXT)
        comments.write(actor=week.leader, project=third(week), says=f"{number}", at=APRIL)
    assert [cost(look) for look in looks] == few


def test_every_leader_has_a_line_and_who_sponsors_nothing_is_not_there(week):
    found = stocktakes.overview(week.office, TODAY)
    assert found
    assert [one.leader for one in found.sheets] == [week.leader.key, week.other]
    assert found.nobody == ()
    with pytest.raises(door.NotThere):
        stocktakes.stocktake(week.office, week.office.key, TODAY)
    with pytest.raises(door.NotThere):
        stocktakes.stocktake(makers.an_office("青溪县"), week.leader.key, TODAY)


def test_a_project_without_a_leader_is_named_not_dropped(week):
    Assignment.objects.filter(person=week.other).delete()
    found = stocktakes.overview(week.office, TODAY)
    assert found
    assert [title for _, title in found.nobody] == ["老旧小区改造工程"]


def test_before_the_first_programme_there_are_no_sheets():
    assert stocktakes.overview(makers.an_office(), TODAY) is None
