"""Lines of the source as pages show them."""

import pytest

from shishi.queries.plans import Line, Piece
from shishi.web.lines import Run, marked

NONE: frozenset[str] = frozenset()


def shown(*pieces: Piece, narrow: frozenset[str] = NONE, titles: frozenset[str] = NONE):
    return marked([Line(0, pieces)], narrow, titles, 0, None)[0]


@pytest.mark.parametrize(
    ("kind", "tint"),
    [
        ("quantity", "quantity"),
        ("money", "money"),
        ("ordinal", "title"),
        ("milestone", "deadline"),
        ("mechanism", ""),
        ("remark", ""),
        ("", ""),
    ],
)
def test_each_kind_has_its_tint(kind, tint):
    assert shown(Piece("60公里", 0, kind, "e1")).runs == (Run("60公里", tint, "e1"),)


def test_a_narrow_remark_tints_and_a_broad_one_only_refers():
    piece = Piece("5O公里", 0, "quantity", "e1", remarks=("r1", "r2"))
    assert shown(piece, narrow=frozenset({"r1"})).runs[0] == Run(
        "5O公里", "quantity doubt", "e1 r1 r2"
    )
    assert shown(piece).runs[0] == Run("5O公里", "quantity", "e1 r1 r2")


def test_what_was_dropped_loses_its_tint_but_still_leads_to_its_row():
    run = shown(Piece("60公里", 0, "quantity", "e1", state="dropped")).runs[0]
    assert (run.kind, run.first) == ("", "e1")


def test_blanks_between_cells_lead_nowhere():
    cell, gap = Piece("甲", 0), Piece("\t", 1, "remark", "", remarks=("r1",))
    assert shown(cell, gap).runs == (Run("甲"), Run("\t"))


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("一、总体要求", "heading"),
        ("十二、工作要求", "heading"),
        ("（一）农村供水保障工程。新建供水站2座。", ""),
        ("一、新建集中供水站2座；改造管网86.5公里。", ""),
    ],
)
def test_headings_are_told_by_their_numbers(words, look):
    assert shown(Piece(words, 0)).look == look


def test_the_title_of_the_plan_is_set_as_one():
    piece = Piece("云岭县2026年实施方案", 0, "head", "h1")
    assert shown(piece, titles=frozenset({"h1"})).look == "title"


def test_paragraph_numbers_are_left_out_and_pages_are_kept():
    lines = [
        Line(0, (Piece("甲", 0),), "第1段"),
        Line(2, (Piece("乙", 2),), "第2行"),
        Line(4, (Piece("丙", 4),), "第3页"),
    ]
    assert [line.place for line in marked(lines, NONE, NONE, 0, None)] == ["", "", "第3页"]


def test_empty_lines_draw_as_one_and_none_at_the_top():
    lines = [
        Line(0, (), "第1页"),
        Line(1, (Piece("　", 1),)),
        Line(3, (Piece("甲", 3),)),
        Line(5, ()),
        Line(6, (Piece(" ", 6),)),
        Line(8, (Piece("乙", 8),)),
    ]
    found = marked(lines, NONE, NONE, 0, None)
    assert ["".join(run.text for run in line.runs) for line in found] == ["甲", "", "乙"]
    assert [line.start for line in found] == [3, 5, 8]
    assert [line.place for line in found] == ["第1页", "", ""]


@pytest.mark.parametrize(
    ("start", "end", "kept"), [(0, None, "甲乙丙"), (3, 6, "乙"), (4, None, "乙丙")]
)
def test_a_stretch_takes_in_the_lines_it_reaches_into(start, end, kept):
    lines = [
        Line(0, (Piece("甲一", 0),)),
        Line(3, (Piece("乙二", 3),)),
        Line(6, (Piece("丙三", 6),)),
    ]
    found = marked(lines, NONE, NONE, start, end)
    assert "".join(line.runs[0].text[0] for line in found) == kept
