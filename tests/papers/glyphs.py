"""What stands where in a .pdf: lines of type with their boxes, rules, ink; in millimetres."""

from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2
from PIL import ImageChops

MM = 25.4 / 72
ABOVE = 0.88  # of the box of a Chinese sign, above its base line
DOTS = 300


@dataclass(frozen=True)
class Line:
    """Signs on one base line."""

    top: float
    bottom: float
    left: float
    right: float
    size: float
    text: str
    fonts: frozenset[str]
    colour: tuple[float, ...]


@dataclass(frozen=True)
class Rule:
    left: float
    right: float
    top: float
    bottom: float
    colour: tuple[float, ...]

    @property
    def weight(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Sheet:
    """A page; `turned` are the signs that stand upright only on the turned page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    turned: str

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def number(self) -> Line | None:
        """The line with the page number."""
        return next((line for line in self.lines if line.text.startswith("—")), None)

    @property
    def type(self) -> list[Line]:
        """Lines inside the type area."""
        return [line for line in self.lines if line != self.number]


def sheets(content: bytes) -> list[Sheet]:
    with pdfplumber.open(BytesIO(content)) as file:
        return [_sheet(page) for page in file.pages]


def _sheet(page: Any) -> Sheet:
    rows: dict[float, list[Any]] = defaultdict(list)
    turned = [sign["text"] for sign in page.chars if _turned(sign)]
    for sign in page.chars:
        if not _turned(sign) and sign["text"].strip():
            rows[round(page.height - sign["matrix"][5], 1)].append(sign)
    return Sheet(
        page.width * MM,
        page.height * MM,
        tuple(_line(base, rows[base]) for base in sorted(rows)),
        tuple(
            Rule(
                rect["x0"] * MM, rect["x1"] * MM, rect["top"] * MM, rect["bottom"] * MM,
                _colour(rect["non_stroking_color"]),
            )
            for rect in sorted(page.rects, key=lambda rect: rect["top"])
        ),
        "".join(turned).replace(" ", ""),
    )  # fmt: skip


def _turned(sign: Any) -> bool:
    return abs(sign["matrix"][1]) > abs(sign["matrix"][0])


def _line(base: float, signs: list[Any]) -> Line:
    signs = sorted(signs, key=lambda sign: sign["x0"])
    size = signs[0]["size"]
    return Line(
        (base - ABOVE * size) * MM,
        (base + (1 - ABOVE) * size) * MM,
        signs[0]["x0"] * MM,
        signs[-1]["x1"] * MM,
        round(size, 1),
        "".join(sign["text"] for sign in signs),
        frozenset(sign["fontname"].split("+")[-1] for sign in signs),
        _colour(signs[0]["non_stroking_color"]),
    )


def _colour(told: Any) -> tuple[float, ...]:
    return tuple(told) if isinstance(told, list | tuple) else (told,)


def ink(content: bytes, page: int, box: tuple[float, float, float, float]) -> tuple[float, ...]:
    """Left, top, right and lower edge of what is printed inside a box of the page."""
    drawn = pypdfium2.PdfDocument(content)[page - 1].render(scale=DOTS / 72).to_pil().convert("L")
    cut = drawn.crop(tuple(round(side / 25.4 * DOTS) for side in box))
    inside = ImageChops.invert(cut).point(lambda dark: 255 if dark > 40 else 0).getbbox()
    assert inside, "nothing is printed there"
    start = (box[0], box[1], box[0], box[1])
    return tuple(begin + side / DOTS * 25.4 for begin, side in zip(start, inside, strict=True))
