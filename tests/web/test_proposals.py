"""更正建议: a changed ledger on the page — brought, refused cell by cell, decided by an office."""

import io
from html import unescape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from shishi.records.models import Indicator, Observation, Project, Proposal
from shishi.rules.access import Role
from tests import year
from tests.web.conftest import House


@pytest.fixture
def line(house: House) -> Indicator:
    """The first figure of the ledger, with a value."""
    row = Project.objects.filter(programme=house.programme).order_by("number").first()
    found = Indicator.objects.filter(project=row, money=False).order_by("number").first()
    assert found is not None
    year.a_light_rule(found.project.programme, "默认", house.at)
    Observation.objects.create(
        indicator=found,
        as_of=house.on,
        value=1,
        entered_by_id=house.actor(Role.INSPECTION_OFFICE).key,
        entered_at=house.at,
    )
    return found


def address(house: House) -> str:
    return reverse("proposals", args=[house.programme])


def exported(client: Client, house: House) -> openpyxl.Workbook:
    answer = client.post(reverse("ledger_export", args=[house.programme]), {"layout": "总台账"})
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def edited(book: openpyxl.Workbook, line: Indicator, column: str, value: object) -> str:
    """The address of the cell that was changed."""
    page = book["总台账"]
    top = next(row for row in range(1, 9) if str(page.cell(row, 1).value or "").startswith("台账"))
    at = next(n for n in range(2, 60) if page.cell(top, n).value == column)
    key = f"{line.project.pk}-{line.pk}"
    row = next(n for n in range(top, page.max_row) if page.cell(n, 1).value == key)
    page.cell(row, at).value = value
    return str(page.cell(row, at).coordinate)


def sent(client: Client, house: House, book: openpyxl.Workbook, reason: str = "现场复核"):
    target = io.BytesIO()
    book.save(target)
    file = SimpleUploadedFile("台账.xlsx", target.getvalue())
    return client.post(address(house), {"file": file, "reason": reason})


def words(answer) -> str:
    return unescape(answer.content.decode())


def test_a_unit_proposes_and_the_office_accepts(office, enter, house: House, line: Indicator):
    book = exported(office, house)
    edited(book, line, "actual", 2)
    reporter = enter(Role.UNIT_REPORTER)
    assert sent(reporter, house, book).status_code == 302
    page = words(reporter.get(address(house)))
    assert "现场复核" in page
    assert "待核定" in page
    assert ">采纳" not in page
    assert "1 条待核定" in words(office.get(reverse("programme_ledger", args=[house.programme])))
    proposal = Proposal.objects.get()
    answer = office.post(reverse("proposal_decide", args=[proposal.pk, "accept"]), follow=True)
    assert "已采纳，更正已登记" in words(answer)
    assert Observation.objects.get(corrects__isnull=False).value == 2


def test_a_fault_is_told_at_its_cell_and_nothing_is_stored(office, house: House, line: Indicator):
    book = exported(office, house)
    edited(book, line, "actual", 2)
    cell = edited(book, line, "target", 99)
    answer = sent(office, house, book)
    assert answer.status_code == 422
    assert f"“总台账”{cell}" in words(answer)
    assert "请在表中改正 1 处" in words(answer)
    assert not Proposal.objects.exists()


def test_a_reason_is_asked_for_both_ways(office, house: House, line: Indicator):
    book = exported(office, house)
    edited(book, line, "actual", 2)
    assert "请写明更正理由" in words(sent(office, house, book, reason=""))
    sent(office, house, book)
    proposal = Proposal.objects.get()
    url = reverse("proposal_decide", args=[proposal.pk, "reject"])
    assert "请写明不采纳的理由" in words(office.post(url, {"reason": ""}, follow=True))
    answer = office.post(url, {"reason": "以月报为准"}, follow=True)
    assert "以月报为准" in words(answer)
    proposal.refresh_from_db()
    assert proposal.state.label == "未采纳"


def test_whoever_may_not_decide_is_refused(office, enter, house: House, line: Indicator):
    book = exported(office, house)
    edited(book, line, "actual", 2)
    sent(office, house, book)
    url = reverse("proposal_decide", args=[Proposal.objects.get().pk, "accept"])
    assert enter(Role.UNIT_HEAD).post(url).status_code == 403
    assert office.post(reverse("proposal_decide", args=[999, "accept"])).status_code == 404
    odd = reverse("proposal_decide", args=[Proposal.objects.get().pk, "praise"])
    assert office.post(odd).status_code == 404


def test_what_is_no_ledger_is_refused_at_its_field(office, house: House):
    answer = sent(office, house, openpyxl.Workbook())
    assert answer.status_code == 422
    assert "不是本系统导出的台账" in words(answer)
