"""分月目标 — the indicators of a programme with their targets month by month, and what a
programme still lacks before its year can start."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from shishi.queries import door
from shishi.records import models
from shishi.records.models import Assignment, CalendarEdition, Indicator, Programme, RuleVersion
from shishi.rules import schedules, settings
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.indicators import BY_AMOUNT
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.plain import from_plain
from shishi.rules.projects import Part, answering
from shishi.rules.schedules import Planned, Schedule
from shishi.rules.targets import Target, Terms, measured_by, settled


@dataclass(frozen=True, slots=True)
class TargetLine:
    """An indicator with its last schedule. `target` is as the plan has it, `terms` what was settled
    about it; `version` is 0 before the first schedule; `unit` answers for the project."""

    pk: int
    programme: int
    project: int
    ordinal: int
    title: str
    name: str
    target: Target
    terms: Terms
    starts_on: date
    deadline: date
    unit: int | None
    version: int
    schedule: Schedule | None

    @property
    def aim(self) -> Target:
        """What is really measured."""
        return measured_by(settled(self.target, self.terms), None)[0]

    @property
    def by_amount(self) -> bool:
        """Whether it is reached by and by, so that it needs a schedule."""
        return self.aim.kind in BY_AMOUNT

    @property
    def in_ten_thousands(self) -> bool:
        """Whether its amounts are money, which people write in 万元."""
        return self.aim.measure == "元" and not self.aim.per

    @property
    def lacks(self) -> str:
        """What is still to be done before the year starts; empty when nothing is."""
        return next((one.says for one in schedules.lacking([self.planned])), "")

    @property
    def planned(self) -> Planned:
        return Planned(
            f"{self.ordinal}. {self.title}：{self.name}",
            settled(self.target, self.terms),
            self.schedule,
            str(self.pk),
        )


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """The indicators of a programme in the order of the plan."""

    programme: int
    year: int
    started_on: date | None
    lines: tuple[TargetLine, ...]
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class ScheduleVersion:
    """An earlier or the present schedule of an indicator: who set it when, and why."""

    number: int
    source: str
    reason: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """One indicator with its schedule and the versions of it, the newest first; `steps` are the
    keys and names of the steps of its project, in their order."""

    programme: int
    year: int
    started_on: date | None
    line: TargetLine
    versions: tuple[ScheduleVersion, ...]
    steps: tuple[tuple[str, str], ...]
    closing: Closing | None = None


def targets(actor: Actor, programme: int, known_at: datetime | None = None) -> TargetsPage:
    """The indicators of the programme, with their schedules as known at the moment."""
    row = door.fetch(actor, Programme, programme)
    rows = door.visible(actor, Indicator).filter(project__programme=row)
    lines = _lines(actor, row, rows, known_at)
    return TargetsPage(row.pk, row.year, row.started_on, lines, row.closing)


def of_projects(
    actor: Actor, programme: Programme, projects: Collection[int]
) -> tuple[TargetLine, ...]:
    """The indicators of these projects of the programme."""
    rows = door.visible(actor, Indicator).filter(project__in=projects, project__programme=programme)
    return _lines(actor, programme, rows) if projects else ()


def schedule(actor: Actor, indicator: int, known_at: datetime | None = None) -> SchedulePage:
    """One indicator as known at the moment."""
    found = door.visible(actor, Indicator).filter(pk=indicator)
    one = found.select_related("project__programme").first()
    if one is None:
        raise door.NotThere
    row = one.project.programme
    versions = _known(door.visible(actor, models.Schedule).filter(indicator=one), known_at)
    return SchedulePage(
        row.pk,
        row.year,
        row.started_on,
        _lines(actor, row, found, known_at)[0],
        tuple(
            ScheduleVersion(v.number, v.source.label, v.reason, v.set_by.name, v.set_at)
            for v in versions.select_related("set_by").order_by("-number")
        ),
        _steps(actor, one.project_id),
        row.closing,
    )


def _steps(actor: Actor, project: int) -> tuple[tuple[str, str], ...]:
    last = door.visible(actor, models.Chain).filter(project=project).order_by("-number").first()
    return tuple((step.key, step.name) for step in last.facts().steps) if last else ()


def hurdles(actor: Actor, programme: int, on: date) -> tuple[Verdict, ...]:
    """Why the programme cannot start on the day; empty when it can. `where` is the subject of a
    rule, `calendar`, or the key of an indicator."""
    versions = door.visible(actor, RuleVersion).filter(programme=programme)
    found = list(settings.lacking(((one.subject, one) for one in versions), on))
    if not door.visible(actor, CalendarEdition).exists():
        found.append(no("尚未发布工作日历。请先发布。", "calendar"))
    lines = targets(actor, programme).lines
    return (*found, *schedules.lacking(one.planned for one in lines))


def target_of(row: Indicator, deadline: date) -> Target:
    """The target of an indicator as its plan has it."""
    return Target(
        kind=row.type,
        value=row.value,
        measure=row.measure,
        bound=row.bound,
        upper=row.upper,
        per=row.per,
        deadline_on=deadline,
    )


def aim_of(row: Indicator) -> Target:
    """What is really measured of an indicator, with what was settled about it last."""
    last = models.Schedule.objects.filter(indicator=row).order_by("-number").first()
    terms = from_plain(Terms, last.terms) if last else Terms()
    return measured_by(settled(target_of(row, row.project.deadline_on), terms), None)[0]


def _lines(
    actor: Actor,
    programme: Programme,
    rows: QuerySet[Indicator],
    known_at: datetime | None = None,
) -> tuple[TargetLine, ...]:
    held = list(rows.select_related("project", "task").order_by("project__number", "number"))
    last = _last(actor, rows, known_at)
    units = _answering(actor, programme)
    return tuple(_line(row, programme, last.get(row.pk), units) for row in held)


def _line(
    row: Indicator,
    programme: Programme,
    last: models.Schedule | None,
    units: dict[int, int | None],
) -> TargetLine:
    held = last.facts() if last else None
    return TargetLine(
        pk=row.pk,
        programme=programme.pk,
        project=row.project_id,
        ordinal=row.project.number,
        title=row.project.title,
        name=name_of(row),
        target=target_of(row, row.project.deadline_on),
        terms=from_plain(Terms, last.terms) if last else Terms(),
        starts_on=programme.starts_on,
        deadline=row.project.deadline_on,
        unit=units.get(row.project_id),
        version=last.number if last else 0,
        schedule=held if held and held.nodes else None,
    )


def name_of(row: Indicator) -> str:
    """What is measured; where the plan has no word for it, its clause or its project."""
    if row.subject or row.money:
        return row.subject or "资金"
    return row.task.words if row.task else row.project.title


def _known(rows: QuerySet[models.Schedule], known_at: datetime | None) -> QuerySet[models.Schedule]:
    """Those that had been set by the moment."""
    return rows if known_at is None else rows.filter(set_at__lte=known_at)


def _last(
    actor: Actor, rows: QuerySet[Indicator], known_at: datetime | None
) -> dict[int, models.Schedule]:
    """The last schedule of each indicator, with its nodes."""
    later = models.Schedule.objects.filter(
        indicator=OuterRef("indicator"), number__gt=OuterRef("number")
    )
    held = _known(door.visible(actor, models.Schedule), known_at)
    found = held.filter(~Exists(_known(later, known_at)), indicator__in=rows)
    return {one.indicator_id: one for one in found.prefetch_related("nodes")}


def _answering(actor: Actor, programme: Programme) -> dict[int, int | None]:
    """The unit that answers for each project today; where it turned out to be another, that."""
    rows = door.visible(actor, Assignment).filter(
        project__programme=programme, ends_before=None, unit__isnull=False
    )
    bare = rows.order_by("project", "number").values_list(
        "project", "role", "unit", "unit__same_as"
    )
    held: dict[int, list[tuple[Part, int]]] = {}
    for project, role, unit, other in bare:
        held.setdefault(project, []).append((role, other or unit))
    return {project: answering(found) for project, found in held.items()}
