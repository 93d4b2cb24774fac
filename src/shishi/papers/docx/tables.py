"""表格 — a sheet as a table: the head on every page, no row torn, merged cells as they are given.

A ledger has thousands of rows, and a tree of them would fill the memory: the rows go into the file
as text (`File.later`), the cells of a column cut from one mould.
"""

from collections.abc import Iterable, Sequence

from lxml.etree import _Element

from shishi.papers.content import Cell, Head, Sheet
from shishi.papers.docx.file import File
from shishi.papers.docx.marks import Ink, Set, cell, el, grid, para, run, source, words_in
from shishi.papers.gongwen import Face
from shishi.papers.values import shown
from shishi.rules.ledgers import Shape

NOTE, NOTE_PITCH = Ink(size=12), 20.0
SMALLEST, LARGEST = 7.5, 12.0
_PAD = 2.5
_WORDS = "字"
_ROW = source(el("tr", el("trPr", el("cantSplit")))).removesuffix("</w:tr>")
_LINES = 1.3  # the pitch of a table's lines by their size
_ALIGN = {Shape.WORDS: "left", Shape.MARK: "center", Shape.NUMBER: "right", Shape.DAY: "center"}


def halves(sheet: Sheet) -> int:
    """The width that the columns ask for, in characters of half width."""
    return sum(head.width for head in sheet.heads)


def size_in(sheet: Sheet, room: float) -> float:
    """The size of type at which the columns find room, between the largest and the smallest."""
    asked = max(1, halves(sheet)) / 2
    fits = (room - 2 * _PAD * len(sheet.heads)) / asked
    return max(SMALLEST, min(LARGEST, int(fits * 2) / 2))


def table(file: File, sheet: Sheet, room: float) -> _Element:
    """The table as wide as the type area."""
    size = size_in(sheet, room)
    widths = _widths(sheet, room, size)
    made = grid(widths, rules=_rules(), pad=_PAD)
    made.append(_head(sheet.heads, widths, size))
    moulds = [_Mould(head, width, size) for head, width in zip(sheet.heads, widths, strict=True)]
    made.append(file.later(_row(row, moulds) for row in sheet.rows))
    if sheet.notes:
        made.append(_notes(sheet.notes, room, len(widths)))
    return made


def _widths(sheet: Sheet, room: float, size: float) -> list[float]:
    """Each column holds the characters it asks for; what is over or lacking is shared."""
    asked = [2 * _PAD + head.width / 2 * size for head in sheet.heads]
    over = (room - sum(asked)) / max(1, halves(sheet))
    return [width + over * head.width for width, head in zip(asked, sheet.heads, strict=True)]


def _rules() -> _Element:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = (el(side, val="single", sz=4, space=0, color="000000") for side in sides)
    return el("tblBorders", *rules)


def _head(heads: Sequence[Head], widths: Sequence[float], size: float) -> _Element:
    row = el("tr", el("trPr", el("cantSplit"), el("tblHeader")))
    ink = Ink(face=Face.HEI, size=size)
    for head, width in zip(heads, widths, strict=True):
        how = Set(align="center", pitch=_LINES * size, before=2, after=2)
        middle = cell(width, el("vAlign", val="center"))
        row.append(el("tc", middle, para([run(head.text, ink)], how, size)))
    return row


def _notes(notes: Sequence[str], room: float, columns: int) -> _Element:
    """What is noted stands in a row without rules, so that it never has a page to itself."""
    none = (el(side, val="nil") for side in ("left", "bottom", "right"))
    shape = cell(room, el("gridSpan", val=columns), el("tcBorders", *none))
    how = Set(align="left", pitch=NOTE_PITCH)
    lines = [para([run(note, NOTE)], how) for note in notes]
    return el("tr", el("trPr", el("cantSplit")), el("tc", shape, *lines))


class _Mould:
    """The cells of one column, ready but for their words."""

    def __init__(self, head: Head, width: float, size: float) -> None:
        how = Set(align=_ALIGN[head.shape], pitch=_LINES * size, before=1, after=1)
        ink = Ink(size=size)
        self.plain, self.first, self.covered = (
            _cut(width, merge, how, ink) for merge in ("", "restart", "continue")
        )

    def filled(self, one: Cell | None) -> str:
        if one is None:
            return self.covered[0]
        blank, before, behind = self.first if one.rows > 1 else self.plain
        words = shown(one.value)
        return f"{before}{words_in(words)}{behind}" if words else blank


def _cut(width: float, merge: str, how: Set, ink: Ink) -> tuple[str, str, str]:
    """A cell without words, and what stands before and behind the words of one that has some."""
    merged = (el("vMerge", val=merge),) if merge else ()
    shape = cell(width, *merged, el("vAlign", val="center"))
    blank = source(el("tc", shape, para((), how, ink.size)))
    before, behind = source(el("tc", shape, para([run(_WORDS, ink)], how))).split(words_in(_WORDS))
    return blank, before, behind


def _row(row: Iterable[Cell | None], moulds: Sequence[_Mould]) -> str:
    cells = (mould.filled(one) for one, mould in zip(row, moulds, strict=True))
    return f"{_ROW}{''.join(cells)}</w:tr>"
