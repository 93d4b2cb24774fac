"""One project, and where each of its values comes from."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import plans as deeds
from shishi.queries import door, ledgers, plans, projects
from shishi.queries.ledgers import Sieve
from shishi.rules.access import Actor
from shishi.rules.edits import Act, Edit
from tests.makers import AT, PLAN, a_draft, a_programme, an_office

pytestmark = pytest.mark.django_db


def page(office: Actor, programme: int, number: int) -> projects.ProjectPage:
    shown = ledgers.ledger(office, programme, Sieve()).projects
    return projects.project(office, shown[number - 1].pk)


def test_a_number_leads_to_its_place_in_the_source():
    office = an_office()
    found = page(office, a_programme(office).programme, 1)
    indicators = [one for task in found.tasks for one in task.indicators]
    pipes = next(one for one in indicators if one.measure == "公里")
    origin = pipes.origin
    assert (origin.how, origin.quote, origin.read_as) == ("方案原文", "86.5公里以上", "")
    assert origin.before.endswith("改造供水管网")
    assert origin.after.startswith("；惠及群众")
    assert (origin.confirmed_by, origin.confirmed_at) == ("祁望舟", AT)
    text = "\n".join(
        "".join(p.text for p in line.pieces) for line in plans.source(office, found.document).lines
    )
    assert text[origin.start : origin.end] == origin.quote


def test_a_changed_number_shows_what_was_read_and_an_added_one_that_it_was_not():
    office = an_office()
    draft = a_draft(office)
    item = draft.facts().items[0]
    edits = [
        Edit(Act.CHANGE, item.figures[1].key, fields={"value": "88"}),
        Edit(Act.ADD, item.key, "figure", {"value": "5", "measure": "处", "subject": "水窖"}),
        Edit(Act.CHANGE, item.deadline.key, fields={"on": "2026-11-15"}),  # type: ignore[union-attr]
    ]
    version = deeds.amend(actor=office, draft=draft.pk, version=1, edits=edits, at=AT)
    adopted = deeds.adopt(actor=office, draft=draft.pk, version=version, at=AT)
    found = page(office, adopted.programme, 1)
    indicators = {i.measure: i for task in found.tasks for i in task.indicators}
    assert (indicators["公里"].origin.how, indicators["公里"].origin.quote) == (
        "人工修改",
        "86.5公里以上",
    )
    assert "86.5公里" in indicators["公里"].origin.read_as
    added = indicators["处"].origin
    assert (added.how, added.start, added.quote, added.before) == ("人工补充", None, "", "")
    assert found.deadline_origin is not None
    assert (found.deadline_on.isoformat(), found.deadline_origin.read_as) == (
        "2026-11-15",
        "2026-10-31",
    )


def test_a_presumed_deadline_has_no_origin():
    office = an_office()
    found = page(office, a_programme(office).programme, 3)
    assert (found.presumed, found.deadline_origin, found.deadline_words) == (True, None, "")


def test_an_event_keeps_its_words_beside_the_presumed_day():
    office = an_office()
    text = PLAN + "完成时限：汛期前\n"
    found = page(office, a_programme(office, text).programme, 3)
    assert (found.presumed, found.deadline_on.isoformat()) == (True, "2026-12-31")
    assert found.deadline_origin is not None
    assert "汛期前" in found.deadline_origin.quote


def test_who_answers_and_for_what():
    office = an_office()
    found = page(office, a_programme(office).programme, 1)
    assert [(one.name, one.role_label, one.label) for one in found.units] == [
        ("县水利局", "牵头单位", "牵头单位"),
        ("县住建局", "责任单位", "责任单位"),
        ("财政局", "责任单位", "责任单位"),
    ]
    assert [(one.name, one.role_label) for one in found.people] == [("陆知遥", "责任县领导")]
    assert found.people[0].origin.quote == "陆知遥"


def test_neighbours_and_the_issued_text():
    office = an_office()
    programme = a_programme(office).programme
    first, second, third = (page(office, programme, number) for number in (1, 2, 3))
    assert (first.previous, first.following) == (None, second.pk)
    assert (third.previous, third.following) == (second.pk, None)
    assert second.issued_text.startswith("（二）老旧小区改造工程")
    assert second.issued_text in PLAN


def test_another_county_does_not_find_it():
    office = an_office()
    found = page(office, a_programme(office).programme, 1)
    with pytest.raises(door.NotThere):
        projects.project(an_office("松岗县"), found.pk)


def count(text: str, county: str) -> int:
    office = an_office(county)
    programme = a_programme(office, text).programme
    pk = ledgers.ledger(office, programme, Sieve()).projects[0].pk
    with CaptureQueriesContext(connection) as made:
        projects.project(office, pk)
    return len(made)


def test_more_figures_take_no_more_queries():
    longer = PLAN.replace("惠及群众", "新建水窖5处；新建水池8座；惠及群众")
    assert count(PLAN, "云岭县") == count(longer, "松岗县")
