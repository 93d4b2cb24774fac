"""领导 — what 责任领导 means in this plan: a leader of the county, or of the unit.

Plans use the words both ways. Where a plan has a label of its own for the leaders of the county
(责任县领导, 包联领导), its 责任领导 are those of the units.
"""

import re
from collections.abc import Sequence

from shishi.reading.draft import ItemDraft, PersonDraft
from shishi.rules.parties import PersonRole

_OF_COUNTY = re.compile(
    r"[省州市县区旗盟][委级]?(?:政府)?(?:的)?(?:责任|分管|包联|牵头|挂点|包抓|联系)?领导"
    r"|(?:分管|包联|包抓|包保|挂点|挂包|挂钩|联系|督办)(?:[省州市县区旗盟]级?)?领导"
)
_EITHER = re.compile(r"责任领导|主要领导|单位领导|部门领导")


def told_apart(items: Sequence[ItemDraft]) -> list[ItemDraft]:
    """The items with leaders of units told from those of the county."""
    labels = {person.label for item in items for person in item.people}
    if not any(_OF_COUNTY.search(label) for label in labels):
        return list(items)
    unit = {x for x in labels if _EITHER.search(x) and not _OF_COUNTY.search(x)}
    if not unit:
        return list(items)
    return [_placed(item, unit) for item in items]


def _placed(item: ItemDraft, labels: set[str]) -> ItemDraft:
    """The item with its people of these labels as officers."""
    if labels.isdisjoint([person.label for person in item.people]):
        return item
    people = tuple(_officer(p) if p.label in labels else p for p in item.people)
    return item._replace(people=people)


def _officer(person: PersonDraft) -> PersonDraft:
    return PersonDraft(person.name, person.label, PersonRole.OFFICER, person.span, person.post)
