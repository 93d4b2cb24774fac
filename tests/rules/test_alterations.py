"""Steps come into a chain and leave it; what is left is in order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.alterations import added, dropped, in_turn
from shishi.rules.lifecycle import Refused
from shishi.rules.stages import TEMPLATES, StepTemplate, unfit

BUILD = TEMPLATES["construction"]
SPARE = [one.key for one in BUILD.steps if one.key not in (BUILD.start, BUILD.finish)]


def test_what_waited_for_a_step_waits_for_what_came_before_it():
    left = dropped(BUILD, ["feasibility"])
    assert left.step("design").after == ("proposal", "site")
    assert left.step("land").after == ("proposal", "site")


def test_a_document_for_a_step_that_is_gone_has_no_end():
    assert BUILD.step("planning").used_by == "permit"
    planning = dropped(BUILD, ["permit"]).step("planning")
    assert (planning.used_by, planning.valid_months) == ("", 0)


def test_a_step_that_nothing_comes_before_has_no_legal_time():
    assert dropped(TEMPLATES["procurement"], ["demand", "plan"]).step("start").after == ()
    only = replace(BUILD, steps=tuple(one for one in BUILD.steps if one.key != "code"))
    legal = replace(only.step("proposal"), within_days=5, after=("x",))
    steps = (StepTemplate("x", "前一环节", 1), legal, *only.steps[1:])
    assert dropped(replace(only, steps=steps), ["x"]).step("proposal").within_days == 0


@pytest.mark.parametrize("key", ["start", "acceptance"])
def test_the_start_and_the_finish_stay(key: str):
    with pytest.raises(Refused, match="不能去掉"):
        dropped(BUILD, [key])


@given(st.sets(st.sampled_from(SPARE)))
def test_whatever_is_dropped_the_chain_is_in_order_and_keeps_its_order(gone: set[str]):
    left = dropped(BUILD, sorted(gone))
    assert unfit(left) == ()
    for one in left.steps:
        assert left.before(one.key) == BUILD.before(one.key) - gone


def test_a_step_is_put_behind_the_one_it_waits_for():
    step = StepTemplate("v1s1", "林地审批", 20, after=("site",), needed_to_start=True)
    chain = added(BUILD, step, before="permit")
    keys = [one.key for one in chain.steps]
    assert keys.index("v1s1") == keys.index("site") + 1
    assert "v1s1" in chain.before("start")
    assert unfit(chain) == ()
    assert dropped(chain, ["v1s1"]).step("permit").after == (*BUILD.step("permit").after, "site")


def test_a_step_that_waits_for_nothing_stands_first():
    assert added(BUILD, StepTemplate("v1s1", "立项会议", 5)).steps[0].key == "v1s1"


def test_a_step_that_waits_for_a_later_one_is_listed_behind_it():
    waits = replace(BUILD.step("code"), after=("site",))
    free = replace(BUILD.step("proposal"), after=())
    steps = tuple({"code": waits, "proposal": free}.get(one.key, one) for one in BUILD.steps)
    keys = [one.key for one in in_turn(replace(BUILD, steps=steps)).steps]
    rest = [one.key for one in BUILD.steps if one.key != "code"]
    assert [key for key in keys if key != "code"] == rest
    assert keys.index("code") == keys.index("site") + 1


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.key)
def test_what_is_in_turn_stays_as_it_is(template):
    assert in_turn(template) == template


def test_a_circle_is_left_for_its_refusal():
    first, second = (
        StepTemplate("a", "甲", 1, after=("b",)),
        StepTemplate("b", "乙", 1, after=("a",)),
    )
    circle = replace(BUILD, steps=(first, second))
    assert in_turn(circle) == circle
