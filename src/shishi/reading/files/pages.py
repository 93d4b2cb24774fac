"""页 — the blocks of a page: lines of text and ruled tables, from top to bottom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shishi.reading.files.assembly import Placed
from shishi.reading.files.layout import Glyph, Line, cell_text, lines_of
from shishi.reading.files.ruling import Edge, Grid, grids_of


@dataclass(frozen=True, slots=True)
class PageTable:
    top: float
    page: int
    columns: tuple[float, ...]
    cells: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    tables: tuple[PageTable, ...] = ()
    scanned: bool = False


def laid_out(page: Page, glyphs: Sequence[Glyph], edges: Sequence[Edge]) -> Page:
    """The page with its characters put into lines and into the cells of its ruled tables."""
    grids = grids_of(edges)
    boxed, free = _sorted_out(glyphs, grids)
    tables = (_table(grid, boxed[at], page.number) for at, grid in enumerate(grids))
    return replace(
        page,
        lines=tuple(lines_of(free, page.number)),
        tables=tuple(table for table in tables if table is not None),
        scanned=False,
    )


def _sorted_out(
    glyphs: Sequence[Glyph], grids: Sequence[Grid]
) -> tuple[list[dict[int, list[Glyph]]], list[Glyph]]:
    """For each table its characters by box, and the characters outside all tables."""
    boxed: list[dict[int, list[Glyph]]] = [{} for _ in grids]
    free: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        for at, grid in enumerate(grids):
            box = grid.find(x, y)
            if box is not None:
                boxed[at].setdefault(box, []).append(glyph)
                break
        else:
            free.append(glyph)
    return boxed, free


def _table(grid: Grid, boxed: dict[int, list[Glyph]], number: int) -> PageTable | None:
    """None for ruled boxes without any text."""
    if not boxed:
        return None
    cells = tuple(
        Placed(
            box.row,
            box.column,
            cell_text(lines_of(boxed.get(at, ())), box.width),
            box.row_span,
            box.column_span,
        )
        for at, box in enumerate(grid.boxes)
    )
    return PageTable(grid.ys[0], number, grid.xs, cells)
