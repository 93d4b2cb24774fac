"""比例: exact where it ends, on the edge where it lies on the edge, printed as bulletins do."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.shares import (
    amount_text,
    capped,
    mean,
    percent_text,
    points,
    points_text,
    ratio,
    rounded_text,
    share,
    total,
)

AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=4)
WHOLES = st.decimals(min_value=1, max_value=10**12, places=4)
POINTS = st.decimals(min_value=-100, max_value=100, places=6)


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [("45", "60", "0.75"), ("83.4", "60", "1.39"), ("0", "60", "0"), ("-6", "60", "-0.1")],
)
def test_a_share_that_ends_is_exact(part: str, whole: str, found: str):
    assert share(Decimal(part), Decimal(whole)) == Decimal(found)


def test_there_is_no_share_of_nothing():
    assert share(Decimal(1), Decimal(0)) is None
    assert ratio(Decimal(1), Decimal(0)) is None
    assert mean([(Decimal(0), Decimal(1))]) is None


def test_weights_are_normalised():
    weighted = [(Decimal(3), Decimal("0.5")), (Decimal(1), Decimal("0.9"))]
    assert mean(weighted) == Decimal("0.6")
    assert mean((weight * 7, one) for weight, one in weighted) == Decimal("0.6")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0.625", "62.5%"),
        ("0.6114", "61.14%"),
        ("0.916666666666666666666666666667", "91.67%"),
        ("1.39", "139%"),
        ("0", "0%"),
        ("1", "100%"),
        ("0.99998", "99.99%"),
        ("0.300001", "30.00%"),
    ],
)
def test_percent(value: str, text: str):
    assert percent_text(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("-30", "低 30 个百分点"),
        ("9.333333333333", "高 9.3 个百分点"),
        ("-30.001", "低 30 个百分点"),
        ("0.04", "高 0.04 个百分点"),
        ("0", "与序时一致"),
    ],
)
def test_points_in_words(value: str, text: str):
    assert points_text(Decimal(value)) == text


def test_an_amount_is_printed_as_it_is_unless_it_goes_on():
    assert amount_text(Decimal("987.08450")) == "987.0845"
    assert amount_text(share(Decimal(100), Decimal(3))) == "33.33"
    assert rounded_text(Decimal("2.005")) == "2.01"


@given(WHOLES, POINTS, AMOUNTS)
def test_what_lies_on_an_edge_is_found_on_it(whole: Decimal, edge: Decimal, actual: Decimal):
    """Any amount and the one exactly `edge` points above it, held against any whole."""
    due = actual - whole * edge / 100
    assert points(share(actual, whole), share(due, whole)) == edge


@given(
    st.decimals(min_value=1, max_value=10**9, places=2),
    st.decimals(min_value=1, max_value=10**9, places=2),
    st.decimals(min_value="0.01", max_value=2, places=2),
)
def test_a_ratio_on_an_edge_is_found_on_it(due: Decimal, whole: Decimal, edge: Decimal):
    assert ratio(share(due * edge, whole), share(due, whole)) == edge


@given(st.lists(st.tuples(WHOLES, AMOUNTS.map(lambda one: one / 10**12)), min_size=1))
def test_a_mean_lies_between_its_ends(weighted):
    found = mean(weighted)
    shares = [one for _, one in weighted]
    assert min(shares) - Decimal("1E-29") <= found <= max(shares) + Decimal("1E-29")


@given(st.lists(st.decimals(min_value=0, max_value=10**30, places=12)))
def test_a_sum_loses_nothing(values):
    assert Fraction(total(values)) == sum(map(Fraction, values))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_capped_share_lies_between_nothing_and_the_whole(value: Decimal):
    assert 0 <= capped(value) <= 1
    assert capped(value) == value or not 0 <= value <= 1
