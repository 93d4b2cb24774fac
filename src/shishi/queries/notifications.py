"""收到的提醒 — what a person was told in the product; and the messages of the group robots."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from shishi.queries import door, reminders
from shishi.records.models import Assignment, Notification, Robot
from shishi.rules.access import Actor
from shishi.rules.hours import is_open
from shishi.rules.notifications import Channel, Delivery, daily
from shishi.rules.occasions import Occasion, told_of
from shishi.rules.projects import SPONSORS

_MOST, _MOST_OF_ROBOT = 60, 10


@dataclass(frozen=True, slots=True)
class Note:
    """一条提醒 as its reader has it; `mailed` says how the same stands as a letter."""

    pk: int
    title: str
    lines: tuple[str, ...]
    path: str
    told_at: datetime
    read: bool
    mailed: Delivery | None
    fault: str


@dataclass(frozen=True, slots=True)
class Telling:
    """提醒办法 — of what the reader is told, and in which hours."""

    occasions: tuple[Occasion, ...]
    hours: str


@dataclass(frozen=True, slots=True)
class Sent:
    """一条群消息 with its fate."""

    title: str
    at: datetime
    state: Delivery
    tries: int
    fault: str


@dataclass(frozen=True, slots=True)
class RobotLine:
    """一个群机器人 — its address is never shown but for the last four characters."""

    pk: int
    name: str
    channel: Channel
    shown: str
    signed: bool
    active: bool
    set_by: str
    set_at: datetime
    sent: tuple[Sent, ...]


def notes(actor: Actor, at: datetime) -> tuple[Note, ...]:
    """What the actor was told, the newest first."""
    held = list(_own(actor, at).order_by("-not_before", "-pk")[:_MOST])
    mails = {
        row.key: row
        for row in door.visible(actor, Notification).filter(
            channel=Channel.MAIL, key__in=[row.key for row in held]
        )
    }
    return tuple(_note(row, mails.get(row.key)) for row in held)


def telling(actor: Actor, on: date) -> Telling:
    """Of what the actor is told, by their posts and the projects they lead."""
    now = Q(ends_before=None) | Q(ends_before__gt=on)
    led = door.visible(actor, Assignment).filter(now, person=actor.person, role__in=SPONSORS)
    told = told_of(actor.roles, sponsor=led.exists())
    return Telling(told, reminders.times(actor, on).hours.says)


def unread(actor: Actor, at: datetime) -> int:
    """How many the actor has not read."""
    return _own(actor, at).filter(read_at=None).count()


def to_deliver(actor: Actor, at: datetime) -> bool:
    """Whether anything is to be sent now, or to be given up."""
    rows = door.within(actor, Notification).filter(state=Delivery.WAITING)
    old = Q(leased_until=None, key__lt=daily(at.date()))
    if rows.filter(old | Q(leased_until__lte=at)).exists():
        return True
    if not rows.filter(leased_until=None, not_before__lte=at).exists():
        return False
    held = reminders.times(actor, at.date())
    return is_open(held.hours, held.calendar, at)


def robots(actor: Actor) -> tuple[RobotLine, ...]:
    """The robots of the county with their last messages."""
    rows = door.visible(actor, Robot).select_related("set_by").order_by("pk")
    robots = list(rows)
    told = door.within(actor, Notification).filter(robot__in=robots).order_by("-pk")
    sent: dict[int, list[Sent]] = {}
    for row in told[: _MOST_OF_ROBOT * max(1, len(robots))]:
        at = row.delivered_at or row.not_before
        one = Sent(row.title, at, row.state, row.tries, row.fault)
        sent.setdefault(row.robot_id or 0, []).append(one)
    return tuple(
        RobotLine(
            row.pk,
            row.name,
            row.channel,
            row.shown,
            bool(row.secret_sealed),
            row.is_active,
            row.set_by.name,
            row.set_at,
            tuple(sent.get(row.pk, ())),
        )
        for row in robots
    )


def robot(actor: Actor, pk: int) -> RobotLine:
    """One robot; `NotThere` for another county's."""
    found = next((one for one in robots(actor) if one.pk == pk), None)
    if found is None:
        raise door.NotThere
    return found


def _own(actor: Actor, at: datetime) -> QuerySet[Notification]:
    rows = door.visible(actor, Notification)
    return rows.filter(channel=Channel.PRODUCT, not_before__lte=at)


def _note(row: Notification, mail: Notification | None) -> Note:
    return Note(
        row.pk,
        row.title,
        tuple(row.says.splitlines()),
        row.path,
        row.not_before,
        row.read_at is not None,
        mail.state if mail else None,
        mail.fault if mail else "",
    )
