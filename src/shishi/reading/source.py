"""源文本 — the neutral document between file readers and the reader of plans.

Every file reader turns its bytes into one `SourceText`; every later step works on a `View`
of it. A view may have repaired characters and joined lines; it maps each place back, so
each value can quote its source to the letter.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from shishi.rules.spans import Span


class Unreadable(Exception):
    """A file that cannot be read; the message is a sentence for the person who sent it.

    It says what, where and what next, in plain official Chinese.
    """


@dataclass(frozen=True, slots=True)
class Cell:
    """表格单元格 — `[start, end)` in the source text; rows and columns count from 0.

    A merged cell appears once, at its upper left place, with the rows and columns it covers.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """表格 — its cells in reading order; `[start, end)` covers all of them."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """位置 — from `start` on, the text stands at this place of the file.

    `label` is what a person looks for: 第3页, 第12段, 表1, 工作表“任务分解” B7.
    """

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """说明 — something the file reader did or could not do, as a sentence, with its place."""

    says: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a document as a person sees it.

    Paragraphs are separated by one line feed. Cells of a known table are separated by tabs
    and its rows by line feeds. Numbers that the word processor computes are part of the text.
    """

    text: str
    format: str
    tables: tuple[Table, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    notices: tuple[Notice, ...] = ()

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def place(self, start: int) -> str:
        """The label of the place where `start` lies, empty when the file has no such places."""
        found = bisect_right(self.anchors, start, key=lambda anchor: anchor.start)
        return self.anchors[found - 1].label if found else ""


@dataclass(frozen=True, slots=True)
class View:
    """清样 — repaired text with the way back to its source.

    `back[i]` is the place in the source of character `i` of `text`; `len(back) == len(text) + 1`.
    Offsets into a view are plain integers; `span` turns them into quotations of the source.
    """

    source: SourceText
    text: str
    back: Sequence[int] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The place in the source from the first to past the last character of `[start, end)`."""
        back = self.back
        first = back[start]
        last = back[end - 1] + 1 if start < end else first
        return Span(first, last, self.source.text[first:last])


def plain(source: SourceText) -> View:
    """The view without any repair."""
    return View(source, source.text, range(len(source.text) + 1))
