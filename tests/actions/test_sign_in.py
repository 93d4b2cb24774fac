"""Entering: by password, by one-time link, as the first administrator; and each refusal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY

from shishi.actions import parties, sign_in
from shishi.queries import door
from shishi.records.models import AuditEntry, Person, SignInLink, Territory
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from tests.makers import AT, ON, PASSWORD, a_county, a_person, a_request, an_office

pytestmark = pytest.mark.django_db

GUEST = door.guest("127.0.0.1")


def enter(login: str, password: str = PASSWORD, *, source: str = "127.0.0.1") -> Any:
    request = a_request()
    request.META["REMOTE_ADDR"] = source
    sign_in.enter(actor=door.guest(source), request=request, login=login, password=password, at=AT)
    return request.session


def login_of(actor: Actor) -> str:
    return Person.objects.get(pk=actor.key).login or ""


def refused(deed: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        deed()
    return refusal.value.verdict.says


def test_the_right_password_signs_in_and_is_recorded():
    office = an_office()
    session = enter(login_of(office))
    assert session[SESSION_KEY] == str(office.key)
    assert session["signed_in_at"] == AT.isoformat()
    entry = AuditEntry.objects.order_by("-number")[0]
    assert (entry.deed, entry.actor, entry.source, entry.done) == (
        "sign_in.enter",
        office.key,
        "127.0.0.1",
        True,
    )


def test_a_wrong_password_and_an_unknown_login_get_the_same_sentence():
    login = login_of(an_office())
    assert refused(lambda: enter(login, "Wrong-2026-x")) == refused(lambda: enter("nobody"))
    assert not AuditEntry.objects.order_by("-number")[0].done


def test_five_failures_lock_the_account_from_everywhere():
    login = login_of(an_office())
    for number in range(5):
        refused(lambda n=number: enter(login, "Wrong-2026-x", source=f"10.0.0.{n}"))
    assert "锁定 30 分钟" in refused(lambda: enter(login, source="10.0.0.99"))


def test_five_failures_lock_the_source_for_every_account():
    login = login_of(an_office())
    for number in range(5):
        refused(lambda n=number: enter(f"guess{n}", source="10.0.0.7"))
    assert "锁定" in refused(lambda: enter(login, source="10.0.0.7"))
    assert enter(login, source="10.0.0.8")[SESSION_KEY]


def test_success_forgets_earlier_failures():
    login = login_of(an_office())
    for _ in range(3):
        for _ in range(4):
            refused(lambda: enter(login, "Wrong-2026-x"))
        assert enter(login)[SESSION_KEY]


def test_a_disabled_account_is_as_unknown():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    login = login_of(office)
    parties.disable(actor=keeper, person=office.key, at=AT)
    assert refused(lambda: enter(login)) == refused(lambda: enter("nobody"))
    parties.enable(actor=keeper, person=office.key, at=AT)
    assert enter(login)[SESSION_KEY]


def test_a_person_without_a_post_is_told_so():
    keeper = a_county()
    later = a_person(keeper, Role.COUNTY_LEADER, on=ON + timedelta(days=1))
    assert "尚未任职" in refused(lambda: enter(login_of(later)))


def test_whoever_is_signed_in_does_not_sign_in_again():
    office = an_office()
    says = refused(
        lambda: sign_in.enter(actor=office, request=a_request(), login="x", password="x", at=AT)
    )
    assert "请先退出" in says


def test_leaving_empties_the_session():
    office = an_office()
    request = a_request()
    sign_in.enter(actor=GUEST, request=request, login=login_of(office), password=PASSWORD, at=AT)
    request.user = Person.objects.get(pk=office.key)
    sign_in.leave(actor=office, request=request, at=AT)
    assert SESSION_KEY not in request.session


def found(token: str, **changed: str) -> None:
    typed = {
        "territory": "云岭县",
        "name": "闵清和",
        "login": "guanli",
        "password": PASSWORD,
        **changed,
    }
    sign_in.found(actor=GUEST, request=a_request(), token=token, at=AT, **typed)


def test_the_first_administrator_founds_the_county_once():
    token = sign_in.offer_founding(actor=door.host(), at=AT)
    assert token is not None
    found(token)
    assert Territory.objects.get().name == "云岭县"
    assert door.named("guanli", on=ON).roles == {Role.ADMINISTRATOR}
    assert "已使用" in refused(lambda: found(token, login="second"))
    assert sign_in.offer_founding(actor=door.host(), at=AT) is None


def test_a_new_founding_link_ends_the_one_before():
    first = sign_in.offer_founding(actor=door.host(), at=AT)
    sign_in.offer_founding(actor=door.host(), at=AT)
    assert first is not None
    assert "链接无效" in refused(lambda: found(first))


def test_a_founding_that_is_refused_leaves_the_link_good():
    token = sign_in.offer_founding(actor=door.host(), at=AT)
    assert token is not None
    assert "密码应为" in refused(lambda: found(token, password="short"))
    assert "常见" in refused(lambda: found(token, password="Password123"))
    assert "账号应为" in refused(lambda: found(token, login="管理"))
    assert "不能为空" in refused(lambda: found(token, territory=" "))
    assert not Territory.objects.exists()
    found(token)


def test_only_the_host_offers_links():
    office = an_office()
    assert "本机" in refused(lambda: sign_in.offer_founding(actor=office, at=AT))
    assert "本机" in refused(lambda: sign_in.offer_demo(actor=office, person=office.key, at=AT))


def set_password(token: str, *, at: Any = AT) -> None:
    sign_in.set_password(
        actor=GUEST, request=a_request(), token=token, password="Fresh-2026-ok", at=at
    )


def test_an_invitation_sets_the_password_once():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    token = sign_in.invite(actor=keeper, person=office.key, at=AT)
    set_password(token)
    assert enter(login_of(office), "Fresh-2026-ok")[SESSION_KEY] == str(office.key)
    assert "已使用" in refused(lambda: set_password(token))


def test_an_invitation_ends_after_a_day_and_with_the_next_one():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    first = sign_in.invite(actor=keeper, person=office.key, at=AT)
    second = sign_in.invite(actor=keeper, person=office.key, at=AT)
    assert "链接无效" in refused(lambda: set_password(first))
    assert "已过期" in refused(lambda: set_password(second, at=AT + timedelta(days=1)))


def test_the_token_itself_is_not_kept():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    token = sign_in.invite(actor=keeper, person=office.key, at=AT)
    kept = SignInLink.objects.values_list("token_digest", flat=True)
    assert token not in kept
    assert not any(token in entry.detail for entry in AuditEntry.objects.all())


def test_a_demonstration_link_serves_on_loopback_for_an_hour():
    office = an_office()
    token = sign_in.offer_demo(actor=door.host(), person=office.key, at=AT)

    def follow(source: str, minutes: int) -> Any:
        request = a_request()
        sign_in.follow(
            actor=door.guest(source),
            request=request,
            token=token,
            at=AT + timedelta(minutes=minutes),
        )
        return request.session

    assert "本机" in refused(lambda: follow("10.0.0.7", 1))
    assert "本机" in refused(lambda: follow("", 1))
    assert follow("127.0.0.1", 1)[SESSION_KEY] == str(office.key)
    assert follow("::1", 59)[SESSION_KEY] == str(office.key)
    assert "已过期" in refused(lambda: follow("127.0.0.1", 60))


def test_a_link_serves_only_its_purpose():
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    demo = sign_in.offer_demo(actor=door.host(), person=office.key, at=AT)
    assert "链接无效" in refused(lambda: set_password(demo))


def test_changing_ones_password_needs_the_old_one():
    office = an_office()
    request = a_request()
    sign_in.enter(actor=GUEST, request=request, login=login_of(office), password=PASSWORD, at=AT)

    def change(old: str, new: str) -> None:
        sign_in.change_password(actor=office, request=request, old=old, new=new, at=AT)

    assert "原密码不正确" in refused(lambda: change("Wrong-2026-x", "Fresh-2026-ok"))
    assert "密码应为" in refused(lambda: change(PASSWORD, "short"))
    change(PASSWORD, "Fresh-2026-ok")
    assert enter(login_of(office), "Fresh-2026-ok")[SESSION_KEY]
    assert "不正确" in refused(lambda: enter(login_of(office)))
