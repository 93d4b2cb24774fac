"""亮灯总览 — the lights of a programme by leader, by officer, by unit and by township."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from shishi.queries import ledgers
from shishi.queries.ledgers import Ledger, LedgerParty, LedgerProject, Sieve
from shishi.queries.lights import Lit
from shishi.rules.parties import is_township, names_every
from shishi.web.days import Day, day_of
from shishi.web.drawn import Drawer, drawn
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page
from shishi.web.leaves import leaf, number_asked
from shishi.web.lights import Status, counted, mark, status
from shishi.web.replays import told

_DRAWER = Drawer(room=500_000)  # about twenty leaves


@dataclass(frozen=True, slots=True)
class Held:
    """One project on the board."""

    number: int
    title: str
    href: str
    light: Status | None
    mark: SafeString | None


@dataclass(frozen=True, slots=True)
class Holder:
    """A leader or a unit with their projects, in the order of the plan; `counts` are of all of
    them, `projects` those on the leaf, `goes_on` where the leaf before has the first; `asks` says
    why a group stands as one."""

    name: str
    label: str
    counts: tuple[Status, ...]
    projects: tuple[Held, ...]
    goes_on: bool
    asks: str


_OPEN = "方案没有写明是哪几个乡镇（街道），合为一张卡片。"
_UNLISTED = "单位名录中还没有所指的乡镇（街道）。逐个新增后，这里按乡镇（街道）分列。"


@require_GET
@seen_by("lights")
def board(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """亮灯总览, in the order of the plan: nobody is ranked."""
    day = day_of(request, visit)
    found = ledgers.ledger(visit.actor, pk, Sieve(), day.on, day.known_at)
    day = day.until(found.closing)
    number = number_asked(request)
    sides = _DRAWER.of(
        (pk, day, number),
        (found.projects, found.lit),
        lambda: drawn("lights/sides.html", **_sides(found, day, number)),
    )
    return page(
        request, "lights/board.html", {"ledger": found, "sides": sides, **told(visit, pk, day)}
    )


def _sides(found: Ledger, day: Day, number: int) -> dict[str, Any]:
    """The leaf of this number, side by side."""
    sides = {
        side: _by_party(found.projects, parties) for side, parties in ledgers.tiers(found.projects)
    }
    rows = [
        (side, key, place)
        for side, holders in sides.items()
        for key, (_, ones) in holders.items()
        for place in range(len(ones))
    ]
    on_leaf = leaf(rows, number)
    return {
        "ledger": found,
        "day": day,
        "counts": counted(found.looks),
        "leaf": on_leaf,
        "leaf_query": f"{day.query}&" if day.query else "?",
        "sides": [
            (side, _holders(sides[side], on_leaf.items, side, found.lit, day))
            for side in sides
            if not sides[side] or any(one == side for one, *_ in on_leaf.items)
        ],
    }


Parties = dict[int, tuple[LedgerParty, list[LedgerProject]]]


def _by_party(
    projects: Iterable[LedgerProject], parties: Iterable[Iterable[LedgerParty]]
) -> Parties:
    """In the order in which the plan names them first."""
    held: Parties = {}
    for project, named in zip(projects, parties, strict=True):
        for party in {one.key: one for one in named}.values():
            held.setdefault(party.key, (party, []))[1].append(project)
    return held


def _holders(
    parties: Parties,
    rows: Iterable[tuple[str, int, int]],
    side: str,
    lit: dict[int, Lit],
    day: Day,
) -> list[Holder]:
    """Those of the side that are on the leaf, with their projects there."""
    places: dict[int, list[int]] = {}
    for one, key, place in rows:
        if one == side:
            places.setdefault(key, []).append(place)
    held = [(*parties[key], wanted) for key, wanted in places.items()]
    return [
        Holder(
            party.name,
            party.label,
            tuple(counted(Counter(lit[one.pk].look for one in ones if one.pk in lit))),
            tuple(_on_board(ones[place], lit.get(ones[place].pk), day) for place in wanted),
            wanted[0] > 0,
            _asks(party),
        )
        for party, ones, wanted in held
    ]


def _asks(party: LedgerParty) -> str:
    if not party.group or not is_township(party.name):
        return ""
    return _UNLISTED if names_every(party.name) else _OPEN


def _on_board(project: LedgerProject, lit: Lit | None, day: Day) -> Held:
    light = status(lit)
    return Held(
        project.number,
        project.title,
        reverse("project", args=[project.pk]) + day.query,
        light,
        mark(light.kind) if light else None,
    )
