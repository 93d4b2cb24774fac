"""另行排印: papers set in a process of their own."""

from dataclasses import replace
from pathlib import Path

import pytest

from shishi.papers import apart, fonts, press
from tests.papers import made, specimens


def test_the_files_are_those_that_the_press_makes():
    paper, chosen = (
        specimens.downward(specimens.lines(3), (specimens.wide_annex(2),)),
        fonts.choose(),
    )
    forms = ("docx", "pdf", "xlsx")
    assert apart.set(paper, forms, chosen) == tuple(
        press.set(paper, form, chosen) for form in forms
    )


def test_a_book_is_set_too():
    chosen = fonts.choose()
    book = made.master(3, 4)
    assert apart.set(book, ("pdf",), chosen) == (press.set(book, "pdf", chosen),)


def test_the_process_that_asked_holds_nothing_of_what_was_set():
    chosen = fonts.choose()
    paper = specimens.downward(specimens.lines(3), (specimens.wide_annex(300),))
    before = _held()
    apart.set(paper, ("pdf",), chosen)
    assert _held() - before < 30_000_000


def _held() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def test_what_cannot_be_set_is_told():
    paper = replace(specimens.downward(()), annexes=())
    with pytest.raises(ChildProcessError, match="没有表格"):
        apart.set(paper, ("xlsx",), fonts.choose())
