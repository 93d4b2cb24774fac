"""到期事项 — what falls due on a day, and a month of days as a calendar shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shishi.rules.days import day_text, month_end
from shishi.rules.rounds import DueCard

_DAY = timedelta(days=1)
SOON = 3  # days ahead from which a day warns


class Kind(StrEnum):
    """到期种类 — in the order in which those of one day stand."""

    DUE = "due"
    CLOSES = "closes"
    OPENS = "opens"
    REMINDS = "reminds"
    DECISION = "decision"
    MATTER = "matter"
    PERMIT = "permit"
    DEADLINE = "deadline"
    NODE = "node"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Kind.DUE: "报送到期",
    Kind.CLOSES: "补报截止",
    Kind.OPENS: "开放填报",
    Kind.REMINDS: "报送提醒",
    Kind.DECISION: "议定事项",
    Kind.MATTER: "协调时限",
    Kind.PERMIT: "手续时效",
    Kind.DEADLINE: "完成时限",
    Kind.NODE: "分月目标",
}


@dataclass(frozen=True, slots=True)
class Due:
    """一件到期事项 — `page` and `keys` lead to where it is dealt with, `lines` say how the day came
    about."""

    on: date
    kind: Kind
    title: str
    says: str
    page: str
    keys: tuple[int, ...]
    number: int = 0
    lines: tuple[str, ...] = ()


def in_order(dues: Iterable[Due]) -> tuple[Due, ...]:
    """By the day, those of one day by their kind and then as the plan has them."""
    kinds = list(Kind)
    return tuple(sorted(dues, key=lambda one: (one.on, kinds.index(one.kind), one.number)))


def of_round(card: DueCard, page: str, keys: tuple[int, ...], says: str = "") -> tuple[Due, ...]:
    """The four days of a round; the day it falls due carries the lines of its card."""
    days = (
        (Kind.OPENS, card.opens_on),
        (Kind.REMINDS, card.remind_on),
        (Kind.DUE, card.due_on),
        (Kind.CLOSES, card.closes_on),
    )
    return tuple(
        Due(
            on,
            kind,
            f"{card.period.label}报送",
            says,
            page,
            keys,
            lines=card.lines if kind is Kind.DUE else (),
        )
        for kind, on in days
    )


def nearness(due: date, on: date) -> str:
    """已过 · 今天 · 还剩 3 天; nothing where the day is far."""
    left = (due - on).days
    if left < 0:
        return "已过"
    if left == 0:
        return "今天"
    return f"还剩 {left} 天" if left <= SOON else ""


def weeks(month: date) -> tuple[tuple[date, ...], ...]:
    """The weeks of a month from Monday to Sunday, with the days around that fill them up."""
    first = month.replace(day=1)
    start = first - _DAY * first.weekday()
    last = month_end(month)
    count = ((last - start).days // 7) + 1
    return tuple(
        tuple(start + _DAY * (7 * week + day) for day in range(7)) for week in range(count)
    )


def month_text(month: date) -> str:
    """2026年11月."""
    return day_text(month).partition("月")[0] + "月"
