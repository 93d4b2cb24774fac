"""Signing in and out: by password, by one-time link, for the first time."""

import pytest
from django.test import Client
from django.urls import reverse

from shishi import clock
from shishi.actions import sign_in
from shishi.queries import door
from shishi.records.models import Person, Territory
from shishi.rules.access import Role

PASSWORD = "Qingxi-2026-mingsheng"


def page_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def invited(house) -> str:
    admin = house.actor(Role.ADMINISTRATOR)
    person = house.actor(Role.INSPECTION_OFFICE).person
    token = sign_in.invite(actor=admin, person=person, at=house.at)
    return reverse("invited", args=[token])


@pytest.fixture
def ducha(invited) -> Client:
    """A browser of nobody; the inspection office has set its password."""
    client = Client()
    client.post(invited, {"password": PASSWORD, "again": PASSWORD})
    client.logout()
    return client


def enter(client: Client, login: str, password: str, **more: str):
    return client.post(reverse("sign_in"), {"login": login, "password": password, **more})


def test_a_password_set_by_the_link_opens_the_house(ducha):
    assert enter(ducha, "ducha", PASSWORD).status_code == 302
    assert "政府督查室" in page_of(ducha.get("/"))


def test_a_link_works_once(invited):
    assert Client().post(invited, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    again = Client().post(invited, {"password": PASSWORD, "again": PASSWORD})
    assert again.status_code == 422
    assert "已使用" in page_of(again)


def test_two_different_passwords_come_back(invited):
    answer = Client().post(invited, {"password": PASSWORD, "again": PASSWORD + "x"})
    assert answer.status_code == 422
    assert "两次输入的密码不一致" in page_of(answer)


def test_unknown_account_and_wrong_password_read_the_same(ducha):
    wrong = enter(ducha, "ducha", "not-this-one-1A")
    unknown = enter(ducha, "nobody-here", "not-this-one-1A")
    assert wrong.status_code == unknown.status_code == 422

    def without_what_was_typed(answer, login):
        lines = page_of(answer).replace(login, "").splitlines()
        return [line for line in lines if "csrfmiddlewaretoken" not in line]

    assert without_what_was_typed(wrong, "ducha") == without_what_was_typed(unknown, "nobody-here")


def test_five_failures_lock_the_account(ducha):
    for _ in range(5):
        enter(ducha, "ducha", "not-this-one-1A")
    answer = enter(ducha, "ducha", PASSWORD)
    assert answer.status_code == 422
    assert "已锁定 30 分钟" in page_of(answer)


def test_one_comes_back_to_the_page_one_wanted(ducha):
    sent = ducha.get(reverse("trail"))
    assert sent["Location"] == "/sign-in/?next=%2Ftrail%2F"
    assert enter(ducha, "ducha", PASSWORD, next="/trail/")["Location"] == "/trail/"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)"]
)
def test_no_address_of_others_is_followed(ducha, elsewhere):
    assert enter(ducha, "ducha", PASSWORD, next=elsewhere)["Location"] == "/"


def test_leaving_ends_the_session(ducha):
    enter(ducha, "ducha", PASSWORD)
    assert ducha.post(reverse("sign_out")).status_code == 302
    assert ducha.get("/").status_code == 302


def test_a_demonstration_link_is_not_used_by_looking_at_it(house):
    person = house.actor(Role.CONGRESS_OFFICE).person
    token = sign_in.offer_demo(actor=door.host(), person=person, at=house.at)
    client = Client()
    path = reverse("follow", args=[token])
    assert "正在进入" in page_of(client.get(path))
    assert client.get("/").status_code == 302
    assert client.post(path).status_code == 302
    assert "人大机关" in page_of(client.get("/"))


def test_a_demonstration_link_does_nothing_from_elsewhere(house):
    person = house.actor(Role.CONGRESS_OFFICE).person
    token = sign_in.offer_demo(actor=door.host(), person=person, at=house.at)
    answer = Client(REMOTE_ADDR="192.0.2.7").post(reverse("follow", args=[token]))
    assert answer.status_code == 422
    assert "只能在本机打开" in page_of(answer)


def test_the_first_administrator_founds_the_county(db):
    token = sign_in.offer_founding(actor=door.host(), at=clock.now())
    path = reverse("found", args=[token])
    typed = {"territory": "青溪县", "name": "卓远", "login": "zhuoyuan"}
    short = Client().post(path, {**typed, "password": "short", "again": "short"})
    assert short.status_code == 422
    assert "卓远" in page_of(short)
    assert not Territory.objects.exists()
    client = Client()
    assert client.post(path, {**typed, "password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert "工作日历尚未发布" in page_of(client.get("/"))
    assert Person.objects.get().login == "zhuoyuan"


def test_changing_the_password_needs_the_old_one(ducha):
    enter(ducha, "ducha", PASSWORD)
    new = {"password": "Another-2026-word", "again": "Another-2026-word"}
    wrong = ducha.post(reverse("account"), {"old": "not-this-one-1A", **new})
    assert wrong.status_code == 422
    assert "原密码不正确" in page_of(wrong)
    assert ducha.post(reverse("account"), {"old": PASSWORD, **new}).status_code == 302
    assert ducha.get("/").status_code == 200
