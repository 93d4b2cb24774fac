"""人工降灯 — lights that people made more serious: what is in force, and what waits for a second
person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from shishi.queries import door
from shishi.queries.standings import within
from shishi.records.models import Lowering, Programme
from shishi.rules import lights
from shishi.rules.access import Actor
from shishi.rules.bands import Light
from shishi.rules.closings import Closing


@dataclass(frozen=True, slots=True)
class LoweringView:
    """One lowering as people read it; `seconded_by` is empty while it waits."""

    pk: int
    project: int
    programme: int
    number: int
    title: str
    light: Light
    reason: str
    starts_on: date
    until: date
    proposer: int
    proposed_by: str
    proposed_at: datetime
    seconded_by: str
    seconded_at: datetime | None
    closing: Closing | None


def in_force(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> dict[int, tuple[lights.Lowering, ...]]:
    """Of each project, or of `only` these, the lowerings that two people had made by the moment,
    now where none is named."""
    rows = door.visible(actor, Lowering).filter(**within(programme, "project", only))
    rows = rows.filter(seconded_at__isnull=False)
    if known_at is not None:
        rows = rows.filter(seconded_at__lte=known_at)
    found: dict[int, tuple[lights.Lowering, ...]] = {}
    for row in rows.select_related("proposed_by", "seconded_by").order_by("pk"):
        found[row.project_id] = (*found.get(row.project_id, ()), row.facts())
    return found


def of_project(
    actor: Actor, project: int, known_at: datetime | None = None
) -> tuple[LoweringView, ...]:
    """Every lowering of the project, the newest first, as known at the moment."""
    rows = door.visible(actor, Lowering).filter(project=project)
    if known_at is not None:
        rows = rows.filter(proposed_at__lte=known_at)
    held = rows.select_related("project__programme", "proposed_by", "seconded_by").order_by("-pk")
    return tuple(_view(row, known_at) for row in held)


def one(actor: Actor, pk: int) -> LoweringView:
    """One lowering; `NotThere` for one of another county."""
    row = door.fetch(actor, Lowering, pk)
    return _view(row)


def waiting(actor: Actor, on: date) -> tuple[LoweringView, ...]:
    """What another person is to second: proposed by somebody else and not over yet."""
    rows = door.visible(actor, Lowering).filter(seconded_at=None, until__gte=on)
    held = rows.exclude(proposed_by=actor.person).order_by("proposed_at", "pk")
    return tuple(_view(row) for row in held.select_related("project__programme", "proposed_by"))


def _view(row: Lowering, known_at: datetime | None = None) -> LoweringView:
    """As known at the moment: who seconds later has not done so yet."""
    at = row.seconded_at
    known = at is not None and (known_at is None or at <= known_at)
    return LoweringView(
        row.pk,
        row.project.pk,
        row.project.programme_id,
        row.project.number,
        row.project.title,
        row.light,
        row.reason,
        row.starts_on,
        row.until,
        row.proposed_by.pk,
        row.proposed_by.name,
        row.proposed_at,
        row.seconded_by.name if known and row.seconded_by else "",
        at if known else None,
        row.project.programme.closing,
    )
