"""Numbers of the register, and papers issued: their files, whom they go to, their root."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from shishi.queries import dispatches as look
from shishi.queries import trail
from shishi.records import originals
from shishi.records.models import AuditEntry, DispatchFile, DispatchStep, Recipient, Serial
from shishi.rules.digests import digest
from shishi.rules.dispatches import DispatchState
from shishi.rules.lifecycle import Refused
from tests.dispatching import LATER, NOON, Desk, a_desk, composing, corrected, drawn, issued, taken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _drawn_up() -> Iterator[None]:
    with composing():
        yield


@pytest.fixture(autouse=True)
def _store(settings, tmp_path) -> None:
    settings.ORIGINALS_FOLDER = str(tmp_path)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def test_numbers_run_from_one_and_a_voided_one_stays_void(desk):
    first = taken(desk, drawn(desk), "send", "sign", "number", "void", "number")
    second = taken(desk, drawn(desk, on=date(2026, 3, 30)), "send", "sign", "number")
    rows = Serial.objects.order_by("number").values_list("number", "dispatch", "void_reason")
    assert list(rows) == [(1, first.pk, "文字重复，请修改"), (2, first.pk, ""), (3, second.pk, "")]
    assert look.numbers_of(desk.office, [first.pk, second.pk]) == {
        first.pk: "云政办督〔2026〕2号",
        second.pk: "云政办督〔2026〕3号",
    }


def test_each_year_has_its_own_series(desk):
    taken(desk, drawn(desk), "send", "sign", "number")
    january = NOON.replace(year=2027, month=1, day=5)
    row = taken(desk, drawn(desk, on=date(2026, 12, 31), at=january), "send", "sign", at=january)
    row = taken(desk, row, "number", at=january)
    assert look.numbers_of(desk.office, [row.pk]) == {row.pk: "云政办督〔2027〕1号"}


def test_an_issued_paper_has_its_files_its_recipients_and_its_root(desk):
    row = issued(desk)
    entry = AuditEntry.objects.get(deed="dispatch.issue")
    assert (row.issued_on, row.root_number) == (NOON.date(), entry.number - 1)
    assert row.root == AuditEntry.objects.get(number=row.root_number).hash
    told = json.loads(entry.detail)
    held = [[one.filename, one.digest] for one in row.files.order_by("pk")]
    assert told["files"] == held
    assert told["document_number"] == "云政办督〔2026〕1号"
    assert [len(originals.content(name)) for _, name in held] == [
        one.size for one in row.files.order_by("pk")
    ]
    sent_to = set(Recipient.objects.values_list("written", "copy", "unit__name"))
    assert sent_to == {
        ("各乡镇人民政府", False, None),
        ("县水利局", False, "县水利局"),
        ("县委办公室", True, None),
        ("县人大常委会办公室", True, None),
    }
    assert trail.verify().ok


def test_the_files_made_again_of_what_is_frozen_are_those_that_were_issued(desk):
    row = issued(desk)
    corrected(desk, "20", LATER)
    again = look.files(look.frozen_of(row), look.stamp(row, "云政办督〔2026〕1号"))
    assert [(name, digest(content)) for name, content in again] == [
        (one.filename, one.digest) for one in row.files.order_by("pk")
    ]


def test_a_store_that_takes_no_file_refuses_the_issue_and_the_number_stays(
    desk, settings, tmp_path
):
    row = taken(desk, drawn(desk), "send", "sign", "number")
    (tmp_path / "full").write_bytes(b"")
    settings.ORIGINALS_FOLDER = str(tmp_path / "full" / "store")
    with pytest.raises(Refused, match="磁盘空间可能已满"):
        taken(desk, row, "issue")
    row.refresh_from_db()
    assert (row.state, DispatchFile.objects.count()) == (DispatchState.NUMBERED, 0)
    assert look.numbers_of(desk.office, [row.pk]) == {row.pk: "云政办督〔2026〕1号"}
    settings.ORIGINALS_FOLDER = str(tmp_path / "store")
    assert taken(desk, row, "issue").state is DispatchState.ISSUED
    assert Serial.objects.count() == 1


def test_what_was_issued_cannot_be_changed_behind_the_program(desk):
    row = issued(desk)
    for rows in (DispatchFile.objects, DispatchStep.objects, Recipient.objects):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.filter(dispatch=row).delete()
