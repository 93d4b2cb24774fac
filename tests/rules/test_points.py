"""点位: they add up to their indicator, and those behind are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.indicators import IndicatorType
from shishi.rules.points import Point, PointState, remark, slow, state, sums, unfit
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
