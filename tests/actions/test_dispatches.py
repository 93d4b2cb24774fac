"""A paper from its draft to its issue: who may, in which state, what is kept of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from shishi.actions import dispatches
from shishi.papers import text
from shishi.papers.stored import from_stored
from shishi.queries import dispatches as look
from shishi.queries import door, snapshots
from shishi.records.models import (
    AuditEntry,
    Dispatch,
    Override,
)
from shishi.rules.access import Role
from shishi.rules.audit import canonical
from shishi.rules.digests import digest
from shishi.rules.dispatches import DispatchState
from shishi.rules.lifecycle import Refused
from shishi.rules.phrases import Passage
from tests.dispatching import (
    HEAD,
    LATER,
    MARCH_END,
    NOON,
    STEPS,
    Desk,
    a_desk,
    composing,
    corrected,
    drawn,
    taken,
)
from tests.makers import a_county, a_person
from tests.rules.test_dispatches import LEADS

pytestmark = pytest.mark.django_db

# The steps that bring a draft to each state.
WAYS = {
    DispatchState.DRAFT: (),
    DispatchState.SENT: ("send",),
    DispatchState.SIGNED: ("send", "sign"),
    DispatchState.NUMBERED: ("send", "sign", "number"),
    DispatchState.ISSUED: ("send", "sign", "number", "issue"),
    DispatchState.WITHDRAWN: ("send", "sign", "number", "issue", "withdraw"),
    DispatchState.DISCARDED: ("discard",),
}


@pytest.fixture(autouse=True)
def _drawn_up() -> Iterator[None]:
    with composing():
        yield


@pytest.fixture(autouse=True)
def _store(settings, tmp_path) -> None:
    settings.ORIGINALS_FOLDER = str(tmp_path)


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def words(row: Dispatch) -> tuple[Passage, ...]:
    return tuple(Passage(**one) for one in row.passages)


def edited(desk: Desk, row: Dispatch, place: int, new: str, reason: str = "", **more) -> int:
    held = list(words(row))
    held[place] = replace(held[place], words=new)
    told = {"title": row.title, "version": row.version, "at": NOON, **more}
    return dispatches.edit(actor=desk.office, dispatch=row.pk, passages=held, reason=reason, **told)


@pytest.mark.parametrize("state", WAYS)
def test_in_every_state_exactly_the_steps_of_the_table_are_done(desk, state):
    row = taken(desk, drawn(desk), *WAYS[state])
    assert row.state is state
    kept = Dispatch.objects.values().get(pk=row.pk)
    for step in STEPS.keys() - LEADS[state].keys():
        with pytest.raises(Refused, match="不能"):
            taken(desk, row, step)
        assert Dispatch.objects.values().get(pk=row.pk) == kept
    for step in STEPS.keys() & LEADS[state].keys():
        with transaction.atomic():
            assert taken(desk, Dispatch.objects.get(pk=row.pk), step).state is LEADS[state][step]
            transaction.set_rollback(True)


def test_words_are_edited_in_a_draft_alone(desk):
    row = taken(desk, drawn(desk), "send")
    with pytest.raises(Refused, match="不能修改"):
        edited(desk, row, 1, "全县民生实事共{项目总数}件。")
    with pytest.raises(Refused, match="不能手填数字"):
        overridden(desk, row, "项目总数", "4", "会议议定")


def test_each_step_is_kept_with_whoever_took_it(desk):
    row = taken(desk, drawn(desk), "send", "return", "send", "sign", "number", "void")
    told = list(row.steps.order_by("pk").values_list("step", "state", "by", "reason"))
    office, leader = desk.office.key, desk.leader.key
    assert [(step, state, by) for step, state, by, _ in told] == [
        ("draw", "draft", office),
        ("send", "sent", office),
        ("return", "draft", leader),
        ("send", "sent", office),
        ("sign", "signed", leader),
        ("number", "numbered", office),
        ("void", "signed", office),
    ]
    assert told[2][3] == "文字重复，请修改"
    assert told[6][3] == "云政办督〔2026〕1号：文字重复，请修改"


OFFICES = {Role.INSPECTION_OFFICE, Role.REFORM_COMMISSION}
BY = {"sign": {Role.COUNTY_LEADER}, "return": {*OFFICES, Role.COUNTY_LEADER}}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_for_its_posts_alone(desk, step):
    row = taken(desk, drawn(desk), *WAYS[next(one for one in LEADS if step in LEADS[one])])
    deed, _, more = STEPS[step]
    told = {"dispatch": row.pk, "version": row.version, "at": NOON, **more}
    for role in Role:
        actor = replace(desk.office, roles=frozenset({role}))
        if role not in BY.get(step, OFFICES):
            with pytest.raises(Refused, match="此事由"):
                deed(actor=actor, **told)
    assert Dispatch.objects.get(pk=row.pk).version == row.version


@pytest.mark.parametrize("role", [one for one in Role if one not in OFFICES])
def test_drafts_are_drawn_up_and_edited_by_the_offices(desk, role):
    row = drawn(desk)
    other = replace(desk, year=replace(desk.year, office=replace(desk.office, roles={role})))
    with pytest.raises(Refused, match="此事由"):
        drawn(other, on=date(2026, 3, 30))
    with pytest.raises(Refused, match="此事由"):
        edited(other, row, 1, "全县民生实事共{项目总数}件。")
    with pytest.raises(Refused, match="此事由"):
        overridden(other, row, "项目总数", "4", "会议议定")


def overridden(desk: Desk, row: Dispatch, name: str, words: str, reason: str) -> int:
    told = {"name": name, "words": words, "reason": reason}
    return dispatches.override(
        actor=desk.office, dispatch=row.pk, version=row.version, at=NOON, **told
    )


def test_what_belongs_to_another_county_is_not_there(desk):
    row = drawn(desk)
    stranger = a_person(a_county("远山县"), Role.INSPECTION_OFFICE)
    leader = replace(stranger, roles=frozenset({Role.COUNTY_LEADER}))
    away = Desk(replace(desk.year, office=stranger), leader)
    for step in STEPS:
        with pytest.raises(door.NotThere):
            taken(away, row, step)
    with pytest.raises(door.NotThere):
        drawn(away)
    with pytest.raises(door.NotThere):
        edited(away, row, 1, "改")
    with pytest.raises(door.NotThere):
        look.dispatch(stranger, row.pk, NOON)
    assert look.numbers_of(stranger, [row.pk]) == {}


def test_a_draft_is_in_the_words_that_are_proposed(desk):
    row = drawn(desk)
    assert row.title == "关于2026年民生实事办理情况的通报"
    assert [one.words for one in words(row)] == [
        "一、总体情况",
        "全县实施民生实事{项目总数}件。",
        "供水管网改造完成{第1件第2项完成}公里，亮{第1件灯}。",
    ]


def test_of_a_day_one_paper_of_a_kind_is_under_way(desk):
    first = drawn(desk)
    with pytest.raises(Refused, match="正在办理"):
        drawn(desk)
    assert drawn(desk, on=date(2026, 3, 30)).pk != first.pk
    taken(desk, first, "discard")
    second = taken(desk, drawn(desk), "send", "sign", "number", "issue")
    with pytest.raises(Refused, match="已印发"):
        drawn(desk)
    taken(desk, second, "withdraw")
    assert drawn(desk).state is DispatchState.DRAFT


def test_nothing_is_drawn_up_of_a_day_to_come(desk):
    with pytest.raises(Refused, match="不能晚于今天"):
        drawn(desk, on=NOON.date() + timedelta(days=1))


def test_the_figures_of_a_draft_are_live_and_stand_still_once_it_is_sent(desk):
    row = drawn(desk)
    assert figure(desk, row) == "22.5"
    corrected(desk, "21", NOON)
    assert figure(desk, row) == "21"
    sent = taken(desk, row, "send", at=LATER)
    corrected(desk, "20.5", LATER + timedelta(days=1))
    assert figure(desk, sent) == "21"
    back = taken(desk, sent, "return", at=LATER)
    assert (back.frozen, back.frozen_at, back.frozen_digest) == (None, None, "")
    assert figure(desk, back) == "20.5"


def figure(desk: Desk, row: Dispatch) -> str:
    page = look.dispatch(desk.office, row.pk, LATER + timedelta(days=2))
    return page.facts["第1件第2项完成"].words


def test_what_is_frozen_is_all_that_stands_in_it_and_the_ledger_of_that_moment(desk):
    row = drawn(desk)
    row.version = edited(desk, row, 1, "全县民生实事共{项目总数}件，均已启动。")
    row.version = overridden(desk, row, "项目总数", "4", "县政府常务会议议定增加一件")
    row.refresh_from_db()
    row = taken(desk, row, "send")
    frozen = from_stored(row.frozen)
    assert frozen.composed.passages[1].words == "全县民生实事共{项目总数}件，均已启动。"
    assert frozen.by_hand["项目总数"].words == "4"
    assert frozen.by_hand["项目总数"].reason == "县政府常务会议议定增加一件"
    assert frozen.by_hand["项目总数"].by == desk.office.name
    assert frozen.head == HEAD
    assert frozen.ledger == snapshots.body(desk.office, desk.year.programme, MARCH_END, NOON)
    assert row.frozen_digest == digest(canonical(row.frozen).encode())
    entry = AuditEntry.objects.get(deed="dispatch.send")
    assert json.loads(entry.detail)["frozen"] == row.frozen_digest


def test_a_number_typed_or_a_figure_taken_out_needs_its_reason(desk):
    row = drawn(desk)
    for new in ("全县实施民生实事3件。", "全县实施民生实事{项目总数}件，开工2件。"):
        with pytest.raises(Refused, match="没有来处") as refused:
            edited(desk, row, 1, new)
        assert refused.value.verdict.where == "总体情况.总数"
    assert Override.objects.count() == 0
    row.version = edited(desk, row, 1, "全县实施民生实事3件。", "按县政府常务会议口径")
    hand = Override.objects.get()
    assert (hand.name, hand.words) == ("段落：总体情况.总数", "写入“3”，删去“项目总数”")
    assert (hand.reason, hand.by_id) == ("按县政府常务会议口径", desk.office.key)
    row.refresh_from_db()
    assert edited(desk, row, 1, "全县共实施民生实事3件。") == row.version + 1  # it is there already


def test_a_figure_put_in_by_hand_is_taken_back_and_the_ledger_s_stands_again(desk):
    row = drawn(desk)
    row.version = overridden(desk, row, "项目总数", "4", "会议议定")
    assert "民生实事4件" in text_of(desk, row)
    overridden(desk, row, "项目总数", "", "会议未予通过")
    assert "民生实事3件" in text_of(desk, row)
    assert Override.objects.count() == 2


def text_of(desk: Desk, row: Dispatch) -> str:
    return text.text(look.dispatch(desk.office, row.pk, NOON).paper)


def test_words_that_name_no_figure_are_not_kept(desk):
    row = drawn(desk)
    for new in ("共{没有}件。", "共{项目总数件。"):
        with pytest.raises(Refused) as refused:
            edited(desk, row, 1, new)
        assert refused.value.verdict.where == "总体情况.总数"


def test_a_stale_form_is_refused_with_whoever_was_before(desk):
    row = drawn(desk)
    edited(desk, row, 1, "全县民生实事共{项目总数}件。")
    with pytest.raises(Refused, match="祁望舟于4月1日12:00办理过这份文稿（现为“起草中”，第 2 版）"):
        edited(desk, row, 1, "全县共{项目总数}件民生实事。")
    with pytest.raises(Refused) as refused:
        taken(desk, row, "send")
    assert refused.value.verdict.where == "version"
    assert Dispatch.objects.get(pk=row.pk).state is DispatchState.DRAFT


def test_a_paper_whose_check_finds_a_fault_is_not_sent(desk):
    row = drawn(desk)
    wrong = "全县民生实事{项目总数}件,均已启动。"  # a half-width comma
    row.version = edited(desk, row, 1, wrong)
    assert look.dispatch(desk.office, row.pk, NOON).found
    row.refresh_from_db()
    with pytest.raises(Refused, match="核校未通过") as refused:
        taken(desk, row, "send")
    assert refused.value.verdict.where == "check"
