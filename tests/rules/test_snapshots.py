"""What a snapshot knows, of which days one is due, and where two bodies differ."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.snapshots import Difference, differences, digest_of, due, known_at, may_take

HERE = timezone(timedelta(hours=8))
AUGUST = date(2026, 8, 31)


def test_taken_late_it_knows_what_the_day_knew_taken_early_what_was_known_then():
    evening = datetime(2026, 8, 31, 18, 0, tzinfo=HERE)
    assert known_at(AUGUST, evening) == evening
    october = datetime(2026, 10, 8, 9, 0, tzinfo=HERE)
    assert known_at(AUGUST, october) == datetime(2026, 8, 31, 23, 59, 59, 999999, tzinfo=HERE)


@pytest.mark.parametrize(
    ("on", "ok"),
    [
        (date(2026, 2, 9), False),
        (date(2026, 2, 10), True),
        (date(2026, 9, 1), True),
        (date(2026, 9, 2), False),
    ],
)
def test_days_without_a_ledger_have_no_snapshot(on: date, ok: bool):
    verdict = may_take(on, date(2026, 2, 10), date(2026, 9, 1))
    assert bool(verdict) is ok
    assert ok or verdict.where == "on"


@pytest.mark.parametrize(
    ("on", "closed_on", "kept", "found"),
    [
        (date(2026, 3, 31), None, [], []),  # the month is not over
        (date(2026, 4, 1), None, [], [(3, 31)]),
        (date(2026, 6, 15), None, [date(2026, 4, 30)], [(3, 31), (5, 31)]),
        (date(2026, 12, 9), date(2026, 5, 20), [], [(3, 31), (4, 30), (5, 31)]),
        (date(2026, 3, 1), None, [], []),
    ],
)
def test_the_end_of_every_month_that_is_over_is_due(on, closed_on, kept, found):
    days = due(date(2026, 3, 2), on, closed_on, kept)
    assert [(day.month, day.day) for day in days] == found


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)
BODIES = st.dictionaries(st.text(max_size=2), PLAIN, max_size=3)


@given(BODIES, BODIES)
def test_no_difference_is_told_exactly_where_there_is_none(one, other):
    assert (differences(one, other) == ()) is (digest_of(one) == digest_of(other))


def test_a_difference_names_its_place():
    kept = {"实事": [{"名称": "第1件 供水", "亮灯": {"灯": "正常"}}], "年度": 2026}
    now = {"实事": [{"名称": "第1件 供水", "亮灯": {"灯": "滞后"}}], "年度": 2026}
    assert differences(kept, now) == (Difference("实事 第1件 供水 › 亮灯 › 灯", "正常", "滞后"),)
