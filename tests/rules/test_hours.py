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
from tests.tables.hours import OPEN, TOLD

# National Day 2026, with a Saturday made up for
OFF = [
    CalendarDay(date(2026, 10, day), DayKind.HOLIDAY, "国庆节", Scope.NATION) for day in range(1, 8)
]
MADE_UP = CalendarDay(date(2026, 10, 10), DayKind.WORKDAY, "国庆节", Scope.NATION)
CALENDAR = assemble("第1版", [*OFF, MADE_UP])


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(("preset", "moment", "says"), OPEN.rows)
def test_whether_the_office_is_open(preset: str, moment: datetime, says: str):
    assert is_open(PRESETS[preset], CALENDAR, moment) is (says == "提醒")


@pytest.mark.parametrize(("moment", "expected"), TOLD.rows)
def test_when_a_digest_is_told(moment: datetime, expected: object):
    found = telling(PRESETS["默认"], CALENDAR, moment)
    assert (found or "不生成") == expected


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
