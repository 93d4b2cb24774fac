"""表头行 — the heads of a grid of cells: in one row, in two, or, where no row has heads, told by
what the columns hold."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shishi.reading.duties.people import looks_like_person
from shishi.reading.duties.unit_words import looks_like_unit
from shishi.reading.numbers.measures import is_measure
from shishi.reading.tables.grid import Range
from shishi.reading.tables.heads import UNITS, Role, column, is_head, is_sure, is_town, joined
from shishi.reading.times.dates import whens

Cells = Sequence[Range | None]

_LOOSE_HEAD = re.compile(r"[^\d。；，]{1,10}")
_SPANS = (Role.MONEY, Role.TARGET, Role.MIXED, Role.CONTENT, Role.UNKNOWN, Role.RESPONSIBLE)
_SPANS_NAMES = (Role.MIXED, Role.UNKNOWN, Role.RESPONSIBLE, Role.LEAD)
_NUMBER = re.compile(r"[\d.,]+%?")
_ORDINAL = re.compile(r"\d{1,3}[.、]?|[一二三四五六七八九十]{1,3}、?|[（(].{1,3}[）)]")
_TIME = re.compile(r"[年月日季旬末底前]")
_OWNER = re.compile(r"[县市区州旗盟省镇乡各]|.*(?:局|委|办|政府|公司|集团|街道)$")
_MOST_CARD_CELLS = 12  # in a row of a card, merged ones counted for each place they cover
_LEAST_ROWS = 2
_LEAST_WIDTH = 3
_SAME = 0.6  # the share of the cells of a column that must be of its kind


@dataclass(frozen=True, slots=True)
class Headed:
    """The heads of a grid and the number of its first row with content."""

    heads: tuple[str, ...]
    below: int


def headed(text: str, rows: Sequence[Cells], first: int | None) -> Headed | None:
    """The heads of rows of cells, `first` being the row that holds heads, if any does; None when
    they are no table of a plan."""
    if first is None:
        heads = _told_by_cells(text, rows)
        return Headed(heads, 0) if heads else None
    top = rows[first]
    if first + 1 < len(rows):
        two = _under(text, top, rows[first + 1]) or _let_in(text, rows, first)
        if two:
            return Headed(two, first + 2)
    return Headed(tuple(_word(text, cell) for cell in top), first + 1)


def carded(text: str, rows: Sequence[Cells]) -> tuple[tuple[str, ...], list[Cells]] | None:
    """The heads and rows of cards, in which each value stands beside its own head; a head that
    comes again begins the next item. None when the cells are no cards."""
    items: list[dict[str, Range | None]] = [{}]
    for row in rows:
        if len(row) > _MOST_CARD_CELLS:
            return None
        cells = [cell for at, cell in enumerate(row) if cell is None or cell not in row[:at]]
        if len(cells) < 2:
            continue
        for head, value in zip(cells[::2], [*cells[1::2], None], strict=False):
            word = "".join(_word(text, head).split())
            if not is_sure(word) or is_head(_word(text, value)):
                return None
            if word in items[-1]:
                items.append({})
            items[-1][word] = value
    heads = tuple(dict.fromkeys(head for item in items for head in item))
    if len(heads) < _LEAST_WIDTH or not any(column(head).role is Role.TITLE for head in heads):
        return None
    return heads, [[item.get(head) for head in heads] for item in items]


def _word(text: str, cell: Range | None) -> str:
    return text[cell[0] : cell[1]] if cell else ""


def _under(text: str, top: Cells, row: Cells) -> tuple[str, ...] | None:
    """Two rows of heads, empty cells standing where a head of the first row spans columns."""
    if len(row) != len(top) or not any(a is None and b for a, b in zip(top, row, strict=True)):
        return None
    under = [_word(text, cell) for cell in row]
    if not _are_heads([word for word in under if word]):
        return None
    heads, parent = [], ""
    for at, cell in enumerate(top):
        spans = at + 1 < len(top) and top[at + 1] is None
        if cell and under[at] and not spans:
            return None
        parent = _word(text, cell) or parent
        heads.append(joined([parent, under[at]]) if under[at] else _word(text, cell))
    return tuple(heads)


def _let_in(text: str, rows: Sequence[Cells], first: int) -> tuple[str, ...] | None:
    """Two rows of heads, the second holding only the words under the head that spans columns."""
    top, row = [[_word(text, cell) for cell in one if cell] for one in rows[first : first + 2]]
    widths = {len(one) for one in rows[first + 2 :]}
    if len(row) < 2 or len(top) - 1 + len(row) not in widths or not _are_heads(row):
        return None
    named = {column(word).role for word in row} & {*UNITS, Role.PERSON}
    roles = [column(word).role for word in top]
    for role in _SPANS_NAMES if named else _SPANS:
        if role in roles:
            at = roles.index(role)
            return (*top[:at], *(joined([top[at], word]) for word in row), *top[at + 1 :])
    return None


def _are_heads(words: Sequence[str]) -> bool:
    known = sum(is_head(word) or is_town(word) for word in words)
    return known >= 2 and all(_LOOSE_HEAD.fullmatch(word) for word in words)


def _is_time(word: str) -> bool:
    return bool(_TIME.search(word)) and next(whens(word, 0, len(word), 2000), None) is not None


def _is_owner(name: str) -> bool:
    """Whether a name is a unit also where no head says so: 县民政局, not 养老驿站."""
    return looks_like_unit(name) and bool(_OWNER.match(name))


_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("目标值", _NUMBER.fullmatch),
    ("计量单位", is_measure),
    ("责任单位", lambda word: all(_is_owner(one) for one in re.split("[、，\\s]+", word))),
    ("责任人", lambda word: len(word) <= 3 and looks_like_person(word)),
    ("完成时限", lambda word: len(word) <= 16 and _is_time(word)),
)


def _told_by_cells(text: str, rows: Sequence[Cells]) -> tuple[str, ...] | None:
    """Heads for a table that has none: by what most cells of each column are."""
    width = len(rows[0]) if rows else 0
    if len(rows) < _LEAST_ROWS or width < _LEAST_WIDTH or any(len(r) != width for r in rows):
        return None
    sides = [[_word(text, row[at]) for row in rows if row[at]] for at in range(width)]
    heads = [_kind(words) for words in sides]
    if all(_ORDINAL.fullmatch(word) for word in sides[0]):
        heads[0] = "序号"
    if len({"序号", "责任单位", "责任人", "完成时限"} & set(heads)) < 2 or "责任单位" not in heads:
        return None
    texts = [at for at, head in enumerate(heads) if not head and sides[at]]
    if not texts:
        return None
    heads[texts[0]] = "项目名称"
    for at in texts[1:]:
        heads[at] = "主要内容"
    return tuple(heads)


def _kind(words: Sequence[str]) -> str:
    for head, fits in _KINDS:
        if words and sum(bool(fits(word)) for word in words) >= _SAME * len(words):
            return head
    return ""
