"""手续与停滞 — the chain of one project on a day: its clocks, what is stuck, on whose desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from shishi.queries import chains, door, stops
from shishi.queries.chains import Prepared
from shishi.queries.stops import Stops
from shishi.records.models import Chain, ChainStep, Programme, Project
from shishi.rules.access import Actor
from shishi.rules.chains import StepFacts, worked_forward
from shishi.rules.closings import Closing
from shishi.rules.lifecycle import YES, Verdict
from shishi.rules.permits import Clock, Stuck
from shishi.rules.stages import StepTemplate
from shishi.rules.stops import Lost


@dataclass(frozen=True, slots=True)
class StepLine:
    """一个环节 — as it stands on the day; `version` is the key of its last row, 0 before the first;
    `earliest` the day it can be done, its own once it is."""

    step: StepTemplate
    facts: StepFacts
    done_on: date | None
    latest: date
    earliest: date
    version: int
    explained: str
    entered_by: str
    entered_at: datetime | None

    @property
    def late(self) -> bool:
        """Whether it was done, or will be, later than its latest day."""
        return self.earliest > self.latest


@dataclass(frozen=True, slots=True)
class Version:
    """一版环节 — who set it when, and why."""

    number: int
    name: str
    reason: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class PermitsPage:
    """The chain of one project on the day; without one `prepared` is None and the rest empty.
    `standstill` says whether the law on building that stands still applies."""

    project: int
    number: int
    title: str
    programme: int
    year: int
    unit: int | None
    closing: Closing | None
    deadline_on: date
    prepared: Prepared | None
    lines: tuple[StepLine, ...]
    clocks: tuple[Clock, ...]
    stuck: tuple[Stuck, ...]
    season: Verdict
    stops: Stops
    standstill: bool
    versions: tuple[Version, ...]

    @property
    def version(self) -> int:
        return self.prepared.number if self.prepared else 0

    @property
    def done(self) -> int:
        return sum(one.done_on is not None for one in self.lines)

    def line(self, key: str) -> StepLine:
        """One step; `NotThere` for an unknown one."""
        for one in self.lines:
            if one.step.key == key:
                return one
        raise door.NotThere


def page(actor: Actor, project: int, on: date, known_at: datetime | None = None) -> PermitsPage:
    """The chain of the project with everything the page shows."""
    row = _project(actor, project)
    held = chains.record(actor, row.programme, known_at, {row.pk}).of(row.pk)
    lines = _lines(actor, row, held, on, known_at) if held else ()
    started = held.start(on).started_on if held else None
    return PermitsPage(
        project=row.pk,
        number=row.number,
        title=row.title,
        programme=row.programme.pk,
        year=row.programme.year,
        unit=row.answering_unit,
        closing=row.programme.closing,
        deadline_on=row.deadline_on,
        prepared=held,
        lines=lines,
        clocks=held.clocks(on) if held else (),
        stuck=held.stuck(on) if held else (),
        season=held.season(on) if held else YES,
        stops=stops.of(actor, row.pk, on, known_at),
        standstill=bool(held and started and held.works("", row.programme.year)),
        versions=_versions(actor, row, known_at),
    )


@dataclass(frozen=True, slots=True)
class Brief:
    """手续概况 of one project — how its start stands, how many steps are done, what is stuck, the
    days it lost; without a chain (`chained`) only the last."""

    start_name: str
    start_due_on: date
    started_on: date | None
    done: int
    steps: int
    stuck: tuple[Stuck, ...]
    urgent: tuple[Clock, ...]
    lost: Lost
    chained: bool


def brief(actor: Actor, project: int, on: date, known_at: datetime | None = None) -> Brief:
    """What the page of a project says of its preparation."""
    row = _project(actor, project)
    held = chains.record(actor, row.programme, known_at, {row.pk}).of(row.pk)
    lost = stops.of(actor, row.pk, on, known_at).lost
    if held is None:
        return Brief("", row.deadline_on, None, 0, 0, (), (), lost, False)
    start = held.start(on)
    return Brief(
        start.name,
        start.due_on,
        start.started_on,
        held.done(on),
        len(held.template.steps),
        held.stuck(on),
        held.urgent(on),
        lost,
        True,
    )


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """时限难保 — a project whose deadline cannot be reached any more at the usual pace."""

    project: int
    number: int
    title: str
    deadline_on: date
    says: str


def out_of_reach(
    actor: Actor, programme: int, on: date, known_at: datetime | None = None
) -> tuple[OutOfReach, ...]:
    """The projects of the programme whose working season is out of reach, as known at the moment,
    in the order of the plan."""
    row = door.fetch(actor, Programme, programme)
    return unreachable(actor, row, chains.record(actor, row, known_at), on)


def unreachable(
    actor: Actor, programme: Programme, record: chains.Record, on: date
) -> tuple[OutOfReach, ...]:
    """The same, out of a record that was fetched already."""
    warned = {
        pk: verdict.says
        for pk in record.projects
        if (held := record.of(pk)) and not (verdict := held.season(on))
    }
    rows = door.visible(actor, Project).filter(programme=programme, pk__in=warned)
    return tuple(
        OutOfReach(row.pk, row.number, row.title, row.deadline_on, warned[row.pk])
        for row in rows.order_by("number")
    )


def _project(actor: Actor, pk: int) -> Project:
    row = door.visible(actor, Project).filter(pk=pk).select_related("programme").first()
    if row is None:
        raise door.NotThere
    return row


def _lines(
    actor: Actor, row: Project, held: Prepared, on: date, known_at: datetime | None
) -> tuple[StepLine, ...]:
    rows = door.visible(actor, ChainStep).filter(project=row).select_related("entered_by")
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    last: Mapping[str, ChainStep] = {one.key: one for one in rows.order_by("entered_at", "pk")}
    earliest = worked_forward(held.template, held.steps, on, held.ground)
    return tuple(
        _line(step, last.get(step.key), held.latest[step.key], earliest[step.key], on)
        for step in held.template.steps
    )


def _line(
    step: StepTemplate, row: ChainStep | None, latest: date, earliest: date, on: date
) -> StepLine:
    facts = row.facts() if row else StepFacts(step.key)
    return StepLine(
        step,
        facts,
        facts.done_by(on),
        latest,
        earliest,
        row.pk if row else 0,
        row.explained if row else "",
        row.entered_by.name if row else "",
        row.entered_at if row else None,
    )


def _versions(actor: Actor, row: Project, known_at: datetime | None) -> tuple[Version, ...]:
    rows = door.visible(actor, Chain).filter(project=row).select_related("set_by")
    if known_at is not None:
        rows = rows.filter(set_at__lte=known_at)
    return tuple(
        Version(one.number, one.facts().name, one.reason, one.set_by.name, one.set_at)
        for one in rows.order_by("-number")
    )
