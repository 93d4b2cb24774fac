"""A long list leaf by leaf: nothing is left out, nothing comes twice."""

import pytest
from django.test import RequestFactory

from shishi.web.leaves import leaf_of

ITEMS = list(range(250))


def leaf(page: str, items=ITEMS):
    return leaf_of(RequestFactory().get("/", {"page": page}), items)


def test_the_leaves_together_are_the_list():
    assert leaf("1").count == 3
    assert [one for page in "123" for one in leaf(page).items] == ITEMS


@pytest.mark.parametrize(
    ("page", "number"),
    [("", 1), ("0", 1), ("2", 2), ("9", 3), ("-1", 1), ("二", 1), ("1e9", 1), ("9" * 40, 1)],
)
def test_an_address_that_makes_no_sense_leads_to_a_leaf_that_is_there(page, number):
    assert leaf(page).number == number


def test_of_nothing_there_is_one_empty_leaf():
    held = leaf("3", [])
    assert (held.number, held.count, list(held.items)) == (1, 1, [])
