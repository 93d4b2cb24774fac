"""公文的 Word 文件 — a paper or a book as .docx, to be edited in Word or WPS.

A word processor alone knows on which page a text ends, so the record block (版记) is a table that
floats on the lower edge of the type area of whatever page it is anchored to. Whether it may share
the page of the text is decided before: only where every way of breaking the lines ends the text on
the same even page with room to spare. In all other cases it has a section of its own that begins on
the next even page (`evenPage`); the word processor itself leaves the odd page before it empty, and
neither bears a number. After an edit the block still stands at the foot of its page; only the
parity of a shared page is then for the editor to see to. Fields that count pages, or a footer,
would not do: WPS and LibreOffice lack the fields, and a footer cannot belong to the last page
alone.

Distances are made of exact pitches, never of the space above a paragraph, which is dropped at the
head of a page.
"""

from collections.abc import Mapping
from types import MappingProxyType

from shishi.papers.content import Book, Paper
from shishi.papers.docx import papers
from shishi.papers.docx.books import set_book

_NONE: Mapping[str, str] = MappingProxyType({})


def write(paper: Paper, substituted: Mapping[str, str] = _NONE) -> bytes:
    """The bytes of the file; `substituted` are the type faces the machine lacks, and what stands in
    for each."""
    return papers.set_paper(paper, substituted)


def write_book(book: Book, substituted: Mapping[str, str] = _NONE) -> bytes:
    """Each sheet a table on turned paper, its head on every page."""
    return set_book(book, substituted)
