"""表格文件 — a book as .xlsx: merged cells, a head that stays in sight, ready to print.

The same book gives the same bytes. Text never becomes a formula, here or after the sheet has
been saved as .csv (standards paper, SEC-15). A sheet that may come back carries its keys in a
hidden column and those of its columns in a hidden row, so rows and columns may be moved.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from itertools import accumulate
from math import ceil
from typing import Any

from shishi.papers.content import Book, Head, Sheet, Value
from shishi.papers.heights import heights, lines_of
from shishi.rules.ledgers import Shape

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  a fixed stamp, so equal papers have equal bytes
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
A3, A4 = 8, 9
A4_WIDTH = 150  # characters of half width that fit a landscape A4 page at a readable size
A3_WIDTH = 300  # and an A3 page; a wider table takes pages beside each other
LINE = 14.0  # points
EXACT_DIGITS = 15  # what a spreadsheet's numbers can hold
LONGEST = 32_767  # characters a cell can hold
LISTED = 250  # characters of a list that stands in the rule itself
CHOICES = "选项"  # the hidden sheet of longer lists

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
    pages = [(sheet, file.add_worksheet(sheet.name)) for sheet in book.sheets]
    for sheet, page in pages:
        _write_sheet(_Pen(file, page, styles), sheet)
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
        """One cell that stands alone."""
        self.column(style)(row, column, value)

    def column(self, style: Style) -> Callable[[int, int, Value], None]:
        """What writes the cells of a column: its formats are looked up once."""
        page, plain = self.page, self.style(style)
        dated = self.style({**style, "num_format": "yyyy-mm-dd"})
        numbered: dict[str, Any] = {}

        def put(row: int, column: int, value: Value) -> None:
            if isinstance(value, bool) or value is None or value == "":
                page.write_blank(row, column, None, plain)
            elif isinstance(value, str):
                page.write_string(row, column, harmless(value), plain)
            elif isinstance(value, date):
                page.write_datetime(row, column, value, dated)
            elif len(Decimal(value).as_tuple().digits) > EXACT_DIGITS:
                page.write_string(row, column, f"{value:,f}", plain)
            else:
                shape = _number_format(value)
                if shape not in numbered:
                    numbered[shape] = self.style({**style, "num_format": shape})
                page.write_number(row, column, value, numbered[shape])

        return put

    def across(self, row: int, first: int, last: int, text: str, style: Style) -> None:
        """One line of text over the whole width of the table."""
        if last > first:
            self.page.merge_range(row, first, row, last, "", self.style(style))
        self.put(row, first, text, style)


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, cut to what a cell can hold."""
    safe = f"'{text}" if text.startswith(DANGEROUS) else text
    return safe[:LONGEST]


def _number_format(value: int | Decimal) -> str:
    """Thousands in groups, with as many decimals as the value itself has."""
    if isinstance(value, int):
        return "#,##0"
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _write_sheet(pen: _Pen, sheet: Sheet) -> None:
    first = int(bool(sheet.keys))  # the column of the keys is the first
    seen = first + _on_first_page(sheet.heads) - 1
    pen.page.set_row(0, 32)
    pen.across(0, first, seen, sheet.title, TITLE)
    for place, line in enumerate(sheet.lines, start=1):
        pen.across(place, first, seen, line, PLAIN)
    top = 1 + len(sheet.lines) + first
    if sheet.keys:
        _write_keys(pen.page, sheet, top)
    _write_heads(pen, sheet.heads, top, first)
    _write_rows(pen, sheet, top + 1, first)
    for place, note in enumerate(sheet.notes):
        pen.across(top + 1 + len(sheet.rows) + place, first, seen, note, PLAIN)
    pen.page.freeze_panes(top + 1, first + sheet.sticky)
    _lists(pen, sheet, top + 1, first)
    _print_setup(pen.page, sheet, top, first)


def _pages(heads: Sequence[Head]) -> int:
    """How many pages beside each other the table takes."""
    width = sum(head.width for head in heads)
    return ceil(width / A3_WIDTH) if width > A4_WIDTH else 1


def _on_first_page(heads: Sequence[Head]) -> int:
    """How many columns surely stand on the first page: no title is cut in two."""
    room = sum(head.width for head in heads) / _pages(heads)
    if _pages(heads) == 1:
        return len(heads)
    reached = accumulate(head.width for head in heads)
    return max(1, sum(width <= room * 0.95 for width in reached))


def _broken(head: Head) -> str:
    """A head with its measure on a line of its own, where both do not stand on one."""
    long = sum(1 if sign.isascii() else 2 for sign in head.text) > head.width
    return (
        head.text.replace("（", "\n（", 1) if long and not head.text.startswith("（") else head.text
    )


def _write_keys(page: Any, sheet: Sheet, top: int) -> None:
    """The keys of the rows in the first column, those of the columns above the heads, the stamp
    where the two meet; none of it is seen or printed."""
    page.write_string(top - 1, 0, sheet.stamp)
    for column, head in enumerate(sheet.heads, 1):
        page.write_string(top - 1, column, head.key)
    for row, key in enumerate(sheet.keys, top + 1):
        page.write_string(row, 0, key)
    page.set_row(top - 1, None, None, {"hidden": True})
    page.set_column(0, 0, 12, None, {"hidden": True})


def _write_heads(pen: _Pen, heads: Sequence[Head], top: int, first: int) -> None:
    for column, head in enumerate(heads, first):
        pen.page.set_column(column, column, head.width)
        pen.put(top, column, _broken(head), HEAD)
    tallest = max((lines_of(_broken(head), head.width) for head in heads), default=1)
    pen.page.set_row(top, max(2, tallest) * LINE + 4)


def _write_rows(pen: _Pen, sheet: Sheet, top: int, first: int) -> None:
    for place, height in enumerate(heights(sheet, LINE)):
        pen.page.set_row(top + place, height)
    for column, head in enumerate(sheet.heads):
        style = {**BODY, "align": ALIGN[head.shape], "indent": int(head.shape in INDENTED)}
        put, merged = pen.column(style), partial(pen.page.merge_range, data="")
        plain = pen.style(style)
        at = first + column
        for row, cells in enumerate(sheet.rows, top):
            cell = cells[column]
            if cell is None:
                continue
            if cell.rows > 1:
                merged(row, at, row + cell.rows - 1, at, cell_format=plain)
            put(row, at, cell.value)


def _lists(pen: _Pen, sheet: Sheet, top: int, first: int) -> None:
    """What may stand in a column whose values are few: a list to choose from."""
    last = top + len(sheet.rows) - 1
    for column, head in enumerate(sheet.heads, first):
        if not head.choices or last < top:
            continue
        short = sum(map(len, head.choices)) + len(head.choices) <= LISTED
        plain = short and not any("," in one for one in head.choices)
        rule = {
            "validate": "list",
            "source": list(head.choices) if plain else _listed(pen.book, head.choices),
            "error_title": "请选择",
            "error_message": f"“{head.text}”请从列表中选择。"[:250],
        }
        pen.page.data_validation(top, column, last, column, rule)


def _listed(book: Any, choices: Sequence[str]) -> str:
    """The list on a sheet of its own, which is not seen."""
    page = book.get_worksheet_by_name(CHOICES)
    if page is None:
        page = book.add_worksheet(CHOICES)
        page.very_hidden()
    column = 0 if page.dim_colmax is None else page.dim_colmax + 1
    for row, one in enumerate(choices):
        page.write_string(row, column, harmless(one))
    from xlsxwriter.utility import xl_range_abs  # slow import: as above

    return f"={CHOICES}!{xl_range_abs(0, column, len(choices) - 1, column)}"


def _print_setup(page: Any, sheet: Sheet, head_row: int, first: int) -> None:
    """Landscape, the head on every page, the foot below; a table too wide for one page is broken
    into pages beside each other, each with its first columns."""
    width = sum(head.width for head in sheet.heads)
    page.set_landscape()
    page.set_paper(A3 if width > A4_WIDTH else A4)
    page.fit_to_pages(_pages(sheet.heads), 0)
    page.repeat_rows(head_row)
    if sheet.sticky:
        page.repeat_columns(first, first + sheet.sticky - 1)
    page.print_area(
        0, first, head_row + len(sheet.rows) + len(sheet.notes), first + len(sheet.heads) - 1
    )
    page.center_horizontally()
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    left, right = (one.replace("&", "&&") for one in sheet.foot)
    words = [f"&L{left}" if left else "", "&C第 &P 页，共 &N 页", f"&R{right}" if right else ""]
    page.set_footer("".join(words))
