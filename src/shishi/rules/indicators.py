"""指标 — the types of indicator a livelihood promise can have.

Source: domain paper §3.7. The reader proposes a type, a person decides; each type gets
its own completion function when reporting begins.
"""

import re
from enum import StrEnum

from shishi.rules.amounts import Bound


class IndicatorType(StrEnum):
    """指标类型; the label is what officials see."""

    CUMULATIVE = "cumulative"
    EXACT = "exact"
    APPROXIMATE = "approximate"
    CEILING = "ceiling"
    FLOOR = "floor"
    MAINTAIN = "maintain"
    RATE = "rate"
    MILESTONE = "milestone"
    PHYSICAL = "physical"
    FUNDS = "funds"
    UNQUANTIFIED = "unquantified"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = {
    IndicatorType.CUMULATIVE: "累计数量",
    IndicatorType.EXACT: "定数",
    IndicatorType.APPROXIMATE: "约数",
    IndicatorType.CEILING: "上限控制",
    IndicatorType.FLOOR: "下限标准",
    IndicatorType.MAINTAIN: "保持",
    IndicatorType.RATE: "比率",
    IndicatorType.MILESTONE: "节点",
    IndicatorType.PHYSICAL: "形象进度",
    IndicatorType.FUNDS: "资金",
    IndicatorType.UNQUANTIFIED: "未量化",
}

SUMMED = frozenset(
    {
        IndicatorType.CUMULATIVE,
        IndicatorType.EXACT,
        IndicatorType.APPROXIMATE,
        IndicatorType.FUNDS,
    }
)  # what adds up over the year and is held against its target
GROWING = SUMMED | {IndicatorType.PHYSICAL}  # what never falls
BY_AMOUNT = GROWING | {IndicatorType.RATE}  # scheduled by amount; the others are judged on a day
KEPT_UP = frozenset(
    {IndicatorType.CEILING, IndicatorType.FLOOR, IndicatorType.MAINTAIN}
)  # 达标与否: met today, they may fail tomorrow

_KEPT = re.compile("稳定|保持|维持|巩固在")
_PHYSICAL = re.compile("形象进度|工程进度|工程量|综合进度|主体")
_STANDARD = re.compile("每(?!年|月)|[人户生床村亩件车班]均|平均|标准|半径|时长|宽|深|厚")
CEILINGS = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
LOWER_BOUNDS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_SHARES = frozenset({"%", "‰", "个百分点", "个千分点", "倍", "折"})
_BOUNDS = {
    Bound.EXACT: IndicatorType.EXACT,
    Bound.AT_LEAST: IndicatorType.CUMULATIVE,
    Bound.MORE_THAN: IndicatorType.CUMULATIVE,
    Bound.ABOUT: IndicatorType.APPROXIMATE,
    Bound.AT_MOST: IndicatorType.CEILING,
    Bound.LESS_THAN: IndicatorType.CEILING,
}


def propose(
    measure: str, bound: Bound, *, money: bool = False, per: str = "", words: str = ""
) -> IndicatorType:
    """The type that an amount most likely is; `words` stand before it in its clause.

    `per` is the base of a rate of money (人·月). The proposal rests on the table of §3.7: what is
    kept up is held at dates, a ceiling is passed or failed, a standard per head is a floor.
    """
    if _KEPT.search(words):
        return IndicatorType.MAINTAIN
    if bound in CEILINGS:
        return IndicatorType.CEILING
    if money:
        return IndicatorType.FLOOR if per else IndicatorType.FUNDS
    if measure in _SHARES:
        return IndicatorType.PHYSICAL if _PHYSICAL.search(words) else IndicatorType.RATE
    if bound in LOWER_BOUNDS and _STANDARD.search(words):
        return IndicatorType.FLOOR
    return _BOUNDS[bound]
