"""The cells of the annexes of a paper, by row and column."""

from datetime import date
from decimal import Decimal

from shishi.papers.cells import CellTold, told
from shishi.papers.content import Annex, Cell, Head, Paragraph, Sheet
from shishi.rules.ledgers import Shape

HEADS = (
    Head("序号", 6, Shape.NUMBER),
    Head("项目", 40),
    Head("完成", 10, Shape.NUMBER),
    Head("时限", 12, Shape.DAY),
)


def annex(title: str, *rows: tuple[object, ...]) -> Annex:
    cells = tuple(tuple(one and Cell(one) for one in row) for row in rows)
    return Annex(title, (Paragraph(("说明",)), Sheet(title, title, HEADS, cells)))


DAY = date(2026, 10, 31)


def test_each_cell_is_known_by_its_row_and_its_column():
    assert told([annex("进展较慢", (1, "供水", Decimal("22.5"), DAY))]) == {
        "供水 · 完成": CellTold("供水", "供水", "完成", "22.5"),
        "供水 · 时限": CellTold("供水", "供水", "时限", "2026-10-31"),
    }


def test_a_row_is_the_same_wherever_it_is_listed():
    slow = told([annex("进展较慢", (1, "供水", 1, DAY)), annex("其他", (1, "路灯", 2, DAY))])
    fine = told([annex("进展较慢"), annex("其他", (1, "路灯", 2, DAY), (2, "供水", 1, DAY))])
    assert slow == fine


def test_rows_under_one_merged_cell_are_told_apart():
    found = told([annex("一览", (1, "供水", 1, DAY), (None, None, 2, DAY))])
    assert found["供水 · 完成"].words == "1"
    assert found["供水 · 完成（第2处）"].words == "2"


def test_lines_of_a_row_are_known_by_their_own_words_and_what_covers_them_by_the_row():
    heads = (Head("项目", 40), Head("类别", 10), Head("指标", 20), Head("完成", 10, Shape.NUMBER))
    rows = (
        (Cell("供水", 2), Cell("超序时", 2), Cell("管网"), Cell(75)),
        (None, None, Cell("水池"), Cell(28)),
    )
    found = told([Annex("一览", (Sheet("一览", "一览", heads, rows),))])
    assert {name: one.words for name, one in found.items()} == {
        "供水 · 类别": "超序时",
        "供水—管网 · 完成": "75",
        "供水—水池 · 完成": "28",
    }
