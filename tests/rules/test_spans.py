"""出处: a span knows whether the text still says what it quoted."""

from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.spans import Span


@given(st.text(), st.data())
def test_a_span_holds_in_the_text_it_was_cut_from(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Span(start, end, text[start:end]).holds(text)


def test_a_span_notices_that_the_text_has_moved():
    span = Span(2, 6, "36公里")
    assert span.holds("新建36公里以上")
    assert not span.holds("共新建36公里以上")
    assert not span.holds("")
