"""责任主体 — the units, people and pairs of one item, gathered from labels, brackets, cells."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

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


class Parties(NamedTuple):
    """Units, people and pairs in the order they are named."""

    units: tuple[UnitDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()

    def with_named(self, *values: names.Named) -> "Parties":
        """These and those of further values; who is named again is not repeated."""
        units, people, pairs = list(self.units), list(self.people), list(self.pairs)
        known_units: dict[object, int] = {_UNIT(one): at for at, one in enumerate(units)}
        known_people: dict[object, int] = {_PERSON(one): at for at, one in enumerate(people)}
        for value in values:
            places = _added(value.units, units, known_units, _UNIT) if value.units else []
            slots = _added(value.people, people, known_people, _PERSON) if value.people else []
            pairs += [(places[unit], slots[person]) for unit, person in value.pairs]
        return Parties(tuple(units), tuple(people), tuple(pairs))


def _added(
    more: Sequence[T], have: list[T], known: dict[object, int], key: Callable[[T], object]
) -> list[int]:
    """Adds those of `more` that are new to those we have; the place of each of `more`."""
    places: list[int] = []
    for one in more:
        place = known.setdefault(key(one), len(have))
        if place == len(have):
            have.append(one)
        places.append(place)
    return places


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
    return found._replace(units=kept) if not found.pairs else found
