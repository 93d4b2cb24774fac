"""表格 — tables of a document as one shape, whether the file knows them or the text only shows
them: bars in a row, bars on their own lines, tabs, one cell per line, runs of spaces, one line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shishi.reading.heads import Role, column, columns, is_head
from shishi.reading.source import Table, View
from shishi.reading.streams import Token, rows_of_stream
from shishi.reading.tidy import place

Range = tuple[int, int]
Row = tuple[Range | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads by column, rows of cells (None where empty), and its place.

    `merged` says that the file knows its merged cells, so that an empty cell is really empty.
    """

    start: int
    end: int
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    merged: bool = False


_LINE = re.compile(r"[^\n]*\n?")
_WORD = re.compile(r"[^ \t\n]+")
_RULE = re.compile(r"[|｜+\-:= \t│┃—]+")
_BARS = re.compile(r"[|｜│┃]")
_ENDS = re.compile(
    r"(?:注[:：]|备注[:：]|说明[:：]|[（(]?联系人|抄送|以上|填表|制表|单位负责人|填报|审核|制表|附件|★|※)"
)
_LEAST_HEADS = 3
_TOWN = re.compile(r"[一-龥（）、]{1,8}(?:镇|乡|街道|县|区|市|场|旗|村|州|盟|园|本级|直属|直管)")
_MOST_TOWNS = 40  # columns of towns in one table


def grids(view: View) -> list[Grid]:
    """All tables with heads of a plan, in order; none inside another."""
    found = [grid for table in view.source.tables for grid in _known(view, table)]
    taken = [(place(view.back, t.start), place(view.back, t.end)) for t in view.source.tables]
    found += [
        grid
        for grid in _shown(view.text)
        if not any(start < grid.end and grid.start < end for start, end in taken)
    ]
    return sorted(found, key=lambda grid: grid.start)


def _known(view: View, table: Table) -> Iterator[Grid]:
    """A table of the file: merged cells repeat over the places they cover."""
    height = max((cell.row + cell.row_span for cell in table.cells), default=0)
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    places: list[list[Range | None]] = [[None] * width for _ in range(height)]
    merged = False
    for cell in table.cells:
        start, end = place(view.back, cell.start), place(view.back, cell.end)
        merged = merged or cell.row_span > 1
        for row in range(cell.row, cell.row + cell.row_span):
            for at in range(cell.column, cell.column + cell.column_span):
                places[row][at] = (start, end) if end > start else None
    first = _head_row(view.text, places)
    if first is None:
        return
    below = max(
        (c.row + c.row_span for c in table.cells if c.row == first and c.row_span < height - first),
        default=first + 1,
    )
    below = _head_end(view.text, places, first, below)
    heads = tuple(_head(view.text, places, first, below, at) for at in range(width))
    start, end = place(view.back, table.start), place(view.back, table.end)
    yield Grid(start, end, heads, tuple(tuple(row) for row in places[below:]), merged)


def _head_row(text: str, places: Sequence[Sequence[Range | None]]) -> int | None:
    """The first row in which at least three different cells are heads."""
    for at, row in enumerate(places[:8]):
        words = {text[cell[0] : cell[1]] for cell in row if cell}
        if sum(is_head(word) for word in words) >= _LEAST_HEADS:
            return at
        if sum(is_head(word) for word in words) == 2 and len(words) == 2:
            return at
    return None


def _head_end(text: str, places: Sequence[Sequence[Range | None]], first: int, below: int) -> int:
    """A second row of heads under a head that spans columns, told by the same cells above."""
    if below > first + 1 or first + 1 >= len(places):
        return below
    above, under = places[first], places[first + 1]
    spans = any(a is not None and a == b for a, b in zip(above, above[1:], strict=False))
    words = [text[cell[0] : cell[1]] for cell in under if cell]
    return below + 1 if spans and words and not any(re.search(r"\d", w) for w in words) else below


def _head(
    text: str, places: Sequence[Sequence[Range | None]], first: int, below: int, at: int
) -> str:
    """The words over a column from the top row of the head to the lowest."""
    cells = list(dict.fromkeys(places[row][at] for row in range(first, below)))
    words = [re.sub(r"\s", "", text[cell[0] : cell[1]]) for cell in cells if cell]
    if len(words) < 2:
        return words[0] if words else ""
    last = column(words[-1])
    if last.role is not Role.UNKNOWN:
        return words[-1] if last.measure or not _money(words[0]) else words[-1] + _money(words[0])
    return words[-1] if column(words[0]).role is not Role.MONEY else "".join(words)


def _money(head: str) -> str:
    found = re.search(r"[（(](?:万|亿)?元[）)]", head)
    return found.group() if found else ""


def _shown(text: str) -> Iterator[Grid]:
    """Tables that only the text shows."""
    lines = [found.span() for found in _LINE.finditer(text) if found.group()]
    at = 0
    while at < len(lines):
        grid, at = _from_line(text, lines, at)
        if grid:
            yield grid


def _from_line(text: str, lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """The table that begins in this line, if any, and the next line to look at."""
    start, end = lines[at]
    line = text[start:end].strip()
    if not line:
        return None, at + 1
    if len(_BARS.findall(line)) >= 2 or line.count("\t") >= 2:
        return _delimited(text, lines, at)
    if is_head(line):
        return _upright(text, lines, at)
    if " " in line:
        return _spaced(text, lines, at)
    return None, at + 1


def _cells(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[Range | None]:
    """The cells of a line between marks; None where nothing stands."""
    cells: list[Range | None] = []
    at = start
    for found in [*mark.finditer(text, start, end), None]:
        stop = found.start() if found else end
        first, last = at, stop
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        cells.append((first, last) if last > first else None)
        at = found.end() if found else end
    return cells


_TAB = re.compile("\t")


def _delimited(text: str, lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """Rows with bars or tabs between the cells."""
    mark = _TAB if text.count("\t", *lines[at]) >= 2 else _BARS
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
    if rows and mark is _BARS and all(row[0] is None and row[-1] is None for row in rows):
        rows = [row[1:-1] for row in rows]
    first = _head_row(text, rows)
    if first is None:
        return None, last
    width = len(rows[first])
    heads = tuple(text[c[0] : c[1]] if c else "" for c in rows[first])
    body = tuple(tuple((row + [None] * width)[:width]) for row in rows[first + 1 :])
    return Grid(lines[at][0], lines[last - 1][1], heads, body), last


def _upright(text: str, lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """One cell per line; with bars on lines of their own the cells are exact, empty ones too."""
    block = list(_upright_block(text, lines, at))
    if len(block) <= _LEAST_HEADS:
        return None, at + 1
    barred = sum(bool(_BARS.fullmatch(text[s:e])) for s, e in block) * 3 > len(block)
    if barred:
        return _barred(text, lines, at, block)
    tokens = _upright_tokens(text, block)
    width = _head_width(text, tokens)
    if not width:
        return None, at + 1
    return _streamed(text, lines, at, tokens, width)


def _upright_tokens(text: str, block: Sequence[Range]) -> list[Token]:
    """Lines as cells. Where only some lines have an empty line before them, those begin rows;
    a measure in brackets on a line of its own belongs to the head before it."""
    gaps = [
        text.count("\n", before[1], start) > 1
        for before, (start, _) in zip(block, block[1:], strict=False)
    ]
    rows = any(gaps) and not all(gaps) and sum(gaps) * 2 < len(gaps)
    tokens = [Token(*block[0], True)]
    for (start, end), gap in zip(block[1:], gaps, strict=True):
        if text[start] in "（(" and end - start <= 8 and text[end - 1] in "）)" and not gap:
            tokens[-1] = Token(tokens[-1].start, end, True, tokens[-1].first)
        else:
            tokens.append(Token(start, end, True, rows and gap))
    return tokens


def _upright_block(text: str, lines: Sequence[Range], at: int) -> Iterator[Range]:
    for start, end in lines[at:]:
        word = text[start:end].strip()
        if _ENDS.match(word):
            return
        if word:
            first = text.index(word[0], start)
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
    width = 0
    while width < len(cells) and (cell := cells[width]) and is_head(text[cell[0] : cell[1]]):
        width += 1
    if width < _LEAST_HEADS:
        return None, at + 1
    heads = tuple(text[c[0] : c[1]] for c in cells[:width] if c)
    rows = tuple(tuple(cells[n : n + width]) for n in range(width, len(cells), width))
    rows = tuple(row + (None,) * (width - len(row)) for row in rows)
    return _finished(lines, at, heads, rows, block[0][0], block[-1][1])


def _head_width(text: str, tokens: Sequence[Token]) -> int:
    """How many cells the head of a stream has: head words before the first ordinal, or, where
    towns stand in the head, what makes text and numbers recur in step."""
    words = [text[token.start : token.end] for token in tokens[:40]]
    known = 0
    while known < len(words) and is_head(words[known]):
        known += 1
    numeric = next((n for n, word in enumerate(words) if re.fullmatch(r"[\d.,]+", word)), None)
    if known >= _LEAST_HEADS and (numeric is None or numeric <= known + 2 or known >= 5):
        return known
    if numeric is None or numeric < 3 or known < 1:
        return 0
    width = numeric - 1
    first = words[numeric : numeric + width - 1]
    in_step = len(first) == width - 1 and all(re.fullmatch(r"[\d.,—-]+", word) for word in first)
    return width if in_step else 0


def _spaced(text: str, lines: Sequence[Range], at: int) -> tuple[Grid | None, int]:
    """Cells between spaces: a line of heads with rows below, or everything in one line."""
    start, end = lines[at]
    words = [(start + f.start(), start + f.end()) for f in _WORD.finditer(text[start:end])]
    first = _run_of_heads(text, words)
    if first is None:
        return None, at + 1
    begin, width = first
    tokens = [Token(*word, False) for word in words[begin:]]
    if begin + width < len(words):
        tokens = _until_note(text, tokens)
        return _streamed(text, lines, at, tokens, width)
    for low, high in lines[at + 1 :]:
        line = text[low:high]
        if _ENDS.match(line.strip()):
            break
        here = [Token(low + f.start(), low + f.end(), False) for f in _WORD.finditer(line)]
        if here:
            tokens += [Token(here[0].start, here[0].end, True), *here[1:]]
    return _streamed(text, lines, at, tokens, width)


def _run_of_heads(text: str, words: Sequence[Range]) -> tuple[int, int] | None:
    """Where a run of at least three head words begins, and how long it is."""
    begin = 0
    while begin < len(words):
        width = _width_of_heads(text, words, begin)
        rest = len(words) - begin - width
        if width >= _LEAST_HEADS and begin + width < len(words) and begin == 0 and rest <= 4:
            tail = [text[slice(*word)] for word in words[begin + width :]]
            if is_head(tail[-1]) and not any(re.search(r"\d", word) for word in tail):
                return begin, len(words) - begin
        if width >= _LEAST_HEADS:
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
        elif width >= 2 and _TOWN.fullmatch(word) and towns < _MOST_TOWNS:
            towns += 1
        else:
            break
        width += 1
    return width - towns


def _until_note(text: str, tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if _ENDS.match(text, token.start, token.end):
            break
        kept.append(token)
    return kept


def _streamed(
    text: str, lines: Sequence[Range], at: int, tokens: Sequence[Token], width: int
) -> tuple[Grid | None, int]:
    heads = tuple(text[token.start : token.end] for token in tokens[:width])
    rows = tuple(rows_of_stream(text, tokens[width:], columns(heads)))
    if not rows:
        return None, at + 1
    return _finished(lines, at, heads, rows, tokens[0].start, tokens[-1].end)


def _finished(
    lines: Sequence[Range],
    at: int,
    heads: tuple[str, ...],
    rows: tuple[Row, ...],
    start: int,
    end: int,
) -> tuple[Grid, int]:
    while at < len(lines) and lines[at][1] <= end:
        at += 1
    if at < len(lines) and lines[at][0] < end:
        at += 1
    return Grid(start, end, heads, rows), at
