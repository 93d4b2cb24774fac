"""素值 — frozen dataclasses of the core as plain JSON values, and back, by their own types.

Decimals and dates become text, members of an enumeration their value, tuples lists; nothing
is lost on the way and back. What is at its default is left out.
"""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

V = TypeVar("V")


def as_plain(value: object) -> Any:
    """The value as dicts, lists, text, whole numbers, truth values and None."""
    if is_dataclass(value) and not isinstance(value, type):
        held = {field: getattr(value, field.name) for field in fields(value)}
        return {f.name: as_plain(held[f]) for f in held if held[f] != f.default}
    if isinstance(value, Mapping):
        return {key: as_plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [as_plain(one) for one in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def from_plain(kind: type[V], plain: Any) -> V:
    """The value of type `kind` that became `plain`; what was left out is at its default."""
    return cast(V, _read(kind, plain, {}))


def _read(kind: Any, plain: Any, bound: Mapping[Any, Any]) -> Any:
    kind = bound.get(kind, kind)
    origin, given = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = next(one for one in given if one is not type(None))
        return None if plain is None else _read(inner, plain, bound)
    if origin is tuple:
        return _read_tuple(given, plain, bound)
    if origin is dict:
        return {key: _read(given[1], one, bound) for key, one in plain.items()}
    if is_dataclass(origin or kind):
        return _read_dataclass(origin or kind, given, plain, bound)
    return _read_simple(kind, plain)


def _read_tuple(given: tuple[Any, ...], plain: Any, bound: Mapping[Any, Any]) -> tuple[Any, ...]:
    if len(given) == 2 and given[1] is Ellipsis:
        return tuple(_read(given[0], one, bound) for one in plain)
    return tuple(_read(kind, one, bound) for kind, one in zip(given, plain, strict=True))


def _read_dataclass(
    kind: Any, given: tuple[Any, ...], plain: Any, bound: Mapping[Any, Any]
) -> Any:
    names = getattr(kind, "__parameters__", ())
    inner = {name: bound.get(one, one) for name, one in zip(names, given, strict=False)}
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], one, inner) for name, one in plain.items()})


def _read_simple(kind: Any, plain: Any) -> Any:
    if kind is date:
        return date.fromisoformat(plain)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(plain)
    return plain


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
