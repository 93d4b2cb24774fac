"""单元格流 — cells that come one after another, without a grid, put back into rows.

Each cell goes into the next column that takes its kind (number, unit, person, time, words); a
cell that no later column takes begins a new row.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from shishi.reading.duties.people import looks_like_person
from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.marks import mark_at
from shishi.reading.numbers.measures import is_measure
from shishi.reading.tables.heads import NUMERIC, UNITS, Column, Role
from shishi.reading.times.dates import whens

Range = tuple[int, int]
Row = tuple[Range | None, ...]


class Token(NamedTuple):
    """One cell of a stream; `fresh` when it begins a line, `first` when it must begin a row."""

    start: int
    end: int
    fresh: bool
    first: bool = False


_MOSTLY = 0.9  # the share of cells that fit their columns when none is missing
_LEVELS = frozenset("县市区州旗省镇乡各")
_LONGEST_NAME = 14  # characters of a unit in a narrow column
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"-?[\d.,]+%?(?:万|亿)?")
_CN_NUMBER = re.compile("[一二三四五六七八九十]{1,3}")
_DASH = re.compile(r"[—–\-/－]{1,3}|无")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}|[A-Za-z]{1,3}-?\d{1,3}|\d{1,2}[-—.]\d{1,2}")
_RANK = re.compile(r"(?:并列)?第?\d{1,3}名?|[—–\-/－]{1,3}")
_STATE = re.compile(
    r"[红黄绿蓝橙]色?灯?|(?:基本|已|未)?(?:完成|完工|达标|开工|超额完成|销号|办结)|(?:进展|推进)?"
    r"(?:正常|顺利|滞后|较慢|缓慢|较快|超前|序时)|在建|优秀?|良好?|中|差|达到序时|[超低慢快]于序时"
)
_AMOUNT = re.compile(r"[\u4e00-\u9fff]\d+(?:\.\d+)?[\u4e00-\u9fff㎡k]")
GROUP = re.compile(r"(?:[一二三四五六七八九十]{1,3}|[甲乙丙丁戊])、[^，。；\d]{2,20}")
_TOTAL = re.compile("合计|总计|小计|共计")
_SENTENCE = re.compile(r"[，。；,;]|\d+(?:\.\d+)?[\u4e00-\u9fff㎡k]")


def settled(text: str, first: Sequence[Token], columns: Sequence[Column]) -> list[Column]:
    """The columns, those of unknown heads by the first row: words there are content."""
    found = list(columns)
    for at, token in enumerate(first):
        if takes(columns[at], text, token, columns, at):
            continue
        if columns[at].role is not Role.UNKNOWN:
            break
        found[at] = columns[at]._replace(role=Role.CONTENT)
    return found


def in_step(text: str, tokens: Sequence[Token], columns: Sequence[Column]) -> list[Row]:
    """The rows where no cell is missing: nearly all cells fit when laid out in step."""
    width = len(columns)
    if not tokens or len(tokens) % width or any(_stands_alone(text, token) for token in tokens):
        return []
    fits = sum(
        takes(columns[at % width], text, token, columns, at % width)
        for at, token in enumerate(tokens)
    )
    if fits < len(tokens) * _MOSTLY:
        return []
    cells = [(token.start, token.end) for token in tokens]
    return [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]


def rows_of_stream(text: str, tokens: Sequence[Token], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a stream of cells under the given columns."""
    row: list[Range | None] = [None] * len(columns)
    at = 0
    tokens = list(_mended(text, tokens))
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        whole = _glued(text, token, row, columns, at)
        if whole:
            row[at - 1] = whole
            continue
        if _groups(text, token, following, columns):
            yield from (tuple(full) for full in (row, _alone(token, columns)) if any(full))
            row, at = [None] * len(columns), 0
            continue
        column = _column_for(text, token, following, columns, at, row)
        if column is None:
            if any(row):
                yield tuple(row)
            row, at = [None] * len(columns), 0
            column = _column_for(text, token, following, columns, 0, row)
            if column is None:
                continue
        here = row[column]
        row[column] = (here[0], token.end) if here else (token.start, token.end)
        at = column + 1
    if any(row):
        yield tuple(row)


def _mended(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The cells with names of units put together that are broken at the end of a line."""
    before: Token | None = None
    for token in tokens:
        if before and token.fresh and _broken(text, before, token):
            before = Token(before.start, token.end, before.fresh, before.first)
            continue
        if before:
            yield before
        before = token
    if before:
        yield before


def _broken(text: str, before: Token, token: Token) -> bool:
    """县商务 at the end of a line and 局 at the start of the next: one name, no two cells."""
    if token.end - before.start > _LONGEST_NAME or text[before.start] not in _LEVELS:
        return False
    if text[token.start] in _LEVELS or token.start - before.end > 2 or _is_unit(text, before):
        return False
    return looks_like_unit(_SPACE.sub("", text[before.start : token.end]))


def _groups(text: str, token: Token, following: Token | None, columns: Sequence[Column]) -> bool:
    """Whether a cell stands over the rows below it: 一、教育类, where rows have other numbers."""
    if not GROUP.fullmatch(text, token.start, token.end):
        return False
    return columns[0].role is Role.ORDINAL or not _named(text, following, columns)


def _stands_alone(text: str, token: Token) -> bool:
    """Whether a cell never belongs to a row that has begun: 一、教育类, 合计."""
    return bool(
        GROUP.fullmatch(text, token.start, token.end)
        or _TOTAL.fullmatch(text, token.start, token.end)
    )


def _alone(token: Token, columns: Sequence[Column]) -> list[Range | None]:
    """The row of a cell that stands alone over others."""
    row: list[Range | None] = [None] * len(columns)
    title = next((at for at, one in enumerate(columns) if one.role is Role.TITLE), 0)
    row[title] = (token.start, token.end)
    return row


def _glued(
    text: str, token: Token, row: Sequence[Range | None], columns: Sequence[Column], at: int
) -> Range | None:
    """The cell before with the lone character at the start of a line that ends its last word."""
    if not token.fresh or token.end - token.start > 1 or not at:
        return None
    word, before = text[token.start], row[at - 1]
    if word.isdigit() or word in "—-–/" or _CN_NUMBER.match(word) or before is None:
        return None
    measured = any(one.role in (Role.MEASURE, Role.BODY) for one in columns[at:])
    return None if measured and is_measure(word) else (before[0], token.end)


def _column_for(
    text: str,
    token: Token,
    following: Token | None,
    columns: Sequence[Column],
    at: int,
    row: Sequence[Range | None],
) -> int | None:
    """The next column that takes the cell; None when a new row must begin."""
    if at and _stands_alone(text, token):
        return None
    if at and token.first and not (_is_unit(text, token) or _is_time(text, token)):
        return None
    if at and token.fresh and mark_at(text, token.start, token.end):
        return None
    if at and _counts_on(text, token, following, columns, row):
        return None
    if at and columns[at - 1].role in UNITS and _is_unit(text, token):
        later = next((c for c in range(at, len(columns)) if columns[c].role in UNITS), None)
        if later is None and not _named(text, following, columns):
            return at - 1
    if at and _names_next(text, token, following, columns, row):
        return None
    for place in range(at, len(columns)):
        if takes(columns[place], text, token, columns, place):
            return place
    return None


def _names_next(
    text: str,
    token: Token,
    following: Token | None,
    columns: Sequence[Column],
    row: Sequence[Range | None],
) -> bool:
    """Whether a cell that looks like a unit (农贸市场) names the next item: its content follows."""
    names = [at for at, one in enumerate(columns) if one.role is Role.TITLE]
    told = names and names[0] + 1 < len(columns) and columns[names[0] + 1].role is Role.CONTENT
    if not told or not row[names[0]] or text[token.start] in _LEVELS:
        return False
    return _is_unit(text, token) and _named(text, following, columns)


def _counts_on(
    text: str,
    token: Token,
    following: Token | None,
    columns: Sequence[Column],
    row: Sequence[Range | None],
) -> bool:
    """Whether a number at the start of a line, with words behind it, is that of a new row."""
    if not token.fresh or columns[0].role is not Role.ORDINAL or following is None:
        return False
    if row[0] or not takes(columns[0], text, token, columns, 0):
        return False
    word = text[following.start : following.end]
    return not (_NUMBER.fullmatch(word) or _DASH.fullmatch(word) or _is_unit(text, following))


def _named(text: str, following: Token | None, columns: Sequence[Column]) -> bool:
    """Whether the next cell is what stands behind the name of an item, so that this one, though
    it looks like a unit (村卫生室), is that name."""
    names = [at for at, one in enumerate(columns) if one.role is Role.TITLE]
    if following is None or not names or names[0] + 1 >= len(columns):
        return False
    at, word = names[0] + 1, text[following.start : following.end]
    if columns[at].role is Role.CONTENT:
        return bool(_AMOUNT.search(word))
    told = columns[at].role is Role.MEASURE or columns[at].role in NUMERIC
    return told and takes(columns[at], text, following, columns, at)


def takes(column: Column, text: str, token: Token, columns: Sequence[Column], place: int) -> bool:
    """Whether a cell is of the kind that the column at `place` holds."""
    role, word = column.role, text[token.start : token.end]
    number = bool(_NUMBER.fullmatch(word))
    if role in NUMERIC:
        told = role is Role.TARGET and bool(_AMOUNT.search(word))
        return number or bool(_DASH.fullmatch(word)) or (told and not _measured_apart(columns))
    if role in UNITS or role is Role.BODY:
        return _is_unit(text, token) or (role is Role.BODY and is_measure(word))
    if role in _BY_WORD:
        return bool(_BY_WORD[role](word)) and not (role is Role.PERSON and _is_time(text, token))
    if role is Role.DEADLINE:
        return _is_time(text, token)
    if number or _DASH.fullmatch(word):
        return role is Role.CONTENT and number and place + 1 == len(columns)
    if role in (Role.REMARK, Role.PROGRESS):
        last = place + 1 == len(columns) and bool(_SENTENCE.search(word))
        return not token.fresh or last or bool(_STATE.fullmatch(word))
    return role is not Role.CATEGORY or (len(word) <= 12 and not _SENTENCE.search(word))


def _measured_apart(columns: Sequence[Column]) -> bool:
    """Whether the measures stand in a column of their own, so that targets are bare numbers."""
    return any(one.role in (Role.MEASURE, Role.BODY) for one in columns)


def _is_ordinal(word: str) -> bool:
    return (word.isdigit() and len(word) <= 3) or bool(_ORDINAL.fullmatch(word))


def _are_people(word: str) -> bool:
    return all(looks_like_person(word[a:b]) for a, b in pieces(word, 0, len(word)))


_BY_WORD: MappingProxyType[Role, Callable[[str], object]] = MappingProxyType(
    {
        Role.ORDINAL: _is_ordinal,
        Role.MEASURE: is_measure,
        Role.RANK: _RANK.fullmatch,
        Role.PERSON: _are_people,
    }
)


def _is_unit(text: str, token: Token) -> bool:
    found = list(pieces(text, token.start, token.end))
    return bool(found) and all(looks_like_unit(_SPACE.sub("", text[a:b])) for a, b in found)


def _is_time(text: str, token: Token) -> bool:
    """Whether a cell says when: it begins with a time, or a time fills most of it."""
    found = list(whens(text, token.start, token.end, 2000))
    if not found:
        return False
    covered = sum(when.end - when.start for when in found)
    return found[0].start - token.start <= 2 or covered * 2 >= token.end - token.start
