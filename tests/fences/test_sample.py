"""The sample plan of the invented county: the files in the package are what the script makes."""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "src/shishi/sample"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Iterator[Path]:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import make_sample  # slow import: typst and the Word writer, for this module alone

        folder = tmp_path_factory.mktemp("sample")
        make_sample.main(folder)
        yield folder
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.mark.parametrize("ending", ["txt", "html"])
def test_text_and_page_are_current(made, ending):
    name = f"yunling-2026.{ending}"
    assert (SAMPLE / name).read_text("utf-8") == (made / name).read_text("utf-8")


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml"])
def test_word_document_is_current(made, part):
    assert _part(SAMPLE, part) == _part(made, part)


def test_task_sheet_is_current(made):
    assert _cells(SAMPLE) == _cells(made)


def test_pdf_is_there_with_its_pages(made):
    for folder in (SAMPLE, made):
        content = (folder / "yunling-2026.pdf").read_bytes()
        assert content.startswith(b"%PDF-")
        assert content.rstrip().endswith(b"%%EOF")


def test_word_numbers_the_items_itself():
    document = _part(SAMPLE, "word/document.xml").decode()
    assert document.count("<w:numPr>") == 8
    assert "（一）农村供水" not in document
    assert 'w:val="（%1）"' in _part(SAMPLE, "word/numbering.xml").decode()


def _part(folder: Path, name: str) -> bytes:
    with zipfile.ZipFile(folder / "yunling-2026.docx") as package:
        return package.read(name)


def _cells(folder: Path) -> list[tuple[object, ...]]:
    page = openpyxl.load_workbook(folder / "yunling-2026.xlsx").active
    return [*page.iter_rows(values_only=True), *map(str, page.merged_cells.ranges)]
