"""议定事项 — what a meeting decided, who does it by when, and how it ends.

Source: domain paper §3.1 (the next meeting opens with last week's items) and requirement 44. A
decision is carried out, refused, or carried over with a reason and a new day; it never just fades.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from shishi.rules.lifecycle import YES, Machine, Refused, Step, Verdict, no


class DecisionState(StrEnum):
    """议定事项状态."""

    OPEN = "open"
    CARRIED = "carried"
    DONE = "done"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return {"open": "待办", "carried": "结转", "done": "办结", "refused": "不予办理"}[
            self.value
        ]


ALIVE = (DecisionState.OPEN, DecisionState.CARRIED)
DECISION = Machine(
    "decision",
    DecisionState.OPEN,
    steps=(
        Step("finish", ALIVE, DecisionState.DONE),
        Step("refuse", ALIVE, DecisionState.REFUSED),
        Step("carry", ALIVE, DecisionState.CARRIED),
    ),
    refusals=(
        (DecisionState.DONE, "该事项已办结。如仍有问题，请在会上重新提出。"),
        (DecisionState.REFUSED, "该事项已决定不予办理。如情况有变，请在会上重新提出。"),
    ),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """议定事项 — what was decided, who does it by when. `moved_on` is the day of its last step,
    `key` leads to its row."""

    project: int
    name: str
    says: str
    owner: str
    decided_on: date
    due_on: date
    state: DecisionState = DecisionState.OPEN
    moved_on: date | None = None
    remark: str = ""
    key: int = 0


_BETWEEN_OWNERS = re.compile(r"[、，,；;\s]+")


def carried_out_by(
    owner: str, names: Iterable[tuple[int, str]], answering: int | None
) -> frozenset[int]:
    """Of the units with these names those that are to carry the decision out, 县水利局、财政局张三
    both; where none is named, the unit that answers for the project."""
    owners = [part for part in _BETWEEN_OWNERS.split(owner) if part]
    named = frozenset(
        unit for unit, name in names if name and any(part.startswith(name) for part in owners)
    )
    return named or frozenset(() if answering is None else (answering,))


def unfit(decision: Decision) -> Verdict:
    """Whether the decision can be entered: something to do, someone who does it, a day."""
    if not decision.says.strip():
        return no("没有写明议定什么。请写清要办的事。", "says")
    if not decision.owner.strip():
        return no("没有写明由谁办理。请写明单位或负责人。", "owner")
    if decision.due_on < decision.decided_on:
        return no("办理期限早于议定日期。请核对。", "due_on")
    return YES


def may_move(decision: Decision, step: str, on: date, remark: str, due_on: date) -> Verdict:
    """Whether the step may be taken: refusing and carrying over need a reason, carrying over a new
    day that has not passed."""
    verdict = DECISION.may(step, decision.state)
    if not verdict:
        return verdict
    if step in ("refuse", "carry") and not remark.strip():
        return no("没有写明理由。不予办理和结转都须写明理由。", "remark")
    if step == "carry" and due_on < on:
        return no("结转后的办理期限已过。请写明新的期限。", "due_on")
    return YES


def moved(decision: Decision, step: str, on: date, remark: str, due_on: date) -> Decision:
    """The decision after the step; `Refused` where `may_move` says no."""
    verdict = may_move(decision, step, on, remark, due_on)
    if not verdict:
        raise Refused(verdict)
    state = DecisionState(DECISION.after(step, decision.state))
    due_on = due_on if step == "carry" else decision.due_on
    return replace(decision, state=state, moved_on=on, remark=remark, due_on=due_on)


def closing(last: Iterable[Decision], on: date) -> str:
    """此前议定 5 件：办结 3 件、不予办理 1 件…，其中逾期 1 件; the parts add up."""
    decisions = tuple(last)
    if not decisions:
        return "此前没有待落实的议定事项。"
    counts = Counter(one.state for one in decisions)
    order = (DecisionState.DONE, DecisionState.REFUSED, DecisionState.CARRIED, DecisionState.OPEN)
    parts = "、".join(f"{state.label} {counts[state]} 件" for state in order)
    late = sum(one.state in ALIVE and one.due_on < on for one in decisions)
    return f"此前议定 {len(decisions)} 件：{parts}，其中逾期 {late} 件。"
