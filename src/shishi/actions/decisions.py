"""议定事项 — entered in the meeting of a leader; each ends as done, refused or carried over."""

from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import decisions as look
from shishi.queries import door
from shishi.queries.stocktake_facts import sponsors
from shishi.records.models import Decision, DecisionStep, Project
from shishi.rules import decisions as rules
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no

LONGEST, LONGEST_OWNER = 1000, 200  # characters


def enter(
    *,
    actor: Actor,
    project: int,
    leader: int,
    says: str,
    owner: str,
    due_on: date,
    on: date,
    at: datetime,
) -> int:
    """登记议定事项 — of the day's meeting of the leader, who answers for the project; told twice,
    it is kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "decision.enter", row, at=at) as log:
        if leader not in sponsors(actor, row, on):
            raise Refused(no("这件实事不在该领导的调度单上。请在责任县领导的调度单上登记。"))
        told, carrier = says.strip()[:LONGEST], owner.strip()[:LONGEST_OWNER]
        verdict = rules.unfit(rules.Decision(row.pk, row.title, told, carrier, on, due_on))
        if not verdict:
            raise Refused(verdict)
        Project.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        kept, _ = Decision.objects.get_or_create(
            project=row,
            leader_id=leader,
            says=told,
            owner=carrier,
            decided_on=on,
            due_on=due_on,
            defaults={"entered_by_id": actor.key, "entered_at": at},
        )
        log.about(kept)
        log.note(project=row.title, says=told, owner=carrier, due_on=due_on.isoformat())
        return kept.pk


def move(
    *,
    actor: Actor,
    decision: int,
    step: str,
    seen: int,
    remark: str,
    due_on: date,
    on: date,
    at: datetime,
) -> int:
    """登记办理 — finish, refuse or carry over what had `seen` steps before; the same step sent
    twice is kept once, another one on top of it is refused."""
    row = door.thing(actor, Decision, decision)
    with change(actor, "decision.move", row, at=at) as log:
        Decision.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        told, held = remark.strip()[:LONGEST], look.decision(actor, row.pk)
        last = held.steps[-1] if held.steps else None
        if last and len(held.steps) == seen + 1 and (last.step, last.remark) == (step, told):
            return len(held.steps)
        if len(held.steps) != seen:
            says = "这件议定事项刚刚由他人登记过办理情况。请在最新内容上核对后再登记。"
            raise Refused(no(says, "version"))
        after = rules.moved(held.decision, step, on, told, due_on)
        DecisionStep.objects.create(
            decision=row,
            step=step,
            state=after.state,
            on=on,
            due_on=after.due_on,
            remark=told,
            by_id=actor.key,
            at=at,
        )
        log.note(says=row.says, state=after.state.label, remark=told)
        log.note(due_on=after.due_on.isoformat())
        return seen + 1
