"""放假安排 — the lines of a holiday notice, as a person pastes them, as days of the calendar.

A line says a day or a stretch of days, 放假 or 上班, and the feast: 2026-10-01至2026-10-07 放假
国庆节. What cannot be read is told line by line.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from shishi.rules.calendars import CalendarDay, DayKind, Scope
from shishi.rules.days import day_text
from shishi.rules.inputs import Unfit, day
from shishi.rules.lifecycle import Refused, Verdict, no

_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_LINE = re.compile(rf"({_DAY})(?:\s*(?:至|到|~|—)\s*({_DAY}))?[\s,、]*(放假|上班)[\s,、]*(\S.*)?")
LONGEST, MOST = 31, 2000  # days of one stretch, of an edition
NAME, SOURCE = 100, 200  # characters


def read(text: str, scope: Scope, source: str) -> tuple[CalendarDay, ...]:
    """The days that the lines say; Refused at the first line that cannot be read."""
    found: list[CalendarDay] = []
    for place, line in enumerate(text.splitlines(), 1):
        if line.strip():
            found += _days(unicodedata.normalize("NFKC", line).strip(), place, scope, source)
    return tuple(found)


def unfit(days: Iterable[CalendarDay]) -> tuple[Verdict, ...]:
    """What a calendar cannot be issued with."""
    held = list(days)
    if not held:
        return (no("工作日历没有任何一天。请先录入放假安排。", "added"),)
    if len(held) > MOST:
        return (no(f"工作日历最多 {MOST} 天，现有 {len(held)} 天。请删去以前年度的。", "added"),)
    times = Counter((one.day, one.scope) for one in held)
    found = [
        no(f"{day_text(on)}（{scope.label}）写了不止一次。请先删去原有的一条。", "added")
        for (on, scope), many in times.items()
        if many > 1
    ]
    if any(not one.name.strip() or len(one.name) > NAME for one in held):
        found.append(no(f"请写明节日名称，不超过 {NAME} 个字。", "added"))
    if any(len(one.source) > SOURCE for one in held):
        found.append(no(f"依据不超过 {SOURCE} 个字。", "source"))
    return tuple(found)


def _days(line: str, place: int, scope: Scope, source: str) -> list[CalendarDay]:
    told = _LINE.fullmatch(line)
    if told is None:
        says = f"第 {place} 行“{line[:30]}”不能辨认。请写成“2026-10-01 放假 国庆节”的样子。"
        raise Refused(no(says, "added"))
    try:
        first, last = day(told[1]), day(told[2] or told[1])
    except Unfit:
        raise Refused(no(f"第 {place} 行的日期不存在。请核对。", "added")) from None
    count = (last - first).days + 1
    if not 1 <= count <= LONGEST:
        says = f"第 {place} 行的起止日期颠倒或超过 {LONGEST} 天。请核对。"
        raise Refused(no(says, "added"))
    if not (told[4] or "").strip():
        raise Refused(no(f"第 {place} 行没有节日名称。请补在行末。", "added"))
    kind = DayKind.HOLIDAY if told[3] == DayKind.HOLIDAY.label else DayKind.WORKDAY
    return [_day(first, n, kind, told[4].strip(), scope, source) for n in range(count)]


def _day(
    first: date, after: int, kind: DayKind, name: str, scope: Scope, source: str
) -> CalendarDay:
    return CalendarDay(first + timedelta(days=after), kind, name, scope, source)
