"""提醒时间 — when people may be told something: on workdays, in the hours of the office.

Hours differ from place to place and with the season, so they are data with named presets. The
clock is that of Beijing everywhere (standards paper §6.5).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from types import MappingProxyType

from shishi.rules.calendars import Calendar, is_workday
from shishi.rules.lifecycle import Refused, Verdict, no

_DAY = timedelta(days=1)
_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-－–—~至]\s*(\d{1,2})[:：](\d{2})")
_SINCE = re.compile(r"\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起")
_NEW_YEAR = (1, 1)
_HOW = "请每行写一季，如：5月1日起 10:00-14:00、16:00-20:00。"


@dataclass(frozen=True, slots=True)
class Season:
    """作息 — the hours from a day of the year on, as minutes of the day [from, to)."""

    since: tuple[int, int]
    spans: tuple[tuple[int, int], ...]

    @property
    def says(self) -> str:
        """5月1日起 10:00-14:00、16:00-20:00."""
        month, day = self.since
        return f"{month}月{day}日起 {self.words}"

    @property
    def words(self) -> str:
        """10:00-14:00、16:00-20:00."""
        return "、".join(map(_span_text, self.spans))


@dataclass(frozen=True, slots=True)
class Hours:
    """提醒时间 of a programme; the last season of the year goes on into the next."""

    seasons: tuple[Season, ...]

    @property
    def says(self) -> str:
        return f"工作日 {'；'.join(text(self).splitlines())}"


def _season(month: int, day: int, *spans: tuple[int, int]) -> Season:
    return Season((month, day), spans)


PRESETS: MappingProxyType[str, Hours] = MappingProxyType(
    {
        "默认": Hours((_season(1, 1, (9 * 60, 18 * 60)),)),
        "新疆": Hours(
            (
                _season(5, 1, (10 * 60, 14 * 60), (16 * 60, 20 * 60)),
                _season(10, 1, (10 * 60, 14 * 60), (15 * 60 + 30, 19 * 60 + 30)),
            )
        ),
    }
)


def spans_on(hours: Hours, day: date) -> tuple[tuple[int, int], ...]:
    """The hours of the day, were it a workday."""
    begun = [one for one in hours.seasons if one.since <= (day.month, day.day)]
    return max(begun or hours.seasons, key=lambda one: one.since).spans


def is_open(hours: Hours, calendar: Calendar, at: datetime) -> bool:
    """Whether somebody may be told something now."""
    minute = at.hour * 60 + at.minute
    worked = is_workday(calendar, at.date())
    return worked and any(low <= minute < high for low, high in spans_on(hours, at.date()))


def opening(hours: Hours, calendar: Calendar, at: datetime) -> datetime:
    """The first moment from `at` on at which people may be told something."""
    if is_open(hours, calendar, at):
        return at
    day = at.date()
    while True:
        if is_workday(calendar, day):
            for low, _ in spans_on(hours, day):
                begins = datetime.combine(day, time(low // 60, low % 60), at.tzinfo)
                if begins > at:
                    return begins
        day += _DAY


def telling(hours: Hours, calendar: Calendar, at: datetime) -> datetime | None:
    """When the digest that is written now is told; None where it is more than a day off, since
    a later run of the daily duty will know better what to tell."""
    moment = opening(hours, calendar, at)
    return moment if moment - at < _DAY else None


def unfit(hours: Hours) -> tuple[Verdict, ...]:
    """What hours cannot be saved with."""
    if not hours.seasons:
        return (no(f"请至少写一行提醒时间。{_HOW}", "seasons"),)
    if len({one.since for one in hours.seasons}) < len(hours.seasons):
        return (no("两行自同一天起。请合并成一行。", "seasons"),)
    return tuple(_unfit(hours))


def _unfit(hours: Hours) -> Iterator[Verdict]:
    for one in hours.seasons:
        month, day = one.since
        try:
            date(2000, month, day)
        except ValueError:
            yield no(f"没有{month}月{day}日。请改正日期。", "seasons")
        edges = [edge for span in one.spans for edge in span]
        if not edges or any(low >= high for low, high in pairwise(edges)) or edges[-1] > 24 * 60:
            says = f"“{one.says}”的时段应先后排列、不重叠，不超过 24:00。请修改。"
            yield no(says, "seasons")


def read(text: str) -> Hours:
    """The hours as typed, a season a line, one without its day from the new year on; `Refused`
    with the line that cannot be read."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        since, spans = _SINCE.match(line), _SPAN.findall(line)
        rest = _SPAN.sub("", line[since.end() :] if since else line)
        if not spans or rest.strip(" 、，,；;。"):
            raise Refused(no(f"“{line[:40]}”没有读懂。{_HOW}", "seasons"))
        held = (tuple(map(int, one)) for one in spans)
        minutes = tuple((a * 60 + b, c * 60 + d) for a, b, c, d in held)
        found.append(Season((int(since[1]), int(since[2])) if since else _NEW_YEAR, minutes))
    return Hours(tuple(sorted(found, key=lambda one: one.since)))


def text(hours: Hours) -> str:
    """The hours as `read` takes them; the same all the year they need no day."""
    if [one.since for one in hours.seasons] == [_NEW_YEAR]:
        return hours.seasons[0].words
    return "\n".join(one.says for one in hours.seasons)


def _span_text(span: tuple[int, int]) -> str:
    return "-".join(f"{edge // 60:02}:{edge % 60:02}" for edge in span)
