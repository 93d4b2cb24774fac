"""The register of numbers: the next one, its form, and gaps that only a loss of rows can make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.serials import gaps, next_number, number_text
from tests.tables.bulletins import NUMBERS


@pytest.mark.parametrize(("taken", "following"), [((), 1), ((1,), 2), ((3, 1, 2), 4), ((1, 5), 6)])
def test_the_next_number(taken, following):
    assert next_number(taken) == following


def test_a_number_as_it_is_printed():
    assert number_text("云政办督", 2026, 7) == "云政办督〔2026〕7号"


@pytest.mark.parametrize(("code", "year", "taken", "following"), NUMBERS.rows)
def test_the_manual_s_next_number(code, year, taken, following):
    held = [int(one) for one in taken.split("、") if one.isdecimal()]
    assert number_text(code, year, next_number(held)) == following


@pytest.mark.parametrize(
    ("taken", "missing"), [((), ()), ((1, 2, 3), ()), ((2,), (1,)), ((1, 4), (2, 3))]
)
def test_numbers_that_are_missing(taken, missing):
    assert gaps(taken) == missing


@given(st.integers(0, 40))
def test_a_series_that_grows_by_the_next_number_has_no_gap(length):
    taken: list[int] = []
    for _ in range(length):
        taken.append(next_number(taken))
    assert gaps(taken) == ()
    assert len(set(taken)) == length
