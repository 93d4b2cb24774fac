"""Filing a programme: every row in its place, with a constant number of statements."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.actions import plans
from shishi.records.models import (
    Assignment,
    Indicator,
    Person,
    Post,
    Project,
    TaskItem,
    Unit,
    UnitAlias,
)
from shishi.rules.edits import Act, Edit
from tests.makers import AT, PLAN, a_draft, a_programme, an_office

pytestmark = pytest.mark.django_db


def test_an_indicator_stands_under_the_clause_it_was_read_in():
    a_programme(an_office())
    pipes = Indicator.objects.get(measure="公里")
    assert pipes.task is not None
    assert "86.5公里" in pipes.task.words
    assert pipes.task.project_id == pipes.project_id
    assert TaskItem.objects.filter(project__number=1).exists()


def test_every_place_quotes_the_document():
    a_programme(an_office())
    text = Project.objects.first().programme.document.text
    for table in (Project, Indicator, Assignment, TaskItem):
        for row in table.objects.all():
            assert row.span is not None
            assert row.span.holds(text)
    first = Project.objects.get(number=1)
    assert text[first.deadline_start : first.deadline_end] == first.deadline_words


def test_a_part_points_at_its_total():
    text = PLAN.replace("新建供水站2座", "新建供水站12座，其中北片7座、南片5座")
    a_programme(an_office(), text)
    parts = Indicator.objects.filter(total__isnull=False).order_by("number")
    assert [part.value for part in parts] == [Decimal(7), Decimal(5)]
    assert {part.total.value for part in parts} == {Decimal(12)}


def test_leaders_named_twice_are_one_person_without_a_login():
    a_programme(an_office())
    leader = Person.objects.get(name="陆知遥")
    assert leader.login is None
    assert not leader.has_usable_password()
    assert leader.assignments.count() == 2


def test_the_register_grows_by_what_is_new_and_proposes_full_names():
    office = an_office()
    a_programme(office)
    units = set(Unit.objects.values_list("name", flat=True))
    assert {"县水利局", "县住建局", "财政局", "县民政局"} <= units
    alias = UnitAlias.objects.get(alias="县住建局")
    assert (alias.full, alias.state) == ("县住房和城乡建设局", "proposed")
    a_programme(office, PLAN.replace("2026", "2027"))
    assert set(Unit.objects.values_list("name", flat=True)) == units
    assert UnitAlias.objects.filter(alias="县住建局").count() == 1


def test_a_post_named_in_the_plan_is_entered_once():
    text = PLAN.replace("责任县领导：陆知遥", "责任县领导：副县长陆知遥")
    a_programme(an_office(), text)
    posts = Post.objects.filter(person__name="陆知遥")
    assert [post.title for post in posts] == ["副县长"]


def test_an_alias_that_was_confirmed_leads_to_its_unit():
    office = an_office()
    county = Unit.objects.first() or Unit.objects.create(
        territory_id=office.territory, name="县住房和城乡建设局"
    )
    UnitAlias.objects.create(
        territory_id=office.territory,
        unit=county,
        alias="县住建局",
        full=county.name,
        state="confirmed",
        decided_by_id=office.key,
        decided_at=AT,
    )
    a_programme(office)
    lead = Assignment.objects.get(project__number=2, role="lead")
    assert (lead.unit, lead.written) == (county, "县住建局")


def statements(copies: int) -> int:
    """Statements needed to adopt a plan with three items for each copy."""
    office = an_office(f"第{copies}县")
    draft = a_draft(office, PLAN + PLAN.partition("\n\n")[2].partition("\n\n")[2] * (copies - 1))
    version = plans.amend(actor=office, draft=draft.pk, version=1, edits=[Edit(Act.ACCEPT)], at=AT)
    with CaptureQueriesContext(connection) as made:
        adopted = plans.adopt(actor=office, draft=draft.pk, version=version, at=AT)
    assert adopted.projects == 3 * copies
    return len(made)


def test_a_longer_plan_takes_no_more_statements():
    assert statements(3) == statements(1)
