"""数字读法 — a number with its scale, its measure and, for a range, its far end.

2.3万余人, 30余万元, 5 个, 15万～20万元, 三五个; a measure that only one word can fill is supplied.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from shishi.reading.numbers import bounds
from shishi.reading.numbers import trap_words as words
from shishi.reading.numbers.measure_words import MEASURES, MeasureKind
from shishi.reading.numbers.measures import SCALES, Measure, measure_at, scale_at
from shishi.reading.numbers.numerals import DASH, DIGITS, IN_WORDS, Form, Numeral
from shishi.rules.amounts import Bound


class Reading(NamedTuple):
    """A numeral read to the end of its measure."""

    numeral: Numeral
    value: Decimal
    scaled_end: int
    scaled: bool
    more: bool
    measure: Measure | None
    end: int  # of the measure, or of the number where it has none


_SPACES = frozenset(" \u3000\n")
_GAP = re.compile(r"[ \u3000]{0,2}(?:\n[ \u3000]{0,4})?")
_ALONE = re.compile(r"[^\s，。；、]{1,4}\s*(?:$|[，。；、]|\n)")
_MORE = frozenset("余多来")
_MORE_OR_SCALE = _MORE | frozenset(scale[0] for scale in SCALES)
_PLAIN = frozenset({DIGITS, IN_WORDS})
_OF_HUNDRED = Form.SHARE
RANGE_SIGNS = frozenset("—–―─~～∼〜-至到")  # what a range goes on with after its near end
_TO = re.compile(rf"(?:{DASH}{{1,2}}|至|到) ?(?=[\d一二两三四五六七八九十])")
_FROM = re.compile(r"[由从自][^，。；由从自]{0,12}\Z")
_COUNTED = re.compile(r"(人次|人数|户数|件数)[^，。；、]{0,4}\Z")
_PEOPLE = re.compile(
    r"(?:解决|惠及|受益|覆盖|服务|群众|培训|就业|人口|[资救]助|居民|保障)[^，。；、]{0,8}\Z"
)
_PAUSE = frozenset("，。；、）)：:! \n\t|")
_OBJECT = re.compile("[一-鿿”]{2}")
_SUMS = re.compile(
    r"(?:投资|资金|投入|补[助贴]|奖[励补]|经费|拨付|金额|贷款|配套|上限|限额|预算|费用|造价)[^，。；、]{0,6}\Z"
)
_SUM_ENDS = re.compile(r"(?=[，。；、）)]|\s|$|[以左]|资金|用于|专项|经费)")
_UNKNOWN = re.compile(r"([一-鿿])(?=[，。；、）)]|\s|$)")
_NO_MEASURE = frozenset(
    "号级型等类年月日版届楼期的了和及与或为在是至到以元内外中前后多余次即并各共均其比较上下左右时分秒者均省市县区乡户型款岁度团连营师旅社阶届"
)
_HALF_TENTH = re.compile("[一二三四五六七八九](?![一二三四五六七八九十百个])")
_MONEY = MeasureKind.MONEY
_LENGTHS = frozenset({MeasureKind.TIME, MeasureKind.SHARE, MeasureKind.AGE})  # no lone 一 counts
_NEVER = re.compile("一批|方面|环节|层面|阶段|维度|结合|坚持|到位|全覆盖|转变|确保|不|优先")
_ABSTRACT = re.compile("责任|清单|体系|机制|重点|全面|专项|专班|统一|关键|问题|文明")
_EACH = re.compile(r"(?:各|均|每[一-鿿]{1,4}|人手|[一-鿿]均)(?:新?[建设置配有]{0,2})?\Z")
_OFTEN = re.compile(
    r"每(?:[年月周日天季]|季度|学期|学年|半年|半月|旬|两周|两年)[一-鿿]{0,8}\Z|免费[一-鿿]{0,6}\Z"
)


def reading_of(text: str, numeral: Numeral) -> Reading:
    """The numeral with its scale and measure: 2.3万余人, 30余万元, 5 个."""
    _, end, form, value, _ = numeral
    scaled = more = False
    following = text[end : end + 1]
    if following in _MORE_OR_SCALE and form in _PLAIN:
        value, end, scaled, more = _scaled(text, numeral)
        following = text[end : end + 1]
    if form is _OF_HUNDRED:
        measure: Measure | None = Measure("%", MeasureKind.SHARE, end)
    else:
        place = _past_gap(text, numeral, end) if following in _SPACES else end
        measure = measure_at(text, place, form is DIGITS)
    if measure is None:
        return Reading(numeral, value, end, scaled, more, None, end)
    if measure.name == "成":
        value, measure = _tenths(text, value, measure)
    return Reading(numeral, value, end, scaled, more, measure, measure.end)


def _scaled(text: str, numeral: Numeral) -> tuple[Decimal, int, bool, bool]:
    """The value and the end with 万 and 余, and whether they stand there: 30余万, 2.3万余."""
    end = numeral.end
    more = text[end] in _MORE
    scale, scaled_end = scale_at(text, end + more)
    if numeral.form is DIGITS or more or text[end] in "万亿":
        end = scaled_end
    if text[end : end + 1] in _MORE and not more:
        more, end = True, end + 1
    return numeral.value * scale, end, scale != 1, more


def _past_gap(text: str, numeral: Numeral, end: int) -> int:
    """Past the white space before a measure; a number that stands apart is one of a list."""
    gap = _GAP.match(text, end)
    if gap is None or gap.end() == end:
        return end
    opens = numeral.start == 0 or text[numeral.start - 1].isspace()
    alone = _ALONE.match(text, gap.end()) is not None
    return end if opens and not alone else gap.end()


def _tenths(text: str, value: Decimal, measure: Measure) -> tuple[Decimal, Measure]:
    """三成 is 30 per cent, 九成五 is 95."""
    rest = _HALF_TENTH.match(text, measure.end)
    end = rest.end() if rest else measure.end
    fifth = Decimal("一二三四五六七八九".index(rest.group()) + 1) if rest else Decimal(0)
    return value * 10 + fifth, Measure("%", MeasureKind.SHARE, end)


def far_end(text: str, reading: Reading, following: Sequence[Numeral]) -> Reading | None:
    """The far end of a range that begins here: 3—5个, 63%～68%, 15万～20万元."""
    to = _TO.match(text, reading.end)
    if not to:
        return None
    numeral = next((n for n in following if n.start == to.end()), None)
    if numeral is None or numeral.form not in _PLAIN:
        return None
    far = reading_of(text, numeral)
    if not far.measure or (reading.measure and reading.measure.name != far.measure.name):
        return None
    start = reading.numeral.start
    if reading.measure and _FROM.search(text[max(0, start - 14) : start]):
        return None
    near = ranged(reading, far).value
    return far if near < far.value else None


def ranged(reading: Reading, far: Reading) -> Reading:
    """The near end with the scale and measure of the far one: 15～20万元 is 150000 to 200000."""
    value = reading.value
    if not reading.scaled and not reading.measure and far.scaled:
        scaled = value * (far.value / far.numeral.value if far.numeral.value else 1)
        value = scaled if scaled < far.value else value
    return reading._replace(
        value=value, measure=far.measure, more=far.more, scaled=far.scaled, end=far.end
    )


def supplied(text: str, reading: Reading) -> Measure | None:
    """A measure the text does not write: 人 after 解决1.1万, or a classifier no list knows."""
    numeral, end = reading.numeral, reading.scaled_end
    if numeral.form is not DIGITS:
        return None
    if reading.scaled:
        before = text[max(0, numeral.start - 14) : numeral.start]
        if _SUMS.search(before) and _SUM_ENDS.match(text, end):
            return Measure("元", MeasureKind.MONEY, end)
        counted = _COUNTED.search(before)
        if counted:
            name, kind = MEASURES[counted[1].removesuffix("数")]
            return Measure(name, kind, end)
        return Measure("人", MeasureKind.PERSON, end) if _PEOPLE.search(before) else None
    unknown = _UNKNOWN.match(text, end)
    counted = _OBJECT.match(text[max(0, numeral.start - 2) : numeral.start])
    if counted and unknown and unknown.group(1) not in _NO_MEASURE:
        return Measure(unknown.group(1), MeasureKind.COUNT, unknown.end())
    return None


def scaled_upper(upper: Decimal, reading: Reading) -> Decimal:
    """The far end that 三五个 has in the numeral itself, with the scale of the reading."""
    near = reading.numeral.value
    return upper * (reading.value / near) if near else upper


def counts(text: str, numeral: Numeral, measure: Measure) -> bool:
    """Whether Chinese number words are an amount here, not part of a phrase."""
    start = numeral.start
    before = text[max(0, start - 12) : start]
    if not numeral.value or text[start : numeral.end] == "二":  # 二 alone orders, 两 counts
        return False
    if text[start] in "百千万亿" and text[numeral.end : numeral.end + 1] not in _MORE:
        bounded = bounds.before(text, start)[0] is not bounds.EXACT or before[-1:] in ("上", "过")
        return bounded or bounds.after(text, measure.end, measure.kind)[0] is Bound.AT_LEAST
    built = words.BUILT.search(before) or _EACH.search(before)
    if measure.kind is _MONEY:
        return numeral.end - start > 1
    if numeral.value > 1:
        if _NEVER.match(text, measure.end):
            return False
        return bool(built) or not _ABSTRACT.match(text, measure.end)
    if before[-1:] in words.NOT_ONE or measure.name == "批":
        return False
    if measure.name == "次":
        return bool(_OFTEN.search(before))
    if measure.kind in _LENGTHS:
        return False
    following = text[measure.end : measure.end + 1]
    pause = not following or following in _PAUSE or following in "长宽"
    return bool(built) or (pause and before[-1:].isalpha())
