"""工作日历 — which days are worked: weekends, 放假, 调休, and what the region and the office add.

The days that differ from the plain week are data with their source; the narrower scope
decides. A year whose national arrangement is not entered falls back to weekends, and `warning`
says so. Counting, the first day does not count (民法典第二百零一条). A last day that is a day
off moves only where the rule of the programme says so: 每月5日前 does not move by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

_DAY = timedelta(days=1)
_NATIONAL_DAY = (10, 1)  # a day off in every arrangement (全国年节及纪念日放假办法第二条)


class DayKind(StrEnum):
    """日期性质."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"

    @property
    def label(self) -> str:
        return {"holiday": "放假", "workday": "上班"}[self.value]


class Scope(StrEnum):
    """适用范围, from the widest to the narrowest."""

    NATION = "nation"
    REGION = "region"
    OFFICE = "office"

    @property
    def label(self) -> str:
        return {"nation": "全国", "region": "本地区", "office": "本单位"}[self.value]

    @property
    def rank(self) -> int:
        """The higher, the narrower."""
        return tuple(Scope).index(self)


class Shift(StrEnum):
    """顺延 — what becomes of a day that is not worked."""

    KEEP = "keep"
    NEXT = "next"
    PREVIOUS = "previous"

    @property
    def label(self) -> str:
        return {"keep": "不顺延", "next": "顺延至下一工作日", "previous": "提前至上一工作日"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """特殊日 — a day that differs: `name` is the feast, `source` the document that arranges it."""

    day: date
    kind: DayKind
    name: str
    scope: Scope
    source: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """工作日历 of one `version`: for each special day the entry that decides; `known_years` have
    their national arrangement, `local_years` one of the region's own."""

    version: str
    days: Mapping[date, CalendarDay] = field(hash=False)
    known_years: frozenset[int]
    local_years: frozenset[int] = frozenset()


def assemble(version: str, days: Iterable[CalendarDay]) -> Calendar:
    """The calendar that the entries make; of two entries of one scope the later stands. A year is
    known once its National Day is entered: a notice can reach into the year before its own."""
    decided: dict[date, CalendarDay] = {}
    known, local = set(), set()
    for one in days:
        held = decided.get(one.day)
        if held is None or one.scope.rank >= held.scope.rank:
            decided[one.day] = one
        if one.scope is Scope.NATION and (one.day.month, one.day.day) == _NATIONAL_DAY:
            known.add(one.day.year)
        if one.scope is Scope.REGION:
            local.add(one.day.year)
    return Calendar(version, MappingProxyType(decided), frozenset(known), frozenset(local))


def is_workday(calendar: Calendar, day: date) -> bool:
    """Whether offices work on the day."""
    special = calendar.days.get(day)
    return special.kind is DayKind.WORKDAY if special else day.weekday() < 5


def moved(calendar: Calendar, day: date, shift: Shift) -> date:
    """The day itself when it is worked or kept, else the nearest workday that way."""
    if shift is Shift.KEEP:
        return day
    step = _DAY if shift is Shift.NEXT else -_DAY
    while not is_workday(calendar, day):
        day += step
    return day


def after_workdays(calendar: Calendar, day: date, count: int) -> date:
    """The `count`-th workday after the day, which does not count; before it when negative."""
    step = _DAY if count > 0 else -_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_workday(calendar, day)
    return day


def workdays_between(calendar: Calendar, start: date, end: date) -> int:
    """How many workdays follow `start` up to and with `end`; negative when `end` lies before, so
    that `after_workdays` from `start` leads to `end` where `end` is a workday."""
    if end < start:
        days = (end + _DAY * n for n in range((start - end).days))
        return -sum(is_workday(calendar, day) for day in days)
    return sum(is_workday(calendar, start + _DAY * n) for n in range(1, (end - start).days + 1))


def why(calendar: Calendar, day: date) -> str:
    """周六 · 国庆节放假（文号） · 国庆节调休上班（文号） · 周三."""
    special = calendar.days.get(day)
    if special is None:
        return "周" + "一二三四五六日"[day.weekday()]
    source = f"（{special.source}）" if special.source else ""
    made_up = special.kind is DayKind.WORKDAY and day.weekday() >= 5
    return f"{special.name}{'调休' if made_up else ''}{special.kind.label}{source}"


def warning(calendar: Calendar, *days: date) -> str:
    """The sentence about years among the days whose arrangement is not entered; empty when all
    are. Where the region has days of its own in some year, it is expected to in every year."""
    years = sorted({day.year for day in days})
    unknown = [year for year in years if year not in calendar.known_years]
    found = []
    if unknown:
        found.append(f"{_years(unknown)}全国放假安排尚未录入，暂按周末推算，请录入后核对日期。")
    missing = [year for year in years if calendar.local_years and year not in calendar.local_years]
    if missing:
        found.append(
            f"{_years(missing)}本地区放假安排尚未录入，地方节日暂按平日推算，请录入后核对日期。"
        )
    return "".join(found)


def _years(years: Iterable[int]) -> str:
    return "、".join(f"{year}年" for year in years)


# What 新疆 has beyond the national days, as far as published: the feasts of 自治区人民政府令第174号
# with the arrangement of each year. Years not listed are entered by the office.
_DECREE = "新疆维吾尔自治区人民政府令第174号及当年放假安排"
_FEASTS = (
    ("肉孜节", date(2022, 5, 5), 1),
    ("古尔邦节", date(2022, 7, 9), 5),
    ("肉孜节", date(2023, 4, 21), 1),
    ("古尔邦节", date(2023, 6, 28), 3),
    ("肉孜节", date(2025, 3, 29), 3),
    ("古尔邦节", date(2025, 6, 6), 5),
)

XINJIANG: tuple[CalendarDay, ...] = (
    *(
        CalendarDay(first + _DAY * n, DayKind.HOLIDAY, name, Scope.REGION, _DECREE)
        for name, first, days in _FEASTS
        for n in range(days)
    ),
    CalendarDay(date(2023, 6, 25), DayKind.WORKDAY, "古尔邦节", Scope.REGION, _DECREE),
)
