"""Ordinals in every style, and what only looks like one."""

import re

import pytest

from shishi.reading.lines.marks import MARK, mark_at, number_of


@pytest.mark.parametrize(
    ("line", "words", "number"),
    [
        ("（一）道路工程", "（一）", 1),
        ("(十二) 道路工程", "(十二)", 12),
        ("一、道路工程", "一", 1),
        ("二、四、五类危桥", "二", 2),
        ("1.道路工程", "1", 1),
        ("12、道路工程", "12", 12),
        ("3﹒高标准农田", "3", 3),
        ("4．道路", "4", 4),
        ("1.2025年底前建成", "1", 1),
        ("（3）学校改造", "（3）", 3),
        ("5）学校改造", "5", 5),
        ("⑦新增学位", "⑦", 7),
        ("㈡学校", "㈡", 2),
        ("⒊学校", "⒊", 3),
        ("Ⅳ、学校", "Ⅳ", 4),
        ("第一件：低保提标", "第一件", 1),
        ("第10项 公厕建设", "第10项", 10),
        ("实事2：供热扩能", "实事2", 2),
        ("项目五：养老院改造", "项目五", 5),
        ("实事一　安居巩固", "实事一", 1),
        ("三是新增停车位", "三是", 3),
    ],
)
def test_an_ordinal(line: str, words: str, number: int) -> None:
    mark = mark_at(line.replace("\u3000", " "), 0)
    assert mark is not None
    assert (line[mark.start : mark.end], mark.number) == (words, number)


@pytest.mark.parametrize(
    "line",
    [
        "1.5万人受益",
        "2025.5完成",
        "第一中学新校区",
        "一座新桥",
        "12个班",
        "项目建设按期完成",
    ],
)
def test_what_is_no_ordinal(line: str) -> None:
    assert mark_at(line, 0) is None


@pytest.mark.parametrize(
    ("words", "number"), [("二十一", 21), ("一百零二", 102), ("⑳", 20), ("元", 0)]
)
def test_the_number_of_an_ordinal(words: str, number: int) -> None:
    assert number_of(words) == number


BEHIND = tuple(
    "、甲 一、甲 一）甲 1）甲 1、甲 一是甲 一件：甲 先，甲 次，甲 事一：甲 目一：甲 程一：甲 "
    "务一：甲 项一：甲 生实事一：甲 ——甲 甲".split()
)


@pytest.mark.parametrize("behind", BEHIND)
def test_the_letters_that_guard_the_pattern_lose_no_mark(behind):
    lines = [letter + behind for letter in sorted({*MARK, *"甲乙09０BCDEFGHIZbcdefghiz"})]
    assert [
        line for line in lines if (mark_at(line, 0) is None) is bool(re.match(MARK, line))
    ] == []
