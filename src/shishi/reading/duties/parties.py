"""责任主体 — the units, people and pairs of one item, gathered from labels, brackets, cells."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from shishi.reading.draft import PersonDraft, UnitDraft
from shishi.reading.duties import names
from shishi.reading.duties.people import people
from shishi.reading.duties.unit_words import looks_like_unit
from shishi.reading.lines.labels import UNIT_ROLES, Field
from shishi.reading.source import View
from shishi.rules.parties import UnitRole

T = TypeVar("T")
_UNIT = attrgetter("name", "role")
_PERSON = attrgetter("name", "label")


@dataclass(frozen=True, slots=True)
class Parties:
    """Units, people and pairs in the order they are named."""

    units: tuple[UnitDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()

    def with_named(self, named: names.Named) -> "Parties":
        """These and those of one more value; who is named again is not repeated."""
        if not named.units and not named.people:
            return self
        units, places = _joined(self.units, named.units, _UNIT)
        people, slots = _joined(self.people, named.people, _PERSON)
        pairs = self.pairs
        if named.pairs:
            pairs += tuple((places[unit], slots[person]) for unit, person in named.pairs)
        return Parties(units, people, pairs)


def _joined(
    have: tuple[T, ...], more: tuple[T, ...], key: Callable[[T], object]
) -> tuple[tuple[T, ...], list[int]]:
    """All of `have` and those of `more` that are new, and the place of each of `more`."""
    if not have and len(more) == 1:
        return more, [0]
    if not more:
        return have, []
    together = list(have)
    known = {key(one): at for at, one in enumerate(have)}
    places: list[int] = []
    for one in more:
        place = known.setdefault(key(one), len(together))
        if place == len(together):
            together.append(one)
        places.append(place)
    return tuple(together), places


def named(view: View, field: Field, label: str, start: int, end: int) -> names.Named:
    """The units or people of the value of one label."""
    role = UNIT_ROLES.get(field)
    if role:
        return names.units(view, start, end, role, label)
    if field is Field.PERSON:
        return names.Named(people=people(view, start, end, label))
    if field is Field.MIXED:
        return names.mixed(view, start, end, label)
    return names.NOBODY


def in_bracket(view: View, start: int, end: int) -> names.Named:
    """Units of a bracket without labels; parts that name no unit are left out."""
    found = names.units(view, start, end, UnitRole.RESPONSIBLE)
    text = view.text[start:end]
    kept = tuple(
        unit
        for unit in found.units
        if looks_like_unit(unit.name.replace("★", "")) or unit.group or "★" in text
    )
    return replace(found, units=kept) if not found.pairs else found
