"""素值 — records of the core as plain JSON values, and back, by their own types.

Records are frozen dataclasses and named tuples. Decimals and dates become text, members of an
enumeration their value, plain tuples lists; nothing is lost on the way and back. What is at its
default is left out.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

V = TypeVar("V")
Reader = Callable[[Any], Any]

_SIMPLE = frozenset({str, int, bool, float})


def as_plain(value: object) -> Any:
    """The value as dicts, lists, text, whole numbers, truth values and None."""
    if value is None or type(value) in _SIMPLE:
        return value
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [as_plain(one) for one in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_plain(one) for key, one in value.items()}
    kind: Any = type(value)
    held = ((name, getattr(value, name), default) for name, default in _defaults(kind))
    return {name: as_plain(one) for name, one, default in held if one != default}


def from_plain(kind: type[V], plain: Any) -> V:
    """The value of type `kind` that became `plain`; what was left out is at its default."""
    return cast(V, _reader(cast(Any, kind))(plain))


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    if is_dataclass(kind):
        return tuple((field.name, field.default) for field in fields(kind))
    return tuple((name, kind._field_defaults.get(name, MISSING)) for name in kind._fields)


@cache
def _reader(kind: Any, bound: tuple[tuple[Any, Any], ...] = ()) -> Reader:
    """What reads a plain value back as `kind`, worked out once for each type; `bound` are the
    type parameters of the record around it."""
    kind = dict(bound).get(kind, kind)
    origin, given = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(one for one in given if one is not type(None)), bound)
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return _tuple_reader(given, bound)
    if origin is dict:
        value = _reader(given[1], bound)
        return lambda plain: {key: value(one) for key, one in plain.items()}
    if is_dataclass(origin or kind) or hasattr(kind, "_fields"):
        return _record_reader(origin or kind, given, bound)
    return _simple_reader(kind)


def _tuple_reader(given: tuple[Any, ...], bound: tuple[tuple[Any, Any], ...]) -> Reader:
    if len(given) == 2 and given[1] is Ellipsis:
        one = _reader(given[0], bound)
        return lambda plain: tuple(map(one, plain))
    readers = [_reader(kind, bound) for kind in given]
    return lambda plain: tuple(r(one) for r, one in zip(readers, plain, strict=True))


def _record_reader(kind: Any, given: tuple[Any, ...], bound: tuple[tuple[Any, Any], ...]) -> Reader:
    names = getattr(kind, "__parameters__", ())
    outer = dict(bound)
    inner = tuple((name, outer.get(one, one)) for name, one in zip(names, given, strict=False))
    hints = get_type_hints(kind)
    readers: dict[str, Reader] = {}

    def read(plain: Any) -> Any:
        for name in plain.keys() - readers.keys():
            readers[name] = _reader(hints[name], inner)
        return kind(**{name: readers[name](one) for name, one in plain.items()})

    return read


def _simple_reader(kind: Any) -> Reader:
    if kind is date:
        return date.fromisoformat
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return cast(Reader, kind)
    return lambda plain: plain
