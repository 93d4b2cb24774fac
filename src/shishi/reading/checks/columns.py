"""表格合计 — the 合计 row of a table against its columns, a total column against its parts, and
the total investment of the text against the table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shishi.reading.checks.proof import Proof
from shishi.reading.draft import Remark, RemarkKind
from shishi.rules.amounts import number_text

_BARRED = re.compile(r"[|\t]")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?")
_TOTAL = re.compile(r"(?:合|总|共)\s*计")
_NOT_ADDED = re.compile(r"其中|小\s*计|合\s*计|总\s*计|共\s*计")
_WHOLE = re.compile(r"合\s*计|总\s*计|全[县市区州旗镇乡]|小\s*计|总数|总量|总额|资金总")
_INVESTMENT = re.compile(r"投资|资金")
_UNITS = {"亿元": Decimal(100_000_000), "万元": Decimal(10_000), "元": Decimal(1)}
_UNIT = re.compile(r"亿元|万元|元")
_SAID = re.compile(
    r"(?:总投资|计划投资|投资总额|总资金|资金总额|概算投资)[^，。；\d\n]{0,6}"
    r"(?P<value>\d{1,12}(?:\.\d{1,6})?)(?P<unit>亿元|万元)"
)
_WIDEST = 40  # columns looked at
_SAMPLE = 60  # rows that show how many columns belong to a total


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str

    @property
    def value(self) -> Decimal | None:
        if _NUMBER.fullmatch(self.text):
            return Decimal(self.text.replace(",", ""))
        return None


_Row = list[_Cell]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table as written: the head's cells, the rows that add up, the 合计 row if there is one."""

    heads: _Row
    rows: list[_Row]
    total: _Row | None


def find(proof: Proof) -> Iterator[Remark]:
    """Remarks on every table whose cells stand on one line a row."""
    if "|" not in proof.text and "\t" not in proof.text:
        return
    for grid in _grids(proof.text):
        if grid.total:
            yield from _column_sums(proof, grid, grid.total)
        yield from _row_sums(proof, grid)
        yield from _stated(proof, grid)


def _grids(text: str) -> Iterator[_Grid]:
    block: list[_Row] = []
    past = -1
    bar = _BARRED.search(text)
    while bar:
        start = text.rfind("\n", past + 1, bar.start()) + 1 or past + 1
        end = text.find("\n", bar.start())
        end = len(text) if end < 0 else end
        if block and start > past + 1:
            yield from _grid(block)
            block = []
        block.append(_cells(text, start, end))
        past = end
        bar = _BARRED.search(text, end)
    yield from _grid(block)


def _cells(text: str, start: int, end: int) -> _Row:
    cells: _Row = []
    for part in re.split(r"[|\t]", text[start:end]):
        words = part.strip()
        at = start + part.find(words) if words else start
        cells.append(_Cell(at, at + len(words), words))
        start += len(part) + 1
    return cells


def _grid(block: Sequence[_Row]) -> Iterator[_Grid]:
    if len(block) < 3:
        return
    body = list(block[1:])
    totals = [row for row in body if _TOTAL.fullmatch(_label(row))]
    rows = [row for row in body if not _NOT_ADDED.match(_label(row))]
    yield _Grid(block[0], rows, totals[-1] if totals else None)


def _label(row: _Row) -> str:
    return next((cell.text for cell in row if cell.text), "")


def _column(rows: Sequence[_Row], place: int) -> list[Decimal] | None:
    """The numbers of a column; None when a cell holds something else."""
    values = []
    for row in rows:
        cell = row[place] if place < len(row) else None
        if cell is None or cell.text in ("", "—", "-", "/"):
            continue
        if cell.value is None:
            return None
        values.append(cell.value)
    return values


def _column_sums(proof: Proof, grid: _Grid, total: _Row) -> Iterator[Remark]:
    agreed, first, last = [], total[0], total[-1]
    for place, cell in enumerate(total):
        values = _column(grid.rows, place) if cell.value is not None else None
        if not values or len(values) < 2 or cell.value is None:
            continue
        added = sum(values, Decimal(0))
        head = grid.heads[place].text if place < len(grid.heads) else f"第{place + 1}列"
        if added == cell.value:
            agreed.append(f"“{head}”{number_text(added)}")
            continue
        stated = number_text(cell.value)
        says = f"“{head}”各行相加为{number_text(added)}，合计行写作{stated}，两者不一致，请核对。"
        yield proof.remark(RemarkKind.SUM_CHECK, cell.start, cell.end, says)
    if agreed:
        says = f"合计行与各行之和一致：{'、'.join(agreed)}。"
        yield proof.remark(RemarkKind.SUM_CHECK, first.start, last.end, says, ok=True)


def _row_sums(proof: Proof, grid: _Grid) -> Iterator[Remark]:
    """A column 合计 or 全县 whose parts stand in the columns after it."""
    rows = [*grid.rows, *([grid.total] if grid.total else [])]
    for place, head in enumerate(grid.heads[:_WIDEST]):
        if not _WHOLE.search(head.text):
            continue
        width = _parts_width(rows[:_SAMPLE], place)
        if not width:
            continue
        checked = [row for row in rows if _sum_after(row, place, width) is not None]
        wrong = [row for row in checked if _sum_after(row, place, width) != row[place].value]
        for row in wrong:
            says = (
                f"各分项相加为{number_text(_sum_after(row, place, width) or Decimal(0))}，"
                f"“{head.text}”写作{row[place].text}，两者不一致，请核对。"
            )
            yield proof.remark(RemarkKind.SUM_CHECK, row[place].start, row[place].end, says)
        says = f"“{head.text}”与其后{width}列之和一致，共核对{len(checked) - len(wrong)}行。"
        yield proof.remark(RemarkKind.SUM_CHECK, head.start, head.end, says, ok=True)


def _parts_width(rows: Sequence[_Row], place: int) -> int:
    """How many columns after `place` add to it in most rows, 0 when none do."""
    most = max((len(row) for row in rows), default=0) - place - 1
    for width in range(2, min(most, _WIDEST) + 1):
        sums = [(_sum_after(row, place, width), row) for row in rows]
        known = [(added, row[place].value) for added, row in sums if added is not None]
        right = sum(added == whole for added, whole in known)
        if right >= 2 and right * 10 >= len(known) * 6:
            return width
    return 0


def _sum_after(row: _Row, place: int, width: int) -> Decimal | None:
    """The sum of `width` cells after `place`; None when the total or a part is no number."""
    if place + width >= len(row) or row[place].value is None:
        return None
    added = Decimal(0)
    for cell in row[place + 1 : place + 1 + width]:
        if cell.text in ("", "—", "-", "/"):
            continue
        if cell.value is None:
            return None
        added += cell.value
    return added


def _stated(proof: Proof, grid: _Grid) -> Iterator[Remark]:
    """计划总投资4.07亿元 in the text against the column of money of the table."""
    said = [m for m in _SAID.finditer(proof.text, 0, 60_000) if proof.item_at(m.start()) is None]
    for place, head in enumerate(grid.heads[:_WIDEST]):
        unit = _UNIT.search(head.text)
        values = _column(grid.rows, place) if _INVESTMENT.search(head.text) else None
        if not said or not unit or not values or len(values) < 2:
            continue
        added = sum(values, Decimal(0)) * _UNITS[unit.group()]
        for match in said:
            stated = Decimal(match["value"]) * _UNITS[match["unit"]]
            column = (
                f"表中“{head.text}”各行相加为{number_text(sum(values, Decimal(0)))}{unit.group()}"
            )
            if stated == added:
                says = f"{column}，与文中所说一致。"
                yield proof.remark(RemarkKind.SUM_CHECK, match.start(), match.end(), says, ok=True)
