"""报送期 — stretches of days, and the cadences (周期) that cut a year into them.

A period is half-open: its first day belongs to it, its end does not. Of any one cadence the
periods lie without gap or overlap, so every day is in exactly one. Weeks run from Monday to
Sunday and belong to the year of their Thursday (GB/T 7408.1).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.days import add_months, day_text

_DAY = timedelta(days=1)


class Cadence(StrEnum):
    """周期."""

    WEEK = "week"
    HALF_MONTH = "half_month"
    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def label(self) -> str:
        return CADENCE_LABELS[self]


CADENCE_LABELS = MappingProxyType(
    {
        Cadence.WEEK: "每周",
        Cadence.HALF_MONTH: "每半月",
        Cadence.MONTH: "每月",
        Cadence.TWO_MONTHS: "每两个月",
        Cadence.QUARTER: "每季度",
        Cadence.HALF_YEAR: "每半年",
        Cadence.YEAR: "每年",
    }
)

_MONTHS = MappingProxyType(
    {
        Cadence.MONTH: 1,
        Cadence.TWO_MONTHS: 2,
        Cadence.QUARTER: 3,
        Cadence.HALF_YEAR: 6,
        Cadence.YEAR: 12,
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, and without, `end`; ValueError when there is none."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise ValueError(f"no day between {self.start} and {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.end - _DAY

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days

    @property
    def label(self) -> str:
        """2026年 · 2026年第一季度 · 2026年3月 · 2026年3月上半月 · 3月16日—22日."""
        for cadence, named in _NAMES.items():
            if self == containing(self.start, cadence):
                return f"{self.start.year}年{named(self.start)}"
        return self._span()

    def _span(self) -> str:
        first, last = self.start, self.last
        if first == last:
            return f"{first.month}月{first.day}日"
        if first.year != last.year:
            return f"{day_text(first)}—{day_text(last)}"
        month = "" if first.month == last.month else f"{last.month}月"
        return f"{first.month}月{first.day}日—{month}{last.day}日"


_NAMES: MappingProxyType[Cadence, Callable[[date], str]] = MappingProxyType(
    {
        Cadence.YEAR: lambda day: "",
        Cadence.HALF_YEAR: lambda day: "上半年" if day.month == 1 else "下半年",
        Cadence.QUARTER: lambda day: f"第{'一二三四'[day.month // 3]}季度",
        Cadence.TWO_MONTHS: lambda day: f"{day.month}—{day.month + 1}月",
        Cadence.MONTH: lambda day: f"{day.month}月",
        Cadence.HALF_MONTH: lambda day: f"{day.month}月{'上' if day.day == 1 else '下'}半月",
    }
)  # a period may answer to one of these names only


def containing(day: date, cadence: Cadence) -> Period:
    """The period of the cadence that the day lies in."""
    if cadence is Cadence.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=7))
    if cadence is Cadence.HALF_MONTH:
        middle = day.replace(day=16)
        if day < middle:
            return Period(day.replace(day=1), middle)
        return Period(middle, add_months(day.replace(day=1), 1))
    months = _MONTHS[cadence]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, add_months(first, months))


def following(period: Period, cadence: Cadence) -> Period:
    """The period of the cadence that begins, or is under way, when `period` has ended."""
    return containing(period.end, cadence)


def preceding(period: Period, cadence: Cadence) -> Period:
    """The period of the cadence that the day before `period` lies in."""
    return containing(period.start - _DAY, cadence)


def all_of(year: int, cadence: Cadence) -> tuple[Period, ...]:
    """The periods of the year in order: of weeks those whose Thursday lies in it."""
    found = [containing(date(year, 1, 4), cadence)]
    while found[-1].end + timedelta(days=3) < date(year + 1, 1, 1):
        found.append(following(found[-1], cadence))
    return tuple(found)
