"""Pages for what cannot be shown, and the page that says what is not built."""

import pytest
from django.test import Client
from django.urls import reverse

from shishi.rules.access import Role
from shishi.web import states


def test_the_statement_can_be_read_by_everyone(enter):
    for role in (None, Role.UNIT_REPORTER):
        page = enter(role).get(reverse("statement")).content.decode()
        assert all(absent in page for absent in states.ABSENCES)


def test_the_foot_of_every_page_leads_to_the_statement(enter):
    for role, name in ((None, "sign_in"), (Role.UNIT_REPORTER, "programmes")):
        assert f'href="{reverse("statement")}"' in enter(role).get(reverse(name)).content.decode()


@pytest.mark.parametrize("role", [None, Role.COUNTY_LEADER])
def test_an_unknown_address_says_what_to_do(enter, role):
    answer = enter(role).get("/no-such-page/")
    assert answer.status_code == 404
    assert "请核对地址" in answer.content.decode()


def test_a_page_one_may_not_see_says_who_may(enter):
    answer = enter(Role.UNIT_REPORTER).get(reverse("trail"))
    assert answer.status_code == 403
    assert "政府督查室、发展改革委" in answer.content.decode()


def test_a_form_without_its_token_changes_nothing_and_says_so(house):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("sign_in"), {"login": "ducha", "password": "x"})
    assert answer.status_code == 403
    assert "系统没有改动任何数据" in answer.content.decode()


def test_a_fault_shows_neither_its_trace_nor_its_words(enter, monkeypatch):
    def fault(*_: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("shishi.queries.programmes.programmes", fault)
    client = enter(Role.COUNTY_LEADER)
    client.raise_request_exception = False
    answer = client.get(reverse("programmes"))
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "secret" not in page
    assert "数据未受影响" in page
