"""Every rule finds its own wrong example and nothing in its right one; a finding has its place."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.reading.source import SourceText
from shishi.wording.check import check
from shishi.wording.export import as_json, as_lines, summary
from shishi.wording.register import Holding
from shishi.wording.table import RULES
from tests.wording.typed import check_text

SHOWN = [rule for rule in RULES if rule.name != "post"]  # a post needs a register


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.name)
def test_a_rule_finds_its_wrong_example(rule):
    assert rule.name in {one.rule.name for one in check_text(rule.wrong)}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.name)
def test_a_rule_leaves_its_right_example_alone(rule):
    assert [one.rule.name for one in check_text(rule.right) if rule.name != "blank"] == []


def test_rules_have_names_of_their_own_and_an_article():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch("[a-z]+", rule.name) and rule.basis and rule.asks for rule in RULES)


def test_a_finding_says_line_column_words_and_what_to_write():
    (found,) = check_text("一、总体情况\n截至2025年09月30日，进展顺利。")
    assert (found.line, found.column, found.words) == (2, 7, "年09月30日")
    assert found.instead == "年9月30日"
    assert found.sentence == "截至2025年09月30日，进展顺利。"


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("开展“回头看“活动。", ["”"]),
        ("开展“甲“乙”活动。", ["补上”"]),
        ("“甲”“乙”“丙", ["补上”"]),
        ("“甲“，“乙“。", ["”", "”"]),
        ("（一）甲）乙", ["补上前半个，或删去"]),
    ],
)
def test_marks_without_their_other_half(words, instead):
    assert [one.instead for one in check_text(words) if one.rule.name == "pair"] == instead


def test_a_place_leads_home_through_lines_broken_by_the_page():
    text = "截至9月底，全县65项民生实\n事已完成26项，占42%，其余正在推进。"
    (found,) = check(SourceText(text, "pdf"))
    assert text[found.start : found.end] == "42%"
    assert (found.line, found.column) == (2, 10)


def test_lines_and_values_tell_the_same():
    source = SourceText("县水利局新建主管网l0.5公里。", "text")
    found = check(source)
    (line, last) = as_lines(found, source, "a.txt")
    assert line.startswith("a.txt:1:10 【形近字符】“l0.5”")
    assert last == "a.txt：1 处意见，其中差错 1 处。"
    told = as_json(found, source)["findings"]
    assert told[0]["rule"] == "lookalike"
    assert told[0]["instead"] == "10.5"
    assert summary(()) == "没有核校意见。"


@given(
    st.text(
        alphabet="一二三四（）()〔〕[]《》“”、，。；：:;,.1234567890%-—～占比率项件个万元亿年月日号附件完成滞后"
        "其中共由提高到\n\t县第Ol",
        max_size=200,
    )
)
def test_whatever_the_text_each_finding_quotes_its_place(text):
    for found in check_text(text):
        assert text[found.start : found.end] == found.words
        assert text.split("\n")[found.line - 1][found.column - 1 :][:1] == found.words[:1]


DAY = date(2026, 3, 1)
REGISTER = (
    Holding("陆远帆", "县住房和城乡建设局局长", date(2022, 1, 1), date(2025, 6, 30)),
    Holding("陆远帆", "县政府副县长", date(2025, 7, 1)),
    Holding("秦书言", "县住房和城乡建设局局长", date(2025, 7, 1)),
    Holding("乔安", "县审计局局长", date(2020, 1, 1)),
)


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("县住建局局长秦书言汇报了情况。", ""),
        ("副县长陆远帆主持会议。", ""),
        ("陆远帆（副县长）主持会议。", ""),
        ("会议由副县长陆远帆主持。", ""),
        ("县委常委副县长陆远帆主持会议。", ""),
        ("县委常委、常务副县长陆远帆主持会议。", ""),
        ("会议由县住房和城乡建设局局长秦书言主持。", ""),
        ("会议由县长陆远帆主持。", "副县长"),
        ("县住建局局长陆远帆汇报了情况。", "副县长"),
        ("县长陆远帆主持会议。", "副县长"),
        ("县住房和城乡建设局局长秦书严汇报了情况。", "秦书言"),
        ("县教育局局长乔安国汇报了情况。", ""),
        ("陆远帆同志到会指导。", ""),
    ],
)
def test_names_and_posts_are_held_against_the_register(words, finds):
    found = [one for one in check_text(words, REGISTER, DAY) if one.rule.name == "post"]
    assert [finds in one.instead for one in found] == ([True] if finds else [])


def test_a_post_is_held_against_the_day_of_the_paper():
    paper = "县住房和城乡建设局局长陆远帆汇报了情况。\n云岭县人民政府\n{}\n"
    before = check_text(paper.format("2024年3月1日"), REGISTER, DAY)
    after = check_text(paper.format("2026年3月1日"), REGISTER, DAY)
    assert [one.rule.name for one in before] == []
    assert [one.rule.name for one in after] == ["post"]


def test_without_a_register_no_name_is_looked_at():
    assert check_text("县长陆远帆主持会议。") == ()


def test_a_page_number_read_in_pieces_is_no_title_of_an_annex():
    listed = "附件：1.进展较慢的项目\n      2.其他项目\n附件1\n进展较慢的项目\n"
    assert check_text(f"{listed}附件2\n—\n1\n2\n—\n其他项目\n") == ()
    (found,) = check_text(f"{listed}附件2\n—\n8\n—\n其余项目\n")
    assert (found.rule.name, found.words) == ("annex", "其余项目")
