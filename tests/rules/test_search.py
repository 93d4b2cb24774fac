"""Chinese text as bigrams: what is in a text is found in it, and nothing else is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shishi.rules.search import grams, phrases

HAN = st.text("老旧小区改造加装电梯供水管网", min_size=1, max_size=8)
MIXED = st.text("老旧小区供水管网5GXx9", min_size=1, max_size=10)


def holds(text: str, query: str) -> bool:
    """What an index over `grams` answers: every phrase in a row, its last word as a beginning."""
    words = grams(text)
    return all(
        any(
            words[at : at + len(phrase) - 1] == phrase[:-1]
            and len(words) >= at + len(phrase)
            and words[at + len(phrase) - 1].startswith(phrase[-1])
            for at in range(len(words))
        )
        for phrase in phrases(query)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("老旧小区", ("老旧", "旧小", "小区", "区")),
        ("区", ("区",)),
        ("建5G基站", ("建", "5g", "基站", "站")),
        ("Ｇ219线，６０公里", ("g219", "线", "60", "公里", "里")),
        ("，。！", ()),
    ],
)
def test_the_words_of_a_text(text: str, words: tuple[str, ...]):
    assert grams(text) == words


@given(HAN, HAN, HAN)
def test_every_part_of_a_text_is_found_in_it(before: str, part: str, after: str):
    assert holds(before + part + after, part)


@given(HAN, st.text("托育助餐点", min_size=1, max_size=4))
def test_what_is_not_in_a_text_is_not_found(text: str, query: str):
    assert not holds(text, query)


@given(MIXED, MIXED)
def test_letters_and_digits_beside_han_are_found_from_where_a_run_begins(text: str, more: str):
    assume(not (text[-1].isascii() and more[0].isascii()))
    assert holds(text + more, text)


def test_several_words_must_all_occur():
    text = "老旧小区加装电梯"
    assert holds(text, "电梯 小区")
    assert not holds(text, "电梯 公园")


def test_a_query_of_signs_alone_asks_for_nothing():
    assert phrases('"*（） OR') == (("or",),)
    assert phrases("，。") == ()
