"""The pages of a .pdf as `measuring` reads them, in the terms of a paper that was set."""

from dataclasses import dataclass

from tests.papers import measuring
from tests.papers.measuring import ink

__all__ = ["Line", "Rule", "Sheet", "ink", "sheets"]


@dataclass(frozen=True)
class Line:
    """Signs on one base line, without the blanks between them."""

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
    weight: float
    colour: tuple[float, ...]


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
    return [_sheet(page) for page in measuring.pages(content)]


def _sheet(page: measuring.Page) -> Sheet:
    return Sheet(
        page.width,
        page.height,
        tuple(_line(line) for line in page.lines if line.text.strip()),
        tuple(_rule(rule) for rule in page.rules),
        "".join(sign.text for sign in page.turned if sign.text.strip()),
    )


def _line(line: measuring.Line) -> Line:
    signs = [sign for sign in line.signs if sign.text.strip()]
    return Line(
        line.top,
        line.bottom,
        line.x0,
        line.x1,
        line.size,
        "".join(sign.text for sign in signs),
        frozenset(sign.font for sign in signs),
        signs[0].colour,
    )


def _rule(rule: measuring.Rule) -> Rule:
    half = rule.weight / 2
    return Rule(rule.x0, rule.x1, rule.y - half, rule.y + half, rule.weight, rule.colour)
