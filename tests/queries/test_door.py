"""The door: nobody sees another county's rows, or tables that are not for their role."""

from datetime import timedelta

import pytest
from django.db.models import Model

from shishi.queries import door
from shishi.records.models import (
    Assignment,
    AuditEntry,
    Draft,
    Indicator,
    Person,
    Post,
    Programme,
    Project,
    SearchText,
    SourceDocument,
    TaskItem,
    Territory,
    Unit,
    UnitAlias,
)
from shishi.rules.access import MEMBERS, Role
from tests.makers import ON, PLAN, a_county, a_draft, a_person, a_programme, an_office

pytestmark = pytest.mark.django_db

TABLES = [
    Territory,
    Programme,
    Project,
    TaskItem,
    Indicator,
    Assignment,
    SearchText,
    SourceDocument,
    Draft,
    Unit,
    UnitAlias,
    Person,
    Post,
    AuditEntry,
]
OPEN_TO_ALL = set(TABLES) - {Draft, Person, Post, AuditEntry}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_another_county_sees_nothing(table: type[Model]):
    office = an_office()
    a_programme(office)
    stranger = an_office("松岗县")
    own = set(door.visible(office, table).values_list("pk", flat=True))
    assert own
    assert own.isdisjoint(door.visible(stranger, table).values_list("pk", flat=True))
    with pytest.raises(door.NotThere):
        door.fetch(stranger, table, min(own))
    with pytest.raises(door.NotThere):
        door.thing(stranger, table, min(own))


@pytest.mark.parametrize("role", sorted(MEMBERS))
def test_each_role_sees_the_tables_of_its_pages(role: Role):
    keeper = a_county()
    a_programme(a_person(keeper, Role.INSPECTION_OFFICE))
    actor = keeper if role is Role.ADMINISTRATOR else a_person(keeper, role)
    seen = {table for table in TABLES if door.visible(actor, table).exists()}
    more = {
        Role.INSPECTION_OFFICE: {Draft, Person, Post, AuditEntry},
        Role.REFORM_COMMISSION: {Draft, Person, Post, AuditEntry},
        Role.ADMINISTRATOR: {Person, Post},
    }.get(role, set())
    assert seen == OPEN_TO_ALL | more


def test_the_file_of_a_draft_is_for_the_offices_until_adoption():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    reporter = a_person(keeper, Role.UNIT_REPORTER)
    a_draft(office)
    assert door.visible(office, SourceDocument).count() == 1
    assert not door.visible(reporter, SourceDocument).exists()
    a_programme(office, PLAN.replace("2026", "2027"))
    assert door.visible(reporter, SourceDocument).count() == 1


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_a_guest_sees_nothing(table: type[Model]):
    a_programme(an_office())
    assert not door.visible(door.guest(), table).exists()


def test_a_person_has_the_posts_of_the_day():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    row = Person.objects.get(pk=office.key)
    assert door.actor(row, on=ON).roles == {Role.INSPECTION_OFFICE}
    assert door.actor(row, on=ON - timedelta(days=1)).roles == set()
    row.is_active = False
    assert door.actor(row, on=ON).roles == set()


def test_a_reporter_brings_their_unit():
    reporter = a_person(a_county(), Role.UNIT_REPORTER)
    assert reporter.units == set(Post.objects.filter(person=reporter.key).values_list("unit")[0])


def test_an_unknown_login_is_not_there():
    with pytest.raises(door.NotThere):
        door.named("nobody", on=ON)


def test_the_host_looks_at_one_county_at_a_time():
    a_programme(an_office())
    an_office("松岗县")
    first, second = door.hosts()
    assert door.visible(first, Programme).count() == 1
    assert not door.visible(second, Programme).exists()
    assert not door.visible(door.host(), Programme).exists()
