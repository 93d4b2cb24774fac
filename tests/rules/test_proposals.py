"""更正建议: a table that comes back, cell by cell, whatever order its rows and columns have."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from shishi.rules.bringing import Grid
from shishi.rules.proposals import (
    Change,
    ProposalState,
    Stamp,
    changes,
    may_decide,
    stamp,
    table,
)

AT = datetime(2026, 10, 26, 9, 30, tzinfo=timezone(timedelta(hours=8)))
STAMP = Stamp(1, 4, date(2026, 9, 30), AT)
COLUMNS = ("title", "indicator", "target", "actual", "share", "lead_units")
HEADS = ("实事", "指标", "年度目标", "累计完成", "完成率（%）", "牵头单位")
ROWS = {
    "7-3": ("供水", "管网", "86.5", "75.7", "87.5", "县水利局"),
    "7-4": ("供水", "水站", "2", "1", "50", "县水利局"),
    "7-t1": ("供水", "未提出量化指标", "", "", "", "县水利局"),
    "8-9": ("助餐", "助餐点", "14", "", "", "县民政局"),
}
EXPECTED = {key: dict(zip(COLUMNS, row, strict=True)) for key, row in ROWS.items()}


def sheet(rows=None, columns=COLUMNS, **more):
    """What came: stamp and keys of columns in row 3, heads in row 4, rows from row 5."""
    texts = {(0, 1): "2026年总台账", (3, 0): STAMP.text}
    for at, key in enumerate(columns, 1):
        texts[3, at] = key
        texts[4, at] = HEADS[COLUMNS.index(key)]
    for place, (key, row) in enumerate((rows or ROWS).items(), 5):
        texts[place, 0] = key.rstrip("*")
        for at, column in enumerate(columns, 1):
            if row[COLUMNS.index(column)]:
                texts[place, at] = row[COLUMNS.index(column)]
    texts |= more.pop("also", {})
    return {"总台账": Grid("总台账", texts, **more)}


def told(grids):
    held = table(grids)
    assert held is not None
    found, faults = changes(held, EXPECTED)
    return found, [(one.place, one.says) for one in faults]


def with_cell(key, column, text, order=None):
    """The rows with one cell changed, in another order where one is given."""
    rows = {one: list(row) for one, row in ROWS.items()}
    rows[key][COLUMNS.index(column)] = text
    return {one: tuple(rows[one]) for one in order or rows}


def test_an_untouched_sheet_says_nothing():
    assert told(sheet()) == ((), [])


def test_a_changed_figure_is_found_with_its_cell():
    found, faults = told(sheet(with_cell("7-3", "actual", "76.5")))
    assert (found, faults) == ((Change(3, "75.7", Decimal("76.5"), "“总台账”E6"),), [])


def test_rows_may_be_sorted_and_columns_moved():
    order = ("8-9", "7-t1", "7-4", "7-3")
    columns = ("actual", "title", "lead_units", "indicator", "share", "target")
    found, faults = told(sheet(with_cell("7-3", "actual", "76.5", order), columns))
    assert (found, faults) == ((Change(3, "75.7", Decimal("76.5"), "“总台账”B9"),), [])


def test_a_column_may_be_left_out_and_the_key_column_moved():
    grids = sheet(with_cell("7-4", "actual", "2"), ("title", "actual"))
    moved = {(row, 9 if at == 0 else at): text for (row, at), text in grids["总台账"].texts.items()}
    found, _ = told({"甲": Grid("甲", moved)})
    assert [(one.line, one.now, one.place) for one in found] == [(4, 2, "“甲”C7")]


@pytest.mark.parametrize("text", ["75.70", "75.700", "75.7 "])
def test_the_same_number_written_otherwise_is_no_change(text):
    assert told(sheet(with_cell("7-3", "actual", text))) == ((), [])


@pytest.mark.parametrize(
    ("key", "column", "text", "place", "says"),
    [
        ("7-3", "target", "90", "D6", "年度目标原为“86.5”，现为“90”：出自方案"),
        ("7-3", "share", "99", "F6", "完成率（%）原为“87.5”，现为“99”：由系统计算"),
        ("7-3", "lead_units", "县住建局", "G6", "责任单位和责任人不能在表中改，请在实事页"),
        ("7-3", "indicator", "水站", "C6", "这一行原为“管网”，现为“水站”"),
        ("7-3", "actual", "", "E6", "不能清空已采用的数（原为 75.7）"),
        ("7-3", "actual", "约76", "E6", "“约76”不是数"),
        ("7-3", "actual", "-3", "E6", "“-3”不是数"),
        ("8-9", "actual", "3", "E9", "尚未采用任何数"),
        ("7-t1", "actual", "3", "E8", "没有量化指标"),
    ],
)
def test_what_cannot_be_changed_says_where_it_is_done(key, column, text, place, says):
    found, faults = told(sheet(with_cell(key, column, text)))
    assert found == ()
    assert [where for where, _ in faults] == [f"“总台账”{place}"]
    assert says in faults[0][1]


def test_cells_covered_by_a_merged_one_are_no_change():
    rows = {key: list(row) for key, row in ROWS.items()}
    for key in ("7-4", "7-t1"):
        rows[key][0] = rows[key][5] = ""
    assert told(sheet(rows)) == ((), [])


def test_what_holds_for_a_project_cannot_be_cleared():
    rows = {key: list(row) for key, row in ROWS.items()}
    rows["8-9"][5] = ""
    _, faults = told(sheet(rows))
    assert [place for place, _ in faults] == ["“总台账”G9"]


def test_rows_of_others_rows_twice_and_rows_without_a_key_are_named():
    rows = {**ROWS, "99-1": ROWS["7-3"], "7-3*": ROWS["7-3"]}
    _, faults = told(sheet(rows))
    assert [(place, says[:7]) for place, says in faults] == [
        ("“总台账”第 10 行", "这一行不是台账"),
        ("“总台账”第 11 行", "与第 6 行重"),
    ]
    grids = sheet(also={(6, 0): ""})
    assert "不是台账中的" in told(grids)[1][0][1]
    texts = dict(grids["总台账"].texts)
    del texts[6, 0]
    assert "台账的行不能在表中增加" in told({"总台账": Grid("总台账", texts)})[1][0][1]


def test_a_formula_without_a_value_is_told():
    rows = with_cell("7-3", "actual", "")
    _, faults = told(sheet(rows, odd={(5, 4): "公式没有算出的数，请直接填写数。"}))
    assert faults == [("“总台账”E6", "公式没有算出的数，请直接填写数。")]


def test_a_stamp_is_read_as_it_was_written():
    assert stamp(STAMP.text) == STAMP


@pytest.mark.parametrize(
    "text",
    [
        "",
        "台账 1",
        "台账 2 1 4 2026-09-30 2026-10-26T09:30:00+08:00",
        "台账 1 x 4 2026-09-30 2026-10-26T09:30:00+08:00",
        "台账 1 1 4 2026-13-30 2026-10-26T09:30:00+08:00",
        "台账 1 1 4 2026-09-30 gestern",
    ],
)
def test_what_is_no_stamp_is_none(text):
    assert stamp(text) is None
    assert table({"甲": Grid("甲", {(0, 0): text})}) is None


@pytest.mark.parametrize(
    ("state", "reason", "accept", "says"),
    [
        (ProposalState.OPEN, "", True, ""),
        (ProposalState.OPEN, "数据有据", False, ""),
        (ProposalState.OPEN, " ", False, "请写明不采纳的理由"),
        (ProposalState.ACCEPTED, "", True, "已采纳，不能再办理"),
        (ProposalState.REJECTED, "", True, "未采纳，不能再办理"),
    ],
)
def test_a_proposal_is_decided_once(state, reason, accept, says):
    verdict = may_decide(state, reason, accept=accept)
    assert verdict.ok is not says.startswith(("请", "已", "未"))
    assert says in verdict.says
