"""Pages for what cannot be shown, and the page that says what is not built."""

import re

import pytest
from django import forms
from django.apps import apps
from django.test import Client
from django.urls import get_resolver, reverse

from shishi.rules.access import Role
from shishi.web import people, plans, programmes, register, sign_in, states, units

# 整治数字形式主义: none of these may be an address, a stored field or a question of a form.
CHINESE = re.compile(
    "签到|打卡|点赞|积分|评星|在线时长|登录次数|阅读次数|安装率|注册率|轨迹|定位|拍照|录像|排名"
)
ENGLISH = frozenset(
    "checkin points score likes online duration reads installs track location photo video rank"
    " ranking star stars badge".split()
)


def rules_out(name: str) -> bool:
    """Whether a name speaks of what the statement rules out."""
    parts = set(re.split(r"[^a-z]+", name.lower()))
    return bool(CHINESE.search(name) or parts & ENGLISH or {"check", "in"} <= parts)


def test_the_statement_can_be_read_by_everyone(enter):
    for role in (None, Role.UNIT_REPORTER):
        page = enter(role).get(reverse("statement")).content.decode()
        assert all(absent in page for absent in states.ABSENCES)


def test_the_foot_of_every_page_leads_to_the_statement(enter):
    for role, name in ((None, "sign_in"), (Role.UNIT_REPORTER, "programmes")):
        assert f'href="{reverse("statement")}"' in enter(role).get(reverse(name)).content.decode()


def test_the_words_of_the_ban_are_told_apart():
    assert all(map(rules_out, ("daily_check_in", "online_seconds", "打卡", "unit_rank")))
    assert not any(map(rules_out, ("starts_on", "deadline_start", "appoint", "pointer")))


def test_no_address_is_what_the_statement_rules_out():
    patterns = get_resolver().url_patterns[0].url_patterns
    assert [one.name for one in patterns if rules_out(f"{one.name} {one.pattern}")] == []


def test_no_stored_field_is_what_the_statement_rules_out():
    names = {
        field.name
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.get_fields()
    }
    assert sorted(name for name in names if rules_out(name)) == []


def test_no_form_asks_for_what_the_statement_rules_out():
    asked = {
        f"{name} {field.label}"
        for module in (people, plans, programmes, register, sign_in, units)
        for form in vars(module).values()
        if isinstance(form, type) and issubclass(form, forms.Form)
        for name, field in form.base_fields.items()
    }
    assert len(asked) > 10
    assert sorted(words for words in asked if rules_out(words)) == []


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
