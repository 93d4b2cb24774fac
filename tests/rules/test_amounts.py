"""数量: exact yuan, 万元 and 亿元, and the way tables print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.amounts import (
    SCALES,
    from_yuan,
    money_text,
    number_text,
    plain,
    points_figure,
    to_yuan,
)

AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)


@pytest.mark.parametrize(
    ("value", "scale", "yuan"),
    [
        ("2103.86", "万元", "21038600"),
        ("987.084", "万元", "9870840"),
        ("2.05", "亿元", "205000000"),
        ("0.01", "元", "0.01"),
        ("3", "千元", "3000"),
        ("1.2", "千万元", "12000000"),
        ("123456789012345678901234567890.12", "亿元", "12345678901234567890123456789012000000"),
    ],
)
def test_money_in_yuan(value: str, scale: str, yuan: str) -> None:
    assert to_yuan(Decimal(value), scale) == Decimal(yuan)


def test_an_unknown_scale_is_an_error() -> None:
    with pytest.raises(KeyError):
        to_yuan(Decimal(1), "美元")


@pytest.mark.parametrize(
    ("yuan", "scale", "text"),
    [
        ("9870840", "万元", "987.084万元"),
        ("45000000", "万元", "4500万元"),
        ("205000000", "亿元", "2.05亿元"),
        ("50", "元", "50元"),
        ("50", "万元", "0.005万元"),
        ("0", "万元", "0万元"),
        ("1E+8", "万元", "10000万元"),
    ],
)
def test_money_as_printed(yuan: str, scale: str, text: str) -> None:
    assert money_text(Decimal(yuan), scale) == text


@given(AMOUNTS, st.sampled_from(sorted(SCALES)))
def test_yuan_and_back_loses_nothing(value: Decimal, scale: str) -> None:
    assert from_yuan(to_yuan(value, scale), scale) == value
    assert to_yuan(from_yuan(value, scale), scale) == value


@given(AMOUNTS)
def test_plain_numbers_keep_their_value_and_have_no_exponent(value: Decimal) -> None:
    assert plain(value) == value
    text = number_text(value)
    assert Decimal(text) == value
    assert set(text) <= set("-0123456789.")
    assert not text.endswith(".")
    assert not ("." in text and text.endswith("0"))


@pytest.mark.parametrize(
    ("points", "text"),
    [
        ("-30", "30"),
        ("10.94", "10.9"),
        ("-10.95", "11"),
        ("0.06", "0.1"),
        ("0.04", "0.04"),
        ("-0.004", "0.004"),
        ("0.00000001", "0.00000001"),
        ("0", "0"),
    ],
)
def test_percentage_points_have_one_decimal_unless_they_would_look_like_none(points, text):
    assert points_figure(Decimal(points)) == text
