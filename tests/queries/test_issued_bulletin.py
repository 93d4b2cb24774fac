"""A bulletin of the ledger itself on its way to its issue: frozen whole, set again to the byte,
corrected by number, mentioned on the pages of its projects."""

from datetime import timedelta
from pathlib import Path

import pytest

from shishi.actions import dispatches
from shishi.papers import text
from shishi.papers.stored import as_stored, from_stored
from shishi.queries import composers, traces
from shishi.queries import dispatches as look
from shishi.queries.reconciliations import reconciliation
from shishi.records.models import Dispatch
from shishi.rules.digests import digest
from shishi.rules.dispatches import Kind
from shishi.rules.lifecycle import Refused
from tests.dispatching import LATER, NOON, Desk, a_desk, corrected, drawn, issued, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(settings, tmp_path) -> Desk:
    settings.ORIGINALS_FOLDER = str(tmp_path)
    return a_desk()


def test_it_is_frozen_whole_and_set_again_to_the_byte(desk):
    row = issued(desk)
    frozen = look.frozen_of(row)
    assert from_stored(as_stored(frozen)) == frozen
    page = look.dispatch(desk.office, row.pk, NOON)
    assert page.paper == look.paper(frozen, look.stamp(row, page.line.number))
    assert {Path(one.filename).suffix for one in page.files} == {".docx", ".pdf", ".xlsx"}
    again = look.files(frozen, look.stamp(row, page.line.number))
    assert {name: digest(content) for name, content in again} == {
        one.filename: one.digest for one in page.files
    }


def test_what_does_not_add_up_is_not_sent(desk):
    row = drawn(desk)
    told = {"name": "实事总数", "words": "4", "reason": "会议议定", "at": NOON}
    dispatches.override(actor=desk.office, dispatch=row.pk, version=1, **told)
    found = look.dispatch(desk.office, row.pk, NOON)
    assert not found.may_send
    assert "总数写作4件，台账为3件" in found.may_send.says


def test_every_figure_with_projects_leads_to_rows_of_the_frozen_ledger(desk):
    row = issued(desk)
    frozen = look.frozen_of(row)
    figures = traces.trace(desk.office, row.pk).figures
    assert figures
    for one in figures:
        rests_on = frozen.composed.facts[one.name].projects
        assert [each.project for each in one.rows] == list(rests_on)


def test_a_later_correction_leaves_it_and_is_told_by_a_numbered_paper(desk):
    row = issued(desk)
    kept = [(one.filename, one.digest) for one in row.files.order_by("pk")]
    assert reconciliation(desk.office, row.pk, NOON + timedelta(hours=1)).changed == ()
    corrected(desk, "12", LATER)
    found = reconciliation(desk.office, row.pk, LATER).changed
    assert found
    assert all("由22.5公里更正为12公里" in one.reason for one in found)
    key = dispatches.draw(
        actor=desk.office,
        programme=desk.year.programme,
        kind=Kind.CORRECTION,
        on=row.on,
        about=row.pk,
        at=LATER,
    )
    steps = ("send", "sign", "number", "issue")
    made = taken(desk, Dispatch.objects.get(pk=key), *steps, at=LATER)
    words = text.text(look.dispatch(desk.office, made.pk, LATER).paper)
    assert "云政办督〔2026〕2号" in words
    assert "22.5公里\t12公里" in words
    row.refresh_from_db()
    assert [(one.filename, one.digest) for one in row.files.order_by("pk")] == kept
    assert reconciliation(desk.office, row.pk, LATER + timedelta(hours=1)).changed == ()


def test_each_project_leads_to_it(desk):
    row = issued(desk)
    (one,) = traces.mentions(desk.office, desk.year.project)
    assert one.pk == row.pk
    assert all(words in sentence for _, words, sentence in one.told)


def test_every_kind_of_paper_can_be_drawn_up():
    assert composers.COMPOSERS.keys() == set(Kind)


def test_a_paper_without_a_letterhead_is_drafted_and_not_sent():
    desk = a_desk(None)
    row = drawn(desk)
    assert look.dispatch(desk.office, row.pk, NOON).paper.title == row.title
    with pytest.raises(Refused, match="发文设定"):
        taken(desk, row, "send")
