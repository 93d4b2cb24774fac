"""What a workbook says that came back, in whatever order, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from shishi.rules.bringing import Brought, Fault, Grid, address, brought, stamped
from shishi.rules.fillings import Typed
from shishi.rules.reports import NoChange
from shishi.rules.sheets import (
    DATA,
    DATA_HEADS,
    DENOMINATOR,
    TEXTS,
    VALUE,
    WORDS,
    WORDS_HEADS,
    Blank,
    Line,
    Passage,
    Stamp,
)

STAMP = Stamp(1, 2, 3, (7, 8))
PIPES = Line(7, 41, None, 1, "供水工程", "管网", "公里", "86.5", None, "20", "20", "")
SHARE = Line(7, 42, None, 1, "供水工程", "覆盖", "%", "100%", None, "", "", "", shared=True)
OPENING = Line(7, 43, None, 1, "供水工程", "通水", "达到日期", "", None, "", "", "", dated=True)
BASE = Line(8, 51, 0, 2, "养老工程", "主楼：基础", "%", "", None, "50", "50", "")
ROOF = Line(8, 51, 1, 2, "养老工程", "主楼：屋面", "%", "", None, "", "", "")
EAST = replace(PIPES, project=8, indicator=52, number=2, title="养老工程", point="东村")
WEST = replace(EAST, name="西村餐点", point="西村")
WATER = Passage(7, 1, "供水工程", 0, ("",) * 7)
CARE = Passage(8, 2, "养老工程", 3, ("正在施工", *("",) * 6), "罗听松于4月1日10:05保存")
LINES, PASSAGES = (PIPES, SHARE, OPENING, BASE, ROOF, WEST, EAST), (WATER, CARE)
BLANK = Blank(STAMP, "云岭县", "县水利局", "2026年3月", "", LINES, PASSAGES)
TOP = 4


def grids(
    cells: Mapping[tuple[str, str], str] | None = None,
    *,
    reverse: bool = False,
    stamp: str = STAMP.text,
) -> dict[str, Grid]:
    """The workbook as it was taken, with some cells (key of the row, head) filled in."""
    typed = dict(cells or {})
    data = [
        (
            *(one.key, one.mark, str(one.number), one.title, one.name, one.measure, one.target),
            *("", one.last, one.value, one.denominator, ""),
        )
        for one in LINES
    ]
    words = [(one.key, one.mark, str(one.number), one.title, "", *one.texts) for one in PASSAGES]
    found = {}
    for name, heads, rows in ((DATA, DATA_HEADS, data), (WORDS, WORDS_HEADS, words)):
        order = list(reversed(rows)) if reverse else rows
        texts = {(TOP, column): head for column, head in enumerate(heads)} | {(0, 0): stamp}
        for place, row in enumerate(order, TOP + 1):
            for column, (head, text) in enumerate(zip(heads, row, strict=True)):
                texts[place, column] = typed.get((row[0], head), text)
        found[name] = Grid(name, texts)
    return found


def told(**more: object) -> tuple[Brought, ...]:
    found, faults = brought(grids(**more), BLANK, STAMP)
    assert faults == ()
    return found


def faults(found: dict[str, Grid], blank: Blank = BLANK, stamp: Stamp = STAMP) -> dict[str, str]:
    _, wrong = brought(found, blank, stamp)
    assert {type(one) for one in wrong} <= {Fault}
    return {one.place: one.says for one in wrong}


def test_a_workbook_that_was_not_touched_says_nothing():
    assert told() == ()


@pytest.mark.parametrize("reverse", [False, True])
def test_only_the_project_that_was_touched_is_told_with_all_its_figures(reverse):
    [one] = told(cells={("7-41-0", VALUE): "25", ("7-43-0", VALUE): "2026-3-9"}, reverse=reverse)
    assert (one.project, one.version) == (7, 0)
    assert one.filled.figures == {41: Typed("25"), 42: Typed(), 43: Typed(reached_on="2026-3-9")}


def test_stages_come_together_in_their_order():
    [one] = told(cells={("8-51-2", VALUE): "30%"}, reverse=True)
    assert one.filled.figures[51] == Typed(stages=("50", "30"))
    assert one.filled.progress == "正在施工"
    assert one.version == 3


def test_points_come_together_by_their_names():
    [one] = told(cells={("8-52-@东村", VALUE): "6"})
    assert one.filled.figures[52] == Typed(points=(("东村", "6"), ("西村", "20")))


def test_a_denominator_and_a_remark_come_with_their_figure():
    cells = {("7-42-0", VALUE): "90%", ("7-42-0", DENOMINATOR): "120", ("7-42-0", "备注"): "按新册"}
    [one] = told(cells=cells)
    assert one.filled.figures[42] == Typed("90", "120")
    assert one.notes == {42: "按新册"}


def test_words_alone_touch_a_project_and_the_cause_is_known_by_its_words():
    [one] = told(cells={("7-0", "无变化原因"): "等待资金", ("7-0", "说明"): "资金未到"})
    assert (one.filled.no_change, one.filled.remark) == (NoChange.FUNDS, "资金未到")
    assert one.places["cause"] == f"“{WORDS}”J6"
    assert one.places["41"] == f"“{DATA}”J6"


def test_answers_given_on_the_page_stay():
    blank = replace(BLANK, passages=(replace(WATER, reasons=(("jump", "41", "集中"),)), CARE))
    [one], _ = brought(grids({("7-41-0", VALUE): "25"}), blank, STAMP)
    assert one.filled.reasons == {("jump", "41"): "集中"}


def test_a_project_that_can_no_longer_be_filled_in_is_told_only_when_touched():
    blank = replace(BLANK, passages=(replace(WATER, refusal="该报送“已采用”。"), CARE))
    assert faults(grids({("8-51-1", VALUE): "60"}), blank) == {}
    assert faults(grids({("7-41-0", VALUE): "25"}), blank) == {f"“{WORDS}”D6": "该报送“已采用”。"}


def test_both_values_are_shown_where_the_page_has_moved_on():
    now = replace(BLANK, lines=(*LINES[:3], replace(BASE, value="55"), *LINES[4:]))
    now = replace(now, passages=(WATER, replace(CARE, version=4)))
    found = faults(grids({("8-51-1", VALUE): "60"}), now)
    assert found[f"“{DATA}”J9"] == "表中填 60，页面上为 55。"
    assert "罗听松于4月1日10:05保存" in found[f"“{WORDS}”D7"]
    assert f"“{DATA}”J10" not in found


def test_a_project_that_went_to_another_unit_is_told():
    blank = replace(BLANK, passages=(WATER,), lines=LINES[:3])
    assert any("已不由本单位填报" in says for says in faults(grids(), blank).values())


@pytest.mark.parametrize(
    ("key", "head", "typed", "place", "says"),
    [
        ("7-41-0", DENOMINATOR, "3", f"“{DATA}”K6", "没有应办数"),
        ("7-0", TEXTS["no_change"], "没钱", f"“{WORDS}”J6", "不在所列原因之中"),
        ("7-41-0", "实事", "养老工程", f"“{DATA}”D6", "只对部分列作了排序"),
        ("7-41-0", "表内编号", "7-99-0", f"“{DATA}”D6", "不是表中原有的"),
        ("7-41-0", "表内编号", "7-42-0", f"“{DATA}”E6", "只对部分列作了排序"),
    ],
)
def test_a_fault_is_told_at_its_cell(key, head, typed, place, says):
    found = faults(grids({(key, head): typed}))
    assert says in found[place]


def test_a_head_that_moved_is_told_where_it_should_stand():
    found = grids()
    texts = dict(found[DATA].texts) | {(TOP, 9): "应办数", (TOP, 10): VALUE}
    wrong = faults({**found, DATA: Grid(DATA, texts)})
    assert set(wrong) == {f"“{DATA}”J5", f"“{DATA}”K5"}


def test_a_cell_without_a_value_matters_only_where_something_is_filled_in():
    found = grids()
    odd = {(TOP + 1, 8): "公式", (TOP + 1, 9): "公式没有算出的数"}
    wrong = faults({**found, DATA: Grid(DATA, found[DATA].texts, odd)})
    assert wrong == {f"“{DATA}”J6": "公式没有算出的数"}


def test_the_stamp_is_that_of_the_first_table():
    assert stamped(grids()) == STAMP
    assert stamped(grids(stamp="名录")) is None
    assert stamped({DATA: grids()[DATA]}) is None


@pytest.mark.parametrize(
    ("row", "column", "says"), [(0, 0, "A1"), (6, 3, "D7"), (9, 25, "Z10"), (0, 26, "AA1")]
)
def test_a_cell_is_named_as_a_sheet_names_it(row, column, says):
    assert address(row, column) == says
