"""数字 — how pages show amounts, and how money typed in 万元 comes back in yuan.

Thousands are grouped; money stands in 万元 from ten thousand yuan on, with the digits of its
source; a rate of money (120元/人) stays in yuan.
"""

from dataclasses import dataclass
from decimal import Decimal

from shishi.rules.amounts import SCALES, number_text, to_yuan
from shishi.rules.inputs import number
from shishi.rules.ledgers import ten_thousands

_YUAN_IN_TEN_THOUSANDS = Decimal(10_000)


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
    if measure not in SCALES:
        return None
    return number_text(to_yuan(number(typed), measure))
