"""更正建议 — a ledger that was changed on a sheet and comes back: cell by cell against what stood
there when it was taken out.

Rows are found by their keys and columns by theirs, in whatever order they come back. A reported
figure may be changed and becomes a proposal; of anything else a sentence says at its cell where
that is done. One fault, and nothing of the sheet is taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from shishi.rules.bringing import Fault, Grid, address
from shishi.rules.columns import KNOWN
from shishi.rules.inputs import Unfit, number
from shishi.rules.lifecycle import YES, Verdict, no

_SIGN, _EDITION = "台账", "1"
_TOP = 20  # rows in which the stamp must stand
_AGAIN = "请重新导出台账，再改。"
_NAMES = ("title", "indicator", "task")  # by these a row is known to its reader
_MERGED = (
    "task",
    "works",
    "spots",
)  # columns whose neighbours are one cell where they say the same
CHANGED = "actual"


class ProposalState(StrEnum):
    """更正建议的状态."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        return {"open": "待核定", "accepted": "已采纳", "rejected": "未采纳"}[self.value]


@dataclass(frozen=True, slots=True)
class Stamp:
    """表号 — whose ledger a sheet is of, of which year (`programme`), on which day, and what was
    known when it was taken out."""

    territory: int
    programme: int
    on: date
    known_at: datetime

    @property
    def text(self) -> str:
        """As it stands in the hidden corner of the sheet."""
        own = f"{self.territory} {self.programme} {self.on.isoformat()}"
        return f"{_SIGN} {_EDITION} {own} {self.known_at.isoformat()}"


@dataclass(frozen=True, slots=True)
class Change:
    """一处改动 — the figure of an indicator (`line`) that was `was` and is to be `now`, in the
    measure of the ledger; `place` is its cell."""

    line: int
    was: str
    now: Decimal
    place: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that came back: its stamp, the column of the row keys, the columns by their key."""

    grid: Grid
    stamp: Stamp
    top: int
    keys: int
    columns: Mapping[str, int]

    def text(self, row: int, key: str) -> str:
        return " ".join(self.grid.texts.get((row, self.columns[key]), "").split())

    def cell(self, row: int, key: str) -> str:
        """“总台账”D7."""
        return f"“{self.grid.name}”{address(row, self.columns[key])}"


Expected = Mapping[str, Mapping[str, str]]
"""What stood in each row by its key: the text of each column by its key."""


def table(grids: Mapping[str, Grid]) -> Table | None:
    """The table that bears a stamp; None where none does."""
    for grid in grids.values():
        for (row, column), text in grid.texts.items():
            held = stamp(text) if row < _TOP else None
            if held is not None:
                columns = {
                    words: at
                    for (above, at), words in grid.texts.items()
                    if above == row and at != column and words in KNOWN
                }
                return Table(grid, held, row, column, columns)
    return None


def stamp(text: str) -> Stamp | None:
    """The stamp that was written so; None for anything else."""
    parts = text.split(" ")
    if len(parts) != 6 or parts[:2] != [_SIGN, _EDITION]:
        return None
    territory, programme, on, at = parts[2:]
    if not all(
        one.isascii() and one.isdecimal() and len(one) < 19 for one in (territory, programme)
    ):
        return None
    try:
        return Stamp(
            int(territory), int(programme), date.fromisoformat(on), datetime.fromisoformat(at)
        )
    except ValueError:
        return None


def changes(held: Table, expected: Expected) -> tuple[tuple[Change, ...], tuple[Fault, ...]]:
    """What was changed, and everything that cannot be."""
    found, faults = _rows(held, expected)
    changed: list[Change] = []
    blank = _blank(held, found, expected)
    for row, key in found.items():
        said = _renamed(held, row, expected[key])
        if said is not None:
            faults.append(said)
            continue
        for column in held.columns:
            if column not in expected[key] or (row, column) in blank:
                continue
            one = _compared(held, row, key, column, expected[key][column])
            if isinstance(one, Fault):
                faults.append(one)
            elif one is not None:
                changed.append(one)
    return tuple(changed), tuple(faults)


def _rows(held: Table, expected: Expected) -> tuple[dict[int, str], list[Fault]]:
    """The rows with their keys; each once, and none that was not there."""
    texts = held.grid.texts
    keyed = {row: text for (row, at), text in texts.items() if at == held.keys and row > held.top}
    faults, seen = [], dict[str, int]()
    for row in sorted(keyed):
        where = f"“{held.grid.name}”第 {row + 1} 行"
        if keyed[row] not in expected:
            faults.append(Fault(where, f"这一行不是台账中的，或隐藏的首列已被改动。{_AGAIN}"))
        elif keyed[row] in seen:
            faults.append(Fault(where, f"与第 {seen[keyed[row]] + 1} 行重复，请删去其中一行。"))
        else:
            seen[keyed[row]] = row
    last = max(keyed, default=held.top)
    for row in range(held.top + 2, last):
        if row not in keyed and any(held.text(row, key) for key in held.columns):
            faults.append(
                Fault(
                    f"“{held.grid.name}”第 {row + 1} 行",
                    "台账的行不能在表中增加；新增事项按方案调整的程序办理。请删去这一行。",
                )
            )
    return {row: key for key, row in seen.items()}, faults


def _blank(held: Table, found: Mapping[int, str], expected: Expected) -> set[tuple[int, str]]:
    """Cells that were covered by a merged one: what holds for all lines of a project stands in one
    of its rows, or in several."""
    said = {
        (key.partition("-")[0], column)
        for row, key in found.items()
        for column in held.columns
        if held.text(row, column)
    }
    return {
        (row, column)
        for row, key in found.items()
        for column in held.columns
        if (KNOWN[column].whole or column in _MERGED)
        and not held.text(row, column)
        and (key.partition("-")[0], column) in said
    }


def _renamed(held: Table, row: int, expected: Mapping[str, str]) -> Fault | None:
    """A row whose name is not that of its key: renamed, or sorted without its keys."""
    for column in _NAMES:
        text = held.text(row, column) if column in held.columns else ""
        if text and column in expected and not _same(text, expected[column]):
            was = expected[column] or "空白"
            says = f"这一行原为“{was}”，现为“{text}”。{KNOWN[column].head}{KNOWN[column].where}"
            return Fault(held.cell(row, column), f"{says}；如只对部分列作了排序，{_AGAIN}")
    return None


def _compared(held: Table, row: int, key: str, column: str, was: str) -> Change | Fault | None:
    """What became of one cell: nothing, a change, or what cannot be."""
    text, where = held.text(row, column), held.cell(row, column)
    odd = held.grid.odd.get((row, held.columns[column]))
    if odd and column == CHANGED and not text:
        return Fault(where, odd)
    if _same(text, was):
        return None
    known = KNOWN[column]
    if known.where:
        return Fault(where, f"{known.head}原为“{was}”，现为“{text}”：{known.where}。")
    line = key.partition("-")[2]
    if not line.isdecimal():
        return Fault(where, "这一行没有量化指标，不能填数。请清空这一格。")
    if not was:
        return Fault(where, "这项指标尚未采用任何数，没有可以更正的。请在“报送”中填报。")
    if not text:
        return Fault(where, f"不能清空已采用的数（原为 {was}）。要更正的，请填更正后的累计数。")
    try:
        return Change(int(line), was, number(text), where)
    except Unfit as unfit:
        return Fault(where, f"“{text}”不是数。{unfit.says}")


def _same(text: str, was: str) -> bool:
    """The same words, or the same number however it is written."""
    if text == was:
        return True
    try:
        return Decimal(text.replace(",", "")) == Decimal(was.replace(",", ""))
    except InvalidOperation:
        return False


def may_decide(state: ProposalState, reason: str, *, accept: bool) -> Verdict:
    """Whether a proposal can still be decided; one that is not taken says why."""
    if state is not ProposalState.OPEN:
        return no(f"这条更正建议{state.label}，不能再办理。")
    if not accept and not reason.strip():
        return no("请写明不采纳的理由，便于提出人了解。", "reason")
    return YES
