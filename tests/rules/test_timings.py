"""Every report has one timeliness on every day; silence past the due day is never anything else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.periods import Cadence, containing
from shishi.rules.rounds import PRESETS, due
from shishi.rules.shares import percent_text
from shishi.rules.timings import (
    Extension,
    Timeliness,
    closes_on,
    days_late,
    due_on,
    may_extend,
    may_report,
    rates,
    still_until,
    timeliness,
    told,
)
from tests.rules.arranged import CALENDAR
from tests.tables.timings import LATENESS, RATED

CARD = due(PRESETS["督查室汇总"], containing(date(2026, 2, 1), Cadence.MONTH), CALENDAR)
DAYS = st.dates(date(2026, 2, 1), date(2026, 5, 1))
EXTENSIONS = st.none() | st.builds(Extension, DAYS, st.just("暴雪封路"), st.just("县政府督查室"))


def given_day(cell: object) -> date | None:
    return cell if isinstance(cell, date) else None


@pytest.mark.parametrize(("until", "came", "on", "expected", "late", "open_"), LATENESS.rows)
def test_whether_a_report_is_in_time(
    until: object, came: object, on: date, expected: Timeliness, late: int, open_: str
):
    until_on = given_day(until)
    extension = Extension(until_on, "暴雪封路", "县政府督查室") if until_on else None
    assert timeliness(CARD, extension, given_day(came), on) is expected
    assert days_late(CARD, extension, given_day(came), on) == late
    assert bool(may_report(CARD, extension, on)) is (open_ == "能")


@pytest.mark.parametrize("row", RATED.rows)
def test_rates_come_from_what_was_expected(row: tuple):
    on_time, late, missing, open_, closed, expected, actual, reported, punctual = row
    counts = zip(
        ("on_time", "late", "missing", "open", "not_open"),
        (on_time, late, missing, open_, closed),
        strict=True,
    )
    found = rates(Timeliness(name) for name, count in counts for _ in range(count))
    assert (found.expected, found.actual, found.on_time) == (expected, actual, on_time)
    shares = (found.reported, found.punctual)
    assert ["—" if one is None else percent_text(one) for one in shares] == [reported, punctual]


@pytest.mark.parametrize(
    ("extension", "where", "says"),
    [
        (Extension(CARD.due_on, "暴雪", "督查室"), "until", "延期后的日期应晚于到期日2026年3月5日"),
        (Extension(date(2026, 3, 6), " ", "督查室"), "reason", "请填写延期原因。"),
        (Extension(date(2026, 3, 6), "暴雪", ""), "granted_by", "请填写批准人。"),
    ],
)
def test_an_extension_says_until_when_why_and_by_whom(extension: Extension, where: str, says: str):
    verdict = may_extend(CARD, extension)
    assert (bool(verdict), verdict.where) == (False, where)
    assert says in verdict.says


def test_an_extension_is_the_last_line_of_the_card():
    extension = Extension(date(2026, 3, 10), "暴雪封路", "县政府督查室")
    assert may_extend(CARD, extension)
    assert told(CARD, None) == CARD.lines
    assert told(CARD, extension) == (
        *CARD.lines,
        "延期：经县政府督查室批准，延至2026年3月10日。原因：暴雪封路。",
    )


def test_a_closed_round_says_when_and_what_next():
    assert may_report(CARD, None, date(2026, 2, 1)).says == (
        "2026年2月的报送于2026年2月25日开放，请届时填报。"
    )
    assert may_report(CARD, None, date(2026, 4, 1)).says == (
        "2026年2月的报送已于2026年3月19日截止，如需补报，请申请延期。"
    )


@given(EXTENSIONS, st.none() | DAYS, DAYS)
def test_each_timeliness_means_one_thing(extension: Extension | None, came: date | None, on: date):
    limit = due_on(CARD, extension)
    arrived = came if came is not None and came <= on else None
    assert [timeliness(CARD, extension, came, on) is one for one in Timeliness] == [
        arrived is None and on < CARD.opens_on,
        arrived is None and CARD.opens_on <= on <= limit,
        arrived is not None and arrived <= limit,
        arrived is not None and arrived > limit,
        arrived is None and on > limit,
    ]


@given(EXTENSIONS, st.none() | DAYS, DAYS)
def test_days_late_are_counted_exactly_when_late(
    extension: Extension | None, came: date | None, on: date
):
    late = timeliness(CARD, extension, came, on) in (Timeliness.LATE, Timeliness.MISSING)
    assert (days_late(CARD, extension, came, on) > 0) is late


@given(EXTENSIONS)
def test_an_extension_takes_no_time_away(extension: Extension | None):
    assert due_on(CARD, extension) >= CARD.due_on
    assert closes_on(CARD, extension) >= max(CARD.closes_on, due_on(CARD, extension))


@given(st.lists(st.sampled_from(Timeliness)))
def test_no_rate_is_over_one_and_in_time_is_within_reported(found: list[Timeliness]):
    result = rates(found)
    assert 0 <= result.on_time <= result.actual <= result.expected <= len(found)
    if result.reported is not None and result.punctual is not None:
        assert 0 <= result.punctual <= result.reported <= 1


def test_every_timeliness_has_its_word():
    assert [one.label for one in Timeliness] == ["未开放", "待报", "按时", "迟报", "逾期未报"]


def test_a_report_of_tomorrow_is_not_known_today():
    today = CARD.due_on + timedelta(days=1)
    assert timeliness(CARD, None, today + timedelta(days=1), today) is Timeliness.MISSING


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 3, 1), date(2026, 3, 5)),
        (date(2026, 3, 5), date(2026, 3, 5)),
        (date(2026, 3, 6), date(2026, 3, 19)),
        (date(2026, 3, 19), date(2026, 3, 19)),
        (date(2026, 3, 20), None),
    ],
)
def test_until_when_a_report_is_still_taken(on: date, expected: date | None):
    assert still_until(date(2026, 3, 5), date(2026, 3, 19), on) == expected
