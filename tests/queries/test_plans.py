"""A draft beside its source: every character there, every value at its place."""

import pytest

from shishi.actions import plans as deeds
from shishi.queries import door, plans
from shishi.queries.lines import lines_of
from shishi.records.models import Draft
from shishi.rules.access import Role
from shishi.rules.digests import digest
from shishi.rules.edits import Act, Edit
from tests.makers import AT, PLAN, a_county, a_draft, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db


def test_the_list_of_drafts_the_newest_first():
    office = an_office()
    a_draft(office)
    adopted = a_programme(office, PLAN.replace("2026", "2027"))
    newest, oldest = plans.drafts(office)
    assert (newest.state.label, newest.programme, newest.year) == (
        "已入账",
        adopted.programme,
        2027,
    )
    assert (oldest.state.label, oldest.items, oldest.figures) == ("待校核", 3, 9)
    assert (oldest.title, oldest.taken_in_by) == ("云岭县2026年民生实事实施方案", "祁望舟")


def test_the_lines_are_the_text():
    office = an_office()
    page = plans.review(office, a_draft(office).pk)
    assert "\n".join("".join(p.text for p in line.pieces) for line in page.lines) == PLAN


def test_each_value_is_marked_where_it_stands():
    office = an_office()
    page = plans.review(office, a_draft(office).pk)
    marked = [(p.text, p.kind) for line in page.lines for p in line.pieces if p.kind]
    for mark in [
        ("城乡供水提升工程", "title"),
        ("（一）", "ordinal"),
        ("2座", "quantity"),
        ("86.5公里以上", "quantity"),
        ("660万元", "money"),
        ("县水利局", "unit"),
        ("陆知遥", "person"),
        ("2026年10月31日前", "deadline"),
    ]:
        assert mark in marked


def test_a_value_across_two_lines_is_marked_on_both():
    office = an_office()
    draft = a_draft(office)
    body, document = draft.facts(), draft.document
    figure = body.items[0].figures[0]
    start = document.text.index("惠及群众3.2万人。")
    edit = Edit(
        Act.ADD,
        body.items[0].key,
        "clause",
        {"value": "甲"},
        marked=(start, document.text.index("县水利局")),
    )
    other = Edit(
        Act.ADD,
        body.items[0].key,
        "milestone",
        {"on": "2026-06-30"},
        marked=(start, start + 25),
    )
    deeds.amend(actor=office, draft=draft.pk, version=1, edits=[edit, other], at=AT)
    draft.refresh_from_db()
    pieces = [p for line in lines_of(document, draft.facts()) for p in line.pieces]
    parts = [p for p in pieces if p.kind == "milestone"]
    assert [part.continues for part in parts] == [False, *[True] * (len(parts) - 1)]
    assert len({part.key for part in parts}) == 1
    assert len(parts) > 1
    assert figure.key in {p.key for p in pieces}


def test_remarks_lie_on_the_words_they_speak_of():
    office = an_office()
    page = plans.review(office, a_draft(office, PLAN.replace("1460户", "146O户")).pk)
    remark = next(note for note in page.body.remarks if note.kind == "confusable")
    borne = "".join(p.text for line in page.lines for p in line.pieces if remark.key in p.remarks)
    assert remark.span is not None
    assert borne == remark.span.quote


def test_the_tally_counts_what_stands():
    office = an_office()
    draft = a_draft(office)
    before = plans.review(office, draft.pk).tally
    assert (before.items, before.indicators, before.funds, before.units) == (3, 8, 1, 4)
    edits = [Edit(Act.DROP, draft.facts().items[1].key)]
    deeds.amend(actor=office, draft=draft.pk, version=1, edits=edits, at=AT)
    after = plans.review(office, draft.pk).tally
    assert (after.items, after.indicators, after.funds, after.units) == (2, 5, 0, 4)
    assert after.untouched < before.untouched


def test_the_buttons_carry_their_reasons():
    office = an_office()
    draft = a_draft(office, PLAN.replace("2026年", ""))
    page = plans.review(office, draft.pk)
    assert page.may_edit
    assert not page.may_adopt
    assert page.may_adopt.says == " ".join(page.blockers)
    deeds.discard(actor=office, draft=draft.pk, version=1, at=AT)
    page = plans.review(office, draft.pk)
    assert "已作废" in page.may_edit.says
    assert "已作废" in page.may_adopt.says


def test_adoption_reminds_of_what_is_open():
    office = an_office()
    said = " ".join(plans.review(office, a_draft(office).pk).reminders)
    assert "有 1 项没有明确的完成时限，将按年底推定。" in said


def test_drafts_are_for_the_offices_and_the_adopted_text_for_all():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    reporter = a_person(keeper, Role.UNIT_REPORTER)
    draft = a_draft(office)
    assert plans.drafts(reporter) == ()
    for look in (
        lambda: plans.review(reporter, draft.pk),
        lambda: plans.source(reporter, draft.document_id),
        lambda: plans.original(reporter, draft.document_id),
    ):
        with pytest.raises(door.NotThere):
            look()
    assert plans.source(office, draft.document_id).programme is None
    adopted = deeds.adopt(actor=office, draft=draft.pk, version=1, at=AT)
    assert plans.source(reporter, draft.document_id).programme == adopted.programme
    original = plans.original(reporter, draft.document_id)
    assert (original.content, original.digest) == (PLAN.encode(), digest(PLAN.encode()))


def test_a_look_at_a_draft_changes_nothing():
    office = an_office()
    draft = a_draft(office)
    plans.review(office, draft.pk)
    assert Draft.objects.get(pk=draft.pk).version == 1
