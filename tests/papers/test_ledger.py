"""The ledger as a paper: what stands in which cell, and what is merged."""

from datetime import date
from decimal import Decimal

from shishi.papers import ledger
from shishi.papers.content import Cell
from shishi.papers.ledger import COLUMNS
from shishi.rules import ledgers
from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType
from shishi.rules.ledgers import ProjectFacts, TargetFacts

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


def sheet():
    paper = ledger.draw([ledger.Ledger("2026年总台账", ledgers.rows([ROADS, MEALS]))])
    return paper.sheets[0]


def column(key):
    place = [column.key for column in COLUMNS].index(key)
    return [row[place] for row in sheet().rows]


def test_what_holds_for_a_project_is_one_merged_cell():
    assert column("title") == [Cell("农村道路提升工程", 3), None, None, Cell("助餐服务", 1)]
    assert column("number")[0] == Cell(1, 3)
    assert column("deadline_on")[0] == Cell(date(2026, 12, 31), 3)


def test_a_clause_is_merged_over_its_figures_only():
    assert [cell and cell.rows for cell in column("task")] == [2, None, 1, 1]


def test_numbers_stay_numbers_and_ranges_become_words():
    assert [cell.value for cell in column("target")] == [Decimal(36), None, None, "3—5"]
    assert column("funds")[1].value == Decimal("2400.50")


def test_what_the_plan_does_not_say_is_marked():
    assert [cell.value for cell in column("presumed") if cell] == ["推定", "原文"]
    assert column("deadline_on")[-1].value == "长期"
    assert column("lead_units")[0].value == ""


def test_several_plans_give_a_sheet_each_and_one_explanation():
    rows = ledgers.rows([MEALS])
    paper = ledger.draw([ledger.Ledger("甲", rows), ledger.Ledger("乙", rows)])
    assert [sheet.name for sheet in paper.sheets] == ["总台账1", "总台账2", "填报说明"]


def test_every_column_is_explained():
    explained = "".join(name for name, _ in ledger.EXPLAINED)
    own = {"序号", "实事", "分项", "指标", "比较", "目标", "计量单位", "类型", "资金（万元）"}
    own |= {"责任县领导", "完成时限", "时限依据", "来历"}
    assert own <= {column.head for column in COLUMNS}
    assert all(head in explained for head in own)
