"""对应 — which officer answers for which unit, only where the document itself pairs them.

Equal numbers alone pair nobody: the label must be that of officers of those units, and it must
stand beside the list of units. Leaders of the county, who answer for several units, are never
paired.
"""

from collections.abc import Sequence

from shishi.reading.draft import ItemDraft, PersonDraft, UnitDraft
from shishi.rules.parties import PersonRole, UnitRole

_OF_THE_COUNTY = ("县领导", "区领导", "市领导", "州领导", "旗领导", "分管", "包联", "挂点", "包抓", "牵头领导", "县级", "市级", "区级", "联系")


def officers(label: str, role: PersonRole) -> bool:
    """Whether a label names officers of units, not leaders over them."""
    return role in (PersonRole.OFFICER, PersonRole.CONTACT) or not any(
        word in label for word in _OF_THE_COUNTY
    )


def paired(
    units: Sequence[UnitDraft], people: Sequence[PersonDraft]
) -> tuple[tuple[int, int], ...]:
    """Pairs (unit, person) by position, empty when the item alone does not allow them."""
    places = [at for at, unit in enumerate(units) if unit.role is not UnitRole.SUPPORT and not unit.group]
    by_label: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        by_label.setdefault(person.label, []).append(at)
    for label, slots in by_label.items():
        if len(slots) == len(places) == len(units) and officers(label, people[slots[0]].role):
            return tuple(zip(places, slots, strict=True))
    return ()


def without_contradictions(items: Sequence[ItemDraft]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The pairs of each item, dropped for a label whose people recur with other units."""
    seen: dict[tuple[str, str], set[str]] = {}
    for item in items:
        for unit, person in item.pairs:
            who = item.people[person]
            seen.setdefault((who.label, who.name), set()).add(item.units[unit].name)
    wandering = {label for (label, _), units in seen.items() if len(units) > 1}
    return tuple(
        tuple(pair for pair in item.pairs if item.people[pair[1]].label not in wandering)
        for item in items
    )
