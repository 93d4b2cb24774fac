"""值 — how the values of a paper read in print, the same whatever writes it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from shishi.papers.content import Value, Words


def shown(value: Value) -> str:
    """A value of a cell: thousands in groups, days as 2026-12-31."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return f"{value:,}" if isinstance(value, int) else value


def text_of(words: Words) -> str:
    """The words of a paragraph, figures among them."""
    return "".join(one if isinstance(one, str) else one.words for one in words)


def joined(units: Sequence[str]) -> str:
    """Units in one line, as receivers (主送) and in copies (抄送); groups that hold 、 themselves
    are parted by commas."""
    return ("，" if any("、" in unit for unit in units) else "、").join(units)
