"""停滞 — the days a project lost, by cause and by the desk they lay on (堵点天数账).

A day is lost once, whatever else stood still on it: it is charged to the stop that began first. So
the days of the causes, and those of the desks, add up to the days lost.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shishi.rules.days import add_months
from shishi.rules.lifecycle import YES, Verdict, no


class Cause(StrEnum):
    """停滞原因."""

    PERMITS = "permits"
    FUNDS = "funds"
    LAND = "land"
    CLEARANCE = "clearance"
    TENDER = "tender"
    WEATHER = "weather"
    REDESIGN = "redesign"
    WORKS = "works"

    @property
    def label(self) -> str:
        return _CAUSES[self]


_CAUSES = {
    Cause.PERMITS: "手续",
    Cause.FUNDS: "资金",
    Cause.LAND: "用地",
    Cause.CLEARANCE: "征拆",
    Cause.TENDER: "招标",
    Cause.WEATHER: "天气",
    Cause.REDESIGN: "设计变更",
    Cause.WORKS: "施工",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """停滞时段 — from `start` until the day before `end`; `end` is None while it lasts. `desk` is
    where the matter lay, empty where it lay on none (天气)."""

    start: date
    end: date | None
    cause: Cause
    desk: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """耽误天数 — days lost in all, by cause and by desk, the most first."""

    days: int
    by_cause: tuple[tuple[Cause, int], ...]
    by_desk: tuple[tuple[str, int], ...]
    says: str


def lost_days(stops: Iterable[Stop], on: date) -> Lost:
    """The days that a project lost up to and with `on`."""
    return added_up(charged(stops, on))


def charged(stops: Iterable[Stop], on: date) -> tuple[tuple[Stop, int], ...]:
    """The stops of a project in the order they began, each with the days charged to it up to and
    with `on`."""
    found = []
    counted_to = date.min
    for stop in sorted(stops, key=lambda one: one.start):
        end = min(stop.end or date.max, on + timedelta(days=1))
        days = max((end - max(stop.start, counted_to)).days, 0)
        counted_to = max(counted_to, end)
        found.append((stop, days))
    return tuple(found)


def added_up(charges: Iterable[tuple[Stop, int]]) -> Lost:
    """The days that were charged, of one project or of many together."""
    held = Counter[tuple[Cause, str]]()
    for stop, days in charges:
        held[stop.cause, stop.desk] += days
    causes, desks = Counter[Cause](), Counter[str]()
    for (cause, desk), days in (held := +held).items():
        causes[cause] += days
        desks[desk] += days
    total = held.total()
    parts = [
        f"{cause.label} {days} 天" + (f"（{desk}）" if desk else "")
        for (cause, desk), days in held.most_common()
    ]
    says = f"耽误 {total} 天：{'、'.join(parts)}。" if total else "没有停滞。"
    return Lost(total, tuple(causes.most_common()), tuple(desks.most_common()), says)


def unfit_stop(stop: Stop, on: date) -> Verdict:
    """Whether the stop can be entered on the day."""
    if stop.start > on:
        return no("停滞开始日期晚于今天。请核对。", "start")
    if stop.end is not None and stop.end <= stop.start:
        return no("停滞结束日期应晚于开始日期。请核对。", "end")
    if stop.end is not None and stop.end > on + timedelta(days=1):
        return no("恢复日期晚于明天。请在恢复以后登记。", "end")
    if stop.cause is not Cause.WEATHER and not stop.desk.strip():
        return no("没有写明卡在哪个单位。请选择办理单位；天气原因可以不写。", "desk")
    return YES


def standstill(stop: Stop, on: date) -> str:
    """What 建筑工程施工许可管理办法 9、10 条 ask while building stands still: a report within one
    month, the permit checked again after a year. Empty when it no longer stands still."""
    if stop.end is not None and stop.end <= on:
        return ""
    if on >= add_months(stop.start, 12):
        return "中止施工已满一年。恢复施工前须报发证机关核验施工许可证。"
    left = (add_months(stop.start, 1) - on).days
    if left >= 0:
        return f"中止施工须在一个月内向发证机关报告，还有 {left} 天。"
    return f"中止施工已超过一个月。请确认已向发证机关报告（已超 {-left} 天）。"
