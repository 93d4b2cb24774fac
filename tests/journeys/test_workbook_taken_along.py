"""离线填报表 — taken out by the unit, filled in as a unit would, brought back with one wrong cell,
put right, and handed in on the page."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from shishi.records.models import Entry, Observation, Report
from shishi.rules.sheets import DATA, DATA_HEADS, TITLE, VALUE, WORDS, WORDS_HEADS
from tests.journeys.conftest import Clock, Office, picture
from tests.journeys.desks import (
    MARCH,
    WATER,
    become,
    grumbles,
    holds,
    indicator,
    passed,
    started,
)

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("wound")]
HEAD = 5  # the row of the heads, as a person counts
NAMED = DATA_HEADS.index("指标") + 1


def taken(office: Office, folder: Path) -> Path:
    """The workbook as the browser saves it."""
    page = office.page
    become(office, "tianbao")
    office.go("/reports/")
    page.get_by_role("main").get_by_role("link", name="离线填报表").click()
    page.get_by_role("heading", name="一、导出，离线填写").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出离线填报表").click()
    assert waiting.value.suggested_filename == "县水利局-民生实事填报-2026年3月.xlsx"
    path = folder / "taken.xlsx"
    waiting.value.save_as(path)
    return path


def rows(page: Worksheet, column: int) -> dict[str, int]:
    """The row of each name in the column."""
    return {str(page.cell(n, column).value): n for n in range(HEAD + 1, page.max_row + 1)}


def filled_in(path: Path, figures: dict[str, str], words: str) -> dict[str, str]:
    """The coloured cells of the figures and the words of the project; the address of each."""
    book = load_workbook(path)
    data, said = book[DATA], book[WORDS]
    places, column = rows(data, NAMED), DATA_HEADS.index(VALUE) + 1
    cells = {name: data.cell(places[name], column) for name in figures}
    for name, value in figures.items():
        cells[name].value = float(value) if value.replace(".", "").isdecimal() else value
    project = rows(said, WORDS_HEADS.index(TITLE) + 1)["农村供水保障工程"]
    said.cell(project, WORDS_HEADS.index("本期进展") + 1).value = words
    book.save(path)
    return {name: f"“{DATA}”{cell.coordinate}" for name, cell in cells.items()}


def brought(office: Office, path: Path) -> None:
    page = office.page
    page.get_by_label("离线填报表（.xlsx）").set_input_files(path)
    page.get_by_role("button", name="导入", exact=True).click()


def test_a_workbook_from_the_unit_and_back(
    office: Office, adopted: int, wound: Clock, tmp_path: Path
):
    page = office.page
    wound.wind(3, 2)
    started(office, adopted)
    wound.ring(3, 27, 9)
    path = taken(office, tmp_path)
    where = filled_in(path, MARCH | {"改造老旧供水管网": "约24"}, "管网改造全面铺开")

    # one wrong cell: told by its address, and nothing is kept
    brought(office, path)
    page.get_by_text("没有写入，请在表中改正 1 处").wait_for()
    faults = page.locator(".sheet-faults li").all_inner_texts()
    assert [one.startswith(where["改造老旧供水管网"]) for one in faults] == [True]
    assert not Report.objects.exists()
    assert not Entry.objects.exists()
    holds(office)
    picture(page, "workbook-with-a-fault")

    # put right, it becomes a draft, which the unit looks over and hands in on the page
    filled_in(path, {"改造老旧供水管网": "24"}, "管网改造全面铺开")
    brought(office, path)
    page.get_by_text("已导入 1 件实事的草稿，请逐件核对后提交。").wait_for()
    assert not Observation.objects.exists()
    page.get_by_role("main").get_by_role("link", name=WATER).first.click()
    for name, value in MARCH.items():
        assert page.locator(f"#v-{indicator(name)}").input_value() == value
    assert page.locator("#progress").input_value() == "管网改造全面铺开"
    holds(office)
    page.get_by_role("button", name="送负责人审核").click()
    page.get_by_text("已送负责人审核。").wait_for()
    passed(office)
    kept = Observation.objects.get(indicator=indicator("改造老旧供水管网"))
    assert str(kept.value) == "24"
    assert grumbles(office) == []
