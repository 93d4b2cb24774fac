"""What is odd in a figure: the table, mutations of an honest series, and units mistaken."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.checks import checks
from shishi.rules.faults import Past
from shishi.rules.indicators import IndicatorType
from tests.rules.figures import ON, facts_of
from tests.tables.beyond import APART, PASSED
from tests.tables.doubts import ASKED

# 60 公里 over the year, planned 5, 12, 20 by March and honestly reported.
HONEST = replace(
    facts_of(IndicatorType.CUMULATIVE, "公里", "", "18", "目标：60；应完成：20"),
    steepest=Decimal(10),
    remark="三月铺设 7 公里",
    past=(Past(Decimal(4), Decimal(5), "进场"), Past(Decimal(11), Decimal(12), "二月铺设 7 公里")),
)


EVERY = (*ASKED.rows, *PASSED.rows, *APART.rows)


@pytest.mark.parametrize("row", EVERY, ids=lambda row: f"{row[0]}-{row[2]}-{row[3]}-{row[4]}")
def test_what_is_asked(row: tuple):
    *given_, severity, says = row
    found = [(one.severity, one.says) for one in checks(facts_of(*given_), on=ON)]
    assert found == ([] if severity == "—" else [(severity, says)])


@pytest.mark.parametrize(
    ("value", "code"),
    [("18", None), ("18000", "scale"), ("0.018", "decrease"), ("180", "beyond"), ("8", "decrease")],
)
def test_a_slip_in_an_honest_report_is_found(value: str, code: str | None):
    found = {one.code for one in checks(replace(HONEST, value=Decimal(value)), on=ON)}
    assert (code in found) if code else not found


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_figure_is_never_asked_twice_about_its_size(value: int, target: int):
    facts = replace(HONEST, value=Decimal(value * 20), target=Decimal(target), past=())
    codes = [one.code for one in checks(facts, on=ON)]
    assert not {"scale", "beyond"} <= set(codes)
    assert ("scale" in codes or "beyond" in codes) is (value * 20 > target)


@given(st.lists(st.integers(1, 40), min_size=3, max_size=3), st.booleans())
def test_on_plan_each_time_is_asked_unless_the_steps_are_too_small_to_miss(steps, counted):
    first, second, third = steps[0], sum(steps[:2]), sum(steps)
    facts = replace(
        HONEST,
        counted=counted,
        value=Decimal(third),
        scheduled=Decimal(third),
        target=Decimal(1000),
        steepest=None,
        past=tuple(Past(Decimal(one), Decimal(one)) for one in (first, second)),
    )
    asked = "parrot" in {one.code for one in checks(facts, on=ON)}
    assert asked is (not counted or min(steps[1:]) >= 10)


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), min_size=1, max_size=4))
def test_parts_are_asked_about_only_where_they_are_the_whole(parts):
    aims, told = (tuple(Decimal(one) for one in column) for column in zip(*parts, strict=True))
    whole, value = sum(aims), sum(told) + 1
    facts = replace(HONEST, parts=told, part_targets=aims, value=value, past=(), steepest=None)

    def asked(target: Decimal) -> bool:
        return "parts" in {one.code for one in checks(replace(facts, target=target), on=ON)}

    assert asked(whole)
    assert not asked(whole + 1)
