"""数字 — how pages show amounts, and how money typed in 万元 comes back in yuan.

Thousands are grouped; money stands in 万元 from ten thousand yuan on, with the digits of its
source; a rate of money (120元/人) stays in yuan.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from shishi.rules.inputs import number
from shishi.rules.ledgers import ten_thousands

_YUAN_IN_TEN_THOUSANDS = Decimal(10_000)
_MONEY = re.compile(r"(百|千|万|百万|千万|亿)?元")
_SCALES = {
    None: 1,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An amount as a page shows it."""

    value: str
    measure: str
    upper: str = ""


def grouped(value: Decimal) -> str:
    """1234567.50 as 1,234,567.50, never with an exponent."""
    return f"{value:,f}"


def shown(
    value: Decimal,
    measure: str,
    *,
    upper: Decimal | None = None,
    money: bool = False,
    per: str = "",
) -> Shown:
    """The amount in the measure that people read."""
    if money and not per and abs(value) >= _YUAN_IN_TEN_THOUSANDS:
        far = grouped(ten_thousands(upper)) if upper is not None else ""
        return Shown(grouped(ten_thousands(value)), "万元", far)
    return Shown(grouped(value), measure, grouped(upper) if upper is not None else "")


def in_yuan(typed: str, measure: str) -> str | None:
    """The typed number in plain yuan when its typed measure is one of money, else None:
    987.084 with 万元 is 9870840. `rules.inputs.Unfit` when it is no number."""
    found = _MONEY.fullmatch(measure)
    if not found:
        return None
    words = f"{number(typed) * _SCALES[found[1]]:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
