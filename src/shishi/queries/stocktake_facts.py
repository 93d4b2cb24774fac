"""调度事实 — what the sheets of a day are made of, fetched once for all leaders."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q

from shishi.queries import decisions, door, duties, escalations, settings
from shishi.queries.decisions import DecisionLine
from shishi.queries.escalations import MatterLine
from shishi.queries.light_facts import Known, Reporting, known
from shishi.queries.lights import Lit, lit
from shishi.records.models import (
    Assignment,
    Decision,
    Matter,
    Post,
    Programme,
    Project,
    Report,
    Stocktake,
)
from shishi.rules.access import Actor
from shishi.rules.projects import SPONSORS, answering
from shishi.rules.reports import (
    NoChange,
    ReportState,
    Saying,
    saying,
    spoken,
    unchanged_in_a_row,
)
from shishi.rules.stocktakes import Watched, next_meeting

Said = dict[tuple[int, int], tuple[str, NoChange | None]]
"""What accepted reports say, by round and project: the problem, the cause of 无变化."""


@dataclass(frozen=True, slots=True)
class Parties:
    """责任关系 of the day — the projects of each leader in the order of the plan, the names of the
    leaders, the units of each project with the answering one first."""

    own: dict[int, tuple[int, ...]]
    names: dict[int, str]
    units: dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Books:
    """What the sheets of a day are made of; `own` has the leaders whose sheets are asked for."""

    programme: Programme
    on: date
    known: Known
    parties: Parties
    own: dict[int, tuple[int, ...]]
    posts: dict[int, str]
    titles: dict[int, str]
    watched: dict[int, Watched]
    decisions: tuple[DecisionLine, ...]
    matters: tuple[MatterLine, ...]
    meetings: dict[int, tuple[date, ...]]
    next_on: date
    rule: str

    def holders(self, project: int) -> list[int]:
        """The leaders who answer for the project."""
        return [pk for pk, held in self.parties.own.items() if project in held]


def books(
    actor: Actor, row: Programme, on: date, known_at: datetime | None, leader: int | None = None
) -> Books:
    """Of all leaders, or of one and the projects they answer for."""
    sides = parties(actor, row, on, known_at)
    own = {pk: held for pk, held in sides.own.items() if leader in (None, pk)}
    wanted = {project for held in own.values() for project in held}
    knows = known(actor, row, known_at)
    if leader is not None:
        knows = replace(knows, projects=tuple(pk for pk in knows.projects if pk in wanted))
    rows = door.visible(actor, Project).filter(pk__in={*wanted, *knows.projects})
    titles = dict(rows.values_list("pk", "title"))
    lights = lit(knows, on)
    return Books(
        programme=row,
        on=on,
        known=knows,
        parties=sides,
        own=own,
        posts=_posts(actor, own, on),
        titles=titles,
        watched=_watched(actor, knows, lights, titles, on),
        decisions=_decisions(actor, own, wanted, on, known_at),
        matters=_matters(actor, wanted, on, known_at),
        meetings=_meetings(actor, own, on, known_at),
        next_on=next_day(actor, on),
        rule=next((f"{one.rating.ruleset}（{one.rating.version}）" for one in lights.values()), ""),
    )


def programme_on(actor: Actor, on: date) -> Programme | None:
    """The programme that runs on the day: the last that had started, else the latest."""
    rows = door.visible(actor, Programme).order_by("-year")
    return rows.filter(started_on__lte=on).first() or rows.first()


def next_day(actor: Actor, on: date) -> date:
    """下次调度日 after the day, by the calendar of the county."""
    edition = settings.edition(actor)
    return next_meeting(on, edition.facts()) if edition else on + timedelta(days=7)


def parties(actor: Actor, row: Programme, on: date, known_at: datetime | None = None) -> Parties:
    """Who answers for the projects of the programme, and of those not closed yet, on the day, as
    could be known at the moment."""
    rows = duties.held(door.visible(actor, Assignment), row, on, known_at).filter(
        Q(project__programme=row) | Q(project__programme__closed_on=None)
    )
    bare = rows.order_by("project__programme", "project__number", "number").values_list(
        *("project", "role", "person", "person__name", "unit", "unit__name", "unit__same_as__name")
    )
    own: dict[int, list[int]] = {}
    names: dict[int, str] = {}
    units: dict[int, list[tuple[str, int, str]]] = {}
    for project, role, person, name, unit, unit_name, other in bare:
        if unit is not None:
            units.setdefault(project, []).append((role, unit, other or unit_name))
        elif role in SPONSORS and project not in own.setdefault(person, []):
            own[person].append(project)
            names[person] = name
    return Parties(
        {pk: tuple(held) for pk, held in own.items()},
        names,
        {pk: _first_answering(held) for pk, held in units.items()},
    )


def sponsors(actor: Actor, project: Project, on: date) -> frozenset[int]:
    """The leaders on whose sheet the project stands."""
    rows = duties.held(door.visible(actor, Assignment), project.programme, on)
    led = rows.filter(project=project, role__in=SPONSORS, person__isnull=False)
    return frozenset(led.values_list("person", flat=True))


def _first_answering(held: list[tuple[str, int, str]]) -> tuple[str, ...]:
    first = answering((role, unit) for role, unit, _ in held)  # type: ignore[misc]
    ordered = sorted(held, key=lambda one: one[1] != first)
    return tuple(dict.fromkeys(name for _, _, name in ordered))


def _posts(actor: Actor, leaders: Iterable[int], on: date) -> dict[int, str]:
    """The titles that the leaders hold on the day."""
    holds = Q(ends_before=None) | Q(ends_before__gt=on)
    rows = door.within(actor, Post).filter(holds, person__in=list(leaders), starts_on__lte=on)
    return {person: title for person, title in rows.values_list("person", "title") if title}


def _decisions(
    actor: Actor, leaders: Iterable[int], projects: set[int], on: date, known_at: datetime | None
) -> tuple[DecisionLine, ...]:
    """Those of the leaders' meetings and those about their projects, of years not closed."""
    mine = Q(leader__in=list(leaders), project__programme__closed_on=None)
    rows = door.visible(actor, Decision).filter(mine | Q(project__in=projects), decided_on__lte=on)
    return decisions.lines(rows, known_at)


def _matters(
    actor: Actor, projects: set[int], on: date, known_at: datetime | None
) -> tuple[MatterLine, ...]:
    rows = door.visible(actor, Matter).filter(project__in=projects)
    return escalations.lines(rows, on, known_at)


def _meetings(
    actor: Actor, leaders: Iterable[int], on: date, known_at: datetime | None
) -> dict[int, tuple[date, ...]]:
    """The days of the meetings of each leader."""
    rows = door.visible(actor, Stocktake).filter(leader__in=list(leaders), held_on__lte=on)
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    found: dict[int, list[date]] = {}
    for leader, day in rows.order_by("held_on").values_list("leader", "held_on"):
        found.setdefault(leader, []).append(day)
    return {pk: tuple(days) for pk, days in found.items()}


def _watched(
    actor: Actor, knows: Known, lights: dict[int, Lit], titles: dict[int, str], on: date
) -> dict[int, Watched]:
    said = _said(actor, knows)
    return {pk: _one(titles[pk], one, knows.opened(pk, on), said, on) for pk, one in lights.items()}


def _said(actor: Actor, knows: Known) -> Said:
    """The words of accepted reports, which nothing changes any more."""
    rows = door.visible(actor, Report).filter(
        state=ReportState.ACCEPTED, round__in=knows.rounds, project__in=knows.projects
    )
    bare = rows.values_list("round", "project", "problem", "no_change")
    return {(round_, pk): (spoken(problem), cause or None) for round_, pk, problem, cause in bare}


def _one(name: str, one: Lit, rounds: list[tuple[int, Reporting]], said: Said, on: date) -> Watched:
    """The project as it stands. What was handed in and is not accepted yet is not known; the
    silence of a round counts once its day has passed."""
    sayings: list[tuple[Saying, date]] = []
    problems: list[tuple[str, date]] = []
    for key, held in rounds:
        words = said.get((key, one.project))
        if held.state is ReportState.ACCEPTED and words is not None and held.reported_on:
            problem, cause = words
            sayings.append((saying(held.state, cause), held.reported_on))
            problems.append((problem, held.reported_on))
        elif held.missing:
            sayings.append((Saying.SILENT, held.due_on))
    row = unchanged_in_a_row([what for what, _ in sayings])
    problem, told_on = _lasting(problems)
    behind = one.facts.days_behind
    return Watched(
        one.project,
        name,
        one.facts,
        one.rating,
        behind_since=on - timedelta(days=behind) if behind else None,
        problem=problem,
        problem_on=told_on,
        unchanged=row,
        unchanged_since=sayings[-row][1] if row else None,
    )


def _lasting(problems: list[tuple[str, date]]) -> tuple[str, date | None]:
    """The problem that the last report tells, with the day on which it was first told so."""
    last, since = problems[-1] if problems else ("", None)
    for words, day in reversed(problems):
        if words != last:
            break
        since = day
    return last, since
