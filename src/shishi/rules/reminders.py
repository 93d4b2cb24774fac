"""提醒事项 — what there is to tell, gathered into one digest a person and day.

A digest is sent only when something in it is new since the last one, and then lists all that
stands; what is new when is said by `occasions`. A group reads the number of a project and its
light, nothing else: group robots live on the public network.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from shishi.rules.bands import Light
from shishi.rules.days import day_text
from shishi.rules.occasions import Occasion

_MOST_NAMED, _MOST_LINES, _LONGEST = 4, 20, 200


@dataclass(frozen=True, slots=True)
class Matter:
    """一件提醒事项 — `topic` is what several have in common (3月报送，4月5日到期), `item` the
    project; `since` the day from which it is news (the moment, of what came about on a day);
    `year`, `number` and `light` are what a group reads."""

    occasion: Occasion
    topic: str
    item: str
    since: date | datetime
    year: int = 0
    number: int = 0
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """上一次 — when the last digest was gathered, and the day it was for."""

    gathered_at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Digest:
    """摘要 — one message."""

    title: str
    lines: tuple[str, ...]


def due_topic(period: str, due_on: date) -> str:
    """3月报送，2026年4月5日到期."""
    return f"{period}报送，{day_text(due_on)}到期"


def worse(told: Sequence[tuple[Light, datetime]]) -> tuple[Light, Light, datetime] | None:
    """Out of the lights day by day the light that a project fell to, the one it fell from and
    when; None where it stands as before or better. 未报 is told by the reminders of the report."""
    runs = [list(ones) for _, ones in groupby(told, key=lambda one: one[0])]
    known = [ones[0] for ones in runs if ones[0][0] is not Light.GREY]
    if len(known) < 2 or runs[-1][0][0] is Light.GREY:
        return None
    (was, _), (now, at) = known[-2:]
    return (was, now, at) if now.severity > was.severity else None


def digest(matters: Iterable[Matter], last: Last | None) -> Digest | None:
    """The digest of a person; None where nothing is news since the last one."""
    held = _in_order(matters)
    if not _news(held, last):
        return None
    lines = [
        _line(occasion, topic, list(ones))
        for (occasion, topic), ones in groupby(held, key=lambda one: (one.occasion, one.topic))
    ]
    left = len(lines) - _MOST_LINES
    more = (f"另有 {left} 类，请登录查看。",) if left > 0 else ()
    first = f"{held[0].occasion.label}，{held[0].topic}"
    title = f"{len(held)} 件待办，最急：{first}"[:_LONGEST]
    return Digest(title, (*lines[:_MOST_LINES], *more))


def group_digest(matters: Iterable[Matter], last: Last | None) -> Digest | None:
    """What a group is told: for each year and light the numbers of the projects whose light has
    turned worse or whose report is missing."""
    told = {
        (one.year, Light.GREY if one.light is None else one.light, one.number): one
        for one in matters
        if one.occasion in (Occasion.LIGHT, Occasion.OVERDUE)
    }
    if not _news(told.values(), last):
        return None
    keys = sorted(told, key=lambda key: (key[0], -key[1].severity, key[2]))
    lines, counts = [], []
    for (year, light), ones in groupby(keys, key=lambda key: key[:2]):
        numbers = [f"第{number}件" for _, _, number in ones]
        lines.append(f"{year}年 {light.label}：{'、'.join(numbers)}")
        counts.append(f"{light.label} {len(numbers)} 件")
    return Digest(f"民生实事提醒：{'，'.join(counts)}"[:_LONGEST], tuple(lines))


def _in_order(matters: Iterable[Matter]) -> list[Matter]:
    places = {one: place for place, one in enumerate(Occasion)}
    return sorted(
        matters, key=lambda one: (places[one.occasion], one.topic, one.year, one.number, one.item)
    )


def _news(matters: Iterable[Matter], last: Last | None) -> bool:
    return any(last is None or _after(one.since, last) for one in matters)


def _after(since: date | datetime, last: Last) -> bool:
    """A digest may be gathered on the evening before its day."""
    return since > last.gathered_at if isinstance(since, datetime) else since > last.day


def _line(occasion: Occasion, topic: str, ones: list[Matter]) -> str:
    """逾期未报：3月报送，2026年4月5日到期。城乡供水提升工程、养老服务提升工程等 6 件."""
    names = [one.item for one in ones if one.item]
    many = f"等 {len(names)} 件" if len(names) > _MOST_NAMED else ""
    tail = f"。{'、'.join(names[:_MOST_NAMED])}{many}" if names else ""
    return f"{occasion.label}：{topic}{tail}"
