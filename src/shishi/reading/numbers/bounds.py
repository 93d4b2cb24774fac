"""比较词 — the words before and after a number that say how it binds.

不少于, 以上: at least; 不超过, 以内: at most; 约, 左右: about; 超过, 余: more than; 低于:
less than. 达到 and 达 bind nothing but belong to the figure where they touch it.
"""

import re
from types import MappingProxyType

from shishi.reading.numbers.measure_words import MeasureKind
from shishi.rules.amounts import Bound

_NOT = "不(?:得|应|能|可|再)?"
_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        Bound.AT_LEAST,
        rf"{_NOT}[少低小短](?:于|过)|达到(?:或|并)超过|不下于|不亚于|至少(?!于)|最少|最低|≥|≧|⩾|>=|[大高多]于(?:或|等于|或等于)+"
        r"|下限(?:为|是)?|保底|不少于",
    ),
    (
        Bound.AT_MOST,
        rf"{_NOT}(?:超过?|突破|[高大多长晚]于)|至多|最多|最高|最长|最大|≤|≦|⩽|<=|[小低少]于(?:或|等于|或等于)+"
        r"|上限(?:为|是)?|封顶",
    ),
    (
        Bound.ABOUT,
        r"(?<![节预签集制公大条合契履违邀特失隐])约(?:为|合|有)?|大约|约计|大概|接近|将近|≈|(?<![最附靠临邻远就])近",
    ),
    (Bound.LESS_THAN, r"(?<!不)(?<!不[得应能可再])[低少小]于|不足|不到|<"),
    (
        Bound.MORE_THAN,
        r"(?<!不)(?<!不[得应能可再])(?:超过|突破|[高多大]于)|(?<![不反赶高彩商农直联A-Za-z])超(?:出)?|逾|上(?=[百千万])|>|多达|过(?=[百千万])",
    ),
)
_REACH = r"(?:最[高低多少])?(?:(?<![直到送抵通传雷发])达到?|达至)?"
BEFORE = re.compile(
    f"{_REACH}(?:" + "|".join(f"(?P<{bound.name}>{words})" for bound, words in _BEFORE) + r")"
    r"(?:达到?|为|到|在)?\s?\Z"
)
_REACHED = re.compile(r"(?<![直送抵通传雷发])达(?:到|至)?\s?\Z")
_GRANTED = re.compile(
    r"(?P<AT_MOST>最高|最多|不超过|不高于|上限|封顶)(?:可|不超过|给予|予以|补助|补贴|奖励|奖补|报销|资助|发放|贷款|享受|支持|减免|优惠|救助|标准|额度|为|达|一次性|贷){1,4}\Z"
)
_AFTER = re.compile(
    r"(?:（含[^（）]{0,6}）)?"
    r"(?:(?P<AT_LEAST>(?:及|或|含)?以上|之上|及其?以上|封底)|(?P<AT_MOST>(?:及|或|含)?以[内下]|之[内下]|封顶|为上限|为限)"
    r"|(?P<ABOUT>左右|上下|前后)|(?P<WITHIN>内))"
    r"(?:（含[^（）]{0,8}）)?"
)
_MORE = re.compile(r"\s?[余多](?=[，。；、）)\s以]|$)")
_OF = re.compile(
    r"(?P<AT_LEAST>不[低少]于)[一-鿿]{2,10}的\Z|(?P<AT_MOST>不[高超大][于过])[一-鿿]{2,10}的\Z"
)
_MULTIPLE = re.compile(
    r"(?P<AT_LEAST>不[低少]于)[一-鿿]{2,10}\Z|(?P<AT_MOST>不[高超大][于过])[一-鿿]{2,10}\Z"
)
# What the words before a number can end in; most numbers follow a noun and are done at once.
LAST_LETTERS = frozenset(
    "于过少低≥≧⩾=为是底破多高长大≤≦⩽限顶约合有计概近≈到<超出逾上>达至在"
    "可予以助贴励补销放款受持免惠准度性贷的 "
)
# What words that bind a number hold, one of these each; 达到 alone binds nothing.
_SIGN = re.compile("[不超至最≥≧⩾>于限保≤≦⩽<封约概接将≈近突逾上多过]")
# What the words after a measure can begin with.
FIRST_LETTERS = frozenset("（及或含以之其封为左上前内余多 \n\t")
_BEFORE_WINDOW = 14  # characters; the longest words before a number are shorter


# Comparison words that touch a number: how they bind it, and where they begin or end.
Words = tuple[Bound, int]
EXACT = Bound.EXACT


def before(text: str, start: int) -> Words:
    """The bound that touches the number from the left; its edge is where the figure begins.

    不低于低保标准的1.3倍 binds its number over the words of the comparison.
    """
    if text[start - 1 : start] not in LAST_LETTERS:
        return EXACT, start
    window = text[max(0, start - _BEFORE_WINDOW) : start]
    offset = start - len(window)
    if _SIGN.search(window):
        found = BEFORE.search(window) or _GRANTED.search(window) or _OF.search(window)
        if found and found.lastgroup:
            return Bound[found.lastgroup], offset + found.start()
    reached = _REACHED.search(window)
    return EXACT, offset + reached.start() if reached else start


def over(text: str, start: int) -> Words:
    """The bound of a multiple over the words of its standard: 不低于低保标准1.3倍."""
    window = text[max(0, start - _BEFORE_WINDOW) : start]
    found = _MULTIPLE.search(window)
    if found and found.lastgroup:
        return Bound[found.lastgroup], start - len(window) + found.start()
    return before(text, start)


def after(text: str, end: int, kind: MeasureKind) -> Words:
    """The bound that touches the measure from the right; its edge is where the figure ends."""
    if text[end : end + 1] not in FIRST_LETTERS:
        return EXACT, end
    more = _MORE.match(text, end)
    if more:
        return Bound.MORE_THAN, more.end()
    found = _AFTER.match(text, end)
    if not found or not found.lastgroup:
        return EXACT, end
    if found.lastgroup == "WITHIN":
        if kind not in (MeasureKind.TIME, MeasureKind.SIZE) or text[end + 1 : end + 2] in _INNER:
            return EXACT, end
        return Bound.AT_MOST, found.end()
    return Bound[found.lastgroup], found.end()


_INNER = frozenset("部容涝河设外环")
_STRENGTH = MappingProxyType(
    {
        Bound.AT_LEAST: 5,
        Bound.AT_MOST: 5,
        Bound.MORE_THAN: 4,
        Bound.LESS_THAN: 4,
        Bound.ABOUT: 3,
        Bound.EXACT: 0,
    }
)


def stronger(one: Bound, other: Bound) -> Bound:
    """The bound that counts where words stand on both sides: 约1000人以上 is at least."""
    if other is EXACT:
        return one
    return other if _STRENGTH[other] > _STRENGTH[one] else one
