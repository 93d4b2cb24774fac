"""What stands on the workbook of a round, and how its rows are found again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.fillings import Typed
from shishi.rules.sheets import Line, Passage, Stamp, lines_of, mark, stamp

LINE = Line(7, 41, None, 3, "供水工程", "管网", "公里", "86.5 公里", Decimal(35))
KEYS = st.integers(1, 10**12)


@given(KEYS, KEYS, KEYS, st.lists(KEYS, min_size=1, max_size=9))
def test_a_stamp_is_read_as_it_was_written(territory, unit, round_, projects):
    one = Stamp(territory, unit, round_, tuple(projects))
    assert stamp(one.text) == one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "单位人员名录",
        "离线填报表",
        "离线填报表 2 1 2 3 4",
        "离线填报表 1 1 2 3",
        "离线填报表 1 1 2 3 4 5",
        "离线填报表 1 1 2 x 4",
        "离线填报表 1 1 2 -3 4",
        "离线填报表 1 1 2 ３ 4",
        "离线填报表 1 1 2 3 4,",
        f"离线填报表 1 1 2 3 {'9' * 40}",
    ],
)
def test_anything_else_is_no_stamp(text):
    assert stamp(text) is None


def test_a_figure_is_one_row_with_what_was_told_last():
    [row] = lines_of(LINE, (), (), Typed("25"), Typed("22.5"))
    assert (row.key, row.measure, row.value, row.last) == ("7-41-0", "公里", "25", "22.5")
    assert row.scheduled == Decimal(35)


def test_of_works_each_stage_is_a_row_and_what_is_due_stands_at_the_first():
    rows = lines_of(LINE, ("基础", "主体"), (), Typed(stages=("100", "20")), Typed(stages=("80",)))
    assert [(row.key, row.name, row.measure, row.value, row.last) for row in rows] == [
        ("7-41-1", "管网：基础", "%", "100", "80"),
        ("7-41-2", "管网：主体", "%", "20", ""),
    ]
    assert [row.scheduled for row in rows] == [Decimal(35), None]


def test_of_an_indicator_with_points_each_is_a_row_with_its_own_target():
    points = (("赤溪村", "12"), ("灵溪村", "8"))
    rows = lines_of(
        LINE, (), points, Typed("9", points=(("赤溪村", "9"),)), Typed(points=(("灵溪村", "3"),))
    )
    assert [(row.key, row.name, row.target, row.value, row.last) for row in rows] == [
        ("7-41-@赤溪村", "管网：赤溪村", "12 公里", "9", ""),
        ("7-41-@灵溪村", "管网：灵溪村", "8 公里", "", "3"),
    ]


def test_of_a_milestone_a_day_is_filled_in():
    dated = Line(7, 42, None, 3, "供水工程", "通水", "", "10月底前", None, dated=True)
    [row] = lines_of(dated, (), (), Typed(reached_on="2026-10-28"), Typed())
    assert (row.measure, row.value, row.last) == ("达到日期", "2026-10-28", "")


def test_of_a_rate_the_denominator_stands_beside_and_in_the_last_value():
    rate = Line(7, 43, None, 3, "供水工程", "覆盖", "%", "100%", None, shared=True)
    [row] = lines_of(rate, (), (), Typed("90", "120"), Typed("80", "120"))
    assert (row.value, row.denominator, row.last) == ("90", "120", "80 / 120")


def test_a_denominator_that_is_not_asked_is_not_shown():
    [row] = lines_of(LINE, (), (), Typed("25", "120"), Typed())
    assert row.denominator == ""


def test_a_mark_changes_with_what_is_filled_in_and_not_with_blanks_around():
    assert mark(("25", "", "")) == mark((" 25 ", "", ""))
    assert len({mark(("25", "")), mark(("", "25")), mark(("2", "5")), mark(("26", ""))}) == 4


def test_a_passage_is_known_by_its_project_and_the_version_on_the_page():
    texts = ("完成", "", "", "", "", "", "")
    assert Passage(7, 3, "供水工程", 4, texts).key == "7-4"
    assert Passage(7, 3, "供水工程", 4, texts).mark == mark(texts)
