"""What a figure may not be: the table, and that no reason helps."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.checks import Severity, checks
from shishi.rules.faults import GROWING, Past
from shishi.rules.indicators import IndicatorType
from tests.rules.figures import ON, facts_of
from tests.tables.faults import MUST

AMOUNTS = st.decimals(0, 10**9, places=2)
PLAIN = facts_of(IndicatorType.CUMULATIVE, "公里", "", "0", "")


@pytest.mark.parametrize("row", MUST.rows, ids=lambda row: f"{row[0]}-{row[2]}-{row[3]}-{row[4]}")
def test_what_must_be_put_right(row: tuple):
    *given_, severity, says = row
    found = [(one.severity, one.says) for one in checks(facts_of(*given_), on=ON)]
    assert found == ([] if severity == "—" else [(severity, says)])


@pytest.mark.parametrize("odd", ["NaN", "Infinity", "-1"])
def test_a_value_that_was_not_typed_is_refused_all_the_same(odd: str):
    (found,) = checks(replace(PLAIN, value=Decimal(odd)), on=ON)
    assert found.severity is Severity.HARD


@given(st.sampled_from(IndicatorType), AMOUNTS, AMOUNTS)
def test_exactly_what_adds_up_may_not_fall(kind: IndicatorType, before: Decimal, now: Decimal):
    facts = replace(PLAIN, type=kind, value=now, past=(Past(before),))
    fell = any(one.code == "decrease" for one in checks(facts, on=ON))
    assert fell is (kind in GROWING and now < before)
