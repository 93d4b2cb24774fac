"""需协调事项 — what has to be decided above a unit, and on whose desk it lies."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from shishi.queries import door
from shishi.records.models import Matter, MatterStep
from shishi.rules import escalations as rules
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.escalations import Position, Rung
from shishi.rules.reports import spoken


@dataclass(frozen=True, slots=True)
class StepLine:
    """协调经过 — one step of a matter."""

    step: str
    rung: Rung
    on: date
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter with its steps; `position` is None once it is settled; `reported` where an
    accepted report raised it, whose 问题 and 进展 stand beside it; `days` how long it has lain on
    each step."""

    pk: int
    matter: rules.Matter
    position: Position | None
    rung: Rung
    reported: bool
    problem: str
    progress: str
    entered_by: str
    closing: Closing | None
    steps: tuple[StepLine, ...]
    days: tuple[tuple[Rung, int], ...]


def matter(actor: Actor, pk: int, on: date, known_at: datetime | None = None) -> MatterLine:
    """One matter as it stands on the day, by what was known at the moment."""
    held = lines(door.visible(actor, Matter).filter(pk=pk), on, known_at)
    if not held:
        raise door.NotThere
    return held[0]


def of_project(
    actor: Actor, project: int, on: date, known_at: datetime | None = None
) -> tuple[MatterLine, ...]:
    """The matters of a project, the newest first."""
    rows = door.visible(actor, Matter).filter(project=project)
    return tuple(reversed(lines(rows, on, known_at)))


def open_ones(actor: Actor, among: Q, on: date) -> tuple[MatterLine, ...]:
    """The matters that are not settled."""
    rows = door.visible(actor, Matter).filter(among)
    return lines(rows.exclude(steps__rung=Rung.SETTLED), on)


def lines(
    rows: QuerySet[Matter], on: date, known_at: datetime | None = None
) -> tuple[MatterLine, ...]:
    """The matters with their steps as they lie on the day, the oldest first: two queries."""
    steps = MatterStep.objects.select_related("by").order_by("at", "pk")
    if known_at is not None:
        rows, steps = rows.filter(entered_at__lte=known_at), steps.filter(at__lte=known_at)
    held = rows.select_related("project__programme", "report", "entered_by")
    found = held.order_by("raised_on", "pk").prefetch_related(Prefetch("steps", queryset=steps))
    return tuple(_line(row, on) for row in found)


def _line(row: Matter, on: date) -> MatterLine:
    steps = tuple(
        StepLine(one.step, one.rung, one.on, one.reason, one.by.name) for one in row.steps.all()
    )
    up = tuple(one.on for one in steps if one.rung is not Rung.SETTLED)
    ended = next((one.on for one in steps if one.rung is Rung.SETTLED), None)
    facts = rules.Matter(
        row.project.pk, row.project.title, row.says, row.raised_on, row.tried, up, ended, row.pk
    )
    return MatterLine(
        row.pk,
        facts,
        rules.position(facts, on),
        rules.rung_of(facts, on),
        row.report is not None,
        spoken(row.report.problem) if row.report else "",
        spoken(row.report.progress) if row.report else "",
        row.entered_by.name,
        row.project.programme.closing,
        steps,
        tuple(rules.days_at(facts, on).items()),
    )
