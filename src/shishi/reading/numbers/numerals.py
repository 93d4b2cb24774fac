"""数词 — where numbers stand in a text, in digits or in Chinese, and what they are worth.

One pass finds every number; dates, times and document numbers are passed over, and numbers that
are part of a code (G219线, DN800, K3+200) come out as codes. Values are exact decimals.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

LONGEST = 15  # digits; a longer row of digits is damage or a code, not an amount
HAN = "一二两三四五六七八九十百千万亿零〇"
DASH = "[—–―─~～∼〜-]"


class Form(StrEnum):
    """How a number is written; codes have the reason why they are no amounts."""

    DIGITS = ""
    HAN = "汉字数词"
    SHARE = "百分之几"
    ROAD = "道路编号"
    STAKE = "桩号"
    RATING = "型号规格"
    TELEPHONE = "电话号码"
    SLOGAN = "口号或简称"


DIGITS, IN_WORDS = Form.DIGITS, Form.HAN  # asked for with every number
CODES = frozenset({Form.ROAD, Form.STAKE, Form.RATING, Form.TELEPHONE, Form.SLOGAN})


class Numeral(NamedTuple):
    """A number in the text; `upper` is the end of 三五个.

    `value` is 0 for codes and for words that only name something (一二三产业, 十四五).
    """

    start: int
    end: int
    form: Form
    value: Decimal = Decimal(0)
    upper: Decimal | None = None


_YEAR = r"(?:19|20)\d{2}"
_MONTH_DAY = r" ?\d{1,2} ?[日号]"
_DIGIT_DATES = (
    rf"{_YEAR}(?:{DASH}(?:{_YEAR}|\d{{2}}))? ?(?:年度?(?: ?\d{{1,2}} ?月(?:{_MONTH_DAY})?)?|学年)",
    rf"(?<=[〔\[【（(]){_YEAR}[〕\]】）)]第?\d{{1,4}}号",
    rf"{_YEAR}(?P<sep>[./-])(?:1[0-2]|0?[1-9])(?:(?P=sep)(?:3[01]|[12]\d|0?[1-9]))?"
    r"(?![\d.]| ?[万亿%‰元米亩吨户人名个座所台套辆张平立公千件家处条])",
    rf"\d{{1,2}}(?:{DASH}\d{{1,2}})? ?月(?![龄租薪供均嫂])(?:{_MONTH_DAY})?",
    r"\d{5,7} ?月(?!龄)",
    r"\d{1,8} ?日(?![均常照产供处历龄])",
    r"(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])(?=[前）)，。；;、\s]|$)",
    rf"\d{{1,2}}(?:[:：]\d{{2}}|时(?:\d{{1,2}}分)?(?!段))(?:{DASH}\d{{1,2}}[:：]\d{{2}})?",
    rf"\d{{1,6}}(?:{DASH}\d)?季度",
    r"\d{1,2}年代",
    r"[1-9]/[2-9](?![\d./])",
)
_HAN_DATES = (
    r"[一二两三四](?:[、至—-][二三四])?季度",
    r"[一二][九〇零○][〇零○一二三四五六七八九]{2}年(?:度|[一二三四五六七八九十]{1,2}月"
    r"(?:[一二三四五六七八九十]{1,3}日)?)?",
    r"[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?",
    r"[一二三四五六七八九十]{1,3}日(?=[前起内止上下])",
    r"[一二三四五六七八九十]{1,3}时(?=[许整])",
)
_STAKE = (
    rf"[A-Z]{{0,2}}K\d{{1,5}}\+\d{{1,4}}(?:\.\d{{1,3}})?"
    rf"(?:(?:{DASH}{{1,2}}|至|到)[A-Z]{{0,2}}K\d{{1,5}}\+\d{{1,4}}(?:\.\d{{1,3}})?)?段?"
)
_TIMES = r"[×xX*]"
_DIGIT_CODES: tuple[tuple[Form, str], ...] = (
    (
        Form.TELEPHONE,
        r"0\d{2,3}-\d{7,8}|1[3-9]\d{9}(?!\d)|400-?\d{3}-?\d{4}"
        r"|12\d{3}(?=热线|便民|政务|平台|服务|市民|工单)|1[12]\d(?=急救|指挥|报警|平台|接处警|院前)",
    ),
    (
        Form.STAKE,
        rf"\d{{1,4}}\+\d{{3}}(?:(?:{DASH}{{1,2}}|至|到)\d{{1,4}}\+\d{{3}})?(?![\d+])段?",
    ),
    (
        Form.SLOGAN,
        rf"\d{{1,3}}(?:[+＋](?:\d{{1,3}}|[NnXx])){{1,4}}(?![\d.])|\d{{1,2}}{_TIMES}24(?:小时|[Hh])?",
    ),
    (Form.ROAD, r"\d{2,4}(?:[国省县乡村]道|高速)|\d{1,3}号线"),
    (
        Form.RATING,
        rf"\d{{1,3}}{_TIMES}\d{{1,5}}(?:\.\d{{1,3}})?"
        r"(?:[MmKk]?[Ww]|[KkMm]?[Vv][Aa]|万?千瓦|兆瓦|蒸?吨)?(?:/h)?",
    ),
)
_LETTER_CODES = (
    (Form.STAKE, re.compile(_STAKE)),
    (Form.SLOGAN, re.compile(r"[NnXx](?:[+＋](?:\d{1,3}|[NnXx])){1,4}(?![\d.])")),
    (
        Form.ROAD,
        re.compile(
            r"(?:[GS]\d(?=高速|线|国道)|(?:[GSXYZ]|CJ)\d{2,4}|C\d{2}(?=线|路(?![面基])|、)|C\d{3,4})(?![A-Za-z.\d])(?:线|国道|省道|县道|乡道|高速)?"
        ),
    ),
    (
        Form.RATING,
        re.compile(
            r"[A-Za-zΦφ][A-Za-z.]{0,7}-?\d{1,6}(?:\.\d{1,4})?[A-Za-z]{0,4}"
            rf"(?:(?:{DASH}|至|×)(?:DN|De|dn|[Φφ])?\d{{1,6}}(?:\.\d{{1,2}})?)?(?:mm|㎜|毫米)?"
        ),
    ),
)
_PIPE_OR_NORM = re.compile(
    r"(?:DN|De|dn|PN|PE|PM|HP|IP|PPR|UPVC|HDPE|PVC|GB|GBT|DB|JGJ|CJJ|BIM)[-.]?\d"
)
_COUNTED = re.compile(
    r"[A-Za-z]{2,8}\.?(?=\d+(?:\.\d+)?[余多]?[百千]?[万亿]?"
    r"(?:[台套个盏辆座处张件所家户人名条块间部组例剂米亩株]|公里))"
)
# A number right before one of these is an amount: no date and no code goes on with them.
MEASURE_LETTERS = "个座所处件家条栋部盏台套辆张户人名亩米公万千余元%场次块"
_OPENING = rf"[{HAN}\dA-Za-zΦφ]"  # what every number and every code begins with
_FRACTION = r"(?:(?<!19\d\d)(?<!20\d\d)\.\d{1,7}+)?+"  # a year would begin a date: 2026.5
_START = re.compile(
    rf"{_OPENING}(?:(?P<amount>(?<=\d)\d{{0,6}}+{_FRACTION}(?=[{MEASURE_LETTERS}]))"
    r"|(?<![A-Za-zΦφ])|(?=[A-Za-z.+]{0,7}-?\d)|(?<=[NnXx])(?=[+＋]))"
)
_FIRST = re.compile(_OPENING)
_NUMBER = (
    r"\d{1,3}(?:[,，]\d{3}(?!\d))+(?:\.\d+)?"
    r"|\d+(?:\.(?:\n(?=\d{1,3}(?:万|亿|千米|公里|米|亩|吨|元|平方|立方|%)))?\d+)?"
)
# What begins with a digit, in the order of the groups: a date, a code of a form, a plain number.
_FROM_DIGIT = re.compile(
    "|".join(
        f"(?P<{name}>{words})"
        for name, words in (
            ("DATE", "|".join(_DIGIT_DATES)),
            *((form.name, words) for form, words in _DIGIT_CODES),
            (Form.DIGITS.name, _NUMBER),
        )
    )
)
_UNGROUPED = str.maketrans("", "", ",，\n")
_SHARE = re.compile(rf"([百千])分之(?:(\d+(?:\.\d+)?)|([{HAN}]+(?:点[{HAN}]+)?))")
# What begins with a Chinese number word: a date, or a number.
_FROM_HAN = re.compile(f"(?P<DATE>{'|'.join(_HAN_DATES)})|[{HAN}]+(?:点[一二三四五六七八九零〇]+)?")

_DIGITS = MappingProxyType(
    {"零": 0, "〇": 0, "两": 2, **{d: n for n, d in enumerate("一二三四五六七八九", 1)}}
)
_FEW = frozenset("几数")
_NO_VALUE = (Decimal(0), None)
_DIGIT_WORDS = "".join(_DIGITS)
_TENS = MappingProxyType({"十": 10, "百": 100, "千": 1000})
_MYRIADS = MappingProxyType({"万": 10**4, "亿": 10**8})


def may_hold(text: str, start: int, end: int) -> bool:
    """Whether there can be a number in `[start, end)`; most of the many short ranges have none."""
    return _FIRST.search(text, start, end) is not None


def numerals(text: str) -> Iterator[Numeral]:
    """Every number and every code of the text, in order, none overlapping."""
    at = 0
    while start := _START.search(text, at):
        first, place = start.group(), start.start()
        if start.lastgroup:
            at = start.end()
            yield Numeral(place, at, DIGITS, Decimal(first))
            continue
        if first.isdigit():
            at, numeral = _from_digit(text, place)
        elif first in HAN:
            at, numeral = _from_han(text, place)
        else:
            at, numeral = _from_letter(text, place)
        if numeral:
            yield numeral


def _from_digit(text: str, start: int) -> tuple[int, Numeral | None]:
    found = _FROM_DIGIT.match(text, start)
    assert found is not None
    assert found.lastgroup is not None
    end, kind = found.end(), found.lastgroup
    if kind == "DATE":
        return end, None
    if kind != "DIGITS":
        return end, Numeral(start, end, Form[kind])
    digits = found.group()
    if not digits.isdecimal():
        digits = digits.translate(_UNGROUPED)
    if len(digits) > LONGEST:
        return end, None
    return end, Numeral(start, end, DIGITS, Decimal(digits))


def _from_letter(text: str, start: int) -> tuple[int, Numeral | None]:
    """A code, or the letters of a name before its amount (AED100台)."""
    named = _COUNTED.match(text, start)
    if named and not _PIPE_OR_NORM.match(text, start):
        return named.end(), None
    for form, pattern in _LETTER_CODES:
        code = pattern.match(text, start)
        if code:
            return code.end(), Numeral(start, code.end(), form)
    return start + 1, None


def _from_han(text: str, start: int) -> tuple[int, Numeral | None]:
    found = _FROM_HAN.match(text, start)
    assert found is not None
    end = found.end()
    if found.lastgroup:
        return end, None
    share = _SHARE.match(text, start) if text.startswith("分之", start + 1) else None
    if share:
        return share.end(), _share(share)
    if text[start - 1 : start] in _FEW or text[end : end + 1] == "几":
        return end, None
    words = found.group()
    value, upper = _LETTERS.get(words) or han_value(words) or _NO_VALUE
    return end, Numeral(start, end, IN_WORDS, value, upper)


def _share(found: re.Match[str]) -> Numeral | None:
    """百分之八十 in per cent, 千分之三 as 0.3."""
    whole, digits, words = found.groups()
    if digits:
        value: Decimal | None = Decimal(digits) if len(digits) <= LONGEST else None
    elif words == "百":
        value = Decimal(100)
    else:
        read = han_value(words)
        value = read[0] if read and read[1] is None else None
    if value is None:
        return None
    return Numeral(found.start(), found.end(), Form.SHARE, value if whole == "百" else value / 10)


def han_value(words: str) -> tuple[Decimal, Decimal | None] | None:
    """What Chinese number words are worth, with the far end of 三五; None for no number."""
    if len(words) > LONGEST:
        return None
    whole, _, fraction = words.partition("点")
    if not whole.strip(_DIGIT_WORDS):
        return _digit_words(whole, fraction)
    total = section = digit = 0
    pending = False
    for letter in whole:
        if letter in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[letter], True
        elif letter in _TENS:
            section += (digit if pending and digit else 1) * _TENS[letter]
            digit, pending = 0, False
        else:
            total = _raised(total, section + digit, letter)
            section, digit, pending = 0, 0, False
    return _with_fraction(total + section + digit, fraction), None


def _raised(total: int, section: int, letter: str) -> int:
    """The total after 万 or 亿: 亿 counts all that stands before it, 万 its own section."""
    if letter == "亿":
        return ((total + section) or 1) * _MYRIADS[letter]
    return total + (section or 1) * _MYRIADS[letter]


def _digit_words(whole: str, fraction: str) -> tuple[Decimal, Decimal | None] | None:
    values = [_DIGITS[letter] for letter in whole]
    if len(values) == 1:
        if values == [0] and not fraction:
            return None
        return _with_fraction(values[0], fraction), None
    if len(values) == 2 and 0 < values[0] < values[1] and not fraction:
        return Decimal(values[0]), Decimal(values[1])
    return None


def _with_fraction(whole: int, fraction: str) -> Decimal:
    if not fraction:
        return Decimal(whole)
    digits = "".join(str(_DIGITS[letter]) for letter in fraction)
    return Decimal(f"{whole}.{digits}")


_LETTERS = MappingProxyType({letter: han_value(letter) for letter in HAN})
