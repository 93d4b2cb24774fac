"""The letters that let a pattern be tried hold every letter that the pattern needs."""

import re
from collections.abc import Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from shishi.reading.numbers import numerals, subject_words, traps
from shishi.reading.numbers.numerals import Form


def _edge(parsed: Sequence[tuple[Any, Any]], step: int) -> tuple[set[str], bool]:
    """The letters that a match can begin with (`step` 1) or end in (-1), white space and digits
    apart, and whether it can be empty."""
    letters: set[str] = set()
    for code, value in list(parsed)[::step]:
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            continue
        empty = False
        if code is codes.LITERAL:
            letters.add(chr(value))
        elif code is codes.IN:
            letters |= {chr(letter) for kind, letter in value if kind is codes.LITERAL}
            for first, last in (span for kind, span in value if kind is codes.RANGE):
                letters |= {chr(letter) for letter in range(first, last + 1)}
        elif code is codes.BRANCH:
            ends = [_edge(branch, step) for branch in value[1]]
            letters |= {letter for found, _ in ends for letter in found}
            empty = any(nothing for _, nothing in ends)
        else:
            inner = value[3] if code is codes.SUBPATTERN else value[2]
            found, empty = _edge(inner, step)
            letters |= found
            empty = empty or (code is not codes.SUBPATTERN and value[0] == 0)
        if not empty:
            return letters, False
    return letters, True


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (subject_words.TAIL, subject_words.TAIL_LETTERS),
        (subject_words.VERB_END, subject_words.VERB_ENDS),
    ],
)
def test_endings(pattern: re.Pattern[str], letters: frozenset[str]) -> None:
    ends, empty = _edge(parser.parse(pattern.pattern), -1)
    assert not empty
    assert ends == letters


def test_openings() -> None:
    opens, empty = _edge(parser.parse(traps._DIGITS.pattern), 1)
    assert not empty
    assert opens == traps._AFTER_DIGITS
    opens, empty = _edge(parser.parse(subject_words.PREPOSED.pattern), 1)
    assert not empty
    assert opens == {c for c in subject_words.PREPOSED_LETTERS if not c.isdecimal()}


def test_longest_verb() -> None:
    shortest, longest = parser.parse(subject_words.VERB_END.pattern).getwidth()
    assert 0 < shortest <= longest <= subject_words.LONGEST_VERB


@pytest.mark.parametrize("letter", numerals.MEASURE_LETTERS)
@pytest.mark.parametrize("digits", ["5", "24", "119", "120", "2025", "12345", "202512", "4001234"])
def test_counted_numbers_are_no_dates_and_no_codes(digits: str, letter: str) -> None:
    words = digits + letter
    found = numerals._FROM_DIGIT.match(words)
    assert found is not None
    assert (found.lastgroup, found.group()) == (Form.DIGITS.name, digits)


@pytest.mark.parametrize("letter", numerals.MEASURE_LETTERS)
@pytest.mark.parametrize("digits", ["2.7", "12.5", "987.084", "2025.6", "1990.12", "20256.1"])
def test_fractions_are_read_alike_in_one_step_or_two(digits: str, letter: str) -> None:
    words = digits + letter
    start, found = numerals._START.match(words), numerals._FROM_DIGIT.match(words)
    assert start is not None
    assert found is not None
    if start.lastgroup:
        assert (found.lastgroup, found.group()) == (Form.DIGITS.name, digits)
