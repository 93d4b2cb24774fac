"""周调度 — the sheet of each county leader on a day, as could be known at a moment.

The sheet itself is worked out by `rules.stocktakes`; a constant number of queries, whatever the
number of projects.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from shishi.queries import door
from shishi.queries.decisions import DecisionLine
from shishi.queries.escalations import MatterLine
from shishi.queries.stocktake_facts import Books, books, programme_on
from shishi.rules import stocktakes as rules
from shishi.rules.access import Actor
from shishi.rules.bands import Light
from shishi.rules.closings import Closing
from shishi.rules.stocktakes import Concern, Sheet


@dataclass(frozen=True, slots=True)
class Trouble:
    """需关注的实事 — with every reason it is on the sheet, the oldest first."""

    project: int
    name: str
    light: Light
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class StocktakePage:
    """调度单 — with the decisions and matters on it by their keys; `units` has those of each
    project with the answering one first; `since` is the last meeting, None before the first; `rule`
    is the one the lights were rated by, empty before one holds."""

    programme: int
    year: int
    leader: int
    leader_name: str
    post: str
    sheet: Sheet
    troubles: tuple[Trouble, ...]
    decisions: dict[int, DecisionLine]
    matters: dict[int, MatterLine]
    units: dict[int, tuple[str, ...]]
    projects: dict[int, str]
    since: date | None
    held: bool
    next_on: date
    rule: str
    closing: Closing | None


@dataclass(frozen=True, slots=True)
class Overview:
    """周调度总览 — the sheets of all leaders in the order of the plan; `nobody` has the projects
    whose leader the plan does not name."""

    programme: int
    year: int
    sheets: tuple[StocktakePage, ...]
    nobody: tuple[tuple[int, str], ...]


def overview(actor: Actor, on: date, known_at: datetime | None = None) -> Overview | None:
    """The sheets of the day; None before the first programme."""
    row = programme_on(actor, on)
    if row is None:
        return None
    held = books(actor, row, on, known_at)
    nobody = tuple((pk, held.titles[pk]) for pk in held.known.projects if not held.holders(pk))
    return Overview(row.pk, row.year, tuple(_page(held, pk) for pk in held.own), nobody)


def stocktake(
    actor: Actor, leader: int, on: date, known_at: datetime | None = None
) -> StocktakePage:
    """The sheet of one leader; `NotThere` where the leader answers for no project."""
    row = programme_on(actor, on)
    if row is None:
        raise door.NotThere
    held = books(actor, row, on, known_at, leader)
    if leader not in held.own:
        raise door.NotThere
    return _page(held, leader)


def _page(held: Books, leader: int) -> StocktakePage:
    own, on = set(held.own[leader]), held.on
    decided = {one.pk: one for one in held.decisions if _on_sheet(held, one, leader)}
    matters = {one.pk: one for one in held.matters if one.matter.project in own}
    met = held.meetings.get(leader, ())
    since = max((day for day in met if day < on), default=None)
    sheet = rules.sheet(
        held.parties.names[leader],
        (one for pk, one in held.watched.items() if pk in own),
        (one.decision for one in decided.values()),
        (one.matter for one in matters.values()),
        since or held.programme.started_on or held.programme.starts_on,
        on,
    )
    return StocktakePage(
        programme=held.programme.pk,
        year=held.programme.year,
        leader=leader,
        leader_name=held.parties.names[leader],
        post=held.posts.get(leader, ""),
        sheet=sheet,
        troubles=_troubles(held, sheet.attention),
        decisions=decided,
        matters=matters,
        units=held.parties.units,
        projects={pk: held.titles[pk] for pk in held.own[leader]},
        since=since,
        held=on in met,
        next_on=held.next_on,
        rule=held.rule,
        closing=held.programme.closing,
    )


def _on_sheet(held: Books, one: DecisionLine, leader: int) -> bool:
    """Whether the decision stands on the leader's sheet: taken in their meeting, or left by one who
    no longer answers for the project."""
    if one.leader == leader:
        return True
    project = one.decision.project
    return project in held.own[leader] and one.leader not in held.holders(project)


def _troubles(held: Books, concerns: Iterable[Concern]) -> tuple[Trouble, ...]:
    """One entry for each project, in the order of its oldest concern."""
    found: dict[int, list[Concern]] = {}
    for one in concerns:
        found.setdefault(one.project, []).append(one)
    return tuple(
        Trouble(pk, ones[0].name, held.watched[pk].rating.light, tuple(ones))
        for pk, ones in found.items()
    )
