"""A book by xlsxwriter alone."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from shishi.papers.content import Book, Sheet, Value
from shishi.papers.xlsx import ALIGN, BODY, HEAD, PLAIN, TITLE
from shishi.rules.ledgers import Shape


def write(book: Book) -> bytes:
    target = BytesIO()
    file = Workbook(target, {"in_memory": True})
    plain, title, head = (file.add_format(dict(one)) for one in (PLAIN, TITLE, HEAD))
    words = {shape: file.add_format({**BODY, "align": ALIGN[shape]}) for shape in Shape}
    days = file.add_format({**BODY, "align": "center", "num_format": "yyyy-mm-dd"})
    numbers = {
        places: file.add_format({**BODY, "align": "right", "num_format": shape})
        for places, shape in ((0, "#,##0"), (1, "#,##0.0"), (2, "#,##0.00"))
    }
    formats = (words, days, numbers)
    for sheet in book.sheets:
        _sheet(file.add_worksheet(sheet.name), sheet, (title, plain, head), formats)
    file.close()
    return target.getvalue()


def _sheet(page: Any, sheet: Sheet, lines: tuple[Any, ...], formats: tuple[Any, ...]) -> None:
    title, plain, head_format = lines
    last = len(sheet.heads) - 1
    page.merge_range(0, 0, 0, last, sheet.title, title)
    for place, line in enumerate(sheet.lines, 1):
        page.merge_range(place, 0, place, last, line, plain)
    top = 1 + len(sheet.lines)
    for column, head in enumerate(sheet.heads):
        page.set_column(column, column, head.width)
        page.write_string(top, column, head.text, head_format)
    for row, cells in enumerate(sheet.rows, top + 1):
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            shape = sheet.heads[column].shape
            if cell.rows > 1:
                page.merge_range(row, column, row + cell.rows - 1, column, "", formats[0][shape])
            _cell(page, row, column, cell.value, shape, formats)
    for place, note in enumerate(sheet.notes, top + 1 + len(sheet.rows)):
        page.merge_range(place, 0, place, last, note, plain)
    page.freeze_panes(top + 1, sheet.sticky)
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _cell(
    page: Any, row: int, column: int, value: Value, shape: Shape, formats: tuple[Any, ...]
) -> None:
    words, days, numbers = formats
    if value is None or value == "":
        page.write_blank(row, column, None, words[shape])
    elif isinstance(value, str):
        page.write_string(row, column, value, words[shape])
    elif isinstance(value, date):
        page.write_datetime(row, column, value, days)
    else:
        page.write_number(row, column, value, _numbered(value, numbers))


def _numbered(value: Any, numbers: Mapping[int, Any]) -> Any:
    exponent = 0 if isinstance(value, int) else -value.as_tuple().exponent
    return numbers[min(max(exponent, 0), 2)]
