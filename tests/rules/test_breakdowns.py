"""Counts of all categories and their shares: nothing left out, 100 in all."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.breakdowns import counts, counts_before, money, percents
from shishi.rules.bulletins import Category
from shishi.rules.funds import Amounts
from tests.bulletined import of, told
from tests.tables.bulletins import SHARES as TABLE

D = Decimal

# Worked by hand: tenths of a percent cut off, the rest to the largest remainders.
SHARES = [
    ((), ()),
    ((0, 0), ("0", "0")),
    ((1,), ("100",)),
    ((1, 1, 1), ("33.4", "33.3", "33.3")),
    ((2, 7, 1, 0), ("20", "70", "10", "0")),
    ((1, 2), ("33.3", "66.7")),
    ((1, 1, 1, 1, 1, 1, 1), ("14.3", "14.3", "14.3", "14.3", "14.3", "14.3", "14.2")),
    ((26, 39), ("40", "60")),
    ((24, 9, 11, 1), ("53.3", "20", "24.5", "2.2")),  # 53.33 20.00 24.44 2.22: 0.1 left for 24.4
    ((1, 299), ("0.3", "99.7")),
]


@pytest.mark.parametrize(("numbers", "wanted"), SHARES)
def test_shares_are_printed_so_that_they_add(numbers, wanted):
    assert percents(numbers) == tuple(map(D, wanted))


@pytest.mark.parametrize(("numbers", "wanted", "_"), TABLE.rows)
def test_the_manual_s_shares_are_those_printed(numbers, wanted, _):
    found = percents([int(one) for one in numbers.split("、")])
    assert [f"{one.normalize():f}%" for one in found] == wanted.split("、")


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8).filter(any))
def test_shares_add_to_a_hundred_and_none_is_off_by_more_than_its_last_digit(numbers):
    found, whole = percents(numbers), sum(numbers)
    assert sum(found) == 100
    for number, share in zip(numbers, found, strict=True):
        assert abs(share - D(number) * 100 / whole) < D("0.1")
        assert (share == 0) <= (D(number) * 100 / whole < D("0.1"))


@given(st.lists(st.sampled_from(list(Category)), max_size=40))
def test_every_project_is_counted_once(kinds):
    held = [told(number, kind) for number, kind in enumerate(kinds, 1)]
    found = counts(held)
    assert [one.category for one in found] == list(Category)
    assert sorted(pk for one in found for pk in one.projects) == [one.project for one in held]
    assert sum(one.number for one in found) == len(kinds)


def test_the_period_before_counts_what_was_there_then():
    new, old = of(done=2)
    held = [replace(new, was=None), replace(old, was=Category.BEHIND)]
    found = {one.category: one.projects for one in counts_before(held) if one.number}
    assert found == {Category.BEHIND: (1002,)}


def test_money_adds_up_those_who_tell_all_of_it_and_names_the_rest():
    silent = told(3, money=Amounts(planned=D(500), arrived=D(500)))
    found = money([*of(done=2), silent, told(4, money=None)])
    assert (found.planned, found.arrived, found.paid) == (D(2_000_000), D(1_600_000), D(1_000_000))
    assert (found.arrival, found.payment) == (D("0.8"), D("0.5"))
    assert (found.tellers, found.silent) == ((1001, 1002), (1003, 1004))


def test_no_money_planned_has_no_rate():
    nothing = told(1, money=Amounts(planned=D(0), arrived=D(0), paid=D(0)))
    assert money([nothing]).arrival is None
