"""标题分行 — a long title is broken by sense into a trapezoid or a rhombus (GB/T 9704-2012, 7.3.1).

No line begins with 的 or a closing mark; no word, number with its unit, 《…》 or name is torn. A
name is not in any list: signs that belong to no known word are taken to belong together. Only where
a line cannot hold what belongs together is it broken all the same.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from unicodedata import east_asian_width

from shishi.papers.title_words import LONGEST, WORDS

_NUMBER = r"[0-9０-９一二三四五六七八九十百千万亿零〇两]"
_UNITS = (
    "年度|年|月份|月|日|季度|个百分点|个|名|户|人次|人|公里|千米|平方米|立方米|米|万元|亿元|元|％|%|项|件|处|座|所|条"
    "|套|次|天|亩|吨|盏|台|辆|张|间|批|期|届|号|轮|级|类|周岁|岁|村|里|千瓦|周|场|艘|对|口|眼|根|块|只|头|棵|万"
)
_WHOLE = re.compile(
    r"《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕"
    rf"|第?{_NUMBER}+(?:[.．,—～~\-至]{_NUMBER}+)*(?:{_UNITS})?"
    rf"(?:{_NUMBER}+(?:{_UNITS}))*"
    r"|[A-Za-z][A-Za-z0-9.\-]*"
)
_MARKED = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）")
_NEVER_FIRST = frozenset("的地得了等，。、；：！？）》〉」』”’〕】·—…％%")
_AREAS = frozenset("县市区州盟旗乡镇村局")  # behind a name they belong to it
_LINKS = frozenset("的和与及、")  # what may stand between two names
_NEVER_LAST = frozenset("（《〈「『“‘〔【·—")
_JOINS = ("关于", "对", "为", "向", "由", "在", "和", "与", "及", "以及", "暨", "并", "或")
_TORN, _NAME, _EDGE = 4000, 400, 6
_LINE = 8  # what one more line costs

Piece = tuple[tuple[int, int], bool]  # from where to where, and whether it is a known word


def broken(title: str, most: int) -> tuple[str, ...]:
    """The lines of a title, each of at most `most` signs of full width. A title that has lines of
    its own keeps them."""
    lines = [" ".join(line.split()) for line in title.splitlines()]
    if len([line for line in lines if line]) > 1 and all(_wide(one) <= 2 * most for one in lines):
        return tuple(line for line in lines if line)
    return _best(" ".join(title.split()), most)


def phrases(text: str) -> tuple[str, ...]:
    """What a title may be broken between where its width is not known, as on a screen."""
    gaps = [at for at, cost in sorted(_costs(text).items()) if cost < _NAME]
    return tuple(text[start:end] for start, end in pairwise([0, *gaps, len(text)]))


@lru_cache(maxsize=256)
def _best(text: str, most: int) -> tuple[str, ...]:
    if _wide(text) <= 2 * most:
        return (text,)
    cuts = _walk(text, 2 * most)
    return tuple(text[start:end].strip() for start, end in pairwise(cuts))


def _wide(text: str) -> int:
    """In signs of half width."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


# --- where it may be broken --------------------------------------------------------------


@lru_cache(maxsize=256)
def _costs(text: str) -> dict[int, int]:
    """What a break before each sign costs: nothing between two known words, much inside one. What
    stands in marks may be broken last of all, and then by sense."""
    costs = dict.fromkeys(range(1, len(text)), 2 * _TORN)
    for found in _MARKED.finditer(text):
        inside = _words(text, found.start() + 1, found.end() - 1)
        costs.update({at: cost + _TORN for at, cost in _ends(text, inside)})
    costs.update(_ends(text, list(_pieces(text))))
    return costs


def _ends(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where a piece begins behind another, and what a break there costs."""
    for (before, known), (after, known_too) in pairwise(pieces):
        yield after[0], _between(text[slice(*before)], known, text[slice(*after)], known_too)


def _between(before: str, known: bool, after: str, known_too: bool) -> int:
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return _TORN
    if after[0] in _AREAS and (len(after) == 1 or not known):
        return _TORN
    if not known and not known_too:
        return _NAME
    cost = 0 if known and known_too else _EDGE
    if before in _JOINS:
        return cost + 60
    if after == "关于":
        return -12
    return cost + (1 if len(before) + len(after) <= 4 else 0) - (before == "的")


def _pieces(text: str) -> Iterator[Piece]:
    """The text in words and single signs, and whether each is known."""
    at = 0
    for found in _WHOLE.finditer(text):
        yield from _words(text, at, found.start())
        yield (found.start(), found.end()), True
        at = found.end()
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> list[Piece]:
    """The way that leaves the fewest signs unknown, then the one of the fewest words."""
    best = [(0, 0, -end)]  # unknown signs, words, where the first ends (the longest first)
    for at in range(end - 1, start - 1, -1):
        ways = []
        for stop in range(at + 1, min(at + LONGEST, end) + 1):
            unknown = int(text[at:stop] not in WORDS)
            if unknown and stop > at + 1:
                continue
            rest = best[end - stop]
            ways.append((rest[0] + unknown, rest[1] + 1, -stop))
        best.append(min(ways))
    cuts = [start]
    while cuts[-1] < end:
        cuts.append(-best[end - cuts[-1]][2])
    return [((at, stop), _known(text, at, stop)) for at, stop in pairwise(cuts)]


def _known(text: str, at: int, stop: int) -> bool:
    """A sign such as 于 or 向 between two others of no word is likely part of their name."""
    word = text[at:stop]
    if len(word) > 1 or word in _LINKS:
        return word in WORDS or word in _LINKS
    near = (text[at - 1 : at + 1], text[at : at + 2])
    return word in WORDS and not all(_han(one) and one not in WORDS for one in near)


def _han(text: str) -> bool:
    return bool(text) and all("\u4e00" <= sign <= "\u9fff" for sign in text)


# --- the shape ---------------------------------------------------------------------------


State = tuple[int, int, bool]  # where a line ends, its width, whether lines have begun to shrink


def _walk(text: str, most: int) -> list[int]:
    """The cheapest way through the text by lines that grow and then shrink."""
    costs = _costs(text)
    widths = [0]
    for sign in text:
        widths.append(widths[-1] + _wide(sign))
    known: dict[State, tuple[int, State | None]] = {(0, 0, False): (0, None)}
    states: list[list[State]] = [[(0, 0, False)]]
    for end in range(1, len(text) + 1):
        found: dict[State, tuple[int, State | None]] = {}
        for start in _starts(widths, end, most):
            width = widths[end] - widths[start]
            for state in states[start]:
                if state[2] and width > state[1]:
                    continue
                new = (end, width, state[2] or width < state[1])
                paid = known[state][0] + costs.get(end, 0) + _uneven(state[1], width, most)
                if new not in found or paid < found[new][0]:
                    found[new] = (paid, state)
        known |= found
        states.append(list(found))
    return _back(known, min(states[-1], key=lambda state: known[state][0]))


def _starts(widths: Sequence[int], end: int, most: int) -> Iterator[int]:
    """Where a line that ends here may have begun."""
    start = end - 1
    while start >= 0 and (widths[end] - widths[start] <= most or start == end - 1):
        yield start
        start -= 1


def _back(known: dict[State, tuple[int, State | None]], last: State) -> list[int]:
    cuts: list[int] = []
    step: State | None = last
    while step is not None:
        cuts.append(step[0])
        step = known[step][1]
    return cuts[::-1]


def _uneven(before: int, width: int, most: int) -> int:
    """Lines of one length make a box, lines of very different length a flag."""
    cost = _LINE + max(0, most // 2 - width)
    if not before:
        return cost
    apart = abs(before - width)
    return cost + (4 if apart == 0 else max(0, apart - 8))
