"""登录 — entering by password or by a one-time link; the first administrator."""

import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from shishi.actions.base import Log, change
from shishi.queries import door
from shishi.records.models import Person, Post, SignInLink, Territory
from shishi.rules.access import Actor, Role
from shishi.rules.digests import digest
from shishi.rules.lifecycle import Refused, no
from shishi.rules.passwords import faults
from shishi.rules.register import login_fault

FOUNDING = timedelta(days=1)
INVITATION = timedelta(days=1)
DEMONSTRATION = timedelta(hours=1)

_BACKEND = "django.contrib.auth.backends.ModelBackend"
_WRONG = "账号或密码不正确，请核对后重试。连续 5 次不正确将锁定 30 分钟。"
_LOCKED = "连续 5 次登录不成功，已锁定 30 分钟。请稍后再试，或请系统管理员核对账号。"
_IDLE = "账号尚未任职，暂不能登录。请联系系统管理员。"
_STALE = "链接无效、已使用或已过期。请向发放链接的人索取新的链接。"
_ABROAD = "演示链接只能在本机打开。"
_FOUNDED = "系统已经开通，不能重复开通。请直接登录。"
_COMMON = "密码过于常见，请换一个。"


def enter(*, actor: Actor, request: HttpRequest, login: str, password: str, at: datetime) -> None:
    """登录 — signs the request's session in. `Refused` with one sentence for a wrong password and
    an unknown login alike; another once the account or the source is locked. `actor` is the guest
    of `queries.door.guest`."""
    named = Person.objects.filter(login=login).first()
    with change(
        actor,
        "sign_in.enter",
        named,
        at=at,
        prepare=lambda: _authenticated(request, login, password),
    ) as log:
        if not door.actor(log.prepared, on=at.date()).roles:
            raise Refused(no(_IDLE))
        _sign_in(request, log.prepared, log, actor, at)


def leave(*, actor: Actor, request: HttpRequest, at: datetime) -> None:
    """退出."""
    row = door.thing(actor, Person, actor.key)
    with change(actor, "sign_in.leave", row, at=at):
        logout(request)


def follow(*, actor: Actor, request: HttpRequest, token: str, at: datetime) -> None:
    """演示登录 — signs in by a demonstration link, on loopback only. The link serves for its hour,
    so that one may change roles and come back."""
    with change(actor, "sign_in.follow", None, at=at) as log:
        if not _is_here(actor.source):
            raise Refused(no(_ABROAD))
        link = _link(token, "demo", at)
        assert link.person is not None  # a constraint of the table
        _sign_in(request, link.person, log, actor, at)


def set_password(
    *, actor: Actor, request: HttpRequest, token: str, password: str, at: datetime
) -> None:
    """设置密码 by the one-time link an administrator gave; signs in."""
    with change(
        actor, "sign_in.set_password", None, at=at, prepare=lambda: make_password(password)
    ) as log:
        link = _link(token, "invite", at)
        person = link.person
        assert person is not None  # a constraint of the table
        _check(password, person.login or "", person.name)
        person.password = log.prepared
        person.save(update_fields=["password"])
        _use(link, at)
        _sign_in(request, person, log, actor, at)


def change_password(
    *, actor: Actor, request: HttpRequest, old: str, new: str, at: datetime
) -> None:
    """修改密码; other sessions of the person end."""
    row = door.thing(actor, Person, actor.key)

    def prepare() -> str:
        if not check_password(old, row.password):
            raise Refused(no("原密码不正确，请核对。", "old"))
        _check(new, row.login or "", row.name)
        return make_password(new)

    with change(actor, "sign_in.change_password", row, at=at, prepare=prepare) as log:
        row.password = log.prepared
        row.save(update_fields=["password"])
        update_session_auth_hash(request, row)


def invite(*, actor: Actor, person: int, at: datetime) -> str:
    """The token of a one-time link by which the person sets a password, good for a day; links
    given before it end."""
    row = door.thing(actor, Person, person)
    with change(actor, "person.invite", row, at=at) as log:
        if not row.login:
            raise Refused(no("该人员没有账号，请先填写账号。", "login"))
        SignInLink.objects.filter(person=row, purpose="invite", used_at=None).update(used_at=at)
        log.note(name=row.name)
        return _offer("invite", row, at + INVITATION)


def offer_founding(*, actor: Actor, at: datetime) -> str | None:
    """The token of the one-time link of the first run, good for a day; None once there is a
    territory with its administrator. A link given before it ends."""
    with change(actor, "sign_in.offer_founding", None, at=at) as log:
        log.note(founded=Territory.objects.exists())
        if Territory.objects.exists():
            return None
        SignInLink.objects.filter(purpose="found", used_at=None).update(used_at=at)
        return _offer("found", None, at + FOUNDING)


def offer_demo(*, actor: Actor, person: int, at: datetime) -> str:
    """The token of a one-click link of the demonstration, good for an hour on loopback."""
    row = Person.objects.filter(pk=person, is_active=True).first()
    with change(actor, "sign_in.offer_demo", row, at=at) as log:
        if row is None:
            raise Refused(no("没有这名人员，请核对。"))
        log.note(name=row.name)
        return _offer("demo", row, at + DEMONSTRATION)


def found(
    *,
    actor: Actor,
    request: HttpRequest,
    token: str,
    territory: str,
    name: str,
    login: str,
    password: str,
    at: datetime,
) -> None:
    """开通 — the first administrator and their county; signs in; the link is used up."""
    with change(
        actor, "territory.found", None, at=at, prepare=lambda: make_password(password)
    ) as log:
        link = _link(token, "found", at)
        if Territory.objects.exists():
            raise Refused(no(_FOUNDED))
        if not territory.strip() or not name.strip():
            where = "name" if territory.strip() else "territory"
            raise Refused(no("此项不能为空。", where))
        if says := login_fault(login):
            raise Refused(no(says, "login"))
        _check(password, login, name)
        county = Territory.objects.create(name=territory.strip()[:100], founded_at=at)
        person = Person.objects.create(
            territory=county, name=name.strip()[:100], login=login, password=log.prepared
        )
        Post.objects.create(
            person=person,
            role=Role.ADMINISTRATOR,
            title=Role.ADMINISTRATOR.label,
            starts_on=at.date(),
        )
        _use(link, at)
        log.note(territory=county.name)
        _sign_in(request, person, log, actor, at)


def _authenticated(request: HttpRequest, login: str, password: str) -> Person:
    """Outside the transaction of the deed: a failure must stay counted when the deed is undone."""
    person = authenticate(request, login=login, password=password)
    if isinstance(person, Person):
        return person
    locked = getattr(request, "axes_locked_out", False)
    raise Refused(no(_LOCKED if locked else _WRONG, "" if locked else "password"))


def _sign_in(request: HttpRequest, person: Person, log: Log, guest: Actor, at: datetime) -> None:
    """A fresh session for the person; the trail says who the guest turned out to be."""
    login(request, person, backend=_BACKEND)
    request.session[settings.SESSION_START] = at.isoformat()
    log.about(person)
    log.by(door.actor(person, on=at.date(), source=guest.source))
    log.note(name=person.name)


def _offer(purpose: str, person: Person | None, expires_at: datetime) -> str:
    """A new link; only the digest of its token is kept."""
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        purpose=purpose,
        person=person,
        token_digest=digest(token.encode()),
        expires_at=expires_at,
    )
    return token


def _link(token: str, purpose: str, at: datetime) -> SignInLink:
    """The live link of the token."""
    found = (
        SignInLink.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(
            purpose=purpose, token_digest=digest(token.encode()), used_at=None, expires_at__gt=at
        )
        .first()
    )
    if found is None or (found.person is not None and not found.person.is_active):
        raise Refused(no(_STALE))
    return found


def _use(link: SignInLink, at: datetime) -> None:
    link.used_at = at
    link.save(update_fields=["used_at"])


def _check(password: str, login: str, name: str) -> None:
    says = " ".join(faults(password, login=login, name=name))
    try:
        validate_password(password)
    except ValidationError:
        says = says or _COMMON
    if says:
        raise Refused(no(says, "password"))


def _is_here(source: str) -> bool:
    try:
        return ip_address(source).is_loopback
    except ValueError:
        return False
