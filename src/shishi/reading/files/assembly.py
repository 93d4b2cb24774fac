"""汇编 — how a file reader puts its `SourceText` together, block by block.

Readers hand over paragraphs and tables in the order a person meets them; the offsets of
cells, anchors and notices are kept here, so that no reader counts characters itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shishi.reading.source import Anchor, Cell, Notice, SourceText, Table, Unreadable

LONGEST_TEXT = 2_000_000
"""Characters. A plan has some ten thousand; beyond this it is no plan."""

MOST_PLACES = 1_000_000
"""Rows times columns of one table, covered places included."""

_TOO_LONG = (
    f"文件的文字超过{LONGEST_TEXT // 10_000}万字，不像一份方案，已停止读取；请只上传方案正文。"
)
_TOO_WIDE = "文件里有一张行列过多的表格，已停止读取；请删去多余的空行、空列后再上传。"

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES_IN_CELL = re.compile("[\t\n]+")


def visible(text: str) -> str:
    """The text with one kind of line break and without characters that nobody sees."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell before it has offsets; `text` may have line breaks, which become spaces."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    label: str = ""
    """The place that a person looks for (工作表“…” B7), when the row is not enough."""


class Assembly:
    """The text so far, with the offsets of what has been put in."""

    def __init__(self, format_name: str) -> None:
        self.format = format_name
        self.length = 0
        self._parts: list[str] = []
        self._tables: list[Table] = []
        self._anchors: list[Anchor] = []
        self._notices: list[Notice] = []

    def paragraph(self, text: str, label: str = "") -> None:
        """Put one paragraph; an empty one leaves an empty line, as on the page."""
        self._begin_line()
        if label and text:
            self._anchors.append(Anchor(self.length, label))
        self._put(visible(text))

    def table(self, cells: Iterable[Placed], label: str = "表") -> None:
        """Put a table; row n is labelled `label` + 第n行.

        Rows at the head and foot that are one cell over the full width are its title and its
        remarks: they become paragraphs.
        """
        by_row: dict[int, list[Placed]] = {}
        rows = columns = 0
        for cell in cells:
            by_row.setdefault(cell.row, []).append(cell)
            rows = max(rows, cell.row + cell.row_span)
            columns = max(columns, cell.column + cell.column_span)
        if rows * columns > MOST_PLACES:
            raise Unreadable(_TOO_WIDE)
        wide = [_is_wide(by_row.get(row, ()), columns) for row in range(rows)]
        first = wide.index(False) if False in wide else rows
        last = rows - (wide[::-1].index(False) if False in wide else 0)
        for row in range(first):
            self.paragraph(_one_line(by_row[row][0].text), by_row[row][0].label or label)
        if first < last:
            self._rows([by_row.get(row, []) for row in range(first, last)], columns, first, label)
        for row in range(last, rows):
            self.paragraph(_one_line(by_row[row][0].text), by_row[row][0].label or label)

    def _rows(self, rows: list[list[Placed]], columns: int, first: int, label: str) -> None:
        start, placed = self.length + bool(self._parts), list[Cell]()
        for number, cells in enumerate(rows):
            self._begin_line()
            self._anchors.append(Anchor(self.length, f"{label}第{first + number + 1}行"))
            cells.sort(key=lambda cell: cell.column)
            self._put_row(cells, columns, first, placed)
        self._tables.append(Table(start, self.length, tuple(placed)))

    def anchor(self, label: str) -> None:
        """What is put next stands at this place."""
        self._anchors.append(Anchor(self.length + bool(self._parts), label))

    def notice(self, says: str) -> None:
        """A sentence about the place where the text now ends; each sentence once."""
        if all(known.says != says for known in self._notices):
            self._notices.append(Notice(says, self.length, self.length))

    def finish(self) -> SourceText:
        return SourceText(
            "".join(self._parts),
            self.format,
            tuple(self._tables),
            tuple(self._anchors),
            tuple(self._notices),
        )

    def _begin_line(self) -> None:
        if self._parts:
            self._put("\n")

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        if self.length > LONGEST_TEXT:
            raise Unreadable(_TOO_LONG)

    def _put_row(self, cells: list[Placed], columns: int, first: int, placed: list[Cell]) -> None:
        at = 0
        for cell in cells:
            self._put("\t" * (cell.column - at))
            at = max(at, cell.column)
            start = self.length
            if cell.label:
                self._anchors.append(Anchor(start, cell.label))
            self._put(_one_line(cell.text))
            spans = (cell.row_span, cell.column_span)
            placed.append(Cell(cell.row - first, cell.column, start, self.length, *spans))
        self._put("\t" * (columns - 1 - at))


def _one_line(text: str) -> str:
    """The text of a cell: its line breaks are blanks."""
    return _SPACES_IN_CELL.sub(" ", visible(text).strip())


def _is_wide(cells: Sequence[Placed], columns: int) -> bool:
    return (
        len(cells) == 1
        and columns > 1
        and cells[0].column_span == columns
        and cells[0].row_span == 1
    )
