"""提醒 — fill the outbox once a day, deliver what waits in it, and note what was read.

Nothing is told twice: a row's key is unique for its reader and day; before a letter is sent, its
attempt is counted and committed, and a letter whose fate nobody can know is not sent again
(docs/decisions/0007-outbox.md).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import F

from shishi.actions.base import change
from shishi.queries import door, reminders
from shishi.queries.reminders import Telling, Told
from shishi.records.models import Notification, Territory
from shishi.records.sealing import Unreadable, unseal
from shishi.rules.access import Actor
from shishi.rules.hours import is_open
from shishi.rules.lifecycle import Refused, no
from shishi.rules.notifications import (
    GROUPS,
    INTERRUPTED,
    LEASE,
    STALE,
    Channel,
    Delivery,
    Fate,
    Letter,
    Outcome,
    after,
    daily,
)
from shishi.rules.robots import room

_MINUTE = timedelta(minutes=1)
Send = Callable[[Letter, datetime], Outcome]
TODAY, LEDGER = "/", "/ledger/"  # where a person and where a group goes on from a message


def write(*, actor: Actor, mail: bool, at: datetime) -> int:
    """生成提醒 — today's digests of the county, to each person in the product (and by `mail`
    where there is an address and a mail server) and to each group; how many were written. Written
    again, nothing is added."""
    territory = door.thing(actor, Territory, actor.territory or 0)
    with change(actor, "notification.write", territory, at=at) as log:
        Territory.objects.select_for_update().get(pk=territory.pk)  # two at once take turns
        telling = reminders.due(actor, at)
        rows = list(_rows(territory.pk, telling, mail, at)) if telling else []
        Notification.objects.bulk_create(rows)
        people = sum(row.channel is Channel.PRODUCT for row in rows)
        log.note(people=people, groups=sum(row.channel in GROUPS for row in rows))
        if telling:
            log.note(on=telling.moment.date().isoformat())
        return people


def deliver(*, actor: Actor, send: Send, at: datetime) -> int:
    """投递提醒 — what waits goes out, within the hours of the office and the limits of the vendors;
    how many letters were delivered. Each is sent outside any transaction."""
    territory = door.thing(actor, Territory, actor.territory or 0)

    def sent() -> list[Outcome]:
        return list(_sent(actor, territory.pk, send, at))

    with change(actor, "notification.deliver", territory, at=at, prepare=sent) as log:
        fates = [one.fate for one in log.prepared]
        log.note(delivered=fates.count(Fate.SENT), failed=len(fates) - fates.count(Fate.SENT))
        return fates.count(Fate.SENT)


def read(*, actor: Actor, notification: int, at: datetime) -> None:
    """阅读提醒 — by its reader; told again it stays read."""
    row = door.thing(actor, Notification, notification)
    with change(actor, "notification.read", row, at=at):
        if row.channel is not Channel.PRODUCT:
            raise Refused(no("未找到这条提醒，请返回提醒页核对。"))
        Notification.objects.filter(pk=row.pk, read_at=None).update(read_at=at)


def _rows(territory: int, telling: Telling, mail: bool, at: datetime) -> Iterator[Notification]:
    for told in telling.digests:
        channels = [told.channel, *([Channel.MAIL] if mail and told.email else [])]
        for channel in channels:
            yield _row(territory, telling, told, channel, at)


def _row(
    territory: int, telling: Telling, told: Told, channel: Channel, at: datetime
) -> Notification:
    here = channel is Channel.PRODUCT  # the page shows it from its moment on: no more to be done
    return Notification(
        territory_id=territory,
        channel=channel,
        person_id=told.person,
        robot_id=told.robot,
        key=telling.key,
        title=told.digest.title,
        says="\n".join(told.digest.lines),
        path=TODAY if told.person else LEDGER,
        made_at=at,
        not_before=telling.moment,
        state=Delivery.DELIVERED if here else Delivery.WAITING,
        delivered_at=telling.moment if here else None,
    )


def _sent(actor: Actor, territory: int, send: Send, at: datetime) -> Iterator[Outcome]:
    """Send what waits, one by one; each change is committed by itself."""
    waiting = Notification.objects.filter(territory=territory, state=Delivery.WAITING)
    waiting.filter(leased_until__lte=at).update(state=Delivery.GIVEN_UP, fault=INTERRUPTED)
    old = waiting.filter(leased_until=None, key__lt=daily(at.date()))
    old.update(state=Delivery.GIVEN_UP, fault=STALE)
    held = reminders.times(actor, at.date())
    if not is_open(held.hours, held.calendar, at):
        return
    free = waiting.filter(leased_until=None, not_before__lte=at).order_by("not_before", "pk")
    stuck: set[int | None] = set()  # ways that do not get through just now
    for row in _within_limits(free.select_related("person", "robot"), at):
        if row.robot_id in stuck:
            continue
        claimed = Notification.objects.filter(
            pk=row.pk, state=Delivery.WAITING, leased_until=None, not_before__lte=at
        ).update(tries=F("tries") + 1, leased_until=at + LEASE)
        if claimed:  # else another process has it
            outcome = _tried(row, send, at)
            _settle(row, outcome, at)
            if outcome.fate is Fate.LATER:
                stuck.add(row.robot_id)
            yield outcome


def _within_limits(rows: Iterable[Notification], at: datetime) -> Iterator[Notification]:
    """The rows that may go out now: of each robot as many as its vendor takes."""
    left: dict[int, int] = {}
    for row in rows:
        if row.robot_id is None or row.robot is None:
            yield row
            continue
        if row.robot_id not in left:
            left[row.robot_id] = room(row.robot.channel, _lately(row.robot_id, at), at)
        left[row.robot_id] -= 1
        if left[row.robot_id] >= 0:
            yield row


def _lately(robot: int, at: datetime) -> list[datetime]:
    rows = Notification.objects.filter(robot=robot, delivered_at__gt=at - _MINUTE)
    return [one for one in rows.values_list("delivered_at", flat=True) if one]


def _tried(row: Notification, send: Send, at: datetime) -> Outcome:
    letter = _letter(row)
    return letter if isinstance(letter, Outcome) else send(letter, at)


def _letter(row: Notification) -> Letter | Outcome:
    to, secret = (row.person.email if row.person else "") or "", ""
    if row.robot:
        if not row.robot.is_active:
            return Outcome(Fate.NEVER, "机器人已停用，没有发送。")
        try:
            to, secret = unseal(row.robot.address_sealed), unseal(row.robot.secret_sealed)
        except Unreadable:
            return Outcome(Fate.NEVER, "机器人的地址已不能读取，请重新填写。")
    if not to:
        return Outcome(Fate.NEVER, "此人已没有邮箱，没有发送。")
    lines = tuple(row.says.splitlines())
    return Letter(row.channel, to, secret, row.title, lines, row.path, f"shishi-{row.pk}")


def _settle(row: Notification, outcome: Outcome, at: datetime) -> None:
    stands = after(outcome, row.tries + 1, at)
    sent = stands.state is Delivery.DELIVERED
    Notification.objects.filter(pk=row.pk).update(
        state=stands.state,
        not_before=row.not_before if sent else stands.not_before,
        fault=stands.fault,
        leased_until=None,
        delivered_at=at if sent else None,
    )
