"""台账行: straight from a document."""

from datetime import date
from decimal import Decimal

from shishi.reading import ledger_rows, pipeline
from shishi.reading.source import SourceText

PLAN = (
    "云岭县2026年民生实事实施方案\n一、任务分解\n"
    "（一）道路工程。改造道路60公里以上，投资3150万元；完善附属设施。\n"
    "责任县领导：王山\n牵头单位：县交通局\n配合单位：县住建局\n责任领导：李水\n"
    "完成时限：2026年10月31日前\n"
    "（二）补助工程。为300户农户发放补助，每户补助500元。\n责任单位：县民政局\n"
    "（三）清洁工程。清淤河道9公里。\n责任单位：县水利局\n完成时限：长期坚持\n"
)


def rows(text=PLAN):
    return ledger_rows.of(pipeline.read(SourceText(text, "txt")))


def test_each_figure_is_a_row_with_its_parties_and_day():
    first = rows()[0]
    assert (first.number, first.title, first.indicator) == (1, "道路工程", "改造道路")
    assert (first.target, first.measure, first.bound.value) == (Decimal(60), "公里", ">=")
    assert (first.sponsors, first.officers) == ("王山", "李水")
    assert (first.lead_units, first.supporting_units) == ("县交通局", "县住建局")
    assert (first.deadline_on, first.presumed) == (date(2026, 10, 31), False)
    assert "60公里以上" in first.source


def test_money_is_funds_and_a_rate_is_a_target():
    funds = [row for row in rows() if row.funds is not None]
    assert [(row.number, row.funds) for row in funds] == [(1, Decimal(3150))]
    assert [(row.target, row.measure) for row in rows() if "/" in row.measure] == [
        (Decimal(500), "元/户")
    ]


def test_a_missing_deadline_is_presumed_and_an_open_end_has_no_day():
    by_number = {row.number: row for row in rows()}
    assert (by_number[2].deadline_on, by_number[2].presumed) == (date(2026, 12, 31), True)
    assert (by_number[3].deadline_on, by_number[3].presumed) == (None, False)
    assert by_number[3].deadline_text == "长期坚持"


def test_a_task_without_figure_keeps_a_row():
    assert any(row.number == 1 and row.target is None and row.funds is None for row in rows())


def test_the_sheet_is_called_by_the_plan_or_else_by_the_file():
    draft = pipeline.read(SourceText(PLAN, "txt"))
    assert ledger_rows.title(draft, "a") == "云岭县2026年民生实事实施方案"
    assert ledger_rows.title(pipeline.read(SourceText("春风", "txt")), "a") == "a"
