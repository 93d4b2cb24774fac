"""公文 PDF — a paper set by typst, measured against GB/T 9704-2012.

Content goes to the templates as data, so no text is ever a command. What only the set paper shows
is looked up in it, and the paper set again: receivers that leave no room for text on the first page
move to the record (7.3.2); a signature that would stand on a page without text draws the last lines
over to its page, and only where there are none changes the pitch of lines (7.3.5.5). The same
content gives the same bytes.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import typst

from shishi.papers.content import Book, Form, Paper, Paragraph
from shishi.papers.fonts import Chosen, held
from shishi.papers.gongwen import LINES, MM_IN_POINTS, PAGE
from shishi.papers.pdf.plain import Plain, Setting, book_data, paper_data

HERE = Path(__file__).parent
_OTHER_LINES = tuple(LINES + more for more in (-1, 1, -2, 2, -3, 3, 4, -4, 5, -5, 6))
_DRAWN_OVER = 2  # lines that go over to the page of the signature


def write(paper: Paper, chosen: Chosen) -> bytes:
    """The bytes of the file."""
    usual = Setting()
    first = _places(_paper_press(paper, chosen, usual))
    if paper.record and paper.form is not Form.TABLE and first["text"] > 1:
        usual = Setting(moved=True)
        first = _places(_paper_press(paper, chosen, usual))
    for setting in _tried(paper, chosen, usual, first["told"]):
        press = _paper_press(paper, chosen, setting)
        found = _places(press)
        if found["signed"] <= found["told"] and (found["text"] <= 1 or setting == usual):
            return _printed(press)
    return _printed(_paper_press(paper, chosen, usual))


def _tried(paper: Paper, chosen: Chosen, usual: Setting, ends: int) -> Iterator[Setting]:
    """Settings from the usual one to those that change it most; text that `ends` on the first page
    is rather drawn together than parted."""
    yield usual
    if ends == 1:
        yield from (replace(usual, lines=LINES + more) for more in (1, 2))
    if paper.annexes:
        yield replace(usual, together=True)
    if not paper.annexes and paper.blocks and _is_text(paper.blocks[-1]):
        yield replace(usual, over=_last_signs(_paper_press(paper, chosen, usual)))
    yield from (replace(usual, lines=lines) for lines in _OTHER_LINES)


def _is_text(block: object) -> bool:
    return isinstance(block, Paragraph) and (block.level == 0 or bool(block.lead))


def _last_signs(press: typst.Compiler) -> int:
    """How many signs stand on the last lines of the text."""
    from pypdfium2 import PdfDocument  # slow import: few papers need it

    page = _places(press)["told"]
    with closing(PdfDocument(_printed(press))) as document:
        foot, across = PAGE.bottom * MM_IN_POINTS, PAGE.width * MM_IN_POINTS
        words = document[page - 1].get_textpage().get_text_bounded(0, foot - 2, across)
    lines = ["".join(line.split()) for line in words.splitlines()]
    return sum(map(len, [line for line in lines if line][-_DRAWN_OVER:]))


def write_book(book: Book, chosen: Chosen) -> bytes:
    """The bytes of a book, a sheet on pages of its own."""
    return _printed(_press(book_data(book, chosen), "book.typ", chosen))


def _paper_press(paper: Paper, chosen: Chosen, setting: Setting) -> typst.Compiler:
    return _press(paper_data(paper, chosen, setting), "paper.typ", chosen)


def _press(data: Plain, template: str, chosen: Chosen) -> typst.Compiler:
    return typst.Compiler(
        str(HERE / template),
        root=str(HERE),
        font_paths=held(chosen.folder),
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
    )


def _places(press: typst.Compiler) -> dict[str, int]:
    """On which pages the text begins and ends and the signature stands."""
    return dict(json.loads(press.query("<places>", field="value", one=True)))


def _printed(press: typst.Compiler) -> bytes:
    made = press.compile(format="pdf")
    assert isinstance(made, bytes)
    return made
