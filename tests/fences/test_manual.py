"""The manual is current, and nothing that the tests walk is missing from it."""

import sys

from tests.fences.tree import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import draw_manual
import manual_pages

FOLDER = ROOT / "docs/manual"


def test_the_manual_is_current():
    found = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert found == draw_manual.drawn(), "run make manual"


def test_every_module_of_cases_is_printed_once():
    modules = [path.stem for path in (ROOT / "tests/tables").glob("*.py") if path.stem[0] != "_"]
    printed = [name for page in manual_pages.PAGES for name in page.cases]
    assert sorted(printed) == sorted(modules)


def test_no_two_tables_of_a_page_have_one_title():
    pages = draw_manual.drawn().values()
    titles = [[line for line in page.splitlines() if line.startswith("#")] for page in pages]
    assert [one for one in titles if len(set(one)) < len(one)] == []
