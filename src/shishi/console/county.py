"""虚构县 — the demonstration's people, plan and year, made by the same deeds that officials use.

It is built in one piece and at the days of then, so two runs tell the same year. Running it again
finds what is there and adds nothing. Every name is invented.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpRequest

from shishi.actions import parties as register
from shishi.actions import plans, sign_in
from shishi.console import opening, story
from shishi.console.opening import moment
from shishi.console.site import TERRITORY
from shishi.queries import door, issued
from shishi.queries import parties as look
from shishi.queries import plans as drafts
from shishi.rules.access import Actor, Role
from shishi.rules.edits import Act, Edit

PLAN = "yunling-2026.docx"


@dataclass(frozen=True, slots=True)
class Part:
    """One person of the demonstration; `unit` empty for those of no particular unit."""

    role: Role
    name: str
    login: str
    title: str
    unit: str = ""


PARTS = (
    Part(Role.ADMINISTRATOR, "闵清和", "guanli", "系统管理员"),
    Part(Role.INSPECTION_OFFICE, "祁望舟", "ducha", "主任", "县政府督查室"),
    Part(Role.REFORM_COMMISSION, "乔思齐", "fagai", "社会发展股股长", "县发展和改革委员会"),
    Part(Role.UNIT_REPORTER, "闻溪桥", "tianbao", "办公室干部", "县水利局"),
    Part(Role.UNIT_HEAD, "罗听松", "juzhang", "局长", "县水利局"),
    Part(Role.COUNTY_LEADER, "陆知遥", "xianling", "副县长"),
    Part(Role.CONGRESS_OFFICE, "岑知年", "renda", "主任", "县人大常委会办公室"),
)
SEATED, ADOPTED = date(2026, 1, 5), date(2026, 2, 26)
STEPS = len(PARTS) + 2 + len(story.ENDS)


@dataclass(frozen=True, slots=True)
class Seated:
    """A person of the demonstration as the list of links shows them."""

    key: int
    name: str
    post: str


def steps(on: date, at: datetime) -> Iterator[tuple[Seated, ...]]:
    """One step a person, one for the plan, one for the start and each month of its year; each
    hands over the people it seated. A build that is broken off leaves nothing behind."""
    if door.hosts():
        yield from seats(on, at)
        return
    with transaction.atomic():
        yield from seats(SEATED, moment(SEATED, 9))
        programme = _plan(ADOPTED, moment(ADOPTED, 9))
        yield ()
        cast = opening.begin(door.named(PARTS[0].login, on=opening.STARTED), programme)
        yield ()
        for _ in story.months(cast):
            yield ()


def seats(on: date, at: datetime) -> Iterator[tuple[Seated, ...]]:
    """The people alone, one step each."""
    keeper = _administrator(on, at)
    for part in PARTS:
        yield (_seat(keeper, part, on, at),)


def lack() -> str:
    """Why this machine can issue none of the year's papers, and what became of them; empty where
    it can."""
    says = issued.lack()
    return f"{says}演示中的公文因此停在起草一步。" if says else ""


def offer(person: Seated, at: datetime) -> str:
    """The token of a fresh one-click link."""
    return sign_in.offer_demo(actor=door.host(), person=person.key, at=at)


def _administrator(on: date, at: datetime) -> Actor:
    """The first administrator; founded with a password that nobody ever sees."""
    part = PARTS[0]
    token = sign_in.offer_founding(actor=door.host(), at=at)
    if token:
        request = HttpRequest()
        request.session = SessionStore()
        sign_in.found(
            actor=door.guest(),
            request=request,
            token=token,
            territory=TERRITORY,
            name=part.name,
            login=part.login,
            password=f"{secrets.token_urlsafe(24)}-Aa1",
            at=at,
        )
        request.session.flush()
    return door.named(part.login, on=on)


def _seat(keeper: Actor, part: Part, on: date, at: datetime) -> Seated:
    """The person with their post, found or made."""
    there = {person.login: person for person in look.people(keeper, on=on)}
    seat = there.get(part.login)
    if seat is None:
        key = register.add_person(actor=keeper, name=part.name, login=part.login, at=at)
    else:
        key = seat.pk
    if seat is None or not seat.posts:
        unit = _unit(keeper, part.unit, at) if part.unit else None
        register.appoint(
            actor=keeper, person=key, role=part.role, unit=unit, title=part.title, on=on, at=at
        )
    return Seated(key, part.name, f"{part.role.label}（{part.unit}{part.title}）")


def _unit(keeper: Actor, name: str, at: datetime) -> int:
    there = {unit.name: unit.pk for unit in look.units(keeper)}
    return there.get(name) or register.add_unit(actor=keeper, name=name, at=at)


def _plan(on: date, at: datetime) -> int:
    """Take the sample in, accept what was read, adopt: what an office would do in a morning."""
    office = door.named("ducha", on=on)
    content = resources.files("shishi").joinpath("sample", PLAN).read_bytes()
    taken = plans.take_in(actor=office, filename=PLAN, content=content, at=at)
    version = drafts.review(office, taken.draft).version
    version = plans.amend(
        actor=office, draft=taken.draft, version=version, edits=[Edit(Act.ACCEPT)], at=at
    )
    return plans.adopt(actor=office, draft=taken.draft, version=version, at=at).programme
