"""草稿正文 — walking through the body of a draft and putting one entry in another's place."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

from shishi.rules.entries import Entry
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Body, Item

LISTS = ("clauses", "figures", "units", "people", "milestones")  # the lists an item holds
GONE = "草稿中没有这一条，可能已被合并，请刷新页面后核对。"

Step = Callable[[Entry[Any]], tuple[Entry[Any], ...]]


def each(body: Body, step: Step) -> Body:
    """The body with every entry replaced by what `step` makes of it."""
    many = ("copied_to", "loose", "mechanism")
    lists: dict[str, Any] = {name: _many(getattr(body, name), step) for name in many}
    return replace(
        body,
        head={name: _one(entry, step) for name, entry in body.head.items()},
        items=tuple(each_of_item(item, step) for item in body.items),
        **lists,
    )


def each_of_item(item: Item, step: Step) -> Item:
    lists: dict[str, Any] = {name: _many(getattr(item, name), step) for name in LISTS}
    return replace(
        item,
        title=_one(item.title, step),
        ordinal=_one(item.ordinal, step) if item.ordinal else None,
        deadline=_one(item.deadline, step) if item.deadline else None,
        **lists,
    )


def _many(held: tuple[Entry[Any], ...], step: Step) -> tuple[Entry[Any], ...]:
    return tuple(new for entry in held for new in step(entry))


def _one(entry: Entry[Any], step: Step) -> Entry[Any]:
    made = step(entry)
    if len(made) != 1:
        raise Unfit("这一栏只有一个值，不能拆分。")
    return made[0]


def at(body: Body, key: str, step: Step) -> Body:
    """The body with the entry `key` replaced."""
    if not any(entry.key == key for entry in entries(body)):
        raise Unfit(GONE)
    return each(body, lambda entry: step(entry) if entry.key == key else (entry,))


def item_of(body: Body, key: str) -> Item | None:
    return next((item for item in body.items if item.key == key), None)


def with_item(body: Body, item: Item) -> Body:
    return replace(body, items=tuple(item if i.key == item.key else i for i in body.items))


def arranged(item: Item) -> Item:
    """The item with its entries in the order of the source; what a person added comes last."""
    lists: dict[str, Any] = {name: in_order(getattr(item, name)) for name in LISTS}
    return replace(item, **lists)


def in_order(held: tuple[Entry[Any], ...]) -> tuple[Entry[Any], ...]:
    """Entries by their place in the source, those without one last; otherwise as they were."""
    return tuple(
        sorted(held, key=lambda one: (one.span is None, one.span.start if one.span else 0))
    )


def entries(holder: Item | Body) -> Iterator[Entry[Any]]:
    """Every entry held, in order; those of a body include those of its items."""
    for place in fields(holder):
        yield from _held(getattr(holder, place.name))


def _held(value: object) -> Iterator[Entry[Any]]:
    if isinstance(value, Entry):
        yield value
    elif isinstance(value, Item):
        yield from entries(value)
    elif isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, tuple):
        for one in value:
            yield from _held(one)
