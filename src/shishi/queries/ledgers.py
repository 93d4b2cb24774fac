"""总台账 — the projects of a programme as one table: filtered, searched, sorted, computed."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from shishi.queries import door, ledger_books, lights
from shishi.queries.kept import Shelf
from shishi.queries.ledger_facts import facts_of
from shishi.queries.ledger_projects import LedgerIndicator as LedgerIndicator
from shishi.queries.ledger_projects import LedgerParty as LedgerParty
from shishi.queries.ledger_projects import LedgerProject as LedgerProject
from shishi.queries.ledger_projects import projects_of
from shishi.queries.lights import Lit
from shishi.queries.projects import PASSING
from shishi.records import vendor
from shishi.records.models import Indicator, Programme, Project, SearchText, TaskItem
from shishi.rules.access import Actor
from shishi.rules.closings import Closing
from shishi.rules.ledgers import ProjectFacts
from shishi.rules.lights import Light
from shishi.rules.looks import may_look
from shishi.rules.parties import is_township
from shishi.rules.projects import SPONSORS
from shishi.rules.search import phrases


@dataclass(frozen=True, slots=True)
class Sieve:
    """筛选 — what the address of a ledger page says. `unit` and `leader` are keys; `due` is
    presumed (推定), stated (方案明确) or empty; `kind` is quantity, money, unquantified or empty;
    `words` is searched; `sort` is number, title, deadline, indicators or funds, `-` before it for
    descending; `light` is the look that a project is counted under, empty for all."""

    unit: int | None = None
    leader: int | None = None
    due: str = ""
    kind: str = ""
    words: str = ""
    sort: str = "number"
    light: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with the number of projects behind it."""

    key: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """总台账页 — `units`, `townships`, `leaders` (责任县领导) and `officers` (责任领导) are the
    choices of the filters, over the whole programme;
    `total` counts all projects, `presumed` and `unquantified` those with the mark; `funds` adds
    up the money of the projects shown, in yuan. `lit` has the light of each project, `looks` how
    many have it; both are empty before a rule holds."""

    programme: int
    year: int
    title: str
    projects: tuple[LedgerProject, ...]
    units: tuple[Choice, ...]
    townships: tuple[Choice, ...]
    leaders: tuple[Choice, ...]
    officers: tuple[Choice, ...]
    total: int
    presumed: int
    unquantified: int
    indicators: int
    funds: Decimal
    closing: Closing | None = None
    lit: dict[int, Lit] = field(default_factory=dict)
    looks: dict[Light, int] = field(default_factory=dict)


def ledger(
    actor: Actor,
    programme: int,
    sieve: Sieve,
    on: date | None = None,
    known_at: datetime | None = None,
) -> Ledger:
    """The ledger of a programme through a sieve; with `on`, its lights on that day, as could be
    known at `known_at`. The number of queries is constant."""
    row = door.fetch(actor, Programme, programme)
    plan = _plan(actor, row, on, known_at)
    lit = lights.lights_of(actor, row, on, known_at) if on else {}
    every = plan.projects
    shown = every if sieve == Sieve() else _sifted(actor, row, every, sieve, lit)
    return replace(
        plan,
        projects=shown,
        closing=row.closing,
        funds=sum((project.funds for project in shown), Decimal(0)),
        lit=lit,
        looks=Counter(one.look for one in lit.values()),
    )


_KEPT: Shelf[Ledger] = Shelf(PASSING, room=3000)  # projects


def _plan(actor: Actor, row: Programme, on: date | None, known_at: datetime | None) -> Ledger:
    """The whole ledger as the plan has it and as people answer for it on the day, before anything
    is known of its progress."""

    def whole() -> Ledger:
        every = projects_of(actor, row, on, known_at)
        people = {name: _choices(held) for name, held in zip(_TIERS, _tiers(every), strict=True)}
        return Ledger(
            programme=row.pk,
            year=row.year,
            title=row.title,
            projects=every,
            units=people["units"],
            townships=people["townships"],
            leaders=people["leaders"],
            officers=people["officers"],
            total=len(every),
            presumed=sum(project.presumed for project in every),
            unquantified=sum(not project.indicators for project in every),
            indicators=sum(len(project.indicators) for project in every),
            funds=Decimal(0),
        )

    key = row.pk, on, known_at, bool(may_look(actor, "ledger"))
    return _KEPT.of(key, whole, lambda *_: whole(), lambda held: held.total)


def facts(
    actor: Actor,
    programme: int,
    sieve: Sieve,
    on: date | None = None,
    known_at: datetime | None = None,
) -> tuple[ProjectFacts, ...]:
    """The same projects as facts for `rules.ledgers.rows`: the sheet and the JSON."""
    row = door.fetch(actor, Programme, programme)
    lit = lights.lights_of(actor, row, on, known_at) if on else {}
    books = ledger_books.books(actor, row, on, known_at) if on else None
    shown = _sifted(actor, row, _plan(actor, row, on, known_at).projects, sieve, lit)
    inside = {"project__programme": row}
    projects = {one.pk: one for one in door.visible(actor, Project).filter(programme=row)}
    tasks = _by_project(door.visible(actor, TaskItem).filter(**inside).order_by("number"))
    rows = door.visible(actor, Indicator).filter(**inside).select_related("task")
    indicators = _by_project(rows.order_by("number"))
    return tuple(
        facts_of(
            row.document,
            projects[one.pk],
            [(party.role, party.name) for party in (*one.units, *one.people)],
            tasks.get(one.pk, []),
            indicators.get(one.pk, []),
            lit.get(one.pk),
            books,
        )
        for one in shown
    )


def keys(actor: Actor, programme: int, on: date, known_at: datetime) -> tuple[int, ...]:
    """The keys of the projects in the order of the ledger."""
    row = door.fetch(actor, Programme, programme)
    return tuple(one.pk for one in _plan(actor, row, on, known_at).projects)


def tiers(
    projects: Sequence[LedgerProject],
) -> tuple[tuple[str, list[tuple[LedgerParty, ...]]], ...]:
    """四级责任 — who answers for each project, tier by tier."""
    return tuple(zip(_TIERS.values(), _tiers(projects), strict=True))


_TIERS = {
    "leaders": "责任县领导",
    "officers": "责任领导",
    "units": "责任单位",
    "townships": "乡镇（街道）",
}


def _tiers(projects: Sequence[LedgerProject]) -> Iterable[list[tuple[LedgerParty, ...]]]:
    for people in (True, False):
        yield [
            tuple(one for one in each.people if (one.role in SPONSORS) is people)
            for each in projects
        ]
    yield [tuple(one for one in each.units if not is_township(one.name)) for each in projects]
    yield [each.townships for each in projects]


def _by_project(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.project_id, []).append(row)
    return found


_KINDS: dict[str, Callable[[LedgerProject], bool]] = {
    "": lambda project: True,
    "quantity": lambda project: any(not one.money for one in project.indicators),
    "money": lambda project: any(one.money for one in project.indicators),
    "unquantified": lambda project: not project.indicators,
}
_DUES: dict[str, Callable[[LedgerProject], bool]] = {
    "": lambda project: True,
    "presumed": lambda project: project.presumed,
    "stated": lambda project: not project.presumed,
}
_SORTS: dict[str, Callable[[LedgerProject], Any]] = {
    "number": lambda project: project.number,
    "title": lambda project: project.title,
    "deadline": lambda project: project.deadline_on,
    "indicators": lambda project: len(project.indicators),
    "funds": lambda project: project.funds,
}


def _sifted(
    actor: Actor,
    programme: Programme,
    every: Iterable[LedgerProject],
    sieve: Sieve,
    lit: dict[int, Lit],
) -> tuple[LedgerProject, ...]:
    """The projects that pass every filter, in the order asked for."""
    kind, due = _KINDS.get(sieve.kind, _KINDS[""]), _DUES.get(sieve.due, _DUES[""])
    found = _found(actor, programme, sieve.words)
    shown = [
        one
        for one in every
        if kind(one)
        and due(one)
        and (sieve.unit is None or _holds(one, sieve.unit))
        and (sieve.leader is None or any(who.key == sieve.leader for who in one.people))
        and (found is None or one.pk in found)
        and (not sieve.light or (one.pk in lit and lit[one.pk].look == sieve.light))
    ]
    order = _SORTS.get(sieve.sort.removeprefix("-"), _SORTS["number"])
    return tuple(sorted(shown, key=order, reverse=sieve.sort.startswith("-")))


def _holds(project: LedgerProject, unit: int) -> bool:
    return any(one.key == unit for one in (*project.units, *project.townships))


def _found(actor: Actor, programme: Programme, words: str) -> frozenset[int] | None:
    """The projects that the words are found in; None when nothing was asked."""
    wanted = phrases(words)
    if not wanted:
        return frozenset() if words.strip() else None
    rows = door.visible(actor, SearchText).filter(project__programme=programme)
    return frozenset(vendor.matching(rows, wanted).values_list("project", flat=True))


def _choices(held: Iterable[Iterable[LedgerParty]]) -> tuple[Choice, ...]:
    """Units or leaders with the number of projects they have, the busiest first."""
    counts: Counter[tuple[int, str]] = Counter()
    for parties in held:
        counts.update({(party.key, party.name) for party in parties})
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0][1]))
    return tuple(Choice(key, name, count) for (key, name), count in ordered)
