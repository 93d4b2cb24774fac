"""评灯依据 — what is known of the reports, reasons and rules of a programme at a moment.

Everything is fetched once; any day is then answered without another query, so a whole year of
lights costs as many queries as one day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from shishi.queries import chains, door, expectations, funds, lowerings, settings, standings
from shishi.queries.funds import FundsRecord
from shishi.queries.settings import Ruling
from shishi.queries.standings import Record
from shishi.records.models import (
    Exemption,
    Extension,
    Programme,
    Project,
    Report,
    ReportStep,
    Round,
)
from shishi.rules import lights, timings
from shishi.rules.access import Actor
from shishi.rules.forecasts import Stated
from shishi.rules.reports import ReportState, handed_in
from shishi.rules.rounds import DueCard, RoundRule
from shishi.rules.rulesets import Ruleset
from shishi.rules.settings import Pace, Subject
from shishi.rules.timings import Timeliness


@dataclass(frozen=True, slots=True)
class Reporting:
    """报送情况 — of one project in one round: the last day in time, the day it was handed in, and
    how it stands; `state` is None where nobody has begun."""

    card: DueCard
    due_on: date
    reported_on: date | None
    state: ReportState | None
    timeliness: Timeliness

    @property
    def says(self) -> str:
        """8月：9月3日 已采用 · 8月：逾期未报."""
        month = f"{self.card.period.start.month}月"
        if self.reported_on is None or self.state is None:
            return f"{month}：{self.timeliness.label}"
        day = f"{self.reported_on.month}月{self.reported_on.day}日"
        late = "迟报，" if self.timeliness is Timeliness.LATE else ""
        return f"{month}：{day} {late}{self.state.label}"

    @property
    def missing(self) -> bool:
        return self.timeliness is Timeliness.MISSING


Steps = tuple[tuple[str, ReportState, datetime], ...]
"""What a report went through: the name of each step, the state after it, the moment."""


@dataclass(frozen=True, slots=True)
class Known:
    """已知 — the programme as known at one moment."""

    projects: tuple[int, ...]
    record: Record
    chains: chains.Record
    rules: tuple[Ruling[Ruleset], ...]
    paces: tuple[Ruling[Pace], ...]
    rhythms: tuple[Ruling[RoundRule], ...]
    rounds: dict[int, DueCard]
    extensions: dict[tuple[int, int], timings.Extension]
    told: dict[tuple[int, int], Steps]
    exemptions: dict[int, tuple[lights.Exemption, ...]]
    funds: FundsRecord
    lowerings: dict[int, tuple[lights.Lowering, ...]]
    stated: dict[int, tuple[Stated, ...]]
    known_at: datetime | None

    def due(self, project: int, on: date) -> Reporting | None:
        """The last round that was handed in or whose day has passed: what a light is rated by."""
        held = self._rounds(project, on)
        over = [one for one in held if one.reported_on or one.missing]
        return over[-1] if over else None

    def latest(self, project: int, on: date) -> Reporting | None:
        """The round that a person asks about: one that is missing, else the last that opened."""
        held = self._rounds(project, on)
        due = self.due(project, on)
        return due if due and due.missing else (held[-1] if held else None)

    def opened(self, project: int, on: date) -> list[tuple[int, Reporting]]:
        """The rounds that have opened by the day with their keys, the oldest first."""
        held = [(pk, card) for pk, card in self.rounds.items() if card.opens_on <= on]
        return [(pk, self._reporting(project, pk, card, on)) for pk, card in held]

    def _rounds(self, project: int, on: date) -> list[Reporting]:
        return [one for _, one in self.opened(project, on)]

    def _reporting(self, project: int, pk: int, card: DueCard, on: date) -> Reporting:
        extension = self.extensions.get((pk, project))
        told = self.told.get((pk, project))
        zone = get_current_timezone()
        steps = [(step, state, at.astimezone(zone).date()) for step, state, at in told or ()]
        taken = [one for one in steps if one[2] <= on]
        reported_on = handed_in((step, day) for step, _, day in taken)
        state = taken[-1][1] if taken else (None if told is None else ReportState.DRAFT)
        timeliness = timings.timeliness(card, extension, reported_on, on)
        return Reporting(card, timings.due_on(card, extension), reported_on, state, timeliness)


def known(actor: Actor, programme: Programme, known_at: datetime | None = None) -> Known:
    """What is known of the programme at the moment, now where none is named; the number of
    queries is constant."""
    projects = door.visible(actor, Project).filter(programme=programme).order_by("number")
    return Known(
        projects=tuple(projects.values_list("pk", flat=True)),
        record=standings.record(actor, programme, known_at),
        chains=chains.record(actor, programme, known_at),
        rules=settings.rulings(actor, programme, Subject.LIGHTS, Ruleset),
        paces=settings.rulings(actor, programme, Subject.PACE, Pace),
        rhythms=settings.rulings(actor, programme, Subject.ROUNDS, RoundRule),
        rounds=_rounds(actor, programme, known_at),
        extensions=_extensions(actor, programme, known_at),
        told=_reports(actor, programme, known_at),
        exemptions=_exemptions(actor, programme, known_at),
        funds=funds.record(actor, programme, known_at),
        lowerings=lowerings.in_force(actor, programme, known_at),
        stated=expectations.stated(actor, programme, known_at),
        known_at=known_at,
    )


def _rounds(actor: Actor, programme: Programme, known_at: datetime | None) -> dict[int, DueCard]:
    rows = door.visible(actor, Round).filter(programme=programme).order_by("starts_on")
    if known_at is not None:
        rows = rows.filter(opened_at__lte=known_at)
    return {row.pk: row.facts() for row in rows.select_related("edition")}


def _extensions(
    actor: Actor, programme: Programme, known_at: datetime | None
) -> dict[tuple[int, int], timings.Extension]:
    """The latest of each round and project."""
    rows = door.visible(actor, Extension).filter(round__programme=programme)
    if known_at is not None:
        rows = rows.filter(granted_at__lte=known_at)
    held = rows.select_related("granted_by", "round", "project").order_by("granted_at", "pk")
    return {(row.round.pk, row.project.pk): row.facts() for row in held}


def _reports(
    actor: Actor, programme: Programme, known_at: datetime | None
) -> dict[tuple[int, int], Steps]:
    """The reports that had been begun, with the steps they had taken."""
    begun = door.visible(actor, Report).filter(round__programme=programme)
    steps = door.visible(actor, ReportStep).filter(report__round__programme=programme)
    if known_at is not None:
        begun, steps = begun.filter(begun_at__lte=known_at), steps.filter(at__lte=known_at)
    found: dict[tuple[int, int], list[tuple[str, ReportState, datetime]]] = {
        key: [] for key in begun.values_list("round", "project")
    }
    columns = ("report__round", "report__project", "step", "state", "at")
    for round_, project, step, state, at in steps.order_by("at", "pk").values_list(*columns):
        found.setdefault((round_, project), []).append((step, state, at))
    return {key: tuple(taken) for key, taken in found.items()}


def _exemptions(
    actor: Actor, programme: Programme, known_at: datetime | None
) -> dict[int, tuple[lights.Exemption, ...]]:
    rows = door.visible(actor, Exemption).filter(project__programme=programme)
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    return _grouped(
        (row.project.pk, row.facts()) for row in rows.select_related("project").order_by("pk")
    )


def _grouped(
    rows: Iterable[tuple[int, lights.Exemption]],
) -> dict[int, tuple[lights.Exemption, ...]]:
    found: dict[int, list[lights.Exemption]] = {}
    for project, one in rows:
        found.setdefault(project, []).append(one)
    return {project: tuple(ones) for project, ones in found.items()}
