"""计量单位 — the measure that follows a number, read plainly.

The words stand in `measure_words`. A measure written with its variant, 场（次） or 台（套）, keeps
both as written; 吨/日 and 立方米/日 are the measures of what a plant can take.
"""

import re
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.numbers.measure_words import ALWAYS, MEASURES, OTHERWISE, MeasureKind


class Measure(NamedTuple):
    """A measure that ends at `end` of the text; numbers before it count `factor` times."""

    name: str
    kind: MeasureKind
    end: int
    factor: Decimal = Decimal(1)


class _Word(NamedTuple):
    """A measure word: what it means, and when it is none."""

    name: str
    kind: MeasureKind
    otherwise: frozenset[str]  # what makes another word of it: 处理, 条例
    always: bool  # after digits too
    latin: bool  # no letter or digit may follow: km, but not %


def _lengths() -> dict[str, list[int]]:
    """For the first two characters of measures, how long they are, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in MEASURES:
        lengths.setdefault(word[:2], {1} if word[0] in MEASURES else set()).add(len(word))
    return {opening: sorted(sizes, reverse=True) for opening, sizes in lengths.items()}


_LONGEST = max(map(len, MEASURES))
_LENGTHS = _lengths()
_SHORT = [1]  # what other characters begin is at most a word of one
_MEASURES = {
    word: _Word(
        *meaning,
        OTHERWISE.get(word, frozenset()),
        word in ALWAYS,
        word[-1].isascii() and word != "%",
    )
    for word, meaning in MEASURES.items()
}
_GOES_ON = frozenset("（( /／每")  # what a longer measure goes on with after its word
_VARIANT = re.compile(
    r"[（(]([次套处所座个间户组件棵批站项栋幢条台辆人只头张名家株口眼盏块支])[）)]"
)
_NOTHING: frozenset[str] = frozenset()
_OPENING = frozenset("（(")
_VARYING = frozenset({MeasureKind.COUNT, MeasureKind.TIMES, MeasureKind.PERSON})
_A_DAY = re.compile(r" ?[/／每][日天dD]")
_AN_HOUR = re.compile(r" ?[/／每](?:小时|[hH])")
_CUBIC = frozenset({"方", "立方"})
_DAMAGED = re.compile(r"公(?=[，,。；;、）)\s]|$)")
SCALES = MappingProxyType(
    {
        "十": Decimal(10),
        "百": Decimal(100),
        "千": Decimal(1000),
        "万": Decimal(10**4),
        "十万": Decimal(10**5),
        "百万": Decimal(10**6),
        "千万": Decimal(10**7),
        "亿": Decimal(10**8),
        "百亿": Decimal(10**10),
        "千亿": Decimal(10**11),
        "万亿": Decimal(10**12),
    }
)
_SCALE = re.compile(r"[十百千]?万亿?|[百千]?亿|[百千](?![米瓦伏克卡兆分])|千(?=米布)")
_HEAD_SCALE = re.compile(r"[十百千]?万亿?|[百千]?亿|[百千](?=[元户人亩])")
_BRACKETED = re.compile(r"[（(]([^（()）]{1,12})[）)]")
_RARE = re.compile(
    r"(?![省市县区州旗乡镇街部局委办院会科股室队国无有是否中新旧红黄绿蓝好优良差高低上下左右内外前后"
    r"号序其])[一-龥]"
)
_UNIT_LABEL = re.compile(r"^(?:计量)?单位[:：]?")


def measure_at(text: str, place: int, digits: bool = True) -> Measure | None:
    """The measure that begins at `place`; after Chinese numbers (`digits` False) with more care."""
    for length in _LENGTHS.get(text[place : place + 2], _SHORT):
        written = text[place : place + length]
        word = _MEASURES.get(written)
        if word is None:
            continue
        name, kind, otherwise, always, latin = word
        end = place + len(written)
        following = text[end : end + 1]
        if following in otherwise and (always or not digits):
            continue
        if latin and following.isascii() and following.isalnum():
            continue
        if following in _GOES_ON:
            return _longer(text, end, name, kind)
        return Measure(name, kind, end)
    damaged = _DAMAGED.match(text, place) if text.startswith("公", place) else None
    return Measure("公里", MeasureKind.SIZE, damaged.end()) if damaged else None


def _longer(text: str, end: int, name: str, kind: MeasureKind) -> Measure:
    """The measure with what is written after it: 场（次）, 吨/日."""
    if kind is MeasureKind.VOLUME:
        return _capacity(text, end, name, kind)
    variant = _VARIANT.match(text, end) if kind in _VARYING else None
    if variant:
        return Measure(name + variant.group(), kind, variant.end())
    return Measure(name, kind, end)


def _capacity(text: str, end: int, name: str, kind: MeasureKind) -> Measure:
    for pattern, base in ((_A_DAY, "日"), (_AN_HOUR, "小时")):
        found = pattern.match(text, end)
        if found:
            plain = per_day(name) if base == "日" else f"{name}/{base}"
            return Measure(plain, kind, found.end())
    return Measure(name, kind, end)


def per_day(name: str) -> str:
    """吨/日 or 立方米/日, the measures of what a plant takes a day."""
    return f"{'立方米' if name in _CUBIC else name}/日"


def scale_at(text: str, place: int) -> tuple[Decimal, int]:
    """万, 亿 and the like after a number: what they multiply it by, and where they end."""
    found = _SCALE.match(text, place)
    return (SCALES[found.group()], found.end()) if found else (Decimal(1), place)


def head_measure(words: str) -> Measure | None:
    """The measure that a column head gives to bare numbers: 户, 补助资金（万元）, 占全年%."""
    words = _UNIT_LABEL.sub("", re.sub(r"\s+", "", words))
    for part in (*reversed(_BRACKETED.findall(words)), words):
        found = _head_part(_UNIT_LABEL.sub("", part))
        if found:
            return found
    plain = _BRACKETED.sub("", words)
    for size in range(min(_LONGEST, len(plain)), 0, -1):
        if plain[-size:] in MEASURES and (size > 1 or not plain[-1:].isalpha()):
            name, kind = MEASURES[plain[-size:]]
            return Measure(name, kind, 0)
    scale = _HEAD_SCALE.match(words)
    rare = words[scale.end() :] if scale else words
    if _RARE.fullmatch(rare):
        factor = SCALES[scale.group()] if scale else Decimal(1)
        return Measure(rare, MeasureKind.COUNT, 0, factor)
    return None


def is_measure(words: str) -> bool:
    """Whether a cell is a measure and nothing else: 公里, 万人次, 台（套）, 吨/日."""
    scale = _HEAD_SCALE.match(words)
    rest = words[scale.end() :] if scale else words
    if rest in MEASURES or (scale and not rest) or _RARE.fullmatch(rest):
        return True
    found = measure_at(rest, 0) if len(rest) <= 12 else None
    return found is not None and (found.end == len(rest) or rest[found.end] in "/／（(")


def _head_part(words: str) -> Measure | None:
    scale = _HEAD_SCALE.match(words)
    factor, rest = (SCALES[scale.group()], words[scale.end() :]) if scale else (Decimal(1), words)
    if rest in MEASURES:
        name, kind = MEASURES[rest]
        return Measure(name, kind, 0, factor)
    found = measure_at(rest, 0)
    if found and (found.end == len(rest) or rest[found.end] in "/／、或"):
        return Measure(found.name, found.kind, 0, factor)
    return None
