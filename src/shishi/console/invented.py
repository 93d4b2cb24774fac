"""虚构的数 — what the units of the invented county report, project by project and month by month.

Every figure follows from the schedule by one plain rule: the amount due by the end of the month,
times the share that the project has kept. The shares are written down here, so that two runs tell
the same year; whoever wants another year changes this table.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal
from types import MappingProxyType

from shishi.queries.targets import TargetLine
from shishi.rules.amounts import from_yuan, number_text
from shishi.rules.days import month_end
from shishi.rules.fillings import Typed, measure
from shishi.rules.indicators import BY_AMOUNT, SUMMED, IndicatorType
from shishi.rules.splits import counted
from shishi.rules.targets import Terms

MONTHS = (3, 4, 5, 6, 7, 8, 9)
SHARES: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: ("1", "1.02", "1.03", "1.01", "1.02", "1.03", "1.02"),
        2: ("1", "1", "0.93", "0.82", "0.70", "0.55", "1.01"),  # red in August, caught up
        3: ("0.96", "0.94", "0.95", "0.96", "0.95", "0.97", "0.96"),
        4: ("1", "1.02", "1.01", "1.03", "1.02", "1", "1"),  # done by its deadline in August
        5: ("1", "1.01", "1.02", "1.02", "1.01", "1.02", "1.03"),
        6: ("1", "1.03", "1.02", "1.03", "1.02", "1.03", "1.04"),
        7: ("1", "1.01", "0.80", "0.55", "0.40", "0.72", "0.90"),  # held up by the floods
        8: ("1", "1.02", "1.02", "1.03", "1.02", "1.01", "1.02"),
        9: ("1", "1.02", "1.02", "1.04", "1.03", "1.02", "1.03"),
        10: ("1", "0.95", "0.94", "0.96", "0.97", "1.01", "1.02"),
    }
)
GROUPS: Mapping[int, int] = MappingProxyType({5: 960})  # 应接种人数 of the rate of project 5
PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "更换村级蓄水池": ("高位水池", "平地水池"),
        "新建、改建社区助餐点": ("新建社区助餐点", "改建社区助餐点"),
        "高标准农田": ("新建高标准农田", "改造提升高标准农田"),
    }
)  # totals that are reported as the sum of their parts
CEILINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "加装电梯": ("0", "2", "3", "5", "6", "8", "9"),
        "城镇登记失业率": ("3.7", "3.7", "3.6", "3.6", "3.5", "3.6", "3.5"),
    }
)  # what must not be exceeded, as it stood


def terms(line: TargetLine) -> Terms:
    """What the office settles of an indicator before the year: how many a rate is a rate of."""
    if line.aim.kind is IndicatorType.RATE:
        return Terms(denominator=Decimal(GROUPS[line.ordinal]))
    return Terms()


def typed(lines: Iterable[TargetLine], month: int) -> dict[int, Typed]:
    """The figures of one project as its reporter types them at the end of the month."""
    told = {line: amount(line, month) for line in lines}
    named = {line.name: line for line in told if line.aim.kind in SUMMED}
    for whole, parts in PARTS.items():
        if whole in named:
            told[named[whole]] = sum((told[named[part]] for part in parts), Decimal(0))
    return {line.pk: _typed(line, value) for line, value in told.items()}


def amount(line: TargetLine, month: int) -> Decimal:
    """What is reported of an indicator at the end of the month, in the measure of its target; of
    a rate, how many were served. It never falls."""
    place = MONTHS.index(month)
    if line.aim.kind is IndicatorType.CEILING:
        return Decimal(CEILINGS[line.name][place])
    if line.aim.kind not in BY_AMOUNT:
        return line.aim.whole or Decimal(0)  # a standard that is met, an area that is kept
    return max(_reached(line, one) for one in MONTHS[: place + 1])


def _reached(line: TargetLine, month: int) -> Decimal:
    assert line.schedule is not None  # the year has started
    whole = line.aim.whole or Decimal(0)
    on = month_end(line.starts_on.replace(month=month))
    due = line.schedule.value_at(on, line.starts_on)
    share = Decimal(SHARES[line.ordinal][MONTHS.index(month)])
    reached = min(Decimal(due.numerator) / Decimal(due.denominator) * share, whole)
    if line.aim.kind is IndicatorType.RATE:
        reached = reached / 100 * GROUPS[line.ordinal]
    step, rounding = Decimal(1), ROUND_CEILING if share >= 1 else ROUND_HALF_UP
    if line.aim.kind is IndicatorType.FUNDS:
        step, rounding = Decimal(1000), ROUND_DOWN
    elif line.aim.kind is not IndicatorType.RATE and not counted(whole, line.aim.measure):
        step = Decimal("0.1")
    return (reached / step).quantize(Decimal(1), rounding) * step


def _typed(line: TargetLine, value: Decimal) -> Typed:
    if line.aim.kind is IndicatorType.RATE:
        return Typed(number_text(value), str(GROUPS[line.ordinal]))
    in_wan = measure(line.aim) == "万元"
    return Typed(number_text(from_yuan(value, "万元") if in_wan else value))
