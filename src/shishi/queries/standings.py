"""对比事实 — of each indicator of a programme what is due and what is known on a day.

The plan, the schedule and the values all have two times; a past day is answered by what could be
known then. A constant number of queries, whatever the size of the ledger.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from shishi.queries import door
from shishi.queries.targets import target_of
from shishi.records.models import Indicator, Node, Observation, Programme, Schedule
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


@dataclass(frozen=True, slots=True)
class Record:
    """账上所知 — the lines of a programme with their plans and values, as known at one moment; any
    day can be asked of it without another query."""

    starts_on: date
    lines: tuple[Indicator, ...]
    plans: "Plans"
    told: "dict[int, Seen]"

    def on(self, day: date) -> dict[int, tuple[Held, ...]]:
        """The indicators of each project, in the order of the plan, by the key of the project."""
        found: dict[int, list[Held]] = {}
        for line in self.lines:
            found.setdefault(line.project.pk, []).append(self._held(line, day))
        return {project: tuple(ones) for project, ones in found.items()}

    def _held(self, line: Indicator, day: date) -> Held:
        plan, number, terms = self.plans.get(line.pk, (None, 0, Terms()))
        target = settled(target_of(line, line.project.deadline_on), terms)
        seen = tuple(one for one in self.told.get(line.pk, ()) if one.as_of <= day)
        return Held(
            indicator=line.pk,
            project=line.project.pk,
            name=line.subject or (line.task.words if line.task else line.project.title),
            target=target,
            terms=terms,
            plan=plan,
            plan_number=number,
            starts_on=self.starts_on,
            deadline_on=line.project.deadline_on,
            actual=_actual(target, seen),
            observed=seen[-1] if seen else None,
            part_of=line.total_id,
        )


def record(actor: Actor, programme: Programme, known_at: datetime | None = None) -> Record:
    """What is known of the programme at the moment, now where none is named."""
    rows = door.visible(actor, Indicator).filter(project__programme=programme)
    lines = rows.select_related("project", "task").order_by("project__number", "number")
    plans, told = _plans(actor, programme, known_at), _told(actor, programme, known_at)
    return Record(programme.starts_on, tuple(lines), plans, told)


def held(
    actor: Actor, programme: Programme, on: date, known_at: datetime | None = None
) -> dict[int, tuple[Held, ...]]:
    """The indicators of each project on the day, in the order of the plan, by the key of the
    project."""
    return record(actor, programme, known_at).on(on)


Plans = dict[int, tuple[Plan, int, Terms]]


def _plans(actor: Actor, programme: Programme, known_at: datetime | None) -> Plans:
    """The last version of each indicator's schedule, with its terms."""
    rows = door.visible(actor, Schedule).filter(indicator__project__programme=programme)
    if known_at is not None:
        rows = rows.filter(set_at__lte=known_at)
    last: dict[int, tuple[int, int, Source, dict]] = {}
    columns = ("indicator", "number", "pk", "source", "terms")
    for indicator, number, pk, source, terms in rows.order_by("number").values_list(*columns):
        last[indicator] = (number, pk, source, terms)
    nodes: dict[int, list[Step]] = {}
    wanted = [pk for _, pk, *_ in last.values()]
    steps = door.visible(actor, Node).filter(schedule__in=wanted).order_by("on")
    for schedule, on, value in steps.values_list("schedule", "on", "value"):
        nodes.setdefault(schedule, []).append(Step(on, value))
    return {
        indicator: (Plan(tuple(nodes.get(pk, ())), source), number, from_plain(Terms, terms))
        for indicator, (number, pk, source, terms) in last.items()
    }


Seen = tuple[observations.Observation, ...]


def _told(actor: Actor, programme: Programme, known_at: datetime | None) -> dict[int, Seen]:
    """Of each indicator the values that stand, the latest last."""
    rows = door.visible(actor, Observation).filter(indicator__project__programme=programme)
    found: dict[int, list[observations.Observation]] = {}
    for one in observations.standing((row.facts() for row in rows), known_at):
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
