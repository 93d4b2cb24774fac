"""需协调事项 — raised in a meeting, taken one step up, settled.

What an accepted report asks to have coordinated is raised by `actions.reports.accept`.
"""

from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.queries import escalations as look
from shishi.records.escalations import raised
from shishi.records.models import Matter, MatterStep, Project
from shishi.rules import escalations as rules
from shishi.rules.access import Actor
from shishi.rules.escalations import COORDINATION, Rung
from shishi.rules.lifecycle import Refused, no

LONGEST = 1000  # characters


def bring_up(*, actor: Actor, project: int, says: str, tried: str, on: date, at: datetime) -> int:
    """提出需协调事项 — in a meeting; what is open in the same words already is not raised again."""
    row = door.thing(actor, Project, project)
    with change(actor, "matter.raise", row, at=at) as log:
        told, done = says.strip()[:LONGEST], tried.strip()[:LONGEST]
        kept = raised(row.pk, told, done, on=on, by=actor.key, at=at)
        if kept is None:
            raise Refused(no("没有写明需要协调什么。请写清须由谁决定什么。", "says"))
        log.about(kept)
        log.note(project=row.title, says=kept.says, tried=kept.tried)
        return kept.pk


def move(
    *,
    actor: Actor,
    matter: int,
    step: str,
    seen: int,
    reason: str,
    on: date,
    at: datetime,
) -> int:
    """登记协调结果 — one step up, or settled, of what had `seen` steps before; the same step sent
    twice is kept once, another one on top of it is refused."""
    row = door.thing(actor, Matter, matter)
    with change(actor, "matter.move", row, at=at) as log:
        Matter.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        told, held = reason.strip()[:LONGEST], look.matter(actor, row.pk, on)
        last = held.steps[-1] if held.steps else None
        if last and len(held.steps) == seen + 1 and (last.step, last.reason) == (step, told):
            return len(held.steps)
        if len(held.steps) != seen:
            says = "这件需协调事项刚刚由他人登记过结果。请在最新内容上核对后再登记。"
            raise Refused(no(says, "version"))
        after = _after(held.matter, step, on, told)
        MatterStep.objects.create(
            matter=row, step=step, rung=after, on=on, reason=told, by_id=actor.key, at=at
        )
        log.note(says=row.says, rung=after.label, reason=told)
        return seen + 1


def _after(matter: rules.Matter, step: str, on: date, reason: str) -> Rung:
    may = rules.may_settle if step == "settle" else rules.may_escalate
    verdict = may(matter, on, reason)
    if not verdict:
        raise Refused(verdict)
    return Rung(COORDINATION.after(step, rules.rung_of(matter, on)))
