"""Verdicts and machines: steps are data, and every machine can be walked to an end."""

import pytest

from shishi.rules.decisions import DECISION
from shishi.rules.escalations import COORDINATION
from shishi.rules.lifecycle import YES, Machine, Refused, no
from shishi.rules.plans import DRAFT, DraftState
from shishi.rules.reports import REVIEW

MACHINES = [DRAFT, REVIEW, DECISION, COORDINATION]


def test_a_verdict_answers_like_a_truth_value():
    assert YES
    assert not no("请核对。")
    assert (no("请核对。", "year").says, no("请核对。", "year").where) == ("请核对。", "year")


@pytest.mark.parametrize("step", ["amend", "adopt", "discard"])
def test_an_open_draft_may_go_every_way(step: str):
    assert DRAFT.may(step, DraftState.OPEN)


@pytest.mark.parametrize(
    ("state", "says"), [(DraftState.ADOPTED, "已确认入台账"), (DraftState.DISCARDED, "已作废")]
)
@pytest.mark.parametrize("step", ["amend", "adopt", "discard"])
def test_an_end_says_that_it_is_one(state: DraftState, says: str, step: str):
    with pytest.raises(Refused, match=says):
        DRAFT.after(step, state)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_every_state_can_be_reached_and_every_state_without_a_step_is_an_end(machine: Machine):
    states = set(type(machine.start))
    assert machine.reachable() == states
    stuck = states - {state for step in machine.steps for state in step.sources}
    assert stuck == {state for state, _ in machine.refusals}
