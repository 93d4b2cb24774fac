"""非目标数字 — numbers that promise nothing, each with the reason a person can check.

`named` looks at a number and its neighbours before any measure is read; `measured` at a number
with its measure; `quotations` finds slogans between quotation marks. Reasons are short words in
Chinese, shown beside the number.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.numbers import trap_words as words
from shishi.reading.numbers.measure_words import MEASURES, MeasureKind
from shishi.reading.numbers.measures import Measure
from shishi.reading.numbers.numerals import CODES, IN_WORDS, Form, Numeral
from shishi.rules.amounts import Bound

_BEFORE, _BEFORE_REASONS = words.table(words.BEFORE, r"\s?\Z")
_DIGITS, _DIGITS_REASONS = words.table(words.AFTER_DIGITS)
_HAN, _HAN_REASONS = words.table(words.AFTER_HAN)
_AFTER_DIGITS = frozenset(  # what those begin with
    "A年星个等万米吨千兆平亩公立人升GKD英寸价代型通导核宫维孔排马缸轴方级档届版甲乙号#室层楼车格班轨座路线频码"
)
_SIGN = re.compile("[第每速径厚流扬邮电传手编代热微]")  # one of these is in all that _BEFORE finds
_LAST_LETTERS = frozenset("第每满隔增过超速度为到达于径厚量程编话真机号码线信:： ")
_PHRASE, _PHRASE_REASONS = words.table(words.PHRASES)
_SCHOOL_LETTERS = frozenset("中小幼高职院实")  # what follows the number of a school
_HEADINGS = ((words.HEADINGS, words.HEADING), (words.GROUPS, words.CLASS))
_HEADING_LETTERS = frozenset("件项类大个方")  # what those begin with
_WINDOW = 12  # characters looked at before a number
_QUOTATION = re.compile('[“「『‘"]([^”」』’“"\n]{1,16})[”」』’"]')
_NUMBER_IN_QUOTATION = re.compile("[0-9一二两三四五六七八九十百千万]")
_AMOUNT_AT_END = re.compile(r"[^\d“”]{3,}\d[\d.,]*[余多]?[万亿]?([^\d“”]{1,4})\Z")


class Trap(NamedTuple):
    """A number that promises nothing, with the words that belong to it."""

    start: int
    end: int
    reason: str


def quotations(text: str) -> list[Trap]:
    """Slogans and short names between quotation marks that hold a number: “四个一”, “15分钟”.

    A quoted task with its amount, “新建健身公园20个”, is none.
    """
    found = []
    for quotation in _QUOTATION.finditer(text):
        inner = quotation.group(1)
        if not _NUMBER_IN_QUOTATION.search(inner):
            continue
        amount = _AMOUNT_AT_END.match(inner)
        if not (amount and amount.group(1) in MEASURES):
            found.append(Trap(quotation.start(), quotation.end(), words.SLOGAN))
    return found


def named(text: str, numeral: Numeral, scaled_end: int, measure_end: int) -> Trap | None:
    """The trap that a number is by itself or by the words that touch it.

    `scaled_end` is where 万 and the like end, `measure_end` where a measure would end.
    """
    start, end, form, _, _ = numeral
    if form in CODES:
        return Trap(start, end, form.value)
    before = None
    if text[start - 1 : start] in _LAST_LETTERS:
        window = text[max(0, start - _WINDOW) : start]
        before = _BEFORE.search(window) if _SIGN.search(window) else None
    if before and before.lastgroup:
        reason = _BEFORE_REASONS[int(before.lastgroup[1:])]
        tail = words.ORDINAL_TAIL.match(text, scaled_end) if reason == words.ORDINAL else None
        end = tail.end() if tail else max(measure_end, scaled_end)
        return Trap(max(0, start - _WINDOW) + before.start(), end, reason)
    if form is IN_WORDS:
        return _named_in_words(text, start, end)
    after = _DIGITS.match(text, end) if text[end : end + 1] in _AFTER_DIGITS else None
    if not after and end != scaled_end:
        after = _DIGITS.match(text, scaled_end)
    if after and after.lastgroup:
        return Trap(start, after.end(), _DIGITS_REASONS[int(after.lastgroup[1:])])
    if text[scaled_end : scaled_end + 1] in _HEADING_LETTERS:
        for pattern, reason in _HEADINGS:
            if pattern.match(text, scaled_end):
                return Trap(start, measure_end, reason)
    return None


def _named_in_words(text: str, start: int, end: int) -> Trap | None:
    found = _PHRASE.match(text, start)
    if found and found.lastgroup:
        return Trap(start, found.end(), _PHRASE_REASONS[int(found.lastgroup[1:])])
    following = text[end : end + 1]
    school = words.SCHOOL.match(text, start) if following in _SCHOOL_LETTERS else None
    if school and words.SCHOOL_BEFORE.search(text[max(0, start - 4) : start]):
        return Trap(start, school.end(), words.NAME)
    if following in _HEADING_LETTERS and words.HEADINGS.match(text, end):
        return Trap(start, end + 1, words.HEADING)
    after = _HAN.match(text, end)
    if after and after.lastgroup:
        return Trap(start, after.end(), _HAN_REASONS[int(after.lastgroup[1:])])
    return None


class Setting(NamedTuple):
    """What surrounds a number with its measure: the text, the number's place, how it binds."""

    text: str
    start: int  # of the figure with the words before it
    number: int  # of the number itself
    measure: Measure
    end: int  # of the figure with the words after it
    bound: Bound
    form: Form
    scaled: bool

    def before(self, size: int = _WINDOW) -> str:
        return self.text[max(0, self.start - size) : self.start]


def measured(setting: Setting) -> str:
    """The reason why a number with a measure is no target; empty when it is one."""
    rule = _BY_KIND.get(setting.measure.kind)
    return (rule(setting) if rule else "") or _limited(setting)


def _age(setting: Setting) -> str:
    return "" if words.LIVES.search(setting.before()) else words.AGE


def _power(setting: Setting) -> str:
    if words.RATED.match(setting.text, setting.end) or setting.measure.name not in _PROMISED_POWER:
        return words.POWER
    return "" if words.CAPACITY.search(setting.before()) else words.POWER


def _transformer(setting: Setting) -> str:
    rated = words.RATED.match(setting.text, setting.end)
    return words.POWER if rated and not setting.scaled else ""


def _time(setting: Setting) -> str:
    """A length of time counts when it is the measure of a service, not a date or a term."""
    text, before = setting.text, setting.before()
    if text[setting.end : setting.end + 1] == "的" and setting.bound is not Bound.EXACT:
        return words.TIME
    if words.EARLY.search(before):
        return words.TIME
    if setting.measure.name in _LONG_TIMES and text[setting.end - 1] == "内":
        return words.TIME
    if (
        setting.measure.name == "小时"
        and setting.bound is Bound.EXACT
        and _ROUND_THE_CLOCK.match(text, setting.number)
    ):
        return words.TIME
    if words.SERVICE_TIME.search(before) or words.SERVICE_DONE.match(text, setting.end):
        return ""
    bounded = setting.bound not in (Bound.EXACT, Bound.ABOUT)
    if setting.form is Form.HAN or not bounded:
        return words.TIME
    if text[setting.end - 1] == "内" and text[setting.end - 2] != "以":
        return words.TIME
    return ""


def _times(setting: Setting) -> str:
    if setting.measure.name == "次" and words.MANAGED.search(setting.before()):
        return words.TIMES
    return ""


def _size(setting: Setting) -> str:
    return words.RATING if setting.measure.name in SMALL_SIZES else ""


_PROMISED_POWER = frozenset({"千瓦", "兆瓦", "吉瓦"})
_ROUND_THE_CLOCK = re.compile("24")
_LONG_TIMES = frozenset({"年", "个月", "月", "周", "学年", "个学期", "学期", "个星期"})
_PEOPLE = frozenset({"户", "人", "名"})
SMALL_SIZES = frozenset({"毫米", "厘米", "公分", "寸", "英寸", "毫克"})
_BY_KIND: Mapping[MeasureKind, Callable[[Setting], str]] = MappingProxyType(
    {
        MeasureKind.AGE: _age,
        MeasureKind.VOLTAGE: lambda _: words.VOLTAGE,
        MeasureKind.POWER: _power,
        MeasureKind.CAPACITY: _transformer,
        MeasureKind.FOREIGN: lambda _: words.FOREIGN,
        MeasureKind.TIME: _time,
        MeasureKind.TIMES: _times,
        MeasureKind.SIZE: _size,
    }
)
# Kinds whose measures say more than how many; of the others only a limit is no target, and of
# sizes a small one.
TELLING = frozenset({*_BY_KIND, MeasureKind.MONEY}) - {MeasureKind.SIZE}


def _limited(setting: Setting) -> str:
    """A size that says which ones are meant: 20户以上的自然村, 50万元以上的村."""
    kind = setting.measure.kind
    money = kind is _MONEY
    if money and words.WEALTH.match(setting.text, setting.end):
        return words.LIMIT
    one_sided = setting.bound in _ONE_SIDED
    if kind is _SHARE or not one_sided or setting.end == setting.measure.end:
        return ""
    if setting.measure.name in _SIZED_BY and _in_brackets(setting):
        return words.LIMIT
    if words.BUILT.search(setting.before()):
        return words.LIMIT if words.QUALIFIES.match(setting.text, setting.end) else ""
    if setting.text[setting.end : setting.end + 1] == "的":
        return words.LIMIT
    if (kind in _SIZES or setting.measure.name in _PEOPLE) and _WHICH.match(
        setting.text, setting.end
    ):
        return words.LIMIT
    if setting.measure.name in _SIZED_BY and words.PLACES.match(setting.text, setting.end):
        return words.LIMIT
    if money:
        return words.LIMIT if _HELD_BY.match(setting.text, setting.end) else ""
    return words.LIMIT if words.QUALIFIES.match(setting.text, setting.end) else ""


def _in_brackets(setting: Setting) -> bool:
    """种粮大户（50亩以上）: the brackets hold nothing but the size."""
    return setting.before(1) == "（" and setting.text[setting.end : setting.end + 1] == "）"


_MONEY, _SHARE = MeasureKind.MONEY, MeasureKind.SHARE
_ONE_SIDED = frozenset({Bound.AT_LEAST, Bound.AT_MOST})
_SIZED_BY = frozenset({"户", "人", "名", "亩", "平方米", "米", "吨"})
_SIZES = frozenset({MeasureKind.SIZE, MeasureKind.VOLUME})
_WHICH = re.compile("(?![并和及且的，；])[一-鿿]{2}")
_HELD_BY = re.compile("[一-鿿]{0,4}(?:村|企业|项目|户(?!均)|单位|个体|工程|贷款户|家庭)")
