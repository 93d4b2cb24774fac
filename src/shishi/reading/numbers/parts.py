"""分项与基线 — which figures are parts of a total, and which only say where a target starts from.

其中 and brackets after a total introduce its parts; 由X提高到Y makes X the baseline of Y.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from shishi.reading.numbers.candidates import Candidate

_RISE = re.compile(
    r"(?:[/／、]|的基础上)?\s?(?:进一步|统一|分别|全部|逐步|再|力争)*(?:提高|提升|增加|增长|上调|上升|调整|调增|扩大|扩容|扩建|扩充|扩|拓展|延长|延伸|升|增|提|降低|下降|下调|降|减少|压缩|压减|缩短|缩减|缩|减|控制|发展|改)"
    r"(?:到|至|为|成)(?:了|每[一-鿿]{1,3}|不低于|不少于|不超过|以上|的|约|最高|20\d\d年底?){0,3}\s?\Z"
)
_FROM = re.compile(r"(?:由|从)[^，。；]{0,24}\Z")
_AND = re.compile(r"\s?(?:[、,和与及]|以及)\s?[一-鿿]{0,10}\Z")
_CHAIN = 4  # figures that may share one 提高到: 1800元、1400元提高至1900元、1500元
_FAR = 24  # characters between a baseline and its target
_BREAK = re.compile(r"[。；;！？\n\t|]")
_PARTS = re.compile(r"其中|含(?<![包内]含)(?!量|税)|包括|包含")
_DIVIDES = re.compile("[（(其含包]")  # without one of these no figure is a part
_NEW_WORK = re.compile(
    r"[，,](?:并|同时|同步)?(?:[新改扩迁续]建|新增|改造|完成|建成|安装|购置|铺设|设[立置]|更新|整治|维修|配[备置]|开展|举办|培训|投资|总投资)"
)
_BRACKETS = re.compile(r"[（(）)]")
_NEAR_BRACKET = 12  # characters between a total and the bracket with its parts


def baselines(text: str, found: Sequence[Candidate]) -> frozenset[int]:
    """Places of the figures that a later one starts from: 由180张增至260张."""
    result: set[int] = set()
    if len(found) < 2:
        return frozenset()
    amounts = [n for n, c in enumerate(found) if not c.reason]
    for place, (this, following) in enumerate(pairwise(amounts)):
        near, far = found[this], found[following]
        if near.measure != far.measure or far.number - near.end > _FAR:
            continue
        if not _RISE.match(text, near.end, far.start):
            continue
        result.add(this)
        for earlier, later in zip(
            reversed(amounts[max(0, place - _CHAIN) : place]),
            reversed(amounts[max(0, place - _CHAIN) + 1 : place + 1]),
            strict=True,
        ):
            one, two = found[earlier], found[later]
            if one.measure != near.measure or not _AND.match(text, one.end, two.start):
                break
            result.add(earlier)
    return frozenset(result)


def totals(text: str, found: Sequence[Candidate]) -> dict[int, int]:
    """For the places of 其中 parts and bracketed parts, the place of their total."""
    result: dict[int, int] = {}
    if len(found) < 2 or not _DIVIDES.search(text):
        return result
    opened = _opened(text, found)
    total: int | None = None  # of an 其中 that is still running
    left = Decimal(0)
    for place, candidate in enumerate(found):
        if candidate.reason:
            continue
        if opened[place] >= 0:
            holder = _before_bracket(text, found, place, opened[place])
            if holder is not None:
                result[place] = holder
            continue
        edge = found[place - 1].end if place else 0
        if total is not None and _ends(text, edge, candidate, left):
            total = None
        if _PARTS.search(text, edge, candidate.start):
            total = _before_words(text, found, place)
            left = found[total].value if total is not None else left
        if total is not None and candidate.measure == found[total].measure:
            left -= candidate.value
            if left < 0:
                total = None
            else:
                result[place] = total
    return result


def _ends(text: str, edge: int, candidate: Candidate, left: Decimal) -> bool:
    """Whether the parts of an 其中 end before this figure; what fills the total is still one."""
    if _BREAK.search(text, edge, candidate.start):
        return True
    return candidate.value != left and bool(_NEW_WORK.search(text, edge, candidate.start))


def _opened(text: str, found: Sequence[Candidate]) -> list[int]:
    """For every figure the place of the bracket it stands in, -1 outside of brackets."""
    result = []
    brackets = _BRACKETS.finditer(text)
    bracket = next(brackets, None)
    stack: list[int] = []
    for candidate in found:
        while bracket and bracket.start() < candidate.number:
            if bracket.group() in "（(":
                stack.append(bracket.start())
            elif stack:
                stack.pop()
            bracket = next(brackets, None)
        result.append(stack[-1] if stack else -1)
    return result


def _before_bracket(text: str, found: Sequence[Candidate], place: int, bracket: int) -> int | None:
    """The total that stands right before the bracket, in the same measure and no smaller."""
    for earlier in range(place - 1, max(-1, place - 12), -1):
        total = found[earlier]
        if total.end > bracket or total.reason:
            continue
        near = bracket - total.end <= _NEAR_BRACKET and not _BREAK.search(text, total.end, bracket)
        same = total.measure == found[place].measure and found[place].value <= total.value
        return earlier if near and same else None
    return None


def _before_words(text: str, found: Sequence[Candidate], place: int) -> int | None:
    """The total that 其中 divides: the last figure in the same measure of the same sentence."""
    for earlier in range(place - 1, max(-1, place - 6), -1):
        total = found[earlier]
        if _BREAK.search(text, total.end, found[earlier + 1].start):
            return None
        if not total.reason and total.measure == found[place].measure:
            return earlier if total.value >= found[place].value else None
    return None
