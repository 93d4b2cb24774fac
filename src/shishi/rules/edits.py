"""校核操作 — what a person may do to the body of a draft: accept, change, drop, restore, split,
merge, add, settle. Body in, body out; whatever cannot be done is a sentence at its field.

Nothing loses its place in the source: dropped entries stay, merged ones span both places.
Splitting and merging whole items is in `rules.regroup`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from shishi.rules import additions, inputs, regroup
from shishi.rules.bodies import GONE, at, each, each_of_item, item_of, with_item
from shishi.rules.entries import Entry, EntryState, Hand
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Body, Item


class Act(StrEnum):
    """操作."""

    ACCEPT = "accept"  # 采纳: the entry, the item with everything in it, or all (no key)
    CHANGE = "change"  # 修改
    DROP = "drop"  # 剔除
    RESTORE = "restore"  # 恢复: a dropped one stands again, a changed one says what was read
    SPLIT = "split"  # 拆分: an entry into two, or an item at a place of the source
    MERGE = "merge"  # 合并: `other` is taken into `key`
    ADD = "add"  # 补充
    SETTLE = "settle"  # 疑点已处理


@dataclass(frozen=True, slots=True)
class Edit:
    """One operation on a draft.

    `key` names the entry, item or remark; for ADD the item it goes into (empty for the head, the
    mechanism and a new item). `what`, for ADD only: item, clause, figure, unit, person, deadline,
    milestone, mechanism, copied_to, or the name of a field of the head. `fields` are values as
    typed, by the field names of the classes in `rules.plans`. `other` is the second of a MERGE.
    `at` is the place in the source where the second part of a split item begins. `marked` is the
    place `[start, end)` in the source that an added value was read from by a person.
    """

    act: Act
    key: str = ""
    what: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    other: str = ""
    at: int | None = None
    marked: tuple[int, int] | None = None


def apply(body: Body, edits: Iterable[Edit], *, text: str, hand: Hand) -> Body:
    """The body after all edits; `text` is the source text, `hand` whoever makes them."""
    for edit in edits:
        try:
            body = _DEEDS[edit.act](body, edit, text, hand)
        except Unfit as unfit:
            where = ".".join(part for part in (edit.key or edit.what, unfit.where) if part)
            raise Unfit(unfit.says, where) from None
    return body


def _accept(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    def step(entry: Entry[Any]) -> tuple[Entry[Any], ...]:
        if entry.state is not EntryState.PROPOSED:
            return (entry,)
        return (replace(entry, state=EntryState.ACCEPTED, hand=hand),)

    def whole(item: Item) -> Item:
        fresh = item.state is EntryState.PROPOSED
        done = replace(item, state=EntryState.ACCEPTED, hand=hand) if fresh else item
        return each_of_item(done, step)

    if not edit.key:
        return replace(each(body, step), items=tuple(whole(item) for item in body.items))
    item = item_of(body, edit.key)
    return with_item(body, whole(item)) if item else at(body, edit.key, step)


def _change(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    name = next((name for name, entry in body.head.items() if entry.key == edit.key), "")
    if name == "year" or name.endswith("_on"):
        parsers = {"value": inputs.HEAD_FIELDS[name]}
    else:
        parsers = None

    def step(entry: Entry[Any]) -> tuple[Entry[Any], ...]:
        return (_changed(entry, inputs.filled(entry.now, edit.fields, parsers), hand),)

    return at(body, edit.key, step)


def _changed(entry: Entry[Any], now: Any, hand: Hand) -> Entry[Any]:
    if entry.read is None:
        state = EntryState.ADDED
    else:
        state = EntryState.ACCEPTED if now == entry.read else EntryState.CHANGED
    return replace(entry, now=now, state=state, hand=hand)


def _drop(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    item = item_of(body, edit.key)
    if item:
        return with_item(body, replace(item, state=EntryState.DROPPED, hand=hand))
    return at(body, edit.key, lambda one: (replace(one, state=EntryState.DROPPED, hand=hand),))


def _restore(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    item = item_of(body, edit.key)
    if item:
        state = EntryState.PROPOSED if item.span else EntryState.ADDED
        return with_item(body, replace(item, state=state, hand=hand))

    def step(entry: Entry[Any]) -> tuple[Entry[Any], ...]:
        if entry.state is EntryState.DROPPED:
            restored = _changed(entry, entry.now, hand)
        elif entry.read is not None:
            restored = replace(entry, now=entry.read, hand=hand)
        else:
            return (entry,)
        as_read = restored.read is not None and restored.now == restored.read
        return (replace(restored, state=EntryState.PROPOSED) if as_read else restored,)

    return at(body, edit.key, step)


def _split(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    item = item_of(body, edit.key)
    if item:
        return regroup.split_item(body, item, edit.at, text)

    def second(entry: Entry[Any]) -> Entry[Any]:
        return (
            _changed(entry, inputs.filled(entry.now, edit.fields), hand) if edit.fields else entry
        )

    return regroup.split_entry(body, edit.key, second, hand)


def _merge(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    first, second = item_of(body, edit.key), item_of(body, edit.other)
    if first and second:
        return regroup.merge_items(body, first, second, text)
    return regroup.merge_entries(body, edit.key, edit.other, text, hand)


def _add(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    return additions.add(
        body, edit.what, edit.key, edit.fields, marked=edit.marked, text=text, hand=hand
    )


def _settle(body: Body, edit: Edit, text: str, hand: Hand) -> Body:
    if not any(remark.key == edit.key for remark in body.remarks):
        raise Unfit(GONE)
    note = " ".join(edit.fields.get("note", "").split())[:500]
    remarks = tuple(
        replace(remark, settled=hand, note=note) if remark.key == edit.key else remark
        for remark in body.remarks
    )
    return replace(body, remarks=remarks)


_DEEDS: dict[Act, Callable[[Body, Edit, str, Hand], Body]] = {
    Act.ACCEPT: _accept,
    Act.CHANGE: _change,
    Act.DROP: _drop,
    Act.RESTORE: _restore,
    Act.SPLIT: _split,
    Act.MERGE: _merge,
    Act.ADD: _add,
    Act.SETTLE: _settle,
}
