"""停滞 — the stretches in which a project stood still, as known at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from shishi.queries import door
from shishi.records.models import Programme, Project, Stop
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
class Charge:
    """一次停滞 of a programme, with the days charged to it."""

    project: int
    number: int
    title: str
    facts: stops.Stop
    remark: str
    days: int


@dataclass(frozen=True, slots=True)
class Losses:
    """全年停滞 — every stop of a programme in the order of the plan, and the days lost in all."""

    programme: int
    year: int
    charges: tuple[Charge, ...]
    lost: Lost
    closing: Closing | None


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
    rows = _standing(actor, on, known_at).filter(project=row)
    held = rows.select_related("entered_by").order_by("-starts_on", "-pk")
    lines = tuple(_line(one, on) for one in held)
    return Stops(lines, stops.lost_days([one.facts for one in lines], on))


def of_programme(
    actor: Actor, programme: int, on: date, known_at: datetime | None = None
) -> Losses:
    """The stops of all projects of a programme; two queries. A closed year stands as it was."""
    row = door.fetch(actor, Programme, programme)
    on = min(on, row.closing.on) if row.closing else on
    rows = _standing(actor, on, known_at).filter(project__programme=row)
    held: dict[int, list[Stop]] = {}
    for one in rows.select_related("project").order_by("project__number", "starts_on", "pk"):
        held.setdefault(one.project.pk, []).append(one)
    charges = [charge for ones in held.values() for charge in _charges(ones, on)]
    lost = stops.added_up((one.facts, one.days) for one in charges)
    return Losses(row.pk, row.year, tuple(charges), lost, row.closing)


def _charges(rows: list[Stop], on: date) -> Iterator[Charge]:
    """The stops of one project, in the order they began."""
    charged = stops.charged([row.facts() for row in rows], on)
    for row, (facts, days) in zip(rows, charged, strict=True):
        project = row.project
        yield Charge(project.pk, project.number, project.title, facts, row.remark, days)


def _standing(actor: Actor, on: date, known_at: datetime | None) -> QuerySet[Stop]:
    """What was known of the stops that had begun by the day."""
    rows = door.visible(actor, Stop).filter(starts_on__lte=on)
    later = Stop.objects.filter(replaces=OuterRef("pk"))
    if known_at is not None:
        rows, later = rows.filter(entered_at__lte=known_at), later.filter(entered_at__lte=known_at)
    return rows.filter(~Exists(later))


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
