"""日期 — the ways in which plans say when: 10月底前, 三季度, 2025.11.30, 秋季开学前, 长期坚持.

A `When` has the day that counts (the last day allowed; 前 is inclusive), other days that the
words may mean, and the place. Damaged dates with one reading (1031日前) are read too.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from shishi.reading.marks import CN, chinese_number


@dataclass(frozen=True, slots=True)
class When:
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


_Y = r"(?:(?P<y#>(?:19|20)\d\d|二[〇○零0][一二三四五六七八九〇○零0]{2}) ?年度? ?|(?P<r#>今年|本年度?|当年|明年|次年|翌年)的?)?"
_M = rf"(?P<m#>1[0-2]|0?[1-9]|十[一二]?|[{CN[:9]}])"
_D = rf"(?P<d#>[12]\d|3[01]|0?[1-9]|[{CN}]{{1,3}})"
_FROM = r"(?:自)?"
_BY = r"(?:之前|以前|前)?"
_START = r"(?:起(?:全面|正式)?(?:执行|施行|实施|实行|发放|生效)|起)?"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "joined",
        r"(?P<y_j>20\d\d)(?P<m_j>1[0-2]|0?[1-9])月(?P<t_j>上旬|中旬|下旬|[底末])?(?:(?P<d_j>[12]\d|3[01]|0?[1-9])[日号])?"
        + _BY,
    ),
    (
        "day",
        _FROM
        + _Y.replace("#", "_d")
        + _M.replace("#", "_d")
        + r" ?月 ?(?:份)?"
        + _D.replace("#", "_d")
        + r" ?[日号]"
        + r"(?P<b_d>"
        + _START
        + _BY
        + r")",
    ),
    (
        "month",
        _Y.replace("#", "_m")
        + _M.replace("#", "_m")
        + r" ?月(?:份)?(?P<t_m>上旬|中旬|下旬|月?[底末]|[初中](?!小|心|等|学|国))?"
        r"(?P<b_m>之?前|以前)?(?P<o_m>开学|开课|开园|开班)?",
    ),
    ("quarter", _Y.replace("#", "_q") + r"第?(?P<q_q>[一二三四1-4]) ?季度(?:[末底])?(?:之?前|内)?"),
    ("joined_quarter", r"(?P<y_jq>20\d\d)(?P<q_jq>[一二三四1-4])季度[末底]?(?:之?前)?"),
    ("half", _Y.replace("#", "_h") + r"(?P<h_h>上半年|下半年|年中)(?:[末底])?(?:之?前)?"),
    (
        "numbers",
        r"(?<![\d./-])(?P<y_n>20\d\d)(?P<s_n>[./-])(?P<m_n>1[0-2]|0?[1-9])(?:(?P=s_n)(?P<d_n>[12]\d|3[01]|0?[1-9]))?"
        r"(?![\d./-]|[年月个%])日?" + _BY,
    ),
    (
        "slash",
        r"(?<![\d./-])(?P<m_s>1[0-2]|0?[1-9])(?P<s_s>[./])(?P<d_s>[12]\d|3[01]|0?[1-9])(?![\d./%-])"
        + _BY,
    ),
    ("lost", r"(?<!\d)(?:(?P<y_l>20\d\d)年?)?(?P<md_l>\d{3,4})[日号]" + _BY),
    (
        "year_end",
        r"(?:(?P<y_e>(?:19|20)\d\d) ?年?|(?P<r_e>今年|本年|当年|明年|次年))?(?<![学半一两])(?P<e_e>年底|年末|年内|年终|底|末|内)(?:之?前)?",
    ),
    (
        "year",
        r"(?P<f_y>到|至)?(?P<y_y>(?:19|20)\d\d) ?年度?(?! ?\d|[上下]半年|年?[底末内终中]|第?[一二三四1-4] ?季|十?[一二三四五六七八九十]月)(?:之?前)?",
    ),
    ("whole", r"(?P<w_w>全年|本年度(?:内)?|当年(?:内)?|一年内)"),
    ("term", r"(?P<t_t>(?:秋|春)季?(?:学期)?|新学期|新学年)?(?:开学|开园)(?:之?前)"),
    (
        "feast",
        r"(?P<n_f>国庆|十一|元旦|五一|劳动|七一|建党|八一|建军|六一|儿童|三八|教师)(?:国际)?(?:节|假期|黄金周|长假)?(?:之?前)",
    ),
    (
        "event",
        r"(?:主汛期|汛期|汛|入冬|入夏|春节|中秋|端午|清明|雨季|冬季|冬季施工|供暖|供暖期|供暖季|采暖期|采暖季|供热期|迎峰度夏|迎峰度冬|度夏|春耕|秋收|秋播|春灌|夏季用电高峰"
        r"|封冻|上冻|霜冻|防火期|旅游旺季|高考|中考|寒假|暑假|两会)(?:来临|到来|开始|结束)?(?:之?前)|(?:暑假|寒假|暑期)(?:期间)?",
    ),
    (
        "open",
        r"长期(?:坚持|推进|开展|实施|执行|有效|任务|进行)?|持续(?:推进|开展|实施|进行|用力|深化|发力|坚持|落实)?|常年(?:开展|坚持|实施|推进)?|常态化?(?:开展|推进|实施|坚持|管理|长效)?|"
        r"(?:贯穿全年)|按序时进度(?:推进)?|适时|(?:随时|即时)(?:办理)?|动态(?:管理|推进)|日常(?:工作|开展)?|每年",
    ),
)
_WHEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))

_FEASTS = MappingProxyType(
    {
        "国庆": (10, 1), "十一": (10, 1), "元旦": (1, 1), "五一": (5, 1), "劳动": (5, 1), "七一": (7, 1),
        "建党": (7, 1), "八一": (8, 1), "建军": (8, 1), "六一": (6, 1), "儿童": (6, 1), "三八": (3, 8),
        "教师": (9, 10),
    }
)  # fmt: skip
_RELATIVE = MappingProxyType({"明年": 1, "次年": 1, "翌年": 1})
_CN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_QUARTERS = MappingProxyType({"一": 1, "二": 2, "三": 3, "四": 4})
_CUT_OFF = re.compile(r"(?:截至|截止|截止到|截至到|起至)(?:\s|目前)*$")


def whens(text: str, start: int, end: int, year: int | None) -> Iterator[When]:
    """All times in `[start, end)`, in order; `year` is the document's own."""
    for found in _WHEN.finditer(text, start, end):
        when = _READERS[found.lastgroup or ""](found, year)
        if when is not None:
            yield when


def cut_off(text: str, when: When) -> bool:
    """Whether the time only says up to when was counted (截至9月30日)."""
    return bool(_CUT_OFF.search(text, max(0, when.start - 8), when.start))


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _made(year: int | None, month: int, day: int) -> date | None:
    """The day, None without a year or when the calendar has no such day."""
    if year is None or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else chinese_number(words)


def _year(found: re.Match[str], tail: str, year: int | None) -> int | None:
    """The year that the words give, else the document's."""
    groups = found.groupdict()
    said, relative = groups.get(f"y_{tail}"), groups.get(f"r_{tail}")
    if said:
        return int(said.translate(_CN_DIGITS))
    if relative and year is not None:
        return year + _RELATIVE.get(relative, 0)
    return year


def _month_end(year: int | None, month: int) -> date | None:
    return last_day(year, month) if year is not None else None


def _day(found: re.Match[str], year: int | None) -> When | None:
    year = _year(found, "d", year)
    on = _made(year, _number(found["m_d"]), _number(found["d_d"]))
    return When(found.start(), found.end(), on)


def _month(found: re.Match[str], year: int | None) -> When | None:
    year, month, part = _year(found, "m", year), _number(found["m_m"]), found["t_m"] or ""
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
    return When(*found.span(), _month_end(_year(found, "q", year), number * 3))


def _joined_quarter(found: re.Match[str], year: int | None) -> When | None:
    number = _QUARTERS.get(found["q_jq"]) or int(found["q_jq"])
    return When(*found.span(), _month_end(int(found["y_jq"]), number * 3), damaged=True)


def _half(found: re.Match[str], year: int | None) -> When | None:
    month = 12 if found["h_h"] == "下半年" else 6
    return When(*found.span(), _month_end(_year(found, "h", year), month))


def _numbers(found: re.Match[str], year: int | None) -> When | None:
    year, month = int(found["y_n"]), int(found["m_n"])
    on = _made(year, month, int(found["d_n"])) if found["d_n"] else last_day(year, month)
    return When(*found.span(), on, bare=True)


def _slash(found: re.Match[str], year: int | None) -> When | None:
    on = _made(year, int(found["m_s"]), int(found["d_s"]))
    return When(*found.span(), on, bare=True)


def _lost(found: re.Match[str], year: int | None) -> When | None:
    """1031日: the sign 月 was lost; only when the digits can be read in one way."""
    digits, year = found["md_l"], _year(found, "l", year)
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
    return When(*found.span(), _month_end(_year(found, "e", year), 12))


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
