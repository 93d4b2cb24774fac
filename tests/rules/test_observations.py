"""Values are only ever added; any day can be seen as it counts now or as it was known then."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.observations import (
    Correction,
    Observation,
    Told,
    affected,
    corrected,
    may_stand_before,
    points_kept,
    points_of,
    standing,
    unfit,
)
from tests.tables.observations import CORRECTED, COUNTS, ENTERED

HERE = timezone(timedelta(hours=8))


def instant(cell: str) -> datetime:
    return datetime.strptime(cell, "%Y-%m-%d %H:%M").replace(tzinfo=HERE)


ENTRIES = [
    Observation(
        key,
        7,
        as_of,
        instant(entered),
        Decimal(value),
        corrects=None if of == "—" else of,
        reason="" if of == "—" else "核对台账",
    )
    for key, as_of, entered, value, of in ENTERED.rows
]
NOW = instant("2026-06-20 10:00")


def counting(
    entries: list[Observation], as_of: date, known_at: datetime | None = None
) -> dict[int, Observation]:
    """Of each indicator the last figure up to the day."""
    held = standing(entries, known_at)
    return {one.indicator: one for one in held if one.as_of <= as_of}


@st.composite
def histories(draw: st.DrawFn) -> list[Observation]:
    """Entries in the order they came, some of them corrections of what stood then."""
    found: list[Observation] = []
    for key in range(draw(st.integers(0, 12))):
        at = instant("2026-01-01 08:00") + timedelta(hours=draw(st.integers(0, 2)) + 3 * key)
        value = Decimal(draw(st.integers(0, 100)))
        held = standing(found)
        if held and draw(st.booleans()):
            of = draw(st.sampled_from(held))
            found.append(corrected(Correction(of, Told(value), "核对台账"), key, at))
        else:
            as_of = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 5)))
            found.append(Observation(key, draw(st.integers(1, 2)), as_of, at, value))
    return found


DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 8))
MOMENTS = st.integers(0, 40).map(lambda n: instant("2026-01-01 08:00") + timedelta(hours=n))


@pytest.mark.parametrize(("as_of", "known", "value"), COUNTS.rows)
def test_the_value_that_counts(as_of: date, known: str, value: str):
    found = counting(ENTRIES, as_of, None if known == "现在" else instant(known))
    assert {key: one.value for key, one in found.items()} == (
        {} if value == "—" else {7: Decimal(value)}
    )


@pytest.mark.parametrize(("of", "value", "reason", "result"), CORRECTED.rows)
def test_whether_a_correction_can_be_entered(of: int, value: str, reason: str, result: str):
    correction = Correction(ENTRIES[of - 1], Told(Decimal(value)), reason)
    found = unfit(correction, ENTRIES, cumulative=True)
    assert [verdict.says for verdict in found] == ([] if result == "可以" else [result])
    assert not any(found)


def test_what_may_fall_is_not_held_against_its_neighbours():
    correction = Correction(ENTRIES[5], Told(Decimal(1)), "核对台账")
    assert unfit(correction, ENTRIES, cumulative=False) == ()


def test_another_denominator_alone_is_a_correction():
    rate = replace(ENTRIES[0], key=9, indicator=8, denominator=Decimal(11098))
    correction = Correction(rate, Told(rate.value, Decimal(15670)), "应保尽保人数核定")
    assert unfit(correction, [*ENTRIES, rate], cumulative=False) == ()
    made = corrected(correction, 10, NOW)
    assert (made.denominator, made.corrects, made.reason) == (15670, 9, "应保尽保人数核定")
    assert counting([*ENTRIES, rate, made], NOW.date())[8] == made


POINTS = (("乙村", Decimal(20)), ("甲村", Decimal(30)))  # together what was told at the end of May


def test_of_points_only_their_sum_is_told_and_another_share_is_a_correction():
    told = replace(ENTRIES[4], points=POINTS)
    moved = Told(told.value, points=(("乙村", Decimal(25)), ("甲村", Decimal(25))))
    held = [*ENTRIES[:4], told, *ENTRIES[5:]]
    assert unfit(Correction(told, moved, "核对台账"), held, cumulative=True) == ()
    assert corrected(Correction(told, moved, "核对台账"), 10, NOW).points == moved.points
    wrong = Correction(told, moved._replace(value=Decimal(51)), "核对台账")
    bare = Correction(told, Told(Decimal(51)), "核对台账")
    assert [one.where for one in unfit(wrong, held, cumulative=True)] == ["value"]
    assert [one.where for one in unfit(bare, held, cumulative=True)] == ["value"]


def test_points_come_back_in_the_order_of_their_names_however_they_were_kept():
    kept = {"甲村": "30", "乙村": "20"}
    assert points_of(kept) == points_of(dict(reversed(kept.items()))) == POINTS
    assert (points_kept(POINTS), points_kept(()), points_of(None)) == (kept, None, ())


def test_a_correction_changes_the_days_up_to_the_next_figure():
    assert affected(ENTRIES[5], ENTRIES) == (date(2026, 4, 30), date(2026, 5, 31))
    assert affected(ENTRIES[4], ENTRIES) == (date(2026, 5, 31), None)


def test_another_figure_of_the_same_day_stands_over_the_earlier_one():
    again = replace(ENTRIES[4], key=7, entered_at=NOW, value=Decimal(52))
    assert counting([*ENTRIES, again], date(2026, 6, 1))[7].value == 52


@given(histories(), DAYS, MOMENTS)
def test_what_was_known_then_does_not_change_by_what_is_entered_later(
    entries: list[Observation], as_of: date, known_at: datetime
):
    then = [one for one in entries if one.entered_at <= known_at]
    assert counting(entries, as_of, known_at) == counting(then, as_of)


@given(histories(), DAYS)
def test_the_order_of_the_rows_does_not_matter(entries: list[Observation], as_of: date):
    assert counting(entries[::-1], as_of) == counting(entries, as_of)


@given(histories())
def test_each_day_has_one_standing_figure_and_none_that_was_corrected(entries: list[Observation]):
    held = standing(entries)
    assert len({(one.indicator, one.as_of) for one in held}) == len(held)
    assert not {one.key for one in held} & {one.corrects for one in entries}
    assert {(one.indicator, one.as_of) for one in held} == {
        (one.indicator, one.as_of) for one in entries
    }


@given(histories(), st.integers(0, 100))
def test_a_correction_changes_nothing_outside_the_days_it_names(
    entries: list[Observation], value: int
):
    held = standing(entries)
    if not held:
        return
    correction = Correction(held[0], Told(Decimal(value)), "核对台账")
    made = corrected(correction, len(entries), NOW)
    first, end = affected(made, [*entries, made])
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(8)):
        before, after = counting(entries, day), counting([*entries, made], day)
        inside = first <= day and (end is None or day < end)
        assert (before.get(made.indicator) != after.get(made.indicator)) is inside


@given(histories(), st.integers(0, 100))
def test_a_fit_correction_of_a_growing_series_leaves_it_growing(
    entries: list[Observation], value: int
):
    series = [one for one in standing(entries) if one.indicator == 1]
    grown = [
        replace(one, value=Decimal(n * 20), corrects=None) for n, one in enumerate(series, start=1)
    ]
    for of in grown:
        correction = Correction(of, Told(Decimal(value)), "核对台账")
        after = [one.value for one in standing([*grown, corrected(correction, 99, NOW)])]
        refused = any(one.where == "value" for one in unfit(correction, grown, cumulative=True))
        assert refused is (after != sorted(after) or of.value == value)


@pytest.mark.parametrize(
    ("value", "later", "ok"), [("20", "25", True), ("25", "25", True), ("30", "25", False)]
)
def test_a_late_figure_may_not_say_more_than_a_later_one(value: str, later: str, ok: bool):
    known = replace(ENTRIES[0], as_of=date(2026, 5, 31), value=Decimal(later))
    verdict = may_stand_before("管网", Decimal(value), known)
    assert verdict.ok is ok
    assert ok or "2026年5月31日" in verdict.says


def test_a_milestone_is_not_held_against_its_neighbours():
    assert may_stand_before("开工", None, ENTRIES[0])
    assert may_stand_before("开工", Decimal(1), replace(ENTRIES[0], value=None))
