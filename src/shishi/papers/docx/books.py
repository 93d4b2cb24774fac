"""表册的 Word 文件 — each sheet on turned A4, a wide one on A3, its head on every page."""

from collections.abc import Mapping

from lxml.etree import _Element

from shishi.papers.content import Book, Sheet
from shishi.papers.docx import pages, tables
from shishi.papers.docx.file import File
from shishi.papers.docx.marks import Set, blank, para, run
from shishi.papers.docx.pages import TURNED, WIDE, Area
from shishi.papers.docx.text import TITLE

A4_HALVES = 150


def set_book(book: Book, substituted: Mapping[str, str]) -> bytes:
    """The bytes of the file."""
    file = File()
    for place, sheet in enumerate(book.sheets):
        area = WIDE if tables.halves(sheet) > A4_HALVES else TURNED
        file.add(*_sheet(file, sheet, area))
        section = pages.section(file, area)
        if place < len(book.sheets) - 1:
            end = blank(1)
            end[0].append(section)
            file.add(end)
        else:
            file.add(blank(1), section)
    return file.done(book.title, None, substituted)


def _sheet(file: File, sheet: Sheet, area: Area) -> list[_Element]:
    note = Set(align="left", pitch=tables.NOTE_PITCH)
    return [
        para([run(sheet.title, TITLE)], Set(style="Title")),
        *(para([run(line, tables.NOTE)], note) for line in sheet.lines),
        tables.table(file, sheet, area.room),
    ]
