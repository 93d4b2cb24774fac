"""分月目标 — what an indicator is to have reached by the end of each month, cumulative.

It never decreases and ends at the target on the indicator's own deadline; what is counted is
scheduled in whole numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, groupby

from shishi.rules.amounts import WIDE
from shishi.rules.days import day_text, month_end
from shishi.rules.indicators import BY_AMOUNT as BY_AMOUNT  # what a schedule is for
from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import Refused, Verdict, no
from shishi.rules.pastes import dated_amounts
from shishi.rules.shares import days_for, total
from shishi.rules.splits import counted, grain, split
from shishi.rules.targets import Target, measured_by

ALL_YEAR = frozenset(range(1, 13))
_DAY = timedelta(days=1)


class Source(StrEnum):
    """来源 — how a schedule came about."""

    EVEN = "even"
    CURVE = "curve"
    SEASON = "season"
    PASTED = "pasted"
    HAND = "hand"

    @property
    def label(self) -> str:
        return {
            "even": "平均分解",
            "curve": "S形曲线",
            "season": "施工季分解",
            "pasted": "粘贴",
            "hand": "手工填写",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Node:
    """节点 — the cumulative amount due by the end of the day `on`."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Schedule:
    """分月目标 — nodes in the order of their days."""

    nodes: tuple[Node, ...]
    source: Source

    def value_at(self, day: date, starts_on: date) -> Fraction:
        """The amount due by the end of `day`: on a straight line between two nodes, from nothing
        on the eve of `starts_on`."""
        return Fraction(*self.ratio_at(day, starts_on))

    def ratio_at(self, day: date, starts_on: date) -> tuple[int, int]:
        """The same amount over and under the line, in no lowest terms."""
        since, held = min(starts_on, self.nodes[0].on) - _DAY, Decimal(0)
        for node in self.nodes:
            if day < node.on:
                passed, days = max((day - since).days, 0), (node.on - since).days
                gained = WIDE.multiply(WIDE.subtract(node.value, held), passed)
                over, under = WIDE.fma(held, days, gained).as_integer_ratio()
                return over, under * days
            since, held = node.on, node.value
        return held.as_integer_ratio()

    def day_of(self, value: Decimal, starts_on: date) -> date | None:
        """The first day by whose end at least `value` is due, None where the last node is less."""
        since, held = min(starts_on, self.nodes[0].on) - _DAY, Decimal(0)
        if value <= 0:
            return since
        for node in self.nodes:
            if node.value >= value:
                rest, gain = WIDE.subtract(value, held), WIDE.subtract(node.value, held)
                return since + timedelta(days=days_for(rest, gain, (node.on - since).days))
            since, held = node.on, node.value
        return None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the work: its last day, and how much of it lies within."""

    on: date
    covered: Fraction


Weigher = Callable[[Sequence[Month]], list[Fraction]]


@dataclass(frozen=True, slots=True)
class Planned:
    """指标及其分月目标 — `name` as a person knows it, `key` as the caller does."""

    name: str
    target: Target
    schedule: Schedule | None
    key: str = ""


def even(target: Target, starts_on: date, deadline: date) -> Schedule:
    """平均分解: each month alike, a month begun or left in its middle by its days. Refused where
    the dates or the target do not allow it."""
    return _spread(target, starts_on, deadline, Source.EVEN, _within(ALL_YEAR))


def seasonal(target: Target, starts_on: date, deadline: date, months: frozenset[int]) -> Schedule:
    """施工季分解: alike in the working `months` (4 to 10 in a cold county), nothing outside."""
    return _spread(target, starts_on, deadline, Source.SEASON, _within(months))


def s_curve(target: Target, starts_on: date, deadline: date) -> Schedule:
    """S形曲线: slow, fast, slow; at the share x of the time 3x² − 2x³ of the work is due."""

    def weights(held: Sequence[Month]) -> list[Fraction]:
        ends = list(accumulate(one.covered for one in held))
        risen = [(3 - 2 * end / ends[-1]) * (end / ends[-1]) ** 2 for end in ends]
        return [one - before for before, one in zip([Fraction(0), *risen], risen, strict=False)]

    return _spread(target, starts_on, deadline, Source.CURVE, weights)


def edited(schedule: Schedule, on: date, value: Decimal) -> Schedule:
    """手工填写: the amount due by `on` set to `value`; the other nodes stay as they are."""
    kept = [node for node in schedule.nodes if node.on != on]
    nodes = sorted([*kept, Node(on, value)], key=lambda node: node.on)
    return Schedule(tuple(nodes), Source.HAND)


def quarters(schedule: Schedule) -> tuple[Node, ...]:
    """分季度目标: the last node of each quarter that has one."""

    def quarter(node: Node) -> tuple[int, int]:
        return node.on.year, (node.on.month + 2) // 3

    return tuple(list(nodes)[-1] for _, nodes in groupby(schedule.nodes, quarter))


def pasted(text: str, target: Target, deadline: date) -> Schedule:
    """The schedule in a copied row or column, of the amounts of each period or of cumulative ones.
    Refused where it cannot be told or does not end at the target."""
    dated = dated_amounts(text, target, _whole(target), deadline)
    schedule = Schedule(tuple(Node(*one) for one in dated), Source.PASTED)
    for fault in unfit(schedule, target, deadline, dated[0][0]):
        raise Refused(fault)
    return schedule


def unfit(
    schedule: Schedule, target: Target, deadline: date, starts_on: date
) -> tuple[Verdict, ...]:
    """What is wrong with a schedule; `where` is the day of the node spoken of."""
    nodes, whole = schedule.nodes, target.whole
    if not nodes or whole is None:
        return (no("没有分月目标或没有目标值。请填写目标值，再分解到月。"),)
    found = []
    for before, node in zip((None, *nodes), nodes, strict=False):
        found += [
            no(f"{day_text(node.on)}：{fault}", node.on.isoformat())
            for fault in _faults(before, node, target, (starts_on, deadline))
        ]
    if nodes[-1] != Node(deadline, whole):
        says = f"末期应为完成时限 {day_text(deadline)}，累计应等于目标 {target.text(whole)}。"
        found.append(no(says, nodes[-1].on.isoformat()))
    return tuple(found)


def lacking(indicators: Iterable[Planned]) -> tuple[Verdict, ...]:
    """Why a programme cannot start: each quantified indicator without a schedule, and each
    unquantified one without a stand-in; `where` is its key."""
    found = []
    for one in indicators:
        target, _ = measured_by(one.target, None)
        if target.kind is IndicatorType.UNQUANTIFIED:
            found.append(no(f"“{one.name}”未量化。请确定可核对的代用指标。", one.key))
        elif target.kind in BY_AMOUNT and (one.schedule is None or not one.schedule.nodes):
            found.append(no(f"“{one.name}”没有分月目标。请分解到月后再启动年度。", one.key))
    return tuple(found)


def _faults(
    before: Node | None, node: Node, target: Target, span: tuple[date, date]
) -> Iterable[str]:
    if not span[0] <= node.on <= span[1]:
        yield f"不在 {day_text(span[0])}至 {day_text(span[1])}之间，请改日期或删去。"
    if before and node.on <= before.on:
        yield "日期重复或先后颠倒，每期只填一次。"
    if node.value < (before.value if before else 0):
        yield "累计数小于前一期，请填累计数。"
    if counted(target.whole or node.value, target.measure) and node.value % 1:
        yield f"{target.text(node.value)}不是整数，请改为整数。"


def _spread(
    target: Target,
    starts_on: date,
    deadline: date,
    source: Source,
    weigh: Weigher,
) -> Schedule:
    whole = _whole(target)
    if starts_on > deadline:
        raise Refused(no("开始日期晚于完成时限。请核对两个日期。"))
    held = _months(starts_on, deadline)
    weights = weigh(held)
    if not any(weights):
        raise Refused(no("开始至完成时限之间没有施工月份。请改施工季，或改用平均分解。"))
    parts = split(whole, weights, grain(whole, target.measure))
    ends = accumulate(parts, lambda one, other: total((one, other)))
    return Schedule(tuple(map(Node, (one.on for one in held), ends)), source)


def _within(months: frozenset[int]) -> Weigher:
    return lambda held: [one.covered if one.on.month in months else Fraction(0) for one in held]


def _months(starts_on: date, deadline: date) -> list[Month]:
    found, first = [], starts_on
    while first <= deadline:
        end = month_end(first)
        last = min(end, deadline)
        found.append(Month(last, Fraction((last - first).days + 1, end.day)))
        first = last + _DAY
    return found


def _whole(target: Target) -> Decimal:
    whole = target.whole
    if target.kind not in BY_AMOUNT or whole is None or whole <= 0:
        raise Refused(no("该指标没有大于 0 的目标数量，不需要分解到月。请核对指标类型和目标值。"))
    return whole
