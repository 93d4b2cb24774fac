"""停滞 — the stretches in which a project stood still, as known at a moment."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from shishi.queries import door
from shishi.records.models import Project, Stop
from shishi.rules import stops
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.stops import Lost


@dataclass(frozen=True, slots=True)
class StopLine:
    """A stop with who entered it; `asks` is what the law asks while it lasts."""

    pk: int
    facts: stops.Stop
    remark: str
    entered_by: str
    entered_at: datetime
    asks: str

    @property
    def lasts(self) -> bool:
        return self.facts.end is None


@dataclass(frozen=True, slots=True)
class Stops:
    """停滞 of one project on a day, the latest first, with the days they cost."""

    lines: tuple[StopLine, ...]
    lost: Lost


@dataclass(frozen=True, slots=True)
class StopView:
    """One stop with its project and the unit that answers for it."""

    project: int
    title: str
    unit: int | None
    closing: Closing | None
    facts: stops.Stop


def of(actor: Actor, project: int, on: date, known_at: datetime | None = None) -> Stops:
    """The stops of a project that had begun by the day."""
    row = door.fetch(actor, Project, project)
    rows = door.visible(actor, Stop).filter(project=row, starts_on__lte=on)
    later = Stop.objects.filter(replaces=OuterRef("pk"))
    if known_at is not None:
        rows, later = rows.filter(entered_at__lte=known_at), later.filter(entered_at__lte=known_at)
    held = rows.filter(~Exists(later)).select_related("entered_by").order_by("-starts_on", "-pk")
    lines = tuple(_line(one, on) for one in held)
    return Stops(lines, stops.lost_days([one.facts for one in lines], on))


def one(actor: Actor, pk: int) -> StopView:
    """One stop; `NotThere` for one of another county."""
    row = door.visible(actor, Stop).filter(pk=pk).select_related("project__programme").first()
    if row is None:
        raise door.NotThere
    project: Project = row.project
    unit, closing = project.answering_unit, project.programme.closing
    return StopView(project.pk, project.title, unit, closing, row.facts())


def _line(row: Stop, on: date) -> StopLine:
    facts = row.facts()
    asks = stops.standstill(facts, on)
    return StopLine(row.pk, facts, row.remark, row.entered_by.name, row.entered_at, asks)
