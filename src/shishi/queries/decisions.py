"""议定事项 — what meetings decided and how it went on, as could be known at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from shishi.queries import door
from shishi.records.models import Decision, DecisionStep
from shishi.rules import decisions as rules
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.decisions import DecisionState


@dataclass(frozen=True, slots=True)
class StepLine:
    """办理经过 — one step of a decision; `due_on` is the day by which it then has to be done."""

    step: str
    state: DecisionState
    on: date
    due_on: date
    remark: str
    by: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision as it stands, with the leader in whose meeting it was taken and its steps;
    `moved_at` is when it was entered, or last went on."""

    pk: int
    decision: rules.Decision
    leader: int
    leader_name: str
    entered_by: str
    moved_at: datetime
    closing: Closing | None
    steps: tuple[StepLine, ...]


def decision(actor: Actor, pk: int, known_at: datetime | None = None) -> DecisionLine:
    """One decision as it stands, or as it stood by what was known at the moment."""
    rows = door.visible(actor, Decision).filter(pk=pk)
    held = lines(rows, known_at)
    if not held:
        raise door.NotThere
    return held[0]


def of_project(
    actor: Actor, project: int, known_at: datetime | None = None
) -> tuple[DecisionLine, ...]:
    """The decisions about a project, the newest first."""
    rows = door.visible(actor, Decision).filter(project=project)
    return tuple(reversed(lines(rows, known_at)))


def lines(rows: QuerySet[Decision], known_at: datetime | None = None) -> tuple[DecisionLine, ...]:
    """The decisions with their steps, the oldest first: two queries."""
    steps = DecisionStep.objects.select_related("by").order_by("at", "pk")
    if known_at is not None:
        rows, steps = rows.filter(entered_at__lte=known_at), steps.filter(at__lte=known_at)
    held = rows.select_related("project__programme", "leader", "entered_by")
    held = held.order_by("decided_on", "pk")
    return tuple(_line(row) for row in held.prefetch_related(Prefetch("steps", queryset=steps)))


def living(actor: Actor, among: Q) -> tuple[DecisionLine, ...]:
    """The decisions that still have to be carried out."""
    rows = door.visible(actor, Decision).filter(among)
    ended = [one for one in DecisionState if one not in rules.ALIVE]
    return lines(rows.exclude(steps__state__in=ended))


def _line(row: Decision) -> DecisionLine:
    rows = row.steps.all()
    steps = tuple(
        StepLine(one.step, one.state, one.on, one.due_on, one.remark, one.by.name) for one in rows
    )
    return DecisionLine(
        row.pk,
        _facts(row, steps),
        row.leader.pk,
        row.leader.name,
        row.entered_by.name,
        max([row.entered_at, *(one.at for one in rows)]),
        row.project.programme.closing,
        steps,
    )


def _facts(row: Decision, steps: Iterable[StepLine]) -> rules.Decision:
    """The decision after its last step."""
    held = rules.Decision(
        row.project.pk,
        row.project.title,
        row.says,
        row.owner,
        row.decided_on,
        row.due_on,
        key=row.pk,
    )
    for one in steps:
        held = replace(held, state=one.state, moved_on=one.on, remark=one.remark, due_on=one.due_on)
    return held
