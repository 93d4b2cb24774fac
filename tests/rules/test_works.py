"""The dates of works: the table, and that order in time is asked for."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.checks import checks
from shishi.rules.works import WorksFacts
from tests.rules.figures import ON, works_of
from tests.tables.works import WORKS

DAYS = st.dates(date(2026, 1, 1), ON)
BLANK = WorksFacts("p1", 2026)


@pytest.mark.parametrize("row", WORKS.rows)
def test_what_is_odd_in_works(row: tuple):
    severity, says = row[3:]
    found = [(one.severity, one.says, one.where) for one in checks(works_of(row), on=ON)]
    assert found == ([] if severity == "—" else [(severity, says, "p1")])


@given(DAYS, DAYS, DAYS)
def test_works_are_in_order_exactly_when_permit_start_and_end_are(
    permitted: date, started: date, finished: date
):
    facts = replace(BLANK, permitted_on=permitted, started_on=started, finished_on=finished)
    assert (checks(facts, on=ON) == ()) is (permitted <= started <= finished)
