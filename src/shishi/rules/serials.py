"""文号 — the register of numbers: one series for each 机关代字 and year, from 1, without a gap.

A number that was taken is never given again; one that was voided stays in the register.
"""

from collections.abc import Iterable


def number_text(code: str, year: int, number: int) -> str:
    """云政办督〔2026〕12号 (GB/T 9704-2012, 7.2.5): full year, no 第, no leading nought."""
    return f"{code}〔{year}〕{number}号"


def next_number(taken: Iterable[int]) -> int:
    """The next number of a series, from 1; what was taken stays taken, voided or not."""
    return max(taken, default=0) + 1


def gaps(taken: Iterable[int]) -> tuple[int, ...]:
    """Numbers that are missing in a register; there are none unless rows were taken out of it."""
    held = set(taken)
    return tuple(one for one in range(1, max(held, default=0)) if one not in held)
