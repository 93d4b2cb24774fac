"""Large plans are cut into pages and folded; broad remarks do not tint whole sentences."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from shishi.rules.entries import Entry
from shishi.rules.plans import Body, Item, RemarkNote, Words
from shishi.rules.spans import Span
from shishi.web import drafts
from shishi.web.drafts import Hints


def plan(count: int, *notes: RemarkNote) -> Body:
    """`count` items of ten characters each, one after the other."""
    items = tuple(
        Item(
            key=f"i{place}",
            title=Entry(f"t{place}", Words(f"第{place}件")),
            span=Span(place * 10, place * 10 + 10, "x" * 10),
        )
        for place in range(count)
    )
    return Body("plan", items=items, remarks=notes)


def leaf(body: Body, number: int, *, only_doubts: bool = False) -> drafts.Leaf:
    return drafts.leaf(SimpleNamespace(body=body), number, only_doubts=only_doubts)


@pytest.mark.parametrize(
    ("count", "asked", "number", "pages", "shown", "start", "end"),
    [
        (10, 1, 1, 1, 10, 0, None),
        (500, 1, 1, 25, 20, 0, 200),
        (500, 2, 2, 25, 20, 200, 400),
        (500, 25, 25, 25, 20, 4800, None),
        (500, 99, 25, 25, 20, 4800, None),
        (0, 1, 1, 1, 0, 0, None),
    ],
)
def test_pages_cover_the_plan_and_its_source(count, asked, number, pages, shown, start, end):
    found = leaf(plan(count), asked)
    assert (found.number, found.count, len(found.items)) == (number, pages, shown)
    assert (found.start, found.end) == (start, end)


def test_every_item_stands_on_exactly_one_page():
    body = plan(47)
    seen = [item.key for number in (1, 2, 3) for item in leaf(body, number).items]
    assert seen == [item.key for item in body.items]


def note(key: str, item: str, start: int, end: int, **more: object) -> RemarkNote:
    return RemarkNote(key, "unquantified", "请核对。", Span(start, end, ""), item=item, **more)


def test_only_items_with_open_remarks_are_left():
    body = plan(30, note("r1", "i3", 30, 34), note("r2", "i5", 50, 52, ok=True))
    assert [item.key for item in leaf(body, 1, only_doubts=True).items] == ["i3"]


def test_items_of_a_large_plan_are_folded_unless_doubtful():
    body = plan(20, note("r1", "i3", 30, 34))
    unfolded = [card.item.key for card in drafts.cards(body, body.items, Hints()) if card.unfolded]
    assert unfolded == ["i3"]


def test_a_broad_remark_tints_nothing():
    body = plan(3, note("r1", "i0", 0, 4), note("r2", "i1", 0, drafts.NARROW + 1))
    assert drafts.doubted(body) == {"r1"}


def test_many_findings_are_folded_in_their_order():
    body = plan(30, *(note(f"r{n}", f"i{n}", n * 10, n * 10 + 2) for n in range(12)))
    found = drafts.findings(body)
    assert [one.note.key for one in found.open + found.more] == [f"r{n}" for n in range(12)]
    assert len(found.open) == drafts.FINDINGS_AT_ONCE


def test_beside_the_doubtful_items_stands_their_stretch_of_the_source():
    body = plan(30, note("r1", "i3", 30, 34), note("r2", "i7", 70, 72))
    found = leaf(body, 1, only_doubts=True)
    assert [item.key for item in found.items] == ["i3", "i7"]
    assert (found.start, found.end) == (30, 80)


@pytest.mark.parametrize(("ordinal", "where"), [("（三）", "（三）"), ("8", "第8件")])
def test_a_finding_names_its_item_as_people_say_it(ordinal, where):
    body = plan(1, note("r1", "i0", 0, 4))
    item = replace(body.items[0], ordinal=Entry("o", Words(ordinal)))
    assert drafts.findings(replace(body, items=(item,))).open[0].where == where


@pytest.mark.parametrize(
    ("quoted", "says", "shown"),
    [
        ("5O 公里", "“5O”中的字母O应为数字。", "5O公里"),
        ("5O公里", "“5O公里”中有字母。", ""),
        ("完善" * 20, "没有数量。", "完善" * 9 + "完…"),
        ("", "没有数量。", ""),
    ],
)
def test_a_finding_quotes_what_its_sentence_does_not_say(quoted, says, shown):
    remark = RemarkNote("r1", "typo", says, Span(0, len(quoted), quoted))
    assert drafts.findings(plan(1, remark)).open[0].quote == shown
