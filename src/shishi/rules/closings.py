"""年度结账 — a year is closed once nothing of it is under way; from then it can only be looked at.

What was promised and not finished is carried over (结转) with the target it was promised with.
Source: domain paper requirement 5.
"""

from dataclasses import dataclass
from datetime import date

from shishi.rules.days import day_text
from shishi.rules.lifecycle import YES, Verdict, no


@dataclass(frozen=True, slots=True)
class Closing:
    """结账 — the year, and the day from which nothing of it changes."""

    year: int
    on: date

    @property
    def says(self) -> str:
        """The sentence for whoever asks for a deed after it."""
        return (
            f"{self.year}年度已于{day_text(self.on)}结账，只能查看。"
            "发现差错的，请向汇总单位书面说明，在下一年度的工作中处理。"
        )


@dataclass(frozen=True, slots=True)
class Pending:
    """未了事项 — what is under way on the day, each by its name: reports handed in and not yet
    accepted, decisions not yet carried out, lowered lights that wait for a second person."""

    reports: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    lowerings: tuple[str, ...] = ()


def hurdles(pending: Pending) -> tuple[Verdict, ...]:
    """Why the year cannot be closed; empty when it can."""
    kinds = (
        ("reports", "份报送尚未采用", "请先采用或退回。", pending.reports),
        ("decisions", "件议定事项尚未办结", "请先登记办结或不予办理。", pending.decisions),
        ("lowerings", "件人工降灯尚未复核", "请先由另一人复核。", pending.lowerings),
    )
    return tuple(
        no(f"{len(names)} {what}：{'、'.join(names)}。{then}", where)
        for where, what, then, names in kinds
        if names
    )


def unfit(year: int, started_on: date | None, on: date, today: date) -> Verdict:
    """Whether the year can be closed on the day at all."""
    if started_on is None:
        return no(f"{year}年度尚未启动，不能结账。")
    if on < started_on:
        return no(f"结账日期早于启动日期（{day_text(started_on)}）。请修改。", "on")
    if on > today:
        return no("结账日期不能晚于今天。请修改。", "on")
    return YES
