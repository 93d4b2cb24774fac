"""提醒事项 — what there is to tell in a county on a day, to whom, and what they were told before.

Read by the daily duty; a constant number of queries, however many projects, people and rounds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max, Q, QuerySet

from shishi.queries import door, occasions, settings
from shishi.records.models import (
    Assignment,
    Notification,
    Person,
    Post,
    Robot,
    RuleVersion,
)
from shishi.rules import calendars, reminders
from shishi.rules.access import Actor, Role
from shishi.rules.calendars import Calendar
from shishi.rules.hours import PRESETS, Hours, telling
from shishi.rules.notifications import Channel, Delivery, daily, day_of
from shishi.rules.occasions import OF_UNIT, TOLD, Occasion
from shishi.rules.plain import from_plain
from shishi.rules.projects import SPONSORS
from shishi.rules.reminders import Digest, Last, Matter
from shishi.rules.settings import Subject, in_force


@dataclass(frozen=True, slots=True)
class Times:
    """办公时间 of a county with its calendar."""

    hours: Hours
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Told:
    """一份摘要 and where it goes: a person with an address, or a robot."""

    digest: Digest
    person: int | None = None
    email: str = ""
    robot: int | None = None
    channel: Channel = Channel.PRODUCT


@dataclass(frozen=True, slots=True)
class Telling:
    """今天要说的 — when it is told, the key of its day, and the digests."""

    moment: datetime
    key: str
    digests: tuple[Told, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """Matters with whoever they are for: `people` by key, `all` for the groups."""

    people: dict[int, list[Matter]] = field(default_factory=dict)
    all: list[Matter] = field(default_factory=list)

    def add(self, matter: Matter, people: Iterable[int]) -> None:
        self.all.append(matter)
        for person in set(people):
            self.people.setdefault(person, []).append(matter)


def times(actor: Actor, on: date) -> Times:
    """The hours of the latest programme as they hold on the day, the plain preset before they are
    set; the calendar as it stands."""
    rows = door.visible(actor, RuleVersion).filter(subject=Subject.HOURS)
    latest = rows.aggregate(year=Max("programme__year"))["year"]
    held = in_force(rows.filter(programme__year=latest), on) if latest else None
    edition = settings.edition(actor)
    return Times(
        from_plain(Hours, held.value) if held else PRESETS["默认"],
        edition.facts() if edition else calendars.assemble("", ()),
    )


def due(actor: Actor, at: datetime) -> Telling | None:
    """What is to be told today (or tomorrow morning, after hours); None on days off. Whoever was
    told on that day already is left out."""
    held = times(actor, at.date())
    moment = telling(held.hours, held.calendar, at)
    if moment is None:
        return None
    key = daily(moment.date())
    found = _gathered(actor, held.calendar, moment.date(), at)
    digests = (*_personal(actor, found, key, at), *_grouped(actor, found, key, at))
    return Telling(moment, key, digests)


def _personal(actor: Actor, found: _Gathered, key: str, at: datetime) -> Iterator[Told]:
    rows = door.within(actor, Notification).filter(
        channel=Channel.PRODUCT, key__startswith="digest:"
    )
    last = _last(rows, "person", at)
    done = set(rows.filter(key=key).values_list("person", flat=True))
    people = door.within(actor, Person).filter(pk__in=found.people.keys() - done, is_active=True)
    for pk, email in people.filter(login__isnull=False).order_by("pk").values_list("pk", "email"):
        made = reminders.digest(found.people[pk], last.get(pk))
        if made:
            yield Told(made, person=pk, email=email or "")


def _grouped(actor: Actor, found: _Gathered, key: str, at: datetime) -> Iterator[Told]:
    rows = door.within(actor, Notification).filter(robot__isnull=False)
    last = _last(rows.exclude(state=Delivery.GIVEN_UP), "robot", at)
    done = set(rows.filter(key=key).values_list("robot", flat=True))
    robots = door.within(actor, Robot).filter(is_active=True).order_by("pk")
    for pk, channel in robots.values_list("pk", "channel"):
        made = reminders.group_digest(found.all, last.get(pk)) if pk not in done else None
        if made:
            yield Told(made, robot=pk, channel=channel)


def _last(rows: QuerySet[Notification], by: str, at: datetime) -> dict[int, Last]:
    """The last digest of each reader; one that a clock in the future made told nothing yet."""
    found = (
        rows.filter(made_at__lte=at).values_list(by).annotate(made=Max("made_at"), told=Max("key"))
    )
    return {pk: Last(made, day_of(told)) for pk, made, told in found}


def _gathered(actor: Actor, calendar: Calendar, on: date, at: datetime) -> _Gathered:
    """Everything that stands on the day, with whoever is told of it."""
    posts = _Posts(actor, on)
    found = _Gathered()
    for one in occasions.found(actor, calendar, on, at):
        people = posts.told(one.matter.occasion, one.units)
        if one.matter.occasion is Occasion.LIGHT:
            people = {*people, *posts.sponsors.get(one.project, ())}
        found.add(one.matter, people)
    return found


class _Posts:
    """Who holds which post on the day, and the leaders of the projects."""

    def __init__(self, actor: Actor, on: date) -> None:
        now = Q(ends_before=None) | Q(ends_before__gt=on)
        rows = door.within(actor, Post).filter(now, starts_on__lte=on).exclude(role="")
        self.held: dict[tuple[Role, int | None], set[int]] = {}
        for person, role, unit, other in rows.values_list(
            "person", "role", "unit", "unit__same_as"
        ):
            self.held.setdefault((role, other or unit), set()).add(person)
        parts = door.visible(actor, Assignment).filter(now, person__isnull=False, role__in=SPONSORS)
        self.sponsors: dict[int, set[int]] = {}
        for project, person in parts.values_list("project", "person"):
            self.sponsors.setdefault(project, set()).add(person)

    def told(self, occasion: Occasion, units: Iterable[int]) -> set[int]:
        roles = TOLD[occasion]
        if occasion in OF_UNIT:
            asked = [(role, unit) for role in roles for unit in units]
            return set().union(*(self.held.get(key, ()) for key in asked))
        return set().union(*(ones for (role, _), ones in self.held.items() if role in roles))
