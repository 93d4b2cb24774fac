"""Numbers and signs inside a line."""

import pytest

from shishi.reading.lines.inside import bulleted, places, run
from shishi.reading.lines.marks import mark_at


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("任务如下：1、修路；2、建桥；3、通水。", [1, 2, 3]),
        ("任务如下：①修路②建桥。", [1, 2]),
        ("任务如下：1、修路；3、建桥。", []),  # a number alone counts nothing
        ("共有1、2两项。", []),  # no sign in front
    ],
)
def test_numbers_that_count_on_begin_entries(text: str, numbers: list[int]) -> None:
    found = run(text, 0, len(text), None, places(text))
    assert [mark.number for mark in found] == numbers


def test_behind_a_mark_only_its_own_style_counts_on() -> None:
    text = "1、修路；（2）不算；2、建桥。"
    first = mark_at(text, 0)
    assert first
    found = run(text, first.body, len(text), first, places(text))
    assert [(mark.number, mark.style) for mark in found] == [(2, "num")]


def test_only_the_places_of_the_line_are_its_own() -> None:
    text = "甲：1、修路；2、建桥。\n乙：1、通水；2、通电。"
    second = text.index("乙")
    found = run(text, second, len(text), None, places(text))
    assert [mark.start for mark in found] == [second + 2, text.index("2、通电")]


def test_the_same_sign_twice_begins_entries() -> None:
    text = "●修建道路。●新建桥梁。"
    assert [mark.start for mark in bulleted(text, 0, len(text), places(text))] == [0, 6]
    assert bulleted("●修建道路。", 0, 6, places("●修建道路。")) == []
