"""表行 — the rows of a table become items, column by column.

Cells merged over rows, and empty cells under filled ones, count for each row; 其中 rows belong to
the row above; 合计 rows and rows that only group are no items.
"""

import re
from collections.abc import Iterator, Sequence

from shishi.reading.draft import Aspect, FigureDraft, ItemDraft, Quoted
from shishi.reading.duties.names import Named
from shishi.reading.duties.pairing import paired
from shishi.reading.duties.parties import Parties, named
from shishi.reading.duties.unit_words import pieces
from shishi.reading.lines.item_titles import title
from shishi.reading.lines.labels import UNIT_ROLES, Field
from shishi.reading.lines.marks import Mark, mark_at
from shishi.reading.lines.tidy import written
from shishi.reading.numbers import figures
from shishi.reading.source import View
from shishi.reading.tables.grid import Grid
from shishi.reading.tables.heads import NUMERIC, UNITS, Column, Role
from shishi.reading.tables.table_lines import Line, lines_of, resolved
from shishi.reading.times import deadlines
from shishi.reading.times.deadlines import Timing

Range = tuple[int, int]

_MEASURE_IN_TITLE = re.compile(r"[（(]([^（）()\d]{1,6})[）)]$")
_NOT_NAME = re.compile(r"[（(][^（()）]*[）)]|^ *其中[：:]?|\s+")
_BRACKETED = re.compile(r"[（(]([^（()）]{4,60})[）)]")
_SCALE = re.compile(r"(?:万|亿|千)?元")
_FIELDS = {
    Role.LEAD: Field.LEAD,
    Role.RESPONSIBLE: Field.RESPONSIBLE,
    Role.SUPPORT: Field.SUPPORT,
    Role.SUPERVISE: Field.SUPERVISE,
    Role.MIXED: Field.MIXED,
    Role.PERSON: Field.PERSON,
    Role.BODY: Field.RESPONSIBLE,
}
_ASPECTS = {
    Role.PROGRESS: Aspect.ACTUAL,
    Role.ACTUAL: Aspect.ACTUAL,
    Role.PERCENT: Aspect.ACTUAL,
    Role.ALLOCATION: Aspect.ALLOCATION,
}
_TELLING = frozenset({Role.TITLE, Role.CONTENT, Role.PROGRESS})  # cells with sentences
_SPACE = re.compile(r"\s+")


def items(view: View, grid: Grid, year: int | None) -> list[tuple[int, ItemDraft]]:
    """The items of a table with their numbers, in order."""
    shape = resolved(view.text, grid)
    found: list[tuple[int, ItemDraft]] = []
    for line in lines_of(view.text, grid, shape):
        item, number = _item(view, line, shape, year)
        found.append((number or len(found) + 1, item))
    return found


def _item(
    view: View, line: Line, shape: Sequence[Column], year: int | None
) -> tuple[ItemDraft, int]:
    text = view.text
    by_role: dict[Role, list[int]] = {}
    for at in sorted(line.cells):
        by_role.setdefault(shape[at].role, []).append(at)
    name, mark, start = _name(text, line, by_role)
    ordinal, number = _ordinal(view, line, by_role, mark)
    parties = _parties(view, line, shape)
    timing = _timing(text, line, by_role, year)
    deadline, milestones = deadlines.drafts(view, timing)
    own = [line.cells[at] for at in line.own]
    span = view.span(min(cell[0] for cell in own), max(cell[1] for cell in own))
    content = [line.cells[at] for at in by_role.get(Role.CONTENT, []) if at in line.own]
    item = ItemDraft(
        ordinal=ordinal,
        title=Quoted(_SPACE.sub("", written(view, *name)), view.span(*name)),
        span=span,
        clauses=tuple(
            view.span(*part) for cell in content for part in pieces(text, *cell, "；;。\n")
        ),
        figures=_figures(view, line, shape, year, (start, name[1])),
        units=parties.units,
        people=parties.people,
        pairs=parties.pairs or paired(parties.units, parties.people),
        deadline=deadline,
        milestones=milestones,
    )
    return item, number


def _name(text: str, line: Line, by_role: dict[Role, list[int]]) -> tuple[Range, Mark | None, int]:
    """The title, the mark before it, and where the named text begins."""
    titles = [at for at in by_role.get(Role.TITLE, []) if at in line.own]
    others = [*by_role.get(Role.CONTENT, []), *by_role.get(Role.CATEGORY, [])]
    chosen = titles or [at for at in others if at in line.own] or sorted(line.own)
    start, end = line.cells[chosen[0]]
    mark = mark_at(text, start, end)
    start = mark.body if mark else start
    if titles and not re.search(r"[，。；]", text[start:end]):
        while start < end and text[start] in " ：:":
            start += 1
        return (start, end), mark, start
    return title(text, start, end), mark, start


def _ordinal(
    view: View, line: Line, by_role: dict[Role, list[int]], mark: Mark | None
) -> tuple[Quoted[str] | None, int]:
    for at in by_role.get(Role.ORDINAL, []):
        if at in line.own:
            start, end = line.cells[at]
            words = _SPACE.sub("", written(view, start, end)).rstrip("、.．")
            digits = re.search(r"\d+", view.text[start:end])
            return Quoted(words, view.span(start, end)), int(digits.group()[:6]) if digits else 0
    if mark:
        words = _SPACE.sub("", written(view, mark.start, mark.end))
        return Quoted(words, view.span(mark.start, mark.end)), mark.number
    return None, 0


def _parties(view: View, line: Line, shape: Sequence[Column]) -> Parties:
    found = [
        _in_cell(view, shape[at].role, shape[at].head, cell)
        for at, cell in sorted(line.cells.items())
        if shape[at].role in _FIELDS
    ]
    return Parties().with_named(*found)


def _in_cell(view: View, role: Role, head: str, cell: Range) -> Named:
    """Names of a cell; a dash or 无 is none, a bare unit cell takes the role of its head."""
    if re.fullmatch(r"[—–\-/－无 ]*", view.text[slice(*cell)]):
        return Named()
    found = named(view, _FIELDS[role], head, *cell)
    if role is Role.PERSON and not found.people and _FIELDS[role] not in UNIT_ROLES:
        return Named()
    return found


def _timing(text: str, line: Line, by_role: dict[Role, list[int]], year: int | None) -> Timing:
    due = [line.cells[at] for at in by_role.get(Role.DEADLINE, [])]
    timing = deadlines.stated(text, due, year)
    if timing.deadline is None:
        timing = deadlines.worded(text, due)
    if timing.deadline is None:
        roles = (Role.CONTENT, Role.PROGRESS, Role.REMARK)
        said = [line.cells[at] for role in roles for at in by_role.get(role, []) if at in line.own]
        said += [
            part
            for role in UNITS
            for at in by_role.get(role, [])
            for part in _notes(text, line, at)
        ]
        timing = deadlines.spoken(text, said, year)
    return timing


def _notes(text: str, line: Line, at: int) -> list[Range]:
    """What stands in brackets behind the unit of a row （剩余项目11月底前完工）."""
    if at not in line.own:
        return []
    return [found.span(1) for found in _BRACKETED.finditer(text, *line.cells[at])]


def _figures(
    view: View, line: Line, shape: Sequence[Column], year: int | None, name: Range
) -> tuple[FigureDraft, ...]:
    text = view.text
    measure = _measure(text, line, shape, name)
    found: list[FigureDraft] = []
    for at in sorted(line.own):
        role, cell = shape[at].role, line.cells[at]
        if role in _TELLING:
            moved = figures.read(
                view, name[0] if cell[0] < name[0] <= cell[1] else cell[0], cell[1], year=year
            )
            base = len(found)
            found += [placed(figure, base, role is Role.PROGRESS) for figure in moved]
        elif role in NUMERIC:
            found += _number(view, cell, shape[at], measure, year, name)
    for row in line.parts:
        of_part = _name_of_part(row, shape) or name
        for at, part in enumerate(row):
            if part and shape[at].role in NUMERIC:
                found += _number(view, part, shape[at], measure, year, of_part)
    return tuple(found)


def placed(figure: FigureDraft, base: int, done: bool) -> FigureDraft:
    """A figure of a later range: its total counts from there; words on progress give progress."""
    if figure.total is not None:
        figure = figure._replace(total=figure.total + base)
    if done and figure.aspect is Aspect.TARGET:
        figure = figure._replace(aspect=Aspect.ACTUAL)
    return figure


def _measure(text: str, line: Line, shape: Sequence[Column], name: Range) -> str | None:
    """The measure of the row: its own column, or the bracket behind its name （户）."""
    for at, cell in line.cells.items():
        if shape[at].role is Role.MEASURE:
            return _SPACE.sub("", text[slice(*cell)])
    note = _MEASURE_IN_TITLE.search(text[slice(*name)])
    return note[1] if note else None


def _name_of_part(row: Sequence[Range | None], shape: Sequence[Column]) -> Range | None:
    """The cell that names a 其中 row."""
    named_by = (Role.TITLE, Role.CONTENT)
    return next((cell for cell, one in zip(row, shape, strict=False) if one.role in named_by), None)


def _number(
    view: View,
    cell: Range,
    column: Column,
    measure: str | None,
    year: int | None,
    name: Range,
) -> Iterator[FigureDraft]:
    """The figures of a cell with numbers, in the measure of its column or row; of the row's name,
    money of what its column is for (投资)."""
    of_column = column.measure
    if column.role in (Role.TARGET, Role.ACTUAL, Role.ALLOCATION) and measure:
        of_column = measure if not of_column or not _SCALE.fullmatch(of_column) else of_column
    for figure in figures.read(view, *cell, measure=of_column or measure, year=year):
        aspect = _ASPECTS.get(column.role, figure.aspect)
        if figure.subject:
            yield figure._replace(aspect=aspect)
        elif column.role in (Role.MONEY, Role.SOURCE):
            subject = _NOT_NAME.sub("", column.head)
            yield figure._replace(aspect=aspect, subject=subject)
        else:
            subject = _NOT_NAME.sub("", view.text[slice(*name)])
            yield figure._replace(aspect=aspect, subject=subject, subject_span=view.span(*name))
