"""留存 — what was worked out of the facts of a programme, held in memory as long as it is true.

Every change of a fact leaves an entry in the trail, in the same transaction. So what was worked out
after one entry holds until a later entry speaks of something that it rests on; where that is single
projects, only those are worked out again. Inside a deed nothing is put on the shelf: a deed sees
its own rows before they count, and they may never come to count. A deed that has changed nothing
that a value rests on may still take down what is there.
"""

import gc
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet

from shishi.records import vendor
from shishi.records.models import (
    Decision,
    Indicator,
    Lowering,
    Matter,
    Observation,
    Report,
    Stop,
)

V = TypeVar("V")

Touched = Mapping[int, frozenset[str]]
"""The projects that something was done to, with the deeds."""

_FURTHEST = 500  # entries after which all is worked out again
_AT_LEAST = 2  # values that are held however large they are: today's, and a past day's beside it
_MOST = 100  # projects from which all of them are worked out again

# What a deed is about, and the way from there to its project.
WAYS: dict[str, tuple[QuerySet, str]] = {
    "indicator": (Indicator.objects.all(), "project"),
    "report": (Report.objects.all(), "project"),
    "observation": (Observation.objects.all(), "indicator__project"),
    "lowering": (Lowering.objects.all(), "project"),
    "stop": (Stop.objects.all(), "project"),
    "decision": (Decision.objects.all(), "project"),
    "matter": (Matter.objects.all(), "project"),
}


@dataclass(frozen=True, slots=True)
class _Held(Generic[V]):
    """What was worked out when the trail ended with this entry."""

    number: int
    hash: str
    value: V
    size: int


class Shelf(Generic[V]):
    """留存架 — values by their keys. `passing` names the deeds that change nothing the values rest
    on, a noun (`report`) for all its deeds; `room` is how much is held, the latest asked first.
    What is `told` of a project are its entries in the trail as well, the refused ones among them.
    """

    def __init__(self, passing: Collection[str], room: int, *, told: bool = False) -> None:
        self._passing, self._room, self._told = frozenset(passing), room, told
        self._held: dict[Hashable, _Held[V]] = {}
        self._taken = 0
        self._lock = Lock()
        _SHELVES.append(self)

    def of(
        self,
        key: Hashable,
        whole: Callable[[], V],
        renewed: Callable[[V, Touched], V],
        size: Callable[[V], int],
        *,
        untouched: bool = False,
    ) -> V:
        """The value as it is now: held, or worked out again as a `whole`, or `renewed` for the
        projects that something was done to since. A deed says that it has left `untouched` what
        the value rests on."""
        inside, held = connection.in_atomic_block, self._held.get(key)
        if inside and (held is None or not untouched):
            return whole()
        number, hash = vendor.end_of_trail()
        if held is None or (held.number, held.hash) != (number, hash):
            touched = self._touched(held, number) if held else None
            if held is None or touched is None:
                value = whole() if inside else _lasting(whole)
            else:
                value = renewed(held.value, touched) if touched else held.value
            held = _Held(number, hash, value, size(value))
        if not inside:
            self._keep(key, held)
        return held.value

    def passes(self, deed: str) -> bool:
        """Whether the deed changes nothing the values rest on."""
        return deed in self._passing or deed.partition(".")[0] in self._passing

    def holds(self, key: Hashable) -> bool:
        """Whether there is something to begin with."""
        return key in self._held

    def clear(self) -> None:
        """Hold nothing."""
        with self._lock:
            self._held, self._taken = {}, 0

    def _keep(self, key: Hashable, fresh: _Held[V]) -> None:
        """The latest asked last; the first are let go until there is room."""
        with self._lock:
            before = self._held.pop(key, None)
            self._held[key] = fresh
            self._taken += fresh.size - (before.size if before else 0)
            while self._taken > self._room and len(self._held) > _AT_LEAST:
                self._taken -= self._held.pop(next(iter(self._held))).size

    def _stays(self, deed: str, thing: str, done: bool) -> bool:
        """Whether the values are as they were: a refused deed changes nothing but the trail."""
        if done:
            return self.passes(deed)
        return not self._told or (thing != "project" and thing not in WAYS)

    def _touched(self, held: _Held[V], number: int) -> Touched | None:
        """The projects that were dealt with since; None where it may be all of them, and where the
        trail is no longer the one of then."""
        if not 0 <= number - held.number <= _FURTHEST:
            return None
        entries = vendor.entries(held.number, number)
        if held.number and (not entries or entries[0][:2] != (held.number, held.hash)):
            return None
        deeds: dict[str, dict[int, set[str]]] = {}
        for at, _, deed, thing, key, done in entries:
            if at == held.number or self._stays(deed, thing, done):
                continue
            if key is None or (thing != "project" and thing not in WAYS):
                return None
            deeds.setdefault(thing, {}).setdefault(key, set()).add(deed)
        return _projects(deeds)


_SHELVES: list[Shelf] = []


def _lasting(whole: Callable[[], V]) -> V:
    """What will be held for long. While it is made the garbage collector does not look through it:
    it would find that all of it stays, again and again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return whole()
    finally:
        if collects:
            gc.enable()


def _projects(deeds: dict[str, dict[int, set[str]]]) -> Touched | None:
    """What was done to things, as what was done to their projects."""
    found: dict[int, set[str]] = deeds.pop("project", {})
    for thing, ones in deeds.items():
        rows, way = WAYS[thing]
        for key, project in rows.filter(pk__in=ones).values_list("pk", way):
            found.setdefault(project, set()).update(ones[key])
    if len(found) > _MOST:
        return None
    return {project: frozenset(done) for project, done in found.items()}


def clear() -> None:
    """Hold nothing at all."""
    for shelf in _SHELVES:
        shelf.clear()
