"""对比事实 — of each indicator of a programme what is due and what is known on a day.

The plan, the schedule and the values all have two times; a past day is answered by what could be
known then. A constant number of queries, whatever the size of the ledger.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from shishi.queries import door
from shishi.records.models import Indicator, Node, Observation, Programme, Project, Schedule
from shishi.rules import observations
from shishi.rules.access import Actor
from shishi.rules.indicators import IndicatorType
from shishi.rules.plain import from_plain
from shishi.rules.schedules import Node as Step
from shishi.rules.schedules import Schedule as Plan
from shishi.rules.schedules import Source
from shishi.rules.targets import Actual, Reading, Target, Terms, settled


@dataclass(frozen=True, slots=True)
class Held:
    """一项指标 — `name` is what is measured (with its task where it has no subject), `plan` its
    schedule with the number of the version, `actual` and `observed` None where nothing was
    accepted yet; `part_of` is the indicator whose 其中 part it is."""

    indicator: int
    project: int
    name: str
    target: Target
    terms: Terms
    plan: Plan | None
    plan_number: int
    starts_on: date
    deadline_on: date
    actual: Actual | None
    observed: observations.Observation | None
    part_of: int | None


class Line(NamedTuple):
    """一行 — an indicator as the plan has it; `name` as in `Held`, `total` what it is part of."""

    pk: int
    project: int
    total: int | None
    name: str
    deadline_on: date
    target: Target


@dataclass(frozen=True)
class Record:
    """账上所知 — the projects of a programme in the order of the plan, their lines with plans and
    values, as known at one moment; any day can be asked of it without another query."""

    starts_on: date
    projects: tuple[int, ...]
    lines: tuple[Line, ...]
    plans: "Plans"
    told: "dict[int, Seen]"

    def on(self, day: date, only: Collection[int] | None = None) -> dict[int, tuple[Held, ...]]:
        """The indicators of each project, or of `only` these, in the order of the plan, by the key
        of the project."""
        wanted = self._by_project if only is None else self._by_project.keys() & only
        return {
            project: tuple(self._held(line, target, day) for line, target in ones)
            for project, ones in self._by_project.items()
            if project in wanted
        }

    @cached_property
    def _by_project(self) -> dict[int, list[tuple[Line, Target]]]:
        """The lines of each project with their targets, which are the same on every day."""
        found: dict[int, list[tuple[Line, Target]]] = {}
        for line in self.lines:
            _, _, terms = self.plans.get(line.pk, _UNPLANNED)
            found.setdefault(line.project, []).append((line, settled(line.target, terms)))
        return found

    def _held(self, line: Line, target: Target, day: date) -> Held:
        plan, number, terms = self.plans.get(line.pk, _UNPLANNED)
        seen = tuple(one for one in self.told.get(line.pk, ()) if one.as_of <= day)
        return Held(
            indicator=line.pk,
            project=line.project,
            name=line.name,
            target=target,
            terms=terms,
            plan=plan,
            plan_number=number,
            starts_on=self.starts_on,
            deadline_on=line.deadline_on,
            actual=_actual(target, seen),
            observed=seen[-1] if seen else None,
            part_of=line.total,
        )


def record(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
    told: "dict[int, Seen] | None" = None,
) -> Record:
    """What is known of the programme, or of `only` these projects of it, at the moment, now where
    none is named; `told` where the values that stand have been fetched already."""
    plans = _plans(actor, programme, known_at, only)
    seen = _told(actor, programme, known_at, only) if told is None else told
    projects = _projects(actor, programme, only)
    lines = _lines(actor, programme, only)
    return Record(programme.starts_on, projects, lines, plans, seen)


def held(
    actor: Actor,
    programme: Programme,
    on: date,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> dict[int, tuple[Held, ...]]:
    """The indicators of each project on the day, in the order of the plan, by the key of the
    project."""
    return record(actor, programme, known_at, only).on(on)


def within(programme: Programme, way: str, only: Collection[int] | None) -> dict[str, Any]:
    """A filter: what belongs to the programme by the `way` to its project, or to `only` these."""
    asked: dict[str, Any] = {f"{way}__programme": programme}
    return asked if only is None else {**asked, f"{way}__in": only}


def _projects(actor: Actor, programme: Programme, only: Collection[int] | None) -> tuple[int, ...]:
    """The projects in the order of the plan."""
    rows = door.visible(actor, Project).filter(programme=programme).order_by("number")
    held = rows if only is None else rows.filter(pk__in=only)
    return tuple(held.values_list("pk", flat=True))


def _lines(actor: Actor, programme: Programme, only: Collection[int] | None) -> tuple[Line, ...]:
    """The indicators in the order of the plan."""
    rows = door.visible(actor, Indicator).filter(**within(programme, "project", only))
    placed = ("pk", "project", "total", "project__deadline_on")
    named = ("subject", "task__words", "project__title")
    aims = ("type", "value", "measure", "bound", "upper", "per")
    held = rows.order_by("project__number", "number").values_list(*placed, *named, *aims)
    return tuple(
        Line(pk, project, total, subject or words or title, deadline, _target(deadline, *aim))
        for pk, project, total, deadline, subject, words, title, *aim in held
    )


def _target(deadline: date, kind: IndicatorType, value: Decimal, *rest: Any) -> Target:
    """As `targets.target_of`, out of the bare columns."""
    measure, bound, upper, per = rest
    return Target(
        kind=kind,
        value=value,
        measure=measure,
        bound=bound,
        upper=upper,
        per=per,
        deadline_on=deadline,
    )


Plans = dict[int, tuple[Plan | None, int, Terms]]
_UNPLANNED: tuple[Plan | None, int, Terms] = (None, 0, Terms())


def _plans(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None,
    only: Collection[int] | None,
) -> Plans:
    """The last version of each indicator's schedule, with its terms."""
    rows = door.visible(actor, Schedule).filter(**within(programme, "indicator__project", only))
    if known_at is not None:
        rows = rows.filter(set_at__lte=known_at)
    last: dict[int, tuple[int, int, Source, dict]] = {}
    columns = ("indicator", "number", "pk", "source", "terms")
    for indicator, number, pk, source, terms in rows.order_by("number").values_list(*columns):
        last[indicator] = (number, pk, source, terms)
    nodes: dict[int, list[Step]] = {pk: [] for _, pk, *_ in last.values()}
    steps = door.visible(actor, Node).filter(
        **within(programme, "schedule__indicator__project", only)
    )
    alike: dict[tuple[date, Decimal], Step] = {}  # many schedules have the same step
    for schedule, *step in steps.order_by("on").values_list("schedule", "on", "value"):
        if schedule in nodes:
            on, value = step
            nodes[schedule].append(alike.setdefault((on, value), Step(on, value)))
    return {
        indicator: (Plan(tuple(nodes[pk]), source), number, from_plain(Terms, terms))
        for indicator, (number, pk, source, terms) in last.items()
    }


Seen = tuple[observations.Observation, ...]


def _told(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None,
    only: Collection[int] | None,
) -> dict[int, Seen]:
    """Of each indicator the values that stand, the latest last."""
    rows = door.visible(actor, Observation).filter(**within(programme, "indicator__project", only))
    days: dict[date, date] = {}  # most values speak of the same few days
    facts = (
        Observation.fact(key, indicator, days.setdefault(day, day), *rest)
        for key, indicator, day, *rest in rows.values_list(*Observation.COLUMNS)
    )
    found: dict[int, list[observations.Observation]] = {}
    for one in observations.standing(facts, known_at):
        found.setdefault(one.indicator, []).append(one)
    return {indicator: tuple(ones) for indicator, ones in found.items()}


def _actual(target: Target, seen: Iterable[observations.Observation]) -> Actual | None:
    """What was reported: the last value; of what is kept up every value, with its day."""
    told = tuple(seen)
    if not told:
        return None
    last = told[-1]
    proxy = target.kind is IndicatorType.UNQUANTIFIED and target.proxy is not None
    return Actual(
        value=None if proxy else last.value,
        denominator=last.denominator,
        reached_on=last.reached_on,
        stages=last.stages,
        readings=tuple(Reading(one.as_of, one.value) for one in told if one.value is not None),
        proxy=last.value if proxy else None,
    )
