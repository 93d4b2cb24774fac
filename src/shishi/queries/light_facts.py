"""评灯依据 — what is known of the reports, reasons and rules of a programme at a moment.

Everything is fetched once; any day is then answered without another query, so a whole year of
lights costs as many queries as one day.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from shishi.queries import chains, door, expectations, funds, lowerings, settings, standings
from shishi.queries.funds import FundsRecord
from shishi.queries.kept import Shelf, Touched
from shishi.queries.settings import Ruling
from shishi.queries.standings import Record, within
from shishi.records.models import (
    Exemption,
    Extension,
    Programme,
    Report,
    ReportStep,
    Round,
)
from shishi.rules import lights, timings
from shishi.rules.access import Actor
from shishi.rules.forecasts import Stated
from shishi.rules.looks import may_look
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

    @property
    def over(self) -> bool:
        """Whether it was handed in, or its day has passed."""
        return self.reported_on is not None or self.missing


Steps = tuple[tuple[str, ReportState, date], ...]
"""What a report went through: the name of each step, the state after it, the day."""


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
        return next((one for one in self._rounds(project, on) if one.over), None)

    def latest(self, project: int, on: date) -> Reporting | None:
        """The round that a person asks about: one that is missing, else the last that opened."""
        last = None
        for one in self._rounds(project, on):
            last = last or one
            if one.over:
                return one if one.missing else last
        return last

    def opened(self, project: int, on: date) -> list[tuple[int, Reporting]]:
        """The rounds that have opened by the day with their keys, the oldest first."""
        return list(self._opened(project, on))[::-1]

    def _rounds(self, project: int, on: date) -> Iterator[Reporting]:
        """The rounds that have opened by the day, the newest first."""
        return (one for _, one in self._opened(project, on))

    def _opened(self, project: int, on: date) -> Iterator[tuple[int, Reporting]]:
        for pk, card in reversed(self.rounds.items()):
            if card.opens_on <= on:
                yield pk, self._reporting(project, pk, card, on)

    def _reporting(self, project: int, pk: int, card: DueCard, on: date) -> Reporting:
        extension = self.extensions.get((pk, project))
        told = self.told.get((pk, project))
        taken = [one for one in told or () if one[2] <= on]
        reported_on = handed_in((step, day) for step, _, day in taken)
        state = taken[-1][1] if taken else (None if told is None else ReportState.DRAFT)
        timeliness = timings.timeliness(card, extension, reported_on, on)
        return Reporting(card, timings.due_on(card, extension), reported_on, state, timeliness)


def known(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> Known:
    """What is known of the programme, or of `only` these projects of it, at the moment, now where
    none is named; the number of queries is constant."""
    record = standings.record(actor, programme, known_at, only)
    versions = settings.versions(actor, programme)
    return Known(
        projects=record.projects,
        record=record,
        chains=chains.record(actor, programme, known_at, only),
        rules=settings.rulings(versions, Subject.LIGHTS, Ruleset),
        paces=settings.rulings(versions, Subject.PACE, Pace),
        rhythms=settings.rulings(versions, Subject.ROUNDS, RoundRule),
        rounds=_rounds(actor, programme, known_at),
        extensions=_extensions(actor, programme, known_at, only),
        told=_reports(actor, programme, known_at, only),
        exemptions=_exemptions(actor, programme, known_at, only),
        funds=funds.record(actor, programme, known_at, only),
        lowerings=lowerings.in_force(actor, programme, known_at, only),
        stated=expectations.stated(actor, programme, known_at, only),
        known_at=known_at,
    )


# Deeds that change nothing a light rests on.
PASSING = (
    *("sign_in", "notification", "robot", "comment", "decision", "matter", "stocktake", "snapshot"),
    *("archive", "dispatch", "proposal"),
    *("ledger", "unit", "alias", "post", "subplan", "stop", "sheet", "tick", "register.export"),
    *("person.add", "person.disable", "person.enable", "person.invite"),  # a new name is printed
    *("plan.take_in", "plan.amend", "plan.discard", "light.rate", "light.lower"),
    *("report.attach", "report.detach"),
)
LOOKED_AT = ("project", "targets", "settings", "reports", "lights", "permits", "funds")
_KEPT: Shelf[Known] = Shelf(PASSING, room=1)


def looked_over(actor: Actor, programme: Programme) -> Known:
    """What is known now of the whole programme: held, where somebody asked before the deed that
    asks now; what keeps a light changes nothing of it."""

    def whole() -> Known:
        return known(actor, programme)

    def renewed(held: Known, touched: Touched) -> Known:
        return whole() if touched.keys() & held.projects else held

    key = actor.territory, programme.pk, *(bool(may_look(actor, look)) for look in LOOKED_AT)
    return _KEPT.of(key, whole, renewed, lambda _: 1, untouched=True)


def _rounds(actor: Actor, programme: Programme, known_at: datetime | None) -> dict[int, DueCard]:
    rows = door.visible(actor, Round).filter(programme=programme).order_by("starts_on")
    if known_at is not None:
        rows = rows.filter(opened_at__lte=known_at)
    return {row.pk: row.facts() for row in rows.select_related("edition")}


def _extensions(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None,
    only: Collection[int] | None,
) -> dict[tuple[int, int], timings.Extension]:
    """The latest of each round and project."""
    rows = door.visible(actor, Extension).filter(**within(programme, "project", only))
    if known_at is not None:
        rows = rows.filter(granted_at__lte=known_at)
    held = rows.select_related("granted_by").order_by("granted_at", "pk")
    return {(row.round_id, row.project_id): row.facts() for row in held}


def _reports(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None,
    only: Collection[int] | None,
) -> dict[tuple[int, int], Steps]:
    """The reports that had been begun, with the steps they had taken, in the order in which they
    were taken: a clock that was put back does not turn them around."""
    rows = door.visible(actor, Report).filter(**within(programme, "project", only))
    begun = list(rows.values_list("pk", "round", "project", "begun_at"))
    steps = door.visible(actor, ReportStep).filter(**within(programme, "report__project", only))
    if known_at is not None:
        steps = steps.filter(at__lte=known_at)
    taken: dict[int, list[tuple[str, ReportState, date]]] = {}
    alike: dict[tuple[str, ReportState, date], tuple[str, ReportState, date]] = {}
    zone, columns = get_current_timezone(), ("report", "step", "state", "at")
    for report, step, state, at in steps.order_by("pk").values_list(*columns):
        one = step, state, at.astimezone(zone).date()
        taken.setdefault(report, []).append(alike.setdefault(one, one))
    return {
        (round_, project): tuple(taken.get(pk, ()))
        for pk, round_, project, at in begun
        if known_at is None or at <= known_at or pk in taken
    }


def _exemptions(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None,
    only: Collection[int] | None,
) -> dict[int, tuple[lights.Exemption, ...]]:
    rows = door.visible(actor, Exemption).filter(**within(programme, "project", only))
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    return _grouped((row.project_id, row.facts()) for row in rows.order_by("pk"))


def _grouped(
    rows: Iterable[tuple[int, lights.Exemption]],
) -> dict[int, tuple[lights.Exemption, ...]]:
    found: dict[int, list[lights.Exemption]] = {}
    for project, one in rows:
        found.setdefault(project, []).append(one)
    return {project: tuple(ones) for project, ones in found.items()}
