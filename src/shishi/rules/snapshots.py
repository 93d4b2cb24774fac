"""台账快照 — the ledger of a day frozen as plain values, held against the replay of that day.

Source: domain paper requirements 53 and 95. A snapshot never says more than could be known at the
end of its day, however late it is taken; so the replay of the day has to be equal to the letter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from shishi.rules.audit import canonical
from shishi.rules.days import day_text, end_of, month_end
from shishi.rules.digests import digest
from shishi.rules.lifecycle import YES, Verdict, no

Body = dict[str, Any]
_NOTHING = object()  # where one of two bodies has no such part


@dataclass(frozen=True, slots=True)
class Difference:
    """不符之处 — where two bodies differ; a side is empty where it has nothing there."""

    where: str
    kept: str
    replayed: str


def known_at(on: date, taken_at: datetime) -> datetime:
    """The moment whose knowledge a snapshot of the day holds."""
    return min(taken_at, end_of(on, taken_at.tzinfo))


def may_take(on: date, adopted_on: date, today: date) -> Verdict:
    """Whether there can be a snapshot of the day."""
    if on > today:
        return no("快照日期不能晚于今天。请修改。", "on")
    if on < adopted_on:
        says = f"方案于{day_text(adopted_on)}入账，此前没有台账可以冻结。请修改日期。"
        return no(says, "on")
    return YES


def due(since: date, on: date, closed_on: date | None, kept: Iterable[date]) -> tuple[date, ...]:
    """The ends of months that are over by the day, since the year began and until it was closed,
    of which there is no snapshot yet."""
    last = min(on - timedelta(days=1), month_end(closed_on) if closed_on else on)
    found, end = [], month_end(since)
    while end <= last:
        found.append(end)
        end = month_end(end + timedelta(days=1))
    held = set(kept)
    return tuple(day for day in found if day not in held)


def digest_of(body: Body) -> str:
    """The digest of the body's canonical text."""
    return digest(canonical(body).encode())


def differences(kept: Body, replayed: Body) -> tuple[Difference, ...]:
    """Every place in which the two differ; empty exactly when they are equal to the letter."""
    return tuple(_between("", kept, replayed))


def _between(where: str, kept: Any, replayed: Any) -> Iterator[Difference]:
    if kept is not _NOTHING and replayed is not _NOTHING and canonical(kept) == canonical(replayed):
        return
    if isinstance(kept, dict) and isinstance(replayed, dict):
        for key in sorted(kept.keys() | replayed.keys()):
            inner = f"{where} › {key}" if where else key
            yield from _between(inner, kept.get(key, _NOTHING), replayed.get(key, _NOTHING))
    elif isinstance(kept, list) and isinstance(replayed, list) and len(kept) == len(replayed):
        for place, (one, other) in enumerate(zip(kept, replayed, strict=True), 1):
            yield from _between(f"{where} {_name(one, place)}", one, other)
    else:
        yield Difference(where, _words(kept), _words(replayed))


def _name(one: Any, place: int) -> str:
    return str(one["名称"]) if isinstance(one, dict) and "名称" in one else f"第{place}项"


def _words(value: Any) -> str:
    if value is _NOTHING or value is None:
        return "没有" if value is None else ""
    return value if isinstance(value, str) else canonical(value)
