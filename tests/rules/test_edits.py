"""What a person does to a draft, one act at a time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.bodies import entries
from shishi.rules.edits import Act, Edit, apply
from shishi.rules.entries import Entry, EntryState
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Body
from tests.rules.bodies import BODY, HAND, TEXT, figure


def after(*edits: Edit, body: Body = BODY) -> Body:
    return apply(body, edits, text=TEXT, hand=HAND)


def entry(body: Body, key: str) -> Entry:
    return next(one for one in entries(body) if one.key == key)


def test_accepting_one_all_of_an_item_or_everything():
    one = after(Edit(Act.ACCEPT, "e6"))
    assert [e.key for e in entries(one) if e.state is EntryState.ACCEPTED] == ["e6"]
    item = after(Edit(Act.ACCEPT, "i2"))
    assert [e.key for e in entries(item) if e.state is EntryState.ACCEPTED] == [
        "e12", "e13", "e14", "e15", "e16",
    ]  # fmt: skip
    assert item.items[1].state is EntryState.ACCEPTED
    everything = after(Edit(Act.ACCEPT))
    assert {e.state for e in entries(everything)} == {EntryState.ACCEPTED}
    assert all(item.hand == HAND for item in everything.items)


def test_accepting_leaves_alone_what_somebody_decided():
    body = after(Edit(Act.DROP, "e6"), Edit(Act.CHANGE, "e7", fields={"value": "90"}))
    body = after(Edit(Act.ACCEPT), body=body)
    assert entry(body, "e6").state is EntryState.DROPPED
    assert entry(body, "e7").state is EntryState.CHANGED


def test_a_change_keeps_what_was_read():
    changed = entry(after(Edit(Act.CHANGE, "e7", fields={"value": "90", "bound": ">="})), "e7")
    assert (changed.now.value, changed.state, changed.hand) == (
        Decimal(90),
        EntryState.CHANGED,
        HAND,
    )
    assert changed.read == figure("86.5", "公里")


def test_a_change_back_to_what_was_read_is_an_acceptance():
    body = after(
        Edit(Act.CHANGE, "e7", fields={"value": "90"}),
        Edit(Act.CHANGE, "e7", fields={"value": "86.5"}),
    )
    assert entry(body, "e7").state is EntryState.ACCEPTED


def test_the_head_takes_only_what_fits_its_fields():
    assert after(Edit(Act.CHANGE, "e18", fields={"value": "2027年"})).year == 2027
    with pytest.raises(Unfit) as unfit:
        after(Edit(Act.CHANGE, "e18", fields={"value": "明年"}))
    assert unfit.value.where == "e18.value"


def test_dropping_and_restoring_an_entry():
    dropped = after(Edit(Act.DROP, "e7"))
    assert not entry(dropped, "e7").stands
    assert entry(after(Edit(Act.RESTORE, "e7"), body=dropped), "e7").state is EntryState.PROPOSED


def test_a_changed_entry_that_was_dropped_comes_back_changed():
    body = after(
        Edit(Act.CHANGE, "e7", fields={"value": "90"}),
        Edit(Act.DROP, "e7"),
        Edit(Act.RESTORE, "e7"),
    )
    assert (entry(body, "e7").now.value, entry(body, "e7").state) == (
        Decimal(90),
        EntryState.CHANGED,
    )


def test_restoring_a_changed_entry_gives_back_what_was_read():
    body = after(Edit(Act.CHANGE, "e7", fields={"value": "90"}), Edit(Act.RESTORE, "e7"))
    assert entry(body, "e7").now == figure("86.5", "公里")
    assert entry(body, "e7").state is EntryState.PROPOSED


def test_dropping_and_restoring_an_item():
    dropped = after(Edit(Act.DROP, "i1"))
    assert [item.key for item in dropped.standing] == ["i2"]
    assert (
        after(Edit(Act.RESTORE, "i1"), body=dropped).standing
        == after(Edit(Act.DROP, "i1"), Edit(Act.RESTORE, "i1")).items
    )


def test_splitting_a_figure_with_a_change_to_the_second():
    body = after(Edit(Act.SPLIT, "e15", fields={"subject": "城区助餐点", "value": "6"}))
    first, second = body.items[1].figures
    assert (first.now, first.state) == (figure("14", "个"), EntryState.PROPOSED)
    assert (second.now.value, second.now.subject) == (Decimal(6), "城区助餐点")
    assert second.span == first.span


def test_splitting_and_merging_items_by_their_keys():
    split = after(Edit(Act.SPLIT, "i1", at=TEXT.index("惠及3.2")))
    assert len(split.items) == 3
    merged = after(Edit(Act.MERGE, "i1", other=split.items[1].key), body=split)
    assert merged.items == BODY.items


def test_settling_a_remark_keeps_the_note():
    remark = after(Edit(Act.SETTLE, "r20", fields={"note": " 已核对\n原件 "})).remarks[0]
    assert (remark.settled, remark.note, remark.is_open) == (HAND, "已核对 原件", False)


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (Edit(Act.CHANGE, "e7", fields={"value": "很多"}), "e7.value"),
        (Edit(Act.CHANGE, "e99", fields={"value": "1"}), "e99"),
        (Edit(Act.DROP, "i99"), "i99"),
        (Edit(Act.SETTLE, "r99"), "r99"),
        (Edit(Act.MERGE, "e6", other="e99"), "e6"),
        (Edit(Act.MERGE, "i1", other="e6"), "i1"),
        (Edit(Act.SPLIT, "e11"), "e11"),
        (Edit(Act.ADD, "i1", "figure", {"measure": "个"}), "i1.value"),
        (Edit(Act.ADD, "", "year", {"value": "明年"}), "year.value"),
    ],
)
def test_what_cannot_be_done_says_where(edit: Edit, where: str):
    with pytest.raises(Unfit) as unfit:
        after(edit)
    assert unfit.value.where == where
    assert unfit.value.says.endswith("。")


KEYS = st.sampled_from([entry.key for entry in entries(BODY)] + ["i1", "i2", "r20"])
EDITS = st.builds(
    Edit,
    act=st.sampled_from(Act),
    key=KEYS,
    what=st.sampled_from(["figure", "unit", "item", "deadline", "year"]),
    fields=st.sampled_from([{}, {"value": "7", "measure": "个"}, {"name": "县财政局"}]),
    other=KEYS,
    at=st.none() | st.integers(0, len(TEXT)),
)


@given(st.lists(EDITS, max_size=8))
def test_whatever_is_done_nothing_that_was_read_loses_its_place(edits: list[Edit]):
    before = {(e.read, e.span.start) for e in entries(BODY) if e.read and e.span}
    body = BODY
    for edit in edits:
        try:
            body = after(edit, body=body)
        except Unfit:
            continue
    kept = {(e.read, e.span.start) for e in entries(body) if e.read and e.span}
    lost = before - kept
    around = [e.span for e in entries(body) if e.span]
    assert all(any(s.start <= start < s.end for s in around) for _, start in lost)
    assert {read for read, _ in before} <= {e.read for e in entries(body)}
    assert all(e.span.holds(TEXT) for e in entries(body) if e.span)
