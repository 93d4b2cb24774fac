"""层次序数 — level marks 一、 （一） 1. （1） 第一章 of a text, each with its style and number."""

import re
from typing import NamedTuple

from shishi.reading.lines.marks import number_of

_HAN = "一二三四五六七八九十"
_MARK = (
    r"[ \t]*(?:"
    rf"(?P<han>[{_HAN}]{{1,3}})[、.．﹒]"
    rf"|(?P<bracket>[（(][{_HAN}]{{1,3}}[）)])"
    r"|(?P<digit>\d{1,3})[、.．﹒](?!\d(?!\d{3}年))"
    r"|(?P<round>[（(]\d{1,3}[）)])"
    rf"|(?P<named>第[{_HAN}]{{1,3}}[章节条件项])"
    r")[ \t]*[^\n。；：，|\t]{0,30}"
)
_FIRST_LINE, _FURTHER_LINE = re.compile(_MARK), re.compile(rf"\n{_MARK}")
HIGHEST = 60  # what is above it is a broken number, not a level mark


class LevelMark(NamedTuple):
    """One level mark: which style, which number, where it and its heading stand."""

    style: str
    number: int
    start: int
    end: int


def level_marks(text: str) -> list[LevelMark]:
    """The marks that begin lines, in order."""
    opening = _FIRST_LINE.match(text)
    found = [*([opening] if opening else []), *_FURTHER_LINE.finditer(text)]
    return [mark for mark in map(_level_mark, found) if 0 < mark.number <= HIGHEST]


def _level_mark(match: re.Match[str]) -> LevelMark:
    style = match.lastgroup or ""
    return LevelMark(style, number_of(match[style]), match.start(style), match.end())


def like(place: LevelMark, number: int) -> str:
    """A number in the style of a mark."""
    words = str(number) if place.style in ("digit", "round") else han(number)
    return _SHAPES[place.style].format(words)


_SHAPES = {"han": "{}、", "bracket": "（{}）", "digit": "{}.", "round": "（{}）", "named": "第{}"}


def han(number: int) -> str:
    """12 is 十二."""
    tens, ones = divmod(number, 10)
    if number > 99 or number < 1:
        return str(number)
    leading = _HAN[tens - 1] if tens > 1 else ""
    return f"{leading}{'十' if tens else ''}{_HAN[ones - 1] if ones else ''}"
