"""公文格式 of the Word files, measured: rendered by LibreOffice in one call, each rule of
GB/T 9704-2012 read off the pages."""

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest

from shishi.papers import docx
from shishi.papers.gongwen import MM_IN_POINTS, PAGE, PROFILE
from tests.papers import conformance, made, parts
from tests.papers.measuring import RED, Page
from tests.papers.printed import ORDINARY, PAGES, PAPERS, SPOILED, Print, hold
from tests.papers.rows import ONE, RIGHT, SMALL, body

pytestmark = [pytest.mark.office, pytest.mark.xdist_group("prints")]


@pytest.mark.parametrize("name", ORDINARY)
def test_each_rule_of_the_ordinary_format_holds(name: str, prints: Mapping[str, Print]) -> None:
    rows = conformance.ordinary(prints[name].content, prints[name].pages)
    assert len(rows) > 20
    hold(rows)


@pytest.mark.parametrize("name", SPOILED)
def test_a_setting_made_wrong_is_found(name: str, prints: Mapping[str, Print]) -> None:
    rows = conformance.ordinary(prints[name].content, prints[name].pages)
    assert SPOILED[name][3] in {row.item for row in rows if not row.holds}


@pytest.mark.parametrize("name", ORDINARY)
def test_each_rule_of_the_parts_holds(name: str) -> None:
    hold(parts.rows(docx.write(PAPERS[name])))


@pytest.mark.parametrize(("name", "count"), PAGES.items())
def test_a_paper_has_the_pages_that_its_text_and_record_need(
    name: str, count: int, prints: Mapping[str, Print]
) -> None:
    assert len(prints[name].pages) == count


def test_full_pages_have_22_lines_of_28_characters(prints: Mapping[str, Print]) -> None:
    full = conformance.filled(prints["九页"].pages)
    assert [page.number for page in full] == [2, 3, 4, 5, 6, 7, 8]
    for page in full:
        lines = [line.text for line in body(page)]
        assert len(lines) == 22
        assert [len(line) for line in lines].count(28) >= 18  # 26 where a paragraph begins


def test_a_text_that_fills_an_even_page_has_its_record_on_the_next_even_one(
    prints: Mapping[str, Print],
) -> None:
    found = prints["两页满"].pages
    assert [bool(page.signs) for page in found] == [True, True, False, True]


def test_many_receivers_stand_in_the_record(prints: Mapping[str, Print]) -> None:
    first, *_, last = prints["六十个主送"].pages
    assert made.SIXTY[0] not in first.text
    assert made.han(20) in first.text.replace("\n", "")
    assert last.find("主送：").base < last.find("抄送：").base < last.find("印发").base
    between = (last.find("主送：").base, last.find("抄送：").top)
    assert [rule for rule in last.rules if between[0] < rule.y < between[1]] == []


def test_what_wraps_in_the_record_stays_behind_its_colon(prints: Mapping[str, Print]) -> None:
    last = prints["六十个主送"].pages[-1]
    at = last.lines.index(last.find("主送："))
    edge = PAGE.left + SMALL
    assert last.lines[at].x0 == pytest.approx(edge, abs=0.5)
    assert last.lines[at + 1].x0 == pytest.approx(edge + 3 * SMALL, abs=0.5)


@pytest.mark.parametrize("name", ["附件六十行", "附件三百行", "附件"])
def test_turned_pages_repeat_the_head_of_their_table(
    name: str, prints: Mapping[str, Print]
) -> None:
    turned = [page for page in prints[name].pages if page.width > page.height]
    assert len(turned) >= {"附件六十行": 3, "附件三百行": 15, "附件": 3}[name]
    for page in turned:
        assert "序号项目目标完成完成比例截至责任单位卡在环节" in page.text.replace(" ", "")


def test_no_row_of_an_annex_is_lost(prints: Mapping[str, Print]) -> None:
    text = "".join(page.text for page in prints["附件三百行"].pages)
    assert [n for n in range(1, 301) if f"第{n}件" not in text] == []


def test_text_around_tables_and_pictures_keeps_its_pitch(prints: Mapping[str, Print]) -> None:
    found = prints["图表"].pages
    assert "表1 完成情况" in "".join(page.text for page in found)
    for page in found:
        lines = body(page)
        near = [b.base - a.base for a, b in pairwise(lines)]
        assert all(gap > PROFILE.pitch_points / MM_IN_POINTS - 0.2 for gap in near)


def test_heads_marks_and_text_have_the_type_faces_of_their_kind(
    prints: Mapping[str, Print],
) -> None:
    first = prints["两页"].pages[0]
    assert all("Sans" in sign.font for sign in first.find("一、总体情况").signs)
    quoted = first.find("“一户一表”")
    assert {sign.font for sign in quoted.signs} == {first.find("全县").signs[-1].font}
    wide = [sign.x1 - sign.x0 for sign in quoted.signs if sign.text in "“”"]
    assert wide == pytest.approx([ONE] * len(wide), abs=0.3)


def test_copy_number_secrecy_and_urgency_stand_on_the_first_three_lines(
    prints: Mapping[str, Print],
) -> None:
    lines = prints["密级"].pages[0].lines[:3]
    assert [line.text for line in lines] == ["000012", "机密★1年", "特急"]
    assert [line.x0 for line in lines] == pytest.approx([PAGE.left] * 3, abs=0.5)
    assert lines[0].top == pytest.approx(PAGE.top, abs=1)
    assert ["Sans" in line.signs[0].font for line in lines] == [False, True, True]


def test_a_very_long_mark_keeps_within_its_line(prints: Mapping[str, Print]) -> None:
    red = [line for line in prints["长机关"].pages[0].lines if line.signs[0].colour == RED]
    assert len(red) == 1
    assert red[0].x1 - red[0].x0 <= PAGE.type_width + 0.5


def test_what_is_long_in_the_record_wraps_within_it(prints: Mapping[str, Print]) -> None:
    last = prints["抄送四十"].pages[-1]
    assert last.rules[0].y < last.find("抄送：").top
    below = [line for line in last.lines if line.top > last.find("印发").bottom]
    assert len(below) >= 2
    assert max(line.x1 for line in below) <= RIGHT - SMALL + 0.5


def test_a_project_of_sixty_characters_stands_whole_in_its_column(
    prints: Mapping[str, Print],
) -> None:
    assert len(made.LONG_NAME) == 60
    turned = [page for page in prints["长项目名"].pages if page.width > page.height]
    for page in turned:
        left, right = _edges(page, made.HEADS[1].text, made.HEADS[2].text)
        own = [sign for sign in page.signs if left < sign.x0 < right and not sign.turned]
        text = "".join(one.text for one in sorted(own, key=lambda one: (one.base, one.x0)))
        rows = len(re.findall(r"\d{4}-\d{2}-\d{2}", page.text))
        assert rows > 0
        assert text.count(made.LONG_NAME) == rows
        assert max(sign.x1 for sign in own) < right


def _edges(page: Page, own: str, after: str) -> tuple[float, float]:
    """Where a column begins and ends, by the heads beside it."""
    heads = next(line for line in page.lines if own in line.text and after in line.text)
    at = heads.text.index
    return heads.signs[at(own) - 1].x1, heads.signs[at(after)].x0
