"""表格 — all tables of a document: those the file knows, and those that only the text shows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from shishi.reading.lines.tidy import place
from shishi.reading.source import Table, View
from shishi.reading.tables.grid import Grid, Range, head_row
from shishi.reading.tables.head_rows import carded, headed
from shishi.reading.tables.heads import is_planned, joined
from shishi.reading.tables.shown_grids import meets, shown


def grids(view: View) -> list[Grid]:
    """All tables with heads of a plan, in order; none inside another."""
    found: list[Grid] = []
    for table in view.source.tables:
        found += _known(view, table, found[-1] if found else None)
    taken = [(place(view.back, t.start), place(view.back, t.end)) for t in view.source.tables]
    found += [grid for grid in shown(view.text, taken) if not meets(taken, grid.start, grid.end)]
    planned = (grid for grid in found if is_planned(grid.heads))
    return sorted(planned, key=lambda grid: grid.start)


def _known(view: View, table: Table, before: Grid | None) -> Iterator[Grid]:
    """A table of the file. One without heads, as wide as the table before, goes on with it."""
    places = _places(view, table)
    height, width = len(places), len(places[0]) if places else 0
    merged = any(cell.row_span > 1 for cell in table.cells)
    start, end = place(view.back, table.start), place(view.back, table.end)
    first = head_row(view.text, places)
    if first is None and before and len(before.heads) == width:
        yield Grid(start, end, before.heads, tuple(tuple(row) for row in places), merged)
        return
    cards = carded(view.text, places)
    if cards:
        yield Grid(start, end, cards[0], tuple(tuple(row) for row in cards[1]), merged=True)
        return
    whole = headed(view.text, places, first)
    if whole is None:
        return
    if first is None:
        yield Grid(start, end, whole.heads, tuple(tuple(row) for row in places), merged)
        return
    below = max(
        (c.row + c.row_span for c in table.cells if c.row == first and c.row_span < height - first),
        default=first + 1,
    )
    below = _head_end(view.text, places, first, below)
    heads = tuple(_head(view.text, places, first, below, at) for at in range(width))
    if below == first + 1:
        heads, below = whole.heads, whole.below
    yield Grid(start, end, heads, tuple(tuple(row) for row in places[below:]), merged)


def _places(view: View, table: Table) -> list[list[Range | None]]:
    """The cells by row and column; merged cells repeat over the places they cover."""
    height = max((cell.row + cell.row_span for cell in table.cells), default=0)
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    places: list[list[Range | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        start, end = place(view.back, cell.start), place(view.back, cell.end)
        for row in range(cell.row, cell.row + cell.row_span):
            for at in range(cell.column, cell.column + cell.column_span):
                places[row][at] = (start, end) if end > start else None
    return places


def _head_end(text: str, places: Sequence[Sequence[Range | None]], first: int, below: int) -> int:
    """A second row of heads under a head that spans columns, told by the same cells above."""
    if below > first + 1 or first + 1 >= len(places):
        return below
    above, under = places[first], places[first + 1]
    spans = any(a is not None and a == b for a, b in pairwise(above))
    words = [text[cell[0] : cell[1]] for cell in under if cell]
    return below + 1 if spans and words and not any(re.search(r"\d", w) for w in words) else below


def _head(
    text: str, places: Sequence[Sequence[Range | None]], first: int, below: int, at: int
) -> str:
    """The words over a column from the top row of the head to the lowest."""
    cells = list(dict.fromkeys(places[row][at] for row in range(first, below)))
    return joined([text[cell[0] : cell[1]] for cell in cells if cell])
