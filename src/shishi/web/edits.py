"""校核表单 — what a person typed on the review page, as edits of the draft.

Amounts come back in plain units (987.084 万元 is 9870840 元), dates as 2026-10-31, and fields
that still say what the page showed are left out: an edit that changes nothing is none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shishi.rules.edits import Act, Edit
from shishi.rules.plans import Body, Figure, entries
from shishi.web.numbers import NotANumber, read_amount, read_number, shown

DEADLINE = "-deadline"  # key of a deadline that the plan does not state: item key and this
RESHAPES = frozenset({Act.SPLIT, Act.MERGE, Act.ADD})
REDRAWS = frozenset({Act.DROP, Act.RESTORE, Act.ACCEPT})

FIELDS = (
    "value", "measure", "bound", "upper", "subject", "kind", "indicator", "aspect", "per", "total",
    "name", "role", "label", "post", "on", "cadence", "due_day", "owner", "recipient", "title",
    "ordinal",
)  # fmt: skip

_DAY = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?")


class Unfit(ValueError):
    """What was typed cannot be an edit; the message is a sentence for the field."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for: the edits, and what of the page they change."""

    edits: tuple[Edit, ...]
    key: str
    anchor: str
    redraws: bool = False
    reshapes: bool = False
    settled: str = ""


def asked(body: Body, act: Act, key: str, typed: Mapping[str, str]) -> Asked:
    """The edit behind a posted form; `Unfit` with a sentence where the words do not fit."""
    given = {name: typed[name].strip() for name in FIELDS if name in typed}
    if act is Act.CHANGE:
        return _change(body, key, given)
    if act is Act.SPLIT:
        return _once(Edit(act, key, fields=_plain(given), at=_place(typed.get("at", ""))), key)
    if act is Act.MERGE:
        if not typed.get("other"):
            raise Unfit("请选择要并入的一条。")
        return _once(Edit(act, key, other=typed["other"]), key)
    if act is Act.ADD:
        return _once(Edit(act, key, what=typed.get("what", ""), fields=_plain(given)), key)
    edit = Edit(act, key)
    settled = key if act is Act.SETTLE else ""
    return Asked((edit,), key, key, redraws=act in REDRAWS, settled=settled)


def version_of(typed: Mapping[str, str]) -> int:
    """The version of the draft that a form was made from; 0, which no draft has, without one."""
    words = typed.get("version", "")
    return int(words) if words.isdecimal() and len(words) < 10 else 0


def _once(edit: Edit, key: str) -> Asked:
    return Asked((edit,), key, key, reshapes=True)


def _change(body: Body, key: str, given: dict[str, str]) -> Asked:
    if key.endswith(DEADLINE):
        item = key.removesuffix(DEADLINE)
        if not given.get("on"):
            return Asked((), key, key)
        edit = Edit(Act.ADD, item, what="deadline", fields=_plain(given))
        return Asked((edit,), item, key, redraws=True)
    figure = _figure(body, key)
    fields = _plain(_changed(figure, given) if figure else given, figure)
    reshapes = bool(figure and "kind" in fields)
    return Asked(
        (Edit(Act.CHANGE, key, fields=fields),) if fields else (), key, key, reshapes=reshapes
    )


def _figure(body: Body, key: str) -> Figure | None:
    found: Any = next((entry.now for entry in entries(body) if entry.key == key), None)
    return found if isinstance(found, Figure) else None


def _changed(figure: Figure, given: dict[str, str]) -> dict[str, str]:
    """The fields that say something else than the page showed; value and measure go together."""
    amount = shown(
        figure.value,
        figure.measure,
        upper=figure.upper,
        money=figure.kind == "money",
        per=figure.per,
    )
    before = {
        "value": amount.value,
        "measure": amount.measure,
        "upper": amount.upper,
        "bound": figure.bound.value,
        "subject": figure.subject,
        "kind": figure.kind,
        "aspect": figure.aspect,
        "indicator": figure.indicator.value if figure.indicator else "",
        "per": figure.per,
        "total": figure.total,
    }
    changed = {name: words for name, words in given.items() if before.get(name, words) != words}
    if {"value", "measure", "upper"} & changed.keys():
        changed |= {name: given.get(name, before[name]) for name in ("value", "measure")}
        if given.get("upper", amount.upper):
            changed["upper"] = given.get("upper", amount.upper)
    return changed


def _plain(given: Mapping[str, str], figure: Figure | None = None) -> dict[str, str]:
    """The words in plain units and plain dates."""
    fields = dict(given)
    try:
        if "value" in fields and ("measure" in fields or figure):
            fields |= _amount(fields)
    except NotANumber as wrong:
        raise Unfit(str(wrong)) from wrong
    if fields.get("on"):
        fields["on"] = _day(fields["on"])
    return fields


def _amount(fields: Mapping[str, str]) -> dict[str, str]:
    measure = fields.get("measure", "")
    value, plain = read_amount(read_number(fields["value"]), measure)
    found = {"value": _words(value), "measure": plain}
    if fields.get("upper"):
        found["upper"] = _words(read_amount(read_number(fields["upper"]), measure)[0])
    return found


def _words(value: Decimal) -> str:
    """Plain digits without an exponent or idle zeros after the point."""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _day(words: str) -> str:
    found = _DAY.fullmatch(words)
    if not found:
        raise Unfit(f"“{words[:20]}”不是日期，请按 2026-10-31 的样子填写。")
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"


def _place(words: str) -> int | None:
    return int(words) if words.isdecimal() else None
