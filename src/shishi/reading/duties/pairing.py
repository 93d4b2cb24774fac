"""对应 — which officer answers for which unit, only where the document itself pairs them.

Equal numbers alone pair nobody: the label must be that of officers of those units, and it must
stand beside the list of units. Leaders of the county, who answer for several units, are never
paired.
"""

import re
from collections.abc import Sequence

from shishi.reading.draft import ItemDraft, PersonDraft, UnitDraft
from shishi.rules.parties import PersonRole, UnitRole

_OF_THE_COUNTY = re.compile(
    r"[县区市州旗镇乡](?:级|委|政府)?(?:责任)?领导|分管|包联|挂[点包联钩]|包[抓保挂]|牵头领导"
    r"|[县市区州]级|联系领导|领办"
)
_LEADER_POST = re.compile(r"[县区市州旗镇乡]长|书记|常委|主席")


def officers(people: Sequence[PersonDraft], slots: Sequence[int]) -> bool:
    """Whether those of one label are officers of units, not leaders over them.

    责任人 and 联系人 are; 责任领导 are where the item names leaders of the county apart.
    """
    first = people[slots[0]]
    posts = [people[at].post for at in slots if people[at].post]
    if posts and any(_LEADER_POST.search(post) for post in posts):
        return False
    if first.role in (PersonRole.OFFICER, PersonRole.CONTACT):
        return True
    if _OF_THE_COUNTY.search(first.label):
        return False
    return any(_OF_THE_COUNTY.search(label) for label in {person.label for person in people})


def paired(
    units: Sequence[UnitDraft], people: Sequence[PersonDraft]
) -> tuple[tuple[int, int], ...]:
    """Pairs (unit, person) by position, empty when the item alone does not allow them."""
    if not people:
        return ()
    for unit in units:
        if unit.group or unit.role is UnitRole.SUPPORT:
            return ()
    by_label: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        by_label.setdefault(person.label, []).append(at)
    for slots in by_label.values():
        if len(slots) == len(units) and officers(people, slots):
            return tuple(enumerate(slots))
    return ()


def without_contradictions(items: Sequence[ItemDraft]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The pairs of each item, dropped for a label whose people recur with other units."""
    seen: dict[tuple[str, str], set[str]] = {}
    for item in items:
        for unit, person in item.pairs:
            who = item.people[person]
            seen.setdefault((who.label, who.name), set()).add(item.units[unit].name)
    wandering = {label for (label, _), units in seen.items() if len(units) > 1}
    if not wandering:
        return tuple([item.pairs for item in items])
    return tuple(
        tuple(pair for pair in item.pairs if item.people[pair[1]].label not in wandering)
        for item in items
    )
