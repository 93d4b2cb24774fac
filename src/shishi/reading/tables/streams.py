"""单元格流 — cells that come one after another, without a grid, put back into rows.

Each cell goes into the next column that takes its kind (number, unit, person, time, words); a
cell that no later column takes begins a new row.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shishi.reading.duties.people import looks_like_person
from shishi.reading.duties.unit_words import looks_like_unit, pieces
from shishi.reading.lines.marks import mark_at
from shishi.reading.tables.heads import NUMERIC, UNITS, Column, Role
from shishi.reading.times.dates import whens

Range = tuple[int, int]
Row = tuple[Range | None, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One cell of a stream; `fresh` when it begins a line, `first` when it must begin a row."""

    start: int
    end: int
    fresh: bool
    first: bool = False


_NUMBER = re.compile(r"-?[\d.,]+%?(?:万|亿)?")
_CN_NUMBER = re.compile("[一二三四五六七八九十]{1,3}")
_DASH = re.compile(r"[—–\-/－]{1,3}|无")
_MEASURE = re.compile(
    r"(?:万|亿|千|百)?(?:平方|立方)?(?:个|户|人|名|座|处|所|家|件|套|台|辆|张|条|项|亩|米|公里|千米"
    r"|元|吨|场|场次|次|人次|户次|栋|间|口|眼|盏|棵|株|公顷|块|册|份|部|例|对|艘|只|头|km|㎡|m|%|万"
    r"|平方米|立方米|千瓦|兆瓦|床|张床|组|批|期|门|剂次|个百分点|岁|天|小时)"
    r"(?:/\w+)?"
)
_SENTENCE = re.compile(r"[，。；,;]|\d+(?:\.\d+)?[\u4e00-\u9fff㎡k]")


def rows_of_stream(text: str, tokens: Sequence[Token], columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a stream of cells under the given columns."""
    row: list[Range | None] = [None] * len(columns)
    at = 0
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if _glued(text, token, row, at):
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


def _glued(text: str, token: Token, row: list[Range | None], at: int) -> bool:
    """A lone character at the start of a line ends the word broken in the line before."""
    if not token.fresh or token.end - token.start > 1 or not at:
        return False
    if text[token.start].isdigit() or _CN_NUMBER.match(text, token.start, token.end):
        return False
    before = row[at - 1]
    if before is None or text[token.start] in "—-–":
        return False
    row[at - 1] = (before[0], token.end)
    return True


def _column_for(
    text: str,
    token: Token,
    following: Token | None,
    columns: Sequence[Column],
    at: int,
    row: Sequence[Range | None],
) -> int | None:
    """The next column that takes the cell; None when a new row must begin."""
    word = text[token.start : token.end]
    if at and token.first and not (_is_unit(text, token) or _is_time(text, token)):
        return None
    if at and token.fresh and mark_at(text, token.start, token.end):
        return None
    if at and columns[at - 1].role in UNITS and _is_unit(text, token):
        later = next((c for c in range(at, len(columns)) if columns[c].role in UNITS), None)
        if later is None and not (_counted(columns) and _measured(text, following)):
            return at - 1
    for place in range(at, len(columns)):
        if _takes(columns[place].role, text, token, word, columns, place):
            return place
    return None


def _counted(columns: Sequence[Column]) -> bool:
    """Whether a number or a measure follows the name of an item."""
    names = [at for at, one in enumerate(columns) if one.role is Role.TITLE]
    follower = columns[names[0] + 1].role if names and names[0] + 1 < len(columns) else None
    return follower is Role.MEASURE or follower in NUMERIC


def _measured(text: str, token: Token | None) -> bool:
    """Whether the next cell is a number or a measure, as after a title."""
    if token is None:
        return False
    word = text[token.start : token.end]
    return bool(_NUMBER.fullmatch(word) or _MEASURE.fullmatch(word))


def _takes(
    role: Role, text: str, token: Token, word: str, columns: Sequence[Column], place: int
) -> bool:
    number = bool(_NUMBER.fullmatch(word))
    if role is Role.ORDINAL:
        return (word.isdigit() and len(word) <= 3) or bool(_CN_NUMBER.fullmatch(word))
    if role in NUMERIC:
        return number or bool(_DASH.fullmatch(word))
    if role in UNITS or role is Role.BODY:
        return _is_unit(text, token) or (role is Role.BODY and bool(_MEASURE.fullmatch(word)))
    if role is Role.MEASURE:
        return bool(_MEASURE.fullmatch(word))
    if role is Role.PERSON:
        return all(looks_like_person(text[a:b]) for a, b in pieces(text, token.start, token.end))
    if role is Role.DEADLINE:
        return _is_time(text, token)
    if number or _DASH.fullmatch(word):
        return role is Role.CONTENT and number and place + 1 == len(columns)
    if role is Role.CATEGORY:
        return len(word) <= 12 and not _SENTENCE.search(word)
    if role in (Role.REMARK, Role.PROGRESS):
        return not token.fresh or (place + 1 == len(columns) and bool(_SENTENCE.search(word)))
    return True


def _is_unit(text: str, token: Token) -> bool:
    found = list(pieces(text, token.start, token.end))
    return bool(found) and all(looks_like_unit(text[a:b]) for a, b in found)


def _is_time(text: str, token: Token) -> bool:
    """Whether a cell says when: it begins with a time, or a time fills most of it."""
    found = list(whens(text, token.start, token.end, 2000))
    if not found:
        return False
    covered = sum(when.end - when.start for when in found)
    return found[0].start - token.start <= 2 or covered * 2 >= token.end - token.start
