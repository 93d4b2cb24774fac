"""The whole reading: spans quote the source, two plans are told apart, any text ends well."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shishi.reading import pipeline
from shishi.reading.draft import PlanDraft
from shishi.reading.source import SourceText
from shishi.rules.spans import Span
from tests.reading import corpus_files
from tests.reading.told_items import draft, lines


def spans(found: PlanDraft) -> Iterator[Span]:
    for item in found.items:
        yield from (item.span, item.title.span, *item.clauses)
        if item.ordinal:
            yield item.ordinal.span
        yield from (figure.span for figure in item.figures)
        yield from (unit.span for unit in item.units)
        yield from (person.span for person in item.people)
        yield from (milestone.span for milestone in item.milestones)
        if item.deadline:
            yield item.deadline.span
    yield from (figure.span for figure in found.loose)
    yield from (entry.span for entry in found.mechanism)
    yield from (remark.span for remark in found.remarks)


@pytest.mark.parametrize("name", corpus_files.passages())
def test_every_value_quotes_its_place_in_the_source(name: str) -> None:
    text = corpus_files.text(name).read_text(encoding="utf-8")
    found = pipeline.read(SourceText(text, "txt"))
    assert [span for span in spans(found) if not span.holds(text)] == []
    assert sum(1 for _ in spans(found)) > (5 if found.items else 0)


def test_an_item_has_its_clauses_in_order() -> None:
    text = (
        "青禾县2025年民生实事\n（一）道路工程。主要包括：新建道路5公里；改造危桥2座；安装路灯30盏。\n"
        "责任单位：县交通局\n（二）学校工程。新建2所。\n责任单位：县教育局"
    )
    assert [span.quote for span in draft(text).items[0].clauses] == [
        "新建道路5公里",
        "改造危桥2座",
        "安装路灯30盏",
    ]


def test_two_plans_in_one_file_are_both_read_and_pointed_out() -> None:
    one = (
        "{place}县2025年民生实事实施方案\n1.新建公厕3座。责任单位：县住建局\n"
        "2.改造道路5公里。责任单位：县交通局\n"
    )
    text = one.format(place="青禾") + "\n" + one.format(place="红岭")
    found = draft(text)
    assert [item.ordinal.value for item in found.items if item.ordinal] == ["1", "2", "1", "2"]
    said = [remark.says for remark in found.remarks if remark.kind.value == "file"]
    assert len(said) == 1
    assert "《红岭县2025年民生实事实施方案》" in said[0]


def test_five_hundred_items_are_all_read() -> None:
    text = "青禾县2025年民生实事\n" + "".join(
        f"{n}.第{n}号道路。新建道路{n}公里。责任单位：县交通局\n" for n in range(1, 501)
    )
    assert len(lines(text)) == 500


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "The county will build 20 schools in 2025. It will also build 30 clinics.",
        "那年春天，他走在山路上，想起许多往事；村口的老槐树已经开花。\n" * 50,
        "（" * 3000,
        "“" * 3000,
        "①②③" * 500,
        "1234567890" * 300,
        "责任单位：" * 400,
        "序号 项目名称 责任单位 完成时限\n" * 200,
        "一、\n" * 500,
        " " * 5000 + "1.",
    ],
    ids=range(12),
)
def test_texts_that_are_no_plan_have_no_full_items(text: str) -> None:
    found = draft(text)
    assert all(not (item.units and item.figures) for item in found.items)


WORDS = (
    "（一） 1. 一、 ① 实事一： 道路工程 新建道路5公里 。 ； ， 、 | 责任单位： 牵头领导："
    " 完成时限： 县交通局 各乡镇 王平 古丽·赛买提 10月底前 2025年 1031日前 （ ） 〔★ 〕 注："
    " 除第1项外 其余 合计 其中： 序号 项目名称 单位 万元 12.5 95% 以上 O l 《 》 工作要求"
    " 抄送： 由县住建局牵头 截至 【完成时限】 縣"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", " ", "\t"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_ends_in_a_draft_whose_spans_hold(text: str) -> None:
    found = pipeline.read(SourceText(text, "txt"))
    assert all(span.holds(text) for span in spans(found))
