"""收回离线表 — what a workbook says that came back, row by row, with every fault at its cell.

Nothing is taken on trust: the heads stand where they stood, each row is there once and still names
its figure, and what was filled in since on the page is not overwritten.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shishi.rules import parts, sheets
from shishi.rules.fillings import Filled
from shishi.rules.reports import NO_CHANGE_CAUSES, NoChange
from shishi.rules.sheets import DATA, DATA_HEADS, WORDS, WORDS_HEADS, Blank, Line, Passage, Stamp

_HEAD_WITHIN = 12  # rows in which the heads must stand
_CAUSES: dict[str, NoChange] = {says: cause for cause, says in NO_CHANGE_CAUSES.items()}
_OPEN = sheets.OPEN_HEADS
_AGAIN = "请重新导出离线填报表，再把数填进去。"

Place = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True, slots=True)
class Grid:
    """一张表 as it came: its texts by place, the places whose formula has no value, the cells that
    were merged into another, as text of what is wrong with them."""

    name: str
    texts: Mapping[Place, str]
    odd: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """一处错误 — `place` as a person finds it: “表1 数据” D7."""

    place: str
    says: str


@dataclass(frozen=True, slots=True)
class Brought:
    """一件实事的填报 — `version` is that of the page it was filled in from; `places` tells the cell
    of each indicator and of each text by its name; `notes` are the remarks by indicator."""

    project: int
    version: int
    filled: Filled
    places: Mapping[str, str]
    notes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Row:
    grid: str
    number: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]
    odd: Mapping[str, str]

    def cell(self, head: str) -> str:
        """“表1 数据” D7."""
        return f"“{self.grid}”{address(self.number, self.columns[head])}"


def address(row: int, column: int) -> str:
    """(6, 3) as D7."""
    name, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        name = chr(65 + place) + name
    return f"{name}{row + 1}"


def stamped(grids: Mapping[str, Grid]) -> Stamp | None:
    """The stamp of a workbook; None where it bears none or its tables are gone."""
    if DATA not in grids or WORDS not in grids:
        return None
    return sheets.stamp(grids[DATA].texts.get((0, 0), ""))


def brought(
    grids: Mapping[str, Grid], blank: Blank, named: Stamp
) -> tuple[tuple[Brought, ...], tuple[Fault, ...]]:
    """What was filled in of each touched project, and everything that is wrong with the workbook
    (so that what can be read is checked too, and all is told at once);
    `blank` is the same workbook as it would be taken now, `named` the stamp of what came."""
    faults: list[Fault] = []
    data = {one.key: one for one in blank.lines if one.project in named.projects}
    words = {str(one.project): one for one in blank.passages if one.project in named.projects}
    gone = [key for key in named.projects if str(key) not in words]
    if gone:
        says = f"表中有 {len(gone)} 件实事已不由本单位填报。{_AGAIN}"
        faults.append(Fault(f"“{WORDS}”", says))
    figures = _matched(grids[DATA], DATA_HEADS, data, faults)
    passages = _matched(grids[WORDS], WORDS_HEADS, words, faults)
    if faults:
        return (), tuple(faults)
    sums = {key for key, one in data.items() if one.parts}  # their formula need not have a value
    for key, row in (*figures.items(), *passages.items()):
        wanted = _OPEN - {sheets.VALUE} if key in sums else _OPEN
        faults += [Fault(row.cell(head), row.odd[head]) for head in row.odd if head in wanted]
    found = []
    for key, passage in words.items():
        own = [(data[one], row) for one, row in figures.items() if data[one].project == int(key)]
        if (one := _told(passage, passages[key], own, faults)) is not None:
            found.append(one)
    return tuple(found), tuple(faults)


def _matched(
    grid: Grid, heads: tuple[str, ...], expected: Mapping[str, Line | Passage], faults: list[Fault]
) -> dict[str, _Row]:
    """The rows of a table by key; every one once, and none that was not there."""
    found: dict[str, _Row] = {}
    for row in _rows(grid, heads, faults):
        key = row.texts[sheets.KEY]
        key = key.partition("-")[0] if heads is WORDS_HEADS else key
        if key not in expected:
            says = "这一行不是表中原有的，请不要增加行；要填的数写在原有的行里。"
            faults.append(Fault(row.cell(sheets.TITLE), says))
        elif key in found:
            says = f"与第 {found[key].number + 1} 行重复，请删去其中一行。"
            faults.append(Fault(row.cell(sheets.TITLE), says))
        else:
            found[key] = row
            faults += _disagrees(row, expected[key])
    if not faults:
        faults += [
            Fault(f"“{grid.name}”", f"缺少“{_named(one)}”一行。{_AGAIN}")
            for key, one in expected.items()
            if key not in found
        ]
    return found


def _rows(grid: Grid, heads: tuple[str, ...], faults: list[Fault]) -> Iterator[_Row]:
    """The rows below the heads that say anything."""
    top = next((row for row in range(_HEAD_WITHIN) if _heads(grid, row, heads)), None)
    if top is None:
        faults.append(Fault(f"“{grid.name}”", f"没有找到表头。{_AGAIN}"))
        return
    columns = {head: place for place, head in enumerate(heads)}
    for head, place in columns.items():
        says = grid.texts.get((top, place), "").strip()
        if says != head:
            was = f"“{says}”" if says else "空白"
            wrong = f"这一列应为“{head}”，现为{was}，列有移动或缺少。{_AGAIN}"
            faults.append(Fault(f"“{grid.name}”{address(top, place)}", wrong))
    if faults:
        return
    below = sorted({row for row, _ in (*grid.texts, *grid.odd) if row > top})
    for row in below:
        texts = {head: grid.texts.get((row, at), "").strip() for head, at in columns.items()}
        odd = {head: grid.odd[row, at] for head, at in columns.items() if (row, at) in grid.odd}
        if any(texts.values()) or odd:
            yield _Row(grid.name, row, texts, columns, odd)


def _heads(grid: Grid, row: int, heads: tuple[str, ...]) -> bool:
    """Whether most of the heads stand in the row, wherever."""
    texts = {text.strip() for (at, _), text in grid.texts.items() if at == row}
    return len(texts & set(heads)) * 2 > len(heads)


def _disagrees(row: _Row, one: Line | Passage) -> Iterator[Fault]:
    """A row that names another figure than its key."""
    if row.texts[sheets.TITLE] != one.title.strip():
        says = f"这一行原为“{one.title}”。可能只对部分列作了排序。{_AGAIN}"
        yield Fault(row.cell(sheets.TITLE), says)
    elif isinstance(one, Line) and row.texts[sheets.FIGURE] != one.name.strip():
        says = f"这一行原为“{one.name}”。可能只对部分列作了排序。{_AGAIN}"
        yield Fault(row.cell(sheets.FIGURE), says)


def _told(
    passage: Passage, row: _Row, own: list[tuple[Line, _Row]], faults: list[Fault]
) -> Brought | None:
    """The report of one project; None where nothing was touched."""
    texts = {name: row.texts[head] for name, head in sheets.TEXTS.items()}
    touched = row.texts[sheets.MARK] != sheets.mark(tuple(texts.values()))
    touched |= any(one.texts[sheets.MARK] != line.marked(*_inputs(one)) for line, one in own)
    if not touched:
        return None
    if passage.refusal:
        faults.append(Fault(row.cell(sheets.TITLE), passage.refusal))
        return None
    if row.texts[sheets.KEY] != passage.key:
        faults += _stale(passage, row, own)
        return None
    cause = texts.pop("no_change")
    if cause and cause not in _CAUSES:
        says = f"“{cause}”不在所列原因之中，请从下拉列表中选择。"
        faults.append(Fault(row.cell(sheets.TEXTS["no_change"]), says))
    notes = {line.indicator: one.texts[sheets.REMARK] for line, one in own}
    for line, one in own:
        if one.texts[sheets.DENOMINATOR] and not line.shared:
            says = "这项指标没有应办数，请清空这一格。"
            faults.append(Fault(one.cell(sheets.DENOMINATOR), says))
    faults += _sums(own)
    reasons = {(code, where): words for code, where, words in passage.reasons}
    cause_of = _CAUSES.get(cause)
    told = ((line, one.texts[sheets.VALUE], one.texts[sheets.DENOMINATOR]) for line, one in own)
    filled = Filled(figures=sheets.figures(told), no_change=cause_of, reasons=reasons, **texts)
    places = {name: row.cell(head) for name, head in sheets.TEXTS.items()}
    places |= {"cause": places["no_change"]}
    places |= {str(line.indicator): one.cell(sheets.VALUE) for line, one in reversed(own)}
    kept = {key: words for key, words in notes.items() if words}
    return Brought(passage.project, passage.version, filled, places, kept)


def _sums(own: list[tuple[Line, _Row]]) -> Iterator[Fault]:
    """A total that was typed over and is not what its parts make."""
    for line, row in own:
        typed = row.texts[sheets.VALUE]
        beside = [one.texts[sheets.VALUE] for part, one in own if part.indicator in line.parts]
        if line.parts and typed and (says := parts.disagrees(typed, beside, line.measure)):
            yield Fault(row.cell(sheets.VALUE), says)


def _stale(passage: Passage, row: _Row, own: list[tuple[Line, _Row]]) -> Iterator[Fault]:
    """Somebody saved on the page since; both values are shown."""
    says = f"导出之后，页面上的这份报送已有改动（{passage.changed}）。"
    yield Fault(row.cell(sheets.TITLE), f"{says}请按页面核对，或{_AGAIN[1:]}")
    for line, one in own:
        value = one.texts[sheets.VALUE]
        if value != line.value and not line.parts:
            now = f"页面上为 {line.value}" if line.value else "页面上为空"
            yield Fault(one.cell(sheets.VALUE), f"表中填 {value or '空'}，{now}。")
    for (name, head), now in zip(sheets.TEXTS.items(), passage.texts, strict=True):
        if row.texts[head] != now and name != "no_change":
            yield Fault(row.cell(head), f"表中为“{row.texts[head]}”，页面上为“{now}”。")


def _inputs(row: _Row) -> tuple[str, str, str]:
    return row.texts[sheets.VALUE], row.texts[sheets.DENOMINATOR], row.texts[sheets.REMARK]


def _named(one: Line | Passage) -> str:
    return one.title if isinstance(one, Passage) else f"{one.title}：{one.name}"
