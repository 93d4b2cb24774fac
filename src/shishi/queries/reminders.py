"""提醒事项 — what there is to tell in a county on a day, to whom, and what they were told before.

Read by the daily duty; a constant number of queries, however many projects, people and rounds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Max, Q, QuerySet

from shishi.queries import door, settings, slots
from shishi.records.models import (
    Assignment,
    Notification,
    Person,
    Post,
    Programme,
    Rating,
    Report,
    Robot,
    Round,
    RuleVersion,
)
from shishi.rules import calendars, reminders
from shishi.rules.access import Actor, Role
from shishi.rules.bands import Light
from shishi.rules.calendars import Calendar
from shishi.rules.hours import PRESETS, Hours, telling
from shishi.rules.notifications import Channel, Delivery, daily, day_of
from shishi.rules.plain import from_plain
from shishi.rules.projects import SPONSORS
from shishi.rules.reminders import OF_UNIT, TOLD, Digest, Last, Matter, Occasion
from shishi.rules.reports import ReportState
from shishi.rules.settings import Subject, in_force
from shishi.rules.timings import Timeliness

_BACK = timedelta(days=31)  # how far back a light is compared
_AHEAD = timedelta(days=31)  # how far ahead the calendar has to be known
_WAITS = {
    ReportState.RETURNED: Occasion.RETURNED,
    ReportState.SUBMITTED: Occasion.APPROVE,
    ReportState.APPROVED: Occasion.ACCEPT,
}


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
    open_ = door.visible(actor, Programme).filter(started_on__lte=on, closed_on=None)
    years = dict(open_.values_list("pk", "year"))
    posts = _Posts(actor, on)
    found = _Gathered()
    for matter, unit, project in (
        *_reports(actor, calendar, on, years),
        *_waiting(actor, calendar, on, years, at),
        *_lights(actor, years, on, at),
        *_calendar(calendar, on),
    ):
        people = posts.told(matter.occasion, unit)
        if matter.occasion is Occasion.LIGHT:
            people = {*people, *posts.sponsors.get(project, ())}
        found.add(matter, people)
    return found


_Found = tuple[Matter, int | None, int]  # with the unit and the project it is about


def _reports(actor: Actor, calendar: Calendar, on: date, years: dict[int, int]) -> Iterator[_Found]:
    """Reports that have not come, as long as they are taken."""
    rounds = door.visible(actor, Round).filter(programme__in=years, opens_on__lte=on)
    held = {
        pk: (years[programme], opens_on, remind_on, due_on)
        for pk, programme, opens_on, remind_on, due_on in rounds.values_list(
            "pk", "programme", "opens_on", "remind_on", "due_on"
        )
    }
    for one in slots.every(actor, on):
        missing = one.timeliness in (Timeliness.OPEN, Timeliness.MISSING)
        if one.round not in held or not missing or one.closes_on < on:
            continue
        if one.state is not ReportState.DRAFT:
            continue
        year, opens_on, remind_on, due_on = held[one.round]
        if one.due_on > due_on:  # extended
            remind_on = calendars.after_workdays(calendar, one.due_on, -1)
        occasion, since = reminders.stage(opens_on, remind_on, one.due_on, calendar, on)
        topic = reminders.due_topic(one.period, one.due_on)
        matter = Matter(occasion, topic, one.title, since, year, one.number)
        yield matter, one.unit, one.project


def _waiting(
    actor: Actor, calendar: Calendar, on: date, years: dict[int, int], at: datetime
) -> Iterator[_Found]:
    """Reports that somebody has to mend or to decide on."""
    rows = door.visible(actor, Report).filter(round__programme__in=years, state__in=_WAITS)
    for row in rows.select_related("round__edition", "project", "unit"):
        changed = row.changed_at.astimezone(at.tzinfo)
        anew = reminders.again(changed.date(), calendar, on)
        since = changed if anew <= changed.date() else anew
        topic = f"{row.round.facts().period.label}报送"
        year = years[row.round.programme_id]
        occasion = _WAITS[row.state]
        unit = row.unit.same_as_id or row.unit_id
        yield (
            Matter(occasion, topic, row.project.title, since, year, row.project.number),
            unit,
            row.project_id,
        )


def _lights(actor: Actor, years: dict[int, int], on: date, at: datetime) -> Iterator[_Found]:
    """Lights that have turned worse and stand so."""
    rows = door.visible(actor, Rating).filter(
        project__programme__in=years, on__gt=on - _BACK, on__lte=on, rated_at__lte=at
    )
    found: dict[int, dict[date, tuple[Light, datetime]]] = {}
    names: dict[int, tuple[int, int, str]] = {}
    columns = ("project", "project__programme", "project__number", "project__title")
    ordered = rows.order_by("on", "rated_at", "pk")
    for pk, programme, number, title, day, light, rated in ordered.values_list(
        *columns, "on", "light", "rated_at"
    ):
        found.setdefault(pk, {})[day] = light, rated
        names[pk] = years[programme], number, title
    units = slots.answering_units(actor, years)
    for pk, days in found.items():
        turned = reminders.worse(list(days.values()))
        if turned is None:
            continue
        (was, now, since), (year, number, title) = turned, names[pk]
        topic = f"由{was.label}转为{now.label}"
        unit = units[pk].pk if pk in units else None
        yield Matter(Occasion.LIGHT, topic, title, since, year, number, now), unit, pk


def _calendar(calendar: Calendar, on: date) -> Iterator[_Found]:
    """A year whose days off are not known, told once a week."""
    says = calendars.warning(calendar, on, on + _AHEAD)
    if says:
        monday = on - timedelta(days=on.weekday())
        yield Matter(Occasion.CALENDAR, says.rstrip("。"), "", monday), None, 0


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

    def told(self, occasion: Occasion, unit: int | None) -> set[int]:
        roles = TOLD[occasion]
        if occasion in OF_UNIT:
            return set().union(*(self.held.get((role, unit), ()) for role in roles))
        return set().union(*(ones for (role, _), ones in self.held.items() if role in roles))
