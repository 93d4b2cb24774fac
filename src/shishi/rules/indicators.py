"""指标 — the types of indicator a livelihood promise can have.

Source: domain paper §3.7. The reader proposes a type, a person decides; each type gets
its own completion function when reporting begins.
"""

from enum import StrEnum


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
