"""版面 — from characters with places to lines, from lines to paragraphs.

Shared by PDF pages and by recognised pictures. Lengths are in the page's own units (points or
pixels), y counts downwards; rules compare with the size of the character (字身), never with
fixed lengths.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_EASTERN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’·…—]")
_WORD = re.compile("[A-Za-z0-9.,:;%'()/+-]+")
_NO_LINE_START = "。，、；：？！）》”’』」〕】〉％…—·.,;:?!)]}%"
_PADDING = 0.9
"""Left blank in a cell, both sides together, in parts of the size."""
_RAISED = {"2": "²", "3": "³"}
_CLOSES = re.compile("[。；：！？.;:!?]$")
_BEGINS = re.compile(
    r"[（(]?[一二三四五六七八九十百〇0-9①-⑳]{1,3}[）)、．.]|第[一二三四五六七八九十百0-9]{1,4}[条章项款节]"
    r"|[\u4e00-\u9fff★]{2,10}[：:]|附件|实事[一二三四五六七八九十]"
)


@dataclass(frozen=True, slots=True)
class Glyph:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float

    def scaled(self, by: float) -> "Glyph":
        places = (self.left * by, self.right * by, self.top * by, self.bottom * by)
        return Glyph(self.text, *places, self.size * by)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page; `page` counts from 1."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int = 1


def lines_of(glyphs: Iterable[Glyph], page: int = 1) -> list[Line]:
    """Lines from top to bottom, each from left to right."""
    rows: list[list[list[Glyph]]] = []
    for run in sorted(_runs(glyphs), key=lambda run: (run[0].top + run[0].bottom, run[0].left)):
        for row in reversed(rows[-3:]):
            if _beside(row, run):
                row.append(run)
                break
        else:
            rows.append([run])
    return [_line([glyph for run in row for glyph in run], page) for row in rows]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters that follow each other on one line, in the order of the file."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is None or not _follows(last, glyph):
            runs.append([])
        runs[-1].append(glyph)
        last = glyph
    return [run for run in runs if any(glyph.text.strip() for glyph in run)]


def _follows(last: Glyph, glyph: Glyph) -> bool:
    level = _overlap(last.top, last.bottom, glyph.top, glyph.bottom) > 0.5
    return level and -0.5 * last.size < glyph.left - last.left < 4 * last.size


def _overlap(top: float, bottom: float, other_top: float, other_bottom: float) -> float:
    """Share of the lower of two heights that both have."""
    common = min(bottom, other_bottom) - max(top, other_top)
    return common / max(min(bottom - top, other_bottom - other_top), 0.01)


def _beside(row: list[list[Glyph]], run: list[Glyph]) -> bool:
    first = row[0][0]
    if _overlap(first.top, first.bottom, run[0].top, run[0].bottom) <= 0.5:
        return False
    slack = 0.5 * run[0].size
    return all(
        run[0].left >= other[-1].right - slack or run[-1].right <= other[0].left + slack
        for other in row
    )


def _line(glyphs: list[Glyph], page: int) -> Line:
    glyphs.sort(key=lambda glyph: glyph.left)
    size = median(glyph.size for glyph in glyphs)
    bottom = median(glyph.bottom for glyph in glyphs)
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None:
            if glyph.text == last.text and glyph.left - last.left < 0.15 * size:
                continue  # bold made by printing twice
            pieces.append(_gap(last, glyph, size))
        raised = glyph.size < 0.8 * size and glyph.bottom < bottom - 0.2 * size
        metres = last is not None and last.text in "mM米"
        pieces.append(_RAISED.get(glyph.text, glyph.text) if raised and metres else glyph.text)
        last = glyph
    text = "".join(pieces)
    solid = [glyph for glyph in glyphs if glyph.text.strip()]
    top = min(glyph.top for glyph in solid)
    return Line(text.strip(), solid[0].left, solid[-1].right, top, bottom, size, page)


def _gap(last: Glyph, glyph: Glyph, size: float) -> str:
    """Blanks where the eye sees a gap; the narrow one that is set beside digits is none."""
    if last.text.isspace() or glyph.text.isspace():
        return ""
    gap = glyph.left - last.right
    western = last.text.isascii() and glyph.text.isascii()
    letters = western and last.text.isalpha() and glyph.text.isalpha()
    least = 0.18 if letters else 0.45 if western else 0.6
    return " " * max(1, min(8, round(gap / size))) if gap > least * size else ""


@dataclass(frozen=True, slots=True)
class Margins:
    """Where full lines begin and end, whether paragraphs are indented, and the usual pitch."""

    left: float
    right: float
    indented: bool
    pitch: float


def margins_of(lines: Sequence[Line]) -> Margins:
    """Measured on all lines of pages of one width."""
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    left = lefts[min(len(lefts) // 50, 3)] if len(lefts) > 5 else lefts[0]
    right = rights[-1 - min(len(rights) // 50, 3)] if len(rights) > 5 else rights[-1]
    begun = [line for line in lines if 1.4 < (line.left - left) / line.size < 2.6]
    pitches = [
        below.top - above.top
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top
    ]
    return Margins(left, right, len(begun) * 8 > len(lines), median(pitches) if pitches else 0.0)


def continues(above: Line, below: Line, margins: Margins) -> bool:
    """Is `below` the same paragraph as `above`?"""
    size = above.size
    if abs(size - below.size) > 0.15 * size or not _is_full(above, below, margins):
        return False
    same_page = above.page == below.page
    if same_page and below.top - above.top > 1.7 * max(margins.pitch, size):
        return False
    inset = (below.left - margins.left) / size
    if inset < 1:
        return _flush_left(above, below, margins)
    if margins.indented and inset < 2.6:
        return False
    if abs(below.left - above.left) < 0.6 * size:  # a block set in as a whole
        return not (_CLOSES.search(above.text) and _BEGINS.match(below.text))
    centred = abs((below.left + below.right) - (margins.left + margins.right)) < 3 * size
    return centred and not _CLOSES.search(above.text)


def _flush_left(above: Line, below: Line, margins: Margins) -> bool:
    """A line at the left margin after a full one, where paragraphs may begin at the margin, too."""
    if margins.indented:
        return True
    spaced = above.page == below.page and below.top - above.top > 1.15 * margins.pitch
    return not spaced and not (_CLOSES.search(above.text) and _BEGINS.match(below.text))


def _is_full(above: Line, below: Line, margins: Margins) -> bool:
    """Would the first word of `below` not have fitted on the line above?

    Where paragraphs are indented, a line at the margin says by itself that it goes on.
    """
    sure = margins.indented and below.left < margins.left + below.size
    slack = -1.0 if sure else 0.3
    return above.right + max(_first_width(below), below.size) > margins.right + slack * above.size


def _first_width(line: Line) -> float:
    """Width of what may not be torn from the beginning of the line."""
    word = _WORD.match(line.text)
    head = word.end() if word else 1
    while head < len(line.text) and line.text[head] in _NO_LINE_START:
        head += 1
    return width_in_sizes(line.text[:head]) * line.size


def width_in_sizes(text: str) -> float:
    """In parts of the size; Western characters are about half as wide."""
    return sum(1.0 if _EASTERN.match(sign) else 0.5 for sign in text)


def joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph; a blank only between Western words."""
    text = ""
    for line in lines:
        apart = text[-1:].isascii() and text[-1:].isalnum() and line[:1].isascii()
        word = apart and line[:1].isalnum() and (text[-1].isalpha() or line[0].isalpha())
        text += (" " if word else "") + line
    return text


def cell_text(lines: Sequence[Line], width: float) -> str:
    """Lines of a cell; a line feed stays where the next word would have fitted above."""
    text = ""
    for above, below in zip([None, *lines], lines, strict=False):
        if above is None:
            text = below.text
        else:
            room = width - _PADDING * above.size
            wrapped = above.right - above.left + max(_first_width(below), below.size) > room
            text = joined((text, below.text)) if wrapped else f"{text}\n{below.text}"
    return text
