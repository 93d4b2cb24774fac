"""Tables and books of the Word files: what stands in their rows, which are written as text."""

import tracemalloc
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring

from shishi.papers import docx
from shishi.papers.content import Book, Cell, Head, Sheet
from shishi.papers.docx.marks import run
from tests.papers import made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _document(content: bytes):
    with ZipFile(BytesIO(content)) as file:
        return fromstring(file.read("word/document.xml"))


def test_a_table_repeats_its_head_merges_its_cells_and_tears_no_row():
    heads = (Head("实事", 10), Head("完成", 10))
    rows = (
        (Cell("供水", 2), Cell(Decimal("1234567.50"))),
        (None, Cell(None)),
        (Cell("道路"), Cell(date(2026, 9, 30))),
    )
    sheet = Sheet("表", "", heads, rows, notes=("注：甲", "注：乙"))
    content = docx.write_book(Book("册", (sheet,)))
    made_of = _document(content)
    found = list(made_of.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in found] == [
        *(True, False, False, False, False)
    ]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in found)
    merged = [cell.find(f"{W}tcPr/{W}vMerge") for row in found[1:3] for cell in row.iter(f"{W}tc")]
    assert [one.get(f"{W}val") if one is not None else "" for one in merged] == [
        *("restart", "", "continue", "")
    ]
    texts = ["".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in made_of.iter(f"{W}tc")]
    assert texts == [
        *("实事", "完成", "供水", "1,234,567.50", "", "", "道路", "2026-09-30", "注：甲注：乙")
    ]


@pytest.mark.parametrize(
    "text", ["云 <岭> & “一户”", "一行\n二行\t三", "\x00\x0b云\ud800", " ", "]]>", "字"]
)
def test_words_in_rows_are_the_words_of_runs(text: str):
    sheet = Sheet("表", "", (Head("项目", 10),), ((Cell(text),),))
    document = _document(docx.write_book(Book("册", (sheet,))))
    _, cell = document.iter(f"{W}tc")
    (found,) = cell.iter(f"{W}r")
    assert [(one.tag, one.text) for one in found[1:]] == [
        (one.tag, one.text) for one in run(text)[1:]
    ]


def test_a_book_has_a_section_a_sheet_and_its_merged_cells():
    document = _document(docx.write_book(made.master(10, 20)))
    sizes = [
        (one.find(f"{W}pgSz").get(f"{W}w"), one.find(f"{W}pgSz").get(f"{W}h"))
        for one in document.iter(f"{W}sectPr")
    ]
    assert sizes == [("23811", "16838"), ("16838", "11906")]
    assert len(list(document.iter(f"{W}vMerge"))) == 10
    assert docx.write_book(made.master(10, 20)) == docx.write_book(made.master(10, 20))


def test_thousands_of_rows_are_no_tree_in_memory():
    book = made.master(3000, 24)
    tracemalloc.start()
    try:
        content = docx.write_book(book)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    with ZipFile(BytesIO(content)) as file:
        assert "3000行24列" in file.read("word/document.xml").decode()
    assert peak < 20_000_000
