"""Walking through a body and putting one entry in another's place."""

from dataclasses import replace

import pytest

from shishi.rules.bodies import arranged, at, each, entries, in_order
from shishi.rules.entries import Entry
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Words
from tests.rules.bodies import BODY, FIRST


def test_every_entry_is_met_once():
    keys = [entry.key for entry in entries(BODY)]
    assert sorted(keys, key=lambda key: int(key[1:])) == [f"e{n}" for n in range(1, 20)]


def test_walking_without_a_change_changes_nothing():
    assert each(BODY, lambda entry: (entry,)) == BODY


@pytest.mark.parametrize("key", [f"e{n}" for n in range(1, 20)])
def test_each_entry_can_be_reached_by_its_key(key: str):
    changed = at(BODY, key, lambda entry: (replace(entry, key="new"),))
    assert [entry.key for entry in entries(changed)].count("new") == 1
    assert at(changed, "new", lambda entry: (replace(entry, key=key),)) == BODY


def test_an_unknown_key_is_refused():
    with pytest.raises(Unfit, match="没有这一条"):
        at(BODY, "e99", lambda entry: (entry,))


@pytest.mark.parametrize("key", ["e1", "e2", "e11", "e17"])
def test_a_place_for_one_value_does_not_take_two(key: str):
    with pytest.raises(Unfit, match="不能拆分"):
        at(BODY, key, lambda entry: (entry, entry))


def test_entries_follow_the_source_and_added_ones_come_last():
    added = Entry("e50", Words("补充"))
    one, two, three = FIRST.clauses
    assert in_order((added, three, one, two)) == (one, two, three, added)
    assert arranged(replace(FIRST, clauses=(three, two, one))) == FIRST
