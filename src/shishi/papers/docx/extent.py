"""篇幅 — how much room paragraphs take, as far as it can be known before they are set.

Pitches are exact, so only the number of lines is uncertain: marks that may not begin or end a line
leave signs of it empty, and digits are wider in some type faces. A page is judged by the fewest
lines that are possible and by the most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from lxml.etree import _Element

from shishi.papers.gongwen import CHARACTERS, PROFILE, SIZES

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOST = 1.0  # signs that a line may be short of at its end
_WIDER = 0.06  # by which a digit may be wider than half a character
_SPARE = 2 * PROFILE.pitch_points


def wide(text: str) -> float:
    """The width in characters: a sign of half width is half of one."""
    return sum(1 if east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def rows(text: str, room: float = CHARACTERS) -> tuple[int, int]:
    """The fewest and the most lines that the words can take."""
    least = most = 0
    for line in text.split("\n"):
        width = wide(line)
        narrow = sum(_WIDER for sign in line if sign.isascii())
        least += max(1, ceil((width - 0.5) / room))
        most += max(1, ceil((width + narrow) / max(room - _LOST, 1)))
    return least, most


@dataclass(frozen=True, slots=True)
class End:
    """Where a text ends: the page, and how far down on it, in points."""

    page: int
    down: float


def shares_last_page(blocks: Sequence[_Element], depth: float, needed: float) -> bool:
    """Does the text surely end on an even page that has room for what is `needed`?"""
    ends = [_end(blocks, depth, most) for most in (False, True)]
    sure = [end for end in ends if end is not None and end.page % 2 == 0]
    same = len(sure) == len(ends) and sure[0].page == sure[1].page
    return same and max(end.down for end in sure) + needed + _SPARE <= depth


def _end(blocks: Sequence[_Element], depth: float, most: bool) -> End | None:
    """None where a block is no paragraph of text: its height is the word processor's to know."""
    page, down = 1, 0.0
    for block in blocks:
        pitch = _table(block) if block.tag == f"{_W}tbl" else _pitch(block)
        if pitch is None:
            return None
        for _ in range(1 if block.tag == f"{_W}tbl" else _lines(block)[most]):
            if down + pitch > depth:
                page, down = page + 1, 0.0
            down += pitch
    return End(page, down)


def _pitch(block: _Element) -> float | None:
    if block.find(f".//{_W}drawing") is not None:
        return None
    if block.find(f"{_W}pPr/{_W}pStyle[@{_W}val='Title']") is not None:
        return SIZES.title_pitch
    spacing = block.find(f"{_W}pPr/{_W}spacing")
    if spacing is None or spacing.get(f"{_W}line") is None:
        return PROFILE.pitch_points
    return int(spacing.get(f"{_W}line", "0")) / 20


def _table(block: _Element) -> float | None:
    """The height of a table that only puts lines beside each other: it has no rules."""
    if block.find(f"{_W}tblPr/{_W}tblBorders") is not None:
        return None
    rows = ([_cell(cell) for cell in row.iter(f"{_W}tc")] for row in block.iter(f"{_W}tr"))
    return sum(max(row) for row in rows)


def _cell(cell: _Element) -> float:
    return sum(_pitch(line) or 0.0 for line in cell.iter(f"{_W}p"))


def _lines(block: _Element) -> tuple[int, int]:
    """Of a title every break is given."""
    breaks = len(block.findall(f".//{_W}br"))
    words = "".join(one.text or "" for one in block.iter(f"{_W}t"))
    indent = block.find(f"{_W}pPr/{_W}ind")
    left, right, first = (_side(indent, side) for side in ("left", "right", "firstLine"))
    if breaks:
        return breaks + 1, breaks + 1
    return rows("　" * round(first) + words, max(2, CHARACTERS - left - right))


def _side(indent: _Element | None, side: str) -> float:
    """In characters."""
    told = "0" if indent is None else indent.get(f"{_W}{side}", "0")
    return int(told) / 20 / (SIZES.text + PROFILE.spacing_points)
