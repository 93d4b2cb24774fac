"""What a person adds to a draft."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shishi.rules.additions import add
from shishi.rules.entries import EntryState
from shishi.rules.inputs import Unfit
from shishi.rules.plans import Body
from tests.rules.bodies import BODY, HAND, TEXT, at


def added(what: str, into: str, fields: dict[str, str], *, marked: str = "") -> Body:
    place = (at(marked).start, at(marked).end) if marked else None
    return add(BODY, what, into, fields, marked=place, text=TEXT, hand=HAND)


def test_a_figure_says_who_added_it_and_where_they_read_it():
    figures = (
        added("figure", "i2", {"value": "6", "measure": "张"}, marked="助餐点").items[1].figures
    )
    made = next(entry for entry in figures if entry.key == "e22")
    assert (made.now.value, made.now.measure, made.read) == (Decimal(6), "张", None)
    assert (made.state, made.hand, made.span) == (EntryState.ADDED, HAND, at("助餐点"))


@pytest.mark.parametrize(
    ("what", "fields", "place"),
    [
        ("clause", {"value": "改造厨房"}, "clauses"),
        ("unit", {"name": "县财政局", "role": "support"}, "units"),
        ("person", {"name": "顾怀舟", "label": "责任县领导"}, "people"),
        ("milestone", {"on": "2026-06-30"}, "milestones"),
    ],
)
def test_entries_go_where_they_belong(what: str, fields: dict[str, str], place: str):
    before, after = BODY.items[1], added(what, "i2", fields).items[1]
    assert len(getattr(after, place)) == len(getattr(before, place)) + 1
    assert getattr(after, place)[-1].key == "e22"


def test_a_deadline_is_added_where_there_is_none():
    item = added("deadline", "i2", {"on": "2026-11-30"}).items[1]
    assert item.deadline is not None
    assert item.deadline.now.on.isoformat() == "2026-11-30"
    with pytest.raises(Unfit, match="已有完成时限"):
        added("deadline", "i1", {"on": "2026-11-30"})


def test_a_deadline_that_was_read_and_dropped_keeps_what_it_said():
    first = BODY.items[0]
    gone = replace(first, deadline=replace(first.deadline, state=EntryState.DROPPED))
    body = replace(BODY, items=(gone, *BODY.items[1:]))
    fields = {"on": "2026-11-30"}
    made = add(body, "deadline", "i1", fields, marked=None, text=TEXT, hand=HAND).items[0].deadline
    assert made.now.on.isoformat() == "2026-11-30"
    assert (made.read, made.span) == (first.deadline.read, first.deadline.span)
    assert made.state is EntryState.CHANGED


def test_a_field_of_the_head_and_those_copied_to():
    body = added("issuer", "", {"value": "云岭县人民政府办公室"})
    assert body.head["issuer"].now.value == "云岭县人民政府办公室"
    assert added("copied_to", "", {"value": "县委办"}).copied_to[0].now.value == "县委办"
    assert added("mechanism", "", {"kind": "bulletin"}).mechanism[-1].now.kind == "bulletin"


def test_a_field_of_the_head_that_was_read_is_never_overwritten():
    with pytest.raises(Unfit, match="年度已经有了"):
        added("year", "", {"value": "2027"})
    read = BODY.head["year"]
    dropped = replace(BODY, head={"year": replace(read, state=EntryState.DROPPED)})
    body = add(dropped, "year", "", {"value": "2027"}, marked=None, text=TEXT, hand=HAND)
    assert (body.head["year"].now.value, body.head["year"].read) == ("2027", read.read)
    assert body.head["year"].state is EntryState.CHANGED


def test_an_item_stands_where_the_source_has_it_else_last():
    body = added("item", "", {"title": "道路工程", "ordinal": "（三）"}, marked="新建助餐点")
    assert [item.key for item in body.items] == ["i1", "i2", "i22"]
    body = added("item", "", {"title": "方案总则"}, marked="民生实事方案")
    assert [item.key for item in body.items] == ["i22", "i1", "i2"]
    assert [item.key for item in added("item", "", {"title": "道路工程"}).items][-1] == "i22"
    assert body.next_key == 25


@pytest.mark.parametrize(
    ("what", "into", "fields", "where"),
    [
        ("figure", "i1", {"measure": "个"}, "value"),
        ("figure", "i1", {"value": "3"}, "measure"),
        ("unit", "i1", {"name": " "}, "name"),
        ("item", "", {}, "title"),
        ("year", "", {"value": "明年"}, "value"),
        ("figure", "i9", {"value": "3", "measure": "个"}, ""),
        ("colour", "i1", {"value": "红"}, ""),
    ],
)
def test_what_cannot_be_added(what: str, into: str, fields: dict[str, str], where: str):
    with pytest.raises(Unfit) as unfit:
        added(what, into, fields)
    assert unfit.value.where == where


@pytest.mark.parametrize("place", [(5, 5), (-1, 3), (0, 10_000)])
def test_a_place_outside_the_source(place: tuple[int, int]):
    with pytest.raises(Unfit, match="不在原文之内"):
        add(BODY, "clause", "i1", {"value": "甲"}, marked=place, text=TEXT, hand=HAND)
