"""文中表格 — tables that only the text shows: bars or tabs in a row, bars on lines of their own,
one cell per line."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from shishi.reading.tables.grid import LEAST_HEADS, Grid, Range, ends_table, finished, head_row
from shishi.reading.tables.head_rows import carded, headed
from shishi.reading.tables.head_widths import head_width
from shishi.reading.tables.heads import is_head
from shishi.reading.tables.spaced_grids import spaced, streamed
from shishi.reading.tables.streams import Token

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_RULE = re.compile(r"[|｜+\-:= \t│┃—]+")
_BAR_SIGNS = "|｜│┃"
_BARS = re.compile(f"[{_BAR_SIGNS}]")
_TAB = re.compile("\t")
_AROUND = frozenset(" \t\n*_")  # space, and the signs that make words bold in plain text
_SHORT = 24  # characters: the longest line among the heads of an upright table, a group over rows
_LOOK = 60  # lines in which the head of an upright table is looked for


def shown(text: str, taken: Sequence[Range]) -> Iterator[Grid]:
    """Tables that only the text shows; rows that stand in the ranges `taken` are passed over."""
    openings = _openings(text.split("\n"), any(bar in text for bar in _BAR_SIGNS))
    lines = [found.span() for found in _LINE.finditer(text)] if openings else []
    behind = 0
    for at in openings:
        if at >= behind:
            grid, behind = _from_line(text, lines, at, taken)
            if grid:
                yield grid


def _openings(lines: Sequence[str], barred: bool) -> list[int]:
    """Lines in which a table may begin: those with cells set apart, and short ones that two short
    ones follow, for no table has less than three heads."""
    found: list[int] = []
    short = 0
    for at in range(len(lines) - 1, -1, -1):
        words = lines[at].split()
        if not words:
            continue
        apart = len(words) > 1 or (barred and _BARS.search(words[0]))
        short = short + 1 if len("".join(words)) <= _SHORT else 0
        if apart or short >= LEAST_HEADS:
            found.append(at)
    found.reverse()
    return found


def meets(taken: Sequence[Range], start: int, end: int) -> bool:
    """Whether `[start, end)` has a part in one of the ranges `taken`."""
    return any(first < end and start < last for first, last in taken)


def _from_line(
    text: str, lines: Sequence[Range], at: int, taken: Sequence[Range]
) -> tuple[Grid | None, int]:
    """The table that begins in this line, if any, and the next line to look at."""
    start, end = lines[at]
    line = text[start:end].strip()
    if len(_BARS.findall(line)) >= 2 or line.count("\t") >= 2:
        return _delimited(text, lines, at, taken)
    if " " in line:
        grid, behind = spaced(text, lines, at)
        if grid:
            return grid, behind
    return _upright(text, lines, at) if is_head(line) else (None, at + 1)


def _cells(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Range | None]:
    """The cells of a line between marks; None where nothing stands."""
    cells: list[Range | None] = []
    at = start
    for found in [*mark.finditer(text, start, end), None]:
        stop = found.start() if found else end
        first, last = at, stop
        while first < last and text[first] in _AROUND:
            first += 1
        while last > first and text[last - 1] in _AROUND:
            last -= 1
        cells.append((first, last) if last > first else None)
        at = found.end() if found else end
    return cells


def _delimited(
    text: str, lines: Sequence[Range], at: int, taken: Sequence[Range]
) -> tuple[Grid | None, int]:
    """Rows with bars or tabs between the cells."""
    mark = _TAB if text.count("\t", *lines[at]) >= 2 else _BARS
    rows, last = _delimited_rows(text, lines, at, mark)
    place = lines[at][0], lines[last - 1][1]
    if meets(taken, *place):
        return None, last
    if rows and mark is _BARS and all(row[0] is None and row[-1] is None for row in rows):
        rows = [row[1:-1] for row in rows]
    cards = carded(text, rows)
    if cards:
        card_rows = tuple(tuple(row) for row in cards[1])
        return Grid(*place, cards[0], card_rows, merged=True), last
    found = headed(text, rows, head_row(text, rows))
    if found is None:
        return None, last
    width = len(found.heads)
    body = tuple(tuple((row + [None] * width)[:width]) for row in rows[found.below :])
    return Grid(*place, found.heads, body), last


def _delimited_rows(
    text: str, lines: Sequence[Range], at: int, mark: re.Pattern[str]
) -> tuple[list[list[Range | None]], int]:
    """The rows from this line on that have the mark between their cells, and the next line."""
    rows: list[list[Range | None]] = []
    last = at
    while last < len(lines):
        start, end = lines[last]
        stripped = text[start:end].strip()
        if not stripped and last + 1 < len(lines) and mark.search(text, *lines[last + 1]):
            last += 1
            continue
        if not mark.search(text, start, end):
            break
        if not _RULE.fullmatch(stripped):
            rows.append(_cells(text, start, end, mark))
        last += 1
    return rows, last


def _upright(text: str, lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """One cell per line; with bars on lines of their own the cells are exact, empty ones too."""
    front = list(islice(_upright_block(text, lines, at), _LOOK))
    if len(front) <= LEAST_HEADS:
        return None, at + 1
    if sum(bool(_BARS.fullmatch(text[s:e])) for s, e in front) * 3 > len(front):
        return _barred(text, lines, at, list(_upright_block(text, lines, at)))
    width = head_width(text, _upright_tokens(text, front))
    if not width:
        return None, at + 1
    tokens = _upright_tokens(text, list(_upright_block(text, lines, at)))
    return streamed(text, lines, at, tokens, width)


def _upright_tokens(text: str, block: Sequence[Range]) -> list[Token]:
    """Lines as cells. Where only some lines have an empty line before them, those begin rows;
    a measure in brackets on a line of its own belongs to the head before it."""
    gaps = [text.count("\n", before[1], start) > 1 for before, (start, _) in pairwise(block)]
    rows = any(gaps) and not all(gaps) and sum(gaps) * 2 < len(gaps)
    tokens = [Token(*block[0], True)]
    for (start, end), gap in zip(block[1:], gaps, strict=True):
        if text[start] in "（(" and end - start <= 8 and text[end - 1] in "）)" and not gap:
            tokens[-1] = Token(tokens[-1].start, end, True, tokens[-1].first)
        else:
            tokens.append(Token(start, end, True, rows and gap))
    return tokens


def _upright_block(text: str, lines: Sequence[Range], at: int) -> Iterator[Range]:
    for start, end in islice(lines, at, None):
        word = text[start:end].strip()
        if not word:
            continue
        first = text.index(word[0], start)
        if ends_table(text, first, first + len(word)):
            return
        yield first, first + len(word)


def _barred(
    text: str, lines: Sequence[Range], at: int, block: Sequence[Range]
) -> tuple[Grid | None, int]:
    cells: list[Range | None] = []
    here: Range | None = None
    for start, end in block:
        if _BARS.fullmatch(text[start:end]):
            cells.append(here)
            here = None
        else:
            here = (here[0], end) if here else (start, end)
    if here:
        cells.append(here)
    tokens = [Token(*cell, True) for cell in cells if cell]
    width = head_width(text, tokens)
    if not width:
        return None, at + 1
    if None not in cells and len(cells) % width:
        return streamed(text, lines, at, tokens, width)
    heads = tuple(text[c[0] : c[1]] for c in cells[:width] if c)
    rows = tuple(tuple(cells[n : n + width]) for n in range(width, len(cells), width))
    rows = tuple(row + (None,) * (width - len(row)) for row in rows)
    return finished(lines, at, heads, rows, (block[0][0], block[-1][1]))
