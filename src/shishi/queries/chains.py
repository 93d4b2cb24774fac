"""环节账 — the chains of a programme with what became of their steps, as known at one moment.

Everything is fetched once; any project and any day is then answered without another query. Most
chains of a county are the same template, so each is read once.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from shishi.queries import door
from shishi.queries.standings import within
from shishi.records.models import CalendarEdition, Chain, ChainStep, Programme
from shishi.rules import calendars, chains, permits, preparations
from shishi.rules.access import Actor
from shishi.rules.calendars import Calendar
from shishi.rules.chains import Ground, StepFacts, worked_back
from shishi.rules.lifecycle import Verdict
from shishi.rules.permits import Clock, Stuck
from shishi.rules.plain import from_plain
from shishi.rules.preparations import Falling
from shishi.rules.stages import Template
from shishi.rules.standings import Facts
from shishi.rules.works import WorksFacts

_NO_EDITION = calendars.assemble("", ())  # weekends only, as long as no calendar is there


@dataclass(frozen=True, slots=True)
class Prepared:
    """一件实事的环节 — its template (version `number`), the steps as known, the latest day of each;
    `explained` is why it was started before its conditions were met."""

    number: int
    template: Template
    steps: tuple[StepFacts, ...]
    explained: str
    deadline_on: date
    ground: Ground
    latest: dict[str, date]

    def start(self, on: date) -> preparations.Start:
        return preparations.start(self.template, self.steps, self.latest, on)

    def clocks(self, on: date) -> tuple[Clock, ...]:
        return permits.clocks(self.template, self.steps, on)

    def stuck(self, on: date) -> tuple[Stuck, ...]:
        return permits.stuck(self.template, self.steps, self.latest, on)

    def urgent(self, on: date) -> tuple[Clock, ...]:
        return preparations.urgent(self.template, self.steps, on)

    def falling(self, on: date) -> tuple[Falling, ...]:
        return preparations.falling(self.template, self.steps, self.latest, on)

    def works(self, where: str, year: int) -> WorksFacts | None:
        """The works for the checks of a report; None where nothing is built."""
        told = bool(self.explained)
        return preparations.works_facts(self.template, self.steps, where, year, told)

    def season(self, on: date) -> Verdict:
        """Whether the deadline can still be reached (季节预警)."""
        return chains.season_warning(self.template, self.steps, self.deadline_on, on, self.ground)

    def done(self, on: date) -> int:
        """How many steps are done on the day."""
        keys = {one.key for one in self.template.steps}
        return sum(one.key in keys and one.done_by(on) is not None for one in self.steps)


@dataclass(frozen=True, slots=True)
class Record:
    """账 — `texts` has of each project its version, template and season as stored, and its
    deadline; what was worked out of them is kept."""

    texts: dict[int, tuple[int, str, str, date]]
    steps: dict[int, dict[str, StepFacts]]
    explained: dict[tuple[int, str], str]
    calendar: Calendar
    templates: dict[str, Template] = field(default_factory=dict)
    grounds: dict[str, Ground] = field(default_factory=dict)
    latest: dict[tuple[str, str, date], dict[str, date]] = field(default_factory=dict)
    found: dict[int, Prepared] = field(default_factory=dict)

    @property
    def projects(self) -> tuple[int, ...]:
        """Those that have a chain, in the order of the plan."""
        return tuple(self.texts)

    def of(self, project: int) -> Prepared | None:
        """The chain of one project; None where it has none."""
        held = self.found.get(project)
        if held is None and project in self.texts:
            held = self.found[project] = self._prepared(project)
        return held

    def told(self, facts: Facts, project: int, on: date) -> Facts:
        """The facts of a light with what the chain says of the day; a project without a chain says
        nothing of its start and its permits."""
        held = self.of(project)
        if held is None:
            return facts
        start = held.start(on)
        owed = preparations.owed(held.template, held.steps, held.latest, on)
        return replace(
            facts,
            start_name=start.name,
            start_planned_on=start.due_on,
            started_on=start.started_on,
            permit=owed.name if owed else "",
            permit_due_on=owed.due_on if owed else None,
        )

    def _prepared(self, project: int) -> Prepared:
        number, words, months, deadline = self.texts[project]
        template = self._template(words)
        ground = self._ground(months)
        key = (words, months, deadline)
        if key not in self.latest:
            self.latest[key] = dict(worked_back(template, deadline, ground))
        return Prepared(
            number,
            template,
            tuple(self.steps.get(project, {}).values()),
            self.explained.get((project, template.start), ""),
            deadline,
            ground,
            self.latest[key],
        )

    def _template(self, words: str) -> Template:
        if words not in self.templates:
            self.templates[words] = from_plain(Template, json.loads(words))
        return self.templates[words]

    def _ground(self, months: str) -> Ground:
        if months not in self.grounds:
            self.grounds[months] = ground(self.calendar, frozenset(json.loads(months)))
        return self.grounds[months]


def ground(calendar: Calendar, season: frozenset[int]) -> Ground:
    """The days that are worked under the calendar, and the months of the season."""
    return Ground(lambda day: calendars.is_workday(calendar, day), season)


def record(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> Record:
    """What is known of the chains of the programme, or of `only` these projects of it, at the
    moment, now where none is named."""
    asked = within(programme, "project", only)
    rows = door.visible(actor, Chain).filter(**asked)
    texts = _texts(rows if known_at is None else rows.filter(set_at__lte=known_at))
    if not texts:
        return Record({}, {}, {}, _NO_EDITION)
    steps = door.visible(actor, ChainStep).filter(**asked)
    if known_at is not None:
        steps = steps.filter(entered_at__lte=known_at)
    return Record(texts, *_steps(steps), calendar(actor, known_at))


Texts = dict[int, tuple[int, str, str, date]]


def _texts(rows: QuerySet[Chain]) -> Texts:
    """The last chain of each project, in the order of the plan."""
    columns = ("project", "number", "template_text", "season_text", "project__deadline_on")
    texts = rows.annotate(
        template_text=Cast("template", TextField()), season_text=Cast("season", TextField())
    )
    return {
        project: (number, template, season, deadline)
        for project, number, template, season, deadline in texts.order_by(
            "project__number", "number"
        ).values_list(*columns)
    }


Steps = dict[int, dict[str, StepFacts]]


def _steps(rows: QuerySet[ChainStep]) -> tuple[Steps, dict[tuple[int, str], str]]:
    """The last row of each step, and its explanation where it has one."""
    found: Steps = {}
    explained: dict[tuple[int, str], str] = {}
    columns = ("project", "key", "planned_on", "begun_on", "done_on", "document_number")
    held = rows.order_by("entered_at", "pk").values_list(*columns, "extended_to", "explained")
    for project, key, planned, begun, done, number, extended, why in held:
        ends = tuple(map(date.fromisoformat, extended))
        facts = StepFacts(key, planned, begun, done, number, ends)
        found.setdefault(project, {})[key] = facts
        explained[project, key] = why
    return found, explained


def calendar(actor: Actor, known_at: datetime | None = None) -> Calendar:
    """The calendar of the county as known at the moment; weekends before the first edition."""
    rows = door.visible(actor, CalendarEdition).order_by("-number")
    if known_at is not None:
        rows = rows.filter(made_at__lte=known_at)
    held = rows.prefetch_related("days").first()
    return held.facts() if held else _NO_EDITION
