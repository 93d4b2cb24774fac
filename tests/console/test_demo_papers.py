"""The papers of the invented county's year: drawn up, signed, numbered, issued, corrected."""

import json
from datetime import date

from shishi.console.story.dispatches import ISSUES, steps
from shishi.rules.dispatches import Kind
from tests.console.shown import run, told


def test_four_months_were_issued_and_one_was_corrected(demo):
    issued = told(
        demo,
        "select kind, \"on\", issued_on from records_dispatch where state = 'issued' order by id",
    )
    assert issued == [
        ("reminder", "2026-07-07", "2026-07-08"),
        ("bulletin", "2026-06-30", "2026-07-09"),
        ("correction", "2026-06-30", "2026-07-21"),
        ("bulletin", "2026-07-31", "2026-08-10"),
        ("minutes", "2026-08-17", "2026-08-19"),
        ("bulletin", "2026-08-31", "2026-09-09"),
        ("bulletin", "2026-09-30", "2026-10-12"),
    ]
    signers = told(
        demo,
        "select distinct name from records_dispatch d join records_person p on p.id = signed_by_id",
    )
    assert signers == [("陆知遥",)]


def test_a_report_waits_for_the_leader_and_a_draft_for_the_office(demo):
    waiting = told(
        demo, "select kind, state, issued_on from records_dispatch where state != 'issued'"
    )
    assert waiting == [("report", "sent", None), ("bulletin", "draft", None)]


def test_the_register_has_no_gap_and_one_void_number_with_its_reason(demo):
    register = told(
        demo, "select number, void_reason != '' from records_serial where code = '云政办督'"
    )
    assert register == [(1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 1), (7, 0), (8, 0)]


def test_the_correction_tells_of_the_double_count_and_the_late_report(demo):
    ((frozen,),) = told(demo, "select frozen from records_dispatch where kind = 'correction'")
    words = json.dumps(json.loads(frozen), ensure_ascii=False)
    assert "由1515人次更正为1475人次" in words
    assert "2026年7月16日入账" in words


def test_everything_that_was_issued_verifies(demo):
    ran = run("verify", "--data", demo)
    assert ran.returncode == 0, ran.stdout
    assert told(demo, "select count(*) from records_dispatchfile") == [(19,)]


def test_papers_move_on_workdays_once_their_day_has_come():
    every = list(steps(settable=True))
    assert [(one.kind, one.on, step) for one, _, step in every if step == "draw"] == [
        (one.kind, one.on, "draw") for one in ISSUES
    ]
    for one, at, _ in every:
        assert at.weekday() < 5
        assert at.date() >= date(2026, *one.on)
    assert {at.date().month for _, at, _ in every} == {7, 8, 9, 10}


def test_without_fonts_every_paper_stays_a_draft():
    left = list(steps(settable=False))
    assert {step for _, _, step in left} == {"draw"}
    assert len(left) == len(ISSUES) - 1
    assert Kind.CORRECTION not in {one.kind for one, _, _ in left}
