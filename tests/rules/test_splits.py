"""分摊: parts add up, whole where they are counted, the largest remainder first."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.splits import counted, grain, split

WEIGHTS = st.lists(st.fractions(min_value=0, max_value=9, max_denominator=31), min_size=1)
MEASURES = st.sampled_from(["公里", "座", "户", "万亩", "元", "%", "课时", "小时"])
VALUES = st.decimals(min_value="0.0001", max_value=10**10, places=4)


@pytest.mark.parametrize(
    ("value", "measure", "whole"),
    [
        ("10", "座", True),
        ("82257", "人次", True),
        ("60", "公里", False),
        ("60", "亩", False),
        ("100", "%", False),
        ("120", "课时", True),
        ("120", "小时", False),
        ("1.5", "座", False),
    ],
)
def test_what_is_counted(value: str, measure: str, whole: bool):
    assert counted(Decimal(value), measure) is whole


@pytest.mark.parametrize(
    ("value", "measure", "smallest"),
    [
        ("10", "座", "1"),
        ("1.5", "座", "0.01"),
        ("86.5", "公里", "0.01"),
        ("86.125", "公里", "0.001"),
        ("300", "公里", "0.1"),
        ("80000", "亩", "1"),
        ("21038600", "元", "100"),
        ("9870840.5", "元", "0.01"),
    ],
)
def test_the_smallest_part(value: str, measure: str, smallest: str):
    assert grain(Decimal(value), measure) == Decimal(smallest)


@pytest.mark.parametrize(
    ("value", "weights", "parts"),
    [
        (10, (1, 1, 1, 1), (2, 3, 2, 3)),
        (1, (1, 1, 1), (0, 0, 1)),
        (7, (5, 3, 2), (4, 2, 1)),  # quotas 3.5, 2.1, 1.4: the half goes up
        (9, (0, 1, 0), (0, 9, 0)),
        (5, (1, 1, 3), (1, 1, 3)),
    ],
)
def test_the_largest_remainder(value: int, weights, parts):
    found = split(Decimal(value), [Fraction(one) for one in weights], Decimal(1))
    assert found == parts


def test_there_is_nothing_to_split_by():
    with pytest.raises(ValueError, match="nothing"):
        split(Decimal(10), [Fraction(0)], Decimal(1))


@given(VALUES, MEASURES, WEIGHTS)
def test_parts_are_quotas_rounded_and_add_up_exactly(value, measure: str, weights):
    if not sum(weights):
        return
    smallest = grain(value, measure)
    parts = split(value, weights, smallest)
    assert sum(map(Fraction, parts)) == Fraction(value)
    for part, weight in zip(parts, weights, strict=True):
        quota = Fraction(value) * weight / sum(weights)
        assert abs(Fraction(part) - quota) < Fraction(smallest)
        assert (Fraction(part) / Fraction(smallest)).denominator == 1
