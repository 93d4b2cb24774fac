"""增减核对 — percent where percentage points are meant, and the other way; differences that do not
fit their two values; a month or year before that is not the one before."""

import re
from collections.abc import Iterator
from decimal import Decimal

from shishi.rules.amounts import number_text
from shishi.wording.findings import Hit
from shishi.wording.manuscript import Manuscript

_N = r"(?<![\d.])\d{1,12}(?:\.\d{1,6})?"
_MORE = r"(?:提高|上升|提升|增加|增长|增|升|上涨|扩大|多|高|快)"
_LESS = r"(?:下降|降低|回落|减少|下滑|缩小|降|减|少|低|慢)"
# 效率 and 利率 are none of these; a rate of mishaps is told to fall by a part of itself.
_MISHAPS = "发生 发病 死亡 事故 投诉 案发 故障 流失 差错 感染"
_RATE = rf"(?:(?<![效频功速利汇税产])(?<!{')(?<!'.join(_MISHAPS.split())})率|占比|比重|比例)"
_AGAINST = r"(?:比|较|同比|环比)"
_AFTER_SHARE = re.compile(
    rf"(?:{_RATE}|进度|占)[^，。；：\d%]{{0,10}}(?P<now>{_N})[%％][，、（]?{_AGAINST}[^，。；%\d]{{0,20}}?(?:{_MORE}|{_LESS})了?约?"
    rf"(?P<value>{_N})[%％](?!以上)"
)
_AFTER_RATE = re.compile(
    rf"{_RATE}{_AGAINST}[^，。；%\d]{{0,20}}?(?:{_MORE}|{_LESS})了?约?(?P<value>{_N})[%％](?!以上)"
)
_BESIDE = re.compile(
    rf"(?P<now>{_N})[%％][，（]?(?P<way>低于|慢于|落后于?|高于|快于|超过?|超前|领先于?)[^，。；%\d（）]{{0,14}}"
    rf"(?:（(?P<other>{_N})[%％]）|(?P<plain>{_N})[%％])[^，。；%\d（）]{{0,3}}(?P<value>{_N})(?P<unit>个百分点|[%％])"
)
_POINTS_AS_VALUE = re.compile(
    rf"(?:(?<![效频功速献])率|占比|比重|比例|占)(?:为|达到|达|是|已达)?(?P<value>{_N})(?P<unit>个百分点)"
)
# 完成比例高出序时比例5个百分点: the rate stands behind what compares it, and the points are right.
_COMPARED = re.compile(
    r"(?:高出|高于|低于|超出|超过|落后于?|快于|慢于|领先于?|超前于?)[^，。；：\d]{0,16}(?:率|占比|比重|比例)$"
)
_BROKEN = re.compile(rf"(?P<value>{_N})(?:[%％]个百分点|个?百分比|[%％]百分点|百分点)")
_FROM_TO = re.compile(
    rf"(?:[由从][^，。；\d]{{0,12}}|为|是)(?P<old>{_N})(?P<unit>[%％]|[万亿]?[一-龥]{{1,3}}?)"
    r"(?:，[^，。；\d]{0,8}?)?"
    rf"(?P<to>{_MORE}|{_LESS})(?:到|至|为)(?P<new>{_N})(?P=unit)[，、（]?(?:净)?(?:{_MORE}|{_LESS})了?(?P<value>{_N})(?P<by>个百分点|[%％]|(?P=unit))"
)
_FROM_LAST = re.compile(
    rf"(?P<new>{_N})(?P<unit>[万亿]?[一-龥]{{1,2}})[，（]{_AGAINST}[^，。；\d]{{0,8}}的(?P<old>{_N})(?P=unit)"
    rf"(?P<way>{_MORE}|{_LESS})了?(?P<value>{_N})(?P=unit)"
)


def points(paper: Manuscript) -> Iterator[Hit]:
    """百分比与百分点混用."""
    told: set[int] = set()
    for shape in (_AFTER_SHARE, _AFTER_RATE, _BESIDE, _FROM_TO):
        for found in shape.finditer(paper.text):
            value = found["value"]
            if found.start("value") in told or not _is_percent(shape, found):
                continue
            told.add(found.start("value"))
            says = "两个比率相比较，差值应当用“个百分点”，不用“%”。"
            end = found.end("value") + 1
            yield Hit(found.start("value"), end, says, f"{value}个百分点")
    for found in _POINTS_AS_VALUE.finditer(paper.text):
        before = paper.text[max(0, found.start("value") - 32) : found.start("value")]
        if _COMPARED.search(before):
            continue
        says = "“个百分点”只用于两个比率之差，比率本身用“%”。"
        yield Hit(found.start("value"), found.end(), says, f"{found['value']}%")
    for found in _BROKEN.finditer(paper.text):
        says = "百分比之差的写法是“个百分点”。"
        yield Hit(found.start(), found.end(), says, f"{found['value']}个百分点")


def _is_percent(shape: re.Pattern[str], found: re.Match[str]) -> bool:
    """Whether the difference is printed as a percentage though it is one of points."""
    if shape is _BESIDE:
        return found["unit"] != "个百分点"
    if shape is _FROM_TO:
        if found["unit"] not in "%％" or found["by"] not in "%％":
            return False
        old, new, value = (Decimal(found[name]) for name in ("old", "new", "value"))
        step = Decimal(1).scaleb(-len(found["value"].partition(".")[2]))
        return not old or abs(abs(new - old) / old * 100 - value) > step / 2
    return True


def differences(paper: Manuscript) -> Iterator[Hit]:
    """差值与前后两数不符."""
    for found in _BESIDE.finditer(paper.text):
        other = Decimal(found["other"] or found["plain"])
        yield from _difference(found, Decimal(found["now"]), other, "个百分点")
    for found in _FROM_TO.finditer(paper.text):
        old, new = Decimal(found["old"]), Decimal(found["new"])
        if found["by"] in "%％" and found["unit"] not in "%％":
            yield from _growth(found, old, new)
        elif found["by"] not in "%％":
            yield from _difference(found, new, old, found["by"])
    for found in _FROM_LAST.finditer(paper.text):
        old, new = Decimal(found["old"]), Decimal(found["new"])
        yield from _difference(found, new, old, found["unit"])


def _difference(found: re.Match[str], new: Decimal, old: Decimal, unit: str) -> Iterator[Hit]:
    value = found["value"]
    step = Decimal(1).scaleb(-len(value.partition(".")[2]))
    true = abs(new - old)
    whole = "." not in found.group()
    if abs(true - Decimal(value)) <= (0 if whole else step):
        return
    right = f"{number_text(true)}{unit}"
    says = f"{number_text(new)}与{number_text(old)}相差{right}，写作{value}{unit}，不符。"
    yield Hit(found.start("value"), found.end("value") + len(unit), says, right)


def _growth(found: re.Match[str], old: Decimal, new: Decimal) -> Iterator[Hit]:
    """由1200人增加到1500人，增长25%."""
    if not old:
        return
    value = found["value"]
    step = Decimal(1).scaleb(-len(value.partition(".")[2]))
    true = abs(new - old) / old * 100
    if abs(true - Decimal(value)) > step:
        right = f"{number_text(true.quantize(step))}%"
        says = f"由{found['old']}到{found['new']}变化{right}，写作{value}%，不符。"
        yield Hit(found.start("value"), found.end("value") + 1, says, right)


_MONTH_NOW = re.compile(
    r"(?<![\d月])(?:1[—－～~-])?(?P<now>1[0-2]|[1-9])月(?!(?:[1-3]?\d日)?(?:[底末]|[上中下]旬)?(?:之|以)?前)"
    r"(?:份|末|底|(?:[1-3]?\d日))?"
)
_MONTH_BEFORE = re.compile(
    r"(?:比|较)?上(?:个)?月(?P<before>（(?P<said>1[0-2]|[1-9])月(?:份|末|底)?）|(?P<bare>(?:1[0-2]|[1-9])月份?))"
    r"|环比(?P<next>(?P<chain>1[0-2]|[1-9])月份?)"
)
_PERIOD = re.compile(r"(?<!\d)(?P<now>1[0-2]|[1-9])月(?:份|民生|进展|通报|情况|报告|以来)")
_AS_OF = re.compile(r"截至(?:20\d\d年)?(?P<now>1[0-2]|[1-9])月")
_HEAD = 120  # characters in which a title stands
_YEAR_BEFORE = re.compile(r"(?:上年|去年)(?:同期)?(?P<before>（(?P<said>20\d\d)年?(?:同期)?）)")
_YEAR_NOW = re.compile(r"(?<!\d)(?P<now>20\d\d)年")


def months(paper: Manuscript) -> Iterator[Hit]:
    """与“上月”“上年”不符的月份、年份."""
    for found in _MONTH_BEFORE.finditer(paper.text):
        said = int(
            found["said"] or (found["bare"] or "").rstrip("份").rstrip("月") or found["chain"]
        )
        start, _ = paper.sentence_at(found.start(), found.end())
        now = _last(_MONTH_NOW, paper.text, start, found.start()) or _period(paper)
        if now is None or said == (now - 2) % 12 + 1:
            continue
        place = found.span("before") if found["before"] else found.span("next")
        right = (now - 2) % 12 + 1
        says = f"本期是{now}月，上月是{right}月，写作{said}月。"
        yield Hit(*place, says, f"{right}月")
    for found in _YEAR_BEFORE.finditer(paper.text):
        start, _ = paper.sentence_at(found.start(), found.end())
        now = _last(_YEAR_NOW, paper.text, start, found.start()) or paper.year
        if now is not None and int(found["said"]) != now - 1:
            says = f"本期是{now}年，上年是{now - 1}年，写作{found['said']}年。"
            yield Hit(*found.span("before"), says, f"（{now - 1}年）")


def _period(paper: Manuscript) -> int | None:
    """The month that the title or the first 截至 tells."""
    found = _PERIOD.search(paper.text, 0, _HEAD) or _AS_OF.search(paper.text)
    return int(found["now"]) if found else None


def _last(shape: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    """The month or year told last before a place in its sentence."""
    found = list(shape.finditer(text, start, end))
    return int(found[-1]["now"]) if found else None
