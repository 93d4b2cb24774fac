"""The page of a project is held in memory and never stale: whatever is done shows at once."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi import clock
from shishi.queries import door
from shishi.queries.kept import WAYS
from shishi.records.models import AuditEntry, Person, Programme
from shishi.rules.access import MAY, Actor, Role
from shishi.web import dossiers
from tests.makers import AT, ON, a_person
from tests.meetings import Weekly, third, weekly
from tests.project_deeds import STEPS, comment
from tests.reporting import APRIL
from tests.year import a_light_rule

HELD = pytest.mark.django_db(transaction=True)
PAST = "?on=2026-03-20"
OF_EVERY_PAGE = ("person", "post", "audithead", "notification", "programme")


@pytest.fixture
def county(monkeypatch) -> Weekly:
    """A county on the first of April; its light has a rule."""
    monkeypatch.setattr(clock, "now", lambda: APRIL + timedelta(hours=8))
    held = weekly()
    a_light_rule(Programme.objects.get(pk=held.year.programme), "默认", AT)
    return held


def browser(actor: Actor) -> Client:
    client = Client()
    person = Person.objects.get(pk=actor.key)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def watcher(county) -> Client:
    """Somebody with nothing to do: 待办 looks at facts as well."""
    keeper = door.actor(Person.objects.get(posts__role=Role.ADMINISTRATOR), on=ON)
    return browser(a_person(keeper, Role.CONGRESS_OFFICE))


def seen(client: Client, project: int, query: str = "") -> str:
    """The page without what is another with every request."""
    answer = client.get(reverse("project", args=[project]) + query)
    assert answer.status_code == 200
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", answer.content.decode())


def anew(client: Client, project: int, query: str = "") -> str:
    """The page inside a transaction, where nothing that is held is believed."""
    with transaction.atomic():
        return seen(client, project, query)


@HELD
def test_every_deed_shows_at_once_on_the_page_of_everybody_and_on_no_other_day(county):
    office, leader = people = [browser(county.office), browser(county.leader)]
    for deed, do, words in STEPS:
        page = seen(office, county.project)
        seen(leader, county.project)
        seen(office, county.project, PAST)
        assert not words or words not in page, deed
        do(county)
        last = AuditEntry.objects.latest("number")
        assert deed == (last.deed if last.done else f"refused {last.deed}")
        for one in people:
            assert seen(one, county.project) == anew(one, county.project), deed
        assert not words or words in seen(office, county.project), deed
        assert seen(office, county.project, PAST) == anew(office, county.project, PAST), deed


def asked(client: Client, project: int) -> set[str]:
    """The tables that the page was drawn from, beside those of every page."""
    with CaptureQueriesContext(connection) as queries:
        seen(client, project)
    tables = {name for one in queries for name in re.findall(r'FROM "?(\w+)"?', one["sql"])}
    return tables - {"django_session", *(f"records_{name}" for name in OF_EVERY_PAGE)}


@HELD
def test_a_page_that_is_held_asks_for_no_fact(county, watcher):
    assert "records_observation" in asked(watcher, county.project)
    assert asked(watcher, county.project) == set()


@HELD
def test_what_is_done_to_another_project_leaves_the_page_as_it_is_held(county, watcher):
    other = third(county)
    seen(watcher, county.project)
    comment(county, county.leader, other)
    assert asked(watcher, county.project) == {"records_auditentry"}


@HELD
def test_a_deed_has_its_own_part_of_the_page_worked_out_again(county, watcher):
    seen(watcher, county.project)
    comment(county, county.leader, county.project)
    trail = {"records_auditentry", *(rows.model._meta.db_table for rows, _ in WAYS.values())}
    assert asked(watcher, county.project) == {"records_comment", *trail}


@HELD
def test_a_page_is_held_for_each_who_sees_something_else(county):
    """The trail is for the offices alone."""
    office, reporter = browser(county.office), browser(county.year.reporter)
    comment(county, county.leader, county.project)
    assert "请倒排工期" in seen(office, county.project).partition("留痕</h2>")[2]
    assert "留痕</h2>" not in seen(reporter, county.project)
    assert "留痕</h2>" in seen(office, county.project)


def test_a_deed_that_passes_is_about_no_project():
    about = {"project", *WAYS}
    assert {one for one in dossiers.PASSING if one.partition(".")[0] in about} == set()


def test_what_changes_a_part_is_a_deed_and_the_part_is_there():
    nouns = {deed.partition(".")[0] for deed in MAY}
    assert dossiers._CHANGES.keys() <= nouns | MAY.keys()
    assert {part for parts in dossiers._CHANGES.values() for part in parts} <= set(dossiers._PARTS)
    done = {deed.removeprefix("refused ") for deed, *_ in STEPS}
    of_parts = {one for one in MAY if one.partition(".")[0] in dossiers._CHANGES}
    assert done >= {one for one in of_parts if not dossiers._KEPT.passes(one)}
