"""文稿 — what a paper says, with no format in it; each writer sets it in its own way.

A paper is a few sheets; a sheet has a heading, some lines under it, one table and notes. A cell
that is covered by a merged cell above it is `None`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.rules.ledgers import Shape

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格 — a value and the rows it covers."""

    value: Value
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Head:
    """表头的一格 — `width` counts characters of half width."""

    text: str
    width: int
    shape: Shape = Shape.WORDS


@dataclass(frozen=True, slots=True)
class Sheet:
    """一张表 — `sticky` columns stay in sight while the rest is scrolled."""

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sticky: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """文稿 — `title` goes into the properties of the file."""

    title: str
    sheets: tuple[Sheet, ...]


def merged(values: Sequence[Value], groups: Sequence[int]) -> list[Cell | None]:
    """One column of cells; neighbours of the same group become one cell with the first value."""
    cells: list[Cell | None] = []
    for place, (value, group) in enumerate(zip(values, groups, strict=True)):
        if place and groups[place - 1] == group:
            cells.append(None)
            continue
        length = 1
        while place + length < len(groups) and groups[place + length] == group:
            length += 1
        cells.append(Cell(value, length))
    return cells
