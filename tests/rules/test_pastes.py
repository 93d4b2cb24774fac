"""粘贴: which months and quarters a copied row speaks of."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import Refused
from shishi.rules.pastes import dated_amounts
from tests.rules.indicator_cells import target

PIPES = target(IndicatorType.CUMULATIVE, "60 公里")
WHOLE = Decimal(60)
JUNE = date(2026, 6, 30)


@pytest.mark.parametrize(
    "heads", ["3月\t6月", "3月份\t6月份", "2026年3月\t6月底", "一季度\t二季度", "第1季度\t2季度"]
)
def test_heads_of_months_and_quarters(heads: str):
    found = dated_amounts(f"{heads}\n20\t60", PIPES, WHOLE, JUNE)
    assert found == ((date(2026, 3, 31), Decimal(20)), (JUNE, WHOLE))


def test_columns_that_are_not_of_a_period_are_passed_over():
    text = "序号\t项目\t一季度\t二季度\t合计\n3\t管网\t20\t40\t60"
    assert len(dated_amounts(text, PIPES, WHOLE, JUNE)) == 2


def test_a_deadline_within_a_month_is_its_last_day():
    found = dated_amounts("5月\t6月\n20\t60", PIPES, WHOLE, date(2026, 6, 15))
    assert found[-1] == (date(2026, 6, 15), WHOLE)


def test_one_number_of_january_is_the_month_and_the_quarter_at_once():
    with pytest.raises(Refused, match="既可能是月，也可能是季度"):
        dated_amounts("60", PIPES, WHOLE, date(2026, 1, 31))


@given(st.text(alphabet="0123456789.,-—\t\r\n月季度第一二 合计年万公里%", max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(text: str):
    try:
        found = dated_amounts(text, PIPES, WHOLE, JUNE)
    except Refused as refused:
        said = refused.verdict.says
        assert said.endswith("。")
    else:
        assert found[-1] == (JUNE, WHOLE)
        assert [on for on, _ in found] == sorted({on for on, _ in found})


@given(st.lists(st.integers(0, 99), min_size=12, max_size=12).filter(any))
def test_amounts_of_each_month_and_their_sums_say_the_same(parts: list[int]):
    sums = [sum(parts[: place + 1]) for place in range(12)]
    aim = target(IndicatorType.CUMULATIVE, f"{sums[-1]} 公里")
    year_end, whole = date(2026, 12, 31), Decimal(sums[-1])
    each = dated_amounts("\t".join(map(str, parts)), aim, whole, year_end)
    added = dated_amounts("\t".join(map(str, sums)), aim, whole, year_end)
    assert each == added
    assert [value for _, value in each] == sums
