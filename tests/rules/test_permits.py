"""Clocks of documents, extensions, conditions of the start, the desk of a late step."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.chains import Ground, StepFacts, worked_back
from shishi.rules.permits import ClockState, clocks, lapses_on, may_extend, may_start, stuck
from shishi.rules.stages import TEMPLATES
from tests.tables import stages as tables

BUILD = TEMPLATES["construction"]
NAMES = {step.name: step for step in BUILD.steps}
ON = date(2026, 5, 15)


def some(value: object) -> date | None:
    return value if isinstance(value, date) else None


@pytest.mark.parametrize(
    ("name", "since", "extended", "used", "on", "last", "state"), tables.CLOCKS.rows
)
def test_clocks(
    name: str, since: date, extended: object, used: object, on: date, last: object, state: object
):
    step = NAMES[name]
    until = some(extended)
    own = StepFacts(step.key, done_on=since, extended_to=(until,) if until else ())
    own = own if step.valid_months else StepFacts(step.after[0], done_on=since)
    following = StepFacts(step.used_by or step.key, done_on=some(used))
    found = [one for one in clocks(BUILD, (own, following), on) if one.key == step.key]
    if last == tables.NONE:
        assert found == []
    else:
        assert [(one.due_on, one.state) for one in found] == [(last, state)]
        assert found[0].left == (found[0].due_on - on).days


def test_a_clock_says_what_runs_out_and_when():
    steps = (
        StepFacts("permit", done_on=date(2026, 3, 31)),
        StepFacts("acceptance", done_on=date(2026, 5, 1)),
    )
    assert [one.says for one in clocks(BUILD, steps, date(2026, 5, 20))] == [
        "竣工验收备案须在 15 日内办结，2026年5月16日到期，已超 4 天。",
        "施工许可证有效期至2026年6月30日，须在此前办到“开工”，还有 41 天。",
    ]


def test_the_last_day_is_still_in_time():
    (clock,) = clocks(BUILD, (StepFacts("permit", done_on=date(2026, 3, 31)),), date(2026, 6, 30))
    assert clock.says.endswith("，还有 0 天。")


def test_a_document_of_tomorrow_runs_no_clock_today():
    step = NAMES["施工许可证"]
    assert lapses_on(step, StepFacts("permit", done_on=ON), date(2026, 5, 14)) is None
    assert clocks(BUILD, (StepFacts("permit", done_on=ON),), date(2026, 5, 14)) == ()


@pytest.mark.parametrize(("extended", "on", "until", "verdict"), tables.EXTENSIONS.rows)
def test_extensions(extended: str, on: date, until: date, verdict: str):
    ends = re.findall(r"(\d+)月(\d+)日", extended)
    granted = tuple(date(2026, int(month), int(day)) for month, day in ends)
    facts = StepFacts("permit", done_on=date(2026, 3, 31), extended_to=granted)
    found = may_extend(NAMES["施工许可证"], facts, until, on)
    assert found.ok is (verdict == "可以")
    assert found.ok or verdict in found.says


def test_what_has_no_extension_is_not_prolonged():
    facts = StepFacts("site", done_on=ON)
    assert "不能延期" in may_extend(NAMES["用地预审与选址意见书"], facts, ON, ON).says


NEEDED = tuple(step.key for step in BUILD.steps if step.needed_to_start)
READY = tuple(StepFacts(key, done_on=date(2026, 4, 1)) for key in NEEDED)


def changed(key: str, **changes: object) -> tuple[StepFacts, ...]:
    return tuple(replace(one, **changes) if one.key == key else one for one in READY)


def test_a_start_with_everything_done_may_be_reported():
    assert may_start(BUILD, READY, ON)


@pytest.mark.parametrize(
    ("steps", "on", "says"),
    [
        (changed("permit", done_on=None), ON, "不能报“开工”。尚未办结：施工许可证。"),
        (changed("permit", done_on=date(2026, 5, 16)), ON, "尚未办结：施工许可证。"),
        (READY, date(2026, 7, 2), "不能报“开工”。已经失效：施工许可证。"),
        (
            changed("code", done_on=None),
            date(2026, 7, 2),
            "尚未办结：项目代码；已经失效：施工许可证。",
        ),
        ((), ON, "尚未办结：项目代码、环境影响评价、"),
    ],
)
def test_a_start_without_its_conditions_is_refused_unless_explained(
    steps: tuple[StepFacts, ...], on: date, says: str
):
    assert says in may_start(BUILD, steps, on).says
    assert not may_start(BUILD, steps, on, " ")
    assert may_start(BUILD, steps, on, "抢险应急工程，县政府会议纪要")


def test_policy_items_are_refused_in_their_own_word():
    assert may_start(TEMPLATES["service"], (), ON).says == (
        "不能报“启动”。尚未办结：实施细则、资金下达。请先办结，或写明先行启动的理由和批准依据。"
    )


@given(st.sets(st.sampled_from(NEEDED)))
def test_a_condition_more_never_takes_the_start_away(done: set[str]):
    steps = tuple(one for one in READY if one.key in done)
    assert bool(may_start(BUILD, steps, ON)) is (done == set(NEEDED))


LATEST = worked_back(BUILD, date(2026, 10, 31), Ground(lambda day: day.weekday() < 5))


def test_a_late_step_lies_with_the_applicant_until_it_is_applied_for():
    code = StepFacts("code", planned_on=date(2026, 5, 1))
    (late,) = stuck(BUILD, (code,), LATEST, ON)
    assert (late.key, late.days, late.desk) == ("code", 14, "责任单位")
    assert late.says == "项目代码应于2026年5月1日前办结，已晚 14 天，现在责任单位。"
    (late,) = stuck(BUILD, (replace(code, begun_on=ON),), LATEST, ON)
    assert late.desk == "发展改革部门"


def test_a_step_is_late_from_the_day_after_its_own_and_not_once_it_is_done():
    code = StepFacts("code", planned_on=ON)
    assert stuck(BUILD, (code,), LATEST, ON) == ()
    assert len(stuck(BUILD, (code,), LATEST, date(2026, 5, 16))) == 1
    done = replace(code, done_on=date(2026, 5, 16))
    proposal = StepFacts("proposal", planned_on=date(2026, 12, 31))
    assert stuck(BUILD, (done, proposal), LATEST, date(2026, 5, 16)) == ()


def test_a_step_that_waits_for_another_is_not_charged():
    steps = tuple(StepFacts(one.key, planned_on=date(2026, 3, 1)) for one in BUILD.steps)
    assert [one.key for one in stuck(BUILD, steps, LATEST, ON)] == ["code"]


def test_without_a_plan_the_latest_day_counts():
    on = LATEST["code"]
    assert stuck(BUILD, (), LATEST, on) == ()
    assert [one.due_on for one in stuck(BUILD, (), LATEST, date(2027, 1, 1))] == [on]


def test_every_state_of_a_clock_has_its_label():
    assert [state.label for state in ClockState] == ["计时中", "临期", "超期"]
