"""Values of the core as plain JSON and back."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.entries import Entry, EntryState, Hand
from shishi.rules.indicators import IndicatorType
from shishi.rules.plain import as_plain, from_plain
from shishi.rules.plans import Body, Due, Figure, Item, Words
from shishi.rules.programmes import Rhythm, Settings
from shishi.rules.spans import Span

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=6)
spans = st.none() | st.builds(Span, st.integers(0, 9), st.integers(10, 20), st.text(max_size=5))


def entries_of(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        Entry,
        key=st.from_regex(r"e[0-9]{1,3}", fullmatch=True),
        now=values,
        read=st.none() | values,
        span=spans,
        state=st.sampled_from(EntryState),
        hand=st.none() | st.builds(Hand, st.integers(1, 9), st.text(max_size=3), st.just("")),
    )


figures = st.builds(
    Figure,
    kind=st.sampled_from(["quantity", "money", "trap"]),
    value=decimals,
    measure=st.text(max_size=3),
    upper=st.none() | decimals,
    indicator=st.none() | st.sampled_from(IndicatorType),
)
dues = st.builds(Due, st.none() | st.dates(), st.text(max_size=4))
words = entries_of(st.builds(Words, st.text(max_size=5)))
items = st.builds(
    Item,
    key=st.just("i1"),
    title=words,
    span=spans,
    figures=st.lists(entries_of(figures), max_size=3).map(tuple),
    pairs=st.lists(st.tuples(st.just("e1"), st.just("e2")), max_size=2).map(tuple),
    deadline=st.none() | entries_of(dues),
)
bodies = st.builds(
    Body,
    kind=st.just("plan"),
    head=st.dictionaries(st.sampled_from(["title", "year"]), words),
    items=st.lists(items, max_size=2).map(tuple),
    loose=st.lists(entries_of(figures), max_size=2).map(tuple),
)


@given(bodies)
def test_a_body_comes_back_from_json_as_it_was(body: Body):
    assert from_plain(Body, json.loads(json.dumps(as_plain(body)))) == body


def test_what_is_at_its_default_is_left_out():
    assert as_plain(Settings(collector="县督查室")) == {"collector": "县督查室"}
    assert from_plain(Settings, {}) == Settings()


def test_numbers_and_days_become_exact_text():
    due = Due(date(2026, 10, 31), "10月底前")
    assert as_plain(due) == {"on": "2026-10-31", "words": "10月底前"}
    long = Decimal("123456789012345678901234567890.5")
    assert as_plain(Figure("quantity", long, "米"))["value"] == str(long)


def test_a_value_inside_an_optional_field_finds_its_type():
    settings = Settings(report=Rhythm("monthly", 5, "各单位", "督查室"))
    assert from_plain(Settings, as_plain(settings)) == settings


@dataclass(frozen=True)
class _Pair:
    both: tuple[int, str] = (0, "")


def test_a_tuple_of_fixed_length_keeps_its_types():
    assert from_plain(_Pair, as_plain(_Pair((3, "三")))) == _Pair((3, "三"))
