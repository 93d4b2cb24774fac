"""表格 — a sheet as a table: the head on every page, no row torn, merged cells as they are given.

Elements are made once a column and copied, so that a ledger of many hundred rows costs little.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import date
from decimal import Decimal

from lxml.etree import _Element

from shishi.papers.content import Cell, Head, Sheet, Value
from shishi.papers.docx.marks import Ink, Set, cell, el, grid, para, run
from shishi.papers.gongwen import Face
from shishi.rules.ledgers import Shape

NOTE, NOTE_PITCH = Ink(size=12), 20.0
SMALLEST, LARGEST = 7.5, 12.0
_PAD = 2.5
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


def table(sheet: Sheet, room: float) -> _Element:
    """The table as wide as the type area."""
    size = size_in(sheet, room)
    widths = _widths(sheet, room, size)
    made = grid(widths, rules=_rules(), pad=_PAD)
    made.append(_head(sheet.heads, widths, size))
    moulds = [_mould(head, width, size) for head, width in zip(sheet.heads, widths, strict=True)]
    for row in sheet.rows:
        made.append(_row(row, moulds))
    if sheet.notes:
        made.append(_notes(sheet.notes, room, len(widths)))
    return made


def _widths(sheet: Sheet, room: float, size: float) -> list[float]:
    """Each column holds the characters it asks for; what is over or lacking is shared."""
    asked = [2 * _PAD + head.width / 2 * size for head in sheet.heads]
    over = (room - sum(asked)) / max(1, halves(sheet))
    return [width + over * head.width for width, head in zip(asked, sheet.heads, strict=True)]


def text(value: Value) -> str:
    """A value as it is read: thousands in groups, days as 2026-12-31."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return value


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
    """A cell of one column without its words; `blank` is one that stays without."""

    def __init__(self, blank: _Element, begun: _Element, ink: Ink) -> None:
        self.blank, self.begun, self.ink = blank, begun, ink

    def filled(self, words: str, merge: str = "") -> _Element:
        made = deepcopy(self.begun if words else self.blank)
        if merge:
            made[0].insert(1, el("vMerge", val=merge))
        if words:
            made[1].append(run(words, self.ink))
        return made


def _mould(head: Head, width: float, size: float) -> _Mould:
    how = Set(align=_ALIGN[head.shape], pitch=_LINES * size, before=1, after=1)
    empty = el("tc", cell(width, el("vAlign", val="center")), para((), how, size))
    begun = deepcopy(empty)
    begun[1][0].remove(begun[1][0][-1])  # the look of a mark that words make needless
    return _Mould(empty, begun, Ink(size=size))


def _row(row: Iterable[Cell | None], moulds: Sequence[_Mould]) -> _Element:
    made = el("tr", el("trPr", el("cantSplit")))
    for one, mould in zip(row, moulds, strict=True):
        if one is None:
            made.append(mould.filled("", "continue"))
        else:
            made.append(mould.filled(text(one.value), "restart" if one.rows > 1 else ""))
    return made
