"""比例 — a part of a whole as a decimal fraction (0.625), and its distance in 百分点 (62.5).

Quotients that do not end are cut at the thirtieth place and differences are read at the
twentieth, so that a value lying exactly on the edge of a rule is found to lie on it.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from shishi.rules.amounts import WIDE, cut, from_yuan, number_text, plain, points_figure

_KEPT, _READ, _EXACT, _SHOWN = 30, 20, 6, 2  # decimals
ONE = Decimal(1)


def as_decimal(value: Fraction) -> Decimal:
    """The fraction as a decimal: exact where it ends within thirty places, else cut there."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    return quotient(value.numerator, value.denominator)


def quotient(over: int, under: int) -> Decimal:
    """`over` ÷ `under` likewise."""
    found = WIDE.divide(Decimal(over), Decimal(under))
    kept = cut(found, _KEPT)
    return found if kept == found else plain(kept)


def days_for(amount: Decimal, gain: Decimal, days: int) -> int:
    """The days that an amount takes at a pace of `gain` (above 0) in so many days, begun ones
    counted."""
    (over, under), (of, whole) = amount.as_integer_ratio(), gain.as_integer_ratio()
    return -(-over * days * whole // (under * of))


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` ÷ `whole` as a fraction of one, None where the whole is 0."""
    return plain(cut(WIDE.divide(part, whole), _KEPT)) if whole else None


def ratio(actual: Decimal, scheduled: Decimal) -> Decimal | None:
    """实际 ÷ 应完成 of two shares, None where nothing was due."""
    found = share(actual, scheduled)
    return None if found is None else _read(found)


def points(actual: Decimal, scheduled: Decimal) -> Decimal:
    """百分点 between two shares: negative is behind."""
    return _read(WIDE.multiply(WIDE.subtract(actual, scheduled), Decimal(100)))


def capped(value: Decimal) -> Decimal:
    """The share for averages, held between 0 and 1."""
    return min(max(value, Decimal(0)), ONE)


def mean(weighted: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """加权平均 Σw·p ÷ Σw of (weight, share); None where nothing weighs anything."""
    held = [(Fraction(weight), Fraction(one)) for weight, one in weighted]
    weights = sum((weight for weight, _ in held), Fraction(0))
    if not weights:
        return None
    return as_decimal(sum((weight * one for weight, one in held), Fraction(0)) / weights)


def total(values: Iterable[Decimal]) -> Decimal:
    """The exact sum; 0 of nothing."""
    return as_decimal(sum(map(Fraction, values), Fraction(0)))


def rounded_text(value: Decimal) -> str:
    """At most two decimals; zeros that stay (30.00) say that the number was rounded."""
    shown = cut(value, _SHOWN)
    return number_text(shown) if shown == value else f"{shown:f}"


def amount_text(value: Decimal) -> str:
    """An amount as it is up to six decimals; one that goes on (33.333…) with two."""
    exact = cut(value, _EXACT) == value
    return number_text(value) if exact else rounded_text(value)


def measured_text(value: Decimal, measure: str) -> str:
    """45 公里 · 62.5% · 3."""
    space = "" if measure[:1] in ("", "%", "‰") else " "
    return f"{amount_text(value)}{space}{measure}"


def wan_text(yuan: Decimal) -> str:
    """2103.86 万元, of an amount in yuan."""
    return measured_text(from_yuan(yuan, "万元"), "万元")


def percent_text(value: Decimal) -> str:
    """0.625 as 62.5%. What falls short of the whole is never printed as 100%."""
    percent = WIDE.multiply(value, Decimal(100))
    if value < 1 and cut(percent, _SHOWN) >= 100:
        return "99.99%"
    return f"{rounded_text(percent)}%"


def points_text(value: Decimal) -> str:
    """低 30 个百分点 · 高 9.3 个百分点 · 与序时一致."""
    if not value:
        return "与序时一致"
    return f"{'低' if value < 0 else '高'} {points_figure(value)} 个百分点"


def _read(value: Decimal) -> Decimal:
    return plain(cut(value, _READ))
