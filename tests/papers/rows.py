"""One row of the table of measurements, and the measures of the type area that all rows share."""

from dataclasses import dataclass

from shishi.papers.gongwen import CHARACTERS, MM_IN_POINTS, PAGE, PROFILE, SIZES
from tests.papers.measuring import Line, Page

LINE = PROFILE.pitch_points / MM_IN_POINTS
ONE = PAGE.type_width / CHARACTERS
LOW = PAGE.height - PAGE.bottom
RIGHT = PAGE.width - PAGE.right
SMALL = SIZES.small / MM_IN_POINTS


@dataclass(frozen=True)
class Row:
    """One measurement; numbers may be off by `within`."""

    item: str
    rule: str
    wanted: float | str
    within: float
    measured: float | str

    @property
    def holds(self) -> bool:
        if isinstance(self.wanted, str) or isinstance(self.measured, str):
            return self.wanted == self.measured
        return abs(self.wanted - self.measured) <= self.within + 1e-6

    @property
    def cells(self) -> tuple[str, str, str]:
        wanted = self.wanted if isinstance(self.wanted, str) else f"{self.wanted:g}"
        within = f" ± {self.within:g}" if self.within else ""
        got = self.measured if isinstance(self.measured, str) else f"{self.measured:.2f}"
        return (f"{self.item} {self.rule}", f"{wanted}{within}", got)


def characters(line: Line) -> float:
    return sum(0.5 if sign.text.isascii() else 1 for sign in line.signs)


def body(page: Page) -> list[Line]:
    return [line for line in page.lines if line.size == SIZES.text]
