"""What stands on the pages of a PDF, in millimetres from the upper left corner: signs, rules, ink.

A sign is measured by its em box (0.88 of its size above the base line, 0.12 below), which does not
change from one free family to another as its ink does.
"""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import groupby

import pdfplumber
import pypdfium2

MM = 25.4 / 72
RISE, FALL = 0.88, 0.12
RED = (1.0, 0.0, 0.0)
PRINTED_RED = (0.0, 0.8, 0.8, 0.0)  # Y80 % M80 % (GB/T 9704-2012, chapter 6)
Colour = tuple[float, ...]


@dataclass(frozen=True)
class Sign:
    """A glyph; `size` in points, `turned` where it is not upright."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    colour: Colour
    turned: bool = False

    @property
    def top(self) -> float:
        return self.base - RISE * self.size * MM

    @property
    def bottom(self) -> float:
        return self.base + FALL * self.size * MM


@dataclass(frozen=True)
class Line:
    """Signs on one base line, from left to right."""

    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        return "".join(sign.text for sign in self.signs)

    @property
    def base(self) -> float:
        return self.signs[0].base

    @property
    def x0(self) -> float:
        return self.signs[0].x0

    @property
    def x1(self) -> float:
        return self.signs[-1].x1

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def top(self) -> float:
        return max(self.signs, key=lambda sign: sign.size).top

    @property
    def bottom(self) -> float:
        return max(self.signs, key=lambda sign: sign.size).bottom

    @property
    def size(self) -> float:
        return max(sign.size for sign in self.signs)


@dataclass(frozen=True)
class Rule:
    """A straight rule; `y` is the middle of a level one, `weight` in millimetres."""

    x0: float
    x1: float
    y: float
    weight: float
    colour: Colour

    @property
    def long(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    signs: tuple[Sign, ...]
    rules: tuple[Rule, ...]  # level ones, from top to bottom

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Upright lines from top to bottom; what is half a millimetre apart is one line."""
        upright = sorted((one for one in self.signs if not one.turned), key=lambda one: one.base)
        rows: list[list[Sign]] = []
        for sign in upright:
            if rows and sign.base - rows[-1][-1].base < 0.5:
                rows[-1].append(sign)
            else:
                rows.append([sign])
        return tuple(_line(row) for row in rows)

    @property
    def turned(self) -> tuple[Sign, ...]:
        return tuple(sign for sign in self.signs if sign.turned)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def find(self, words: str) -> Line:
        return next(line for line in self.lines if words in line.text)


def pages(content: bytes) -> list[Page]:
    """The pages of a PDF."""
    with pdfplumber.open(BytesIO(content)) as file:
        return [_page(page) for page in file.pages]


def is_red(one: Line | Rule) -> bool:
    """Is it as red as a screen or a press has it?"""
    colour = one.signs[0].colour if isinstance(one, Line) else one.colour
    return colour in (RED, PRINTED_RED)


def ink(content: bytes, page: int, box: tuple[float, float, float, float]) -> tuple[float, ...]:
    """Where something is printed within a box (left, top, right, bottom) of the page, at 300 dots
    an inch."""
    scale = 300 / 72
    document = pypdfium2.PdfDocument(content)
    try:
        picture = document[page - 1].render(scale=scale).to_pil().convert("L")
    finally:
        document.close()
    dots = 300 / 25.4
    left, top, *_ = box
    part = picture.crop(tuple(round(side * dots) for side in box)).point(
        lambda light: 255 if light < 128 else 0
    )
    found = part.getbbox()
    assert found is not None, "在该处没有印出内容"
    x0, y0, x1, y1 = (side / dots for side in found)
    return (left + x0, top + y0, left + x1, top + y1)


def _line(row: list[Sign]) -> Line:
    """Blanks at the ends of a line belong to its setting, not to its words."""
    signs = sorted(row, key=lambda one: one.x0)
    while signs and not signs[-1].text.strip():
        signs.pop()
    while signs and not signs[0].text.strip():
        signs.pop(0)
    return Line(tuple(signs or row))


def _page(page: pdfplumber.page.Page) -> Page:
    height = float(page.height)
    signs = tuple(_sign(char, height) for char in page.chars)
    rules = sorted(
        {_rule(line, height) for line in (*page.lines, *page.rects) if _level(line)},
        key=lambda rule: (rule.y, rule.x0),
    )
    page.close()
    return Page(page.page_number, float(page.width) * MM, height * MM, signs, _joined(rules))


def _sign(char: dict, height: float) -> Sign:
    across, slant, _, _, x, y = char["matrix"]
    turned = abs(across) < abs(slant)
    return Sign(
        text=char["text"],
        x0=(char["x0"] if turned else x) * MM,
        x1=char["x1"] * MM,
        base=(height - y) * MM,
        size=round(char["x1"] - char["x0"], 1) if turned else round(char["size"], 1),
        font=char["fontname"].partition("+")[2],
        colour=_colour(char["non_stroking_color"]),
        turned=turned,
    )


def _level(line: dict) -> bool:
    return line["bottom"] - line["top"] < 4 and line["x1"] - line["x0"] > 10


def _rule(line: dict, height: float) -> Rule:
    filled = line["object_type"] == "rect" and line["fill"]
    weight = line["bottom"] - line["top"] if filled else line["linewidth"]
    colour = line["non_stroking_color"] if filled else line["stroking_color"]
    middle = (line["top"] + line["bottom"]) / 2
    return Rule(
        round(line["x0"] * MM, 2),
        round(line["x1"] * MM, 2),
        round(middle * MM, 2),
        round(weight * MM, 2),
        _colour(colour),
    )


def _joined(rules: list[Rule]) -> tuple[Rule, ...]:
    """Pieces of one rule that touch are one rule; tables draw theirs cell by cell."""
    whole: list[Rule] = []
    for _, row in groupby(rules, key=lambda rule: (rule.y, rule.weight, rule.colour)):
        for piece in row:
            last = whole[-1] if whole else None
            if (
                last
                and last.y == piece.y
                and piece.x0 - last.x1 < 0.5
                and last.weight == piece.weight
            ):
                whole[-1] = Rule(last.x0, max(last.x1, piece.x1), last.y, last.weight, last.colour)
            else:
                whole.append(piece)
    return tuple(whole)


def _colour(value: object) -> Colour:
    parts = value if isinstance(value, tuple | list) else (value,)
    return tuple(round(float(part), 2) for part in parts if isinstance(part, int | float))
