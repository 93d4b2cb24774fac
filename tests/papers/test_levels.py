"""Marks of levels."""

import pytest

from shishi.papers.levels import first, numeral, second


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (300, "三百"),
    ],
)
def test_numbers_as_an_official_writes_them(number: int, words: str):
    assert numeral(number) == words


def test_the_two_upper_levels():
    assert (first(3), second(12)) == ("三、", "（十二）")
