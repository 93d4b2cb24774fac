"""数量 — a number with its measure (计量单位) and its bound (比较).

Numbers are exact decimals in plain units: 0.25万人 is 2500 人, 2.05亿元 is 205000000 元.
Bounds follow the words of plans (domain paper §3.7): 以上, 不少于 — at least; 以内, 不超过 —
at most; 约, 左右 — about; 余, 多 — more than; 低于 — less than; everything else is exact.

Money is kept in 元 and shown in 万元 or 亿元. Moving the point is done on the digits themselves, so
no amount, however long, is rounded.
"""

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from types import MappingProxyType


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


# How many places 元 lies below each scale of money.
SCALES = MappingProxyType(
    {"元": 0, "百元": 2, "千元": 3, "万元": 4, "十万元": 5, "百万元": 6, "千万元": 7, "亿元": 8}
)


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent and without zeros at the end of its fraction."""
    return Decimal(number_text(value))


WIDE = Context(prec=120, rounding=ROUND_HALF_UP)  # wider than any amount a person can type


_ALL = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)  # every digit of any number
_PLACES = tuple(Decimal(1).scaleb(-places) for places in range(64))


def cut(value: Decimal, places: int) -> Decimal:
    """The value rounded half up to `places` decimals."""
    to = _PLACES[places] if 0 <= places < len(_PLACES) else Decimal(1).scaleb(-places)
    return value.quantize(to, context=WIDE)


def shifted(value: Decimal, places: int) -> Decimal:
    """The value with its point moved `places` to the right, exactly."""
    return plain(_ALL.scaleb(value, places))


def to_yuan(value: Decimal, scale: str) -> Decimal:
    """`value` of 万元, 亿元 … in 元; KeyError for a scale that is none."""
    return shifted(value, SCALES[scale])


def from_yuan(yuan: Decimal, scale: str) -> Decimal:
    """元 counted in 万元, 亿元 …; KeyError for a scale that is none."""
    return shifted(yuan, -SCALES[scale])


def number_text(value: Decimal) -> str:
    """The digits as official documents print them: no exponent, no grouping, 0 before the point."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if value else "0"


def points_figure(points: Decimal) -> str:
    """How far apart, in 百分点, wherever that is shown: with one decimal at most, and with more
    only where it would look like nothing at all."""
    far = abs(points)
    figures = (number_text(cut(far, places)) for places in (1, 2, 4))
    return next((one for one in figures if one != "0"), number_text(far))


def money_text(yuan: Decimal, scale: str = "万元") -> str:
    """987.084万元: as many decimals as the amount has."""
    return number_text(from_yuan(yuan, scale)) + scale
