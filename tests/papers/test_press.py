"""The press: each format by its writer, one way in."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from shishi.papers import fonts, press
from shishi.papers.content import Annex, Book, Cell, Head, Sheet
from tests.papers import specimens
from tests.papers.specimens import lines, sheet

CHOSEN = fonts.choose()
PAPER = specimens.downward(lines(2), (Annex("清单", (sheet(2),), landscape=True),))
BOOK = Book("总台账", (sheet(2, "总台账"),))


@pytest.mark.parametrize("content", [PAPER, BOOK], ids=["paper", "book"])
def test_every_format_begins_as_it_should(content):
    known = press.BOOKS if content is BOOK else press.PAPERS
    starts = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "html": b"<article"}
    for form in known:
        made = press.set(content, form, CHOSEN)
        assert made.startswith(starts[form]), form
        assert press.set(content, form, CHOSEN) == made, form


def test_a_word_file_tells_what_stands_in_for_its_fonts():
    made = ZipFile(BytesIO(press.set(PAPER, "docx", CHOSEN)))
    told = "".join(made.read(name).decode() for name in made.namelist() if "docProps" in name)
    assert all(preferred in told for preferred in CHOSEN.substituted)


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(press.Unset, match="docx、pdf、html、xlsx"):
        press.set(PAPER, "wps", CHOSEN)
    with pytest.raises(press.Unset, match="表册不能输出为 html 格式"):
        press.set(BOOK, "html", CHOSEN)


def test_tables_of_a_paper_become_sheets():
    plain = Sheet("[表]/1", "", (Head("项目", 20),), ((Cell("饮水"),),))
    annexes = tuple(Annex(f"附表{n}", (plain,)) for n in range(1, 4))
    made = press.set(specimens.downward((sheet(1, "滞后项目"),), annexes), "xlsx", CHOSEN)
    book = load_workbook(BytesIO(made))
    assert book.sheetnames == ["表", "表1", "表1（2）", "表1（3）"]
    assert book["表1"]["A1"].value == "附表1"


def test_a_paper_without_tables_is_no_spreadsheet():
    with pytest.raises(press.Unset, match="没有表格"):
        press.set(specimens.downward(lines(1)), "xlsx", CHOSEN)


def test_a_preview_links_its_figures():
    assert press.preview(PAPER).startswith("<article")
