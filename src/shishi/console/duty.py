"""值班 — what one run of the daily duty does, programme by programme."""

from collections.abc import Iterator
from datetime import date, datetime

from rich.console import Console
from rich.progress import track

from shishi.actions import lights as deeds
from shishi.actions import rounds
from shishi.queries import door, lights, programmes
from shishi.queries.programmes import ProgrammeCard
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused


def run(on: date, at: datetime) -> Iterator[str]:
    """Open the rounds that are due and rate the lights of every started programme, of the days
    since the last run as well; a sentence for each. Run again, it adds nothing."""
    for actor in door.hosts():
        for card in programmes.programmes(actor):
            days = lights.unrated(actor, card.pk, on)
            if not days:
                yield f"{card.year}年：尚未启动，无须值班。"
                continue
            yield f"{card.year}年：{_opened(actor, card, on, at)}"
            yield f"{card.year}年：评 {len(days)} 天的灯，新记 {_rated(actor, card, days, at)} 盏。"


def _opened(actor: Actor, card: ProgrammeCard, on: date, at: datetime) -> str:
    """A rule or a calendar that is lacking keeps no light from being rated."""
    try:
        opened = rounds.open_due(actor=actor, programme=card.pk, on=on, at=at)
    except Refused as refused:
        return refused.verdict.says
    return f"开放报送 {len(opened)} 轮。"


def _rated(actor: Actor, card: ProgrammeCard, days: tuple[date, ...], at: datetime) -> int:
    screen = Console(stderr=True)
    shown = track(
        days,
        "评灯",
        console=screen,
        transient=True,
        disable=len(days) < 2 or not screen.is_terminal,
    )
    return sum(deeds.rate(actor=actor, programme=card.pk, on=day, at=at) for day in shown)
