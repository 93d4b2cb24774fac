"""The ledger as a paper: what stands in which cell, and what is merged."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shishi.papers import ledger
from shishi.papers.content import Cell
from shishi.rules import ledgers
from shishi.rules.advances import Reached, Told
from shishi.rules.amounts import Bound
from shishi.rules.columns import Grain
from shishi.rules.indicators import IndicatorType
from shishi.rules.layouts import BUILT_IN, CANONICAL, PLAN, named
from shishi.rules.ledgers import ProjectFacts, TargetFacts

DAY = date(2026, 9, 30)
ROADS = ProjectFacts(
    number=1,
    title="农村道路提升工程",
    tasks=("新建农村公路36公里以上、投入2400.50万元", "养护道路"),
    targets=(
        TargetFacts(
            value=Decimal(36),
            measure="公里",
            task="新建农村公路36公里以上、投入2400.50万元",
            subject="农村公路",
            bound=Bound.AT_LEAST,
        ),
        TargetFacts(
            value=Decimal("24005000.00"),
            measure="元",
            task="新建农村公路36公里以上、投入2400.50万元",
            subject="投入",
            money=True,
            kind=IndicatorType.FUNDS,
        ),
    ),
    responsible_units=("县交通运输局",),
    deadline_on=date(2026, 12, 31),
    presumed=True,
)
MEALS = ProjectFacts(
    number=2,
    title="助餐服务",
    targets=(TargetFacts(value=Decimal(3), upper=Decimal(5), measure="处", subject="助餐点"),),
    deadline_text="长期",
)


def layout_of(name):
    found = named(name)
    assert found is not None
    return found


def sheet():
    paper = ledger.draw([ledger.Ledger("2026年总台账", ledgers.rows([ROADS, MEALS]))])
    return paper.sheets[0]


def column(key):
    place = [column.key for column in PLAN.columns].index(key)
    return [row[place] for row in sheet().rows]


def test_what_holds_for_a_project_is_one_merged_cell():
    assert column("title") == [Cell("农村道路提升工程", 3), None, None, Cell("助餐服务", 1)]
    assert column("number")[0] == Cell(1, 3)
    assert column("deadline_on")[0] == Cell(date(2026, 12, 31), 3)


def test_a_clause_is_merged_over_its_figures_only():
    assert [cell and cell.rows for cell in column("task")] == [2, None, 1, 1]


def test_numbers_stay_numbers_and_ranges_become_words():
    assert [cell.value for cell in column("quantity")] == [Decimal(36), None, None, "3—5"]
    assert column("funds")[1].value == Decimal("2400.50")


def test_what_the_plan_does_not_say_is_marked():
    assert [cell.value for cell in column("presumed") if cell] == ["推定", "原文"]
    assert column("deadline_on")[-1].value == "长期"
    assert column("lead_units")[0].value == ""


def test_several_plans_give_a_sheet_each_and_one_explanation():
    rows = ledgers.rows([MEALS])
    paper = ledger.draw([ledger.Ledger("甲", rows), ledger.Ledger("乙", rows)])
    assert [sheet.name for sheet in paper.sheets] == ["总台账1", "总台账2", "填报说明"]


@pytest.mark.parametrize("layout", BUILT_IN, ids=lambda one: one.name)
def test_every_column_is_explained(layout):
    *_, explained = ledger.draw([ledger.Ledger("甲", ledgers.rows([MEALS]))], layout).sheets
    assert explained.name == "填报说明"
    assert len(explained.rows) == len(layout.columns)
    assert all(cell.value for row in explained.rows for cell in row)


@pytest.mark.parametrize("layout", BUILT_IN, ids=lambda one: one.name)
def test_a_plan_of_which_nothing_is_known_fills_every_layout(layout):
    page = ledger.draw([ledger.Ledger("甲", ledgers.rows([ROADS, MEALS]), on=DAY)], layout).sheets[
        0
    ]
    assert len(page.rows) == {Grain.LINE: 4, Grain.PROJECT: 2, Grain.UNIT: 2}[layout.grain]
    assert all(len(row) == len(page.heads) for row in page.rows)


def cells(layout, *projects):
    """The table as lists of values, under the keys of its columns."""
    page = ledger.draw([ledger.Ledger("甲", ledgers.rows(projects), on=DAY)], layout).sheets[0]
    values = [[cell.value if cell else None for cell in row] for row in page.rows]
    return [dict(zip((one.key for one in layout.columns), row, strict=True)) for row in values]


def a_line(actual, target=10, due=None, **more):
    """A figure with its progress; 10 kilometres are promised."""
    share = Decimal(actual) / target if actual is not None else None
    return TargetFacts(
        value=Decimal(target),
        measure="公里",
        subject=more.pop("subject", "农村公路"),
        actual=None if actual is None else Decimal(actual),
        share=share,
        scheduled_share=None if due is None else Decimal(due),
        **more,
    )


def test_one_row_a_project_tells_all_its_figures():
    road = ProjectFacts(number=1, title="道路", targets=(a_line(4), a_line(None, subject="桥")))
    table = cells(layout_of("实施进度表"), road)
    assert [row["done"] for row in table] == ["农村公路 4/10 公里（40%）"]


def test_nothing_reported_is_told_as_such():
    row = cells(
        layout_of("实施进度表"), ProjectFacts(number=1, title="道路", targets=(a_line(None),))
    )
    assert row[0]["done"] == "未报"
    unfinished = cells(layout_of("未完成项目表"), ProjectFacts(number=1, title="道路"))
    assert unfinished[0]["overall"] == "未报"


def test_more_than_the_whole_counts_as_the_whole_in_a_mean():
    lines = (a_line(15, due="0.5"), a_line(5, due="0.5"))
    row = cells(layout_of("未完成项目表"), ProjectFacts(number=1, title="道路", targets=lines))[0]
    assert row["overall"] == "75%"


def test_points_behind_are_named_beside_the_progress():
    spots = Reached(spots="50%（甲村偏慢；乙村未报）")
    line = a_line(5, due="0.5", reached=spots)
    row = cells(layout_of("未完成项目表"), ProjectFacts(number=1, title="道路", targets=(line,)))[0]
    assert row["overall"] == "50%（甲村偏慢；乙村未报）"


def test_what_is_done_is_not_among_the_unfinished():
    done = ProjectFacts(number=1, title="道路", told=Told(done=True))
    table = cells(layout_of("未完成项目表"), done, ProjectFacts(number=2, title="供水"))
    assert [row["title"] for row in table] == ["供水"]


def test_a_unit_adds_up_its_projects_and_each_project_once():
    money = Told(planned=Decimal(100), built=Decimal(40))
    one = ProjectFacts(
        number=1,
        title="道路",
        lead_units=("县交通运输局",),
        targets=(a_line(5, due="0.75"), a_line(5, due="0.75")),
        told=money,
    )
    two = ProjectFacts(number=2, title="桥梁", lead_units=("县交通运输局",), told=money)
    silent = ProjectFacts(number=3, title="助餐", lead_units=("县民政局",))
    table = cells(layout_of("投资对照表"), one, two, silent)
    first, second = table
    assert (first["lead_units"], first["projects"]) == ("县交通运输局", 2)
    assert (first["planned"], first["built"], first["built_share"]) == (200, 80, 40)
    assert (first["overall_share"], first["overall_points"]) == (50, -25)
    assert (second["planned"], second["built_share"], second["overall_share"]) == (None, None, None)


def test_heads_name_the_months_that_are_told_of():
    page = ledger.draw([ledger.Ledger("甲", (), on=DAY)], layout_of("完成情况表")).sheets[0]
    assert "1—9月实际完成" in [head.text for head in page.heads]


def test_what_can_stand_in_a_column_is_listed_where_it_is_little():
    page = ledger.draw([ledger.Ledger("甲", ledgers.rows([ROADS, MEALS]))], CANONICAL).sheets[0]
    lists = {head.key: head.choices for head in page.heads if head.choices}
    assert lists["level"] == ("省级", "市级", "县级")
    assert lists["presumed"] == ("原文", "推定")
    assert lists["measure"] == ("公里", "万元", "处")
    assert "◆ 已完成" in lists["status"]


def test_every_row_of_a_sheet_that_may_come_back_has_a_key_of_its_own():
    own = replace(ROADS, told=Told(project=7))
    target = replace(ROADS.targets[0], reached=Reached(line=3))
    rows = ledgers.rows([replace(own, targets=(target, ROADS.targets[1]))])
    page = ledger.draw([ledger.Ledger("甲", rows, stamp="总台账 1")], CANONICAL).sheets[0]
    assert page.keys == ("7-3", "7-t1", "7-t2")
    assert ledger.draw([ledger.Ledger("甲", rows)], CANONICAL).sheets[0].keys == ()
