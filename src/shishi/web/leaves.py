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
    word = request.GET.get("page", "")
    count = max(1, -(-len(items) // length))
    number = min(max(int(word) if word.isdecimal() and len(word) < 7 else 1, 1), count)
    return Leaf(items[(number - 1) * length : number * length], number, count)
