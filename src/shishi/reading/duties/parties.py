"""责任主体 — the units, people and pairs of one item, gathered from labels, brackets, cells."""

from dataclasses import dataclass, replace

from shishi.reading.draft import PersonDraft, UnitDraft
from shishi.reading.duties import names
from shishi.reading.duties.people import people
from shishi.reading.duties.unit_words import looks_like_unit
from shishi.reading.lines.labels import UNIT_ROLES, Field
from shishi.reading.source import View
from shishi.rules.parties import UnitRole


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
        known = {(unit.name, unit.role): at for at, unit in enumerate(self.units)}
        units, people, pairs = list(self.units), list(self.people), list(self.pairs)
        place: dict[int, int] = {}
        for at, unit in enumerate(named.units):
            if (unit.name, unit.role) not in known:
                known[unit.name, unit.role] = len(units)
                units.append(unit)
            place[at] = known[unit.name, unit.role]
        have = {(person.name, person.label): at for at, person in enumerate(people)}
        slots: dict[int, int] = {}
        for at, person in enumerate(named.people):
            if (person.name, person.label) not in have:
                have[person.name, person.label] = len(people)
                people.append(person)
            slots[at] = have[person.name, person.label]
        pairs += [(place[unit], slots[person]) for unit, person in named.pairs]
        return Parties(tuple(units), tuple(people), tuple(pairs))


def named(view: View, field: Field, label: str, start: int, end: int) -> names.Named:
    """The units or people of the value of one label."""
    if field in UNIT_ROLES:
        return names.units(view, start, end, UNIT_ROLES[field], label)
    if field is Field.PERSON:
        return names.Named(people=people(view, start, end, label))
    if field is Field.MIXED:
        return names.mixed(view, start, end, label)
    return names.Named()


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
