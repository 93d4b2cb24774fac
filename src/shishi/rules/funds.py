"""资金 — what was planned, issued, has arrived, was paid and was built, each kept apart.

Sources: domain paper §3.6 no. 8 (下达比例, 拨付比例), no. 11; 政府投资条例 art. 12 (a budget more
than a tenth above the estimate), art. 22 (no contractor pre-finances the works), art. 23 (works
within the budget).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from shishi.rules.shares import percent_text, share, total, wan_text

NAMES = ("计划", "下达", "到位", "拨付", "完成投资")
OVERRUN = Fraction(11, 10)  # 政府投资条例 art. 12: above it by more than 10%


class Level(StrEnum):
    """资金来源."""

    NATION = "nation"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    BOND = "bond"
    AID = "aid"
    SOCIAL = "social"

    @property
    def label(self) -> str:
        return {
            "nation": "中央资金",
            "province": "省（自治区）级资金",
            "prefecture": "市（地、州）级资金",
            "county": "县级资金",
            "township": "乡镇资金",
            "bond": "地方政府债券",
            "aid": "对口支援资金",
            "social": "社会资金",
        }[self.value]


class Amounts(NamedTuple):
    """资金五数 — cumulative, in yuan; None is not reported, which is not 0.

    `planned` 计划, `issued` 下达, `arrived` 到位, `paid` 拨付, `built` 完成投资.
    """

    planned: Decimal | None = None
    issued: Decimal | None = None
    arrived: Decimal | None = None
    paid: Decimal | None = None
    built: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """一笔来源."""

    level: Level
    amounts: Amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds:
    """项目资金 — its sources. `built` is the work value of the project where it is not known by
    source; `estimate` the approved 投资估算, `budget` the 投资概算."""

    lines: tuple[Line, ...] = ()
    built: Decimal | None = None
    estimate: Decimal | None = None
    budget: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ratios:
    """资金比率 — 下达率, 到位率, 拨付率, 投资完成率: each of what was planned; None where
    nothing is planned, and where the amount was not reported."""

    issued: Decimal | None
    arrived: Decimal | None
    paid: Decimal | None
    built: Decimal | None


class Flag(StrEnum):
    """资金预警."""

    PREFINANCED = "prefinanced"
    PAID_AHEAD = "paid_ahead"
    PAID_BEYOND = "paid_beyond"
    OVERRUN = "overrun"
    BEYOND_PLAN = "beyond_plan"

    @property
    def label(self) -> str:
        return {
            "prefinanced": "疑似垫资",
            "paid_ahead": "拨付超前",
            "paid_beyond": "拨付超到位",
            "overrun": "超概预警",
            "beyond_plan": "超计划预警",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Alert:
    """预警 — its sentence has both amounts and what to do next."""

    flag: Flag
    says: str


def summed(funds: Funds) -> Amounts:
    """All sources together: what was reported, None where no source reports the amount. Which
    sources are silent `gaps` tells."""
    whole = together(line.amounts for line in funds.lines)
    return whole if funds.built is None else whole._replace(built=funds.built)


def together(told: Iterable[Amounts]) -> Amounts:
    """Several of them added up: what was told, None where nobody tells."""
    return Amounts(*map(_sum, zip(*told, strict=True)))


def complete(funds: Funds) -> Amounts:
    """The sums of those amounts that every source reports."""
    columns = zip(*(line.amounts for line in funds.lines), strict=True)
    found = Amounts(*(None if None in column else _sum(column) for column in columns))
    return found if funds.built is None else found._replace(built=funds.built)


def by_level(funds: Funds) -> dict[Level, Amounts]:
    """The sums of each source level that has a line, in the order of the levels."""
    held = {one: tuple(line for line in funds.lines if line.level is one) for one in Level}
    return {one: summed(Funds(lines=lines)) for one, lines in held.items() if lines}


def ratios(amounts: Amounts) -> Ratios:
    """The four ratios, kept apart."""

    def of_plan(part: Decimal | None) -> Decimal | None:
        if part is None or amounts.planned is None:
            return None
        return share(part, amounts.planned)

    return Ratios(*map(of_plan, amounts[1:]))


def gaps(funds: Funds) -> tuple[str, ...]:
    """未报 — for each source what it has not reported; the work value may stand for the project."""
    found = []
    for line in funds.lines:
        beside = zip(NAMES, line.amounts, strict=True)
        silent = [name for name, amount in beside if amount is None]
        if funds.built is not None and "完成投资" in silent:
            silent.remove("完成投资")
        found += [f"{line.level.label}未报{'、'.join(silent)}"] if silent else []
    return tuple(found)


def alerts(funds: Funds) -> tuple[Alert, ...]:
    """What the amounts warn of. An amount is held to be exceeded only when every source reports
    it; silence warns of nothing."""
    five, whole = summed(funds), complete(funds)
    found = [
        Alert(flag, says.format(more=_text(more), less=_text(less)))
        for flag, more, less, says in (
            (Flag.PREFINANCED, five.built, whole.arrived, _PREFINANCED),
            (Flag.PAID_BEYOND, five.paid, whole.arrived, _PAID_BEYOND),
            (Flag.PAID_AHEAD, five.paid, whole.built, _PAID_AHEAD),
        )
        if more is not None and less is not None and more > less
    ]
    overruns = (
        (Flag.OVERRUN, "投资概算", funds.budget, "投资估算", funds.estimate, OVERRUN),
        (Flag.OVERRUN, "完成投资", five.built, "投资概算", funds.budget, Fraction(1)),
        (Flag.BEYOND_PLAN, "完成投资", five.built, "计划投资", whole.planned, OVERRUN),
    )
    found += [
        Alert(flag, _OVERRUN.format(name, _text(more), base, _text(less), _over(more, less)))
        for flag, name, more, base, less, limit in overruns
        if more is not None and less and Fraction(more) > limit * Fraction(less)
    ]
    return tuple(found)


_PREFINANCED = "完成投资 {more}，大于到位资金 {less}，可能由施工单位垫资。请核实，并催办资金到位。"
_PAID_BEYOND = "拨付 {more}，大于到位资金 {less}。请核对两个数。"
_PAID_AHEAD = "拨付 {more}，大于完成投资 {less}。请核对，属预付款的请注明。"
_OVERRUN = "{} {}，比{} {}高 {}。请按规定报告，并办理调整手续。"


def _sum(column: Iterable[Decimal | None]) -> Decimal | None:
    told = [amount for amount in column if amount is not None]
    return total(told) if told else None


def _over(more: Decimal, less: Decimal) -> str:
    part = share(more, less)
    assert part is not None, "called for an amount above 0"
    return percent_text(part - 1)


def _text(yuan: Decimal | None) -> str:
    return "" if yuan is None else wan_text(yuan)
