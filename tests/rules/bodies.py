"""A draft body over a text of its own, for the tests of edits."""

from datetime import date
from decimal import Decimal

from shishi.rules.entries import Entry, Hand
from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.plans import (
    Body,
    Due,
    Figure,
    Item,
    Mechanism,
    PersonName,
    RemarkNote,
    UnitName,
    Words,
)
from shishi.rules.spans import Span

TEXT = (
    "云岭县2026年民生实事方案\n"
    "（一）供水工程。新建供水站2座；改造管网86.5公里；惠及3.2万人。\n"
    "责任县领导：陆知遥 牵头单位：县水利局 时限：10月底前\n"
    "（二）养老工程。新建助餐点14个。\n"
    "牵头单位：县民政局\n"
)
HAND = Hand(7, "祁望舟", "2026-03-02T09:30:00+08:00")


def at(words: str) -> Span:
    """The place where the words stand first."""
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def read(key: str, value: object, words: str) -> Entry:
    return Entry(key, value, value, at(words))


def figure(value: str, measure: str) -> Figure:
    return Figure("quantity", Decimal(value), measure)


FIRST = Item(
    key="i1",
    title=read("e1", Words("供水工程"), "供水工程"),
    ordinal=read("e2", Words("（一）"), "（一）"),
    span=at(TEXT[TEXT.index("（一）") : TEXT.index("（二）")]),
    clauses=(
        read("e3", Words("新建供水站2座"), "新建供水站2座"),
        read("e4", Words("改造管网86.5公里"), "改造管网86.5公里"),
        read("e5", Words("惠及3.2万人"), "惠及3.2万人"),
    ),
    figures=(
        read("e6", figure("2", "座"), "2座"),
        read("e7", figure("86.5", "公里"), "86.5公里"),
        read("e8", figure("32000", "人"), "3.2万人"),
    ),
    units=(read("e9", UnitName("县水利局", UnitRole.LEAD), "县水利局"),),
    people=(read("e10", PersonName("陆知遥", "责任县领导", PersonRole.SPONSOR), "陆知遥"),),
    pairs=(("e9", "e10"),),
    deadline=read("e11", Due(date(2026, 10, 31), "10月底前"), "10月底前"),
)
SECOND = Item(
    key="i2",
    title=read("e12", Words("养老工程"), "养老工程"),
    ordinal=read("e13", Words("（二）"), "（二）"),
    span=at(TEXT[TEXT.index("（二）") :]),
    clauses=(read("e14", Words("新建助餐点14个"), "新建助餐点14个"),),
    figures=(read("e15", figure("14", "个"), "14个"),),
    units=(read("e16", UnitName("县民政局", UnitRole.LEAD), "县民政局"),),
)
BODY = Body(
    kind="plan",
    head={
        "title": read("e17", Words("云岭县2026年民生实事方案"), "云岭县2026年民生实事方案"),
        "year": read("e18", Words("2026"), "2026年"),
    },
    copied_to=(),
    items=(FIRST, SECOND),
    mechanism=(Entry("e19", Mechanism("report", "monthly", 5)),),
    remarks=(
        RemarkNote("r20", "typo", "请核对。", at("惠及"), item="i1"),
        RemarkNote("r21", "no_deadline", "没有时限。", at("养老工程"), item="i2"),
    ),
    next_key=22,
)
"""Two items: the first with three clauses, three figures, a unit paired with a person and a
deadline; the second with neither person nor deadline."""
