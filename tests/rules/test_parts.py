"""其中分项: which totals are nothing but their parts, and what they add up to."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.indicators import IndicatorType
from shishi.rules.observations import Told
from shishi.rules.parts import added_up, disagrees, wholes
from shishi.rules.targets import Target

_MEND = "合计由各分项相加，不用填写：请核对各分项，或清空这一格。"


def a_line(key: int, value: str, part_of: int | None = None, **more) -> tuple:
    held = {"kind": IndicatorType.CUMULATIVE, "measure": "万亩", **more}
    return key, part_of, Target(value=Decimal(value), **held)


MELONS = (a_line(1, "8"), a_line(2, "1", 1), a_line(3, "5", 1), a_line(4, "2", 1))


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (MELONS, {1: (2, 3, 4)}),
        (MELONS[:1], {}),
        ((a_line(1, "600"), a_line(2, "90", 1)), {}),  # 600 bays, 90 of them for charging
        ((*MELONS[:3], a_line(4, "2", 1, measure="亩")), {}),
        ((*MELONS[:3], a_line(4, "2", 1, kind=IndicatorType.MAINTAIN)), {}),
        ((a_line(1, "8", kind=IndicatorType.MAINTAIN), a_line(2, "8", 1)), {}),
        ((a_line(1, "8", kind=IndicatorType.APPROXIMATE), a_line(2, "8", 1)), {1: (2,)}),
        # a part that is itself nothing but its parts; and one that is more than them
        ((*MELONS, a_line(5, "3", 3), a_line(6, "2", 3)), {1: (2, 5, 6, 4), 3: (5, 6)}),
        ((*MELONS, a_line(5, "3", 3)), {1: (2, 3, 4)}),
        ((a_line(1, "8", 2), a_line(2, "8", 1)), {}),  # each a part of the other
    ],
)
def test_a_total_is_nothing_but_its_parts_where_their_targets_make_up_its_own(lines, found):
    assert wholes(lines) == found


def test_what_has_points_is_told_by_them():
    lines = (*MELONS, a_line(5, "3", 3), a_line(6, "2", 3))
    assert wholes(lines, {3}) == {1: (2, 3, 4)}
    assert wholes(lines, {1}) == {3: (5, 6)}


def test_what_is_not_quantified_is_no_total():
    lines = [(key, of, replace(one, value=None)) for key, of, one in MELONS]
    assert wholes(lines) == {}


@given(st.lists(st.none() | st.decimals(0, 10**6, places=2), min_size=1, max_size=5))
def test_parts_add_up_and_one_that_said_nothing_is_not_zero(values):
    told = {place: Told(value) for place, value in enumerate(values, 1)}
    known = [value for value in values if value is not None]
    assert added_up(told, {0: tuple(told)}) == {0: Told(sum(known) if known else None)}


@pytest.mark.parametrize(
    ("typed", "parts", "says"),
    [
        ("8", ("1", "5", "2"), ""),
        ("8.0", ("1", "５", "2"), ""),
        ("6", ("1", "5", ""), ""),
        ("0", ("", ""), ""),
        (
            "8",
            ("1", "5", "1"),
            f"各分项合计 7 万亩，这里是 8。{_MEND}",
        ),
        (
            "8万",
            ("1", "5"),
            f"各分项合计 6 万亩，这里是 8万。{_MEND}",
        ),
        ("8", ("1", "5O"), ""),  # said at the part
    ],
)
def test_a_total_that_was_typed_over_is_told_with_what_the_parts_make(typed, parts, says):
    assert disagrees(typed, parts, "万亩") == says
