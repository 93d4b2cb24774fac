"""点位 — the villages, schools and road sections an indicator is made up of.

Points add up to their indicator; those behind are named (domain paper §3.6 no. 13:
57%（赤溪、灵溪偏慢） is the way such a remark is written).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.indicators import SUMMED
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.shares import percent_text, share, total
from shishi.rules.targets import Target

MOST, LONGEST = 200, 100  # points of an indicator, characters of a name


class PointState(StrEnum):
    """点位状态."""

    DONE = "done"
    STEADY = "steady"
    SLOW = "slow"
    REPORTED = "reported"
    UNREPORTED = "unreported"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = MappingProxyType(
    {
        PointState.DONE: "已完成",
        PointState.STEADY: "正常",
        PointState.SLOW: "偏慢",
        PointState.REPORTED: "已报",
        PointState.UNREPORTED: "未报",
    }
)


@dataclass(frozen=True, slots=True)
class Point:
    """点位 — amounts in the measure of the indicator; `actual` is None without a report,
    `scheduled` is None where the point has no plan of its own."""

    name: str
    target: Decimal
    actual: Decimal | None = None
    scheduled: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """点位汇总 — `actual` adds up what was reported, None where nothing was; `share` is of all
    points, with or without a report; the counts are of points."""

    target: Decimal
    actual: Decimal | None
    share: Decimal | None
    points: int
    done: int
    unreported: int


def sums(points: Sequence[Point]) -> Sums:
    """The sums that go into the indicator."""
    target = total(point.target for point in points)
    told = [point.actual for point in points if point.actual is not None]
    actual = total(told) if told else None
    return Sums(
        target=target,
        actual=actual,
        share=None if actual is None else share(actual, target),
        points=len(points),
        done=sum(state(point, None) is PointState.DONE for point in points),
        unreported=len(points) - len(told),
    )


def state(point: Point, scheduled_share: Decimal | None) -> PointState:
    """How a point stands: held against its own plan, else against the scheduled share of the
    indicator; only reported where neither is known, since nothing is in order without a plan."""
    if point.actual is None:
        return PointState.UNREPORTED
    if point.actual >= point.target:
        return PointState.DONE
    due = point.scheduled
    if due is not None:
        return PointState.SLOW if point.actual < due else PointState.STEADY
    done = share(point.actual, point.target)
    if done is None or scheduled_share is None:
        return PointState.REPORTED
    return PointState.SLOW if done < scheduled_share else PointState.STEADY


def reached(points: Iterable[Point], told: Iterable[tuple[str, Decimal]]) -> tuple[Point, ...]:
    """The points with what was reached at each; what was told of others is left out."""
    known = dict(told)
    return tuple(replace(one, actual=known.get(one.name)) for one in points)


def slow(points: Iterable[Point], scheduled_share: Decimal | None) -> tuple[Point, ...]:
    """The points behind, in their order."""
    return tuple(one for one in points if state(one, scheduled_share) is PointState.SLOW)


def remark(points: Sequence[Point], scheduled_share: Decimal | None) -> str:
    """57%（甲村、乙村偏慢；丙村未报）: every such point is named."""
    done = sums(points).share
    silent = tuple(point for point in points if point.actual is None)
    named = ((slow(points, scheduled_share), "偏慢"), (silent, "未报"))
    notes = [f"{'、'.join(one.name for one in held)}{word}" for held, word in named if held]
    head = "未报" if done is None else percent_text(done)
    return f"{head}（{'；'.join(notes)}）" if notes and done is not None else head


def unfit(points: Sequence[Point], target: Target) -> tuple[Verdict, ...]:
    """What is wrong with the points of an indicator; `where` is the name of the point."""
    if target.kind not in SUMMED:
        return (no(f"“{target.kind.label}”不由点位相加，不设点位。"),)
    if len(points) > MOST:
        return (no(f"一个指标最多设 {MOST} 个点位，现有 {len(points)} 个。请合并。"),)
    long = [one.name for one in points if len(one.name) > LONGEST]
    twice = [name for name, many in Counter(one.name for one in points).items() if many > 1]
    found = [no(f"点位“{name}”重复。请合并或改名。", name) for name in twice]
    found += [no(f"点位名称不超过 {LONGEST} 个字：“{name}”。请缩短。", name) for name in long]
    found += [
        no(f"点位“{one.name}”的目标应大于 0。", one.name) for one in points if one.target <= 0
    ]
    together = total(point.target for point in points)
    if target.whole is not None and points and together != target.whole:
        says = (
            f"各点位目标合计 {target.text(together)}，与指标目标 {target.text(target.whole)}不符。"
        )
        found.append(no(f"{says}请核对各点位的目标。"))
    return tuple(found)
