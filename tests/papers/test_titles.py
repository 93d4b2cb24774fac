"""Titles are broken by sense, into a trapezoid or a rhombus."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.papers.titles import broken, phrases

LONG = (
    "云岭县人民政府办公室关于进一步做好2026年度农村公路改造提升、老旧小区配套基础设施建设和"
    "特殊困难老年人家庭适老化改造等民生实事项目办理工作的通知"
)
BOOK = "云岭县发展和改革委员会关于印发《云岭县2026年民生实事项目责任分解方案》的通知"
NAME = "关于追授云岭县水利局阿卜杜热依木·吐尔逊麦麦提同志民生实事先进个人称号的决定"
SPLIT = "新建110千伏变电站2座改造农村电网320公里惠及1.2万户居民的项目完成情况的报告"


def width(line: str) -> float:
    return sum(0.5 if sign.isascii() else 1 for sign in line)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("通报", ("通报",)),
        ("关于督促加快推进农村饮水安全提升工程的函", ("关于督促加快推进农村饮水安全提升工程的函",)),
        (
            "云岭县人民政府办公室关于2026年9月民生实事办理情况的通报",
            ("云岭县人民政府办公室", "关于2026年9月民生实事办理情况的通报"),
        ),
        (
            "云岭县2026年民生实事项目第三次调度会议纪要",
            ("云岭县2026年民生实事项目", "第三次调度会议纪要"),
        ),
        ("两行的\n标题", ("两行的", "标题")),
    ],
)
def test_a_title_is_broken_where_its_sense_allows(title, lines):
    assert broken(title, 20) == lines


@pytest.mark.parametrize("title", [LONG, BOOK, NAME, SPLIT])
@pytest.mark.parametrize("most", [16, 18, 20])
def test_lines_make_a_trapezoid_or_a_rhombus(title, most):
    widths = [width(line) for line in broken(title, most)]
    assert len(widths) > 1
    assert max(widths) <= most
    steps = [after - before for before, after in pairwise(widths)]
    shrinks = next((place for place, step in enumerate(steps) if step < 0), len(steps))
    assert all(step <= 0 for step in steps[shrinks:]), "a waist"


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        (LONG, "人民政府 2026年度 农村公路 老旧小区 基础设施 困难 老年人 家庭 通知"),
        (BOOK, "云岭县 发展和改革委员会 印发 2026年 民生实事项目 责任 分解 方案"),
        (NAME, "云岭县水利局 阿卜杜热依木·吐尔逊麦麦提 民生实事 决定"),
        (SPLIT, "110千伏 2座 320公里 1.2万户 居民 报告"),
        (
            "关于对《云岭县民生实事办法》和城关镇中心幼儿园改扩建情况的督查通报",
            "《云岭县民生实事办法》 城关镇",
        ),
        (
            "关于请求拨付2026年第三季度农村公路养护资金3200.5万元的请示",
            "2026年 第三季度 3200.5万元",
        ),
    ],
)
def test_no_word_no_number_with_its_unit_and_no_name_is_torn(title, whole):
    lines = broken(title, 20)
    for word in whole.split():
        assert any(word in line for line in lines), (word, lines)
    assert not [line for line in lines if line[0] in "的、，》）"]


@given(st.text("云岭县民生实事的《》（）0123年个、·AB 和关于", max_size=90))
def test_nothing_is_lost_and_no_line_is_too_wide(title):
    lines = broken(title, 20)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert all(width(line) <= 20 for line in lines)


def test_phrases_are_words_that_stay_together():
    assert phrases("关于2026年9月民生实事办理情况的通报") == (
        *("关于", "2026年9月", "民生实事", "办理", "情况的", "通报"),
    )
    assert phrases("") == ("",)
