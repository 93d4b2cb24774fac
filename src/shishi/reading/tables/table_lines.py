"""表行的准备 — columns settled by their cells, and rows completed from those above.

Cells merged over rows, and empty cells under filled ones, count for each row; 其中 rows belong to
the row above; 合计 rows and rows that only group are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shishi.reading.duties.unit_words import looks_like_unit
from shishi.reading.tables.grid import Grid, Row
from shishi.reading.tables.heads import NUMERIC, UNITS, Column, Role, columns

Range = tuple[int, int]

_SPACE = re.compile(r"\s+")
_TOTAL = re.compile(r" *(?:合 *计|总 *计|小 *计|共 *计|累计)")
_PART = re.compile(r" *(?:其中|其)[：:]?")
_MONEY_CAPTION = re.compile(
    r"(?:单位[：:]?|计量[：:]|金额[：:]) ?[（(]?(?:人民币)?((?:万|亿)?元)(?![、，/])"
    r"|[（(](?:单位[：:])?((?:万|亿)元)[）)][ \n]*$"
)
_FUNDS = re.compile("投资|资金|支出|经费|拨付")
_BEFORE = 240  # characters over a table in which its caption may stand


@dataclass(slots=True)
class Line:
    """One row under its columns, with what it inherits from rows above."""

    cells: dict[int, Range]
    own: frozenset[int]
    parts: list[Row] = field(default_factory=list)


def resolved(text: str, grid: Grid) -> list[Column]:
    """The columns, where the head leaves it open, by what the cells hold."""
    caption = _MONEY_CAPTION.search(text, max(0, grid.start - _BEFORE), grid.start)
    shape = columns(grid.heads)
    targets = any(one.role is Role.TARGET for one in shape)
    scale = (caption[1] or caption[2]) if caption else None
    sums = [one.measure for one in shape if one.role is Role.MONEY and one.measure]
    paid = scale or next(iter(sums), None)
    for at, one in enumerate(shape):
        words = [text[cell[0] : cell[1]] for row in grid.rows if (cell := row[at])]
        if one.role is Role.SOURCE:
            one = one._replace(role=Role.MONEY, measure=one.measure or paid) if paid else one
            one = one if paid else one._replace(role=Role.UNKNOWN)
        elif one.role is Role.MONEY and not one.measure:
            one = one._replace(measure=paid)
        told = any(other.role in (Role.CONTENT, Role.TARGET) for other in shape)
        shape[at] = _by_cells(one, words, scale, targets, told)
    return shape


def _by_cells(
    one: Column, words: Sequence[str], scale: str | None, targets: bool, told: bool
) -> Column:
    """The column by its cells; `told` when another column says what is to be done."""
    numbers = sum(bool(re.fullmatch(r"[\d.,%—–\-/ ]+", word)) for word in words)
    mostly = numbers * 2 > len(words)
    if one.role is Role.BODY:
        bodies = sum(looks_like_unit(word) for word in words)
        return one._replace(role=Role.RESPONSIBLE if bodies * 2 > len(words) else Role.MEASURE)
    if one.role is Role.UNKNOWN and mostly and words:
        if scale and not targets:
            return one._replace(role=Role.MONEY, measure=one.measure or scale)
        return one._replace(role=Role.ALLOCATION if targets or not one.measure else Role.TARGET)
    if not one.measure and (one.role is Role.MONEY or (_FUNDS.search(one.head) and mostly)):
        return one._replace(measure=scale)
    if one.role is Role.UNKNOWN and words:
        return one._replace(role=Role.REMARK if told else Role.CONTENT)
    if one.role is Role.CONTENT and mostly and words:
        return one._replace(role=Role.TARGET)
    if one.role in (Role.TARGET, Role.ACTUAL) and words and not mostly:
        return one._replace(role=Role.CONTENT if one.role is Role.TARGET else Role.PROGRESS)
    return one


_INHERITED = frozenset({*UNITS, Role.PERSON, Role.DEADLINE, Role.CATEGORY})
_MAIN = (Role.LEAD, Role.RESPONSIBLE, Role.MIXED)


def lines_of(text: str, grid: Grid, shape: Sequence[Column]) -> Iterator[Line]:
    """Rows with content of their own, completed from those above."""
    above: dict[int, Range] = {}
    current: Line | None = None
    title_at = next((at for at, one in enumerate(shape) if one.role is Role.TITLE), None)
    for row in grid.rows:
        cells = {at: cell for at, cell in enumerate(row) if cell}
        if _is_head_again(text, cells, shape):
            continue
        if not cells or _is_group(text, cells, shape):
            above = {}
            continue
        first = text[slice(*cells[min(cells)])]
        name = text[slice(*cells[title_at])] if title_at in cells else first
        if _TOTAL.match(first) or _TOTAL.match(name):
            continue
        if _PART.match(name) and current:
            current.parts.append(row)
            continue
        if current:
            yield current
        current = Line(_completed(cells, above, shape, grid.merged), frozenset(cells))
        above = current.cells
    if current:
        yield current


def _is_head_again(text: str, cells: dict[int, Range], shape: Sequence[Column]) -> bool:
    """The head repeated at the top of a page."""
    same = sum(_SPACE.sub("", text[slice(*cell)]) == shape[at].head for at, cell in cells.items())
    return same >= 2 and same * 2 > len(cells)


def _is_group(text: str, cells: dict[int, Range], shape: Sequence[Column]) -> bool:
    """A row with one word across (一、教育惠民类), or only an ordinal and a name."""
    different = set(cells.values())
    if len(different) == 1 and len(shape) > 2:
        return len(cells) > 1 or shape[min(cells)].role is not Role.CONTENT
    roles = {shape[at].role for at in cells}
    has_content = any(one.role in (Role.CONTENT, *NUMERIC) for one in shape)
    return has_content and roles <= {Role.ORDINAL, Role.CATEGORY}


def _completed(
    cells: dict[int, Range], above: dict[int, Range], shape: Sequence[Column], merged: bool
) -> dict[int, Range]:
    """The cells of a row with those of the row above where it is empty."""
    given = dict(cells)
    if merged:
        return given
    main_given = any(shape[at].role in _MAIN for at in cells)
    counted = any(shape[at].role is Role.ORDINAL for at in cells)
    for at, cell in above.items():
        role = shape[at].role
        if at in given or role not in _INHERITED:
            continue
        if main_given and (role in _MAIN or (role in UNITS and counted)):
            continue
        given[at] = cell
    return given
