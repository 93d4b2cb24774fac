"""The preview: everything in it, nothing that runs, figures linked to their sources."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from shishi.papers import html
from shishi.papers.content import (
    Annex,
    Cell,
    Form,
    Head,
    Masthead,
    Paper,
    Paragraph,
    Picture,
    Record,
    Sheet,
    Signature,
    Traced,
)
from shishi.papers.figures import Course, course
from tests.papers import specimens
from tests.papers.specimens import SENTENCE, lines, sheet


def shown(paper: Paper, link: html.Link | None = None) -> LexborHTMLParser:
    return LexborHTMLParser(html.write(paper, link))


def test_everything_of_a_paper_is_in_its_order():
    annexes = (Annex("推进滞后项目清单。", (sheet(2),), True), Annex("其他项目", (sheet(1),)))
    paper = replace(specimens.downward(lines(2), annexes), note="此件公开发布")
    text = "".join(shown(paper).body.text().split())
    order = [
        "云岭县人民政府办公室文件",
        "云政办发〔2026〕36号",
        "云岭县人民政府办公室关于2026年9月民生实事办理情况的通报",
        "各乡镇人民政府、县政府各部门：",
        "云岭县各乡镇各部门",
        "附件：1.推进滞后项目清单2.其他项目",
        "云岭县人民政府办公室2026年10月9日",
        "（此件公开发布）",
        "附件1推进滞后项目清单",
        "附件2其他项目",
        "抄送：县人大常委会办公室、县政协办公室。",
        "2026年10月10日印发",
        "当日校验值：3f9a",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert sorted(places[:8]) == places[:8]


def test_a_figure_opens_to_its_source_where_it_has_one():
    words = ("完成", Traced("8项", "done"), "，滞后", Traced("2项", "behind"), "。")
    paper = specimens.downward((Paragraph(words),))
    link = {"done": "/ledger?facts=done&on=2026-09-30"}
    links = shown(paper, lambda name: link.get(name, "")).css("a")
    assert [(one.text(), one.attributes["href"]) for one in links] == [("8项", link["done"])]
    assert "完成8项，滞后2项。" in shown(paper).text()
    assert not shown(paper).css("a")


def test_text_stays_text():
    words = "<script>alert(1)</script>\"'&<b>"
    paper = Paper(
        Form.UPWARD, Masthead((words,), words, words, (words,), words, words, words), words,
        (
            Paragraph((words, Traced(words, "x")), 1), Paragraph((words,), 2, words),
            Sheet(words, words, (Head(words, 9),), ((Cell(words),),), (words,), (words,)),
        ),
        (words,), (Annex(words, (Paragraph((words,)),)),),
        Signature((words,), date(2026, 10, 9)), words,
        Record((words,), words, date(2026, 10, 9), (words,)), ((words, words),),
    )  # fmt: skip
    made = html.write(paper, lambda name: '/x?a="><script>')
    assert "<script" not in made
    assert unescape(made).count(words) >= 20


def test_neither_style_nor_script_stands_in_it():
    drawing = Picture(
        course(Course("饮水", date(2026, 1, 1), date(2026, 11, 30), date(2026, 9, 30))), "图1"
    )
    for form in Form:
        paper = replace(specimens.downward((drawing, sheet(2))), form=form)
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html.write(paper))
    assert shown(specimens.downward((drawing,))).css_first("figure svg[role=img] title")


def test_headings_go_down_by_one_level_below_the_title():
    blocks = tuple(Paragraph((f"第{level}层",), level) for level in range(1, 5))
    run_in = Paragraph((SENTENCE,), 2, "（一）资金情况。")
    page = shown(specimens.downward((*blocks, run_in)))
    heads = [one.tag for one in page.css("h1, h2, h3, h4, h5, h6")]
    assert heads == ["h2", "h3", "h4", "h5", "h6"]
    assert page.css_first("p b").text() == "（一）资金情况。"


def test_a_table_under_a_title_of_its_own_words_has_none():
    annex = Annex("滞后项目清单", (sheet(1, "滞后项目清单"), sheet(1, "其他")))
    captions = shown(specimens.downward(lines(1), (annex,))).css("caption")
    assert [one.text() for one in captions] == ["其他"]


def test_merged_cells_and_shapes_of_a_table():
    merged = Sheet(
        "分类", "", (Head("类别", 10), Head("项目", 30)),
        ((Cell("饮水", 2), Cell("一标段")), (None, Cell("二标段\n续")),),
    )  # fmt: skip
    page = shown(specimens.downward((merged, sheet(1))))
    assert [one.attributes.get("rowspan") for one in page.css("td")[:3]] == ["2", None, None]
    assert page.css_first("td.is-number").text() == "1"
    assert page.css_first("td.is-day").text() == "2026-10-31"
    frame = page.css_first("div.wide-table")
    assert frame.attributes["aria-label"] == "正文表1 分类"
    assert frame.attributes["tabindex"] == "0"


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        (Form.DOWNWARD, "云岭县人民政府办公室文件"),
        (Form.LETTER, "云岭县人民政府办公室"),
        (Form.MINUTES, "云岭县人民政府办公室纪要"),
    ],
)
def test_the_mark_of_each_form(form, mark):
    page = shown(replace(specimens.downward(lines(1)), form=form))
    assert page.css_first(".organ-mark").text() == mark
    assert page.css_first(f"article.{form.value}")


def test_who_signs_stands_beside_the_number_of_an_upward_paper_alone():
    paper = specimens.upward(("祁望舟", "阿卜杜热依木·吐尔逊"))
    assert shown(paper).css_first(".signers").text() == "签发人：祁望舟　阿卜杜热依木·吐尔逊"
    assert not shown(replace(paper, form=Form.DOWNWARD)).css(".signers")


def test_a_plain_table_has_no_head_and_minutes_tell_who_was_there():
    assert not shown(Paper(Form.TABLE, Masthead(), "分解表", (sheet(1),))).css(".organ-mark")
    text = shown(specimens.minutes()).css_first(".presence").text()
    assert text.startswith("出席：县政府祁望舟")
