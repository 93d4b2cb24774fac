"""灯与档 — the colours, what a light is measured by, and the ranges of a measure that get a colour.

Colours, thresholds and edges are local policy (domain paper §3.5): 银川 counts percentage points
and includes both ends, 武汉 counts the share of the schedule and excludes them. So a range states
each of its edges, and ranges that leave a hole or overlap are refused before they rate anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from shishi.rules.amounts import cut, number_text, points_figure
from shishi.rules.lifecycle import Verdict, no


class Light(StrEnum):
    """亮灯 — listed from the worst to the best; grey (未报) is worse than green, for what is not
    known is never shown as good, and better than any colour that is known to be bad."""

    RED = "red"
    ORANGE = "orange"
    AMBER = "amber"
    GREY = "grey"
    GREEN = "green"
    BLUE = "blue"

    @property
    def label(self) -> str:
        return _LOOKS[self][0]

    @property
    def word(self) -> str:
        """What the colour says, for eyes and printers that see none."""
        return _LOOKS[self][1]

    @property
    def shape(self) -> str:
        """A sign of its own for each colour."""
        return _LOOKS[self][2]

    @property
    def severity(self) -> int:
        """0 for the best light; the greater the worse."""
        return _SEVERITY[self]


_LOOKS = {
    Light.RED: ("红灯", "滞后", "■"),
    Light.ORANGE: ("橙灯", "重点预警", "▼"),
    Light.AMBER: ("黄灯", "预警", "▲"),
    Light.GREY: ("未报", "未报", "○"),
    Light.GREEN: ("绿灯", "正常", "●"),
    Light.BLUE: ("蓝灯", "已完成", "◆"),
}
_SEVERITY = {light: place for place, light in enumerate(reversed(Light))}


class Metric(StrEnum):
    """量度 — what is counted; shares and ratios are fractions, shown in percent."""

    POINTS_BEHIND = "points_behind"
    RATIO = "ratio"
    DAYS_LATE = "days_late"
    MONTHS_IN_A_ROW = "months_in_a_row"
    ABSOLUTE_SHARE = "absolute_share"
    CAN_STILL_FINISH = "can_still_finish"

    @property
    def label(self) -> str:
        return _METRICS[self][0]

    @property
    def lead(self) -> str:
        return _METRICS[self][1]

    @property
    def rises_to_good(self) -> bool:
        """Whether more of it is better."""
        return self in (Metric.RATIO, Metric.ABSOLUTE_SHARE, Metric.CAN_STILL_FINISH)

    def figure(self, value: Decimal, places: int = 1) -> str:
        """The value with its measure: 30 个百分点, 70%, 12 天."""
        if self is Metric.CAN_STILL_FINISH:
            return "能如期完成" if value else "不能如期完成"
        if self is Metric.POINTS_BEHIND and places == 1:
            return points_figure(value) + _METRICS[self][2]
        scaled = value * 100 if self in (Metric.RATIO, Metric.ABSOLUTE_SHARE) else value
        return number_text(cut(scaled, places)) + _METRICS[self][2]


# Label, the word before a figure, the measure after it.
_METRICS = {
    Metric.POINTS_BEHIND: ("落后百分点", "落后", " 个百分点"),
    Metric.RATIO: ("占计划比例", "占计划", "%"),
    Metric.DAYS_LATE: ("逾期天数", "逾期", " 天"),
    Metric.MONTHS_IN_A_ROW: ("连续月数", "连续", " 个月"),
    Metric.ABSOLUTE_SHARE: ("完成率", "完成率", "%"),
    Metric.CAN_STILL_FINISH: ("能否如期完成", "", ""),
}


@dataclass(frozen=True, slots=True)
class Band:
    """一档 — the values from `low` to `high` get `light`; None is without end. `with_low` and
    `with_high` say whether the edge itself belongs to it (含)."""

    light: Light
    low: Decimal | None = None
    high: Decimal | None = None
    with_low: bool = True
    with_high: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in the band."""
        above = self.low is None or value > self.low or (value == self.low and self.with_low)
        below = self.high is None or value < self.high or (value == self.high and self.with_high)
        return above and below

    def words(self, metric: Metric) -> str:
        """落后 10 个百分点（含）至 30 个百分点（含）; of days 未逾期 and
        逾期不超过 30 天."""
        if metric is Metric.CAN_STILL_FINISH:
            return metric.figure(Decimal(int(self.holds(Decimal(1)))))
        if metric is Metric.DAYS_LATE and self.low is None and self.high == 0:
            return "未逾期"
        if metric is Metric.DAYS_LATE and self.low == 0 and not self.with_low:
            return replace(self, low=None).words(metric) if self.high else "逾期"
        low = None if self.low is None else metric.figure(self.low, 10)
        high = None if self.high is None else metric.figure(self.high, 10)
        if low == high:
            return f"{metric.lead} {low}" if low else f"{metric.label}不限"
        if low is None:
            return f"{metric.lead}{'不超过' if self.with_high else '不足'} {high}"
        if high is None:
            return f"{metric.lead}{'达到或超过' if self.with_low else '超过'} {low}"
        ends = ["（含）" if held else "（不含）" for held in (self.with_low, self.with_high)]
        return f"{metric.lead} {low}{ends[0]}至 {high}{ends[1]}"


def band_of(bands: tuple[Band, ...], value: Decimal) -> Band:
    """The one band that holds the value; StopIteration where `unfit_bands` was not asked."""
    return next(band for band in bands if band.holds(value))


def shown(band: Band, metric: Metric, value: Decimal) -> str:
    """The value with as few decimals as still lie in its own band: 30.004 points, red by a rule
    that says “over 30”, are not printed as 30."""
    scale = 2 if metric in (Metric.RATIO, Metric.ABSOLUTE_SHARE) else 0
    for places in (1, 2, 4, 6):
        if band.holds(cut(value, places + scale)):
            return metric.figure(value, places)
    return metric.figure(value, 10)


def unfit_bands(bands: tuple[Band, ...], metric: Metric) -> Iterator[Verdict]:
    """What keeps the bands from giving every value exactly one light, in sentences; they are
    listed from the least value to the greatest."""
    name = metric.label
    if not bands:
        yield no(f"“{name}”没有分档。请至少写明一档。", name)
        return
    if any(_is_empty(band) for band in bands):
        yield no(f"“{name}”有一档没有任何数值可落入。请核对上下限。", name)
        return
    for edge, side in ((bands[0].low, "最小"), (bands[-1].high, "最大")):
        if edge is not None:
            here = metric.figure(edge, 10)
            yield no(f"“{name}”{side}一档止于 {here}，之外没有亮灯规定。请把这一端放开。", name)
    for left, right in pairwise(bands):
        yield from _seam(left, right, metric)
    ranks = [band.light.severity for band in bands]
    wanted = sorted(ranks, reverse=metric.rises_to_good)
    if ranks != wanted:
        yield no(f"“{name}”各档颜色的轻重次序颠倒。请核对：越差的一档颜色应越重。", name)


def _is_empty(band: Band) -> bool:
    if band.low is None or band.high is None:
        return False
    return band.low > band.high or (
        band.low == band.high and not (band.with_low and band.with_high)
    )


def _seam(left: Band, right: Band, metric: Metric) -> Iterator[Verdict]:
    name = metric.label
    if left.high is None or right.low is None:
        yield no(f"“{name}”的两档互相重叠。请写明两档之间的分界。", name)
        return
    here, there = metric.figure(left.high, 10), metric.figure(right.low, 10)
    joined = left.with_high + right.with_low
    if left.high > right.low:
        yield no(f"“{name}”在 {there}至 {here}之间两档重叠。请核对分界。", name)
    elif left.high < right.low:
        yield no(f"“{name}”在 {here}至 {there}之间没有亮灯规定。请补上这一段。", name)
    elif joined == 2:
        yield no(f"“{name}”的 {here}同时属于两档。请只在一档写“含”。", name)
    elif joined == 0:
        yield no(f"“{name}”的 {here}不属于任何一档。请在其中一档写“含”。", name)
