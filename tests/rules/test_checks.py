"""A hard fault stops a report whatever is said; a question is answered by a reason."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from shishi.rules import doubts, faults, works
from shishi.rules.checks import CODES, Check, Severity, checks, may_submit, unanswered
from shishi.rules.indicators import IndicatorType
from shishi.rules.works import WorksFacts
from tests.rules.figures import ON, facts_of, works_of
from tests.tables.beyond import APART, PASSED
from tests.tables.doubts import ASKED
from tests.tables.faults import MUST
from tests.tables.works import WORKS

FELL = facts_of(IndicatorType.CUMULATIVE, "公里", "40", "39", "")
BEYOND = replace(facts_of(IndicatorType.CUMULATIVE, "公里", "40", "61", "目标：60"), indicator="e2")
UNPERMITTED = WorksFacts("p1", 2026, started_on=date(2026, 3, 1), needs_permit=True)
FOUND = checks(BEYOND, UNPERMITTED, FELL, on=ON)
CHECKS = st.lists(
    st.builds(
        Check,
        st.sampled_from(Severity),
        st.sampled_from(sorted(CODES)),
        st.just("请核对。"),
        st.sampled_from(["e1", "e2"]),
    )
)
REASONS = st.dictionaries(
    st.tuples(st.sampled_from(sorted(CODES)), st.sampled_from(["e1", "e2"])),
    st.sampled_from(["", "  ", "已核实"]),
)


def test_checks_of_a_whole_report_each_name_their_place():
    assert [(one.code, one.where) for one in FOUND] == [
        ("beyond", "e2"),
        ("unpermitted", "p1"),
        ("decrease", "e1"),
    ]


def test_a_hard_fault_is_named_first_and_no_reason_helps():
    reasons = {(one.code, one.where): "已核实" for one in FOUND}
    for given_ in ({}, reasons):
        verdict = may_submit(FOUND, given_)
        assert (bool(verdict), verdict.where) == (False, "e1")
        assert verdict.says.startswith("有 1 处必须改正：供水管网累计数由 40 公里减为 39 公里。")


def test_a_question_is_answered_by_a_reason_at_its_own_place():
    asked = FOUND[:2]
    elsewhere = {("beyond", "e1"): "已核实", ("unpermitted", "p1"): "已核实"}
    assert may_submit(asked, {}).says.startswith(
        "有 2 处请核对，属实的请写明原因：供水管网填 61 公里"
    )
    assert may_submit(asked, elsewhere).where == "e2"
    assert may_submit(asked, {**elsewhere, ("beyond", "e2"): "增补两个村"})
    assert not may_submit(asked, {**elsewhere, ("beyond", "e2"): " "})


def test_what_is_in_order_asks_nothing():
    plain = facts_of(IndicatorType.CUMULATIVE, "公里", "40", "45", "目标：60")
    assert checks(plain, WorksFacts("p1", 2026), on=ON) == ()
    assert may_submit((), {})


@given(CHECKS, REASONS)
def test_reasons_answer_questions_and_nothing_else(
    found: list[Check], reasons: dict[tuple[str, str], str]
):
    left = unanswered(found, reasons)
    assert [one for one in found if one.severity is Severity.HARD] == [
        one for one in left if one.severity is Severity.HARD
    ]
    answered = [one for one in found if one not in left]
    assert all(reasons[one.code, one.where] == "已核实" for one in answered)
    assert bool(may_submit(found, reasons)) is (not left)


def test_every_case_has_its_code_and_stands_in_a_table():
    cases = {
        name
        for module in (faults, doubts, works)
        for name, one in vars(module).items()
        if callable(one) and getattr(one, "__module__", "") == module.__name__
        if name[0].islower() and not name.startswith("_")
    }
    assert cases == set(CODES)
    shown = [facts_of(*row[:5]) for table in (MUST, ASKED, PASSED, APART) for row in table.rows]
    shown += [works_of(row) for row in WORKS.rows]
    below_zero = replace(FELL, value=Decimal(-1), past=())  # which the form cannot read
    assert {one.code for one in checks(*shown, below_zero, on=ON)} == cases


def test_severities_and_codes_have_their_words():
    assert [one.label for one in Severity] == ["必须改正", "请核对"]
    assert all(label for _, label in CODES.values())
    assert replace(FELL, value=Decimal(40)).told(Decimal("31.50")) == "31.5 公里"
