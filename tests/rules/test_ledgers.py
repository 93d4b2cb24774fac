"""总台账: which rows a plan gives, and what stands in their cells."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules import ledgers
from shishi.rules.advances import Reached, Told
from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType
from shishi.rules.ledgers import ProjectFacts, TargetFacts

ROAD = ProjectFacts(
    number=1,
    ordinal="（一）",
    title="农村道路提升工程",
    tasks=("新建农村公路36公里以上", "完善养护制度"),
    targets=(
        TargetFacts(
            value=Decimal(36),
            measure="公里",
            task="新建农村公路36公里以上",
            subject="农村公路",
            bound=Bound.AT_LEAST,
            place="第3段",
            quote="36公里以上",
        ),
    ),
    sponsors=("林知远",),
    responsible_units=("县交通运输局", "县财政局"),
    deadline_on=date(2026, 12, 31),
    presumed=True,
    place="第2段",
)


def money(yuan: str, **more: object) -> TargetFacts:
    return TargetFacts(value=Decimal(yuan), measure="元", money=True, **more)  # type: ignore[arg-type]


def test_a_figure_gives_a_row_with_its_bound_measure_and_source():
    row = ledgers.rows([ROAD])[0]
    assert (row.indicator, row.bound, row.target, row.measure) == (
        "农村公路",
        Bound.AT_LEAST,
        Decimal(36),
        "公里",
    )
    assert row.source == "第3段 “36公里以上”"
    assert row.responsible_units == "县交通运输局、县财政局"


def test_a_clause_without_a_figure_keeps_its_row():
    row = ledgers.rows([ROAD])[1]
    assert row.task == "完善养护制度"
    assert row.kind is IndicatorType.UNQUANTIFIED
    assert row.indicator == "未提出量化指标"


def test_a_project_without_clause_and_figure_keeps_its_row():
    assert [row.title for row in ledgers.rows([ProjectFacts(number=7, title="托育服务")])] == [
        "托育服务"
    ]


def test_rows_follow_the_order_of_the_clauses():
    project = ProjectFacts(
        number=1,
        title="绿化",
        tasks=("完善制度", "植树9棵"),
        targets=(TargetFacts(value=Decimal(9), measure="棵", task="植树9棵"),),
    )
    assert [row.task for row in ledgers.rows([project])] == ["完善制度", "植树9棵"]


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        ("9870840", "987.084"),
        ("12000000", "1200"),
        ("12000000.00", "1200.00"),
        ("500", "0.05"),
        ("1" * 30, "1" * 26 + ".1111"),
    ],
)
def test_money_is_shown_in_ten_thousands_to_the_last_digit(yuan, shown):
    project = ProjectFacts(number=1, title="供水", targets=(money(yuan),))
    assert f"{ledgers.rows([project])[0].funds:f}" == shown


def test_a_range_of_money_keeps_both_ends():
    row = ledgers.rows(
        [ProjectFacts(number=1, title="供水", targets=(money("200000", upper=Decimal(300000)),))]
    )[0]
    assert (row.funds, row.upper, row.target) == (Decimal(20), Decimal(30), None)


def test_a_rate_is_a_standard_and_no_funds():
    row = ledgers.rows([ProjectFacts(number=1, title="补助", targets=(money("500", per="户"),))])[0]
    assert (row.target, row.measure, row.funds) == (Decimal(500), "元/户", None)


def test_a_part_names_its_total_s_side():
    parts = (
        TargetFacts(value=Decimal(8), measure="万亩", subject="良种"),
        TargetFacts(value=Decimal(5), measure="万亩", subject="小麦", part_of=0),
    )
    rows = ledgers.rows([ProjectFacts(number=1, title="良种", targets=parts)])
    assert [row.indicator for row in rows] == ["良种", "其中：小麦"]


def test_money_of_nothing_in_particular_is_called_funds():
    row = ledgers.rows(
        [ProjectFacts(number=1, title="停车", targets=(money("3200000", quote="320"),))]
    )
    assert row[0].indicator == "资金"


def test_funds_leave_out_rates_and_parts():
    targets = (money("500", per="户"), money("900000"), money("400000", part_of=1))
    assert ledgers.funds([ProjectFacts(number=1, title="改厕", targets=targets)]) == 900000


def test_plain_values_keep_numbers_exact():
    values = ledgers.as_values(ledgers.rows([ROAD])[0])
    assert values["target"] == "36"
    assert values["deadline_on"] == "2026-12-31"
    assert values["presumed"] is True
    own = [name for name in ledgers.Row.__dataclass_fields__ if name not in ("reached", "told")]
    names = [*own, *Reached.__dataclass_fields__, *Told.__dataclass_fields__]
    assert sorted(values) == sorted(names)


@given(st.decimals(min_value=0, max_value=10**20, places=2))
def test_ten_thousands_can_be_turned_back(yuan):
    assert ledgers.ten_thousands(yuan) * 10000 == yuan


def test_what_was_told_stands_beside_the_promise_in_plain_values():
    told = Told(project=7, level="省级", planned=Decimal("120.50"))
    reached = Reached(line=9, scheduled=Decimal(18), as_of=date(2026, 9, 28))
    target = replace(ROAD.targets[0], reached=reached)
    plain = ledgers.as_values(ledgers.rows([replace(ROAD, told=told, targets=(target,))])[0])
    assert (plain["project"], plain["level"], plain["planned"]) == (7, "省级", "120.50")
    assert (plain["line"], plain["scheduled"], plain["as_of"]) == (9, "18", "2026-09-28")


def test_every_line_of_a_project_has_what_was_told_of_it():
    told = Told(project=7, problem="管材供应不足")
    lines = ledgers.rows([replace(ROAD, told=told)])
    assert {row.told.problem for row in lines} == {"管材供应不足"}
    assert [row.reached.line for row in lines] == [None, None]
