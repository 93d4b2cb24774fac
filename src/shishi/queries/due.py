"""到期日历 — what falls due for a person between two days: the offices, the congress and the
administrator see all of it, a unit what it answers for, a leader their own projects.

Each kind of thing has its provider; a new one adds a line to `PROVIDERS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from shishi.queries import chains, decisions, door, escalations, settings, slots
from shishi.records.models import (
    Assignment,
    Node,
    Programme,
    Project,
    Round,
    RuleVersion,
    Schedule,
)
from shishi.rules import dues, rounds
from shishi.rules.access import OFFICES, Actor, Role
from shishi.rules.dues import Due, Kind
from shishi.rules.plain import from_plain
from shishi.rules.projects import SPONSORS
from shishi.rules.rounds import RoundRule
from shishi.rules.settings import Subject, in_force
from shishi.rules.shares import measured_text, wan_text

_FORESEEN = "尚未开放，按现行规则推算"
_SEE_ALL = OFFICES | {Role.ADMINISTRATOR, Role.CONGRESS_OFFICE}


@dataclass(frozen=True, slots=True)
class Scope:
    """看什么 — the days asked for, the day of asking, the programmes, and of them the projects that
    are the person's; `units` are the names of the units that answer for them."""

    since: date
    until: date
    on: date
    programmes: tuple[int, ...]
    projects: dict[int, Project]
    units: dict[int, str]


Provider = Callable[[Actor, Scope], Iterator[Due]]


def due(actor: Actor, since: date, until: date, on: date) -> tuple[Due, ...]:
    """Everything that falls due for the person from `since` to `until`, both included. A constant
    number of queries."""
    scope = _scope(actor, since, until, on)
    return dues.in_order(one for provider in PROVIDERS for one in provider(actor, scope))


def _scope(actor: Actor, since: date, until: date, on: date) -> Scope:
    years = list(door.visible(actor, Programme).values_list("pk", flat=True))
    answer = slots.answering_units(actor, years)
    rows = door.visible(actor, Project).order_by("number")
    if not actor.roles & _SEE_ALL:
        own = {key for key, unit in answer.items() if unit.pk in actor.units}
        led = door.visible(actor, Assignment).filter(
            person=actor.person, ends_before=None, role__in=SPONSORS
        )
        rows = rows.filter(Q(pk__in=own) | Q(pk__in=led.values("project")))
    projects = {row.pk: row for row in rows}
    mine = tuple(sorted({row.programme_id for row in projects.values()}))
    units = {key: unit.name for key, unit in answer.items()}
    return Scope(since, until, on, mine, projects, units)


def _rounds(actor: Actor, scope: Scope) -> Iterator[Due]:
    """报送轮次 that have been laid down."""
    rows = door.visible(actor, Round).filter(
        programme__in=scope.programmes, opens_on__lte=scope.until, closes_on__gte=scope.since
    )
    for row in rows.select_related("edition"):
        for one in dues.of_round(row.facts(), "round", (row.pk,)):
            if scope.since <= one.on <= scope.until:
                yield one


def _rounds_to_come(actor: Actor, scope: Scope) -> Iterator[Due]:
    """报送轮次 that the rule and the calendar of today foresee."""
    rows = door.visible(actor, Programme).filter(pk__in=scope.programmes, closed_on=None)
    started = list(
        rows.filter(started_on__isnull=False).annotate(reported_to=Max("rounds__ends_before"))
    )
    ruled = door.visible(actor, RuleVersion).filter(
        subject=Subject.ROUNDS, programme__in=scope.programmes
    )
    versions: dict[int, list[RuleVersion]] = {}
    for version in ruled.select_related("programme"):
        versions.setdefault(version.programme.pk, []).append(version)
    edition = settings.edition(actor)
    for row in started:
        held = in_force(versions.get(row.pk, ()), scope.on)
        if held is None or edition is None or row.started_on is None:
            continue
        rule = from_plain(RoundRule, held.value)
        first = rounds.first_period(rule, row.started_on, vars(row)["reported_to"])
        for card in rounds.opened(rule, first, edition.facts(), row.year, scope.until):
            for one in dues.of_round(card, "programme_settings", (row.pk,), _FORESEEN):
                if scope.since <= one.on <= scope.until:
                    yield one


def _deadlines(actor: Actor, scope: Scope) -> Iterator[Due]:
    """完成时限 of the projects."""
    for pk, row in scope.projects.items():
        if scope.since <= row.deadline_on <= scope.until:
            says = scope.units.get(pk, "")
            says += "（方案未写明，按年底推定）" if row.deadline_presumed else ""
            yield Due(row.deadline_on, Kind.DEADLINE, row.title, says, "project", (pk,), row.number)


def _nodes(actor: Actor, scope: Scope) -> Iterator[Due]:
    """分月目标 — what each project has to have reached by the day, by its last schedule."""
    plans = door.visible(actor, Schedule).filter(indicator__project__in=list(scope.projects))
    last = dict(plans.order_by("number").values_list("indicator", "pk"))
    steps = (
        door.visible(actor, Node)
        .filter(schedule__in=list(last.values()), on__gte=scope.since, on__lte=scope.until)
        .select_related("schedule__indicator__task")
        .order_by("on", "schedule__indicator__number")
    )
    found: dict[tuple[date, int], list[str]] = {}
    for step in steps:
        line = step.schedule.indicator
        money = line.money and not line.per
        amount = wan_text(step.value) if money else measured_text(step.value, line.measure)
        name = line.subject or (line.task.words if line.task else "")
        found.setdefault((step.on, line.project_id), []).append(f"{name} {amount}".strip())
    for (on, project), amounts in found.items():
        row = scope.projects[project]
        says = "应完成：" + "，".join(amounts)
        yield Due(on, Kind.NODE, row.title, says, "project", (project,), row.number)


def _permits(actor: Actor, scope: Scope) -> Iterator[Due]:
    """手续时效 — documents that lapse, and steps that have their legal time."""
    rows = door.visible(actor, Programme).filter(pk__in=scope.programmes, closed_on=None)
    for programme in rows:
        record = chains.record(actor, programme)
        for pk in record.projects:
            row, held = scope.projects.get(pk), record.of(pk)
            for one in held.clocks(scope.on) if row and held else ():
                if row and scope.since <= one.due_on <= scope.until:
                    title = row.title
                    yield Due(
                        one.due_on, Kind.PERMIT, title, one.says, "permits", (pk,), row.number
                    )


def _decisions(actor: Actor, scope: Scope) -> Iterator[Due]:
    """议定事项 that are still to be carried out."""
    for one in decisions.living(actor, Q(project__in=list(scope.projects))):
        told = one.decision
        if scope.since <= told.due_on <= scope.until:
            says = f"{told.name}，{told.owner}办理"
            number = scope.projects[told.project].number
            yield Due(told.due_on, Kind.DECISION, told.says, says, "decision", (one.pk,), number)


def _matters(actor: Actor, scope: Scope) -> Iterator[Due]:
    """协调时限 — how long a matter may lie where it lies."""
    among = Q(project__in=list(scope.projects))
    for one in escalations.open_ones(actor, among, scope.on):
        here = one.position
        if here and scope.since <= here.due_on <= scope.until:
            says = f"{here.matter.name}，{here.rung.label}"
            number = scope.projects[here.matter.project].number
            title = here.matter.matter
            yield Due(here.due_on, Kind.MATTER, title, says, "matter", (one.pk,), number)


PROVIDERS: tuple[Provider, ...] = (
    *(_rounds, _rounds_to_come, _deadlines, _nodes),
    *(_permits, _decisions, _matters),
)
