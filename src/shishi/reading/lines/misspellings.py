"""错字 — a look-alike where the intended word is plain, unit symbols in the wrong case, 截止 for
截至: what is wrong in a text by itself, wherever it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from shishi.reading.lines.confusions import CONFUSED, OTHER_WORDS, PHRASES, WORDS

_KNOWN = WORDS | OTHER_WORDS


def _mistaken() -> dict[str, tuple[str, int]]:
    """Each word of two characters miswritten: the word, and which of the two is wrong."""
    written_as: dict[str, list[str]] = {}
    for mark, meant in CONFUSED.items():
        for character in meant:
            written_as.setdefault(character, []).append(mark)
    found: dict[str, tuple[str, int]] = {}
    for word in sorted(WORDS):
        for place in (0, 1):
            for mark in written_as.get(word[place], ()):
                wrong = word[:place] + mark + word[place + 1 :]
                if wrong not in _KNOWN:
                    found.setdefault(wrong, (word, place))
    return found


def _turn(wrong: str, right: str) -> tuple[str, int]:
    """The pair of characters of a phrase in which it goes wrong, and which of the two is wrong."""
    at = next(place for place, mark in enumerate(wrong) if not right.startswith(mark, place))
    first = max(at - 1, 0)
    return wrong[first : first + 2], at - first


def _sides(pairs: set[str]) -> tuple[str, str]:
    """The characters that come first in one of the pairs, and those that come second."""
    first, second = ({pair[side] for pair in pairs} for side in (0, 1))
    return "".join(sorted(first)), "".join(sorted(second))


_MISTAKEN = _mistaken()
_TURNS = {wrong: _turn(wrong, right) for wrong, right in PHRASES.items()}
_PHRASES = {
    pair: [wrong for wrong, turn in _TURNS.items() if turn[0] == pair]
    for pair, _ in _TURNS.values()
}
_PAIRS = [(wrong, place) for wrong, (_, place) in _MISTAKEN.items()] + list(_TURNS.values())
_FAULTY = frozenset((*_MISTAKEN, *_PHRASES))
_FIRST, _AFTER = _sides({pair for pair, place in _PAIRS if not place})
_BEFORE, _SECOND = _sides({pair for pair, place in _PAIRS if place})
# A wrong character, which is rare, beside one with which it makes a fault.
_SUSPECT = re.compile(
    f"[{_FIRST}{_SECOND}](?:(?<=[{_FIRST}])(?=[{_AFTER}])|(?<=[{_BEFORE}][{_SECOND}]))"
)

_SYMBOLS = {
    "KV": "kV", "Kv": "kV", "kv": "kV", "KW": "kW", "Kw": "kW", "KM": "km", "Km": "km", "KG": "kg",
    "Kg": "kg", "KVA": "kVA", "KVa": "kVA", "KWH": "kWh", "MPA": "MPa", "Mpa": "MPa", "MW": "MW",
    "CM": "cm", "MM": "mm", "HZ": "Hz",
}  # fmt: skip
_SYMBOL_BEGINS = "".join(sorted({symbol[0] for symbol in _SYMBOLS}))
_SYMBOL = re.compile(
    rf"[{_SYMBOL_BEGINS}](?:(?<=\d.)|(?<=\d .))"
    r"[A-Za-z]{1,2}(?![A-Za-z\d])"
)
_VALUE = re.compile(r"\d{1,9}(?:\.\d{1,6})? ?[A-Za-z]{2,3}$")
UNTIL = re.compile(r"截止(?=(?:到|至|于)?(?:20)?\d{2,4}年|\d{1,2}月|目前)")


class Misspelling(NamedTuple):
    """The word `wrong` begins at `start` and should be `right`."""

    start: int
    wrong: str
    right: str


class WrongSymbol(NamedTuple):
    """`[start, end)` is a value with a unit symbol in the wrong case, `right` the value as due."""

    start: int
    end: int
    symbol: str
    due: str
    right: str


def misspellings(text: str) -> Iterator[Misspelling]:
    """Every word in which one character is surely mistaken for another."""
    suspects = [match.start() for match in _SUSPECT.finditer(text)]
    pairs = [text[at : at + 2] for at in suspects] + [text[at - 1 : at + 1] for at in suspects]
    faulty = sorted(_FAULTY.intersection(pairs))
    for wrong in faulty:
        if wrong not in _MISTAKEN:
            continue
        right, place = _MISTAKEN[wrong]
        for start in _places(text, wrong):
            if _is_fault(text, start, place):
                yield Misspelling(start, wrong, right)
    for pair in faulty:
        for wrong in _PHRASES.get(pair, ()):
            for start in _places(text, wrong):
                yield Misspelling(start, wrong, PHRASES[wrong])


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _is_fault(text: str, start: int, place: int) -> bool:
    """Whether the wrong character makes no word with its other neighbour either, and the right
    one of the pair is not already part of another word."""
    if place:
        beside, taken = text[start + 1 : start + 3], text[start - 1 : start + 1]
    else:
        beside, taken = text[start - 1 : start + 1], text[start + 1 : start + 3]
    return beside not in _KNOWN and taken not in _KNOWN


def wrong_symbols(text: str) -> Iterator[WrongSymbol]:
    """110KV: the symbol of the kilovolt is kV (GB 3100)."""
    if not [letter for letter in _SYMBOL_BEGINS if letter in text]:
        return
    for match in _SYMBOL.finditer(text):
        symbol = match.group()
        due = _SYMBOLS.get(symbol, symbol)
        value = _VALUE.search(text[max(0, match.start() - 17) : match.end()])
        if due != symbol and value:
            start = match.end() - len(value.group())
            yield WrongSymbol(start, match.end(), symbol, due, value.group().replace(symbol, due))
