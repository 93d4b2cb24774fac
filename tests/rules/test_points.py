"""点位: they add up to their indicator, and those behind are named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.indicators import IndicatorType
from shishi.rules.points import (
    LONGEST,
    MOST,
    Point,
    PointState,
    reached,
    remark,
    slow,
    state,
    sums,
    unfit,
)
from tests.rules.indicator_cells import NOTHING, amount, listed, percent, target
from tests.tables.points import FAULTS, TABLE

PIPES = target(IndicatorType.CUMULATIVE, "20 公里")


def points(words: str) -> list[Point]:
    rows = [one.split() for one in listed(words)]
    return [Point(name, amount(aim), amount(did), amount(due)) for name, aim, did, due in rows]


@pytest.mark.parametrize(("words", "due", "actual", "done", "says"), TABLE.rows)
def test_sums_and_remarks(words: str, due: str, actual: str, done: str, says: str):
    held = points(words)
    found = sums(held)
    assert (found.actual, str(found.done)) == (amount(actual), done)
    assert found.points == len(held)
    assert found.unreported == words.count("未报")
    assert remark(held, percent(due)) == says


@pytest.mark.parametrize(("words", "says"), FAULTS.rows)
def test_faults(words: str, says: str):
    assert [fault.says for fault in unfit(points(words), PIPES)] == (
        [] if says == NOTHING else [says]
    )


def test_what_does_not_add_up_has_no_points():
    works = target(IndicatorType.PHYSICAL, "100 %")
    assert "不设点位" in unfit(points("甲村 50 — —、乙村 50 — —"), works)[0].says


def test_a_list_has_an_end_and_so_has_a_name():
    many = [Point(f"{n}村", Decimal(1)) for n in range(MOST + 1)]
    assert "最多设" in unfit(many, PIPES)[0].says
    assert "不超过" in unfit([Point("长" * (LONGEST + 1), Decimal(20))], PIPES)[0].says


def test_what_was_told_of_a_point_that_is_no_longer_in_the_list_is_left_out():
    held = reached(points("甲村 10 — —、丁村 10 — —"), [("乙村", Decimal(3)), ("甲村", Decimal(5))])
    assert [one.actual for one in held] == [Decimal(5), None]


@pytest.mark.parametrize(
    ("words", "due", "found"),
    [
        ("甲村 10 10 —", "50%", PointState.DONE),
        ("甲村 10 5 —", "50%", PointState.STEADY),
        ("甲村 10 4 —", "50%", PointState.SLOW),
        ("甲村 10 4 —", "—", PointState.REPORTED),
        ("甲村 10 0 —", "0%", PointState.STEADY),
        ("甲村 10 未报 —", "0%", PointState.UNREPORTED),
    ],
)
def test_without_a_plan_nothing_is_in_order(words: str, due: str, found: PointState):
    assert state(points(words)[0], percent(due)) is found


def test_no_points_have_no_share():
    found = sums([])
    assert (found.target, found.actual, found.share) == (0, None, None)


AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2)
POINTS = st.lists(
    st.builds(
        Point,
        name=st.sampled_from(["甲村", "乙村", "丙村"]),
        target=AMOUNTS.filter(bool),
        actual=st.none() | AMOUNTS,
        scheduled=st.none() | AMOUNTS,
    )
)
SHARES = st.none() | st.decimals(min_value=0, max_value=1, places=3)


@given(POINTS, SHARES)
def test_every_point_stands_in_one_state_and_the_counts_agree(held, due):
    found = sums(held)
    states = [state(one, due) for one in held]
    assert found.done == states.count(PointState.DONE)
    assert found.unreported == states.count(PointState.UNREPORTED)
    assert len(slow(held, due)) == states.count(PointState.SLOW)
    assert found.target == sum(one.target for one in held)
    assert (found.actual or 0) == sum(one.actual or 0 for one in held)


@given(POINTS, SHARES)
def test_whoever_is_slow_or_silent_is_named_in_the_remark(held, due):
    said = remark(held, due)
    if sums(held).actual is None:
        assert said == "未报"
        return
    for one in held:
        if state(one, due) in (PointState.SLOW, PointState.UNREPORTED):
            assert one.name in said
