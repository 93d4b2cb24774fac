"""名录 — units and their aliases, people and their posts."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from shishi.actions.base import alone, change
from shishi.queries import door, trail
from shishi.records import seals
from shishi.records import successions as passing
from shishi.records.models import (
    Person,
    Post,
    Territory,
    Unit,
)
from shishi.rules import successions
from shishi.rules.access import MEMBERS, Actor, Role
from shishi.rules.lifecycle import Refused, no
from shishi.rules.parties import named
from shishi.rules.register import NEED_UNIT, login_fault


def add_unit(*, actor: Actor, name: str, at: datetime) -> int:
    """Add a unit to the register; returns its key."""
    territory = door.thing(actor, Territory, actor.territory or 0)
    with change(actor, "unit.add", territory, at=at) as log:
        words = named(name, 200)
        if Unit.objects.filter(territory=territory, name=words).exists():
            raise Refused(no(f"名录中已有“{words}”。", "name"))
        unit = Unit.objects.create(territory=territory, name=words)
        log.about(unit)
        log.note(unit=words)
        return unit.pk


def add_person(*, actor: Actor, name: str, login: str, at: datetime) -> int:
    """Add a person; `login` empty for one who does not sign in."""
    territory = door.thing(actor, Territory, actor.territory or 0)
    with change(actor, "person.add", territory, at=at) as log:
        person = Person(territory=territory, name=named(name, 100), login=_login(login))
        person.set_unusable_password()
        _save(person)
        log.about(person)
        log.note(name=person.name, login=person.login or "")
        return person.pk


def change_person(
    *, actor: Actor, person: int, name: str, login: str, at: datetime, email: str | None = None
) -> None:
    """Correct a name, a login or the address for reminders (None leaves it as it is)."""
    row = door.thing(actor, Person, person)
    with change(actor, "person.change", row, at=at) as log:
        log.note(was=row.name, was_login=row.login or "", name=name, login=login)
        row.name, row.login = named(name, 100), _login(login)
        if email is not None and email.strip() != (row.email or ""):
            log.note(was_email=row.email or "", email=email.strip())
            row.email = _email(email)
        _save(row)


def disable(*, actor: Actor, person: int, at: datetime) -> None:
    """停用 — the account ends at once, open sessions with it."""
    row = door.thing(actor, Person, person)
    with change(actor, "person.disable", row, at=at) as log:
        Person.objects.filter(pk=row.pk).update(is_active=False)
        log.note(name=row.name)


def enable(*, actor: Actor, person: int, at: datetime) -> None:
    """启用."""
    row = door.thing(actor, Person, person)
    with change(actor, "person.enable", row, at=at) as log:
        Person.objects.filter(pk=row.pk).update(is_active=True)
        log.note(name=row.name)


def appoint(
    *, actor: Actor, person: int, role: Role, unit: int | None, title: str, on: date, at: datetime
) -> int:
    """任职 — from the day `on`; unit roles need a unit."""
    row = door.thing(actor, Person, person)
    place = door.thing(actor, Unit, unit) if unit else None
    with change(actor, "post.appoint", row, at=at) as log:
        if role not in MEMBERS:
            raise Refused(no("请从所列角色中选择。", "role"))
        if role in NEED_UNIT and place is None:
            raise Refused(no(f"{role.label}应填写单位。", "unit"))
        held = Post.objects.filter(person=row, role=role, unit=place, ends_before=None)
        if held.exists():
            raise Refused(no(f"{row.name}已担任这一职务。", "role"))
        post = Post.objects.create(
            person=row, role=role, unit=place, title=title.strip()[:100], starts_on=on
        )
        log.about(post)
        unit_name = place.name if place else ""
        log.note(name=row.name, role=role.label, unit=unit_name, on=on.isoformat())
        return post.pk


def end_post(*, actor: Actor, post: int, on: date, at: datetime) -> None:
    """免职 — the post ends before the day `on`."""
    row = door.thing(actor, Post, post)
    with change(actor, "post.end", row, at=at) as log:
        if row.ends_before is not None:
            raise Refused(no("该职务已经免去。"))
        Post.objects.filter(pk=row.pk).update(ends_before=max(on, row.starts_on))
        log.note(name=row.person.name, title=row.title, on=on.isoformat())


def succeed(
    *,
    actor: Actor,
    post: int,
    on: date,
    successor: int | None,
    name: str,
    login: str,
    at: datetime,
) -> int:
    """岗位交接 — the post ends before the day `on`, and from then `successor`, or somebody new of
    that name, holds the same; the duties that are open pass with it. The successor's key."""
    row = door.thing(actor, Post, post)
    next_one = door.thing(actor, Person, successor) if successor else None
    with change(actor, "post.succeed", row, at=at) as log:
        alone()  # two handovers at once would number duties alike
        row.refresh_from_db()
        held = successions.Held(row.person_id, row.starts_on, row.ends_before)
        verdict = successions.may_succeed(held, actor.person, successor, on)
        if not verdict:
            raise Refused(verdict)
        holder, person = row.person, next_one or _newcomer(row, name, login)
        if not person.is_active:
            raise Refused(no(f"{person.name}的账号已停用。请先启用，或另选接任人。", "successor"))
        Post.objects.filter(pk=row.pk).update(ends_before=on)
        _follow(row, person, on)
        log.note(name=holder.name, successor=person.name, title=_of(row), on=on.isoformat())
        log.note(**_passed(holder, person, on, actor, at))
        return person.pk


def _passed(
    holder: Person, person: Person, on: date, actor: Actor, at: datetime
) -> dict[str, object]:
    """Pass the duties on; what the trail says of it, with the new seals of their projects. What
    was altered behind the program's back is not sealed anew."""
    duties = passing.open_duties(holder)
    programmes = list({one.project.programme_id: one.project.programme for one in duties}.values())
    if altered := trail.unsealed(programmes):
        says = f"{'、'.join(altered)}与留痕不符，曾绕过程序被改动。请先核验留痕并核查，再办理交接。"
        raise Refused(no(says))
    passing.pass_on(duties, person, on, by=actor.key, at=at)
    led = passing.pass_leadership(holder, person, on, by=actor.key, at=at)
    numbers = {(one.project.programme_id, str(one.project.number)) for one in duties}
    return {
        "duties": [f"{one.project.programme.year}年第{one.project.number}件" for one in duties],
        "leads": [f"{one.programme.year}年{one.tier.label}" for one in led],
        "sealed": {
            str(one.pk): {
                number: seal
                for number, seal in seals.seals(one).items()
                if (one.pk, number) in numbers
            }
            for one in programmes
        },
    }


def _newcomer(post: Post, name: str, login: str) -> Person:
    """Somebody who is not in the register yet."""
    territory = post.person.territory
    person = Person(territory=territory, name=named(name, 100), login=_login(login))
    person.set_unusable_password()
    _save(person)
    return person


def _follow(row: Post, person: Person, on: date) -> None:
    """The same post for the successor, who may hold it already without having followed anyone."""
    held = Post.objects.filter(person=person, role=row.role, unit=row.unit, ends_before=None)
    if row.role and held.exists():
        raise Refused(no(f"{person.name}已担任这一职务。请另选接任人，或先办理免职。", "successor"))
    Post.objects.create(
        person=person,
        role=row.role,
        unit=row.unit,
        title=row.title,
        starts_on=on,
        follows=row,
    )


def _of(post: Post) -> str:
    """县水利局单位填报人 · 副县长."""
    unit = post.unit.name if post.unit else ""
    role = Role(post.role).label if post.role else ""
    return " · ".join(part for part in (f"{unit}{role}", post.title) if part)


def _login(typed: str) -> str | None:
    login = typed.strip()
    if login and (says := login_fault(login)):
        raise Refused(no(says, "login"))
    return login or None


def _email(typed: str) -> str | None:
    address = typed.strip()
    if not address:
        return None
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(no("邮箱地址的格式不对，应形如 name@example.cn。", "email")) from None
    return address


def _save(person: Person) -> None:
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        says = f"账号“{person.login}”已被使用，请换一个。"
        raise Refused(no(says, "login")) from None
