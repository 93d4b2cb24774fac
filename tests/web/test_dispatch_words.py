"""修改文稿 pages: what was typed is never lost; a number without a source needs its reason; two who
edit at once see both; one figure put in by hand."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from shishi.records.models import Dispatch, Override, Programme
from shishi.rules.access import Role
from shishi.rules.dispatches import DispatchState
from tests.web.conftest import House
from tests.web.dispatch_addresses import drawn, headed, taken
from tests.web.years import text

pytestmark = pytest.mark.django_db
FIELD = re.compile(
    r'name="(slot|lead)"[^>]*?value="([^"]*)"|<textarea name="(words)"[^>]*>([^<]*)<'
)


@pytest.fixture
def told(house: House, live: object, started: Programme) -> House:
    headed(house)
    return house


@dataclass
class Form:
    """The form as it came: its fields in their order, changed by slot, sent back."""

    client: Client
    address: str
    version: str
    title: str
    slots: list[str]
    leads: list[str]
    words: list[str]
    reason: str = ""

    def put(self, slot: str, words: str) -> "Form":
        self.words[self.slots.index(slot)] = words
        return self

    def said(self, slot: str) -> str:
        return self.words[self.slots.index(slot)]

    def sent(self, **more: str) -> object:
        held = {"slot": self.slots, "lead": self.leads, "words": self.words}
        plain = {"version": self.version, "title": self.title, "reason": self.reason}
        return self.client.post(self.address, {**plain, **held, **more})


def form_of(client: Client, row: Dispatch, shown: str | None = None) -> Form:
    address = reverse("dispatch_edit", args=[row.pk])
    shown = client.get(address).content.decode() if shown is None else shown
    held: dict[str, list[str]] = {"slot": [], "lead": [], "words": []}
    for name, value, area, words in FIELD.findall(shown):
        held[name or area].append(unescape(value or words))
    version = re.search(r'name="version" value="(\d+)"', shown)
    title = re.search(r'id="title" name="title" value="([^"]*)"', shown)
    assert version
    assert title
    return Form(client, address, version[1], title[1], held["slot"], held["lead"], held["words"])


def stored(row: Dispatch) -> dict[str, str]:
    row.refresh_from_db()
    return {one["slot"]: one["words"] for one in row.passages}


OVERALL = "总体.进度"


def test_words_are_changed_and_figures_stay(office, told):
    row = drawn(told)
    form = form_of(office, row)
    assert "{实事总数}" in form.said(OVERALL)
    answer = form.put("依据", f"{form.said('依据')}请认真抓好落实。").sent()
    assert answer["Location"] == reverse("dispatch", args=[row.pk])
    assert "请认真抓好落实。" in text(office.get(reverse("dispatch", args=[row.pk])))


def test_the_form_that_is_sent_back_unchanged_changes_nothing(office, told):
    row = drawn(told)
    before = stored(row)
    assert form_of(office, row).sent().status_code == 302
    assert stored(row) == before


def test_a_number_that_was_typed_asks_for_its_reason_and_keeps_all_that_was_typed(office, told):
    row = drawn(told)
    form = form_of(office, row)
    form.put(OVERALL, form.said(OVERALL).replace("{实事总数}", "12"))
    form.put("依据", f"{form.said('依据')}请抓好落实。")
    refused = form.sent(title="关于若干事项的通报")
    shown = refused.content.decode()
    assert refused.status_code == 422
    assert "写入“12”，删去“实事总数”，台账中没有来处" in text(refused)
    assert 'aria-describedby="reason_error"' in shown
    kept = form_of(office, row, shown)
    assert (kept.said("依据"), kept.title) == (form.said("依据"), "关于若干事项的通报")
    assert kept.said(OVERALL) == form.said(OVERALL)
    assert OVERALL in stored(row)
    assert "12" not in stored(row)[OVERALL]
    kept.reason = "县政府常务会议核定"
    assert kept.sent().status_code == 302
    assert "县政府常务会议核定" in text(office.get(reverse("dispatch", args=[row.pk])))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("已完成{没有这个数}件。", "没有名为“没有这个数”的数"),
        ("已完成{实事总数件。", "花括号没有成对"),
        ("字" * 5001, "每段不超过 5000 个字"),
    ],
)
def test_words_that_cannot_be_kept_are_sent_back_at_their_passage(office, told, words, says):
    row = drawn(told)
    form = form_of(office, row)
    refused = form.put("依据", words).sent()
    assert (refused.status_code, says in text(refused)) == (422, True)
    assert form_of(office, row, refused.content.decode()).said("依据") == words
    assert re.search(r'aria-invalid="true" aria-describedby="e-\d+"', refused.content.decode())


def test_a_new_line_begins_a_paragraph_and_an_empty_passage_goes(office, told):
    row = drawn(told)
    form = form_of(office, row)
    form.reason = "不再比较"
    heading = next(slot for slot in form.slots if slot.startswith("对比"))
    form.put(heading, "").put("依据", "第一段。\r\n\r\n第二段。\r\n第三段。")
    assert form.sent().status_code == 302
    held = stored(row)
    assert heading not in held
    split = [words for slot, words in held.items() if slot.startswith("依据")]
    assert split == ["第一段。", "第二段。", "第三段。"]


def test_the_words_as_they_were_proposed_are_put_back_before_anything_is_saved(office, told):
    row = drawn(told)
    form = form_of(office, row)
    first = form.said(OVERALL)
    form.reason = "另行说明"
    form.put(OVERALL, "有关情况另行通报。").sent()
    form = form_of(office, row)
    form.put("依据", "按照要求，通报如下。")
    shown = form.sent(restore=OVERALL).content.decode()
    back = form_of(office, row, shown)
    assert (back.said(OVERALL), back.said("依据")) == (first, "按照要求，通报如下。")
    assert stored(row)[OVERALL] == "有关情况另行通报。"
    back.reason = "恢复"
    assert back.sent().status_code == 302
    assert stored(row)[OVERALL] == first


def test_what_was_typed_and_is_put_back_is_told_no_more(office, told):
    row = drawn(told)
    form = form_of(office, row)
    first = form.said(OVERALL)
    form.reason = "会议核定"
    form.put(OVERALL, first.replace("{实事总数}", "12")).sent()
    page = reverse("dispatch", args=[row.pk])
    assert "手填的数 1 处" in text(office.get(page))
    back = form_of(office, row).put(OVERALL, first)
    assert back.sent().status_code == 302
    assert "手填的数" not in text(office.get(page))


def test_a_figure_that_moves_into_a_paragraph_of_its_own_is_not_taken_out(office, told):
    row = drawn(told)
    form = form_of(office, row)
    form.put(OVERALL, form.said(OVERALL).replace("。", "。\n"))
    assert form.sent().status_code == 302
    assert not Override.objects.exists()
    assert any(slot.startswith(f"{OVERALL}＋") for slot in stored(row))


def test_two_who_edit_at_once_see_both_and_choose(office, told):
    row = drawn(told)
    mine, theirs = form_of(office, row), form_of(office, row)
    basis = mine.said("依据")
    theirs.put("依据", basis + "他人的依据。").put(
        OVERALL, theirs.said(OVERALL) + "他人的话。"
    ).sent()
    answer = mine.put("依据", basis + "我的依据。").sent(title="我的标题")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in shown for words in ("他人的依据。", "我的依据。", "他人的话。"))
    assert stored(row)["依据"] == basis + "他人的依据。"
    chosen = form_of(office, row, shown)
    assert chosen.said("依据") == basis + "我的依据。"
    assert chosen.sent(**{f"take-{OVERALL}": "stored", "take-依据": "typed"}).status_code == 302
    row.refresh_from_db()
    assert stored(row)["依据"] == basis + "我的依据。"
    assert stored(row)[OVERALL].endswith("他人的话。")
    assert row.title == "我的标题"


def test_a_paper_that_was_sent_meanwhile_keeps_its_words_and_gives_back_what_was_typed(
    office, told
):
    row = drawn(told)
    form = form_of(office, row)
    before = stored(row)
    taken(told, row, "send")
    answer = form.put("依据", "来不及了。").sent()
    assert (answer.status_code, stored(row)) == (422, before)
    assert "来不及了。" in answer.content.decode()
    assert "待签发" in text(answer)


def test_the_pages_of_editing_are_closed_to_whoever_may_not(enter, told):
    row = drawn(told)
    for role in (Role.UNIT_REPORTER, Role.COUNTY_LEADER, Role.ADMINISTRATOR):
        for name in ("dispatch_edit", "dispatch_hand"):
            answer = enter(role).get(reverse(name, args=[row.pk]))
            assert (role, name, answer.status_code) == (role, name, 403)


def by_hand(client: Client, row: Dispatch, **fields: object) -> object:
    form = {"version": row.version, "name": "实事总数", **fields}
    return client.post(reverse("dispatch_hand", args=[row.pk]), form)


def test_a_figure_put_in_by_hand_needs_its_reason_and_is_told(office, told):
    row = drawn(told)
    refused = by_hand(office, row, words="7", reason="")
    assert (refused.status_code, Override.objects.count()) == (422, 0)
    assert 'value="7"' in refused.content.decode()
    assert by_hand(office, row, words="7", reason="省里核定").status_code == 302
    shown = text(office.get(reverse("dispatch", args=[row.pk])))
    assert "手填的数 1 处" in shown
    assert "省里核定" in shown
    name = quote("实事总数")
    assert f"name={name}#by-hand" in office.get(reverse("dispatch", args=[row.pk])).content.decode()
    row.refresh_from_db()
    assert by_hand(office, row, words="", reason="已在台账更正").status_code == 302
    assert "手填的数" not in text(office.get(reverse("dispatch", args=[row.pk])))


def test_a_figure_that_is_not_there_cannot_be_put_in(office, told):
    row = drawn(told)
    answer = by_hand(office, row, name="没有这个数", words="7", reason="理由")
    assert (answer.status_code, Override.objects.exists()) == (422, False)
    shown = text(office.get(reverse("dispatch_hand", args=[row.pk]), {"name": "没有这个数"}))
    assert "选择要手填的数" in shown


def test_a_sum_that_does_not_add_blocks_the_paper_and_is_shown_where_it_stands(office, told):
    row = drawn(told)
    by_hand(office, row, words="7", reason="省里核定")
    row.refresh_from_db()
    shown = office.get(reverse("dispatch", args=[row.pk])).content.decode()
    assert "暂不能送签" in shown
    place = re.search(r'href="(/dispatches/\d+/edit/\?at=[^"]*)#fault"', shown)
    assert place is not None
    assert 'id="fault"' in office.get(unescape(place[1])).content.decode()
    asked = office.get(reverse("dispatch_step", args=[row.pk, "send"])).content.decode()
    assert 'aria-disabled="true"' in asked
    answer = office.post(reverse("dispatch_step", args=[row.pk, "send"]), {"version": row.version})
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (422, DispatchState.DRAFT)
    assert "核校未通过" in text(answer)
