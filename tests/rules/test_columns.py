"""栏目: each that is known can be filled, is explained, and stands in a table."""

import pytest

from shishi.papers.ledger_cells import shown, together
from shishi.rules import ledgers
from shishi.rules.columns import KNOWN, Grain
from shishi.rules.ledgers import ProjectFacts, Shape

ROWS = ledgers.rows([ProjectFacts(number=1, title="道路")])


@pytest.mark.parametrize("key", KNOWN)
def test_every_known_column_can_be_filled_where_it_may_stand(key):
    known = KNOWN[key]
    for grain in known.grains:
        value = shown(ROWS[0], key) if grain is Grain.LINE else together(ROWS, key, grain)
        assert value is None or isinstance(value, str | int), (key, grain, value)


@pytest.mark.parametrize("key", KNOWN)
def test_every_known_column_says_what_it_means(key):
    known = KNOWN[key]
    assert known.head.strip()
    assert known.says.endswith("。")
    assert known.grains
    assert known.width > 2


def test_only_a_reported_figure_may_be_changed_on_a_sheet():
    assert [key for key, known in KNOWN.items() if not known.where] == ["actual"]


def test_numbers_are_set_to_the_right():
    assert {KNOWN[key].shape for key in ("target", "share", "points", "planned")} == {Shape.NUMBER}
