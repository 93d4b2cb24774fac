"""An issued paper recomputed: the figures that are others now with their cause, nothing else; and
the numbered paper that corrects them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from shishi.actions import dispatches
from shishi.papers import text
from shishi.queries import dispatches as look
from shishi.queries import door, printed
from shishi.queries.reconciliations import reconciliation
from shishi.records.models import Dispatch
from shishi.rules.dispatches import DispatchState, Kind
from shishi.rules.lifecycle import Refused
from shishi.rules.reconciliations import Cause
from tests import year as rows
from tests.dispatching import (
    LATER,
    MARCH_END,
    NOON,
    Desk,
    a_desk,
    composing,
    corrected,
    drawn,
    issued,
    taken,
)
from tests.reporting import accepted

pytestmark = pytest.mark.django_db
PIPES = "第1件第2项完成"


@pytest.fixture(autouse=True)
def _drawn_up(settings, tmp_path) -> Iterator[None]:
    settings.ORIGINALS_FOLDER = str(tmp_path)
    with composing():
        yield


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def changes(desk: Desk, row: Dispatch, at=LATER) -> dict[str, tuple[str, str]]:
    found = reconciliation(desk.office, row.pk, at).changed
    return {one.name: (one.was, one.now) for one in found}


def test_a_paper_agrees_with_the_ledger_until_something_is_entered(desk):
    row = issued(desk)
    assert changes(desk, row) == {}


def test_a_correction_changes_its_figure_alone_and_says_who_why_and_when(desk):
    row = issued(desk)
    corrected(desk, "21", LATER)
    page = reconciliation(desk.office, row.pk, LATER)
    assert [(one.name, one.was, one.now) for one in page.changed] == [(PIPES, "22.5", "21")]
    (why,) = page.changed[0].why
    assert why.cause is Cause.CORRECTION
    assert "由22.5公里更正为21公里（复核时发现多计一段管网），2026年4月20日入账" in why.says
    assert page.number == "云政办督〔2026〕1号"


def test_a_report_that_came_after_the_freezing_is_a_late_report():
    desk = a_desk(reported=False)
    row = issued(desk)
    late = NOON + timedelta(days=6)
    accepted(desk.year, at=late)
    assert changes(desk, row, NOON) == {}
    (one,) = reconciliation(desk.office, row.pk, late).changed
    assert (one.name, one.was, one.now) == (PIPES, "0", "22.5")
    assert {why.cause for why in one.why} == {Cause.LATE_REPORT}
    assert "2026年3月31日的数为22.5公里，2026年4月7日入账" in one.reason


def test_what_is_entered_of_a_later_day_changes_nothing(desk):
    row = issued(desk)
    line = next(one for one in rows.lines(row.programme) if one.pk == desk.year.pipes)
    rows.an_observation(line, MARCH_END + timedelta(days=5), "0.9", LATER)
    assert changes(desk, row) == {}


def test_a_figure_put_in_by_hand_stands_as_it_was_put(desk):
    row = drawn(desk)
    told = {"name": PIPES, "words": "23", "reason": "以验收单为准", "at": NOON}
    dispatches.override(actor=desk.office, dispatch=row.pk, version=1, **told)
    row.refresh_from_db()
    row = taken(desk, row, "send", "sign", "number", "issue")
    corrected(desk, "21", LATER)
    assert PIPES not in changes(desk, row)


def correction(desk: Desk, row: Dispatch, at=LATER) -> Dispatch:
    key = dispatches.draw(
        actor=desk.office,
        programme=desk.year.programme,
        kind=Kind.CORRECTION,
        on=row.on,
        about=row.pk,
        at=at,
    )
    return Dispatch.objects.get(pk=key)


def test_a_correction_is_a_numbered_paper_that_names_paper_figure_was_is_and_why(desk):
    row = issued(desk)
    corrected(desk, "21", LATER)
    made = taken(desk, correction(desk, row), "send", "sign", "number", "issue", at=LATER)
    page = look.dispatch(desk.office, made.pk, LATER)
    assert page.line.number == "云政办督〔2026〕2号"
    words = text.text(page.paper)
    assert "《关于2026年民生实事办理情况的通报》（云政办督〔2026〕1号）" in words
    was, now = "供水管网改造完成22.5公里，亮未报", "供水管网改造完成21公里，亮未报"
    assert f"（一）“{was}”更正为“{now}”。" in words
    assert "由22.5公里更正为21公里（复核时发现多计一段管网），2026年4月20日入账。" in words
    assert changes(desk, row, LATER + timedelta(days=1)) == {}  # it says so itself by now
    listed = reconciliation(desk.office, row.pk, LATER).corrections
    assert [(one.number, one.state) for one in listed] == [
        ("云政办督〔2026〕2号", DispatchState.ISSUED)
    ]
    assert printed.unsound() == ()


def test_a_second_correction_starts_from_the_first(desk):
    row = issued(desk)
    corrected(desk, "21", LATER)
    taken(desk, correction(desk, row), "send", "sign", "number", "issue", at=LATER)
    later = LATER + timedelta(days=1)
    corrected(desk, "20.5", later)
    assert changes(desk, row, later) == {PIPES: ("21", "20.5")}
    assert correction(desk, row, later).state is DispatchState.DRAFT


def test_nothing_is_corrected_where_nothing_changed_or_nothing_was_issued(desk):
    row = issued(desk)
    with pytest.raises(Refused, match="没有需要更正的数"):
        correction(desk, row)
    draft = drawn(desk, on=MARCH_END - timedelta(days=1))
    with pytest.raises(Refused, match="只能更正已印发的文件"):
        correction(desk, draft)
    with pytest.raises(door.NotThere):
        reconciliation(desk.office, draft.pk, LATER)
