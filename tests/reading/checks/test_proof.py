"""校样: what the checks look at."""

from decimal import Decimal

import pytest

from shishi.reading import pipeline
from shishi.reading.checks.proof import lay_out, sentence, yuan
from shishi.reading.lines import tidy, titles
from shishi.reading.source import SourceText
from shishi.rules.amounts import number_text
from tests.reading.remarked import HEAD, TAIL


def proof_of(text):
    source = SourceText(text, "txt")
    view = tidy.view(source)
    return lay_out(pipeline.read(source), view, titles.front(view))


def pieces(body):
    proof = proof_of(f"{HEAD}（一）便民工程。{body}")
    return [proof.text[a:b] for a, b in proof.passages[0].segments]


def test_an_item_is_cut_at_semicolons_and_stops_and_ends_at_its_labels():
    body = "主要包括：改造道路6公里；更新路灯300盏。植树200株。" + TAIL
    assert pieces(body) == ["改造道路6公里", "更新路灯300盏", "植树200株"]


def test_who_and_by_when_in_brackets_is_no_promise():
    body = "改造道路6公里。（县交通局牵头，县住建局配合；11月底前完成）\n"
    assert pieces(body) == ["改造道路6公里"]


def test_repaired_characters_keep_their_place_in_the_source():
    proof = proof_of(f"{HEAD}（一）便民工程。改造道路5O公里。{TAIL}")
    (mark,) = proof.passages[0].marks
    assert proof.text[mark.start : mark.end] == "50公里"
    assert mark.figure.span.quote == "5O公里"


def test_a_place_outside_the_items_belongs_to_none():
    proof = proof_of(f"{HEAD}（一）便民工程。改造道路6公里。{TAIL}二、工作要求\n抓好落实。\n")
    assert proof.item_at(0) is None
    assert proof.item_at(proof.text.index("6公里")) == 0
    assert proof.item_at(proof.text.index("抓好落实")) is None


def test_a_sentence_ends_at_its_marks_and_is_never_longer_than_a_window():
    assert sentence("甲。乙丙；丁", 3, 4) == (2, 4)
    start, end = sentence("汉" * 5000, 2000, 2001)
    assert start <= 2000 < end
    assert end - start < 1000


@pytest.mark.parametrize(
    ("value", "words"),
    [("250000", "25万元"), ("9870840", "987.084万元"), ("500", "500元"), ("1.50", "1.5元")],
)
def test_money_is_written_as_officials_do(value, words):
    assert yuan(Decimal(value)) == words


def test_numbers_have_no_exponent_and_no_trailing_zero():
    assert [number_text(Decimal(v)) for v in ("1E+3", "12.50", "100")] == ["1000", "12.5", "100"]
