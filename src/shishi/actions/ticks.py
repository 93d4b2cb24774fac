"""每日值班 — one run at a time: a lease in the database, renewed as the run goes on.

A run that dies lets go of its lease within minutes; whatever it had done stands, and the next one
does the rest.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import F

from shishi.actions.base import change
from shishi.records.models import AuditHead, Tick
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no

LEASE = timedelta(minutes=3)  # a step of the duty takes seconds
Say = Callable[[str, datetime], None]


@contextmanager
def run(*, actor: Actor, at: datetime) -> Iterator[Say]:
    """值班 — `Refused` while another run has the lease, and when the clock stands before the last
    run. What the body says is kept with the run, and renews its lease; so does an empty word."""
    with change(actor, "tick.run", None, at=at) as log:
        AuditHead.objects.select_for_update().get(pk=1)  # two at once take turns
        last = Tick.objects.order_by("-pk").first()
        if last is not None:
            _may_begin(last, at)
        row = Tick.objects.create(begun_at=at, leased_until=at + LEASE)
        log.note(run=row.pk)
    told: list[str] = []
    mine = Tick.objects.filter(pk=row.pk)

    def say(words: str, now: datetime) -> None:
        told.extend([words] if words else ())
        mine.update(says=told, leased_until=now + LEASE)

    try:
        yield say
    except BaseException:
        mine.update(leased_until=at)  # not at its end, and in nobody's way
        raise
    mine.update(ended_at=F("leased_until") - LEASE)


def set_right(*, actor: Actor, at: datetime) -> None:
    """校正值班时钟 — a clock that stood in the future is right now: the last run, which began then,
    holds up no other. It stays as it is; what it rated was not known yet."""
    with change(actor, "tick.set_right", None, at=at) as log:
        AuditHead.objects.select_for_update().get(pk=1)
        last = Tick.objects.order_by("-pk").first()
        if last is None or last.begun_at <= at:
            raise Refused(no("没有晚于现在的值班记录，无须校正。"))
        was = _moment(last.begun_at, at)
        says = f"本机时钟曾误设到将来（{was}），现已校准，从{_moment(at, at)}起继续值班。"
        Tick.objects.create(begun_at=at, leased_until=at, says=[says])
        log.note(says=says, run=last.pk)


def _moment(moment: datetime, at: datetime) -> str:
    return f"{moment.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"


def _may_begin(last: Tick, at: datetime) -> None:
    begun = _moment(last.begun_at, at)
    if at < last.begun_at:
        says = (
            f"本机时钟早于上次值班（{begun}），本次没有新增任何内容。请核对时钟。"
            f"时钟现在是对的，就是上次值班时误设到了将来：请运行 shishi tick --today {at:%Y-%m-%d}"
            "，值班从现在继续，误设期间评的灯不算已知。"
        )
        raise Refused(no(says))
    if last.ended_at is None and at < last.leased_until:
        raise Refused(no(f"另一次值班正在进行（{begun} 开始），本次不重复办理。"))
