"""表格文件 — a book as .xlsx: merged cells, a head that stays in sight, ready to print.

The same book gives the same bytes. Text never becomes a formula, here or after the sheet has
been saved as .csv (standards paper, SEC-15).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from shishi.papers.content import Book, Cell, Head, Sheet, Value
from shishi.rules.ledgers import Shape

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  a fixed stamp, so equal papers have equal bytes
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
A3, A4 = 8, 9
A4_WIDTH = 150  # characters of half width that fit a landscape A4 page at a readable size
LINE = 14.0  # points
TALLEST = 400.0  # points; a row of a spreadsheet cannot be taller than 409
EXACT_DIGITS = 15  # what a spreadsheet's numbers can hold
LONGEST = 32_767  # characters a cell can hold

Style = dict[str, Any]
ALIGN = {Shape.WORDS: "left", Shape.MARK: "center", Shape.NUMBER: "right", Shape.DAY: "center"}
INDENTED = {Shape.WORDS, Shape.NUMBER}  # kept off the line beside them
PLAIN: Style = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
BODY: Style = {**PLAIN, "border": 1, "border_color": "#8A8F96"}
HEAD: Style = {**BODY, "font_name": "黑体", "align": "center", "bg_color": "#F0EDE6"}
TITLE: Style = {**PLAIN, "font_size": 18, "bold": True, "align": "center"}


def write(book: Book) -> bytes:
    """The bytes of the file."""
    from xlsxwriter import Workbook  # slow import: 5 MB in each process, for whoever takes a sheet

    target = BytesIO()
    file = Workbook(target, {"in_memory": True})
    file.set_properties({"title": book.title, "created": CREATED})
    styles: dict[tuple[tuple[str, Any], ...], Any] = {}
    for sheet in book.sheets:
        _write_sheet(_Pen(file, file.add_worksheet(sheet.name), styles), sheet)
    file.close()
    return target.getvalue()


class _Pen:
    """Writes cells of one worksheet; formats are made once for the book."""

    def __init__(self, book: Any, page: Any, styles: dict[tuple[tuple[str, Any], ...], Any]):
        self.book, self.page, self.styles = book, page, styles

    def style(self, style: Mapping[str, Any]) -> Any:
        key = tuple(sorted(style.items()))
        if key not in self.styles:
            self.styles[key] = self.book.add_format(dict(style))
        return self.styles[key]

    def put(self, row: int, column: int, value: Value, style: Style) -> None:
        if isinstance(value, bool) or value is None or value == "":
            self.page.write_blank(row, column, None, self.style(style))
        elif isinstance(value, str):
            self.page.write_string(row, column, harmless(value), self.style(style))
        elif isinstance(value, date):
            dated = self.style({**style, "num_format": "yyyy-mm-dd"})
            self.page.write_datetime(row, column, value, dated)
        elif len(Decimal(value).as_tuple().digits) > EXACT_DIGITS:
            self.page.write_string(row, column, f"{value:,f}", self.style(style))
        else:
            number = self.style({**style, "num_format": _number_format(value)})
            self.page.write_number(row, column, value, number)

    def across(self, row: int, last: int, text: str, style: Style) -> None:
        """One line of text over the whole width of the table."""
        if last > 0:
            self.page.merge_range(row, 0, row, last, "", self.style(style))
        self.put(row, 0, text, style)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, cut to what a cell can hold."""
    safe = f"'{text}" if text.startswith(DANGEROUS) else text
    return safe[:LONGEST]


def _number_format(value: int | Decimal) -> str:
    """Thousands in groups, with as many decimals as the value itself has."""
    exponent = Decimal(value).as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _write_sheet(pen: _Pen, sheet: Sheet) -> None:
    last = len(sheet.heads) - 1
    pen.page.set_row(0, 32)
    pen.across(0, last, sheet.title, TITLE)
    for place, line in enumerate(sheet.lines, start=1):
        pen.across(place, last, line, PLAIN)
    top = 1 + len(sheet.lines)
    _write_heads(pen, sheet.heads, top)
    _write_rows(pen, sheet, top + 1)
    for place, note in enumerate(sheet.notes):
        pen.across(top + 1 + len(sheet.rows) + place, last, note, PLAIN)
    pen.page.freeze_panes(top + 1, sheet.sticky)
    _print_setup(pen.page, sheet, top)


def _write_heads(pen: _Pen, heads: Sequence[Head], top: int) -> None:
    for column, head in enumerate(heads):
        pen.page.set_column(column, column, head.width)
        pen.put(top, column, head.text, HEAD)
    pen.page.set_row(top, 2 * LINE + 4)


def _write_rows(pen: _Pen, sheet: Sheet, top: int) -> None:
    for place, height in enumerate(_heights(sheet)):
        pen.page.set_row(top + place, height)
    for place, cells in enumerate(sheet.rows):
        for column, (head, cell) in enumerate(zip(sheet.heads, cells, strict=True)):
            if cell is None:
                continue
            style = {**BODY, "align": ALIGN[head.shape], "indent": int(head.shape in INDENTED)}
            row = top + place
            if cell.rows > 1:
                below = row + cell.rows - 1
                pen.page.merge_range(row, column, below, column, "", pen.style(style))
            pen.put(row, column, cell.value, style)


def _heights(sheet: Sheet) -> list[float]:
    """Row heights in points that show every cell whole; spreadsheets measure no merged cells.

    A merged cell that needs more than its rows have spreads the rest evenly over them.
    """
    lines = [1.0] * len(sheet.rows)
    for merged in (False, True):
        for place, cells in enumerate(sheet.rows):
            for head, cell in zip(sheet.heads, cells, strict=True):
                if cell is not None and (cell.rows > 1) is merged:
                    _stretch(lines, place, cell, head.width)
    return [min(TALLEST, count * LINE + 6) for count in lines]


def _stretch(lines: list[float], place: int, cell: Cell, width: int) -> None:
    rows = range(place, place + cell.rows)
    short = _lines(str(cell.value or ""), width) - sum(lines[row] for row in rows)
    for row in rows if short > 0 else ():
        lines[row] += short / cell.rows


def _lines(text: str, width: int) -> int:
    """How many lines `text` takes in a column of `width` half characters."""
    room = max(2, width - 2)
    return sum(max(1, ceil(_halves(line) / room)) for line in text.split("\n"))


def _halves(line: str) -> int:
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in line)


def _print_setup(page: Any, sheet: Sheet, head_row: int) -> None:
    """Landscape, one page wide, the head on every page, page numbers below."""
    page.set_landscape()
    page.set_paper(A3 if sum(head.width for head in sheet.heads) > A4_WIDTH else A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head_row)
    page.center_horizontally()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&C第 &P 页，共 &N 页")
