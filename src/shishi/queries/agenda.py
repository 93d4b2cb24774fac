"""议程 — what meetings and leaders leave on a desk, as lines of 待办."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import get_current_timezone

from shishi.queries import decisions, door, escalations, stocktake_facts
from shishi.queries.desk import Duty, Todo
from shishi.queries.slots import answering_units
from shishi.records.models import Comment, Decision, Programme, ReportStep, Stocktake, Unit
from shishi.rules.access import Actor
from shishi.rules.decisions import carried_out_by

_OPEN = Q(project__programme__closed_on=None)


def to_answer(actor: Actor, on: date) -> Iterator[Todo]:
    """领导批注 — on a project of the unit, until its next report is handed in."""
    since = {"report__project": OuterRef("project"), "at__gt": OuterRef("at")}
    answered = door.visible(actor, ReportStep).filter(step="submit", **since)
    rows = door.visible(actor, Comment).filter(_OPEN, ~Exists(answered)).order_by("at", "pk")
    held = list(rows.select_related("project", "by"))
    units = answering_units(actor, {row.project.programme_id for row in held}) if held else {}
    for row in held:
        unit = units.get(row.project.pk)
        if unit is None or unit.pk not in actor.units:
            continue
        day = row.at.astimezone(get_current_timezone()).date()
        left, says = (day - on).days, f"{row.by.name}批注：{row.says}"
        yield Todo(Duty.COMMENT, row.project.title, says, (row.project.pk,), day, left, waits=True)


def to_carry_out(actor: Actor, on: date) -> Iterator[Todo]:
    """议定事项 — what falls to the unit by its name; to the unit that answers for the project
    where no unit of the register is named."""
    held = decisions.living(actor, _OPEN)
    if not held:
        return
    names = list(door.visible(actor, Unit).values_list("pk", "name"))
    programmes = door.visible(actor, Decision).filter(_OPEN).values_list("project__programme")
    units = answering_units(actor, {pk for (pk,) in programmes.distinct()})
    for one in held:
        told = one.decision
        unit = units.get(told.project)
        if not actor.units & carried_out_by(told.owner, names, unit.pk if unit else None):
            continue
        says = f"{told.name}，{one.leader_name}同志调度会议定"
        left = (told.due_on - on).days
        yield Todo(Duty.DECISION, told.says, says, (one.pk,), told.due_on, left)


def to_escalate(actor: Actor, on: date) -> Iterator[Todo]:
    """协调时限已到 — matters that may go one step up."""
    for one in escalations.open_ones(actor, _OPEN, on):
        here = one.position
        if here is None or here.left >= 0:
            continue
        says = f"{one.matter.name}，{here.rung.label}时限已到"
        yield Todo(Duty.MATTER, one.matter.matter, says, (one.pk,), here.due_on, here.left)


def to_meet(actor: Actor, on: date) -> Iterator[Todo]:
    """本周调度 — the leader's own sheet, until the meeting of the week was held."""
    row = door.visible(actor, Programme).filter(started_on__lte=on).order_by("-year").first()
    if row is None:
        return
    own = stocktake_facts.parties(actor, row, on).own.get(actor.key, ())
    monday = on - timedelta(days=on.weekday())
    met = door.visible(actor, Stocktake).filter(leader=actor.key, held_on__gte=monday)
    if not own or met.exists():
        return
    waiting = decisions.living(actor, _OPEN & Q(leader=actor.key))
    matters = escalations.open_ones(actor, Q(project__in=own), on)
    says = f"此前议定 {len(waiting)} 件待落实，需研究决定 {len(matters)} 件。"
    yield Todo(Duty.MEETING, "本周调度单", says, (actor.key,), on, 0)
