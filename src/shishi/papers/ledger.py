"""总台账 — the ledger as a book in one of its layouts: one sheet a plan, and one that explains the
columns.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.papers.content import Book, Cell, Head, Sheet, Value
from shishi.papers.ledger_cells import shown, together
from shishi.rules.amounts import number_text
from shishi.rules.columns import KNOWN, Column, Grain
from shishi.rules.layouts import PLAN, Layout, head
from shishi.rules.ledgers import Row, Shape

STICKY = 3  # columns at most that stay in sight at the left, up to the title
SAME = ("works", "spots")  # of a project one cell, where its lines say the same
LISTED = ("measure", "lead_units")  # closed sets that differ from ledger to ledger
MOST_LISTED = 60
_BACK = (
    "改好后在总台账页“导入修改”：逐格核对，有一处不能改的，全部不导入，并逐格说明。"
    "不要删改隐藏的行和列。"
)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One plan's ledger on the day `on`: its title (2026年民生实事总台账), lines under the title,
    its rows; `stamp` where its sheet may come back, `foot` at the foot of each page."""

    title: str
    rows: tuple[Row, ...]
    lines: tuple[str, ...] = ()
    on: date = date.min
    stamp: str = ""
    foot: tuple[str, str] = ("", "")


def draw(ledgers: Sequence[Ledger], layout: Layout = PLAN) -> Book:
    """The book of one ledger or several."""
    names = _names([ledger.title for ledger in ledgers])
    sheets = [table(ledger, layout, name) for ledger, name in zip(ledgers, names, strict=True)]
    title = ledgers[0].title if len(ledgers) == 1 else "民生实事总台账"
    return Book(title, (*sheets, _explanation(layout, ledgers[0].on)))


def table(ledger: Ledger, layout: Layout, name: str = "") -> Sheet:
    """The table of one ledger by itself."""
    rows = [row for row in ledger.rows if layout.takes(row)]
    if layout.grain is Grain.LINE:
        cells = [_of_lines(column, rows) for column in layout.columns]
        keys = line_keys(rows)
    else:
        groups = _grouped(rows, layout.grain)
        cells = [
            [Cell(together(group, column.key, layout.grain)) for group in groups]
            for column in layout.columns
        ]
        keys = [project_key(group[0]) for group in groups if layout.grain is Grain.PROJECT]
    return Sheet(
        name=name,
        title=ledger.title,
        heads=tuple(_head(column, rows, ledger.on) for column in layout.columns),
        rows=tuple(zip(*cells, strict=True)),
        lines=ledger.lines,
        notes=("填报说明见末页。",),
        sticky=_sticky(layout),
        keys=tuple(keys) if ledger.stamp else (),
        stamp=ledger.stamp if keys else "",
        foot=ledger.foot,
    )


def _sticky(layout: Layout) -> int:
    """The columns up to the title of a project, where they are the first."""
    first = [column.key for column in layout.columns[:STICKY]]
    return first.index("title") + 1 if "title" in first else 0


def _head(column: Column, rows: Sequence[Row], on: date) -> Head:
    choices = column.known.choices
    if column.key in LISTED:
        found = dict.fromkeys(str(shown(row, column.key)) for row in rows)
        choices = tuple(one for one in found if one) if len(found) <= MOST_LISTED else ()
    return Head(head(column, on), column.broad, column.known.shape, column.key, choices)


def _of_lines(column: Column, rows: Sequence[Row]) -> list[Cell | None]:
    """One column with a row for each figure; what holds for all lines of a project is one cell."""
    if column.known.whole:
        return _merged(rows, column.key, lambda row: row.number)
    if column.key == "task":
        return _merged(rows, "task", lambda row: (row.number, row.task) if row.task else None)
    if column.key in SAME:
        return _merged(rows, column.key, lambda row: (row.number, shown(row, column.key)))
    return [Cell(shown(row, column.key)) for row in rows]


def _merged(
    rows: Sequence[Row], key: str, group: Callable[[Row], object | None]
) -> list[Cell | None]:
    """Neighbours of the same group become one cell; None never joins its neighbour."""
    cells: list[Cell | None] = []
    place = 0
    while place < len(rows):
        own, length = group(rows[place]), 1
        while own is not None and place + length < len(rows):
            if group(rows[place + length]) != own:
                break
            length += 1
        cells += [Cell(shown(rows[place], key), length), *[None] * (length - 1)]
        place += length
    return cells


def _grouped(rows: Iterable[Row], grain: Grain) -> list[list[Row]]:
    """The lines of each project, or of each leading unit, in the order of the plan."""
    found: dict[object, list[Row]] = {}
    for row in rows:
        own = row.number if grain is Grain.PROJECT else row.lead_units or row.responsible_units
        found.setdefault(own, []).append(row)
    return list(found.values())


def written(rows: Sequence[Row], keys: Collection[str]) -> dict[str, dict[str, str]]:
    """What stands in each row of a sheet by its key, and in each column by its own, as text: with a
    row for each figure and with one for each project."""
    found: dict[str, dict[str, str]] = {}
    own = [key for key in keys if Grain.LINE in KNOWN[key].grains]
    for key, row in zip(line_keys(rows), rows, strict=True):
        found[key] = {column: words(shown(row, column)) for column in own}
    own = [key for key in keys if Grain.PROJECT in KNOWN[key].grains]
    for group in _grouped(rows, Grain.PROJECT):
        values = {one: words(together(group, one, Grain.PROJECT)) for one in own}
        found[project_key(group[0])] = values
    return found


def words(value: Value) -> str:
    """The value as a sheet that comes back has it."""
    if isinstance(value, Decimal):
        return number_text(value)
    return " ".join(str("" if value is None else value).split())


def line_keys(rows: Sequence[Row]) -> list[str]:
    """What finds each line again: its project and its indicator; tasks without a figure are counted
    within their project."""
    keys: list[str] = []
    bare: Counter[int | None] = Counter()
    for row in rows:
        project, line = row.told.project, row.reached.line
        bare[project] += line is None
        keys.append(f"{project}-{f't{bare[project]}' if line is None else line}")
    return keys


def project_key(row: Row) -> str:
    """What finds the row of a project again."""
    return f"{row.told.project}"


def _explanation(layout: Layout, on: date) -> Sheet:
    """填报说明 — of each column what it means, and where what stands in it is changed."""
    heads = (Head("栏目", 26, Shape.MARK), Head("口径", 64), Head("在表中修改", 64))
    rows = tuple(
        (Cell(head(column, on)), Cell(column.known.says), Cell(_changed(column)))
        for column in layout.columns
    )
    return Sheet(name="填报说明", title="填报说明", heads=heads, rows=rows, notes=(_BACK,))


def _changed(column: Column) -> str:
    where = column.known.where
    return f"{where}。" if where else "可以改，导入后成为更正建议，由汇总单位核定。"


def _names(titles: Sequence[str]) -> list[str]:
    """Sheet names: 总台账, or 总台账1, 总台账2 … in the order given."""
    if len(titles) == 1:
        return ["总台账"]
    return [f"总台账{place}" for place in range(1, len(titles) + 1)]
