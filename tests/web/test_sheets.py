"""The workbook at the pages: a button, a file, and what is wrong with it at its cell."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from shishi.records.models import Project, Report, Unit
from shishi.rules.access import Role
from shishi.rules.sheets import DATA
from tests.reporting import Live, live_rounds
from tests.web.conftest import House


@pytest.fixture
def live(house: House) -> Live:
    return live_rounds(house.programme, house.on, house.at)


@pytest.fixture
def unit(live: Live) -> int:
    return Project.objects.get(pk=live.project).answering_unit or 0


def taken(reporter: Client, live: Live, unit: int):
    return reporter.post(reverse("sheet_take", args=[live.now]), {"unit": unit})


def brought(reporter: Client, live: Live, unit: int, content: bytes):
    file = SimpleUploadedFile("填报.xlsx", content)
    fields = {"unit": unit, "file": file}
    return reporter.post(reverse("sheet_bring", args=[live.now]), fields)


def filled(content: bytes, value: object) -> bytes:
    """Every figure of the workbook with the value."""
    book = load_workbook(BytesIO(content))
    for row in book[DATA].iter_rows(min_row=6, min_col=10, max_col=10):
        row[0].value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def test_the_round_and_the_reports_lead_to_the_workbook(reporter, live, unit):
    page = reporter.get(reverse("round", args=[live.now])).content.decode()
    assert f'action="{reverse("sheet_take", args=[live.now])}"' in page
    assert f'name="unit" value="{unit}"' in page
    link = f'href="{reverse("sheet_bring", args=[live.now])}"'
    assert link in page
    assert link in reporter.get(reverse("reports")).content.decode()


def test_whoever_fills_nothing_in_sees_no_button(enter, live):
    page = enter(Role.COUNTY_LEADER).get(reverse("round", args=[live.now])).content.decode()
    assert reverse("sheet_take", args=[live.now]) not in page
    answer = enter(Role.COUNTY_LEADER).get(reverse("sheet_bring", args=[live.now]))
    assert "没有可以填写的报送" in answer.content.decode()


def test_the_file_is_named_by_unit_and_period(reporter, live, unit):
    answer = taken(reporter, live, unit)
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert "filename*=utf-8" in answer["Content-Disposition"]


def test_a_workbook_that_is_in_order_becomes_drafts(reporter, live, unit):
    content = filled(taken(reporter, live, unit).content, 0)
    answer = brought(reporter, live, unit, content)
    assert (answer.status_code, answer["Location"]) == (302, reverse("reports"))
    assert "请逐件核对后提交" in reporter.get(reverse("reports")).content.decode()
    assert Report.objects.filter(round=live.now, unit=unit).exists()


def test_a_faulty_workbook_is_told_cell_by_cell_and_nothing_is_kept(reporter, live, unit):
    content = filled(taken(reporter, live, unit).content, "5O")
    answer = brought(reporter, live, unit, content)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有写入，请在表中改正" in page
    assert "“表1 数据”J6" in page
    assert not Report.objects.filter(round=live.now).exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "请选择填好的离线填报表"),
        ({"file": SimpleUploadedFile("a.xlsx", b"")}, "文件是空的"),
        ({"file": SimpleUploadedFile("a.xlsx", b"x" * (5 * 1024 * 1024 + 1))}, "超过 5 MB"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "不是 .xlsx 表格文件"),
    ],
)
def test_what_is_no_workbook_is_told_at_the_field(reporter, live, unit, fields, says):
    answer = reporter.post(reverse("sheet_bring", args=[live.now]), {"unit": unit, **fields})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_another_unit_is_not_to_be_had_by_its_key(reporter, live, unit):
    other = Unit.objects.exclude(pk=unit).order_by("pk")[0].pk
    assert taken(reporter, live, other).status_code == 403
    assert taken(reporter, live, 10**9).status_code == 404
    answer = brought(reporter, live, other, b"PK")
    assert answer.status_code == 422
    assert "请从下列单位中选择" in answer.content.decode()


def test_another_round_is_not_there(reporter, live, unit):
    for name in ("sheet_take", "sheet_bring"):
        assert reporter.post(reverse(name, args=[10**6]), {"unit": unit}).status_code == 404
