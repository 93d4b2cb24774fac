"""正文 — headings, paragraphs, pictures and tables in their order, and the title above them."""

from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import _Element

from shishi.papers.content import Block, Paragraph, Picture, Sheet
from shishi.papers.docx import tables
from shishi.papers.docx.extent import rows
from shishi.papers.docx.file import File
from shishi.papers.docx.marks import TEXT, TWO, Ink, Set, blank, para, points, run
from shishi.papers.docx.styles import HEADINGS
from shishi.papers.gongwen import PAGE, SIZES, Face
from shishi.papers.pictures import drawn
from shishi.papers.titles import broken
from shishi.papers.values import text_of

TITLE = Ink(Face.TITLE, SIZES.title)
_WIDEST = points(PAGE.type_width)
_TALLEST = points(150)
_SHORT = 4  # lines
_CAPTION = Ink(Face.HEI, SIZES.small)


def title(text: str, room: float) -> _Element:
    """The title, its lines broken by sense; `room` is how wide it may be."""
    lines = broken(text, int(room // SIZES.title))
    return para([run("\n".join(lines), TITLE)], Set(style="Title"))


def blocks(
    file: File, given: Sequence[Block], room: float, depth: float, under: str = ""
) -> Iterator[_Element]:
    """The blocks, a table or picture no wider than `room`; a table that bears the title it stands
    `under` does not repeat it."""
    for place, block in enumerate(given):
        if isinstance(block, Paragraph):
            yield paragraph(block, keep=0 < place == len(given) - 1)
        elif isinstance(block, Picture):
            yield from _picture(file, block, room, depth)
        else:
            last = place == len(given) - 1
            yield from _table(file, block, room, under, last=last)


def paragraph(one: Paragraph, *, keep: bool = False) -> _Element:
    """A heading stands in the style of its level; where text follows it in its line, the line is
    text and only the words of the heading have their face. `keep` asks for the end of a text to
    stay with its signature: a long one LibreOffice would move as a whole, so it is left alone."""
    words = text_of(one.words)
    keep = keep and rows(one.lead + words)[1] <= _SHORT
    if one.lead:
        face = HEADINGS.get(one.level, Face.KAI)
        return para([run(one.lead, TEXT.of(face)), run(words)], Set(first=TWO, keep=keep))
    if one.level in HEADINGS:
        ink = TEXT.of(HEADINGS[one.level])
        return para([run(words, ink)], Set(style=f"Heading{one.level}", keep=True))
    return para([run(words)], Set(first=TWO, keep=keep))


def _picture(file: File, one: Picture, room: float, depth: float) -> Iterable[_Element]:
    """A picture in its own line, and under it what it is."""
    png = drawn(one.svg)
    width = min(room, _WIDEST)
    height = width * png.height / png.width
    width *= min(1, min(_TALLEST, depth * 0.75) / height)
    # An exact pitch would cut the picture off: its line is as high as it is.
    shown = file.picture(png.content, width, one.title)
    yield para([shown], Set(style="Picture", align="center", keep=True))
    yield para([run(one.title, _CAPTION)], Set(align="center"))


def _table(file: File, one: Sheet, room: float, under: str, *, last: bool) -> Iterable[_Element]:
    if one.title and one.title != under:
        yield para([run(one.title, _CAPTION)], Set(align="center", keep=True))
    for line in one.lines:
        yield para([run(line, tables.NOTE)], Set(align="left", pitch=tables.NOTE_PITCH, keep=True))
    yield tables.table(file, one, room)
    # A word processor joins tables that nothing parts; what follows keeps off the last rule.
    yield blank(1 if last else tables.NOTE_PITCH)
