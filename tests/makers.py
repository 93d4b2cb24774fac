"""Makers — a county with people, a draft, a programme, brought about by the deeds themselves.

The county, its people and its plan are invented.
"""

from datetime import date, datetime
from itertools import count

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from shishi.actions import parties, plans, sign_in
from shishi.clock import HERE
from shishi.queries import door
from shishi.records.models import Draft, Person, Post, Territory
from shishi.rules.access import Actor, Role
from shishi.rules.edits import Act, Edit
from shishi.rules.register import NEED_UNIT

AT = datetime(2026, 3, 2, 9, 30, tzinfo=HERE)
ON = AT.date()
PASSWORD = "Yunling-2026-ok"

PLAN = """云岭县人民政府办公室关于印发2026年民生实事实施方案的通知

云岭县2026年民生实事实施方案

（一）城乡供水提升工程。新建供水站2座，改造供水管网86.5公里以上；惠及群众3.2万人。
责任县领导：陆知遥
牵头单位：县水利局
责任单位：县住建局、财政局
完成时限：2026年10月31日前
（二）老旧小区改造工程。改造老旧小区9个1460户，加装电梯不超过12部；投入资金660万元。
责任县领导：顾怀舟
牵头单位：县住建局
完成时限：2026年11月30日前
（三）养老服务提升工程。新建社区助餐点14个，为特殊困难老年人家庭实施适老化改造220户。
责任县领导：陆知遥
牵头单位：县民政局
"""
"""Three items, nine targets (one of them money); the third names no deadline."""

_numbers = count(1)


def a_request() -> HttpRequest:
    """A request with a session of its own, from loopback."""
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    request.session = SessionStore()
    request.user = AnonymousUser()
    return request


def a_county(name: str = "云岭县") -> Actor:
    """A county with its administrator: founded by the one-time link; a second county of the same
    database, which no deed makes, by its rows."""
    token = sign_in.offer_founding(actor=door.host(), at=AT)
    login = f"admin{next(_numbers)}"
    if token:
        sign_in.found(
            actor=door.guest("127.0.0.1"),
            request=a_request(),
            token=token,
            territory=name,
            name="闵清和",
            login=login,
            password=PASSWORD,
            at=AT,
        )
    else:
        county = Territory.objects.create(name=name, founded_at=AT)
        person = Person.objects.create(territory=county, name="闵清和", login=login)
        Post.objects.create(person=person, role=Role.ADMINISTRATOR, starts_on=ON)
    return door.named(login, on=ON)


def a_person(keeper: Actor, role: Role, *, name: str = "祁望舟", on: date = ON) -> Actor:
    """Somebody with a post in the keeper's county, who may sign in with `PASSWORD`."""
    login = f"person{next(_numbers)}"
    key = parties.add_person(actor=keeper, name=name, login=login, at=AT)
    unit = None
    if role in NEED_UNIT:
        unit = parties.add_unit(actor=keeper, name=f"县第{next(_numbers)}局", at=AT)
    parties.appoint(actor=keeper, person=key, role=role, unit=unit, title="", on=on, at=AT)
    token = sign_in.invite(actor=keeper, person=key, at=AT)
    sign_in.set_password(
        actor=door.guest("127.0.0.1"),
        request=a_request(),
        token=token,
        password=PASSWORD,
        at=AT,
    )
    return door.named(login, on=on)


def an_office(name: str = "云岭县") -> Actor:
    """The inspection office of a new county."""
    return a_person(a_county(name), Role.INSPECTION_OFFICE)


def a_draft(office: Actor, text: str = PLAN) -> Draft:
    """A draft as it is right after the upload."""
    taken = plans.take_in(actor=office, filename="方案.txt", content=text.encode(), at=AT)
    return Draft.objects.get(pk=taken.draft)


def a_programme(office: Actor, text: str = PLAN) -> plans.Adopted:
    """A programme: the draft accepted as it was read, and adopted."""
    draft = a_draft(office, text)
    accepted = plans.amend(
        actor=office, draft=draft.pk, version=draft.version, edits=[Edit(Act.ACCEPT)], at=AT
    )
    return plans.adopt(actor=office, draft=draft.pk, version=accepted, at=AT)
