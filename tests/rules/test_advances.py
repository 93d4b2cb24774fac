"""进展: what is due by the ends of the quarters, in words."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.rules.advances import due_by, quarters
from shishi.rules.schedules import Node, Schedule, Source

BEGUN = date(2026, 1, 1)


def plan(**nodes):
    days = {"m3": date(2026, 3, 31), "m6": date(2026, 6, 30), "m10": date(2026, 10, 31)}
    held = tuple(Node(days[name], Decimal(value)) for name, value in nodes.items())
    return Schedule(held, Source.HAND)


@pytest.mark.parametrize(
    ("nodes", "says"),
    [
        ({"m3": "20", "m6": "35", "m10": "35"}, "一季度 20；二季度 35"),
        ({"m3": "0", "m6": "12.5"}, "二季度 12.5"),
        ({"m3": "2"}, "一季度 2"),
    ],
)
def test_a_quarter_is_named_where_something_is_added(nodes, says):
    assert quarters(plan(**nodes), BEGUN, 2026, money=False) == says


def test_no_schedule_says_nothing():
    assert quarters(None, BEGUN, 2026, money=False) == ""


def test_money_is_told_in_ten_thousands():
    held = plan(m3="1200000", m6="3000000")
    assert quarters(held, BEGUN, 2026, money=True) == "一季度 120；二季度 300"
    assert due_by(held, BEGUN, date(2026, 6, 30), money=True) == 300
