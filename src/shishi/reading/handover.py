"""移交 — what was read becomes the body of a draft that people check.

Each value gets a key and keeps what was read beside what it is now. White space of the layout
is taken out of names and titles; the quotation keeps it.
"""

import re
from collections.abc import Callable
from itertools import count
from typing import TypeVar

from shishi.reading.draft import (
    DeadlineDraft,
    FigureDraft,
    HeadDraft,
    ItemDraft,
    MechanismDraft,
    MilestoneDraft,
    PersonDraft,
    PlanDraft,
    Remark,
    UnitDraft,
)
from shishi.rules.bodies import arranged
from shishi.rules.entries import Entry
from shishi.rules.plans import (
    Body,
    Due,
    Figure,
    Item,
    Mechanism,
    PersonName,
    RemarkNote,
    UnitName,
    Words,
)
from shishi.rules.spans import Span

T = TypeVar("T")
NewKey = Callable[[], int]

_SPACE = re.compile(r"\s+")


def body_of(draft: PlanDraft) -> Body:
    """The draft as the body people work on, every value still as proposed."""
    numbers = count(1)

    def free() -> int:
        return next(numbers)

    items = tuple(_item(item, free) for item in draft.items)
    head = _head(draft.head, free)
    copied = tuple(_entry(free, Words(_solid(c.value)), c.span) for c in draft.head.copied_to)
    loose = tuple(_entry(free, _figure(figure, ()), figure.span) for figure in draft.loose)
    mechanism = tuple(_entry(free, _mechanism(one), one.span) for one in draft.mechanism)
    remarks = tuple(_remark(remark, items, free) for remark in draft.remarks)
    return Body(
        kind=draft.kind.value,
        head=head,
        copied_to=copied,
        items=items,
        loose=loose,
        mechanism=mechanism,
        remarks=remarks,
        next_key=free(),
    )


def _entry(free: NewKey, value: T, span: Span) -> Entry[T]:
    return Entry(key=f"e{free()}", now=value, read=value, span=span)


def _solid(text: str) -> str:
    return _SPACE.sub("", text)


def _head(head: HeadDraft, free: NewKey) -> dict[str, Entry[Words]]:
    texts = {
        "title": head.title,
        "notice_title": head.notice_title,
        "issuer": head.issuer,
        "document_number": head.document_number,
        "region": head.region,
        "congress": head.congress,
    }
    found = {n: _entry(free, Words(_solid(q.value)), q.span) for n, q in texts.items() if q}
    for name, day in (("dated_on", head.dated_on), ("circulated_on", head.circulated_on)):
        if day:
            found[name] = _entry(free, Words(day.value.isoformat()), day.span)
    if head.year:
        found["year"] = _entry(free, Words(str(head.year.value)), head.year.span)
    return found


def _item(item: ItemDraft, free: NewKey) -> Item:
    key = f"i{free()}"
    ordinal = _entry(free, Words(item.ordinal.value), item.ordinal.span) if item.ordinal else None
    title = _entry(free, Words(_solid(item.title.value)), item.title.span)
    clauses = tuple(_entry(free, Words(_flat(span.quote)), span) for span in item.clauses)
    figure_keys = tuple(f"e{free()}" for _ in item.figures)
    units = tuple(_entry(free, _unit(unit), unit.span) for unit in item.units)
    people = tuple(_entry(free, _person(person), person.span) for person in item.people)
    due = item.deadline
    return arranged(
        Item(
            key=key,
            title=title,
            span=item.span,
            ordinal=ordinal,
            clauses=clauses,
            figures=tuple(
                _keyed(figure_keys, place, figure) for place, figure in enumerate(item.figures)
            ),
            units=units,
            people=people,
            pairs=tuple((units[unit].key, people[person].key) for unit, person in item.pairs),
            deadline=_entry(free, _due(due), due.span) if due else None,
            milestones=tuple(_entry(free, _due(one), one.span) for one in item.milestones),
        )
    )


def _keyed(keys: tuple[str, ...], place: int, figure: FigureDraft) -> Entry[Figure]:
    value = _figure(figure, keys)
    return Entry(key=keys[place], now=value, read=value, span=figure.span)


def _flat(text: str) -> str:
    """Words on one line; between Han characters the line ends were none of theirs."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text).strip()


def _figure(figure: FigureDraft, keys: tuple[str, ...]) -> Figure:
    total = figure.total
    return Figure(
        kind=figure.kind.value,
        value=figure.value,
        measure=figure.measure,
        bound=figure.bound,
        upper=figure.upper,
        aspect=figure.aspect.value,
        subject=_solid(figure.subject),
        indicator=figure.indicator,
        per=figure.per or "",
        total=keys[total] if total is not None and total < len(keys) else "",
        reason=figure.reason,
    )


def _unit(unit: UnitDraft) -> UnitName:
    return UnitName(_solid(unit.name), unit.role, unit.label, unit.group, unit.prefix)


def _person(person: PersonDraft) -> PersonName:
    return PersonName(_solid(person.name), _solid(person.label), person.role, person.post)


def _due(due: DeadlineDraft | MilestoneDraft) -> Due:
    alternatives = due.alternatives if isinstance(due, DeadlineDraft) else ()
    return Due(due.on, _flat(due.span.quote), alternatives)


def _mechanism(one: MechanismDraft) -> Mechanism:
    return Mechanism(
        kind=one.kind.value,
        cadence=one.cadence,
        due_day=one.due_day,
        owner=one.owner or "",
        recipient=one.recipient or "",
        words=_flat(one.span.quote),
    )


def _remark(remark: Remark, items: tuple[Item, ...], free: NewKey) -> RemarkNote:
    inside = remark.item is not None and remark.item < len(items)
    return RemarkNote(
        key=f"r{free()}",
        kind=remark.kind.value,
        says=remark.says,
        span=remark.span,
        ok=remark.ok,
        item=items[remark.item].key if inside and remark.item is not None else "",
    )
