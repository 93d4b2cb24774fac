"""How pages show amounts, and how money comes back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.inputs import Unfit
from shishi.web.numbers import Shown, grouped, in_yuan, shown


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ({"value": Decimal(82257), "measure": "名"}, Shown("82,257", "名")),
        ({"value": Decimal("10.74"), "measure": "千米"}, Shown("10.74", "千米")),
        ({"value": Decimal(3), "measure": "座", "upper": Decimal(5)}, Shown("3", "座", "5")),
        ({"value": Decimal(9870840), "measure": "元", "money": True}, Shown("987.084", "万元")),
        ({"value": Decimal(120), "measure": "元", "money": True, "per": "人"}, Shown("120", "元")),
        (
            {"value": Decimal(60000), "measure": "元", "money": True, "per": "户"},
            Shown("60,000", "元"),
        ),
        ({"value": Decimal(9999), "measure": "元", "money": True}, Shown("9,999", "元")),
        ({"value": Decimal(205000000), "measure": "元", "money": True}, Shown("20,500", "万元")),
    ],
)
def test_amounts_are_shown_as_people_read_them(amount, expected):
    assert shown(**amount) == expected


@pytest.mark.parametrize(
    ("typed", "measure", "yuan"),
    [
        ("987.084", "万元", "9870840"),
        ("1,200", "元", "1200"),
        ("2.05", "亿元", "205000000"),
        ("３０", "百元", "3000"),
        ("60", "公里", None),
        ("60", "", None),
    ],
)
def test_money_comes_back_in_yuan(typed, measure, yuan):
    assert in_yuan(typed, measure) == yuan


def test_what_is_no_number_is_told():
    with pytest.raises(Unfit):
        in_yuan("5O", "万元")


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_money_shown_and_typed_again_is_the_same(yuan):
    there = shown(yuan, "元", money=True)
    assert Decimal(in_yuan(there.value, there.measure)) == yuan


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_grouping_keeps_every_digit(value):
    assert Decimal(grouped(value).replace(",", "")) == value
