"""附件的格 — every cell of the tables in the annexes of a paper, by the row and the column it is
found under, so that two editions of one paper can be held against each other.

A row is known by its first column of words, wherever it stands: a project that was listed in
another annex is the same row. Where it has several lines each is known by its own words as well.
The running number of a row (序号) says nothing of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shishi.papers.content import Annex, Cell, Sheet
from shishi.rules.ledgers import Shape

RUNNING = "序号"


@dataclass(frozen=True, slots=True)
class CellTold:
    """一格 — `row` are the words of its whole row, `line` those of its line, `column` its head."""

    row: str
    line: str
    column: str
    words: str


def told(annexes: Iterable[Annex]) -> dict[str, CellTold]:
    """Every cell by “line · column”."""
    seen: Counter[str] = Counter()
    found: dict[str, CellTold] = {}
    for annex in annexes:
        for block in annex.blocks:
            for one in _of_sheet(block) if isinstance(block, Sheet) else ():
                name = f"{one.line} · {one.column}"
                seen[name] += 1
                found[name if seen[name] == 1 else f"{name}（第{seen[name]}处）"] = one
    return found


def _of_sheet(sheet: Sheet) -> Iterator[CellTold]:
    whole = {at for row in sheet.rows for at, cell in enumerate(row) if cell is None}
    words = [at for at, one in enumerate(sheet.heads) if one.shape is Shape.WORDS]
    words = [at for at in words if sheet.heads[at].text != RUNNING] or [0]
    key, inner = words[0], next((at for at in words[1:] if at not in whole), None)
    row = ""
    for cells in sheet.rows:
        row = _words(cells[key]) or row
        own = _words(cells[inner]) if key in whole and inner is not None else ""
        for at, (head, cell) in enumerate(zip(sheet.heads, cells, strict=True)):
            if at not in (key, inner if own else key) and head.text != RUNNING and cell is not None:
                line = f"{row}—{own}" if own and at not in whole else row
                yield CellTold(row, line, head.text, _words(cell))


def _words(cell: Cell | None) -> str:
    return "" if cell is None or cell.value is None else str(cell.value)
