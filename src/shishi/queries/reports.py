"""报送审核 — what waits for a head or an office, and the accepted values of one indicator."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from shishi.queries import (
    door,
    points,
    report_books,
    report_facts,
    report_figures,
    report_forms,
    standings,
)
from shishi.queries.relit import Relit, relit
from shishi.queries.report_books import Books
from shishi.queries.report_figures import Figure
from shishi.queries.standings import Held
from shishi.records import originals
from shishi.records.models import Evidence, Indicator, Observation, Report
from shishi.rules import fillings, observations
from shishi.rules.access import OFFICES, Actor, Role, Subject, may
from shishi.rules.fillings import Typed
from shishi.rules.lifecycle import Verdict
from shishi.rules.reports import ReportState
from shishi.rules.targets import Target, Terms


@dataclass(frozen=True, slots=True)
class Waiting:
    """待审 — a report that somebody has to decide on, with its figures as they differ from the last
    period; `since` is when it came."""

    report: int
    round: int
    project: int
    period: str
    title: str
    unit_name: str
    state: ReportState
    since: datetime
    figures: tuple[Figure, ...]
    asked: int

    @property
    def changed(self) -> tuple[Figure, ...]:
        """The figures that say something else than the last time."""
        return tuple(one for one in self.figures if one.changed)


@dataclass(frozen=True, slots=True)
class Kept:
    """一条实绩 — an accepted value; `replaced` where a correction stands in for it; of a correction
    `relit` has the past lights that it changed; of a total that is nothing but its parts `together`
    is what they make, where the value is another."""

    pk: int
    as_of: date
    fields: Typed
    entered_by: str
    entered_at: datetime
    reason: str
    round: int | None
    replaced: bool
    affects: tuple[date, date | None]
    relit: tuple[Relit, ...]
    together: str


@dataclass(frozen=True, slots=True)
class History:
    """实绩记录 of one indicator, the newest first; `parts` are the keys and names of what it is the
    sum of, where it is nothing else."""

    indicator: int
    project: int
    title: str
    name: str
    measure: str
    target: Target
    terms: Terms
    stages: tuple[str, ...]
    kept: tuple[Kept, ...]
    parts: tuple[tuple[int, str], ...]
    may_correct: Verdict


@dataclass(frozen=True, slots=True)
class Attached:
    """佐证 — a file as it was sent."""

    filename: str
    content: bytes


def queue(actor: Actor, on: date) -> tuple[Waiting, ...]:
    """What waits for the actor, the oldest first: for a head what the own unit handed in, for an
    office what heads have passed."""
    held = list(
        waiting(actor)
        .select_related("round__programme", "round__rule", "round__edition", "project", "unit")
        .prefetch_related("entries")
    )
    programmes = {row.round.programme.pk: row.round.programme for row in held}
    books = {pk: report_books.books(actor, one, on) for pk, one in programmes.items()}
    by = {pk: report_figures.judged(actor, one, on) for pk, one in programmes.items()}
    keys = [row.round.programme.pk for row in held]
    return tuple(
        _waiting(row, books[key], by[key], on) for row, key in zip(held, keys, strict=True)
    )


def waiting(actor: Actor) -> QuerySet[Report]:
    """The reports that the actor has to decide on, the oldest first."""
    rows = door.visible(actor, Report).filter(state__in=_wanted(actor))
    if not actor.roles & OFFICES:
        rows = rows.filter(unit__in=actor.units)
    return rows.order_by("changed_at", "pk")


def history(actor: Actor, indicator: int, on: date, known_at: datetime | None = None) -> History:
    """Every value of an indicator up to the day that was ever accepted, and what stands in for
    what, as known at the moment."""
    line = door.fetch(actor, Indicator, indicator)
    project, programme = line.project.pk, line.project.programme
    kept = _accepted(actor, line, on, known_at)
    of_project = standings.held(actor, programme, on, known_at, {project})[project]
    held = next(one for one in of_project if one.indicator == line.pk)
    books = report_books.books(actor, programme, date.max, {project})
    listed = points.names(actor, line.pk, known_at)
    facts = [row.facts() for row in kept]
    replaced = {one.corrects for one in facts}
    return History(
        line.pk,
        project,
        line.project.title,
        held.name,
        fillings.measure(held.target),
        held.target,
        held.terms,
        tuple(name for name, _ in fillings.works(held.target, held.terms)),
        tuple(
            Kept(
                row.pk,
                row.as_of,
                fillings.fields(one.told, "", held.target, held.terms, _names(one, listed)),
                row.entered_by.name,
                row.entered_at,
                row.reason,
                row.report.round_id if row.report else None,
                row.pk in replaced,
                observations.affected(one, facts),
                relit(actor, row, facts) if one.corrects else (),
                "" if known_at else _together(books, held, one),  # what is to be corrected now
            )
            for row, one in zip(kept, facts, strict=True)
        ),
        _parts(books, held),
        may(actor, "observation.correct", Subject(actor.territory, closing=programme.closing)),
    )


def _together(books: Books, held: Held, one: observations.Observation) -> str:
    together = books.sum_on(held.indicator, one.as_of, {})
    return "" if together in (None, one.value) else fillings.shown(together, held.target)


def _parts(books: Books, held: Held) -> tuple[tuple[int, str], ...]:
    keys = books.wholes.get(held.indicator, ())
    return tuple(
        (one.indicator, one.name) for one in books.of(held.project) if one.indicator in keys
    )


def _accepted(
    actor: Actor, line: Indicator, on: date, known_at: datetime | None
) -> list[Observation]:
    """The values of the indicator up to the day, the newest first, as known at the moment."""
    rows = door.visible(actor, Observation).filter(indicator=line, as_of__lte=on)
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    beside = ("entered_by", "report", "indicator__project__programme")
    return list(rows.select_related(*beside).order_by("-as_of", "-pk"))


def _names(one: observations.Observation, listed: tuple[str, ...]) -> tuple[str, ...]:
    """The points of a value: those of the list as it is and those it was told of; none of a value
    that was told as one number."""
    told = [name for name, _ in one.points]
    return (*listed, *(name for name in told if name not in listed)) if told else ()


def evidence(actor: Actor, pk: int) -> Attached:
    """One file beside a report."""
    row = door.fetch(actor, Evidence, pk)
    return Attached(row.filename, originals.content(row.digest))


def place(actor: Actor, pk: int) -> tuple[int, int]:
    """The round and the project of a report."""
    row = door.fetch(actor, Report, pk)
    return row.round_id, row.project_id


def _wanted(actor: Actor) -> list[ReportState]:
    states = [ReportState.APPROVED] if actor.roles & OFFICES else []
    return [*states, ReportState.SUBMITTED] if Role.UNIT_HEAD in actor.roles else states


def _waiting(
    row: Report, books: report_books.Books, by: report_figures.Judged, on: date
) -> Waiting:
    as_of = report_facts.dated(row.round, row.submitted_on or on)
    said = report_facts.said(row, list(row.entries.all()), as_of)
    found = report_facts.found(books, row.round, row.project.pk, said, on)
    words = report_forms.kept(row, books, said)
    return Waiting(
        row.pk,
        row.round.pk,
        row.project.pk,
        row.round.facts().period.label,
        row.project.title,
        row.unit.name,
        row.state,
        row.changed_at,
        report_figures.figures(books, row.round, row.project.pk, words, said, found, by),
        len(found),
    )
