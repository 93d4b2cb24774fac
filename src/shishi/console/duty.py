"""值班 — what one run of the daily duty does, county by county; each step stands by itself."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from time import perf_counter

from django.conf import settings

from shishi.actions import lights as deeds
from shishi.actions import notifications, rounds, ticks
from shishi.actions import snapshots as freezing
from shishi.couriers import letters
from shishi.queries import desk, door, lights, programmes, snapshots
from shishi.queries import notifications as outbox
from shishi.queries.programmes import ProgrammeCard
from shishi.rules.access import Actor
from shishi.rules.days import day_text
from shishi.rules.lifecycle import Refused


def run(on: date, at: datetime) -> Iterator[str]:
    """Open the rounds that are due, rate the lights of every started programme, of the days since
    the last run as well, tell people what is new for them, and deliver; a sentence for each, and
    an empty one after each day that was rated, where whoever listens may end it. Run again, it
    adds nothing; while another run is at it, it only says so."""
    try:
        with ticks.run(actor=door.host(), at=at) as say:
            begun = perf_counter()
            for says in _steps(on, at):
                say(says, at + timedelta(seconds=perf_counter() - begun))
                yield says
    except Refused as refused:
        yield refused.verdict.says


def deliver(at: datetime) -> Iterator[str]:
    """What waits goes out; nothing is said where nothing waits."""
    for actor in door.hosts():
        if outbox.to_deliver(actor, at):
            sent = notifications.deliver(actor=actor, send=letters.send, at=at)
            yield f"投递提醒 {sent} 条。"


def _steps(on: date, at: datetime) -> Iterator[str]:
    for actor in door.hosts():
        for card in programmes.programmes(actor):
            yield from _rounds_and_lights(actor, card, on, at)
            yield from _frozen(actor, card, on, at)
        told = notifications.write(actor=actor, mail=bool(settings.EMAIL_HOST), at=at)
        yield f"生成提醒 {told} 份。"
    yield from deliver(at)


def _rounds_and_lights(actor: Actor, card: ProgrammeCard, on: date, at: datetime) -> Iterator[str]:
    days = lights.unrated(actor, card.pk, on, at)
    if not days:
        reason = "已结账" if card.closing else "尚未启动"
        yield f"{card.year}年：{reason}，无须值班。"
        return
    yield f"{card.year}年：{_opened(actor, card, on, at)}"
    kept = 0
    lights.look_over(actor, card.pk)
    for day in _shown(days):
        kept += deeds.rate(actor=actor, programme=card.pk, on=day, at=at)
        yield ""
    yield f"{card.year}年：评 {len(days)} 天的灯，新记 {kept} 盏。"


def _opened(actor: Actor, card: ProgrammeCard, on: date, at: datetime) -> str:
    """A rule or a calendar that is lacking keeps no light from being rated; a day on which no round
    opens leaves no trace."""
    if not any(card.pk in one.keys for one in desk.to_open(actor, on)):
        return "开放报送 0 轮。"
    try:
        opened = rounds.open_due(actor=actor, programme=card.pk, on=on, at=at)
    except Refused as refused:
        return refused.verdict.says
    return f"开放报送 {len(opened)} 轮。"


def _frozen(actor: Actor, card: ProgrammeCard, on: date, at: datetime) -> Iterator[str]:
    """The ledger of every month that is over, as could be known at its end."""
    for day in snapshots.due(actor, card.pk, on):
        freezing.take(actor=actor, programme=card.pk, on=day, at=at)
        yield f"{card.year}年：已冻结{day_text(day)}的台账快照。"


def _shown(days: tuple[date, ...]) -> Iterable[date]:
    if len(days) < 2 or not sys.stderr.isatty():
        return days
    from rich.console import Console  # slow import: the watch beside a server has no screen
    from rich.progress import track  # slow import: as above

    return track(days, "评灯", console=Console(stderr=True), transient=True)
