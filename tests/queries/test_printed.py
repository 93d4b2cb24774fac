"""A root typed from paper against the trail, and issued papers against their files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from shishi.queries import dispatches as look
from shishi.queries import printed, trail
from shishi.records import vendor
from shishi.records.models import AuditEntry, Dispatch, DispatchFile
from shishi.rules.audit import START, close
from tests.dispatching import LATER, NOON, Desk, a_desk, composing, corrected, issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(settings, tmp_path) -> Path:
    settings.ORIGINALS_FOLDER = str(tmp_path)
    return tmp_path


@pytest.fixture
def desk(store) -> Iterator[Desk]:
    with composing():
        yield a_desk()


@pytest.fixture
def row(desk) -> Dispatch:
    return issued(desk)


def test_the_root_at_the_foot_is_that_of_the_trail(desk, row):
    foot = look.dispatch(desk.office, row.pk, NOON).paper.record.lines[0]
    found = printed.root(foot)
    assert found.ok
    assert f"与留痕第{row.root_number}条（2026年4月1日）相符" in found.says
    assert "云政办督〔2026〕1号" in found.says


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "没有读出核验码"),
        ("999999-0000-0000-0000-0000", "留痕没有第999999条"),
        ("5-0000-0000-0000-0000", "与留痕第5条不符"),
    ],
)
def test_another_root_is_told_from_it(row, typed, says):
    found = printed.root(typed)
    assert (found.ok, says in found.says) == (False, True)


def test_a_history_that_was_made_anew_no_longer_fits_the_paper(desk, row):
    """The whole chain is rewritten from an entry before it, and holds in itself."""
    root = look.dispatch(desk.office, row.pk, NOON).root
    with connection.cursor() as cursor:
        vendor.run(vendor.UNGUARD, connection)
        cursor.execute("UPDATE records_auditentry SET actor_name = '别人' WHERE number = 3")
        before = START
        for entry in AuditEntry.objects.order_by("number"):
            before = close(entry.facts(), before)
            cursor.execute(
                "UPDATE records_auditentry SET hash = %s WHERE number = %s", [before, entry.number]
            )
        cursor.execute("UPDATE records_audithead SET hash = %s", [before])
        vendor.run(vendor.GUARDS, connection)
    assert trail.verify().broken_at is None
    assert not printed.root(root).ok
    assert any("核验码与留痕不符" in says for says in printed.unsound())


def test_issued_papers_are_sound_and_stay_so_after_a_correction(desk, row):
    corrected(desk, "21", LATER)
    assert printed.unsound() == ()
    assert printed.checked() == 1


def test_a_file_that_is_changed_or_lost_is_named(row, store):
    one, two, _ = row.files.order_by("pk")
    (store / one.digest[:2] / one.digest).write_bytes(b"changed")
    (store / two.digest[:2] / two.digest).unlink()
    assert printed.unsound() == (
        f"云政办督〔2026〕1号的文件“{one.filename}”被改动过。",
        f"云政办督〔2026〕1号的文件“{two.filename}”不在了。",
    )


def test_what_is_frozen_cannot_be_changed_unseen(row):
    changed = {**row.frozen, "手填": {"类": "Mapping", "值": [["项目总数", None]]}}
    Dispatch.objects.filter(pk=row.pk).update(frozen=changed)
    assert printed.unsound() == ("云政办督〔2026〕1号的定稿与送签时的留痕不符。",)


def test_another_file_beside_the_issued_ones_is_seen(row):
    DispatchFile.objects.create(dispatch=row, filename="添页.pdf", digest="0" * 64, size=1)
    assert "云政办督〔2026〕1号的文件与印发时的留痕不符。" in printed.unsound()
