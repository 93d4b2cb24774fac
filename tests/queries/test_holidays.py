"""The days that the first edition of a calendar is proposed with."""

from datetime import date

from shishi.queries import holidays
from shishi.rules.arrangements import unfit
from shishi.rules.calendars import Scope, assemble, is_workday, why


def test_the_days_of_the_nation_are_those_of_the_notice():
    calendar = assemble("首版", holidays.national(2025))
    off = {date(2026, 2, 17), date(2026, 5, 1), date(2026, 10, 7)}
    assert not any(is_workday(calendar, day) for day in off)
    assert is_workday(calendar, date(2026, 10, 10))
    assert why(calendar, date(2026, 10, 10)).startswith("国庆节调休上班（国务院办公厅放假通知")
    assert min(calendar.days).year == 2025


def test_a_region_is_a_choice():
    today = date(2025, 3, 1)
    plain, chosen = holidays.proposed(today), holidays.proposed(today, "xinjiang")
    assert {one.scope for one in plain} == {Scope.NATION}
    own = [one for one in chosen if one.scope is Scope.REGION]
    assert {one.name for one in own} == {"肉孜节", "古尔邦节"}
    assert unfit(chosen) == ()
