"""Evidence: kept as it was sent, once, of kinds that can be looked at, and never asked for."""

import pytest
from django.test import override_settings

from shishi.actions import evidence
from shishi.records import originals
from shishi.records.models import Evidence
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
