"""标题: lines, organs, groups of lines that are a name."""

import pytest

from shishi.reading.lines import titles
from shishi.reading.source import SourceText, plain


def lines(text):
    return titles.lines(plain(SourceText(text, "txt")))


@pytest.mark.parametrize(
    ("words", "organ"),
    [
        ("云岭县人民政府办公室", True),
        ("中共云岭县委办公室", True),
        ("县 发 改 委", True),
        ("各乡镇人民政府", False),
        ("云岭县2026年民生实事方案", False),
        ("抓好任务落实", False),
    ],
)
def test_names_of_organs(words, organ):
    assert titles.is_organ(words) is organ


def test_organs_beside_each_other_are_two_and_wide_set_characters_are_one():
    assert titles.organs("云岭县委办公室 云岭县政府办公室") == [
        "云岭县委办公室",
        "云岭县政府办公室",
    ]
    assert titles.organs("云 岭 县 人 民 政 府") == ["云岭县人民政府"]


def test_lines_leave_out_blank_ones_and_the_space_around():
    text = "\n  甲方案  \n\n\t乙\n"
    assert [(line.text, text[line.start : line.end]) for line in lines(text)] == [
        ("甲方案", "甲方案"),
        ("乙", "乙"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "云岭县2026年民生实事项目\n实施方案\n\n一、任务",
        "附件1：云岭县2026年民生实事项目实施方案\n一、任务",
        "（此件公开发布）\n云岭县2026年民生实事项目实施方案\n一、任务",
    ],
)
def test_the_first_title_of_a_plan(text):
    assert next(titles.plans(lines(text))).text == "云岭县2026年民生实事项目实施方案"


@pytest.mark.parametrize(
    "text",
    [
        "一、民生实事项目\n",
        "各乡镇要抓好2026年民生实事项目。\n",
        "1|道路|2026年完成全部工程\n",
        "责任单位：2026年项目\n",
    ],
)
def test_headings_sentences_and_rows_are_no_titles(text):
    assert list(titles.plans(lines(text))) == []


def test_a_notice_takes_in_the_organ_above_it():
    found = titles.notice(lines("云岭县人民政府\n关于印发《云岭县民生实事方案》的通知\n各乡镇：\n"))
    assert found.text == "云岭县人民政府关于印发《云岭县民生实事方案》的通知"
