"""报送格 — one for each project and round: who answers, what has come, and whether in time.

The round's overview, a unit's list of what is due and the lights all count the same slots. A
constant number of queries, however many rounds and projects there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from shishi.queries import door
from shishi.records.models import Assignment, Extension, Project, Report, Round, Unit
from shishi.rules import reports, timings
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.projects import answering
from shishi.rules.reports import ReportState, Saying
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


def due(actor: Actor, on: date) -> tuple[Slot, ...]:
    """What the units of the actor have to report or have reported: everything not yet accepted, and
    the latest round whole; the nearest due day first."""
    held = [one for one in every(actor, on) if one.unit in actor.units]
    latest = max((one.round for one in held), default=0)
    wanted = [one for one in held if one.round == latest or one.state is not ReportState.ACCEPTED]
    return tuple(sorted(wanted, key=lambda one: (one.due_on, one.number)))


def every(actor: Actor, on: date) -> tuple[Slot, ...]:
    """The slots of all rounds that have opened in years that are not closed, the oldest first."""
    return _slots(actor, [one for one in _recent(actor, on) if not one.programme.closing], on)


def lines(actor: Actor, on: date) -> tuple[RoundLine, ...]:
    """The rounds that have opened, the newest first, each with its rates."""
    rows = _recent(actor, on)
    found: dict[int, list[Timeliness]] = {}
    for one in _slots(actor, rows, on):
        found.setdefault(one.round, []).append(one.timeliness)
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


def _recent(actor: Actor, on: date) -> list[Round]:
    rows = door.visible(actor, Round).filter(opens_on__lte=on, opens_on__gt=on - _LONG_AGO)
    return list(rows.select_related("programme", "edition").order_by("starts_on", "pk"))


def _slots(actor: Actor, rows: Iterable[Round], on: date) -> tuple[Slot, ...]:
    held = list(rows)
    programmes = {row.programme.pk for row in held}
    projects: dict[int, list[Project]] = {}
    wanted = door.visible(actor, Project).filter(programme__in=programmes).order_by("number")
    for project in wanted.select_related("programme"):
        projects.setdefault(project.programme.pk, []).append(project)
    units = answering_units(actor, programmes)
    came = {
        (one.round.pk, one.project.pk): one
        for one in door.visible(actor, Report)
        .filter(round__in=held)
        .select_related("round", "project")
    }
    granted = {
        (one.round.pk, one.project.pk): one.facts()
        for one in door.visible(actor, Extension)
        .filter(round__in=held)
        .select_related("round", "project", "granted_by")
        .order_by("pk")
    }
    return tuple(
        _slot(
            row,
            project,
            units.get(project.pk),
            came.get((row.pk, project.pk)),
            granted.get((row.pk, project.pk)),
            on,
        )
        for row in held
        for project in projects.get(row.programme.pk, ())
    )


def answering_units(actor: Actor, programmes: Iterable[int]) -> dict[int, Unit]:
    """The unit that reports for each project today, all at once."""
    rows = door.visible(actor, Assignment).filter(
        project__programme__in=list(programmes), ends_before=None, unit__isnull=False
    )
    held: dict[int, list[Assignment]] = {}
    for row in rows.select_related("unit__same_as", "project").order_by("number"):
        held.setdefault(row.project.pk, []).append(row)
    found: dict[int, Unit] = {}
    for project, ones in held.items():
        units = {one.unit.pk: one.unit.same_as or one.unit for one in ones if one.unit}
        key = answering((one.role, one.unit.pk) for one in ones if one.unit)
        if key is not None:
            found[project] = units[key]
    return found


def _slot(
    row: Round,
    project: Project,
    unit: Unit | None,
    report: Report | None,
    extension: timings.Extension | None,
    on: date,
) -> Slot:
    card = row.facts()
    state = report.state if report else ReportState.DRAFT
    came = report.submitted_on if report else None
    cause = report.no_change or None if report else None
    return Slot(
        row.pk,
        card.period.label,
        project.pk,
        project.number,
        project.title,
        unit.pk if unit else None,
        unit.name if unit else "",
        report.pk if report else None,
        state,
        reports.saying(state if report else None, cause),
        timings.timeliness(card, extension, came, on),
        timings.due_on(card, extension),
        timings.closes_on(card, extension),
        timings.days_late(card, extension, came, on),
        came,
    )
