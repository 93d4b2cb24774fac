"""What the cells of the tables say, as values: 60 公里以上, 10月31日, 96.67%."""

import re
from datetime import date
from decimal import Decimal

from shishi.rules.amounts import Bound, to_yuan
from shishi.rules.indicators import IndicatorType
from shishi.rules.targets import Target

NOTHING = "—"
_TARGET = re.compile(r"(约|多于|低于)? ?([\d.]+) ?(.*?)(以上|以内)?")
_BOUNDS = {
    "约": Bound.ABOUT,
    "多于": Bound.MORE_THAN,
    "低于": Bound.LESS_THAN,
    "以上": Bound.AT_LEAST,
    "以内": Bound.AT_MOST,
}
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")


def target(kind: IndicatorType, words: str, **more: object) -> Target:
    """60 公里以上 as a target, money in yuan; nothing as a target without a figure."""
    if words == NOTHING:
        return Target(kind=kind, **more)
    found = _TARGET.fullmatch(words)
    assert found is not None, words
    measure = found[3]
    value = Decimal(found[2])
    if measure in ("万元", "亿元"):
        value, measure = to_yuan(value, measure), "元"
    bound = _BOUNDS.get(found[1] or found[4] or "", Bound.EXACT)
    return Target(kind=kind, value=value, measure=measure, bound=bound, **more)


def amount(words: str) -> Decimal | None:
    """58 公里, 1051.93 万元 as a number; None for nothing."""
    if words in (NOTHING, "未报"):
        return None
    found = re.match(r"-?[\d.]+", words)
    assert found is not None, words
    scale = words[found.end() :].strip()
    value = Decimal(found[0])
    return to_yuan(value, scale) if scale in ("万元", "亿元") else value


def percent(words: str) -> Decimal | None:
    """62.5% as 0.625."""
    return None if words == NOTHING else Decimal(words.removesuffix("%")) / 100


def day(words: str) -> date | None:
    """10月31日 of 2026; None for nothing."""
    if words == NOTHING:
        return None
    found = _DAY.fullmatch(words)
    assert found is not None, words
    return date(int(found[1] or 2026), int(found[2]), int(found[3]))


def listed(words: str) -> list[str]:
    """甲、乙 as its parts."""
    return [] if words == NOTHING else words.split("、")
