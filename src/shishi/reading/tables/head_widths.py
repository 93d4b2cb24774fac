"""表头的宽 — how many of the cells that come one after another are heads.

Where only known heads stand, they tell. Where names of towns or other words stand among them,
that width is taken under which the first row fits its columns best.
"""

import re
from collections.abc import Sequence

from shishi.reading.tables.grid import LEAST_HEADS
from shishi.reading.tables.heads import columns, is_head, is_sure
from shishi.reading.tables.streams import GROUP, Token, takes

_LOOK = 90  # cells in which the head and the first rows are looked for
_MOST_HEADS = 40
_LONGEST_HEAD = 16  # characters
_NUMBER = re.compile(r"[\d.,]+%?")
_MISFIT = 2  # what a cell that does not fit weighs against one that does


def head_width(text: str, tokens: Sequence[Token]) -> int:
    """The number of heads at the front of a stream of cells; 0 when it is no table."""
    front = [one for one in tokens[:_LOOK] if not GROUP.fullmatch(text, one.start, one.end)]
    words = [text[token.start : token.end] for token in front]
    known = 0
    while known < len(words) and is_head(words[known]):
        known += 1
    numbers = (n for n, word in enumerate(words) if _NUMBER.fullmatch(word))
    number = next(numbers, None)
    if known >= LEAST_HEADS and (number is None or number == known):
        return known
    if number is None or known < 1:
        return 0
    stop = min(number, _MOST_HEADS) + 1
    scored = ((_fit(text, front, words, width), width) for width in range(LEAST_HEADS, stop))
    best, width = max(scored, default=(0.0, 0))
    return width if best > 0 else 0


def _fit(text: str, front: Sequence[Token], words: Sequence[str], width: int) -> float:
    """How well the cells behind `width` heads fit the columns; below 0 when they do not."""
    heads = words[:width]
    sure = sum(is_sure(head) for head in heads)
    long = any(len(head) > _LONGEST_HEAD or re.search(r"[。；\d]{2}", head) for head in heads)
    if width < LEAST_HEADS or sure < 2 or long:
        return -1.0
    shape = columns(heads)
    row = front[width : 2 * width]
    fits = sum(takes(shape[at], text, token, shape, at) for at, token in enumerate(row))
    return (fits - _MISFIT * (len(row) - fits)) / width if row else -1.0
