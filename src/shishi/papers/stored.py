"""存稿 — what a paper is made of as plain JSON values, and back to the letter.

A cell may hold words, a number or a day, a passage may stand beside a table: what a value is goes
with it, as the name of its kind. What is at its default is left out.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from shishi.papers.content import (
    Annex,
    Cell,
    Form,
    Head,
    Paragraph,
    Picture,
    Sheet,
    Traced,
)
from shishi.papers.drafts import Composed
from shishi.rules.ledgers import Shape
from shishi.rules.letterheads import Letterhead
from shishi.rules.phrases import Fact, Override, Passage

_KIND, _VALUE = "类", "值"
_RECORDS: MappingProxyType[str, type] = MappingProxyType(
    {
        one.__name__: one
        for one in (
            *(Annex, Cell, Composed, Fact, Head, Letterhead, Override, Paragraph, Passage),
            *(Picture, Sheet, Traced),
        )
    }
)
_CHOICES: MappingProxyType[str, type[StrEnum]] = MappingProxyType({"Form": Form, "Shape": Shape})


@dataclass(frozen=True, slots=True)
class Frozen:
    """定稿 — all that stands in a paper from the moment it is sent for signature: its content with
    the words as they were edited, what was put in by hand, the letterhead, and the ledger of the
    day (`queries.snapshots.body`) that its figures were worked out of; `projects` are the keys of
    its rows, in their order."""

    composed: Composed
    by_hand: Mapping[str, Override]
    head: Letterhead
    ledger: Mapping[str, Any]
    projects: tuple[int, ...] = ()


def as_stored(frozen: Frozen) -> dict[str, Any]:
    """The frozen paper as plain values."""
    return {
        "内容": kept(frozen.composed),
        "手填": kept(frozen.by_hand),
        "发文设定": kept(frozen.head),
        "台账": dict(frozen.ledger),
        "实事": list(frozen.projects),
    }


def from_stored(plain: Mapping[str, Any]) -> Frozen:
    """The frozen paper that became of those values."""
    return Frozen(
        composed=read(plain["内容"]),
        by_hand=read(plain["手填"]),
        head=read(plain["发文设定"]),
        ledger=plain["台账"],
        projects=tuple(plain["实事"]),
    )


def kept(value: object) -> Any:
    """A value of a paper as plain JSON values, each with its kind where JSON has none."""
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, tuple):
        return [kept(one) for one in value]
    if isinstance(value, Mapping):
        pairs = [[key, kept(one)] for key, one in value.items()]
        return {_KIND: "Mapping", _VALUE: pairs}
    if isinstance(value, StrEnum):
        return {_KIND: type(value).__name__, _VALUE: value.value}
    if isinstance(value, Decimal):
        return {_KIND: "Decimal", _VALUE: str(value)}
    if isinstance(value, date):
        return {_KIND: "date", _VALUE: value.isoformat()}
    if not is_dataclass(value) or type(value).__name__ not in _RECORDS:
        raise TypeError(type(value))
    held = ((one.name, getattr(value, one.name), one.default) for one in fields(value))
    own = {name: kept(one) for name, one, default in held if default is MISSING or one != default}
    return {_KIND: type(value).__name__, **own}


def read(plain: Any) -> Any:
    """The value that became `plain`."""
    if isinstance(plain, list):
        return tuple(read(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    kind = plain[_KIND]
    if kind == "Mapping":
        return {key: read(one) for key, one in plain[_VALUE]}
    if kind == "Decimal":
        return Decimal(plain[_VALUE])
    if kind == "date":
        return date.fromisoformat(plain[_VALUE])
    if kind in _CHOICES:
        return _CHOICES[kind](plain[_VALUE])
    return _RECORDS[kind](**{name: read(one) for name, one in plain.items() if name != _KIND})
