"""重复条目 — a plan may list its items first and give them again in a table, or give money and
duties in two tables: each item is kept once, where more is said of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from shishi.reading.draft import ItemDraft

Numbered = tuple[int, ItemDraft]

_BARE = re.compile(r"[^\w]|[（(][^（）()]*[）)]")
_MOST_SETS = 30  # tables compared with each other


def without_repeats(sets: Sequence[Sequence[Numbered]]) -> Iterator[Numbered]:
    """The items of all sets, those repeated in a fuller set left out."""
    left_out: set[tuple[int, int]] = set()
    for first, second in combinations(range(min(len(sets), _MOST_SETS)), 2):
        one, other = (_titles(sets[at]) for at in (first, second))
        common = one.keys() & other.keys()
        if len(common) < 2 or len(common) * 2 < min(len(one), len(other)):
            continue
        poorer, places = (
            (second, other) if _said(sets[first]) >= _said(sets[second]) else (first, one)
        )
        left_out |= {(poorer, places[title]) for title in common}
    for at, group in enumerate(sets):
        for place, numbered in enumerate(group):
            if (at, place) not in left_out:
                yield numbered


def _titles(group: Sequence[Numbered]) -> dict[str, int]:
    """The bare titles of a set with their places."""
    return {_BARE.sub("", item.title.value): place for place, (_, item) in enumerate(group)}


def _said(group: Sequence[Numbered]) -> int:
    """How much a set says of who does it and by when, then of how much."""
    parties = sum(len(item.units) + len(item.people) + bool(item.deadline) for _, item in group)
    return parties * 100 + sum(len(item.figures) for _, item in group)
