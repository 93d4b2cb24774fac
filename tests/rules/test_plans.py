"""The body of a draft."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shishi.rules.entries import EntryState
from shishi.rules.plans import Body, DraftState, Figure
from tests.rules.bodies import BODY, FIRST, HAND, SECOND


def test_the_year_is_that_of_the_head_unless_dropped():
    dropped = replace(BODY.head["year"], state=EntryState.DROPPED)
    assert BODY.year == 2026
    assert replace(BODY, head={"year": dropped}).year is None
    assert Body("plan").year is None


def test_dropped_items_do_not_stand():
    dropped = replace(FIRST, state=EntryState.DROPPED)
    assert replace(BODY, items=(dropped, SECOND)).standing == (SECOND,)


@pytest.mark.parametrize(
    ("kind", "aspect", "target"),
    [
        ("quantity", "target", True),
        ("money", "target", True),
        ("trap", "target", False),
        ("quantity", "actual", False),
        ("quantity", "baseline", False),
        ("money", "allocation", False),
    ],
)
def test_which_figures_are_targets(kind: str, aspect: str, target: bool):
    assert Figure(kind, Decimal(1), "个", aspect=aspect).is_target is target


def test_a_remark_is_open_until_somebody_settles_it():
    remark = BODY.remarks[0]
    assert remark.is_open
    assert not replace(remark, settled=HAND).is_open
    assert not replace(remark, ok=True).is_open


def test_every_state_has_a_chinese_name():
    assert [state.label for state in DraftState] == ["待校核", "已入账", "已作废"]
