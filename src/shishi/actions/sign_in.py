"""登录 — entering by password or by a one-time link; the first administrator."""

from datetime import datetime

from django.http import HttpRequest

from shishi.rules.access import Actor


def enter(*, actor: Actor, request: HttpRequest, login: str, password: str, at: datetime) -> None:
    """登录 — signs the request's session in. `Refused` with one sentence for a wrong password and
    an unknown login alike; another once the account or the source is locked. `actor` is the guest
    of `queries.door.guest`."""


def leave(*, actor: Actor, request: HttpRequest, at: datetime) -> None:
    """退出."""


def follow(*, actor: Actor, request: HttpRequest, token: str, at: datetime) -> None:
    """一次性登录 — signs in by a demonstration link (loopback only); the link is used up."""


def set_password(*, actor: Actor, request: HttpRequest, token: str, password: str, at: datetime) -> None:
    """设置密码 by the one-time link an administrator gave; signs in."""


def change_password(*, actor: Actor, request: HttpRequest, old: str, new: str, at: datetime) -> None:
    """修改密码; other sessions of the person end."""


def invite(*, actor: Actor, person: int, at: datetime) -> str:
    """The token of a one-time link by which the person sets a password, good for a day."""


def offer_founding(*, actor: Actor, at: datetime) -> str | None:
    """The token of the one-time link of the first run; None once an administrator exists."""


def offer_demo(*, actor: Actor, person: int, at: datetime) -> str:
    """The token of a one-click link of the demonstration, good for an hour on loopback."""


def found(
    *, actor: Actor, request: HttpRequest, token: str, territory: str, name: str, login: str,
    password: str, at: datetime,
) -> None:
    """开通 — the first administrator and their county; signs in; the link is used up."""
