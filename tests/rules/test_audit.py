"""The chain of the trail finds whatever is changed, taken out, put in or moved."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.audit import (
    START,
    Entry,
    canonical,
    close,
    first_break,
    foot,
    printed,
    read_printed,
)

Chain = list[tuple[Entry, str]]

ENTRY = Entry(
    number=1,
    at="2026-03-02T09:30:00+08:00",
    actor=7,
    actor_name="祁望舟",
    source="127.0.0.1",
    territory=1,
    deed="plan.adopt",
    thing="programme",
    thing_key=3,
    done=True,
    detail='{"year":2026}',
)


def chain(length: int) -> Chain:
    entries: Chain = []
    before = START
    for number in range(1, length + 1):
        entry = replace(ENTRY, number=number, detail=canonical({"step": number}))
        before = close(entry, before)
        entries.append((entry, before))
    return entries


def end(entries: Chain) -> tuple[int, str]:
    return (entries[-1][0].number, entries[-1][1]) if entries else (0, START)


lengths = st.integers(1, 12)


@given(st.integers(0, 12))
def test_a_chain_as_it_was_written_holds(length: int):
    entries = chain(length)
    assert first_break(entries, end(entries)) is None


@given(lengths, st.data())
def test_a_changed_entry_is_found_where_it_stands(length: int, data: st.DataObject):
    entries = chain(length)
    place = data.draw(st.integers(0, length - 1))
    field, value = data.draw(
        st.sampled_from(
            [("actor", None), ("done", False), ("detail", "{}"), ("at", ""), ("thing_key", 4)]
        )
    )
    entry, closed = entries[place]
    entries[place] = (replace(entry, **{field: value}), closed)
    assert first_break(entries, end(entries)) == place + 1


@given(lengths, st.data())
def test_a_missing_entry_is_found_the_last_one_too(length: int, data: st.DataObject):
    entries = chain(length)
    place = data.draw(st.integers(0, length - 1))
    assert first_break(entries[:place] + entries[place + 1 :], end(entries)) == place + 1


@given(st.integers(2, 12), st.data())
def test_exchanged_entries_are_found(length: int, data: st.DataObject):
    entries = chain(length)
    place = data.draw(st.integers(0, length - 2))
    moved = [*entries]
    moved[place], moved[place + 1] = moved[place + 1], moved[place]
    assert first_break(moved, end(entries)) == place + 1


@given(lengths)
def test_an_entry_appended_past_the_end_is_found(length: int):
    entries = chain(length)
    extra = replace(ENTRY, number=length + 1)
    longer = [*entries, (extra, close(extra, entries[-1][1]))]
    assert first_break(longer, end(entries)) == length + 2


def test_one_value_has_one_canonical_text():
    assert canonical({"b": [1, True], "a": "云岭"}) == '{"a":"云岭","b":[1,true]}'


HASH = "3f2a9c017be4d210" + "ab" * 24


def test_a_root_on_paper_is_the_number_and_sixteen_digits():
    assert printed(1234, HASH) == "1234-3f2a-9c01-7be4-d210"
    assert foot(1234, HASH) == "核验码：1234-3f2a-9c01-7be4-d210（留痕散列前16位）"


@pytest.mark.parametrize(
    "typed",
    [
        "1234-3f2a-9c01-7be4-d210",
        "1234 3f2a9c017be4d210",
        "核验码：1234-3F2A-9C01-7BE4-D210",
        "核验码：1234－3ｆ2a　9c01—7be4–d210（印发时台账留痕第1234条的散列值前16位）",
        foot(1234, HASH),
    ],
)
def test_a_root_is_read_as_people_type_it(typed):
    assert read_printed(typed) == (1234, "3f2a9c017be4d210")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1234",
        "3f2a-9c01-7be4-d210",
        "1234-3f2a-9c01-7be4-d21",
        "1234-3f2a-9c01-7be4-d2101",
        "1234-3f2a-9c01-7beg-d210",
        "核验码",
    ],
)
def test_what_is_no_root(typed):
    assert read_printed(typed) is None


@given(st.integers(1, 10**12), st.text(alphabet="0123456789abcdef", min_size=64, max_size=64))
def test_whatever_is_printed_is_read_again(number: int, hash: str):
    assert read_printed(printed(number, hash)) == read_printed(foot(number, hash))
    assert read_printed(printed(number, hash)) == (number, hash[:16])
