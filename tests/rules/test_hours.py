"""Office hours: the presets hour by hour, what is typed, and when a digest is told."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.clock import HERE
from shishi.rules.calendars import CalendarDay, DayKind, Scope, assemble, is_workday
from shishi.rules.hours import PRESETS, Hours, Season, is_open, opening, read, telling, text, unfit
from shishi.rules.lifecycle import Refused
from shishi.rules.plain import as_plain, from_plain

# National Day 2026, with a Saturday made up for
OFF = [
    CalendarDay(date(2026, 10, day), DayKind.HOLIDAY, "国庆节", Scope.NATION) for day in range(1, 8)
]
MADE_UP = CalendarDay(date(2026, 10, 10), DayKind.WORKDAY, "国庆节", Scope.NATION)
CALENDAR = assemble("第1版", [*OFF, MADE_UP])


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(
    ("preset", "moment", "expected"),
    [
        ("默认", at(9, 25, 8, 59), False),
        ("默认", at(9, 25, 9, 0), True),
        ("默认", at(9, 25, 17, 59), True),
        ("默认", at(9, 25, 18, 0), False),
        ("默认", at(9, 26, 10, 0), False),  # Saturday
        ("默认", at(10, 1, 10, 0), False),  # a feast on a Thursday
        ("默认", at(10, 10, 10, 0), True),  # a Saturday that is worked
        ("新疆", at(9, 25, 9, 59), False),
        ("新疆", at(9, 25, 13, 59), True),
        ("新疆", at(9, 25, 14, 0), False),
        ("新疆", at(9, 25, 15, 45), False),  # summer: the afternoon begins at 16:00
        ("新疆", at(9, 25, 19, 59), True),
        ("新疆", at(10, 8, 15, 45), True),  # winter: at 15:30
        ("新疆", at(10, 8, 19, 45), False),
        ("新疆", at(4, 30, 15, 45), True),  # the winter goes on until the end of April
        ("新疆", at(5, 6, 15, 45), False),
    ],
)
def test_whether_the_office_is_open(preset: str, moment: datetime, expected: bool):
    assert is_open(PRESETS[preset], CALENDAR, moment) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(9, 25, 6), at(9, 25, 9)),
        (at(9, 25, 11, 20), at(9, 25, 11, 20)),
        (at(9, 24, 23), at(9, 25, 9)),
        (at(9, 25, 23), None),  # Friday night: Sunday night's run knows better
        (at(9, 27, 23), at(9, 28, 9)),
        (at(10, 1, 6), None),
        (at(10, 7, 23), at(10, 8, 9)),
    ],
)
def test_when_a_digest_is_told(moment: datetime, expected: datetime | None):
    assert telling(PRESETS["默认"], CALENDAR, moment) == expected


@given(st.sampled_from(list(PRESETS.values())), st.integers(0, 365 * 24 * 60))
def test_the_first_open_moment_is_open_and_none_before_it_is(hours: Hours, minutes: int):
    moment = at(1, 1, 0) + timedelta(minutes=minutes)
    first = opening(hours, CALENDAR, moment)
    assert first >= moment
    assert is_open(hours, CALENDAR, first)
    assert is_workday(CALENDAR, first.date())
    assert first == moment or not is_open(hours, CALENDAR, first - timedelta(minutes=1))


@pytest.mark.parametrize("name", list(PRESETS))
def test_presets_fit_and_come_back_from_their_words_and_from_storage(name: str):
    hours = PRESETS[name]
    assert unfit(hours) == ()
    assert read(text(hours)) == hours
    assert from_plain(Hours, as_plain(hours)) == hours


def test_hours_that_are_the_same_all_the_year_need_no_day():
    assert text(PRESETS["默认"]) == "09:00-18:00"
    assert PRESETS["默认"].says == "工作日 09:00-18:00"


def test_seasons_are_read_in_any_order_and_with_full_width_signs():
    typed = "10月1日起 10：00至14：00，15:30-19:30\n\n 5月1日起10:00-14:00、16:00—20:00。"
    assert read(typed) == PRESETS["新疆"]


@pytest.mark.parametrize("typed", ["9点到18点", "5月1日起", "5月1日起 10:00-14:00 午休"])
def test_a_line_that_is_not_understood_is_named(typed: str):
    with pytest.raises(Refused) as refused:
        read(typed)
    assert typed in refused.value.verdict.says
    assert refused.value.verdict.where == "seasons"


@pytest.mark.parametrize(
    "hours",
    [
        Hours(()),
        Hours((Season((2, 30), ((540, 600),)),)),
        Hours((Season((1, 1), ((600, 540),)),)),
        Hours((Season((1, 1), ((540, 720), (700, 800))),)),
        Hours((Season((1, 1), ((540, 1441),)),)),
        Hours((Season((1, 1), ((540, 600),)), Season((1, 1), ((600, 700),)))),
    ],
)
def test_hours_that_cannot_be_kept(hours: Hours):
    assert [one.where for one in unfit(hours)] == ["seasons"]
