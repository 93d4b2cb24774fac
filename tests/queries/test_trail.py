"""The trail as people read it."""

from datetime import date

import pytest

from shishi.actions import aliases, plans
from shishi.queries import parties as parties_seen
from shishi.queries import trail
from shishi.records.models import Assignment, Indicator, Project, TaskItem
from shishi.rules.access import Role
from shishi.rules.edits import Act, Edit
from shishi.rules.lifecycle import Refused
from tests.makers import AT, a_county, a_draft, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db


def test_the_trail_of_a_draft_says_what_was_changed_from_what():
    office = an_office()
    draft = a_draft(office)
    figure = draft.facts().items[0].figures[1].key
    edits = [Edit(Act.CHANGE, figure, fields={"value": "88"})]
    plans.amend(actor=office, draft=draft.pk, version=1, edits=edits, at=AT)
    changed, taken = trail.of(office, "draft", draft.pk)
    assert (taken.deed_label, taken.actor) == ("上传方案", "祁望舟")
    assert "文件：方案.txt" in taken.says
    assert changed.deed_label == "校核草稿"
    assert "86.5公里" in changed.says
    assert "88" in changed.says
    assert changed.at == AT


def test_a_refused_attempt_is_shown_with_its_sentence():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    draft = a_draft(office)
    with pytest.raises(Refused):
        plans.discard(actor=keeper, draft=draft.pk, version=1, at=AT)
    line = trail.recent(office)[0]
    assert (line.done, line.actor) == (False, "闵清和")
    assert line.says.startswith("此事由")


def test_pages_of_the_trail_follow_one_another():
    office = an_office()
    first = trail.recent(office, count=2)
    second = trail.recent(office, before=first[-1].number, count=2)
    assert [line.number for line in (*first, *second)] == sorted(
        (line.number for line in (*first, *second)), reverse=True
    )
    assert len({line.number for line in (*first, *second)}) == 4


def test_the_trail_is_for_the_offices_and_for_their_own_county():
    keeper = a_county()
    reporter = a_person(keeper, Role.UNIT_REPORTER)
    assert trail.recent(reporter) == ()
    assert trail.recent(keeper) == ()
    stranger = an_office("松岗县")
    own = {line.number for line in trail.recent(a_person(keeper, Role.INSPECTION_OFFICE))}
    assert own.isdisjoint({line.number for line in trail.recent(stranger)})


BEHIND_THE_BACK = {
    "a number": lambda: Indicator.objects.filter(project__number=2, number=1).update(value=8),
    "a measure": lambda: Indicator.objects.filter(project__number=2, number=1).update(measure="户"),
    "a deadline": lambda: Project.objects.filter(number=2).update(deadline_on=date(2026, 12, 31)),
    "a title": lambda: Project.objects.filter(number=2).update(title="别的工程"),
    "a unit": lambda: Assignment.objects.filter(project__number=2).update(written="县教育局"),
    "one taken out": lambda: Indicator.objects.filter(project__number=2, number=3).delete(),
    "a clause": lambda: TaskItem.objects.filter(project__number=2).update(words="另做安排"),
}


@pytest.mark.parametrize("change", BEHIND_THE_BACK.values(), ids=BEHIND_THE_BACK)
def test_a_project_changed_behind_the_back_no_longer_fits_its_seal(change):
    a_programme(an_office())
    assert trail.verify().ok
    assert change()
    found = trail.verify()
    assert (found.ok, found.broken_at, found.altered) == (False, None, ("2026年第2件",))
    assert "2026年第2件绕过程序被改动过" in found.says


def test_a_confirmed_alias_breaks_no_seal():
    office = an_office()
    a_programme(office)
    (first, *_) = parties_seen.proposed_aliases(office)
    aliases.confirm_alias(actor=office, alias=first.pk, at=AT)
    assert trail.verify().ok


def test_a_whole_chain_says_how_long_it_is():
    an_office()
    found = trail.verify()
    assert found.ok
    assert found.says == f"留痕共 {found.entries} 条，链条完整。"
    assert found.entries > 4
