"""清样 — named clean steps over the source text, each keeping the way back.

A step finds edits (start, end, replacement) in the text so far; the replacement is never longer
than what it replaces, so that each character of the view still stands for one of the source.
Nothing is repaired silently: `repairs` lists what differs.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from shishi.reading.lines.breaks import joined_breaks
from shishi.reading.lines.labels import field_of
from shishi.reading.lines.script import TRADITIONAL
from shishi.reading.source import SourceText, View

Edit = tuple[int, int, str]
Step = Callable[[str, "Sheltered"], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Sheltered:
    """Ranges of the text so far in which no line is joined: the known tables."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, place: int) -> bool:
        at = bisect_right(self.starts, place) - 1
        return at >= 0 and place <= self.ends[at]


@dataclass(frozen=True, slots=True)
class Repair:
    """A place of the source that the view reads otherwise; `step` names why."""

    start: int
    end: int
    found: str
    read_as: str


WIDTHS = MappingProxyType(
    {
        **{chr(0xFF01 + n): chr(0x21 + n) for n in range(94) if chr(0x21 + n).isalnum()},
        "％": "%",
        "﹪": "%",
        "／": "/",
        "＋": "+",
        "﹢": "+",
        "＝": "=",
        "［": "[",
        "］": "]",
        "〖": "【",
        "〗": "】",
        "＊": "*",
        "－": "-",
        "＜": "<",
        "＞": ">",
        "﹣": "-",
        "﹕": "：",
        "﹐": "，",
        "﹑": "、",
        "﹔": "；",
        "⼀": "一",
        "\u3000": " ",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
    }
)
_SIMPLE_TABLE = str.maketrans({**WIDTHS, **TRADITIONAL})
_NOT_SIMPLE = re.compile(f"[{''.join(map(re.escape, (*WIDTHS, *TRADITIONAL)))}]+")

# The first character is consumed before what stands in front of it is looked at: a search for one
# of a few characters is fast.
_MIXED_NUMBER = re.compile(
    r"[0-9OolI](?:(?<![A-Za-z0-9.．].)(?:(?<=[0-9])|(?=[OolI.,]{0,8}[0-9]))"
    r"(?:[0-9OolI]|[.,．](?=[0-9OolI]))*(?![A-Za-z])"
    r"|(?<=[Il])(?<![A-Za-z0-9].)[OoIl]?(?= ?月[0-9OolI底末上中下]))"
)
_DIGIT_LIKE = MappingProxyType({"O": "0", "o": "0", "l": "1", "I": "1"})
_IN_NUMBERS = "0123456789.,．"
_BEHIND_NUMBER = 3  # characters that tell a month ( 月底)
_NO_NUMBERS = frozenset({"O2O", "o2o"})
_MEASURES = frozenset("%年月日号个户人名座处所家套台辆张条项亩米公平立万亿元吨场次栋间件口盏棵")
_WIDE_POINT = re.compile(r"．(?<=[0-9OolI]．)(?=[0-9OolI])")
_GAP_BEFORE_MEASURE = re.compile(
    r" (?<=[0-9%] )(?=(?:个|户|人|名|套|台|件|座|处|所|家|辆|张|条|项|亩|米|公里|万|亿|元|吨|场|次"
    r"|年|月|日|号|%|平方米|平方公里|立方米|千米)[^ \t\n|])"
)
_SPREAD = re.compile(r"(?<![一-鿿])[一-鿿]{1,2}(?: {1,4}[一-鿿]{1,2}){1,6}(?= ?[:：])")
_SPREAD_END = re.compile(r" [一-鿿]{1,2} ?[:：]")
_STRONG = re.compile(r"\*\*[^*\n]{1,60}\*\*")
_GAPS = re.compile(" +")
_PAGE_LINE = (
    r"[ \t]*(?:[—–―─-]{1,2} ?\d{1,4} ?[—–―─-]{1,2}|第 ?\d{1,4} ?页(?:[ ，,/]*共 ?\d{1,4} ?页)?"
    r"|·\d{1,4}·)[ \t]*(?:\n|\Z)"
)
_FIRST_PAGE, _PAGE_NUMBER = re.compile(f"({_PAGE_LINE})"), re.compile(rf"\n(?=({_PAGE_LINE}))")


def _page_numbers(text: str, sheltered: Sheltered) -> Iterator[Edit]:
    """页码 standing alone in a line: — 4 —, 第4页 共9页."""
    first = _FIRST_PAGE.match(text)
    for found in (*([first] if first else []), *_PAGE_NUMBER.finditer(text)):
        start, end = found.span(1)
        if not sheltered.holds(start):
            yield start, end, ""


def _wide_points(text: str, _: Sheltered) -> Iterator[Edit]:
    """２．１ is 2.1; elsewhere ． may be the point in a name."""
    for found in _WIDE_POINT.finditer(text):
        yield found.start(), found.end(), "."


def _look_alike_digits(text: str, _: Sheltered) -> Iterator[Edit]:
    return digits_meant(text)


def digits_meant(text: str) -> Iterator[Edit]:
    """24OO户, l18.6公里: letters among digits that can be no word."""
    letters = [place for place in map(text.find, _DIGIT_LIKE) if place >= 0]
    if not letters:
        return
    start, end = min(letters), max(map(text.rfind, _DIGIT_LIKE)) + 1
    while start and text[start - 1] in _IN_NUMBERS:
        start -= 1
    while end < len(text) and text[end] in _IN_NUMBERS:
        end += 1
    for found in _MIXED_NUMBER.finditer(text, start, end + _BEHIND_NUMBER):
        word = found.group()
        if word.isdigit() or word in _NO_NUMBERS:
            continue
        if word[-1] in "lI" and not _measured(text, found.end()):
            continue
        for place, letter in enumerate(word, found.start()):
            if letter in _DIGIT_LIKE:
                yield place, place + 1, _DIGIT_LIKE[letter]


def _measured(text: str, place: int) -> bool:
    """Whether a measure follows, so that a last l is no litre."""
    return place < len(text) and text[place] in _MEASURES


def _gaps_in_amounts(text: str, _: Sheltered) -> Iterator[Edit]:
    """5 个, 8 月底: a space between number and measure inside a sentence."""
    for found in _GAP_BEFORE_MEASURE.finditer(text):
        yield found.start(), found.end(), ""


def _spread_labels(text: str, _: Sheltered) -> Iterator[Edit]:
    """责 任 单 位：a label spread over its line."""
    if not _SPREAD_END.search(text):
        return
    for found in _SPREAD.finditer(text):
        if field_of(found.group().replace(" ", "")) is None:
            continue
        for gap in _GAPS.finditer(text, *found.span()):
            yield gap.start(), gap.end(), ""


def _emphasis(text: str, _: Sheltered) -> Iterator[Edit]:
    """**社区食堂**: signs of emphasis of plain-text pages."""
    for found in _STRONG.finditer(text):
        yield found.start(), found.start() + 2, ""
        yield found.end() - 2, found.end(), ""


def _joined_lines(text: str, sheltered: Sheltered) -> Iterator[Edit]:
    """Line breaks inside a sentence, a number or a name."""
    for start, end in joined_breaks(text):
        if not sheltered.holds(start):
            yield start, end, ""


STEPS: tuple[tuple[str, Step], ...] = (
    ("页码", _page_numbers),
    ("加粗符号", _emphasis),
    ("全角小数点", _wide_points),
    ("形近字符", _look_alike_digits),
    ("标签内空格", _spread_labels),
    ("断行", _joined_lines),
    ("数字后空格", _gaps_in_amounts),
)


def view(source: SourceText) -> View:
    """The repaired text of `source`, with the way back."""
    return _stepped(source, _NOT_SIMPLE.sub(_simple, source.text), [step for _, step in STEPS])


def unbroken(source: SourceText) -> View:
    """The text to the letter, without page numbers and line breaks inside a sentence."""
    return _stepped(source, source.text, [_page_numbers, _joined_lines])


def _stepped(source: SourceText, text: str, steps: Iterable[Step]) -> View:
    back: Sequence[int] = range(len(text) + 1)
    sheltered = _sheltered(source, back)
    for step in steps:
        edits = list(step(text, sheltered))
        if edits:
            text, back = _apply(text, back, edits)
            sheltered = _sheltered(source, back)
    return View(source, text, back)


def _simple(found: re.Match[str]) -> str:
    """Characters in the width and the script that the reader knows."""
    return found.group().translate(_SIMPLE_TABLE)


def _sheltered(source: SourceText, back: Sequence[int]) -> Sheltered:
    return Sheltered(
        tuple(place(back, table.start) for table in source.tables),
        tuple(place(back, table.end) for table in source.tables),
    )


def place(back: Sequence[int], offset: int) -> int:
    """Where in the view the place `offset` of the source stands, or what follows it."""
    if isinstance(back, range):
        return offset
    return bisect_left(back, offset)


def _apply(text: str, back: Sequence[int], edits: list[Edit]) -> tuple[str, Sequence[int]]:
    parts: list[str] = []
    at = 0
    for start, end, replacement in edits:
        parts += (text[at:start], replacement)
        at = end
    parts.append(text[at:])
    edited = "".join(parts)
    return edited, back if len(edited) == len(text) else _shortened(back, edits)


def _shortened(back: Sequence[int], edits: list[Edit]) -> list[int]:
    """The way back without the places of the characters that the edits drop."""
    left: list[int] = []
    at = 0
    for start, end, replacement in edits:
        left += back[at : start + len(replacement)]
        at = end
    left += back[at:]
    return left


def repairs(view: View) -> tuple[Repair, ...]:
    """What the view reads otherwise than the source says, in order.

    The script (繁简) and the width of characters are no repairs; changed digits and dropped
    line breaks, page numbers and spaces are.
    """
    source, back = view.source.text, view.back
    found: list[Repair] = []
    expected = 0
    for at, here in enumerate(back):
        if here > expected:
            found.append(Repair(expected, here, source[expected:here], ""))
        expected = here + 1
        if at < len(view.text) and source[here] != view.text[at]:
            plain = source[here].translate(_SIMPLE_TABLE)
            if plain != view.text[at] and plain != "．":
                found.append(Repair(here, here + 1, source[here], view.text[at]))
    return tuple(found)


def written(view: View, start: int, end: int) -> str:
    """The words of `[start, end)` as the document writes them, without dropped characters."""
    source, back = view.source.text, view.back
    if start < end and back[end - 1] - back[start] == end - 1 - start:
        return source[back[start] : back[end - 1] + 1]
    return "".join([source[here] for here in back[start:end]])
