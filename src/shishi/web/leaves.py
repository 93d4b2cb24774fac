"""分页 — a long list leaf by leaf; the counts beside it are of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

T = TypeVar("T")

LENGTH = 100  # rows of one leaf


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """一页 — `number` of `count`."""

    items: Sequence[T]
    number: int
    count: int


def leaf_of(request: HttpRequest, items: Sequence[T], length: int = LENGTH) -> Leaf[T]:
    """The leaf that the address names, else the first; the last where there are fewer."""
    return leaf(items, number_asked(request), length)


def number_asked(request: HttpRequest) -> int:
    """The leaf that the address names, else the first."""
    word = request.GET.get("page", "")
    return max(int(word), 1) if word.isdecimal() and len(word) < 7 else 1


def leaf(items: Sequence[T], number: int, length: int = LENGTH) -> Leaf[T]:
    """The leaf of this number; the last where there are fewer."""
    count = max(1, -(-len(items) // length))
    number = min(number, count)
    return Leaf(items[(number - 1) * length : number * length], number, count)
