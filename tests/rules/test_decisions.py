"""Decisions of a meeting: entered whole, ended once, counted so that the parts add up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.decisions import (
    ALIVE,
    DECISION,
    Decision,
    DecisionState,
    carried_out_by,
    closing,
    may_move,
    moved,
    unfit,
)
from shishi.rules.lifecycle import Refused
from tests.tables.stocktakes import LIFE

ON = date(2026, 6, 30)
DECIDED = Decision(
    1, "城乡供水", "本周内交地", "自然资源部门", date(2026, 6, 23), date(2026, 6, 29)
)


STEPS = {"办结": "finish", "不予办理": "refuse", "结转": "carry"}


@pytest.mark.parametrize(("state", "words", "remark", "due", "result"), LIFE.rows)
def test_life(state: DecisionState, words: str, remark: str, due: date, result: object):
    decision, step = replace(DECIDED, state=state), STEPS[words]
    if isinstance(result, DecisionState):
        after = moved(decision, step, ON, remark, due)
        assert (after.state, after.moved_on, after.remark) == (result, ON, remark)
        assert after.due_on == (due if step == "carry" else DECIDED.due_on)
        return
    assert str(result) in may_move(decision, step, ON, remark, due).says
    with pytest.raises(Refused, match=str(result)):
        moved(decision, step, ON, remark, due)


def test_every_decision_ends_or_is_still_alive():
    assert DECISION.reachable() == set(DecisionState)
    for state in DecisionState:
        assert bool(DECISION.may("finish", state)) is (state in ALIVE)


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (replace(DECIDED, says=" "), "没有写明议定什么"),
        (replace(DECIDED, owner=""), "没有写明由谁办理"),
        (replace(DECIDED, due_on=date(2026, 6, 22)), "办理期限早于议定日期"),
    ],
)
def test_a_decision_needs_a_thing_an_owner_and_a_day(decision: Decision, says: str):
    assert says in unfit(decision).says


def test_a_decision_for_the_same_day_may_be_entered():
    assert unfit(replace(DECIDED, due_on=DECIDED.decided_on))


def test_the_closing_counts():
    states = (DecisionState.DONE, DecisionState.DONE, DecisionState.REFUSED, DecisionState.CARRIED)
    decisions = [replace(DECIDED, state=state) for state in states] + [DECIDED]
    assert closing(decisions, ON) == (
        "此前议定 5 件：办结 2 件、不予办理 1 件、结转 1 件、待办 1 件，其中逾期 2 件。"
    )
    assert closing([DECIDED], DECIDED.due_on).endswith("其中逾期 0 件。")
    assert closing((), ON) == "此前没有待落实的议定事项。"


@given(st.lists(st.sampled_from(DecisionState), min_size=1, max_size=9))
def test_the_parts_of_the_closing_add_up(states: list[DecisionState]):
    says = closing([replace(DECIDED, state=state) for state in states], ON)
    total, *parts = (int(word) for word in says.split() if word.isdigit())
    assert total == len(states) == sum(parts[:4])


@pytest.mark.parametrize(
    ("owner", "name", "falls"),
    [
        ("县水利局", "县水利局", True),
        ("县水利局、县财政局", "县财政局", True),
        ("县住建局，县水利局 县财政局", "县水利局", True),
        ("县水利局张三", "县水利局", True),
        ("县发展和改革委员会", "县发展和改革委员会", True),
        ("县住建局", "县水利局", False),
        ("北山县水利局", "县水利局", False),
        ("县住建局", "", False),
        ("、，", "县水利局", False),
    ],
)
def test_a_decision_falls_to_whom_it_names(owner: str, name: str, falls: bool):
    units = [(1, "县某局"), (2, name)]
    assert carried_out_by(owner, units, answering=3) == {2 if falls else 3}


def test_a_decision_falls_to_all_it_names_and_to_nobody_where_nobody_answers():
    units = [(1, "县财政局"), (2, "县水利局"), (3, "县住建局")]
    assert carried_out_by("县水利局、县财政局", units, answering=3) == {1, 2}
    assert carried_out_by("各乡镇", units, answering=None) == set()
