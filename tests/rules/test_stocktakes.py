"""The weekly sheet: who is on it and why, the oldest first, nothing dropped."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.calendars import CalendarDay, DayKind, Scope, assemble
from shishi.rules.decisions import Decision, DecisionState
from shishi.rules.escalations import Matter
from shishi.rules.lights import Light, Lowering, lowered, rate
from shishi.rules.rulesets import PRESETS
from shishi.rules.standings import Facts, StandingFacts
from shishi.rules.stocktakes import (
    Concern,
    Reason,
    Watched,
    attention,
    may_hold,
    next_meeting,
    sheet,
)
from tests.rules.test_lights_laws import facts as any_facts
from tests.tables.stocktakes import ATTENTION, NONE, SITUATIONS

ON = date(2026, 6, 30)
PLAIN = PRESETS["默认"]
OWN = {"behind_since", "problem", "problem_on", "unchanged", "unchanged_since"}


def watched(project: int = 1, **said: object) -> Watched:
    """A project on track but for what is said; `actual` of 100 with 60 scheduled."""
    actual = Decimal(str(said.pop("actual", 60)))
    own = {key: said.pop(key) for key in OWN & said.keys()}
    if "funds_ratio" in said:
        said["funds_ratio"] = Decimal(str(said["funds_ratio"]))
    standing = StandingFacts(
        "农村公路",
        "公里",
        scheduled=Decimal(60),
        actual=actual,
        points=actual - 60,
        ratio=actual / 60,
        basis="schedule",
    )
    facts = Facts((standing,), **said)
    return Watched(project, f"项目{project}", facts, rate(PLAIN, facts, ON), **own)


def told(concerns: tuple[Concern, ...]) -> list[tuple[Reason, date]]:
    return [(one.reason, one.since) for one in concerns]


@pytest.mark.parametrize(("words", "reason", "since"), ATTENTION.rows)
def test_attention(words: str, reason: object, since: object):
    found = attention(watched(**SITUATIONS[words]), ON)
    assert told(found) == ([] if reason == NONE else [(reason, since)])
    assert all(one.says for one in found)


def test_a_light_changed_by_hand_puts_the_project_on_the_sheet():
    project = watched()
    rating = lowered(PLAIN, project.rating, Lowering(Light.RED, "现场不符", "甲", "乙", ON, ON))
    (concern,) = attention(replace(project, rating=rating), ON)
    assert concern.reason is Reason.LIT
    assert "现场不符" in concern.says


def test_reasons_stand_in_the_order_of_their_age():
    project = watched(
        start_planned_on=date(2026, 5, 1),
        permit="施工许可证",
        permit_due_on=date(2026, 4, 1),
        problem="征拆受阻",
        problem_on=date(2026, 3, 1),
    )
    reasons = [one.reason for one in attention(project, ON)]
    assert reasons == [Reason.PROBLEM, Reason.PERMIT_STUCK, Reason.NOT_STARTED]


@given(st.builds(lambda facts: Watched(1, "项目", facts, rate(PLAIN, facts, ON)), any_facts))
def test_whatever_is_lit_has_a_reason_and_the_oldest_comes_first(project: Watched):
    found = attention(project, ON)
    if project.rating.light.severity > Light.GREY.severity:
        assert found
    days = [one.since for one in found]
    assert days == sorted(days)


DONE, OPEN = DecisionState.DONE, DecisionState.OPEN
WEEK_AGO = date(2026, 6, 23)


def decision(project: int, state: DecisionState, moved_on: date | None, decided: date) -> Decision:
    return Decision(project, "项目", "交地", "某部门", decided, ON, state, moved_on)


DECISIONS = (
    decision(1, OPEN, None, WEEK_AGO),
    decision(2, DONE, WEEK_AGO, WEEK_AGO),
    decision(3, DONE, date(2026, 6, 20), date(2026, 6, 16)),
    decision(4, DecisionState.CARRIED, date(2026, 6, 16), date(2026, 6, 9)),
)
MATTERS = (
    Matter(1, "项目1", "费用由谁承担", date(2026, 6, 20)),
    Matter(2, "项目2", "能否先行用地", date(2026, 6, 10)),
    Matter(3, "项目3", "已定", date(2026, 6, 1), settled_on=date(2026, 6, 24)),
)
PROJECTS = (
    watched(1, problem="征拆受阻", problem_on=date(2026, 6, 2)),
    watched(2),
    watched(3, start_planned_on=date(2026, 4, 10)),
)


def test_the_sheet_has_decisions_then_matters_then_concerns_each_by_age():
    found = sheet("某县领导", PROJECTS, DECISIONS, MATTERS, WEEK_AGO, ON)
    assert [one.project for one in found.last] == [4, 1, 2]
    assert found.last_says == (
        "此前议定 3 件：办结 1 件、不予办理 0 件、结转 1 件、待办 1 件，其中逾期 0 件。"
    )
    assert [one.matter.project for one in found.to_decide] == [2, 1]
    assert [one.project for one in found.attention] == [3, 1]
    assert (found.leader, found.on, found.on_track) == ("某县领导", ON, 1)


def test_a_project_of_which_nothing_is_known_is_not_told_as_on_track():
    silent = Facts(())
    unknown = Watched(4, "项目4", silent, rate(PLAIN, silent, ON))
    found = sheet("某县领导", (watched(2), unknown), (), (), WEEK_AGO, ON)
    assert (found.attention, found.on_track, found.unlit) == ((), 1, 1)


@given(st.permutations(PROJECTS), st.permutations(DECISIONS), st.permutations(MATTERS))
def test_the_sheet_does_not_depend_on_the_order_it_was_given(projects, decisions, matters):
    expected = sheet("某县领导", PROJECTS, DECISIONS, MATTERS, WEEK_AGO, ON)
    assert sheet("某县领导", projects, decisions, matters, WEEK_AGO, ON) == expected


def held(*decisions: Decision):
    return may_hold(sheet("某县领导", PROJECTS, decisions, MATTERS, WEEK_AGO, ON))


def test_what_was_decided_today_is_new_and_no_last_item():
    today = decision(1, OPEN, None, ON)
    found = sheet("某县领导", PROJECTS, (*DECISIONS, today), MATTERS, WEEK_AGO, ON)
    assert found.new == (today,)
    assert today not in found.last


def test_a_meeting_is_closed_once_nothing_that_is_due_is_left_without_a_word():
    due = decision(1, OPEN, None, WEEK_AGO)  # on the day itself
    assert "还有 1 件没有了结" in held(due).says
    assert held(replace(due, due_on=date(2026, 7, 7)))
    assert held(replace(due, state=DONE, moved_on=ON))
    assert held(replace(due, state=DecisionState.REFUSED, moved_on=ON))
    assert held(replace(due, state=DecisionState.CARRIED, moved_on=ON))
    late = replace(due, state=DecisionState.CARRIED, moved_on=WEEK_AGO, due_on=date(2026, 6, 29))
    assert not held(late)


def test_the_next_meeting_is_a_week_later_on_a_day_that_is_worked():
    off = [
        CalendarDay(date(2026, 10, day), DayKind.HOLIDAY, "国庆节", Scope.NATION, "通知")
        for day in range(1, 8)
    ]
    calendar = assemble("第1版", off)
    assert next_meeting(date(2026, 6, 30), calendar) == date(2026, 7, 7)
    assert next_meeting(date(2026, 9, 25), calendar) == date(2026, 10, 8)
