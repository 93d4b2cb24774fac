"""原文的显示 — lines of the source as pages show them: tinted words, each with its references.

The same lines serve the review (each mark leads to its value) and the source page (one
place stands out).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shishi.queries import plans

SHOWN_AS = {
    "ordinal": "title",
    "title": "title",
    "quantity": "quantity",
    "money": "money",
    "unit": "unit",
    "person": "person",
    "deadline": "deadline",
    "milestone": "deadline",
    "trap": "trap",
}  # kinds that tint their words; the others only refer to their value

_PARAGRAPH = re.compile(r"第\d+[段行]")  # every line begins one; a page or a table earns a label
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}、[^。；]{1,28}")


@dataclass(frozen=True, slots=True)
class Run:
    """Words under one mark; `refs` are keys separated by blanks; `here` is the place asked for."""

    text: str
    kind: str = ""
    refs: str = ""
    here: bool = False

    @property
    def first(self) -> str:
        """The value to jump to."""
        return self.refs.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line; `look` is title, heading or nothing."""

    start: int
    runs: tuple[Run, ...]
    place: str
    look: str


def marked(
    lines: Iterable[plans.Line],
    narrow: frozenset[str],
    titles: frozenset[str],
    start: int,
    end: int | None,
) -> list[ShownLine]:
    """The lines that reach into `[start, end)`. `narrow` are the remarks that tint their words,
    `titles` the keys of the plan's own title. Empty lines at the top are left out, and of several
    in a row only one is drawn: files made from web pages have many."""
    shown: list[ShownLine] = []
    page = ""  # a page that begins with empty lines is named at its first words
    for line in lines:
        if _end(line) < start or (end is not None and line.start >= end):
            continue
        page = line.place or page
        if any(piece.text.strip() for piece in line.pieces):
            runs = tuple(_run(piece, narrow) for piece in line.pieces)
            place = "" if _PARAGRAPH.fullmatch(page) else page
            shown.append(ShownLine(line.start, runs, place, _look(line, titles)))
            page = ""
        elif shown and shown[-1].runs:
            shown.append(ShownLine(line.start, (), "", ""))
    return shown


def _end(line: plans.Line) -> int:
    return line.start + sum(len(piece.text) for piece in line.pieces)


def _run(piece: plans.Piece, narrow: frozenset[str]) -> Run:
    if not piece.text.strip():
        return Run(piece.text)  # blanks between cells: nothing to point at
    refs = " ".join(filter(None, (piece.key, *piece.remarks)))
    kind = SHOWN_AS.get(piece.kind, "")
    if narrow.intersection(piece.remarks):
        return Run(piece.text, f"{kind} doubt".strip(), refs)
    return Run(piece.text, "" if piece.state == "dropped" else kind, refs)


def _look(line: plans.Line, titles: frozenset[str]) -> str:
    words = "".join(piece.text for piece in line.pieces)
    if any(piece.key in titles for piece in line.pieces if piece.key) and len(words) < 60:
        return "title"
    return "heading" if _HEADING.fullmatch(words) else ""
