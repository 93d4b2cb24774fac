"""值: how values read in print."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.papers.content import Annex, Form, Value
from shishi.papers.values import annex_titles, joined, mark_word, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("县水利局", "县水利局"),
        (12345, "12,345"),
        (Decimal("1234567.50"), "1,234,567.50"),
        (date(2026, 9, 3), "2026-09-03"),
    ],
)
def test_a_value_is_shown_as_it_is_read(value: Value, text: str):
    assert shown(value) == text


@pytest.mark.parametrize(
    ("units", "line"),
    [
        (("甲局", "乙局"), "甲局、乙局"),
        (("各乡镇、街道", "县直各部门"), "各乡镇、街道，县直各部门"),
        ((), ""),
    ],
)
def test_units_are_joined_by_the_mark_that_they_do_not_hold(units: tuple[str, ...], line: str):
    assert joined(units) == line


def test_annexes_are_numbered_where_there_are_several_and_end_without_a_mark():
    first, second = Annex("进展较慢的项目。", ()), Annex(" 其他项目；", ())
    assert annex_titles([first]) == [("", "进展较慢的项目")]
    assert annex_titles([first, second]) == [("1.", "进展较慢的项目"), ("2.", "其他项目")]


@pytest.mark.parametrize(
    ("form", "word", "printed"),
    [
        (Form.DOWNWARD, "文件", "文件"),
        (Form.UPWARD, "文件", "文件"),
        (Form.LETTER, "文件", ""),
        (Form.MINUTES, "文件", "纪要"),
        (Form.LETTER, "函", "函"),
    ],
)
def test_a_letter_and_minutes_bear_no_word_of_papers(form: Form, word: str, printed: str):
    assert mark_word(form, word) == printed
