"""The life of an official paper cell by cell, and what may be sent."""

from dataclasses import replace

import pytest

from shishi.rules.dispatches import (
    ISSUING,
    STEPS,
    WAITS,
    DispatchState,
    Kind,
    faults_of_words,
    may,
    may_draw,
    may_send,
    unfit_draft,
)
from shishi.rules.letterheads import Letterhead
from shishi.rules.phrases import Fact, Passage

DRAFT, SENT, SIGNED, NUMBERED, ISSUED, WITHDRAWN, DISCARDED = DispatchState
# From each state where each step leads; a step that is missing there is refused.
LEADS = {
    DRAFT: {"edit": DRAFT, "override": DRAFT, "send": SENT, "discard": DISCARDED},
    SENT: {"return": DRAFT, "sign": SIGNED},
    SIGNED: {"return": DRAFT, "number": NUMBERED},
    NUMBERED: {"void": SIGNED, "issue": ISSUED},
    ISSUED: {"withdraw": WITHDRAWN},
    WITHDRAWN: {},
    DISCARDED: {},
}
CELLS = [(state, step) for state in DispatchState for step in STEPS if step != "draw"]


@pytest.mark.parametrize(("state", "step"), CELLS)
def test_every_cell_of_the_life(state, step):
    verdict = may(step, state, "有理由")
    target = LEADS[state].get(step)
    assert bool(verdict) is (target is not None)
    if target:
        assert ISSUING.after(step, state) is target
    else:
        assert f"“{state.label}”，不能{STEPS[step]}" in verdict.says
        assert WAITS[state] in verdict.says


def test_every_state_comes_about():
    assert ISSUING.reachable() == frozenset(DispatchState)


@pytest.mark.parametrize(
    ("step", "state"), [("return", SENT), ("void", NUMBERED), ("withdraw", ISSUED)]
)
@pytest.mark.parametrize("reason", ["", " \n"])
def test_what_is_taken_back_needs_its_reason(step, state, reason):
    verdict = may(step, state, reason)
    assert (bool(verdict), verdict.where) == (False, "reason")


def test_a_reason_has_room_in_its_column():
    assert may("void", NUMBERED, "理" * 500)
    assert may("void", NUMBERED, "理" * 501).where == "reason"


@pytest.mark.parametrize(
    ("kind", "before", "says"),
    [
        (Kind.BULLETIN, (), ""),
        (Kind.BULLETIN, (DRAFT,), "正在办理（起草中）"),
        (Kind.BULLETIN, (DISCARDED, NUMBERED), "正在办理（已编号）"),
        (Kind.BULLETIN, (DISCARDED, WITHDRAWN), ""),
        (Kind.BULLETIN, (ISSUED,), "更正通报"),
        (Kind.CORRECTION, (ISSUED,), ""),
        (Kind.CORRECTION, (ISSUED, SENT), "正在办理（待签发）"),
    ],
)
def test_of_one_matter_one_paper_is_under_way(kind, before, says):
    verdict = may_draw(kind, [(state, "三月通报") for state in before])
    assert bool(verdict) is (says == "")
    assert says in verdict.says


HEAD = Letterhead("云岭县人民政府办公室", "云政办督")


FACTS = {"总数": Fact("10")}
WORDS = (Passage("一", "一、总体情况", 1), Passage("二", "共{总数}件。"))


@pytest.mark.parametrize(
    ("head", "words", "found", "where"),
    [
        (HEAD, WORDS, (), ""),
        (None, WORDS, (), "letterhead"),
        (replace(HEAD, code=""), WORDS, (), "letterhead"),
        (HEAD, (Passage("二", "共{没有}件。"),), (), "二"),
        (HEAD, (Passage("二", "共{总数件。"),), (), "二"),
        (HEAD, (Passage("二", "共{总数}件。", 1, "（一）{总数}"),), (), "二"),
        (HEAD, WORDS, ("合计不符。",), "check"),
    ],
)
def test_what_may_be_sent_for_signature(head, words, found, where):
    verdict = may_send(head, words, FACTS, found)
    assert (bool(verdict), verdict.where) == (not where, where)


def test_every_fault_of_the_words_is_told_at_its_passage():
    words = (Passage("甲", "{无}和{没有}"), Passage("乙", "}"))
    assert [one.where for one in faults_of_words(words, FACTS)] == ["甲", "甲", "乙"]


@pytest.mark.parametrize(
    ("title", "words", "where"),
    [
        ("通报", WORDS, None),
        ("", WORDS, "title"),
        ("题" * 201, WORDS, "title"),
        ("通报", (), ""),
        ("通报", (Passage("一", " "),), ""),
        ("通报", (*WORDS, Passage("一", "又一段")), ""),
        ("通报", (Passage("一", "字" * 5001),), "一"),
        ("通报", (Passage("一", "字", 5),), "一"),
    ],
)
def test_what_a_draft_cannot_be_kept_as(title, words, where):
    verdict = unfit_draft(title, words)
    assert (None if verdict else verdict.where) == where
