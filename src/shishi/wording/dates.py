"""日期 — written in full and without padding, days that exist, weekdays that fit (GB/T 15835)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from shishi.reading.lines.sign_shapes import PADDED
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_ZERO = re.compile(r"(?<=[年月])0(?=\d)")
_SHORT_YEAR = re.compile(
    r"(?<![\d年]至)(?<![\d.〔\[（(—－～~\-第近满约达共后前用期])(?P<year>[0-4]\d)年"
    r"(?=(?:1[0-2]|0?[1-9])月|底(?![蕴层子板])|初(?![中级步期始])|末(?!端)|[上下]半年|度)"
)
_FULL = re.compile(r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,3})日")
_MONTH = re.compile(
    r"(?<![\d.OolI])(?P<month>1[3-9]|[2-9]\d|0{1,2})月(?=[份底末初，。、至—]|\d{1,2}日)"
)
_WEEKDAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日"
    r"(?P<told>（(?:星期|周|礼拜)(?P<name>[一二三四五六日天])[^）\n]{0,6}）)"
)
_DASHED = re.compile(
    r"(?:(?<=截至)|(?<=截止)|(?<=[于自从至到在，（]))20\d\d(?P<sign>[-./])(?P<month>1[0-2]|0?[1-9])(?P=sign)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<![\d\-./A-Za-z])20\d\d(?P<other>[-./])(?P<month2>1[0-2]|0?[1-9])(?P=other)(?P<day2>3[01]|[12]\d|0?[1-9])(?=日?[前起止以]|，)"
)
_HAN = "[一二三四五六七八九十]"
_HAN_DATE = re.compile(
    rf"^[^\n。，]{{0,20}}?(?P<date>[二2][〇○零0][〇○零一二三四五六七八九]{{2}}年{_HAN}{{1,2}}月{_HAN}{{1,3}}日)"
    r"[ \t\u3000]*$",
    re.MULTILINE,
)
_MIXED = re.compile(
    r"20\d\d年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十\d]{1,3}日)?"
    r"|(?<![一二三四五六七八九十\d])(?:1[0-2]|[1-9])月[一二三四五六七八九十]{1,3}日|[一二三四五六七八九十]{1,2}月(?:3[01]|[12]\d|[1-9])日"
)
_NAMES = "一二三四五六日"


def padded(paper: Manuscript) -> Iterator[Hit]:
    """月、日编虚位."""
    for found in PADDED.finditer(paper.text):
        right = _ZERO.sub("", found.group())
        yield Hit(found.start(), found.end(), "月、日不编虚位，前面不加“0”。", right)


def short_years(paper: Manuscript) -> Iterator[Hit]:
    """年份简写."""
    for found in _SHORT_YEAR.finditer(paper.text):
        says = f"年份应当写全，不写“{found.group()}”。"
        yield Hit(found.start(), found.end(), says, f"20{found['year']}年")


def days(paper: Manuscript) -> Iterator[Hit]:
    """不存在的日期."""
    told: set[int] = set()
    for found in _FULL.finditer(paper.text):
        month, day = int(found["month"]), int(found["day"])
        year = int(found["year"]) if found["year"] else None
        if not 1 <= month <= 12:
            says = f"没有{month}月。"
        elif not 1 <= day <= _last_day(year, month):
            says = f"{f'{year}年' if year else ''}{month}月没有{day}日。"
        else:
            continue
        told.add(found.start("month"))
        yield Hit(found.start(), found.end(), says, "核对日期")
    for found in _MONTH.finditer(paper.text):
        if found.start("month") not in told:
            yield Hit(found.start(), found.end(), f"没有{found['month']}月。", "核对月份")


def _last_day(year: int | None, month: int) -> int:
    """29 for a February whose year is not told."""
    return monthrange(year or 2024, month)[1]


def weekdays(paper: Manuscript) -> Iterator[Hit]:
    """与日期不符的星期."""
    for found in _WEEKDAY.finditer(paper.text):
        year = int(found["year"]) if found["year"] else _near_year(paper, int(found["month"]))
        month, day = int(found["month"]), int(found["day"])
        if year is None or day > _last_day(year, month):
            continue
        name = _NAMES[date(year, month, day).weekday()]
        if name != found["name"].replace("天", "日"):
            says = f"{year}年{month}月{day}日是星期{name}。"
            right = found["told"].replace(found["name"], name, 1)
            yield Hit(found.start("told"), found.end("told"), says, right)


def _near_year(paper: Manuscript, month: int) -> int | None:
    """The year of a day told without one: that of the paper, near its own date."""
    own = paper.own_date
    return own.year if own and abs(month - own.month) <= 3 else None


def forms(paper: Manuscript) -> Iterator[Hit]:
    """正文中的日期写法."""
    for found in _DASHED.finditer(paper.text):
        if paper.in_table(found.start()):
            continue
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        right = f"{found.group()[:4]}年{int(month)}月{int(day)}日"
        yield Hit(found.start(), found.end(), "正文中的日期用年月日写全。", right)
    for found in _HAN_DATE.finditer(paper.text):
        says = "成文日期用阿拉伯数字。"
        yield Hit(found.start("date"), found.end("date"), says, "如“2025年2月12日”")
    for found in _MIXED.finditer(paper.text):
        says = "同一日期中汉字数字与阿拉伯数字混用。"
        yield Hit(found.start(), found.end(), says, "统一用阿拉伯数字")
