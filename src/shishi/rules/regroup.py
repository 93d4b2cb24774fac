"""拆分与合并 — one entry into two and back, one item into two and back.

Splitting and then merging gives back what was there. Whatever is merged away keeps its words:
a true copy goes, anything else stays as a dropped entry or as a clause.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from shishi.rules.bodies import GONE, LISTS, arranged, at, entries, with_item
from shishi.rules.entries import Entry, EntryState, Hand
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Body, Item, Words
from shishi.rules.spans import Span

_SOLID = ("clauses", "figures", "milestones")  # go to one part of an item or the other
_SHARED = ("units", "people")  # answer for both parts
_CLAUSE_ENDS = "，,。；;\n"


def split_entry(
    body: Body, key: str, change: Callable[[Entry[Any]], Entry[Any]], hand: Hand
) -> Body:
    """The entry twice, the second as `change` makes it; both quote the same place."""

    def step(entry: Entry[Any]) -> tuple[Entry[Any], ...]:
        return entry, change(replace(entry, key=f"e{body.next_key}", hand=hand))

    return replace(at(body, key, step), next_key=body.next_key + 1)


def merge_entries(body: Body, key: str, other: str, text: str, hand: Hand) -> Body:
    """`other` is taken into `key`: one value over both places. A copy of it goes; another stays,
    dropped, with what was read."""
    first, second = _entry(body, key), _entry(body, other)
    if key == other or type(first.now) is not type(second.now):
        raise Unfit("只有同一类的两条才能合并。")
    if _copies(first, second):
        return _without(body, other)

    def step(entry: Entry[Any]) -> tuple[Entry[Any], ...]:
        if entry.key == other:
            return (replace(entry, state=EntryState.DROPPED, hand=hand),)
        return (replace(entry, span=_around(first.span, second.span, text), hand=hand),)

    return at(at(body, key, step), other, step)


def split_item(body: Body, item: Item, place: int | None, text: str) -> Body:
    """The item in two at `place` of the source: what stands after it goes to the second part, the
    units, people and deadline answer for both."""
    span = item.span
    if place is None or span is None or not span.start < place < span.end:
        raise Unfit("拆分处应在这一项的原文之内，请重新选择。")
    whole: list[Entry[Any]] = [e for name in _SOLID for e in getattr(item, name)]
    if any(e.span and e.span.start < place < e.span.end for e in (*whole, item.title)):
        raise Unfit("拆分处落在一个分项或数字中间，请选在分项开头。")
    free = body.next_key
    answering: list[Entry[Any]] = [*item.units, *item.people, *_maybe(item.deadline)]
    fresh = {entry.key: f"e{free + 2 + count}" for count, entry in enumerate(answering)}
    kept: dict[str, Any] = {
        name: tuple(e for e in getattr(item, name) if not _after(e, place)) for name in _SOLID
    }
    first = replace(item, span=_span(text, span.start, place), **kept)
    second = _second_part(item, place, text, free, fresh)
    items = tuple(one for i in body.items for one in ((first, second) if i is item else (i,)))
    return replace(
        _remarks_moved(body, item.key, second.key, place),
        items=items,
        next_key=free + 2 + len(fresh),
    )


def _second_part(item: Item, place: int, text: str, free: int, fresh: Mapping[str, str]) -> Item:
    """The part from `place` on, titled by its first clause; `fresh` has the new keys of those who
    answer for both parts."""
    end = item.span.end if item.span else place
    stops = (text.find(stop, place + 1, end) for stop in _CLAUSE_ENDS)
    title = _span(text, place, min((stop for stop in stops if stop > 0), default=end))
    lists: dict[str, Any] = {
        name: tuple(e for e in getattr(item, name) if _after(e, place)) for name in _SOLID
    }
    for name in _SHARED:
        lists[name] = tuple(replace(e, key=fresh[e.key]) for e in getattr(item, name))
    due = item.deadline
    return Item(
        key=f"i{free}",
        title=Entry(f"e{free + 1}", Words(title.quote.strip()), None, title),
        span=_span(text, place, end),
        state=item.state,
        hand=item.hand,
        pairs=tuple((fresh[unit], fresh[person]) for unit, person in item.pairs),
        deadline=replace(due, key=fresh[due.key]) if due else None,
        **lists,
    )


def merge_items(body: Body, one: Item, other: Item, text: str) -> Body:
    """Two items in one, the earlier of them; title and ordinal of the later become clauses unless
    splitting had made them."""
    if one is other:
        raise Unfit("请选择另一项来合并。")
    first, second = (i for i in body.items if i is one or i is other)
    known = {entry.key: same for entry in _parties(second) if (same := _like(entry, first))}
    due, later = first.deadline, second.deadline
    pairs = ((known.get(unit, unit), known.get(person, person)) for unit, person in second.pairs)
    whole = replace(
        first,
        span=_around(first.span, second.span, text),
        deadline=due or later,
        pairs=(*first.pairs, *(pair for pair in pairs if pair not in first.pairs)),
        **_joined(first, second, known),
    )
    remaining = replace(body, items=tuple(item for item in body.items if item is not second))
    moved = tuple(
        replace(remark, item=first.key) if remark.item == second.key else remark
        for remark in body.remarks
    )
    return replace(with_item(remaining, arranged(whole)), remarks=moved)


def _joined(first: Item, second: Item, known: Mapping[str, str]) -> dict[str, Any]:
    """The lists of two items in one; `known` are those of the second that the first has too."""
    lists: dict[str, Any] = {
        name: (
            *getattr(first, name),
            *(entry for entry in getattr(second, name) if entry.key not in known),
        )
        for name in LISTS
    }
    lists["clauses"] += _as_clauses(second)
    if first.deadline and second.deadline and not _copies(first.deadline, second.deadline):
        lists["milestones"] += (second.deadline,)
    return lists


def _entry(body: Body, key: str) -> Entry[Any]:
    found = next((entry for entry in entries(body) if entry.key == key), None)
    if found is None:
        raise Unfit(GONE)
    return found


def _copies(one: Entry[Any], other: Entry[Any]) -> bool:
    """Whether the second says nothing that the first does not."""
    return (one.read, one.span) == (other.read, other.span) and (
        one.read is not None or one.now == other.now
    )


def _without(body: Body, key: str) -> Body:
    return at(body, key, lambda entry: ())


def _after(entry: Entry[Any], place: int) -> bool:
    return entry.span is not None and entry.span.start >= place


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _around(one: Span | None, other: Span | None, text: str) -> Span | None:
    """The place from the beginning of the one to the end of the other."""
    spans = [span for span in (one, other) if span]
    if not spans:
        return None
    return _span(text, min(span.start for span in spans), max(span.end for span in spans))


def _maybe(entry: Entry[Any] | None) -> list[Entry[Any]]:
    return [entry] if entry else []


def _parties(item: Item) -> Iterable[Entry[Any]]:
    return (*item.units, *item.people)


def _like(entry: Entry[Any], item: Item) -> str:
    """The key of the entry of `item` that says the same."""
    return next((one.key for one in _parties(item) if _same(one, entry)), "")


def _same(one: Entry[Any], other: Entry[Any]) -> bool:
    return (one.now, one.read, one.span) == (other.now, other.read, other.span)


def _as_clauses(item: Item) -> tuple[Entry[Words], ...]:
    """Title and ordinal that were read, as clauses; the ordinal counts for nothing more."""
    ordinal = tuple(replace(e, state=EntryState.DROPPED) for e in _maybe(item.ordinal))
    title = (item.title,) if item.title.read or item.title.state is EntryState.ADDED else ()
    return (*ordinal, *title)


def _remarks_moved(body: Body, old: str, new: str, place: int) -> Body:
    """Remarks on what now stands in the second part go with it."""
    remarks = tuple(
        replace(remark, item=new)
        if remark.item == old and remark.span and remark.span.start >= place
        else remark
        for remark in body.remarks
    )
    return replace(body, remarks=remarks)
