"""分摊 — an amount cut into parts that are whole where its measure is counted and that add up
to it exactly, by the largest remainder (最大余数法).
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from shishi.rules.shares import as_decimal

# What can be had in fractions. Every other measure is a word for counting (座, 户, 人次, 台), and
# those are too many to list.
_DIVISIBLE = (
    "公里 千米 海里 米 平方 亩 顷 吨 立方 克 斤 升 瓦 时 伏安 元 % ‰ 百分点 千分点 倍 成 折"
).split()
_WHOLE = ("课时", "学时")
_MONEY_GRAIN = Decimal(100)  # 0.01万元


def counted(value: Decimal, measure: str) -> bool:
    """Whether the amount is a whole number of things that cannot be halved."""
    whole = value == value.to_integral_value()
    return whole and (measure.endswith(_WHOLE) or not measure.endswith(tuple(_DIVISIBLE)))


def grain(value: Decimal, measure: str) -> Decimal:
    """最小单位 — the finest part an amount is cut into: 1 of what is counted, 100元 of round sums
    of money, else 1, 0.1 or 0.01 by its size and never coarser than the amount itself."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "an amount is finite"
    own = Decimal(1).scaleb(min(exponent, 0))
    if counted(value, measure):
        return Decimal(1)
    if measure == "元":
        return _MONEY_GRAIN if value % _MONEY_GRAIN == 0 else min(own, Decimal("0.01"))
    size = Decimal(1) if value >= 1000 else Decimal("0.1") if value >= 100 else Decimal("0.01")
    return min(own, size)


def split(value: Decimal, weights: Sequence[Fraction], smallest: Decimal) -> tuple[Decimal, ...]:
    """`value`, a multiple of `smallest`, in parts by weight. ValueError where no weight is above 0.

    Each part is its exact quota rounded down or up; the parts with the largest remainders are
    rounded up, and among equal remainders they are spread evenly over the row.
    """
    together = sum(weights, Fraction(0))
    if together <= 0:
        raise ValueError("nothing to split by")
    units = Fraction(value) / Fraction(smallest)
    quotas = [units * weight / together for weight in weights]
    parts = [int(quota) for quota in quotas]
    for place in _rounded_up(quotas, int(units) - sum(parts)):
        parts[place] += 1
    return tuple(as_decimal(part * Fraction(smallest)) for part in parts)


def _rounded_up(quotas: Sequence[Fraction], rest: int) -> list[int]:
    """The places of the `rest` largest remainders."""

    def remainder(place: int) -> Fraction:
        return quotas[place] % 1

    chosen: list[int] = []
    order = sorted(range(len(quotas)), key=remainder, reverse=True)
    for _, equals in groupby(order, key=remainder):
        places, left = sorted(equals), rest - len(chosen)
        take, many = min(left, len(places)), len(places)
        chosen += [p for j, p in enumerate(places) if (j + 1) * take // many > j * take // many]
    return chosen
