"""放假安排 — the days that the first edition of a calendar is proposed with, each with its source.

The national days are those of the package chinesecalendar, which follows the notices of the
State Council; it knows a year once its notice is out.
"""

from datetime import date

import chinese_calendar
from chinese_calendar import constants

from shishi.rules.calendars import XINJIANG, CalendarDay, DayKind, Scope

SOURCE = "国务院办公厅放假通知"
REGIONS = {"": "不设地方节日", "xinjiang": "新疆维吾尔自治区"}

_NAMES = {holiday.value: holiday.chinese for holiday in chinese_calendar.Holiday}


def national(since: int) -> tuple[CalendarDay, ...]:
    """The days off and the working weekends of the nation from the year `since` on."""
    off = ((day, DayKind.HOLIDAY, name) for day, name in constants.holidays.items())
    on = ((day, DayKind.WORKDAY, name) for day, name in constants.workdays.items())
    return tuple(
        CalendarDay(day, kind, _NAMES[name], Scope.NATION, SOURCE)
        for day, kind, name in sorted((*off, *on))
        if day.year >= since
    )


def proposed(today: date, region: str = "") -> tuple[CalendarDay, ...]:
    """The days of a first edition: from the year before on, with the region's own by choice."""
    since = today.year - 1
    own = XINJIANG if region == "xinjiang" else ()
    return (*national(since), *(one for one in own if one.day.year >= since))
