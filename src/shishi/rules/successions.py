"""岗位交接 — one person follows another in a post from a day on; duties pass, the history stays.

Source: domain paper requirement 1.
"""

from dataclasses import dataclass
from datetime import date

from shishi.rules.days import day_text
from shishi.rules.lifecycle import YES, Verdict, no


@dataclass(frozen=True, slots=True)
class Held:
    """任职 — a post over [starts_on, ends_before), as the rule needs it."""

    holder: int
    starts_on: date
    ends_before: date | None


def holds(starts_on: date, ends_before: date | None, on: date) -> bool:
    """Whether what lasts over [starts_on, ends_before) holds on the day."""
    return starts_on <= on and (ends_before is None or on < ends_before)


def passes_on(starts_on: date, on: date) -> date:
    """The day on which a duty passes: not before it began."""
    return max(starts_on, on)


def may_succeed(post: Held, actor: int | None, successor: int | None, on: date) -> Verdict:
    """Whether `successor`, None for somebody new, may follow in the post on the day."""
    if post.ends_before is not None:
        says = f"该岗位已于{day_text(post.ends_before)}结束或交接，不必重复办理。"
        return no(says)
    if on < post.starts_on:
        return no(f"交接日期早于任职日期（{day_text(post.starts_on)}）。请修改。", "on")
    if successor is not None and successor == post.holder:
        return no("接任人就是现任者。请另选接任人。", "successor")
    if successor is not None and successor == actor:
        return no("不能给自己任职，请由另一名系统管理员办理。", "successor")
    return YES
