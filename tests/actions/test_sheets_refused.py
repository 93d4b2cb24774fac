"""What is wrong with a workbook is told at its cell, and nothing of it is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from shishi.actions import sheets
from shishi.queries import door
from shishi.records.models import Report, Unit
from shishi.rules.access import Role
from shishi.rules.lifecycle import Refused
from shishi.rules.sheets import DATA
from tests.makers import a_county, a_person
from tests.reporting import (
    APRIL,
    MAY,
    Year,
    a_draft,
    a_year,
    accepted,
    next_round,
    submitted,
    typed,
)
from tests.workbooks import HEAD, brought, filled, put, saved, say, taken, told, unit_of, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    return a_year()


def test_every_fault_is_told_at_its_cell_and_nothing_is_stored(year):
    book = filled(year, "5O公里")
    pipes = put(book, year, year.pipes, "5O公里")
    stations = put(book, year, year.stations, None)
    expected = say(book, year, "预计完成日期", "年底")
    cause = say(book, year, "无变化原因", "没干")
    people = put(book, year, year.people, 3, head="应办数")
    faults = told(year, book)
    assert set(faults) == {pipes, stations, expected, cause, people}
    assert "不是数字" in faults[pipes]
    assert "没有填数" in faults[stations]
    assert "不在所列原因之中" in faults[cause]
    assert not Report.objects.exists()


def test_a_cell_that_cannot_be_read_hides_no_other_fault_and_is_told_once(year):
    book = filled(year)
    pipes, people = put(book, year, year.pipes, "5O"), put(book, year, year.people, "=J6/0")
    faults = brought(year, book).faults
    assert sorted(fault.place for fault in faults) == sorted([pipes, people])
    assert "公式" in next(fault.says for fault in faults if fault.place == people)


def test_a_figure_that_falls_is_told_at_its_cell(year):
    accepted(year)
    next_round(year)
    book = taken(year, MAY)
    place = put(book, year, year.pipes, 20)
    assert "累计数不能减少" in told(year, book, at=MAY)[place]


def other_columns(page: Worksheet) -> None:
    page.delete_cols(6)


def shifted_columns(page: Worksheet) -> None:
    page.insert_cols(9)


def no_heads(page: Worksheet) -> None:
    page.delete_rows(HEAD)


def twice(page: Worksheet) -> None:
    page.append([cell.value for cell in page[HEAD + 1]])


def one_gone(page: Worksheet) -> None:
    page.delete_rows(HEAD + 1)


def one_more(page: Worksheet) -> None:
    page.append([None, None, 99, "另一件实事", "另一项", "个", "", None, None, 5])


def sorted_in_part(page: Worksheet) -> None:
    upper, lower = page.cell(HEAD + 1, 5), page.cell(HEAD + 2, 5)
    upper.value, lower.value = lower.value, upper.value


def a_formula(page: Worksheet) -> None:
    page.cell(HEAD + 1, 10).value = "=1+1"


def merged(page: Worksheet) -> None:
    page.merge_cells(start_row=HEAD + 1, end_row=HEAD + 2, start_column=10, end_column=10)


@pytest.mark.parametrize(
    ("spoil", "place", "says"),
    [
        (other_columns, "“表1 数据”F5", "这一列应为“计量单位”，现为“目标”"),
        (shifted_columns, "“表1 数据”I5", "现为空白"),
        (no_heads, "“表1 数据”", "没有找到表头"),
        (twice, "“表1 数据”D9", "与第 6 行重复"),
        (one_gone, "“表1 数据”", "缺少“"),
        (one_more, "“表1 数据”D9", "不是表中原有的"),
        (sorted_in_part, "“表1 数据”E6", "只对部分列作了排序"),
        (a_formula, "“表1 数据”J6", "公式没有算出的数"),
        (merged, "“表1 数据”J7", "单元格被合并"),
    ],
)
def test_a_spoiled_table_is_told_where(
    year, spoil: Callable[[Worksheet], None], place: str, says: str
):
    book = filled(year)
    spoil(book[DATA])
    faults = told(year, book)
    assert says in faults[place]
    assert not Report.objects.exists()


def test_what_was_saved_on_the_page_since_is_not_overwritten(year):
    book = filled(year, 30)
    a_draft(year, typed(year, pipes="22.5"))
    place = put(book, year, year.pipes, 30)
    faults = told(year, book)
    assert faults[place] == "表中填 30，页面上为 22.5。"
    assert any("闻溪桥于4月1日09:00保存" in says for says in faults.values())
    assert values(year)[year.pipes] == "22.5"


def test_a_report_that_was_handed_in_since_is_refused(year):
    book = filled(year)
    submitted(year)
    [says] = told(year, book).values()
    assert "该报送“已报待审”，不能填写" in says


def test_a_round_that_has_closed_takes_nothing(year):
    book = filled(year)
    late = APRIL + timedelta(days=60)
    [says] = told(year, book, at=late).values()
    assert "截止" in says
    with pytest.raises(Refused, match="没有可以填写的报送"):
        taken(year, at=late)


def test_the_workbook_of_another_round_is_refused(year):
    book = filled(year)
    next_round(year)
    with pytest.raises(Refused, match="不是2026年4月的离线填报表"):
        brought(year, book, at=MAY)


def test_the_workbook_of_another_unit_is_refused(year):
    book = filled(year)
    other = Unit.objects.exclude(pk=unit_of(year)).order_by("pk")[0]
    stamp = book[DATA]["A1"].value.split(" ")
    stamp[3] = str(other.pk)
    book[DATA]["A1"] = " ".join(stamp)
    with pytest.raises(Refused, match="不是县水利局的离线填报表"):
        brought(year, book)


def test_a_reporter_of_another_unit_may_neither_take_nor_bring(year):
    book = filled(year)
    elsewhere = Unit.objects.exclude(pk=unit_of(year)).order_by("pk")[0].pk
    other = replace(year.reporter, units=frozenset({elsewhere}))
    for deed, more in ((sheets.take, {}), (sheets.bring, {"content": saved(book)})):
        with pytest.raises(Refused, match="其他单位"):
            deed(actor=other, unit=unit_of(year), round=year.rounds[-1], at=APRIL, **more)


def test_another_county_finds_neither_unit_nor_round(year):
    elsewhere = a_person(a_county("青溪县"), Role.UNIT_REPORTER)
    for unit in (unit_of(year), *elsewhere.units):
        with pytest.raises(door.NotThere):
            sheets.take(actor=elsewhere, unit=unit, round=year.rounds[-1], at=APRIL)


def bomb() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 9_000_000)
    return target.getvalue()


def long() -> bytes:
    book = Workbook()
    for n in range(50_000):
        book.active.append([n])
    return saved(book)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (bytes, "不是 .xlsx 表格文件"),
        (lambda: b"%PDF-1.7 ...", "不是 .xlsx 表格文件"),
        (lambda: b"PK\x03\x04 broken", "损坏"),
        (bomb, "压缩炸弹"),
        (long, "超过 5000 行"),
        (lambda: saved(Workbook()), "不是本系统导出的离线填报表"),
    ],
    ids=["empty", "pdf", "broken", "bomb", "long", "foreign"],
)
def test_what_is_no_such_workbook_is_refused(year, content, says):
    with pytest.raises(Refused, match=says):
        brought(year, content())
