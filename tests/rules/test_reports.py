"""A report goes its way step by step; silence is never 无变化."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.lifecycle import Refused
from shishi.rules.reports import (
    NO_CHANGE_CAUSES,
    REVIEW,
    STEPS,
    WAITS,
    NoChange,
    ReportState,
    Saying,
    handed_in,
    may,
    may_stand_still,
    saying,
    spoken,
    unchanged_in_a_row,
)
from tests.tables.reports import LIFE, SAID, TWICE

NAMES = {label: step for step, label in STEPS.items()}
CELLS = [
    (row[0], NAMES[head], cell)
    for row in LIFE.rows
    for head, cell in zip(LIFE.heads[1:], row[1:], strict=True)
]


@pytest.mark.parametrize(("state", "step", "cell"), CELLS)
def test_every_step_from_every_state(state: ReportState, step: str, cell: object):
    verdict = may(step, state, "数据与台账不符")
    if isinstance(cell, ReportState):
        assert verdict
        assert REVIEW.after(step, state) is cell
    else:
        assert verdict.says == f"该报送“{state.label}”，不能{STEPS[step]}：{WAITS[state]}。"
        with pytest.raises(Refused):
            REVIEW.after(step, state)


def test_the_table_has_every_state_and_every_step():
    assert {state for state, _, _ in CELLS} == set(ReportState) == REVIEW.reachable()
    assert {step for _, step, _ in CELLS} == {step.name for step in REVIEW.steps} == set(STEPS)


def test_only_the_accepted_report_is_an_end():
    ends = set(ReportState) - {state for step in REVIEW.steps for state in step.sources}
    assert ends == {ReportState.ACCEPTED} == {state for state, _ in REVIEW.refusals}


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_return_needs_its_reason(reason: str):
    verdict = may("return", ReportState.SUBMITTED, reason)
    assert (verdict.says, verdict.where) == ("请写明退回原因，便于填报单位修改。", "reason")
    assert may("approve", ReportState.SUBMITTED, reason)


@pytest.mark.parametrize(("state", "cause", "expected"), SAID.rows)
def test_what_a_slot_says(state: object, cause: object, expected: Saying):
    given_state = state if isinstance(state, ReportState) else None
    given_cause = cause if isinstance(cause, NoChange) else None
    assert saying(given_state, given_cause) is expected


@pytest.mark.parametrize(("said", "expected"), TWICE.rows)
def test_no_change_twice_in_a_row(said: tuple[Saying, ...], expected: str):
    assert (unchanged_in_a_row(said) >= 2) is (expected == "是")


@given(st.lists(st.sampled_from(Saying)))
def test_only_the_last_two_periods_decide(said: list[Saying]):
    assert (unchanged_in_a_row(said) >= 2) is (said[-2:] == [Saying.UNCHANGED] * 2)
    assert not unchanged_in_a_row([*said, Saying.SILENT]) >= 2


def test_silence_is_exactly_what_was_not_handed_in():
    handed_in = {ReportState.SUBMITTED, ReportState.APPROVED, ReportState.ACCEPTED}
    for state, cause in product((None, *ReportState), (None, *NoChange)):
        assert (saying(state, cause) is Saying.SILENT) is (state not in handed_in)


def test_no_change_needs_its_cause_and_another_cause_its_words():
    assert may_stand_still(None, "无").where == "cause"
    assert may_stand_still(NoChange.OTHER, " ").says == "原因选“其他”的，请在说明中写明。"
    assert may_stand_still(NoChange.OTHER, "等待上级验收")
    assert all(may_stand_still(cause, "") for cause in NoChange if cause is not NoChange.OTHER)


def test_every_member_has_its_own_word():
    assert [one.label for one in ReportState] == [
        "未报",
        "已报待审",
        "单位已审",
        "已采用",
        "已退回",
    ]
    assert [one.label for one in Saying] == ["有变化", "无变化", "未报"]
    assert list(NO_CHANGE_CAUSES) == list(NoChange)
    assert len({cause.label for cause in NoChange}) == len(NoChange)


@pytest.mark.parametrize(
    ("steps", "day"),
    [
        ("", None),
        ("submit3", 3),
        ("submit3 approve4 accept5", 3),
        ("submit3 return4 submit6", 3),  # what is returned was still handed in
        ("submit3 withdraw4", None),
        ("submit3 withdraw4 submit6", 6),
    ],
)
def test_the_day_a_report_was_first_handed_in_and_not_withdrawn(steps: str, day: int | None):
    taken = [(one[:-1], date(2026, 7, int(one[-1]))) for one in steps.split()]
    assert handed_in(taken) == (None if day is None else date(2026, 7, day))


@given(st.lists(st.sampled_from(Saying)), st.integers(0, 5))
def test_periods_without_change_are_counted_back_to_the_last_that_was_another(
    said: list[Saying], more: int
):
    row = [*said, Saying.CHANGED, *[Saying.UNCHANGED] * more]
    assert unchanged_in_a_row(row) == more
    assert unchanged_in_a_row([Saying.UNCHANGED] * more) == more


@pytest.mark.parametrize(
    ("written", "counts"),
    [
        ("征拆受阻。", "征拆受阻。"),
        (" 请协调燃气公司 ", "请协调燃气公司"),
        ("无电可用", "无电可用"),
        ("没有砂石料", "没有砂石料"),
        *((nothing, "") for nothing in ("", " ", "无", "无。", "暂无", "没有", "没有问题")),
        *((nothing, "") for nothing in ("暂无问题。", "本期无需协调事项", "无需协调", "无困难")),
    ],
)
def test_a_field_filled_in_with_nothing_says_nothing(written: str, counts: str):
    assert spoken(written) == counts
