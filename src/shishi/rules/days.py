"""日期推算 — days in words, and months counted from day to day as the law counts them.

民法典第二百零二条: a time of months ends on the day of the same number, or on the last day of a
month that has no such day.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from functools import cache


def day_text(day: date) -> str:
    """2026年4月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def months_text(months: Iterable[int]) -> str:
    """4—10月; 11月、12月、1月 have no run in the year and are listed."""
    held = sorted(months)
    if len(held) > 1 and held[-1] - held[0] == len(held) - 1:
        return f"{held[0]}—{held[-1]}月"
    return "、".join(f"{month}月" for month in held)


def end_of(day: date, zone: tzinfo | None) -> datetime:
    """The last moment of the day: what was entered later could not be known on it."""
    return datetime.combine(day, time.max, zone)


def add_months(day: date, months: int) -> date:
    """The day that many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = month_end(date(year, month + 1, 1))
    return last.replace(day=min(day.day, last.day))


def month_end(day: date) -> date:
    """The last day of its month."""
    return _last(day.year, day.month)


@cache
def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def whole_months(since: date, on: date) -> int:
    """How many months have run from `since` to `on`; none where `on` lies before."""
    months = max((on.year - since.year) * 12 + on.month - since.month, 0)
    return months - (months > 0 and add_months(since, months) > on)


def month_ends(since: date, on: date) -> int:
    """How many months have ended from `since` to `on`, both included: what was planned for a month
    is judged when the month is over."""
    full = on == month_end(on)
    return max((on.year - since.year) * 12 + on.month - since.month + full, 0)


def ahead(days: Iterable[tuple[str, date | None]], on: date) -> str:
    """Of the named days those that have not come yet."""
    late = [f"{name}日期{day_text(day)}" for name, day in days if day and day > on]
    return f"{'、'.join(late)}晚于今天。请改为已经发生的日期。" if late else ""


def half_months(year: int, on: date) -> int:
    """Half-months of the year that have ended by the end of `on`; the first ends on the 15th."""
    if on.year != year:
        return 24 if on.year > year else 0
    whole = on == month_end(on)
    return 2 * (on.month - 1) + (2 if whole else int(on.day >= 15))
