"""What stands in the way of adoption, what it reminds of, what values say in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shishi.rules import adoption
from shishi.rules.amounts import Bound
from shishi.rules.entries import Entry, EntryState
from shishi.rules.parties import UnitRole
from shishi.rules.plans import Body, Due, Figure, Item, RemarkNote, UnitName, Words
from shishi.rules.projects import How

PIPES = Figure("quantity", Decimal("86.5"), "公里", Bound.AT_LEAST, subject="改造供水管网")


def read(key: str, value: object) -> Entry:
    return Entry(key, value, value)


ITEM = Item(
    "i1",
    read("e1", Words("城乡供水提升工程")),
    figures=(read("e2", PIPES), read("e3", replace(PIPES, kind="trap"))),
    units=(read("e4", UnitName("县水利局", UnitRole.LEAD)),),
    deadline=read("e5", Due(date(2026, 10, 31), "10月底前")),
)
BODY = Body("plan", {"year": read("e9", Words("2026"))}, items=(ITEM,))


def named(unit: str) -> Body:
    """The body with another name for its unit."""
    units = (read("e4", UnitName(unit, UnitRole.LEAD)),)
    return replace(BODY, items=(replace(ITEM, units=units),))


DROPPED = replace(ITEM, state=EntryState.DROPPED)


def test_a_draft_in_order_has_nothing_in_its_way():
    assert adoption.blockers(BODY) == ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (replace(BODY, head={}), "没有年度"),
        (replace(BODY, head={"year": read("e9", Words("0"))}), "年度 0 不在合理范围"),
        (replace(BODY, items=()), "没有可以入账的实事"),
        (named("长" * 201), "单位名称超过 200 个字"),
        (named(""), "有单位没有名称"),
        (replace(BODY, items=(DROPPED,)), "没有可以入账的实事"),
        (replace(BODY, items=(replace(ITEM, title=read("e1", Words(" "))),)), "没有名称"),
        (replace(BODY, items=(replace(ITEM, title=read("e1", Words("长" * 501))),)), "500 个字"),
    ],
)
def test_what_stands_in_the_way(body: Body, says: str):
    assert len(adoption.blockers(body)) == 1
    assert says in adoption.blockers(body)[0]


def test_reminders_count_what_a_person_should_have_seen():
    bare = Item("i2", read("e20", Words("养老")), deadline=read("e21", Due(None, "汛期前")))
    remark = RemarkNote("r1", "no_deadline", "没有时限。", item="i2")
    said = adoption.reminders(replace(BODY, items=(ITEM, bare), remarks=(remark,)))
    assert [sentence[:4] for sentence in said] == ["有 1 ", "有 7 ", "有 1 ", "有 1 ", "有 1 "]


def test_what_was_settled_or_dropped_is_not_reminded_of():
    accepted = replace(ITEM, state=EntryState.DROPPED)
    remark = RemarkNote("r1", "sum_check", "合计一致。", ok=True)
    assert adoption.reminders(replace(BODY, items=(accepted,), remarks=(remark,))) == ()


def test_a_bulletin_is_doubted_before_anything_else():
    assert "不像实施方案" in adoption.reminders(replace(BODY, kind="bulletin"))[0]


def test_traps_are_no_targets():
    assert [entry.key for entry in adoption.targets(ITEM)] == ["e2"]


@pytest.mark.parametrize(
    ("deadline", "on", "presumed"),
    [
        (ITEM.deadline, date(2026, 10, 31), False),
        (None, date(2026, 12, 31), True),
        (read("e5", Due(None, "汛期前")), date(2026, 12, 31), True),
        (
            replace(read("e5", Due(date(2026, 5, 1))), state=EntryState.DROPPED),
            date(2026, 12, 31),
            True,
        ),
    ],
)
def test_the_deadline_of_the_ledger(deadline: Entry[Due] | None, on: date, presumed: bool):
    assert adoption.due_on(replace(ITEM, deadline=deadline), 2026) == (on, presumed)


def test_how_a_value_came_about():
    changed = replace(read("e2", PIPES), now=replace(PIPES, value=Decimal(90)))
    assert adoption.how(read("e2", PIPES)) is How.READ
    assert adoption.how(changed) is How.CHANGED
    assert adoption.how(Entry("e2", PIPES)) is How.ADDED
    assert adoption.read_as(changed) == "改造供水管网≥86.5公里"
    assert adoption.read_as(read("e2", PIPES)) == ""


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (Figure("quantity", Decimal(3), "座", upper=Decimal(5)), "3—5座"),
        (Figure("money", Decimal(3000), "元", per="户"), "3000元/户"),
        (UnitName("县水利局", UnitRole.LEAD), "县水利局"),
        (Due(date(2026, 10, 31), "10月底前"), "2026-10-31"),
        (Due(None, "汛期前"), "汛期前"),
        (Words("供水"), "供水"),
    ],
)
def test_values_in_words(value: object, says: str):
    assert adoption.in_words(value) == says


def test_the_outline_counts_what_stands():
    remark = RemarkNote("r1", "typo", "请核对。")
    body = replace(
        BODY,
        head={**BODY.head, "title": read("e8", Words("云岭县2026年方案"))},
        items=(ITEM, DROPPED),
        remarks=(remark, replace(remark, ok=True)),
    )
    assert adoption.outline(body) == adoption.Outline("云岭县2026年方案", 2026, 1, 1, 1)
    assert adoption.outline(Body("plan")) == adoption.Outline()
