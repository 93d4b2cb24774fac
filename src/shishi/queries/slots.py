"""报送格 — one for each project and round: who answers, what has come, and whether in time.

The round's overview, a unit's list of what is due and the lights all count the same slots. A
constant number of queries, however many rounds and projects there are.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from shishi.queries import door
from shishi.records.models import Assignment, Extension, Project, Report, Round
from shishi.rules import reports, timings
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.projects import Part, answering
from shishi.rules.reports import NoChange, ReportState, Saying
from shishi.rules.rounds import DueCard
from shishi.rules.timings import Rates, Timeliness

_LONG_AGO = timedelta(days=400)  # rounds that nobody can still be waiting for


@dataclass(frozen=True, slots=True)
class Slot:
    """一格 — `unit` answers for the project; `report` is None where nobody has begun, and its state
    then 未报. `due_on` and `closes_on` have the extension in them."""

    round: int
    period: str
    project: int
    number: int
    title: str
    unit: int | None
    unit_name: str
    report: int | None
    state: ReportState
    saying: Saying
    timeliness: Timeliness
    due_on: date
    closes_on: date
    days_late: int
    submitted_on: date | None

    def may_fill(self, on: date) -> bool:
        """Whether it can still be filled in; what was sent back always."""
        window = self.submitted_on is not None or self.closes_on >= on
        return window and bool(reports.may("fill", self.state))


@dataclass(frozen=True, slots=True)
class Overview:
    """一轮报送 — the due card with every project of the programme; `rates` of what was expected."""

    pk: int
    programme: int
    year: int
    card: DueCard
    slots: tuple[Slot, ...]
    rates: Rates
    closing: Closing | None


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round in the list of rounds."""

    pk: int
    year: int
    card: DueCard
    rates: Rates


class _Project(NamedTuple):
    """What a slot says of its project."""

    pk: int
    number: int
    title: str


class _Came(NamedTuple):
    """What a slot says of its report."""

    pk: int
    state: ReportState
    submitted_on: date | None
    no_change: NoChange | None


class Answering(NamedTuple):
    """填报单位 — the unit that reports for a project."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """Out of which a slot is made."""

    round: int
    card: DueCard
    project: _Project
    unit: Answering | None
    came: _Came | None
    extension: timings.Extension | None

    @property
    def submitted_on(self) -> date | None:
        return self.came.submitted_on if self.came else None

    def timeliness(self, on: date) -> Timeliness:
        return timings.timeliness(self.card, self.extension, self.submitted_on, on)


def due(actor: Actor, on: date) -> tuple[Slot, ...]:
    """What the units of the actor have to report or have reported: everything not yet accepted, and
    the latest round whole; the nearest due day first."""
    rows = _alive(actor, on)
    units = answering_units(actor, {row.programme.pk for row in rows})
    own = {project for project, unit in units.items() if unit.pk in actor.units}
    held = [_slot(cell, on) for cell in _cells(actor, rows, units, own)]
    latest = max((one.round for one in held), default=0)
    wanted = [one for one in held if one.round == latest or one.state is not ReportState.ACCEPTED]
    return tuple(sorted(wanted, key=lambda one: (one.due_on, one.number)))


def every(actor: Actor, on: date) -> tuple[Slot, ...]:
    """The slots of all rounds that have opened in years that are not closed, the oldest first."""
    return _slots(actor, _alive(actor, on), on)


def missing(actor: Actor, on: date) -> tuple[Slot, ...]:
    """逾期未报 — those of `every` whose day has passed without a report that is still taken."""
    recent = [row for row in _alive(actor, on) if row.due_on < on]
    later = door.visible(actor, Extension).filter(round__in=recent, until__gte=on)
    granted = set(later.values_list("round", flat=True))
    rows = [row for row in recent if row.closes_on >= on or row.pk in granted]
    if not rows:
        return ()
    units = answering_units(actor, {row.programme.pk for row in rows})
    cells = _cells(actor, rows, units)
    late = (cell for cell in cells if cell.timeliness(on) is Timeliness.MISSING)
    return tuple(slot for slot in (_slot(cell, on) for cell in late) if on <= slot.closes_on)


def lines(actor: Actor, on: date) -> tuple[RoundLine, ...]:
    """The rounds that have opened, the newest first, each with its rates."""
    rows = _recent(actor, on)
    found: dict[int, list[Timeliness]] = {}
    for cell in _cells(actor, rows, {}):
        found.setdefault(cell.round, []).append(cell.timeliness(on))
    return tuple(
        RoundLine(row.pk, row.programme.year, row.facts(), timings.rates(found.get(row.pk, ())))
        for row in reversed(rows)
    )


def overview(actor: Actor, pk: int, on: date) -> Overview:
    """One round with every project, in the order of the plan."""
    rows = door.visible(actor, Round).filter(pk=pk).select_related("programme", "edition")
    row = rows.first()
    if row is None:
        raise door.NotThere
    slots = _slots(actor, [row], on)
    rates = timings.rates(one.timeliness for one in slots)
    year = row.programme
    return Overview(row.pk, year.pk, year.year, row.facts(), slots, rates, year.closing)


def _alive(actor: Actor, on: date) -> list[Round]:
    """Those of years that are not closed."""
    return [row for row in _recent(actor, on) if not row.programme.closing]


def _recent(actor: Actor, on: date) -> list[Round]:
    rows = door.visible(actor, Round).filter(opens_on__lte=on, opens_on__gt=on - _LONG_AGO)
    short = rows.select_related("programme", "edition").defer(
        "programme__issued_text", "programme__voted_text"
    )
    return list(short.order_by("starts_on", "pk"))


def _slots(actor: Actor, rows: list[Round], on: date) -> tuple[Slot, ...]:
    units = answering_units(actor, {row.programme.pk for row in rows})
    return tuple(_slot(cell, on) for cell in _cells(actor, rows, units))


def _cells(
    actor: Actor,
    rows: list[Round],
    units: Mapping[int, Answering],
    only: Collection[int] | None = None,
) -> Iterator[_Cell]:
    """Each round with each project of its programme, or with `only` these; out of bare columns."""
    wanted = door.visible(actor, Project).filter(programme__in={row.programme.pk for row in rows})
    came = door.visible(actor, Report).filter(round__in=rows)
    extended = door.visible(actor, Extension).filter(round__in=rows)
    if only is not None:
        wanted, came = wanted.filter(pk__in=only), came.filter(project__in=only)
        extended = extended.filter(project__in=only)
    projects: dict[int, list[_Project]] = {}
    columns = ("programme", "pk", "number", "title")
    for programme, *told in wanted.order_by("number").values_list(*columns):
        projects.setdefault(programme, []).append(_Project(*told))
    told_of = came.values_list("round", "project", "pk", "state", "submitted_on", "no_change")
    reports = {(row, one): _Came(*told) for row, one, *told in told_of}
    granted = {
        (one.round_id, one.project_id): one.facts()
        for one in extended.select_related("granted_by").order_by("pk")
    }
    for row in rows:
        card = row.facts()
        for project in projects.get(row.programme.pk, ()):
            key = row.pk, project.pk
            yield _Cell(
                *(row.pk, card, project, units.get(project.pk)),
                *(reports.get(key), granted.get(key)),
            )


def answering_units(
    actor: Actor, programmes: Iterable[int], only: Collection[int] | None = None
) -> dict[int, Answering]:
    """The unit that reports for each project today, or for `only` these, all at once; where a unit
    turned out to be another one, that other."""
    rows = door.visible(actor, Assignment).filter(
        project__programme__in=list(programmes), ends_before=None, unit__isnull=False
    )
    if only is not None:
        rows = rows.filter(project__in=only)
    held: dict[int, list[tuple[Part, int]]] = {}
    named: dict[int, Answering] = {}
    columns = ("project", "role", "unit", "unit__name", "unit__same_as", "unit__same_as__name")
    for project, role, unit, name, other, its_name in rows.order_by("number").values_list(*columns):
        held.setdefault(project, []).append((role, unit))
        named[unit] = Answering(other, its_name) if other else Answering(unit, name)
    found = {project: answering(ones) for project, ones in held.items()}
    return {project: named[unit] for project, unit in found.items() if unit is not None}


def _slot(cell: _Cell, on: date) -> Slot:
    card, extension, came = cell.card, cell.extension, cell.came
    submitted_on, unit = cell.submitted_on, cell.unit
    return Slot(
        cell.round,
        card.period.label,
        *cell.project,
        unit.pk if unit else None,
        unit.name if unit else "",
        came.pk if came else None,
        came.state if came else ReportState.DRAFT,
        reports.saying(came.state, came.no_change or None) if came else reports.saying(None, None),
        cell.timeliness(on),
        timings.due_on(card, extension),
        timings.closes_on(card, extension),
        timings.days_late(card, extension, submitted_on, on),
        submitted_on,
    )
