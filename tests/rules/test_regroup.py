"""Splitting and merging: what was split is whole again when merged, and nothing is lost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.bodies import entries
from shishi.rules.entries import EntryState
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Body, Item
from shishi.rules.regroup import merge_entries, merge_items, split_entry, split_item
from tests.rules.bodies import BODY, FIRST, HAND, SECOND, TEXT, at, figure

SPLITS = [TEXT.index(words) for words in ("改造管网", "惠及3.2", "责任县领导", "牵头单位")]


def read_values(body: Body) -> set[tuple[object, int, int]]:
    """Everything that was read, with its place, wherever it stands now."""
    return {
        (entry.read, entry.span.start, entry.span.end)
        for entry in entries(body)
        if entry.read is not None and entry.span is not None
    }


@pytest.mark.parametrize("place", SPLITS)
def test_an_item_that_was_split_and_merged_is_as_before(place: int):
    split = split_item(BODY, FIRST, place, TEXT)
    assert len(split.items) == 3
    merged = merge_items(split, split.items[1], split.items[0], TEXT)
    assert replace(merged, next_key=BODY.next_key) == BODY


def test_what_stands_after_the_place_goes_to_the_second_part():
    split = split_item(BODY, FIRST, TEXT.index("惠及3.2"), TEXT)
    first, second = split.items[:2]
    assert [entry.key for entry in first.figures] == ["e6", "e7"]
    assert [entry.key for entry in second.figures] == ["e8"]
    assert second.title.now.value == "惠及3.2万人"
    assert (first.span, second.span) == (
        at(TEXT[TEXT.index("（一）") : TEXT.index("惠及")]),
        at(TEXT[TEXT.index("惠及") : TEXT.index("（二）")]),
    )
    assert [remark.item for remark in split.remarks] == [second.key, "i2"]


def test_units_people_and_deadline_answer_for_both_parts_under_keys_of_their_own():
    split = split_item(BODY, FIRST, TEXT.index("惠及3.2"), TEXT)
    first, second = split.items[:2]
    assert [unit.now for unit in second.units] == [unit.now for unit in first.units]
    assert second.deadline is not None
    assert second.deadline.now == FIRST.deadline.now  # type: ignore[union-attr]
    assert second.pairs == ((second.units[0].key, second.people[0].key),)
    keys = [entry.key for entry in entries(split)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (None, "原文之内"),
        (FIRST.span.start, "原文之内"),  # type: ignore[union-attr]
        (FIRST.span.end, "原文之内"),  # type: ignore[union-attr]
        (TEXT.index("86.5") + 2, "中间"),
        (TEXT.index("供水站"), "中间"),
    ],
)
def test_where_an_item_cannot_be_split(place: int | None, says: str):
    with pytest.raises(Unfit, match=says):
        split_item(BODY, FIRST, place, TEXT)


def test_an_item_merged_away_leaves_its_title_as_a_clause():
    merged = merge_items(BODY, FIRST, SECOND, TEXT).items[0]
    assert [entry.now.value for entry in merged.clauses if entry.stands] == [
        "新建供水站2座",
        "改造管网86.5公里",
        "惠及3.2万人",
        "养老工程",
        "新建助餐点14个",
    ]
    assert merged.span == at(TEXT[TEXT.index("（一）") :])
    assert read_values(BODY) <= read_values(merge_items(BODY, FIRST, SECOND, TEXT))


def test_two_deadlines_leave_the_later_one_as_a_milestone():
    due = FIRST.deadline
    assert due is not None
    other = replace(due, key="e60", span=at("（二）"))
    body = replace(BODY, items=(FIRST, replace(SECOND, deadline=other)))
    merged = merge_items(body, *body.items, TEXT).items[0]
    assert (merged.deadline, merged.milestones) == (due, (other,))


@given(st.data())
def test_no_series_of_splits_and_merges_loses_what_was_read(data: st.DataObject):
    body = BODY
    for _ in range(data.draw(st.integers(1, 6))):
        item: Item = data.draw(st.sampled_from(body.items))
        try:
            if data.draw(st.booleans()):
                body = split_item(body, item, data.draw(st.sampled_from(SPLITS)), TEXT)
            else:
                other = data.draw(st.sampled_from(body.items))
                body = merge_items(body, item, other, TEXT)
        except Unfit:
            continue
        assert read_values(BODY) <= read_values(body)
        assert all(one.span is None or one.span.holds(TEXT) for one in body.items)
        keys = [entry.key for entry in entries(body)]
        assert len(keys) == len(set(keys))


def test_a_figure_that_was_split_and_merged_is_as_before():
    split = split_entry(BODY, "e7", lambda entry: entry, HAND)
    assert [entry.key for entry in split.items[0].figures] == ["e6", "e7", "e22", "e8"]
    merged = merge_entries(split, "e7", "e22", TEXT, HAND)
    assert replace(merged, next_key=BODY.next_key) == BODY


def test_two_figures_in_one_span_both_places_and_the_second_stays_dropped():
    body = merge_entries(BODY, "e6", "e7", TEXT, HAND)
    first, second = body.items[0].figures[:2]
    assert first.now == figure("2", "座")
    assert first.span == at("2座；改造管网86.5公里")
    assert (second.state, second.read) == (EntryState.DROPPED, figure("86.5", "公里"))


def test_only_entries_of_one_kind_merge():
    for other in ("e9", "e6"):
        with pytest.raises(Unfit, match="同一类"):
            merge_entries(BODY, "e6", other, TEXT, HAND)


def test_a_copy_that_a_person_changed_is_still_a_copy_of_what_was_read():
    def halved(entry):
        return replace(entry, now=replace(entry.now, value=Decimal(1)), state=EntryState.CHANGED)

    split = split_entry(BODY, "e6", halved, HAND)
    assert merge_entries(split, "e6", "e22", TEXT, HAND).items[0].figures == FIRST.figures
