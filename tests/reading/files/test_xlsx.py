"""工作簿: cells as a person sees them, merged heads whole, each cell with its place."""

from datetime import date, time
from io import BytesIO

import openpyxl
import pytest

from shishi.reading.files import xls, xlsx
from shishi.reading.files.xlsx_formats import shown
from shishi.reading.source import SourceText, Unreadable
from tests.reading.samples import Rows, packed, saved, xlsx_of

HEAD: Rows = [
    [("云岭县任务分解表", 1, 4)],
    [("序号", 2, 1), ("任务", 1, 2), ("时限", 2, 1)],
    ["名称", "数量"],
    ["1", "道路", "5公里", ("年底", 2, 1)],
    ["2", "供水", "60户"],
]


def cell_texts(source: SourceText) -> list[str]:
    return [source.text[c.start : c.end] for c in source.tables[0].cells]


def test_a_head_of_three_rows() -> None:
    source = xlsx.read(xlsx_of(HEAD))
    assert source.text == (
        "云岭县任务分解表\n序号\t任务\t\t时限\n\t名称\t数量\t\n1\t道路\t5公里\t年底\n2\t供水\t60户\t"
    )
    due = next(c for c in source.tables[0].cells if source.text[c.start : c.end] == "年底")
    assert (due.row, due.column, due.row_span, due.column_span) == (2, 3, 2, 1)
    assert source.place(due.start) == "工作表“任务分解” D4"


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        ("412", "General", "412"),
        ("412.0", "General", "412"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E-3", "General", "0.001"),
        ("0.95", "0%", "95%"),
        ("0.955", "0.0%", "95.5%"),
        ("0.954", "0%", "95%"),
        ("1234.5", "#,##0.00", "1234.5"),
        ("12.6", "0", "13"),
        ("12", '0"公里"', "12公里"),
        ("12", "0\\户", "12户"),
        ("12", '"约"0', "约12"),
        ("25000", '0.0,"千元"', "25千元"),
        ("5", '0"处";[Red]-0"处"', "5处"),
        ("45930", "yyyy-mm-dd", "2025-09-30"),
        ("45930", 'yyyy"年"m"月"d"日"', "2025-09-30"),
        ("45930", 'yyyy"年"m"月"', "2025年9月"),
        ("45930", 'm"月"d"日"', "9月30日"),
        ("45930", "[$-804]yyyy/m/d;@", "2025-09-30"),
        ("0.75", "h:mm", "18:00"),
        ("99999999", "yyyy-mm-dd", "99999999"),
        ("文字", "0%", "文字"),
        ("5", "@", "5"),
    ],
)
def test_numbers_as_their_format_shows_them(value: str, code: str, seen: str) -> None:
    assert shown(value, code) == seen


def test_days_counted_from_1904() -> None:
    assert shown("0", "yyyy-mm-dd", from_1904=True) == "1904-01-01"


def test_values_of_every_kind() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["名称", 412.0, 0.95, date(2025, 9, 30), True, time(8, 30)])
    sheet.append([None, "x", None, None, None, '=DISPIMG("ID_1",1)'])
    sheet["C1"].number_format = "0%"
    source = xlsx.read(saved(book))
    assert source.text == "名称\t412\t95%\t2025-09-30\t是\t08:30\n\tx\t\t\t\t"


def test_blank_rows_and_columns_go_and_places_stay_true() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C5"], sheet["E5"], sheet["C900"], sheet["E900"] = "甲", "乙", "丙", "丁"
    source = xlsx.read(saved(book))
    assert source.text == "甲\t乙\n丙\t丁"
    assert source.place(source.text.index("丁")) == "工作表“Sheet” E900"


def test_visible_sheets_in_order_and_hidden_ones_said() -> None:
    book = openpyxl.Workbook()
    for name, words, state in (
        ("一", "甲", "visible"),
        ("二", "密", "hidden"),
        ("三", "乙", "visible"),
    ):
        sheet = book.create_sheet(name)
        sheet.append([words, "1"])
        sheet.append([words, "2"])
        sheet.sheet_state = state
    source = xlsx.read(saved(book))
    assert source.text == "甲\t1\n甲\t2\n乙\t1\n乙\t2"
    assert len(source.tables) == 2
    assert "工作表“二”" in source.notices[0].says


def test_hidden_rows_are_read_and_said() -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx_of([["甲", "1"], ["乙", "2"]])))
    book.active.row_dimensions[2].hidden = True  # type: ignore[union-attr]
    source = xlsx.read(saved(book))
    assert "乙\t2" in source.text
    assert "隐藏的行" in source.notices[0].says


def test_a_package_that_lacks_the_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="不是完整的"):
        xlsx.read(packed({"xl/other.xml": "<x/>"}))


@pytest.mark.office
def test_an_old_workbook_has_its_values_and_merged_cells() -> None:
    from shishi.reading.files import office  # optional dependency: LibreOffice makes the file

    old = office.convert(xlsx_of(HEAD), ".xlsx", "xls")
    source = xls.read(old)
    assert source.text == xlsx.read(xlsx_of(HEAD)).text
    assert "百分数" in source.notices[0].says
