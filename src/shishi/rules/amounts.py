"""数量 — a number with its measure (计量单位) and its bound (比较).

Numbers are exact decimals in plain units: 0.25万人 is 2500 人, 2.05亿元 is 205000000 元.
Bounds follow the words of plans (domain paper §3.7): 以上, 不少于 — at least; 以内, 不超过 —
at most; 约, 左右 — about; 余, 多 — more than; 低于 — less than; everything else is exact.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """比较 — how the actual value is held against the target."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
    MORE_THAN = ">"
    LESS_THAN = "<"

    @property
    def sign(self) -> str:
        """The sign shown in tables, empty for an exact target."""
        return {"=": "", ">=": "≥", "<=": "≤", "~": "约", ">": "＞", "<": "＜"}[self.value]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its measure; `upper` is the far end of a range (3—5个), else None."""

    value: Decimal
    measure: str
    upper: Decimal | None = None
