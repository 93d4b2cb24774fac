"""The rows of a register sheet by the heads above them."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from shishi.reading.files.register_sheet import MOST_ROWS, rows
from shishi.reading.source import Unreadable


def sheet(*lines: tuple[object, ...]) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_rows_count_as_the_sheet_does():
    content = sheet(
        ("名录",), ("说明",), ("序号", "姓名", "单位"), (1, "甲", "县水利局"), (), (2, "乙")
    )
    assert rows(content) == [
        (4, {"姓名": "甲", "单位": "县水利局"}),
        (5, {"姓名": "", "单位": ""}),
        (6, {"姓名": "乙", "单位": ""}),
    ]


def test_rows_are_counted_from_the_first_even_when_the_sheet_begins_below():
    book = Workbook()
    for place, value in (("B4", "姓名"), ("C4", "单位"), ("B5", "甲"), ("C5", "某局")):
        book.active[place] = value
    target = BytesIO()
    book.save(target)
    assert rows(target.getvalue()) == [(5, {"姓名": "甲", "单位": "某局"})]


def test_numbers_read_as_people_typed_them():
    content = sheet(("姓名", "单位", "账号"), ("甲", "某局", 20260012))
    assert rows(content)[0][1]["账号"] == "20260012"


def test_the_apostrophe_before_a_formula_is_no_part_of_the_text():
    content = sheet(("姓名", "单位"), ("甲", "'=SUM(A1)"), ("乙", "'某局'"))
    assert [cells["单位"] for _, cells in rows(content)] == ["=SUM(A1)", "'某局'"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "不是 .xlsx"),
        ("姓名,单位\n".encode("gb18030"), "不是 .xlsx"),
        (b"PK\x03\x04" + b"\x00" * 50, "损坏"),
        (sheet(("甲", "乙")), "没有找到表头"),
        (sheet(*[("x",)] * 12, ("姓名", "单位")), "没有找到表头"),
        (sheet(("姓名", "单位"), *[("甲", "某局")] * MOST_ROWS), "超过"),
    ],
)
def test_what_cannot_be_read_ends_in_a_sentence(content: bytes, says: str):
    with pytest.raises(Unreadable, match=says):
        rows(content)
