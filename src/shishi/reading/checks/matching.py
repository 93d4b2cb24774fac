"""单位与领导对应 — may the officers of an item be paired with its units by position?

Equal numbers pair only where the label is that of officers and none of them stands elsewhere
with another unit: leaders of the county recur with many units and are never paired.
"""

import re
from collections import Counter
from collections.abc import Iterator

from shishi.reading.checks.proof import Passage, Proof
from shishi.reading.draft import DocumentKind, ItemDraft, PersonDraft, Remark, RemarkKind, UnitDraft
from shishi.rules.parties import UnitRole

_OFFICERS = re.compile(
    r"(?:责任领导|责任人|负责人|负责同志|经办人|直接领导|部门领导|单位领导|具体领导|主管领导)$"
)
_OF_THE_COUNTY = re.compile(
    r"[县縣市区州旗镇乡]领导|[县市区州]级|分管|包联|包保|包抓|挂点|挂钩|联系|督办|总责|政府领导"
)
_LEADERS = re.compile(r"领导|责任人|负责人|负责同志")
_PREFIX = re.compile(r"^(?:县|市|区|州|旗|镇|乡|全县|各县)(?=..)")
_ADDRESSED = re.compile(r"(配合|协办|牵头|主办|责任|承办|协同|督办)单位")


def find(proof: Proof) -> Iterator[Remark]:
    """One remark an item that names officers and units; units the text addresses in vain.
    A report of progress is not asked."""
    if proof.draft.kind is not DocumentKind.PLAN:
        return
    label = _officers_label(proof)
    if label:
        wandering = _wandering(proof, label)
        for passage in proof.passages:
            yield from _of_item(proof, passage, label, wandering)
    yield from _addressed(proof)


def _officers_label(proof: Proof) -> str:
    """The label under which most items name officers, empty when the plan names none."""
    uses = Counter(
        label
        for passage in proof.passages
        for label in {person.label for person in passage.item.people}
        if _OFFICERS.search(label) and not _OF_THE_COUNTY.search(label)
    )
    return uses.most_common(1)[0][0] if uses else ""


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
    return _PREFIX.sub("", re.sub(r"\s", "", name))


def _wandering(proof: Proof, label: str) -> set[str]:
    """Officers who stand in two items that have no unit in common."""
    seen: dict[str, list[set[str]]] = {}
    for passage in proof.passages:
        units = {_bare(unit.name) for unit in _units(passage.item)}
        for person in _people(passage.item, label):
            seen.setdefault(person.name, []).append(units)
    return {name for name, groups in seen.items() if not set.intersection(*groups)}


def _of_item(proof: Proof, passage: Passage, label: str, wandering: set[str]) -> Iterator[Remark]:
    units, people = _units(passage.item), _people(passage.item, label)
    if not units or not people:
        return
    spans = [unit.span for unit in units] + [person.span for person in people]
    places = [proof.at(span) for span in spans]
    start, end = min(at for at, _ in places), max(at for _, at in places)
    if start < passage.start or end > passage.end:
        return
    start = _with_label(proof.text, start, passage.start)
    numbers = f"{len(units)}个单位、{len(people)}名领导"
    recurring = [person.name for person in people if person.name in wandering]
    agrees = len(units) == len(people) and not recurring
    if agrees:
        pairs = "，".join(
            f"{_solid(unit.name)}—{_solid(person.name)}"
            for unit, person in zip(units, people, strict=True)
        )
        says = f"{numbers}，可按顺序对应：{pairs}。"
    elif len(units) != len(people):
        says = f"{numbers}，数量不等，不能按顺序对应，请逐一核定。"
    else:
        says = (
            f"{numbers}，数量相等，但{'、'.join(recurring)}在其他项中对应别的单位，不能按顺序对应。"
        )
    yield proof.remark(RemarkKind.PAIRING, start, end, says, ok=agrees)


def _solid(name: str) -> str:
    return re.sub(r"\s", "", name)


def _with_label(text: str, start: int, least: int) -> int:
    """Where the label before the first name begins (责任单位：)."""
    window = text[max(least, start - 16) : start]
    label = re.search(r"[一-龥]{2,10}[：:]\s*$", window)
    return start - len(window) + label.start() if label else start


def _addressed(proof: Proof) -> Iterator[Remark]:
    """各配合单位 in the requirements of a plan whose items name none."""
    roles = {unit.role for passage in proof.passages for unit in passage.item.units}
    labels = {unit.label for passage in proof.passages for unit in passage.item.units}
    if not roles:
        return
    have = {word for role in roles for word in _ROLE_WORDS[role]}
    told: set[str] = set()
    for match in _ADDRESSED.finditer(proof.text):
        word = match[1]
        if word in told or proof.item_at(match.start()) is not None:
            continue
        if word in have or any(word in label for label in labels):
            continue
        told.add(word)
        start = match.start() - proof.text.endswith("各", 0, match.start())
        says = (
            f"文中对“{proof.text[start : match.end()]}”提出要求，但各项没有列出{word}单位，请核对。"
        )
        yield proof.remark(RemarkKind.PAIRING, start, match.end(), says)


_ROLE_WORDS = {
    UnitRole.LEAD: ("牵头", "主办", "责任"),
    UnitRole.RESPONSIBLE: ("责任", "承办"),
    UnitRole.SUPPORT: ("配合", "协办", "协同"),
    UnitRole.SUPERVISE: ("督办",),
}
