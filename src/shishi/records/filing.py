"""入账 — the rows of a programme, laid out from the body of a draft.

Runs inside the transaction of the deed that adopts the draft; a constant number of statements
however many projects there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shishi.records.models import (
    Assignment,
    Indicator,
    Person,
    Programme,
    Project,
    SearchText,
    TaskItem,
    Unit,
)
from shishi.records.register import enter_posts, people_of, propose_aliases, units_of
from shishi.rules import adoption
from shishi.rules.entries import Entry
from shishi.rules.indicators import IndicatorType
from shishi.rules.plans import Body, Due, Figure, Item
from shishi.rules.projects import Part
from shishi.rules.search import grams
from shishi.rules.spans import Span

MOST_WORDS = 15_000  # of one project in the search index; PostgreSQL counts no further


@dataclass(frozen=True, slots=True)
class Filed:
    """How many rows a programme got."""

    projects: int
    indicators: int


@dataclass(frozen=True, slots=True)
class _Adopter:
    """Whoever confirms what nobody had touched, and when."""

    person: int
    at: datetime

    def confirmed(self, entry: Entry[Any]) -> dict[str, Any]:
        hand = entry.hand
        return {
            "how": adoption.how(entry),
            "read_as": adoption.read_as(entry),
            "confirmed_by_id": hand.person if hand else self.person,
            "confirmed_at": datetime.fromisoformat(hand.at) if hand else self.at,
        }


def file_projects(programme: Programme, body: Body, *, adopter: int, at: datetime) -> Filed:
    """Store the standing items of the draft as projects of the programme."""
    who = _Adopter(adopter, at)
    items = body.standing
    projects = Project.objects.bulk_create(
        _project(programme, number, item, who) for number, item in enumerate(items, 1)
    )
    pairs = list(zip(items, projects, strict=True))
    indicators = _file_indicators(pairs, who)
    _file_assignments(programme, pairs, who)
    _file_search_texts(pairs)
    propose_aliases(programme.territory)
    return Filed(len(projects), indicators)


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {}
    return {"source_start": span.start, "source_end": span.end, "source_quote": span.quote}


def _project(programme: Programme, number: int, item: Item, who: _Adopter) -> Project:
    deadline_on, presumed = adoption.due_on(item, programme.year)
    due = item.deadline if item.deadline and item.deadline.stands else None
    ordinal = item.ordinal
    return Project(
        programme=programme,
        number=number,
        ordinal=ordinal.now.value[:64] if ordinal and ordinal.stands else "",
        title=item.title.now.value,
        issued_text=item.span.quote if item.span else "",
        deadline_on=deadline_on,
        deadline_presumed=presumed,
        **_deadline(due, who),
        **_place(item.title.span),
        **who.confirmed(item.title),
    )


def _deadline(due: Entry[Due] | None, who: _Adopter) -> dict[str, Any]:
    """The plan's own words about the deadline; none at all for one that is wholly presumed."""
    if due is None:
        return {"deadline_confirmed_by_id": who.person, "deadline_confirmed_at": who.at}
    span, confirmed = due.span, who.confirmed(due)
    return {
        "deadline_words": due.now.words,
        "deadline_start": span.start if span else None,
        "deadline_end": span.end if span else None,
        **{f"deadline_{name}": value for name, value in confirmed.items()},
    }


def _file_indicators(pairs: list[tuple[Item, Project]], who: _Adopter) -> int:
    tasks: dict[str, TaskItem] = {}
    rows: dict[str, Indicator] = {}
    for item, project in pairs:
        for number, clause in enumerate((c for c in item.clauses if c.stands), 1):
            tasks[clause.key] = TaskItem(
                project=project, number=number, words=clause.now.value, **_place(clause.span)
            )
        for number, entry in enumerate(adoption.targets(item), 1):
            task = tasks.get(_clause_of(item, entry))
            rows[entry.key] = _indicator(project, task, number, entry, who)
    TaskItem.objects.bulk_create(tasks.values())
    Indicator.objects.bulk_create(rows.values())
    parts = []
    for item, _ in pairs:
        for entry in adoption.targets(item):
            total = rows.get(entry.now.total)
            if total is not None and total is not rows[entry.key]:
                rows[entry.key].total = total
                parts.append(rows[entry.key])
    Indicator.objects.bulk_update(parts, ["total"])
    return len(rows)


def _indicator(
    project: Project, task: TaskItem | None, number: int, entry: Entry[Figure], who: _Adopter
) -> Indicator:
    figure = entry.now
    money = figure.kind == "money"
    kind = figure.indicator or (IndicatorType.FUNDS if money else IndicatorType.CUMULATIVE)
    return Indicator(
        project=project,
        task=task,
        number=number,
        subject=figure.subject[: adoption.LONGEST],
        value=figure.value,
        upper=figure.upper,
        measure=figure.measure[:64],
        bound=figure.bound,
        type=kind,
        money=money,
        per=figure.per[:64],
        **_place(entry.span),
        **who.confirmed(entry),
    )


def _clause_of(item: Item, entry: Entry[Figure]) -> str:
    """The key of the clause that the figure stands in."""
    place = entry.span.start if entry.span else -1
    inside = (c.key for c in item.clauses if c.span and c.span.start <= place < c.span.end)
    return next(inside, "")


def _file_assignments(
    programme: Programme, pairs: list[tuple[Item, Project]], who: _Adopter
) -> None:
    named_units = [e.now for item, _ in pairs for e in item.units if e.stands]
    named_people = [e.now for item, _ in pairs for e in item.people if e.stands]
    units = units_of(programme.territory, named_units)
    people = people_of(programme.territory, named_people)
    enter_posts(people, named_people, who.at.date())
    rows: dict[str, Assignment] = {}
    for item, project in pairs:
        rows |= _assignments(item, project, units, people, programme.starts_on, who)
    Assignment.objects.bulk_create(rows.values())
    _file_pairs(pairs, rows)


def _file_pairs(pairs: Iterable[tuple[Item, Project]], rows: dict[str, Assignment]) -> None:
    """Join each person to the unit that the document pairs them with."""
    paired = []
    for item, _ in pairs:
        for unit, person in item.pairs:
            if unit in rows and person in rows:
                rows[person].pair = rows[unit]
                paired.append(rows[person])
    Assignment.objects.bulk_update(paired, ["pair"])


def _assignments(
    item: Item,
    project: Project,
    units: dict[str, Unit],
    people: dict[str, Person],
    starts_on: date,
    who: _Adopter,
) -> dict[str, Assignment]:
    rows: dict[str, Assignment] = {}
    parties: tuple[Entry[Any], ...] = (*item.units, *item.people)
    standing = [entry for entry in parties if entry.stands]
    for number, entry in enumerate(standing, 1):
        name = entry.now.name
        is_unit = any(entry is unit for unit in item.units)
        rows[entry.key] = Assignment(
            project=project,
            number=number,
            unit=units[name] if is_unit else None,
            person=None if is_unit else people[name],
            role=Part(entry.now.role.value),
            label=entry.now.label[:100],
            written=name[:200],
            starts_on=starts_on,
            **_place(entry.span),
            **who.confirmed(entry),
        )
    return rows


def _file_search_texts(pairs: list[tuple[Item, Project]]) -> None:
    SearchText.objects.bulk_create(
        SearchText(project=project, grams=" ".join(grams(_words(item))[:MOST_WORDS]))
        for item, project in pairs
    )


def _words(item: Item) -> str:
    """Everything a person may look a project up by."""
    lists = (item.clauses, item.figures, item.units, item.people)
    said = [adoption.in_words(e.now) for held in lists for e in held if e.stands]
    labels = [entry.now.post for entry in item.people if entry.stands]
    return "\n".join([item.title.now.value, *said, *labels])
