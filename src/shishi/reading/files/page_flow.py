"""页流 — pages in a row become one text: paragraphs and tables go on over the page break."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shishi.reading.files.assembly import Assembly, Placed
from shishi.reading.files.layout import Line, Margins, continues, joined, margins_of
from shishi.reading.files.pages import Page, PageTable
from shishi.reading.files.running_heads import without_running_lines

_LONE_FIGURE = re.compile(r"[0-9０-９.,%—–-]+")


def write(assembly: Assembly, pages: Sequence[Page]) -> None:
    """Put all pages, without running heads and page numbers."""
    kept = without_running_lines([page.lines for page in pages], [page.height for page in pages])
    margins = _margins(pages, kept)
    writer = _Writer(assembly)
    for page, lines in zip(pages, kept, strict=True):
        tables = list(page.tables)
        for line in lines:
            while tables and tables[0].top < line.top:
                writer.table(tables.pop(0))
            writer.line(line, margins[round(page.width)])
        for table in tables:
            writer.table(table)
    writer.end()


def _margins(pages: Sequence[Page], kept: Sequence[Sequence[Line]]) -> dict[int, Margins]:
    """Margins for each width of page."""
    by_width: dict[int, list[Line]] = {}
    for page, lines in zip(pages, kept, strict=True):
        by_width.setdefault(round(page.width), []).extend(lines)
    return {width: margins_of(lines) for width, lines in by_width.items() if lines}


class _Writer:
    """Keeps the paragraph and the table that may go on with the next line or page."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._paragraph: list[Line] = []
        self._table: list[PageTable] = []
        self._tables = 0

    def line(self, line: Line, margins: Margins) -> None:
        self._end_table()
        if self._paragraph and not continues(self._paragraph[-1], line, margins):
            self._end_paragraph()
        self._paragraph.append(line)

    def table(self, table: PageTable) -> None:
        self._end_paragraph()
        if self._table and not _goes_on(self._table[-1], table):
            self._end_table()
        self._table.append(table)

    def end(self) -> None:
        self._end_paragraph()
        self._end_table()

    def _end_paragraph(self) -> None:
        if self._paragraph:
            text = joined([line.text for line in self._paragraph])
            self._assembly.paragraph(text, f"第{self._paragraph[0].page}页")
            self._paragraph = []

    def _end_table(self) -> None:
        if self._table:
            self._tables += 1
            label = f"第{self._table[0].page}页表{self._tables}"
            self._assembly.table(stacked(self._table, f"表{self._tables}"), label)
            self._table = []


def _goes_on(above: PageTable, below: PageTable) -> bool:
    """The next page begins with columns at the same places."""
    return (
        below.page == above.page + 1
        and len(above.columns) == len(below.columns)
        and all(abs(a - b) < 4 for a, b in zip(above.columns, below.columns, strict=True))
    )


def stacked(tables: Sequence[PageTable], label: str) -> list[Placed]:
    """Parts of one table below each other; a head repeated on each page is kept once."""
    cells = list(tables[0].cells)
    head = _row_texts(tables[0].cells)
    for part in tables[1:]:
        rows = _row_texts(part.cells)
        repeated = 0
        while repeated in rows and any(rows[repeated]) and rows[repeated] == head.get(repeated):
            repeated += 1
        rest = [cell for cell in part.cells if cell.row >= repeated]
        rest = _mended(cells, rest, repeated)
        base = max(cell.row + cell.row_span for cell in cells)
        first = min((cell.row for cell in rest), default=0)
        cells += [
            replace(c, row=c.row - first + base, label=f"第{part.page}页{label}第{c.row + 1}行")
            for c in rest
        ]
    return cells


def _mended(above: list[Placed], rest: list[Placed], first: int) -> list[Placed]:
    """`rest` without a row that only goes on the last row of `above`, where a page broke it.

    Such a row has no text in its first column, few cells filled, no figure alone in a cell, and
    each filled cell below a filled one that does not end in a full stop.
    """
    last = max(cell.row for cell in above)
    over = {cell.column: at for at, cell in enumerate(above) if cell.row == last and cell.text}
    row = [cell for cell in rest if cell.row == first]
    filled = [cell for cell in row if cell.text]
    goes_on = all(
        cell.column in over
        and cell.column > 0
        and not _LONE_FIGURE.fullmatch(cell.text)
        and not above[over[cell.column]].text.endswith("。")
        for cell in filled
    )
    if not goes_on or 0 not in over or not 0 < len(filled) * 2 <= len(row):
        return rest
    for cell in filled:
        at = over[cell.column]
        above[at] = replace(above[at], text=joined((above[at].text, cell.text)))
    return [cell for cell in rest if cell.row > first]


def _row_texts(cells: Sequence[Placed]) -> dict[int, list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return rows
