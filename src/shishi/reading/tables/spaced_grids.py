"""空格表格 — tables whose cells stand between spaces: a line of heads with rows below, or
everything in one line."""

import re
from collections.abc import Sequence
from itertools import islice

from shishi.reading.tables.grid import LEAST_HEADS, Grid, Range, ends_table, finished
from shishi.reading.tables.heads import Role, column, columns, is_head, is_sure, is_town
from shishi.reading.tables.streams import Token, in_step, rows_of_stream, settled

_WORD = re.compile(r"[^ \t\n]+")
_LOOSE = re.compile(r"[一-龥（）、]{2,8}")  # a head that no list knows
_PHRASE = re.compile(r"[^ \t\n]+(?: [^ \t\n]+)*")  # where cells stand wide apart
_NARROW = re.compile(r"(?<! ) (?! )")
_APART = 4  # single letters in a line of heads that stand apart
_LONGEST_APART = 6  # letters of such a head
_PROSE = 40  # characters: a lone cell this long is a paragraph behind the table
_MOST_TOWNS = 40  # columns of towns in one table


def spaced(text: str, lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """Cells between spaces: a line of heads with rows below, or everything in one line."""
    start, end = lines[at]
    wide = not _NARROW.search(text[start:end].strip())
    word = _PHRASE if wide else _WORD
    words = [(start + f.start(), start + f.end()) for f in word.finditer(text[start:end])]
    words = _closed_up(text, words)
    first = _run_of_heads(text, words)
    if first is None:
        return None, at + 1
    begin, width = first
    tokens = [Token(*word, False) for word in words[begin:]]
    if begin + width < len(words):
        tokens = _until_note(text, tokens)
        return streamed(text, lines, at, tokens, width)
    for low, high in islice(lines, at + 1, None):
        line = text[low:high]
        here = [Token(low + f.start(), low + f.end(), False) for f in word.finditer(line)]
        if here and _behind(text, here, high):
            break
        if here:
            tokens += [Token(here[0].start, here[0].end, True), *here[1:]]
    return streamed(text, lines, at, tokens, width)


def _closed_up(text: str, words: list[Range]) -> list[Range]:
    """The words of a line with heads put together whose letters stand apart: 责 任 单 位."""
    single = [end - start == 1 for start, end in words]
    if sum(single) < _APART:
        return words
    found: list[Range] = []
    at = 0
    while at < len(words):
        reach = at
        while reach < len(words) and single[reach] and reach < at + _LONGEST_APART:
            reach += 1
        heads = (to for to in range(reach, at + 1, -1) if _is_one(text, words[at:to], reach - at))
        last = next(heads, at + 1)
        found.append((words[at][0], words[last - 1][1]))
        at = last
    return found


def _is_one(text: str, letters: Sequence[Range], whole: int) -> bool:
    """Whether letters are one head; an ordinal does not begin a longer one."""
    word = "".join(text[start:end] for start, end in letters)
    ordinal = len(letters) > 2 and column(word[:2]).role is Role.ORDINAL
    return is_sure(word) and not (ordinal and len(letters) <= whole)


def _behind(text: str, line: Sequence[Token], end: int) -> bool:
    """Whether a line stands behind the table: a note, a heading, or a paragraph."""
    first = line[0]
    if ends_table(text, first.start, end):
        return True
    alone = len(line) == 1 and first.end - first.start >= _PROSE
    return alone and "。" in text[first.start : first.end]


def _run_of_heads(text: str, words: Sequence[Range]) -> tuple[int, int] | None:
    """Where a run of at least three head words begins, and how long it is."""
    begin = 0
    while begin < len(words):
        width = _width_of_heads(text, words, begin)
        rest = len(words) - begin - width
        if width >= LEAST_HEADS and begin + width < len(words) and begin == 0 and rest <= 4:
            tail = [text[slice(*word)] for word in words[begin + width :]]
            if is_head(tail[-1]) and not any(re.search(r"\d", word) for word in tail):
                return begin, len(words) - begin
        if width >= LEAST_HEADS:
            return begin, width
        begin += max(width, 1)
    return None


def _width_of_heads(text: str, words: Sequence[Range], begin: int) -> int:
    """How many words from `begin` on are heads; names of towns may stand between heads."""
    width = towns = 0
    while begin + width < len(words):
        word = text[slice(*words[begin + width])]
        if is_head(word):
            towns = 0
        elif width >= 2 and towns < _MOST_TOWNS and _may_be(text, words, begin + width):
            towns += 1
        else:
            break
        width += 1
    return width - towns


def _may_be(text: str, words: Sequence[Range], at: int) -> bool:
    """Whether a word may be a head that no list knows: a town, or a word before a sure head."""
    for start, end in words[at : at + _MOST_TOWNS]:
        word = text[start:end]
        if is_sure(word):
            return True
        if not (is_town(word) or _LOOSE.fullmatch(word)):
            break
    return is_town(text[slice(*words[at])])


def _until_note(text: str, tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if ends_table(text, token.start, token.end):
            break
        kept.append(token)
    return kept


def streamed(
    text: str, lines: Sequence[Range], at: int, tokens: Sequence[Token], width: int
) -> tuple[Grid | None, int]:
    heads = tuple(text[token.start : token.end] for token in tokens[:width])
    shape = settled(text, tokens[width : 2 * width], columns(heads))
    rows = tuple(
        in_step(text, tokens[width:], shape) or rows_of_stream(text, tokens[width:], shape)
    )
    if not rows:
        return None, at + 1
    return finished(lines, at, heads, rows, (tokens[0].start, tokens[-1].end))
