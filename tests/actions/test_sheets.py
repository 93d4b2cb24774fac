"""The workbook of a unit goes out and comes back: whole or not at all, every fault at its cell."""

import shutil
import subprocess

import pytest

from shishi.actions import reports
from shishi.records.models import AuditEntry, Report
from shishi.rules.lifecycle import Refused
from shishi.rules.reports import NoChange, ReportState
from shishi.rules.sheets import DATA
from tests.reporting import (
    APRIL,
    MAY,
    Year,
    a_year,
    accepted,
    next_round,
)
from tests.workbooks import HEAD, brought, filled, put, row_of, saved, say, taken, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    return a_year()


def test_what_is_filled_in_becomes_a_draft_that_can_be_handed_in(year):
    done = brought(year, filled(year))
    assert (done.projects, done.asked, done.faults) == ((year.project,), 0, ())
    row = Report.objects.get(project=year.project)
    assert (row.state, row.version, row.progress) == (ReportState.DRAFT, 1, "管沟开挖完成")
    assert values(year) == {year.pipes: "22.5", year.stations: "0", year.people: "0"}
    reports.submit(actor=year.reporter, report=row.pk, version=row.version, at=APRIL)


def test_the_trail_tells_of_the_workbook_and_of_each_report(year):
    brought(year, filled(year))
    deeds = list(AuditEntry.objects.order_by("number").values_list("deed", "done"))[-3:]
    assert deeds == [("sheet.take", True), ("report.fill", True), ("sheet.bring", True)]


def test_the_workbook_shows_last_values_what_is_due_and_whose_it_is(year):
    accepted(year)
    next_round(year)
    page = taken(year, MAY)[DATA]
    row = [cell.value for cell in page[row_of(page, f"{year.project}-{year.pipes}-0")]]
    assert row[5:] == ["公里", "86.5 公里以上", 35, 22.5, 22.5, None, None]
    assert page["C2"].value.startswith("云岭县 · 县水利局 · 2026年4月报送，2026年5月5日到期")
    assert "2026年5月1日09:00导出" in page["C3"].value
    assert page.protection.sheet
    assert page.page_setup.orientation == "landscape"
    assert page.column_dimensions["A"].hidden


def test_what_was_not_touched_is_not_stored(year):
    with pytest.raises(Refused, match="表中没有改动"):
        brought(year, taken(year))
    assert not Report.objects.exists()


def test_a_workbook_saved_by_libreoffice_comes_back(year, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("没有找到 LibreOffice")
    source = tmp_path / "in.xlsx"
    book = filled(year)
    say(book, year, "下一步打算", "抢抓工期\n铺设管网")
    source.write_bytes(saved(book))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    out = tmp_path / "out"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", out, source],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert brought(year, (out / "in.xlsx").read_bytes()).projects == (year.project,)
    assert Report.objects.get().next_step == "抢抓工期\n铺设管网"
    assert values(year)[year.pipes] == "22.5"


@pytest.mark.parametrize("written", ["２２．５", " 22.5 ", "22.5", 22.5, 22.500000000000004])
def test_numbers_may_be_text_in_full_width_and_with_blanks(year, written):
    assert brought(year, filled(year, written)).projects
    assert values(year)[year.pipes] == "22.5"


def test_rows_may_be_sorted(year):
    book = filled(year)
    page = book[DATA]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=HEAD + 1)]
    for n, row in enumerate(reversed(rows), HEAD + 1):
        for column, value in enumerate(row, 1):
            page.cell(n, column).value = value
    assert brought(year, book).projects == (year.project,)
    assert values(year)[year.pipes] == "22.5"


def test_a_unit_slip_is_asked_about_and_a_remark_answers_it(year):
    book = filled(year, 2250)
    assert brought(year, book).asked == 2  # 计量单位存疑、增幅过大
    book = taken(year)
    put(book, year, year.pipes, 2250)
    say(book, year, "本期进展", "再次核对", version=1)
    put(book, year, year.pipes, "含上年续建", head="备注")
    assert brought(year, book).asked == 0
    said = {words for _, _, words in Report.objects.get().reasons}
    assert said == {"含上年续建"}


def test_a_remark_that_answers_nothing_is_kept_with_the_words(year):
    book = filled(year)
    put(book, year, year.pipes, "县城段", head="备注")
    brought(year, book)
    assert "：县城段" in Report.objects.get().remark


def test_no_change_is_said_with_its_cause(year):
    accepted(year)
    next_round(year)
    book = taken(year, MAY)
    say(book, year, "无变化原因", "等待资金")
    assert brought(year, book, at=MAY).projects
    assert Report.objects.get(round=year.rounds[-1]).no_change is NoChange.FUNDS
    assert values(year)[year.pipes] == "22.5"
