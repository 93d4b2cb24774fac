"""An entry beside what was read."""

import pytest

from shishi.rules.entries import Entry, EntryState
from shishi.rules.plans import Words


@pytest.mark.parametrize("state", EntryState)
def test_only_a_dropped_entry_does_not_stand(state: EntryState):
    assert Entry("e1", Words("供水"), state=state).stands is (state is not EntryState.DROPPED)


def test_every_state_has_a_chinese_name():
    labels = ["待核对", "已采纳", "已修改", "人工补充", "已剔除"]
    assert [state.label for state in EntryState] == labels
