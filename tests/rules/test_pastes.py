"""粘贴: which months and quarters a copied row speaks of."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import Refused
from shishi.rules.pastes import dated_amounts, named_amounts
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


@pytest.mark.parametrize(
    "text",
    [
        "甲村\t12.5\n乙村\t7.5",
        "序号\t点位\t目标（公里）\n1\t甲村\t12.5\n2\t乙村\t7.5\n\t合计\t20",
        "甲村 12.5 公里\n乙村　7.5公里\n",
        "1. 甲村，12.5\n2、乙村：７.5",
        "点位\t目标\t备注\r\n甲村\t12.5\t沿河\r\n乙村\t7.5\t—",
    ],
)
def test_names_and_amounts_are_read_as_people_copy_them(text: str):
    assert named_amounts(text, "公里") == (("甲村", Decimal("12.5")), ("乙村", Decimal("7.5")))


def test_names_alone_are_read_without_amounts():
    assert named_amounts("甲村\n城东 小学", "公里") == (("甲村", None), ("城东 小学", None))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("甲村\t12\n乙村\t", "“乙村”没有目标"),
        ("甲村\t\n乙村\t12", "“甲村”没有目标"),
        ("甲村\t12\n\t7", "没有名称"),
        ("甲村\t12\n乙村\t七", "“乙村”没有目标"),
        (" \n", "没有可用的内容"),
        ("合计\t20", "没有可用的内容"),
    ],
)
def test_lines_that_cannot_be_told_are_refused(text: str, says: str):
    with pytest.raises(Refused, match=says):
        named_amounts(text, "公里")


@given(st.text(alphabet="甲乙村1２.,，、\t\r\n 公里合计%-", max_size=60))
def test_any_list_is_read_or_refused_with_a_sentence(text: str):
    try:
        found = named_amounts(text, "公里")
    except Refused as refused:
        said = refused.verdict.says
        assert said.endswith("。")
    else:
        assert found
        assert all(name for name, _ in found)


@given(
    st.lists(st.tuples(st.sampled_from(["甲村", "乙村", "三中"]), st.integers(0, 9999)), min_size=1)
)
def test_a_copied_table_comes_back_whole(rows: list[tuple[str, int]]):
    text = "\n".join(f"{name}\t{amount}" for name, amount in rows)
    assert named_amounts(text, "户") == tuple((name, Decimal(amount)) for name, amount in rows)
