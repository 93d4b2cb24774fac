"""日期 — the ways in which plans say when: 10月底前, 三季度, 2025.11.30, 秋季开学前, 长期坚持.

A `When` has the day that counts (the last day allowed; 前 is inclusive), other days that the
words may mean, and the place. Damaged dates with one reading (1031日前) are read too.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.lines.marks import chinese_number
from shishi.reading.times.date_words import WHEN


class When(NamedTuple):
    """A time in the text. `on` is None for an event without a date, an open end, or a day without
    a year; `bare` marks forms that are a date only in a place for dates (10/31, 9月, 全年);
    `damaged` one whose characters were lost."""

    start: int
    end: int
    on: date | None
    others: tuple[date, ...] = ()
    bare: bool = False
    damaged: bool = False
    open_end: bool = False


_FEASTS = MappingProxyType(
    {
        **dict.fromkeys(("国庆", "十一"), (10, 1)),
        **dict.fromkeys(("五一", "劳动"), (5, 1)),
        **dict.fromkeys(("六一", "儿童"), (6, 1)),
        **dict.fromkeys(("七一", "建党"), (7, 1)),
        **dict.fromkeys(("八一", "建军"), (8, 1)),
        "元旦": (1, 1),
        "三八": (3, 8),
        "教师": (9, 10),
    }
)
_RELATIVE = MappingProxyType({"明年": 1, "次年": 1, "翌年": 1})
_CN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_QUARTERS = MappingProxyType({"一": 1, "二": 2, "三": 3, "四": 4})
_CUT_OFF = re.compile(r"(?:截至|截止|截止到|截至到|起至)(?:\s|目前)*$")
_STANDING = re.compile(
    r" ?(?:的|止)?[，,]?(?:应达|时间|全[市县区])?"
    r"(?:序时|时序|进度(?:为|应|达|是)|统计|(?:快报)?数据|实有|在册|存量|底数|调度"
    r"|已|(?:实际|共)?完成[^，。；]{0,16}[，,](?:完成率|占|达到?)[^，。；]{0,12}%|累计(?:完成|建成|开工|投入|发放)[^，。；]{0,20}占)"
)


def whens(text: str, start: int, end: int, year: int | None) -> Iterator[When]:
    """All times in `[start, end)`, in order; `year` is the document's own."""
    for found in WHEN.finditer(text, start, end):
        when = _READERS[found.lastgroup or ""](found, year)
        if when is not None:
            yield when


def cut_off(text: str, when: When) -> bool:
    """Whether the time only says up to when was counted (截至9月30日, 10月末序时进度)."""
    return bool(
        _CUT_OFF.search(text, max(0, when.start - 8), when.start)
        or _STANDING.match(text, when.end, when.end + 40)
    )


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _made(year: int | None, month: int, day: int) -> date | None:
    """The day, None without a year or when the calendar has no such day."""
    if year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else chinese_number(words)


def _year(said: str | None, relative: str | None, year: int | None) -> int | None:
    """The year that the words give (2026, 明年), else the document's."""
    if said:
        return int(said if said.isdecimal() else said.translate(_CN_DIGITS))
    if relative and year is not None:
        return year + _RELATIVE.get(relative, 0)
    return year


def _month_end(year: int | None, month: int) -> date | None:
    return last_day(year, month) if year is not None else None


def _day(found: re.Match[str], year: int | None) -> When | None:
    said, relative, month, day = found.group("y_d", "r_d", "m_d", "d_d")
    on = _made(_year(said, relative, year), _number(month), _number(day))
    return When(found.start(), found.end(), on)


def _month(found: re.Match[str], year: int | None) -> When | None:
    year, month = _year(found["y_m"], found["r_m"], year), _number(found["m_m"])
    part = (found["t_m"] or "").replace(" ", "")
    bare = not part and not found["b_m"]
    if year is None:
        return When(*found.span(), None, bare=bare)
    on = _part_of_month(year, month, part)
    if part or bare:
        return When(*found.span(), on, bare=bare)
    before = last_day(year - 1, 12) if month == 1 else last_day(year, month - 1)
    return When(*found.span(), before, (last_day(year, month),))


def _part_of_month(year: int, month: int, part: str) -> date:
    """上旬 and 初 the 10th, 中旬 the 20th, 中 the 15th, 下旬, 底, 末 and nothing the last day."""
    days = {"上旬": 10, "初": 10, "中旬": 20, "中": 15}
    return date(year, month, days[part]) if part in days else last_day(year, month)


def _joined(found: re.Match[str], year: int | None) -> When | None:
    """20259月底: the sign 年 was lost."""
    year, month = int(found["y_j"]), int(found["m_j"])
    if found["d_j"]:
        return When(*found.span(), _made(year, month, int(found["d_j"])), damaged=True)
    return When(*found.span(), _part_of_month(year, month, found["t_j"] or ""), damaged=True)


def _quarter(found: re.Match[str], year: int | None) -> When | None:
    number = _QUARTERS.get(found["q_q"]) or int(found["q_q"])
    return When(*found.span(), _month_end(_year(found["y_q"], found["r_q"], year), number * 3))


def _joined_quarter(found: re.Match[str], year: int | None) -> When | None:
    number = _QUARTERS.get(found["q_jq"]) or int(found["q_jq"])
    return When(*found.span(), _month_end(int(found["y_jq"]), number * 3), damaged=True)


def _half(found: re.Match[str], year: int | None) -> When | None:
    month = 12 if found["h_h"].startswith("下") else 6
    return When(*found.span(), _month_end(_year(found["y_h"], found["r_h"], year), month))


def _numbers(found: re.Match[str], year: int | None) -> When | None:
    year, month = int(found["y_n"]), int(found["m_n"])
    on = _made(year, month, int(found["d_n"])) if found["d_n"] else last_day(year, month)
    return When(*found.span(), on, bare=True)


def _slash(found: re.Match[str], year: int | None) -> When | None:
    on = _made(year, int(found["m_s"]), int(found["d_s"]))
    return When(*found.span(), on, bare=True)


def _lost(found: re.Match[str], year: int | None) -> When | None:
    """1031日: the sign 月 was lost; only when the digits can be read in one way."""
    digits, year = found["md_l"], _year(found["y_l"], None, year)
    splits = [
        (int(digits[:cut]), int(digits[cut:]))
        for cut in (1, 2)
        if digits[cut] != "0" or len(digits) - cut == 2
    ]
    readings = [
        (month, day)
        for month, day in splits
        if 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]
    ]
    if len(readings) != 1:
        return None
    return When(*found.span(), _made(year, *readings[0]), damaged=True)


def _year_end(found: re.Match[str], year: int | None) -> When | None:
    said = found["y_e"] or found["r_e"]
    if not said and not found["e_e"].startswith("年"):
        return None
    return When(*found.span(), _month_end(_year(found["y_e"], found["r_e"], year), 12))


def _whole_year(found: re.Match[str], _: int | None) -> When | None:
    return When(*found.span(), last_day(int(found["y_y"]), 12), bare=not found["f_y"])


def _whole(found: re.Match[str], year: int | None) -> When | None:
    return When(*found.span(), _month_end(year, 12), bare=True)


def _term(found: re.Match[str], year: int | None) -> When | None:
    """秋季开学前: the last day of August, or the first of September; 春季: February and March."""
    if year is None:
        return When(*found.span(), None)
    spring = (found["t_t"] or "").startswith("春")
    first = date(year, 3, 1) if spring else date(year, 9, 1)
    return When(*found.span(), last_day(year, first.month - 1), (first,))


def _feast(found: re.Match[str], year: int | None) -> When | None:
    """国庆节前: the day before, or the feast itself. 元旦 is that of the following year."""
    month, day = _FEASTS[found["n_f"]]
    if year is None:
        return When(*found.span(), None)
    year += month == 1
    feast = date(year, month, day)
    return When(*found.span(), date.fromordinal(feast.toordinal() - 1), (feast,))


def _event(found: re.Match[str], _: int | None) -> When | None:
    return When(*found.span(), None, bare="前" not in found.group())


def _open(found: re.Match[str], _: int | None) -> When | None:
    return When(*found.span(), None, bare=True, open_end=True)


_READERS: dict[str, Callable[[re.Match[str], int | None], When | None]] = {
    "joined": _joined,
    "day": _day,
    "month": _month,
    "quarter": _quarter,
    "joined_quarter": _joined_quarter,
    "half": _half,
    "numbers": _numbers,
    "slash": _slash,
    "lost": _lost,
    "year_end": _year_end,
    "year": _whole_year,
    "whole": _whole,
    "term": _term,
    "feast": _feast,
    "event": _event,
    "open": _open,
}
