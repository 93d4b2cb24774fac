"""Taking a plan in, checking it, adopting it: what happens, and each refusal."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from shishi.actions import plans
from shishi.records import filing
from shishi.records.models import (
    Assignment,
    AuditEntry,
    Draft,
    Indicator,
    Programme,
    Project,
    SourceDocument,
)
from shishi.rules.access import Actor, Role
from shishi.rules.digests import digest
from shishi.rules.edits import Act, Edit
from shishi.rules.lifecycle import Refused
from tests.makers import AT, PLAN, a_county, a_draft, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db


def test_a_plan_is_kept_and_becomes_a_draft():
    office = an_office()
    taken = plans.take_in(
        actor=office, filename="C:\\方案\\2026实施方案.txt", content=PLAN.encode(), at=AT
    )
    document = SourceDocument.objects.get()
    assert (document.filename, document.digest) == ("2026实施方案.txt", digest(PLAN.encode()))
    kept = Path(settings.ORIGINALS_FOLDER) / document.digest[:2] / document.digest
    assert kept.read_bytes() == PLAN.encode()
    body = Draft.objects.get(pk=taken.draft).facts()
    assert [item.title.now.value for item in body.items] == [
        "城乡供水提升工程",
        "老旧小区改造工程",
        "养老服务提升工程",
    ]
    assert body.year == 2026


def test_every_value_of_a_draft_quotes_the_stored_text():
    document = a_draft(an_office()).document
    body = document.drafts.get().facts()
    spans = [item.span for item in body.items] + [
        entry.span for item in body.items for entry in (*item.figures, *item.units, *item.people)
    ]
    assert len(spans) == 3 + 9 + 5 + 3
    assert all(span is not None and span.holds(document.text) for span in spans)


def test_the_same_file_again_leads_to_its_draft_and_then_to_its_programme():
    office = an_office()
    draft = a_draft(office)
    again = plans.take_in(actor=office, filename="又一份.txt", content=PLAN.encode(), at=AT)
    assert (again.draft, again.known, again.programme) == (draft.pk, True, None)
    assert "2026-03-02" in again.says
    adopted = plans.adopt(actor=office, draft=draft.pk, version=1, at=AT)
    later = plans.take_in(actor=office, filename="方案.txt", content=PLAN.encode(), at=AT)
    assert later.programme == adopted.programme
    assert Draft.objects.count() == 1


def test_a_discarded_document_may_be_taken_in_again():
    office = an_office()
    draft = a_draft(office)
    plans.discard(actor=office, draft=draft.pk, version=1, at=AT)
    again = plans.take_in(actor=office, filename="方案.txt", content=PLAN.encode(), at=AT)
    assert again.draft != draft.pk
    assert not again.known
    assert SourceDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空"),
        (b"PK\x03\x04 not a package", "重新"),
        ("今天天气很好，大家都去春游了。".encode(), "没有读出"),
        (b"\x00" * (21 * 1024 * 1024), "20 MB"),
        (("新建供水站2座，" * 130_000).encode(), "104 万字"),
    ],
)
def test_what_cannot_be_read_ends_in_a_sentence_and_leaves_nothing(content: bytes, says: str):
    office = an_office()
    with pytest.raises(Refused) as refused:
        plans.take_in(actor=office, filename="方案.docx", content=content, at=AT)
    assert says in refused.value.verdict.says
    assert not SourceDocument.objects.exists()
    assert not AuditEntry.objects.order_by("-number")[0].done


def test_pasted_text_with_characters_no_database_stores_keeps_its_places():
    office = an_office()
    taken = plans.take_in_text(actor=office, text="\x00" + PLAN.replace("\n", "\r\n"), at=AT)
    draft = Draft.objects.get(pk=taken.draft)
    title = draft.facts().items[0].title
    assert title.span is not None
    assert title.span.holds(draft.document.text)


def test_an_edit_is_kept_with_what_was_read_and_who_made_it():
    office = an_office()
    draft = a_draft(office)
    figure = draft.facts().items[0].figures[1]
    assert (figure.now.value, figure.now.measure) == (Decimal("86.5"), "公里")
    version = plans.amend(
        actor=office,
        draft=draft.pk,
        version=1,
        edits=[Edit(Act.CHANGE, figure.key, fields={"value": "88"})],
        at=AT,
    )
    kept = Draft.objects.get(pk=draft.pk).facts().items[0].figures[1]
    assert version == 2
    assert (kept.now.value, kept.read) == (Decimal(88), figure.now)
    assert kept.hand is not None
    assert kept.hand.name == office.name


def test_an_edit_that_does_not_fit_names_its_field_and_changes_nothing():
    office = an_office()
    draft = a_draft(office)
    item = draft.facts().items[0]
    edits = [
        Edit(Act.DROP, item.figures[0].key),
        Edit(Act.CHANGE, item.figures[1].key, fields={"value": "很多"}),
    ]
    with pytest.raises(Refused) as refused:
        plans.amend(actor=office, draft=draft.pk, version=1, edits=edits, at=AT)
    assert refused.value.verdict.where == f"{item.figures[1].key}.value"
    unchanged = Draft.objects.get(pk=draft.pk)
    assert (unchanged.version, unchanged.facts()) == (1, draft.facts())


def test_the_second_of_two_editors_is_told_who_was_first():
    keeper = a_county()
    first = a_person(keeper, Role.INSPECTION_OFFICE, name="祁望舟")
    second = a_person(keeper, Role.REFORM_COMMISSION, name="乔思齐")
    draft = a_draft(first)
    item = draft.facts().items[0].key
    plans.amend(actor=first, draft=draft.pk, version=1, edits=[Edit(Act.ACCEPT, item)], at=AT)
    with pytest.raises(Refused) as refused:
        plans.amend(actor=second, draft=draft.pk, version=1, edits=[Edit(Act.DROP, item)], at=AT)
    assert "祁望舟于3月2日09:30修改了这份草稿（第 2 版）" in refused.value.verdict.says
    assert Draft.objects.get(pk=draft.pk).facts().items[0].stands


def test_adoption_files_everything_that_stands():
    office = an_office()
    adopted = a_programme(office)
    assert (adopted.year, adopted.projects, adopted.indicators) == (2026, 3, 9)
    pipes = Indicator.objects.get(measure="公里")
    assert (pipes.value, pipes.bound.value, pipes.project.number) == (Decimal("86.5"), ">=", 1)
    assert pipes.source_quote.startswith("86.5公里")
    money = Indicator.objects.get(money=True)
    assert money.value == Decimal(6_600_000)
    third = Project.objects.get(number=3)
    assert (third.deadline_on.isoformat(), third.deadline_presumed) == ("2026-12-31", True)
    lead = Assignment.objects.get(project__number=2, role="lead")
    assert lead.unit is not None
    assert lead.unit.name == "县住建局"


def test_what_was_dropped_stays_out_and_what_was_changed_says_so():
    office = an_office()
    draft = a_draft(office)
    first, second, third = draft.facts().items
    edits = [
        Edit(Act.DROP, third.key),
        Edit(Act.DROP, first.figures[0].key),
        Edit(Act.CHANGE, first.figures[1].key, fields={"value": "90"}),
        Edit(Act.ADD, second.key, "figure", {"value": "30", "measure": "部", "subject": "电梯"}),
    ]
    version = plans.amend(actor=office, draft=draft.pk, version=1, edits=edits, at=AT)
    adopted = plans.adopt(actor=office, draft=draft.pk, version=version, at=AT)
    assert adopted.projects == 2
    changed = Indicator.objects.get(measure="公里")
    assert (changed.value, changed.how.value) == (Decimal(90), "changed")
    assert "86.5公里" in changed.read_as
    added = Indicator.objects.get(subject="电梯", how="added")
    assert (added.source_start, added.source_quote) == (None, "")


def test_a_plan_without_a_year_is_not_adopted():
    office = an_office()
    draft = a_draft(office, PLAN.replace("2026年", ""))
    with pytest.raises(Refused, match="没有年度"):
        plans.adopt(actor=office, draft=draft.pk, version=1, at=AT)
    assert not Programme.objects.exists()


def test_a_year_has_one_programme():
    office = an_office()
    a_programme(office)
    other = a_draft(office, PLAN.replace("1460户", "1470户"))
    with pytest.raises(Refused, match="2026 年度方案已经入账"):
        plans.adopt(actor=office, draft=other.pk, version=1, at=AT)
    assert Draft.objects.get(pk=other.pk).state == "open"


def test_a_draft_is_adopted_once():
    office = an_office()
    draft = a_draft(office)
    plans.adopt(actor=office, draft=draft.pk, version=1, at=AT)
    with pytest.raises(Refused, match="已确认入台账"):
        plans.adopt(actor=office, draft=draft.pk, version=1, at=AT)
    assert Programme.objects.count() == 1


@pytest.mark.parametrize("role", [Role.UNIT_REPORTER, Role.COUNTY_LEADER, Role.CONGRESS_OFFICE])
def test_others_are_told_whose_work_it_is(role: Role):
    keeper = a_county()
    draft = a_draft(a_person(keeper, Role.INSPECTION_OFFICE))
    with pytest.raises(Refused, match="政府督查室、发展改革委"):
        plans.adopt(actor=a_person(keeper, role), draft=draft.pk, version=1, at=AT)
    entry = AuditEntry.objects.order_by("-number")[0]
    assert (entry.deed, entry.done, entry.thing_key) == ("plan.adopt", False, draft.pk)


def test_what_breaks_off_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch):
    office = an_office()
    draft = a_draft(office)

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(filing, "_file_search_texts", broken)
    with pytest.raises(KeyboardInterrupt):
        plans.adopt(actor=office, draft=draft.pk, version=1, at=AT)
    assert not Programme.objects.exists()
    assert not Project.objects.exists()
    assert Draft.objects.get(pk=draft.pk).state == "open"


def test_another_county_does_not_learn_that_the_draft_exists():
    draft = a_draft(an_office())
    stranger: Actor = an_office("松岗县")
    with pytest.raises(plans.door.NotThere):
        plans.adopt(actor=stranger, draft=draft.pk, version=1, at=AT)
