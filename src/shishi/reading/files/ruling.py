"""框线 — from ruled lines to the cells of a table, merged ones with the places they cover."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_SNAP = 3.0
"""Lines closer than this are one line, drawn double or in pieces."""
_MOST_CROSSINGS = 40_000
"""Upright times level lines of a page; beyond it the page is a drawing."""
_MOST_CORNERS = 1_500
"""Corners of cells of a page: 60 rows of 12 columns have 800. Time grows with their square."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A level or upright stroke; y counts downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.right - self.left >= self.bottom - self.top

    def scaled(self, by: float) -> "Edge":
        return Edge(self.left * by, self.top * by, self.right * by, self.bottom * by)


@dataclass(frozen=True, slots=True)
class Box:
    """A cell on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its columns and rows begin, and the box of each place."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    places: dict[tuple[int, int], int]

    def find(self, x: float, y: float) -> int | None:
        """Which box a point lies in; None outside the table."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self.places.get((row, column))


def grids_of(edges: Sequence[Edge]) -> list[Grid]:
    """The tables that the strokes make, from top to bottom; frames of one cell are none."""
    from pdfplumber import table  # slow import: only pages with ruled lines need it

    strokes = [_stroke(edge) for edge in edges]
    merged = table.merge_edges(strokes, _SNAP, _SNAP, _SNAP, _SNAP) if strokes else []
    upright = sum(stroke["orientation"] == "v" for stroke in merged)
    if upright < 2 or upright * (len(merged) - upright) > _MOST_CROSSINGS:
        return []
    crossings = table.edges_to_intersections(merged, _SNAP, _SNAP)
    if len(crossings) > _MOST_CORNERS:
        return []
    cells = table.intersections_to_cells(crossings)
    return [_grid(group) for group in table.cells_to_tables(cells)]


def _stroke(edge: Edge) -> dict[str, object]:
    """An edge as pdfplumber wants it."""
    x, y = (edge.left + edge.right) / 2, (edge.top + edge.bottom) / 2
    if edge.level:
        place = {"x0": edge.left, "x1": edge.right, "top": y, "bottom": y}
    else:
        place = {"x0": x, "x1": x, "top": edge.top, "bottom": edge.bottom}
    size = {"width": place["x1"] - place["x0"], "height": place["bottom"] - place["top"]}
    return {**place, **size, "orientation": "h" if edge.level else "v"}


def _grid(cells: Sequence[tuple[float, float, float, float]]) -> Grid:
    xs = sorted({x for cell in cells for x in (cell[0], cell[2])})
    ys = sorted({y for cell in cells for y in (cell[1], cell[3])})
    column_of = {x: place for place, x in enumerate(xs)}
    row_of = {y: place for place, y in enumerate(ys)}
    boxes: list[Box] = []
    places: dict[tuple[int, int], int] = {}
    for left, top, right, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        row, column = row_of[top], column_of[left]
        rows, columns = row_of[bottom] - row, column_of[right] - column
        for r in range(row, row + rows):
            for c in range(column, column + columns):
                places[r, c] = len(boxes)
        boxes.append(Box(row, column, rows, columns, right - left))
    return Grid(tuple(xs), tuple(ys), tuple(boxes), places)
