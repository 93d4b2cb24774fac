"""The workbook as a person sees it: what is open, what is locked, what a spreadsheet offers."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from shishi.papers import report_sheet
from shishi.reading.files import report_sheet as reader
from shishi.rules.bringing import brought, stamped
from shishi.rules.reports import NO_CHANGE_CAUSES
from shishi.rules.sheets import DATA, GUIDE, WORDS, Blank, Line, Passage, Stamp

PIPES = Line(7, 41, None, 1, "供水工程", "管网", "公里", "86.5 公里", Decimal(35), "20", "20.5", "")
RATE = Line(7, 42, None, 1, "供水工程", "覆盖", "%", "100%", None, "", "", "", shared=True)
DAY = Line(
    7, 43, None, 1, "供水工程", "通水", "达到日期", "", None, "", "2026-10-28", "", dated=True
)
TEXTS = ("=1+1\n第二行", "", "-无", "2026-10-31", "等待资金", "１２", "2026-11-30")
BLANK = Blank(
    Stamp(1, 2, 3, (7,)),
    "云岭县",
    "县水利局",
    "2026年3月",
    "2026年4月5日到期",
    (PIPES, RATE, DAY),
    (Passage(7, 1, "供水工程", 4, TEXTS),),
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return report_sheet.draw(BLANK, "2026年4月1日09:00")


@pytest.fixture(scope="module")
def book(content) -> Workbook:
    return load_workbook(BytesIO(content))


def test_what_goes_out_comes_back_as_untouched(content):
    """Formulas, days, full-width digits and lines stay the texts they were."""
    grids = reader.grids(content)
    assert stamped(grids) == BLANK.stamp
    assert brought(grids, BLANK, BLANK.stamp) == ((), ())


def test_the_same_workbook_has_the_same_bytes(content):
    assert report_sheet.draw(BLANK, "2026年4月1日09:00") == content


def test_only_what_is_filled_in_is_open(book):
    page = book[DATA]
    opened = {
        cell.coordinate for row in page["A6:L8"] for cell in row if not cell.protection.locked
    }
    assert opened == {"J6", "L6", "J7", "K7", "L7", "J8", "L8"}
    assert page.protection.sheet
    assert book[WORDS].protection.sheet
    assert all(not cell.protection.locked for cell in book[WORDS][6][5:])


def test_what_is_due_is_printed_as_the_page_has_it():
    line = replace(PIPES, scheduled=Decimal("84.506451612903225806451612903226"))
    page = load_workbook(BytesIO(report_sheet.draw(replace(BLANK, lines=(line,)), "")))[DATA]
    assert page["H6"].value == 84.51


def test_a_total_is_a_formula_over_its_parts_that_nobody_types_in():
    part = replace(PIPES, indicator=44, name="其中：改造")
    lines = (replace(PIPES, parts=(44,)), part, RATE)
    page = load_workbook(BytesIO(report_sheet.draw(replace(BLANK, lines=lines), "")))[DATA]
    assert page["J6"].value == '=IF(COUNT(J7)=0,"",SUM(J7))'
    assert [page[cell].protection.locked for cell in ("J6", "L6", "J7")] == [True, False, False]


def test_keys_are_hidden_and_the_heads_stay_in_sight(book):
    for name, pane in ((DATA, "E6"), (WORDS, "E6")):
        page = book[name]
        assert page.column_dimensions["A"].hidden
        assert page.freeze_panes == pane
        assert page.print_title_rows == "$5:$5"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.page_setup.fitToHeight == 0


def test_causes_are_offered_as_a_list(book):
    [rule] = book[WORDS].data_validations.dataValidation
    assert (rule.type, str(rule.sqref)) == ("list", "J6")
    assert rule.formula1.strip('"').split(",") == list(NO_CHANGE_CAUSES.values())


def test_the_head_says_whose_it_is_and_the_guide_how_to_bring_it_back(book):
    assert book[DATA]["C1"].value == "县水利局2026年3月离线填报表"
    assert book[DATA]["C2"].value == "云岭县 · 县水利局 · 2026年3月报送，2026年4月5日到期"
    assert "2026年4月1日09:00导出" in book[WORDS]["C3"].value
    assert book[WORDS]["E6"].value == "第 4 版"
    guide = "".join(str(cell.value) for row in book[GUIDE].iter_rows() for cell in row)
    assert "导入离线填报表" in guide


def test_days_and_numbers_are_days_and_numbers_in_the_sheet(book):
    page = book[DATA]
    assert page["J6"].value == 20.5
    assert page["J8"].value.isoformat()[:10] == "2026-10-28"
    assert book[WORDS]["F6"].data_type == "s"


def test_a_number_longer_than_a_spreadsheet_keeps_stays_whole():
    long = "123456789012345678"
    blank = replace(BLANK, lines=(replace(PIPES, value=long), RATE, DAY))
    content = report_sheet.draw(blank, "")
    assert load_workbook(BytesIO(content))[DATA]["J6"].value == long
    assert brought(reader.grids(content), blank, blank.stamp) == ((), ())
