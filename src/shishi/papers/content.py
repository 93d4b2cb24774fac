"""文稿 — what a paper says, with no format in it; each writer sets it in its own way.

A book (表册) is a few sheets; a sheet has a heading, some lines under it, one table and notes. A
cell that is covered by a merged cell above it is `None`.

A paper (公文) is what leaves the office under a head: title, receivers, text, signature, annexes
and the record of its printing. Level marks (一、（一）) are part of its words, as officials type
them. A figure that was computed is `Traced` to where it came from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shishi.rules.ledgers import Shape

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格 — a value and the rows it covers."""

    value: Value
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Head:
    """表头的一格 — `width` counts characters of half width. `key` finds the column again in a sheet
    that comes back; `choices` are all that may stand in it, where they are few."""

    text: str
    width: int
    shape: Shape = Shape.WORDS
    key: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """一张表 — `sticky` columns stay in sight while the rest is scrolled. `keys` find its rows
    again in a sheet that comes back, under the `stamp` that says what it was; `foot` stands left
    and right at the foot of each page."""

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sticky: int = 0
    keys: tuple[str, ...] = ()
    stamp: str = ""
    foot: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Book:
    """表册 — `title` goes into the properties of the file."""

    title: str
    sheets: tuple[Sheet, ...]


class Form(StrEnum):
    """格式 — the ways in which an official paper is set (GB/T 9704-2012 chapters 7 and 10);
    `TABLE` is a plain table with its title, without a head."""

    DOWNWARD = "downward"
    UPWARD = "upward"
    LETTER = "letter"
    MINUTES = "minutes"
    TABLE = "table"

    @property
    def label(self) -> str:
        return {
            "downward": "下行文",
            "upward": "上行文",
            "letter": "信函格式",
            "minutes": "纪要格式",
            "table": "表格",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Traced:
    """可溯的数 — the words of a figure, and the name under which its source is found."""

    words: str
    name: str


Words = tuple[str | Traced, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """自然段. `level` 1 to 4 is that of a heading, from 一、 to （1）, and 0 of plain text; where
    text stands behind a heading in the same paragraph, `lead` is the heading."""

    words: Words
    level: int = 0
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """图 — a drawing of `papers.figures` as SVG, and what it shows in words."""

    svg: str
    title: str


Block = Paragraph | Picture | Sheet


@dataclass(frozen=True, slots=True)
class Annex:
    """附件 — on a page of its own, under the same title as in the list of annexes; a wide table is
    turned (`landscape`)."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """眉首 — `organs` as they stand in the mark, the one in charge first; `word` behind them (文件,
    or nothing). `number` is the 发文字号, empty while there is none; `signers` (签发人) stand in an
    upward paper alone."""

    organs: tuple[str, ...] = ()
    word: str = "文件"
    number: str = ""
    signers: tuple[str, ...] = ()
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """落款 — who signs and the day (成文日期), None while there is none; `sealed` leaves room for
    the seal of each organ."""

    organs: tuple[str, ...]
    dated_on: date | None = None
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """版记 — who gets copies (抄送), who printed it and when (印发日期), and further `lines` under
    a thin rule."""

    copies: tuple[str, ...] = ()
    printer: str = ""
    printed_on: date | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """公文. `receivers` (主送) are one line of units; `note` (附注) stands in brackets below the
    date; `presence` of minutes are pairs of 出席, 请假, 列席 and the names."""

    form: Form
    masthead: Masthead
    title: str
    blocks: tuple[Block, ...]
    receivers: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signature: Signature | None = None
    note: str = ""
    record: Record | None = None
    presence: tuple[tuple[str, str], ...] = ()


def merged(values: Sequence[Value], groups: Sequence[int]) -> list[Cell | None]:
    """One column of cells; neighbours of the same group become one cell with the first value."""
    cells: list[Cell | None] = []
    for place, (value, group) in enumerate(zip(values, groups, strict=True)):
        if place and groups[place - 1] == group:
            cells.append(None)
            continue
        length = 1
        while place + length < len(groups) and groups[place + length] == group:
            length += 1
        cells.append(Cell(value, length))
    return cells
