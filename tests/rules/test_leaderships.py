"""Who may take a tier above all projects of a year, as cases worked by hand."""

from datetime import date

import pytest

from shishi.rules.leaderships import Led, may_name

SEATED = Led(7, "陆知遥", date(2026, 3, 2))
CASES = {
    "nobody yet": (None, 8, date(2026, 1, 5), ""),
    "a successor": (SEATED, 8, date(2026, 6, 1), ""),
    "the next day": (SEATED, 8, date(2026, 3, 3), ""),
    "the same day": (SEATED, 8, date(2026, 3, 2), "on"),
    "before the one in office": (SEATED, 8, date(2026, 2, 1), "on"),
    "the same person": (SEATED, 7, date(2026, 6, 1), "person"),
    "another year": (None, 8, date(2027, 1, 1), "on"),
}


@pytest.mark.parametrize("case", CASES)
def test_who_may_be_named(case: str):
    held, person, on, where = CASES[case]
    verdict = may_name(held, person, 2026, on)
    assert (bool(verdict), verdict.where) == (not where, where)
