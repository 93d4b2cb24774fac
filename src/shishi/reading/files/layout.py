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
_WORD = re.compile(r"[（(《“〔【「『]*(?:[A-Za-z0-9.,:;%'()/+|-]+|.)")
_NO_LINE_START = "。，、；：？！）》”’』」〕】〉％…—·.,;:?!)]}%"
_WESTERN_SEAM = re.compile("[A-Za-z0-9]{2}")
_HAS_WORDS = re.compile(r"\w")
_PADDING = 0.9
"""Left blank in a cell, both sides together, in parts of the size."""
_APART = 1.15
"""Pitches from which a gap between lines is one between paragraphs."""
_RAISED = {"2": "²", "3": "³"}
_CLOSES = re.compile("[。；：！？.;:!?][）)”]?$")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十百〇0-9①-⑳]{1,3}[）)、．.]|第[一二三四五六七八九十百0-9]{1,4}[条章项款节]"
    r"|附件|实事[一二三四五六七八九十]"
)
_LABELLED = re.compile(r"[\u4e00-\u9fff★]{2,10}[：:]\s*\S")


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
    rows: list[list[Glyph]] = []
    for run in sorted(_runs(glyphs), key=lambda run: (run[0].top + run[0].bottom, run[0].left)):
        if rows and _level(rows[-1][0], run[0]):
            rows[-1].extend(run)
        else:
            rows.append(run)
    return [_line(row, page) for row in rows]


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
    return _level(last, glyph) and -0.5 * last.size < glyph.left - last.left < 4 * last.size


def _level(one: Glyph, other: Glyph) -> bool:
    """Do they stand on one line: is most of the lower one beside the other?"""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common > 0.6 * min(one.bottom - one.top, other.bottom - other.top)


def _line(glyphs: list[Glyph], page: int) -> Line:
    glyphs.sort(key=lambda glyph: glyph.left)
    size = median(glyph.size for glyph in glyphs)
    bottom = median(glyph.bottom for glyph in glyphs)
    pieces: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None:
            if glyph.text == last.text and 0 < glyph.left - last.left < 0.15 * size:
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
    """Where full lines begin and end, how paragraphs are set off, the pitch in them."""

    left: float
    right: float
    indented: bool
    spaced: bool
    pitch: float


def margins_of(lines: Sequence[Line]) -> Margins:
    """Measured on all lines of pages of one width.

    The pitch is nearly the narrowest, as many paragraphs are of one line.
    """
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    left = lefts[min(len(lefts) // 50, 3)] if len(lefts) > 5 else lefts[0]
    right = rights[-1 - min(len(rights) // 50, 3)] if len(rights) > 5 else rights[-1]
    begun = [line for line in lines if 1.4 < (line.left - left) / line.size < 2.6]
    pitches = sorted(
        below.top - above.top
        for above, below in pairwise(lines)
        if above.page == below.page and below.top > above.top + 0.8 * above.size
    )
    pitch = pitches[len(pitches) // 10] if pitches else 0.0
    wider = sum(_APART * pitch < gap < 3 * pitch for gap in pitches)
    return Margins(left, right, len(begun) * 8 > len(lines), wider * 6 > len(pitches), pitch)


def continues(above: Line, below: Line, margins: Margins) -> bool:
    """Is `below` the same paragraph as `above`?"""
    size = above.size
    alike = abs(size - below.size) <= 0.15 * size and _HAS_WORDS.search(below.text)
    if not alike or not _is_full(above, below, margins):
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
        return not _begins(above, below, margins)
    if above.left > (margins.left + margins.right) / 2:  # a signature or its date
        return False
    centred = abs((below.left + below.right) - (margins.left + margins.right)) < 3 * size
    return centred and not _CLOSES.search(above.text)


def _begins(above: Line, below: Line, margins: Margins) -> bool:
    """Does a new paragraph begin, by the wording?

    After a semicolon only a number tells. After a full stop a short line without any stop is
    no end of that paragraph but a line of its own (a name, a signature).
    """
    if not _CLOSES.search(above.text):
        return False
    if above.text.endswith(("；", ";")):
        return bool(_NUMBERED.match(below.text))
    short = below.right < margins.right - 2 * below.size and not _CLOSES.search(below.text)
    alone = short and above.text.endswith("。")
    return alone or bool(_NUMBERED.match(below.text) or _LABELLED.match(below.text))


def _flush_left(above: Line, below: Line, margins: Margins) -> bool:
    """A line at the left margin after a full one, where paragraphs may begin at the margin, too."""
    if margins.indented:
        return True
    if margins.spaced and above.page == below.page:
        return below.top - above.top <= _APART * margins.pitch
    return not _begins(above, below, margins)


def _is_full(above: Line, below: Line, margins: Margins) -> bool:
    """Would the first word of `below` not have fitted on the line above?

    Two characters of tolerance where something else says that the text goes on: a line at the
    margin where paragraphs are indented, or a line that ends within a sentence.
    """
    at_margin = margins.indented and below.left < margins.left + below.size
    slack = -1.0 if at_margin or not _CLOSES.search(above.text) else 0.3
    return above.right + max(_first_width(below), below.size) > margins.right + slack * above.size


def _first_width(line: Line) -> float:
    """Width of what may not be torn from the beginning of the line."""
    word = _WORD.match(line.text)
    head = word.end() if word else 0
    while head < len(line.text) and line.text[head] in _NO_LINE_START:
        head += 1
    return width_in_sizes(line.text[:head]) * line.size


def width_in_sizes(text: str) -> float:
    """In parts of the size; Western characters are about half as wide."""
    return sum(1.0 if _EASTERN.match(sign) else 0.5 for sign in text)


def joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph; a blank between Western words and between figures.

    No typesetter breaks a figure, so two figures that meet were two.
    """
    text = ""
    for line in lines:
        text += (" " if _WESTERN_SEAM.fullmatch(text[-1:] + line[:1]) else "") + line
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
