"""One paper: its sections in their order — head, text and signature; each annex; the record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml.etree import _Element

from shishi.papers.content import Annex, Form, Paper, Sheet
from shishi.papers.docx import extent, head, pages, tables, tail, text
from shishi.papers.docx.file import File
from shishi.papers.docx.marks import TEXT, Set, blank, para, run
from shishi.papers.docx.pages import TURNED, UPRIGHT, Area
from shishi.papers.gongwen import Face
from shishi.papers.values import annex_titles, joined, mark_word, untitled

_UPRIGHT_HALVES = 80  # a table that asks for more is set on turned paper
_MOST_RECEIVER_LINES = 4
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def set_paper(paper: Paper, substituted: Mapping[str, str]) -> bytes:
    """The bytes of the file."""
    file = File()
    moved = _moved(paper)
    main = list(_main(file, paper, moved))
    area = _area(paper)
    letter = paper.form is Form.LETTER
    block = list(_record(paper, moved))
    shared = bool(block) and _shares(paper, main, moved)
    if shared:
        main += [*block, blank(1)]
    ends = [(main, pages.section(file, area, letter=letter))]
    for number, annex in enumerate(paper.annexes, start=1):
        ends.append(_annex(file, annex, number if len(paper.annexes) > 1 else 0))
    if block and not shared:
        start = "nextPage" if letter else "evenPage"
        # A float at the very head of a section would be taken for the end of the one before.
        ends.append(
            ([blank(1), *block, blank(1)], pages.section(file, UPRIGHT, start, numbered=False))
        )
    for place, (blocks, section) in enumerate(ends):
        file.add(*blocks)
        file.add(*(_closed(blocks, section) if place < len(ends) - 1 else (section,)))
    dated = paper.signature.dated_on if paper.signature else None
    return file.done(paper.title, dated, substituted)


def _shares(paper: Paper, main: Sequence[_Element], moved: bool) -> bool:
    """Does the record block stand on the last page of the text? That of a letter does on any page,
    another only on an even one, if that is sure."""
    if paper.record is None or paper.annexes:
        return False
    needed = tail.height(paper.record, paper.receivers if moved else ())
    return paper.form is Form.LETTER or extent.shares_last_page(main, UPRIGHT.depth, needed)


def _closed(blocks: Sequence[_Element], section: _Element) -> Sequence[_Element]:
    """The end of a section that another follows stands in its last paragraph."""
    if blocks and blocks[-1].tag == f"{_W}p":
        blocks[-1][0].append(section)  # every paragraph begins with its properties
        return ()
    last = blank(1)
    last[0].append(section)
    return (last,)


def _area(paper: Paper) -> Area:
    """A plain table is turned where it is too wide for upright paper."""
    wide = any(
        tables.halves(block) > _UPRIGHT_HALVES for block in paper.blocks if isinstance(block, Sheet)
    )
    return TURNED if paper.form is Form.TABLE and wide else UPRIGHT


def _moved(paper: Paper) -> bool:
    """主送 too long to leave room for text on the first page goes to the record block (7.3.2)."""
    most = extent.rows(f"{joined(paper.receivers)}：")[1]
    return paper.record is not None and most > _MOST_RECEIVER_LINES


def _main(file: File, paper: Paper, moved: bool) -> Iterator[_Element]:
    area = _area(paper)
    masthead = paper.masthead
    marked = replace(masthead, word=mark_word(paper.form, masthead.word))
    yield from head.lines(marked, paper.form)
    yield text.title(paper.title, area.room)
    yield blank()
    if paper.receivers and not moved:
        yield para([run(f"{joined(paper.receivers)}：")], Set(align="left"))
    yield from text.blocks(file, paper.blocks, area.room, area.depth, paper.title)
    yield from tail.annex_list(annex_titles(paper.annexes))
    yield from tail.presence(paper.presence)
    if paper.signature:
        yield from tail.signature(paper.signature)
    if paper.note:
        yield tail.note(paper.note)


def _annex(file: File, annex: Annex, number: int) -> tuple[list[_Element], _Element]:
    """附件 (7.3.7) — its mark on the first line, its title on the third."""
    area = TURNED if annex.landscape else UPRIGHT
    mark = f"附件{number}" if number else "附件"
    made = [
        para([run(mark, TEXT.of(Face.HEI))], Set(align="left")),
        blank(),
        text.title(annex_titles([annex])[0][1], area.room),
        blank(),
        *text.blocks(file, untitled(annex), area.room, area.depth),
    ]
    return made, pages.section(file, area)


def _record(paper: Paper, moved: bool) -> Iterator[_Element]:
    if paper.record is not None:
        receivers = paper.receivers if moved else ()
        yield from tail.record(paper.record, receivers, plain=paper.form is Form.LETTER)
