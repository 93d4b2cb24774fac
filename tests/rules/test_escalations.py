"""Matters to be settled above a unit: four steps, each with its clock."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.escalations import (
    CLOCKS,
    COORDINATION,
    LADDER,
    Matter,
    Rung,
    days_at,
    may_escalate,
    may_settle,
    position,
    rung_of,
    same_words,
)
from tests.tables.stocktakes import ESCALATION

RAISED = date(2026, 6, 1)
MATTER = Matter(1, "城乡供水", "管线迁改费用由谁承担", RAISED, "两次会商未果")


def days_of(words: str) -> tuple[date, ...]:
    """6月9日、6月20日 as days of 2026."""
    found = re.findall(r"(\d+)月(\d+)日", words)
    return tuple(date(2026, int(month), int(day)) for month, day in found)


@pytest.mark.parametrize(("moved", "on", "rung", "left", "verdict"), ESCALATION.rows)
def test_escalation(moved: str, on: date, rung: Rung, left: int, verdict: str):
    matter = replace(MATTER, moved_on=days_of(moved))
    here = position(matter, on)
    assert here is not None
    assert (here.rung, here.left) == (rung, left)
    found = may_escalate(matter, on)
    assert found.ok is (verdict == "可以提交")
    assert found.ok or verdict in found.says
    assert may_escalate(matter, on, "汛期将至").ok is (rung is not Rung.COUNTY)


def test_a_matter_says_what_was_tried_who_decides_and_what_is_proposed():
    here = position(MATTER, date(2026, 6, 12))
    assert here is not None
    assert here.says == (
        "城乡供水：管线迁改费用由谁承担。2026年6月1日提出，已采取措施：两次会商未果。"
        "请包抓领导研究决定，已 11 天，超过时限 4 天，建议提交专题会。"
    )
    here = position(MATTER, date(2026, 6, 8))
    assert here is not None
    assert here.says.endswith("请包抓领导研究决定，已 7 天，还有 0 天。")
    top = replace(MATTER, tried="", moved_on=(RAISED,) * 3)
    here = position(top, date(2026, 6, 20))
    assert here is not None
    assert here.says.endswith(
        "尚未写明已采取的措施。请县委县政府研究决定，已 19 天，超过时限 5 天。"
    )


def test_a_settled_matter_lies_nowhere_and_goes_nowhere():
    matter = replace(MATTER, settled_on=date(2026, 6, 5))
    assert position(matter, date(2026, 6, 4)) is not None
    assert position(matter, date(2026, 6, 5)) is None
    assert "已经解决" in may_escalate(matter, date(2026, 6, 5), "急").says
    assert position(MATTER, date(2026, 5, 31)) is None


def test_the_machine_walks_the_ladder():
    state = COORDINATION.start
    walked = [state]
    while COORDINATION.may("escalate", state):
        state = COORDINATION.after("escalate", state)
        walked.append(state)
    assert tuple(walked) == LADDER == tuple(CLOCKS)
    assert all(COORDINATION.after("settle", rung) is Rung.SETTLED for rung in LADDER)
    assert COORDINATION.reachable() == set(Rung)
    assert "已经解决" in COORDINATION.may("settle", Rung.SETTLED).says


@given(
    st.lists(st.integers(0, 30), max_size=3).map(sorted),
    st.none() | st.integers(30, 60),
    st.integers(0, 90),
)
def test_the_days_of_the_steps_add_up_to_the_days_since_it_was_raised(
    moves: list[int], settled: int | None, later: int
):
    matter = replace(
        MATTER,
        moved_on=tuple(RAISED + timedelta(days=day) for day in moves),
        settled_on=None if settled is None else RAISED + timedelta(days=settled),
    )
    on = RAISED + timedelta(days=later)
    spent = days_at(matter, on)
    assert sum(spent.values()) == (later if settled is None else min(later, settled))
    if rung_of(matter, on) is not Rung.SETTLED:
        assert rung_of(matter, on) is list(spent)[-1]


def test_a_matter_is_settled_with_the_way_it_was_and_once():
    on = date(2026, 6, 5)
    assert may_settle(MATTER, on, " ").where == "reason"
    assert may_settle(MATTER, on, "费用由县级承担")
    assert "已经解决" in may_settle(replace(MATTER, settled_on=on), on, "再议").says


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("请协调改线方案。", "请协调改线方案", True),
        ("请协调 改线\n方案；", "请协调改线方案。", True),
        ("请协调改线方案", "请协调改线费用", False),
        ("请协调改线方案。", "请协调改线方案。请定费用", False),
    ],
)
def test_the_same_is_asked_for_whatever_the_spaces(one: str, other: str, same: bool):
    assert same_words(one, other) is same_words(other, one) is same
