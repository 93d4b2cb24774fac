"""序号."""

import pytest

from shishi.reading.draft import RemarkKind
from shishi.reading.lines.level_marks import han
from shishi.reading.lines.marks import number_of
from tests.reading.remarked import TAIL, remarks


def plan(*headings):
    item = f"（一）道路工程。改造道路3公里。{TAIL}（二）路灯工程。更新路灯300盏。{TAIL}"
    text = f"云岭县2026年民生实事实施方案\n一、任务分解\n{item}" + "".join(
        f"{heading}\n（一）加强领导。各单位要高度重视，抓好落实。\n" for heading in headings
    )
    return [(r.span.quote, r.ok, r.says) for r in remarks(RemarkKind.NUMBERING, text)]


def wrong(found):
    return [quote for quote, ok, _ in found if not ok]


def test_headings_that_count_on_are_in_order():
    found = plan("二、工作要求", "三、保障措施")
    assert wrong(found) == []
    assert any("“一、”至“三、”连续" in says for _, _, says in found)


def test_another_style_in_the_row_of_headings():
    found = plan("2、工作要求")
    assert wrong(found) == ["2、工作要求"]
    assert "应为“二、”" in found[-1][2]


def test_a_gap_names_what_is_missing():
    found = plan("三、工作要求")
    assert wrong(found) == ["三、工作要求"]
    assert any("缺“二、”" in says for _, _, says in found)


def test_a_repeated_number():
    assert wrong(plan("二、工作要求", "二、保障措施")) == ["二、保障措施"]


def test_a_heading_without_number_among_numbered_ones():
    assert wrong(plan("工作要求")) == ["工作要求"]


def test_numbers_that_begin_again_under_each_heading_are_no_fault():
    assert wrong(plan("二、工作要求", "三、保障措施", "四、监督检查")) == []


def test_an_excerpt_may_begin_anywhere_and_a_broken_number_is_no_mark():
    text = "云岭县2026年民生实事方案（节选）\n三、任务分解\n铺设管道1\n84.7公里。\n四、工作要求\n"
    assert wrong([(r.span.quote, r.ok, r.says) for r in remarks(RemarkKind.NUMBERING, text)]) == []


@pytest.mark.parametrize(("words", "value"), [("3", 3), ("十", 10), ("十二", 12), ("二十一", 21)])
def test_numerals_are_read_and_written(words, value):
    assert number_of(words) == value
    if not words.isdigit():
        assert han(value) == words
