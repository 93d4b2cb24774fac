"""The .xlsx file as a spreadsheet program sees it."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.papers import xlsx
from shishi.papers.content import Book, Cell, Head, Sheet
from shishi.rules.ledgers import Shape

HEADS = (Head("序号", 6, Shape.MARK), Head("实事", 20), Head("目标", 10, Shape.NUMBER))


def page(*rows, heads=HEADS, **more):
    sheet = Sheet("总台账", "2026年总台账", heads, rows, **more)
    book = openpyxl.load_workbook(BytesIO(xlsx.write(Book("总台账", (sheet,)))))
    return book["总台账"]


def one_cell(value):
    return page((Cell(1), Cell(value), Cell(None))).cell(3, 2)


def test_rows_merge_and_the_head_stays_in_sight():
    sheet = page(
        (Cell(1, 2), Cell("道路", 2), Cell(Decimal(36))),
        (None, None, Cell(Decimal("2400.50"))),
        lines=("资金单位：万元",),
        sticky=2,
    )
    assert {str(area) for area in sheet.merged_cells.ranges} >= {"A4:A5", "B4:B5", "A1:C1", "A2:C2"}
    assert sheet.freeze_panes == "C4"
    assert sheet["C4"].value == 36


def test_it_is_ready_to_print():
    sheet = page((Cell(1), Cell("道路"), Cell(Decimal(36))))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth in (None, 1)  # one page wide is the default of the format
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$2:$2"
    assert "&P" in sheet.oddFooter.center.text
    assert "&N" in sheet.oddFooter.center.text


@pytest.mark.parametrize(("width", "paper"), [(20, "9"), (200, "8")])
def test_a_wide_table_takes_the_larger_paper(width, paper):
    sheet = page((Cell("甲"),), heads=(Head("实事", width),))
    assert str(sheet.page_setup.paperSize) == paper


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal(1234567), "#,##0"),
        (Decimal("987.084"), "#,##0.000"),
        (Decimal("1200.00"), "#,##0.00"),
        (7, "#,##0"),
    ],
)
def test_numbers_keep_the_precision_of_their_source(value, shown):
    assert one_cell(value).number_format == shown


def test_a_number_too_long_for_a_spreadsheet_stays_exact_as_words():
    assert one_cell(Decimal("1" * 30)).value == "111,111,111,111,111,111,111,111,111,111"


def test_a_day_is_a_day():
    cell = one_cell(datetime(2026, 10, 31).date())  # noqa: DTZ001  a day has no zone
    assert cell.value == datetime(2026, 10, 31)  # noqa: DTZ001
    assert cell.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_text_never_becomes_a_formula(text):
    cell = one_cell(text)
    assert cell.data_type == "s"
    assert cell.value == f"'{text}"


@pytest.mark.parametrize("text", ["https://example.org/", "0571", "{=1}", "mailto:a@example.org"])
def test_text_stays_text(text):
    cell = one_cell(text)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@given(st.text(max_size=60).filter(lambda text: text and text.isprintable()))
def test_text_is_kept_to_the_letter(text):
    assert one_cell(text).value == xlsx.harmless(text)


def test_rows_are_tall_enough_for_merged_cells():
    sheet = page(
        (Cell(1, 2), Cell("道" * 60, 2), Cell(1)),  # 120 halves in 19: 7 lines over two rows
        (None, None, Cell(2)),
    )
    assert sheet.row_dimensions[3].height + sheet.row_dimensions[4].height >= 7 * 14


def test_equal_books_give_equal_bytes():
    book = Book("总台账", (Sheet("总台账", "总台账", HEADS, ((Cell(1), Cell("甲"), Cell(2)),)),))
    assert xlsx.write(book) == xlsx.write(book)
