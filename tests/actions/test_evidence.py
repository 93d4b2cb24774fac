"""Evidence: kept as it was sent, once, of kinds that can be looked at, and never asked for."""

import pytest
from django.test import override_settings

from shishi.actions import evidence, reports
from shishi.records import originals
from shishi.records.models import AuditEntry, Evidence
from shishi.rules.lifecycle import Refused
from tests.reporting import APRIL, Year, a_draft, a_year, submitted

pytestmark = pytest.mark.django_db
PICTURE = b"\xff\xd8\xff\xe0" + b"0" * 64


@pytest.fixture
def year() -> Year:
    return a_year()


def attach(year: Year, report: int, content: bytes, name: str = "现场.jpg") -> str:
    try:
        evidence.attach(
            actor=year.reporter, report=report, filename=name, content=content, at=APRIL
        )
    except Refused as refused:
        return refused.verdict.says
    return "attached"


def test_a_file_is_kept_as_it_was_sent_and_only_once(year):
    report = a_draft(year).report
    assert [attach(year, report, PICTURE, r"C:\照片\现场.jpg") for _ in "12"] == ["attached"] * 2
    kept = Evidence.objects.get()
    assert (kept.filename, originals.content(kept.digest)) == ("现场.jpg", PICTURE)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "空文件"), (b"MZ\x90" + b"0" * 64, "不是图片"), (PICTURE * 40, "超过")],
)
def test_what_cannot_be_evidence_is_refused(year, content, says):
    with override_settings(UPLOAD_LIMIT=2048):
        assert says in attach(year, a_draft(year).report, content)
    assert Evidence.objects.count() == 0


def test_nothing_is_added_once_the_report_is_handed_in(year):
    assert "不能填写" in attach(year, submitted(year).pk, PICTURE)


def take_back(year: Year, report: int, key: int, actor=None) -> str:
    try:
        evidence.detach(actor=actor or year.reporter, report=report, evidence=key, at=APRIL)
    except Refused as refused:
        return refused.verdict.says
    return "taken back"


def test_a_file_of_a_draft_is_taken_back_and_the_trail_keeps_what_it_was(year):
    report = a_draft(year).report
    attach(year, report, PICTURE)
    kept = Evidence.objects.get()
    assert [take_back(year, report, kept.pk) for _ in "12"] == ["taken back"] * 2
    assert not Evidence.objects.exists()
    first, again = AuditEntry.objects.filter(deed="report.detach").order_by("number")
    assert kept.digest in first.detail
    assert "现场.jpg" in first.detail
    assert kept.digest not in again.detail
    assert originals.content(kept.digest) == PICTURE
    assert attach(year, report, PICTURE) == "attached"


def test_what_was_handed_in_is_not_taken_back_until_it_is_sent_back(year):
    report = a_draft(year)
    attach(year, report.report, PICTURE)
    key = Evidence.objects.get().pk
    reports.submit(actor=year.reporter, report=report.report, version=report.version, at=APRIL)
    assert "不能填写" in take_back(year, report.report, key)
    reports.send_back(
        actor=year.head,
        report=report.report,
        version=report.version + 1,
        reason="照片不是本项目的",
        at=APRIL,
    )
    assert take_back(year, report.report, key) == "taken back"


def test_only_the_files_of_the_report_and_the_own_unit_are_taken_back(year):
    report = a_draft(year).report
    attach(year, report, PICTURE)
    key = Evidence.objects.get().pk
    assert "由单位填报人、单位负责人办理" in take_back(year, report, key, year.office)
    take_back(year, report, key + 1)
    assert Evidence.objects.count() == 1
