"""人工补充 — entries and items that a person adds to a draft beside what was read."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shishi.rules import inputs
from shishi.rules.bodies import GONE, arranged, item_of, with_item
from shishi.rules.entries import Entry, EntryState, Hand
from shishi.rules.inputs import Unfit
from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.plans import (
    HEAD,
    Body,
    Due,
    Figure,
    Item,
    Mechanism,
    PersonName,
    UnitName,
    Words,
)
from shishi.rules.spans import Span

_BLANK: dict[str, tuple[str, Any]] = {
    "clause": ("clauses", Words("")),
    "figure": ("figures", Figure("quantity", Decimal(0), "")),
    "unit": ("units", UnitName("", UnitRole.RESPONSIBLE)),
    "person": ("people", PersonName("", "", PersonRole.SPONSOR)),
    "milestone": ("milestones", Due(None)),
    "deadline": ("deadline", Due(None)),
    "mechanism": ("mechanism", Mechanism("report")),
    "copied_to": ("copied_to", Words("")),
}
_NEEDED = {"clause": "value", "figure": "value", "unit": "name", "person": "name", "item": "title"}


def add(
    body: Body,
    what: str,
    into: str,
    fields: Mapping[str, str],
    *,
    marked: tuple[int, int] | None,
    text: str,
    hand: Hand,
) -> Body:
    """The body with one entry or item more; see `rules.edits.Edit` for `what` and `marked`."""
    needed = _NEEDED.get(what, "")
    if needed and not fields.get(needed, "").strip():
        raise Unfit("此项不能为空。", needed)
    span = _marked(marked, text)
    if what == "item":
        return _add_item(body, fields, span, hand)
    key, body = f"e{body.next_key}", replace(body, next_key=body.next_key + 1)
    if what in dict(HEAD):
        parser = inputs.HEAD_FIELDS.get(what)
        words = inputs.filled(Words(""), fields, {"value": parser} if parser else None)
        return replace(body, head={**body.head, what: _of_head(body, what, key, words, span, hand)})
    if what not in _BLANK:
        raise Unfit("没有这一类条目，请刷新页面后重试。")
    place, blank = _BLANK[what]
    made = Entry(key, inputs.filled(blank, fields), None, span, EntryState.ADDED, hand)
    if place in ("mechanism", "copied_to"):
        grown: dict[str, Any] = {place: (*getattr(body, place), made)}
        return replace(body, **grown)
    return with_item(body, _put(item_of(body, into), place, made))


def _of_head(
    body: Body, what: str, key: str, words: Words, span: Span | None, hand: Hand
) -> Entry[Words]:
    """The new entry; one that was read and dropped stands again with the new words."""
    there = body.head.get(what)
    if there is None:
        return Entry(key, words, None, span, EntryState.ADDED, hand)
    if there.stands:
        raise Unfit(f"{dict(HEAD)[what]}已经有了，请直接修改。")
    return replace(there, now=words, state=EntryState.CHANGED, hand=hand)


def _put(item: Item | None, place: str, made: Entry[Any]) -> Item:
    if item is None:
        raise Unfit(GONE)
    if place != "deadline":
        grown: dict[str, Any] = {place: (*getattr(item, place), made)}
        return arranged(replace(item, **grown))
    there = item.deadline
    if there is None:
        return replace(item, deadline=made)
    if there.stands:
        raise Unfit("这一项已有完成时限，请直接修改。")
    again = replace(there, now=made.now, state=EntryState.CHANGED, hand=made.hand)
    return replace(item, deadline=again)


def _add_item(body: Body, fields: Mapping[str, str], span: Span | None, hand: Hand) -> Body:
    title, ordinal = fields["title"], fields.get("ordinal", "").strip()

    def words(number: int, typed: str) -> Entry[Words]:
        now = inputs.filled(Words(""), {"value": typed})
        return Entry(f"e{number}", now, None, span, EntryState.ADDED, hand)

    free = body.next_key
    item = Item(
        key=f"i{free}",
        title=words(free + 1, title),
        ordinal=words(free + 2, ordinal) if ordinal else None,
        span=span,
        state=EntryState.ADDED,
        hand=hand,
    )
    before = sum(1 for one in body.items if not span or (one.span and one.span.start < span.start))
    items = (*body.items[:before], item, *body.items[before:])
    return replace(body, items=items, next_key=free + 3)


def _marked(marked: tuple[int, int] | None, text: str) -> Span | None:
    if marked is None:
        return None
    start, end = marked
    if not 0 <= start < end <= len(text):
        raise Unfit("所选文字不在原文之内，请重新选择。")
    return Span(start, end, text[start:end])
