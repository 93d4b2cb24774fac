"""单位与领导对应 — may the officers of an item be paired with its units by position?

Equal numbers pair only where the label is that of officers and none of them stands elsewhere
with another unit: leaders of the county recur with many units and are never paired.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from shishi.reading.checks.proof import Passage, Proof
from shishi.reading.draft import DocumentKind, ItemDraft, PersonDraft, Remark, RemarkKind, UnitDraft
from shishi.reading.lines.titles import solid
from shishi.rules.parties import UnitRole

_OFFICERS = re.compile(
    r"(?:责任领导|责任人|负责人|负责同志|经办人|直接领导|部门领导|单位领导|具体领导|主管领导)$"
)
_OF_THE_COUNTY = re.compile(
    r"[县縣市区州旗镇乡]领导|[县市区州]级|分管|包联|包保|包抓|挂点|挂钩|联系|督办|总责|政府领导"
)
_LEADERS = re.compile(r"领导|责任人|负责人|负责同志")
_PREFIX = re.compile(r"(?:县|市|区|州|旗|镇|乡|全县|各县)(?=..)")
_LABEL = re.compile(r"[一-龥]{2,10}[：:]\s*$")
_ADDRESSED = re.compile(r"单位(?<=(?:配合|协办|牵头|主办|责任|承办|协同|督办)..)")


def find(proof: Proof) -> Iterator[Remark]:
    """One remark an item that names officers and units; units the text addresses in vain.
    A report of progress is not asked."""
    if proof.draft.kind is not DocumentKind.PLAN:
        return
    label = _officers_label(proof)
    if label:
        named = [
            (passage, _units(passage.item), _people(passage.item, label))
            for passage in proof.passages
        ]
        wandering = _wandering([(units, people) for _, units, people in named])
        for passage, units, people in named:
            if units and people:
                yield from _of_item(proof, passage, units, people, wandering)
    yield from _addressed(proof)


def _officers_label(proof: Proof) -> str:
    """The label under which most items name officers, empty when the plan names none."""
    labels = [{person.label for person in passage.item.people} for passage in proof.passages]
    uses = Counter(chain.from_iterable(labels))
    for label, _ in uses.most_common():
        if _OFFICERS.search(label) and not _OF_THE_COUNTY.search(label):
            return label
    return ""


def _people(item: ItemDraft, label: str) -> list[PersonDraft]:
    """The officers of an item; in an item without the usual label, those of its only one, unless
    that says that they are leaders of the county, who answer for the item and not for a unit."""
    found = [person for person in item.people if person.label == label]
    labels = {person.label for person in item.people}
    if found or len(labels) != 1:
        return found
    (only,) = labels
    return list(item.people) if _LEADERS.search(only) and not _OF_THE_COUNTY.search(only) else []


def _units(item: ItemDraft) -> list[UnitDraft]:
    return [unit for unit in item.units if unit.role not in (UnitRole.SUPPORT, UnitRole.SUPERVISE)]


def _bare(name: str) -> str:
    name = solid(name)
    prefix = _PREFIX.match(name)
    return name[prefix.end() :] if prefix else name


def _wandering(items: Sequence[tuple[Sequence[UnitDraft], Sequence[PersonDraft]]]) -> set[str]:
    """Officers who stand in two items that have no unit in common."""
    seen: dict[str, list[int]] = {}
    for place, (_, people) in enumerate(items):
        for person in people:
            seen.setdefault(person.name, []).append(place)
    again = {name: places for name, places in seen.items() if len(places) > 1}
    names = {
        place: {_bare(unit.name) for unit in items[place][0]}
        for place in set().union(*again.values())
    }
    return {
        name
        for name, places in again.items()
        if not set.intersection(*[names[place] for place in places])
    }


def _of_item(
    proof: Proof,
    passage: Passage,
    units: Sequence[UnitDraft],
    people: Sequence[PersonDraft],
    wandering: set[str],
) -> Iterator[Remark]:
    spans = [unit.span for unit in units] + [person.span for person in people]
    start = proof.place_of(min([span.start for span in spans]))
    end = proof.place_of(max([span.end for span in spans]))
    if start < passage.start or end > passage.end:
        return
    start = _with_label(proof.text, start, passage.start)
    numbers = f"{len(units)}个单位、{len(people)}名领导"
    recurring = [person.name for person in people if person.name in wandering]
    agrees = len(units) == len(people) and not recurring
    if agrees:
        pairs = "，".join(
            [
                f"{solid(unit.name)}—{solid(person.name)}"
                for unit, person in zip(units, people, strict=True)
            ]
        )
        says = f"{numbers}，可按顺序对应：{pairs}。"
    elif len(units) != len(people):
        says = f"{numbers}，数量不等，不能按顺序对应，请逐一核定。"
    else:
        says = (
            f"{numbers}，数量相等，但{'、'.join(recurring)}在其他项中对应别的单位，不能按顺序对应。"
        )
    yield proof.remark(RemarkKind.PAIRING, start, end, says, ok=agrees)


def _with_label(text: str, start: int, least: int) -> int:
    """Where the label before the first name begins (责任单位：)."""
    window = text[max(least, start - 16) : start]
    label = _LABEL.search(window) if window.rstrip().endswith(("：", ":")) else None
    return start - len(window) + label.start() if label else start


def _addressed(proof: Proof) -> Iterator[Remark]:
    """各配合单位 in the requirements of a plan whose items name none."""
    named = {(unit.role, unit.label) for passage in proof.passages for unit in passage.item.units}
    roles = {role for role, _ in named}
    if not roles:
        return
    have = {word for role in roles for word in _ROLE_WORDS[role]}
    told: set[str] = set()
    for match in _ADDRESSED.finditer(proof.text):
        start, end = match.start() - 2, match.end()
        word = proof.text[start : start + 2]
        if word in told or word in have or proof.item_at(start) is not None:
            continue
        if any(word in label for _, label in named):
            continue
        told.add(word)
        start -= proof.text.endswith("各", 0, start)
        says = f"文中对“{proof.text[start:end]}”提出要求，但各项没有列出{word}单位，请核对。"
        yield proof.remark(RemarkKind.PAIRING, start, end, says)


_ROLE_WORDS = {
    UnitRole.LEAD: ("牵头", "主办", "责任"),
    UnitRole.RESPONSIBLE: ("责任", "承办"),
    UnitRole.SUPPORT: ("配合", "协办", "协同"),
    UnitRole.SUPERVISE: ("督办",),
}
