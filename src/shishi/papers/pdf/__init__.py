"""公文 PDF — a paper set by typst, measured against GB/T 9704-2012.

Content goes to the templates as data, so no text is ever a command. What only the set paper shows
is looked up in it, and the paper set again: receivers that leave no room for text on the first page
move to the record (7.3.2); a signature that would stand on a page without text draws lines over
by a wider pitch (7.3.5.5). The same content gives the same bytes.
"""

import json
from itertools import chain
from pathlib import Path

import typst

from shishi.papers.content import Book, Paper
from shishi.papers.fonts import Chosen, held
from shishi.papers.gongwen import LINES
from shishi.papers.pdf.plain import Plain, book_data, paper_data

HERE = Path(__file__).parent
# Lines on a full page, in the order in which they are tried until the signature stands below text.
TRIED = (LINES, *(LINES + more for more in (-1, 1, -2, 2, -3, 3, 4, -4, 5, -5, 6)))


def write(paper: Paper, chosen: Chosen) -> bytes:
    """The bytes of the file."""
    moved = paper.record is not None and _text_begins(paper, chosen) > 1
    tries = (_paper_press(paper, chosen, lines, moved) for lines in TRIED)
    usual = next(tries)
    fit = (press for press in chain((usual,), tries) if _signed_below_text(press))
    return _printed(next(fit, usual))


def write_book(book: Book, chosen: Chosen) -> bytes:
    """The bytes of a book, a sheet on pages of its own."""
    return _printed(_press(book_data(book, chosen), "book.typ", chosen))


def _paper_press(paper: Paper, chosen: Chosen, lines: int, moved: bool) -> typst.Compiler:
    return _press(paper_data(paper, chosen, lines, moved), "paper.typ", chosen)


def _press(data: Plain, template: str, chosen: Chosen) -> typst.Compiler:
    return typst.Compiler(
        str(HERE / template),
        root=str(HERE),
        font_paths=held(chosen.folder),
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
    )


def _text_begins(paper: Paper, chosen: Chosen) -> int:
    """The page on which the text begins behind its receivers."""
    return _places(_paper_press(paper, chosen, LINES, moved=False))["text"]


def _signed_below_text(press: typst.Compiler) -> bool:
    found = _places(press)
    return found["signed"] <= found["told"]


def _places(press: typst.Compiler) -> dict[str, int]:
    """On which pages the text begins and ends and the signature stands."""
    return dict(json.loads(press.query("<places>", field="value", one=True)))


def _printed(press: typst.Compiler) -> bytes:
    made = press.compile(format="pdf")
    assert isinstance(made, bytes)
    return made
