"""数字 — how pages show amounts and read them back.

Thousands are grouped; money stands in 万元 from ten thousand yuan on, with the digits of its
source; a rate of money (120元/人) stays in yuan. What a person types comes back as plain units.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from shishi.rules.ledgers import ten_thousands

MOST_DIGITS = 20

_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)(万|亿)?")
_MONEY = re.compile(r"(百|千|万|亿|百万|千万)?元")
_MONEY_SCALES = {
    None: 1,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}


class NotANumber(ValueError):
    """What was typed is no number; the message is a sentence for the field."""


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
    if money and not per and abs(value) >= _SCALES["万"]:
        far = grouped(ten_thousands(upper)) if upper is not None else ""
        return Shown(grouped(ten_thousands(value)), "万元", far)
    return Shown(grouped(value), measure, grouped(upper) if upper is not None else "")


def read_number(words: str) -> Decimal:
    """A typed number; full-width digits, grouping commas, 万 and 亿 are understood."""
    plain = unicodedata.normalize("NFKC", words).replace(",", "").replace(" ", "")
    found = _NUMBER.fullmatch(plain)
    if not found:
        raise NotANumber(f"“{words.strip()[:20]}”不是数字，请只填数字，例如 50 或 1,200.5。")
    if sum(character.isdigit() for character in plain) > MOST_DIGITS:
        raise NotANumber(f"数字超过 {MOST_DIGITS} 位，请核对。")
    return Decimal(found[1]) * _SCALES[found[2] or ""]


def read_amount(value: Decimal, measure: str) -> tuple[Decimal, str]:
    """A typed value with its typed measure in plain units: 987.084 万元 is 9870840 元."""
    money = _MONEY.fullmatch(measure)
    if money:
        return value * _MONEY_SCALES[money[1]], "元"
    scale = _SCALES.get(measure[:1]) if len(measure) > 1 else None
    if scale is not None and measure[0] in "万亿":
        return value * scale, measure[1:]
    return value, measure
