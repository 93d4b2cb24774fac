"""导出 — a draft as plain values for JSON, in the schema of the development corpus.

What the schema has no field for stands beside it under a name of its own: `span` at every
value, `text` where the schema has none, `clauses`, `pairs`, `baselines`, `allocations`,
`traps`. Numbers are whole or exact decimals, never the binary neighbour of a decimal.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from shishi.reading.draft import (
    Aspect,
    DeadlineDraft,
    FigureDraft,
    FigureKind,
    HeadDraft,
    ItemDraft,
    MechanismDraft,
    MilestoneDraft,
    PersonDraft,
    PlanDraft,
    Quoted,
    Remark,
    UnitDraft,
)
from shishi.rules.amounts import Bound
from shishi.rules.spans import Span

Json = dict[str, Any]

_SPACE = re.compile(r"\s+")
_LONGEST = 40  # digits of a whole number; what is longer is damage and stays as written


def as_json(draft: PlanDraft, id: str = "") -> Json:
    """The whole draft; `id` names the document, usually the stem of its file."""
    tasks = [_task(item) for item in draft.items]
    return {
        "id": id,
        "kind": draft.kind.value,
        "format": draft.source.format,
        "plan": _plan(draft.head),
        "tasks": tasks,
        "not_quantities": [figure.span.quote for figure in draft.loose],
        "traps": [_trap(figure) for figure in draft.loose],
        "mechanism": [_mechanism(entry) for entry in draft.mechanism],
        "findings": [_finding(remark, draft.items) for remark in draft.remarks],
    }


def number(value: Decimal) -> int | float | str:
    """A value as JSON can say it exactly: whole, decimal, or its digits when too long for both."""
    if value.adjusted() < _LONGEST and value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _quotation(span: Span) -> Json:
    return {**_place(span), "text": span.quote}


def _solid(text: str) -> str:
    """A name or title without the white space of its layout."""
    return _SPACE.sub("", text)


def _plan(head: HeadDraft) -> Json:
    texts = {
        "title": head.title,
        "notice_title": head.notice_title,
        "issuer": head.issuer,
        "document_number": head.document_number,
        "region": head.region,
        "congress": head.congress,
    }
    dates = {"date_issued": head.dated_on, "date_printed": head.circulated_on}
    values: Json = {
        name: _solid(quoted.value) if quoted else None for name, quoted in texts.items()
    }
    values["issuer"] = head.issuer.value if head.issuer else None
    values |= {name: day.value.isoformat() if day else None for name, day in dates.items()}
    values["year"] = head.year.value if head.year else None
    values["carbon_copy"] = [_solid(copy.value) for copy in head.copied_to]
    spans: dict[str, Quoted[Any] | None] = {**texts, **dates, "year": head.year}
    values["spans"] = {name: _quotation(q.span) for name, q in spans.items() if q}
    values["spans"]["carbon_copy"] = [_quotation(copy.span) for copy in head.copied_to]
    return values


def _task(item: ItemDraft) -> Json:
    shown = [figure for figure in item.figures if figure.aspect in (Aspect.TARGET, Aspect.ACTUAL)]
    return {
        "ordinal": item.ordinal.value if item.ordinal else None,
        "title": _solid(item.title.value),
        "quantities": [_quantity(f, item) for f in shown if f.kind is FigureKind.QUANTITY],
        "money": [_money(f, item) for f in shown if f.kind is FigureKind.MONEY],
        "units": [_unit(unit) for unit in item.units],
        "people": [_person(person) for person in item.people],
        "deadline": _deadline(item.deadline),
        "not_quantities": [f.span.quote for f in item.figures if f.kind is FigureKind.TRAP],
        "milestones": [_milestone(milestone) for milestone in item.milestones],
        "span": _place(item.span),
        "text": item.span.quote,
        "ordinal_span": _quotation(item.ordinal.span) if item.ordinal else None,
        "title_span": _quotation(item.title.span),
        "clauses": [_quotation(clause) for clause in item.clauses],
        "pairs": [_pair(item, unit, person) for unit, person in item.pairs],
        "baselines": _numbers(item, Aspect.BASELINE),
        "allocations": _numbers(item, Aspect.ALLOCATION),
        "traps": [_trap(f) for f in item.figures if f.kind is FigureKind.TRAP],
    }


def _numbers(item: ItemDraft, aspect: Aspect) -> list[Json]:
    """Figures that are no targets of the item but were read: where it started, who gets what."""
    return [
        _money(figure, item) if figure.kind is FigureKind.MONEY else _quantity(figure, item)
        for figure in item.figures
        if figure.aspect is aspect and figure.kind is not FigureKind.TRAP
    ]


def _quantity(figure: FigureDraft, item: ItemDraft) -> Json:
    value: Json = {
        "text": figure.span.quote,
        "value": number(figure.value),
        "unit": figure.measure,
        "comparator": figure.bound.value,
        "measure": _solid(figure.subject),
    }
    if figure.upper is not None:
        value["value_max"] = number(figure.upper)
    return value | _circumstances(figure, item)


def _money(figure: FigureDraft, item: ItemDraft) -> Json:
    value: Json = {"text": figure.span.quote, "yuan": number(figure.value)}
    if figure.per:
        value["per"] = figure.per
    if figure.bound is not Bound.EXACT:
        value["comparator"] = figure.bound.value
    if figure.upper is not None:
        value["yuan_max"] = number(figure.upper)
    if figure.subject:
        value["measure"] = _solid(figure.subject)
    return value | _circumstances(figure, item)


def _circumstances(figure: FigureDraft, item: ItemDraft) -> Json:
    """What quantities and money have in common beside their value."""
    value: Json = {}
    if figure.aspect is not Aspect.TARGET:
        value["aspect"] = figure.aspect.value
    if figure.indicator is not None:
        value["indicator"] = figure.indicator.value
    if figure.total is not None and figure.total < len(item.figures):
        value["total"] = _quotation(item.figures[figure.total].span)
    if figure.subject_span is not None:
        value["measure_span"] = _place(figure.subject_span)
    value["span"] = _place(figure.span)
    return value


def _trap(figure: FigureDraft) -> Json:
    return {"text": figure.span.quote, "reason": figure.reason, "span": _place(figure.span)}


def _unit(unit: UnitDraft) -> Json:
    value: Json = {
        "name": _solid(unit.name),
        "role": unit.role.value,
        "label": unit.label,
        "text": unit.span.quote,
        "span": _place(unit.span),
    }
    if unit.group:
        value["group"] = True
    if unit.prefix:
        value["prefix"] = unit.prefix
    return value


def _person(person: PersonDraft) -> Json:
    value: Json = {
        "name": _solid(person.name),
        "role": _solid(person.label),
        "kind": person.role.value,
        "text": person.span.quote,
        "span": _place(person.span),
    }
    if person.post:
        value["post"] = person.post
    return value


def _pair(item: ItemDraft, unit: int, person: int) -> Json:
    return {"unit": _solid(item.units[unit].name), "person": _solid(item.people[person].name)}


def _deadline(deadline: DeadlineDraft | None) -> Json | None:
    if deadline is None:
        return None
    value: Json = {
        "text": deadline.span.quote,
        "date": deadline.on.isoformat() if deadline.on else None,
    }
    if deadline.alternatives:
        value["alt_dates"] = [day.isoformat() for day in deadline.alternatives]
    value["span"] = _place(deadline.span)
    return value


def _milestone(milestone: MilestoneDraft) -> Json:
    return {
        "text": milestone.span.quote,
        "date": milestone.on.isoformat() if milestone.on else None,
        "span": _place(milestone.span),
    }


def _mechanism(entry: MechanismDraft) -> Json:
    return {
        "kind": entry.kind.value,
        "cadence": entry.cadence,
        "due_day": entry.due_day,
        "owner": entry.owner,
        "recipient": entry.recipient,
        "text": entry.span.quote,
        "span": _place(entry.span),
    }


def _finding(remark: Remark, items: Iterable[ItemDraft]) -> Json:
    ordinals = [item.ordinal.value if item.ordinal else None for item in items]
    inside = remark.item is not None and remark.item < len(ordinals)
    return {
        "kind": remark.kind.value,
        "task": ordinals[remark.item] if inside and remark.item is not None else None,
        "text": remark.span.quote,
        "says": remark.says,
        "ok": remark.ok,
        "place": remark.item,
        "span": _place(remark.span),
    }
