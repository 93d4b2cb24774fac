"""划词补充: words of the source become a value of an item, with or without a mouse."""

import pytest
from django.urls import reverse

from shishi.rules.inputs import Unfit
from shishi.rules.spans import Span
from shishi.web import marking
from tests.web.test_review import Desk
from tests.web.test_review import desk as desk

TEXT = "（一）道路工程。改造农村\n公路60公里。\n（二）路灯工程。改造农村公路60公里。"
SECOND = Span(20, len(TEXT), TEXT[20:])


@pytest.mark.parametrize(
    ("typed", "within", "said"),
    [
        ({"quoted": ""}, None, None),
        ({"quoted": "道路工程"}, None, "道路工程"),
        ({"quoted": "改造农村公路60公里"}, None, "改造农村\n公路60公里"),
        ({"quoted": "改造农村公路60公里"}, SECOND, "改造农村公路60公里"),
        ({"quoted": "道路工程"}, SECOND, "道路工程"),
        ({"quoted": " 60 公里 "}, SECOND, "60公里"),
        ({"quoted": "60公里", "from": "15", "to": "19"}, SECOND, "60公里"),
    ],
)
def test_words_are_found_where_they_stand(typed, within, said):
    place = marking.place(TEXT, typed, within)
    assert (place and TEXT[place[0] : place[1]]) == said


def test_a_place_that_says_something_else_counts_for_nothing():
    place = marking.place(TEXT, {"quoted": "路灯", "from": "0", "to": "2"}, None)
    assert place == (TEXT.index("路灯"), TEXT.index("路灯") + 2)


@pytest.mark.parametrize("words", ["九十公里", "公" * 400])
def test_words_that_the_source_does_not_say_are_refused(words):
    with pytest.raises(Unfit, match="原文"):
        marking.place(TEXT, {"quoted": words}, None)


@pytest.mark.parametrize(
    ("what", "words", "fields"),
    [
        (
            "figure",
            "路灯5O盏以上",
            {"subject": "路灯", "value": "50", "measure": "盏", "bound": ">="},
        ),
        ("figure", "投资120万元", {"kind": "money", "value": "120", "measure": "万元"}),
        ("figure", "完善配套设施", {"subject": "完善配套设施"}),
        ("unit", "县水利局", {"name": "县水利局"}),
        ("person", "顾怀舟", {"name": "顾怀舟"}),
        ("deadline", "10月底前", {"on": "2027-10-31"}),
        ("deadline", "植树季", {"quoted": "植树季"}),
        ("clause", "完善配送服务", {"value": "完善配送服务"}),
    ],
)
def test_the_form_is_filled_with_what_the_words_say(what, words, fields):
    asked = {"what": what, "from": "1", "to": str(1 + len(words))}
    found = marking.marked(f"，{words}。", asked, 2027)
    assert (found.what, found.quoted) == (what, words)
    assert {name: found.fields.get(name) for name in fields} == fields


@pytest.mark.parametrize("asked", [{}, {"what": "figure"}, {"what": "x", "from": "0", "to": "3"}])
def test_an_address_that_names_no_words_fills_nothing(asked):
    assert marking.marked(TEXT, asked, 2027) == marking.Marked()


def test_the_lines_give_back_the_source(desk: Desk):
    text = marking.text_of(desk.found.lines)
    item = desk.body.items[0]
    assert item.span.holds(text)
    assert all(entry.span.holds(text) for entry in item.figures)


def test_what_is_added_without_script_leads_to_its_words(desk: Desk):
    item = desk.body.items[0]
    words = item.title.span.quote[:4]
    answer = desk.post("add", item.key, what="unit", name="县林业局", role="support", quoted=words)
    assert answer.status_code == 303
    added = next(e for e in desk.body.items[0].units if e.now.name == "县林业局")
    assert added.span.quote == words


def test_a_refused_addition_gives_everything_back(desk: Desk):
    item = desk.body.items[0]
    answer = desk.post(
        "add", item.key, what="figure", subject="新增指标", value="三百", measure="个", quoted=""
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有补充指标" in page
    assert 'value="新增指标"' in page
    assert 'value="三百"' in page


def test_two_clauses_become_one_that_says_both(desk: Desk):
    item = next(one for one in desk.body.items if len(one.clauses) > 1)
    first, second = item.clauses[:2]
    answer = desk.post("merge", first.key, other=second.key)
    assert answer.status_code == 303
    whole = next(one for one in desk.body.items if one.key == item.key)
    said = {entry.key: entry for entry in whole.clauses}
    assert first.now.value.rstrip("；。") in said[first.key].now.value
    assert second.now.value.rstrip("；。") in said[first.key].now.value
    assert not said[second.key].stands


def test_selected_words_stand_in_the_form(desk: Desk):
    item = desk.body.items[0]
    figure = item.figures[0]
    address = reverse("plan_item", args=[desk.house.draft, item.key])
    query = {"what": "figure", "from": figure.span.start, "to": figure.span.end}
    page = desk.client.get(address, query).content.decode()
    assert f'name="quoted" value="{figure.span.quote}"' in page
    assert f'name="from" value="{figure.span.start}"' in page
