"""Workbooks — taken out by the deed, filled in as a person would, and brought back."""

from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from shishi.actions import sheets
from shishi.records.models import Project, Report
from shishi.rules.sheets import DATA, DATA_HEADS, VALUE, WORDS, WORDS_HEADS
from tests.reporting import APRIL, Year

HEAD = 5  # the row of the heads, as a person counts


def unit_of(year: Year) -> int:
    unit = Project.objects.get(pk=year.project).answering_unit
    assert unit is not None
    return unit


def taken(year: Year, at=APRIL) -> Workbook:
    content = sheets.take(actor=year.reporter, unit=unit_of(year), round=year.rounds[-1], at=at)
    return load_workbook(BytesIO(content))


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def brought(year: Year, book: Workbook | bytes, *, round: int | None = None, at=APRIL):
    return sheets.bring(
        actor=year.reporter,
        unit=unit_of(year),
        round=round or year.rounds[-1],
        content=book if isinstance(book, bytes) else saved(book),
        at=at,
    )


def row_of(page: Worksheet, key: str) -> int:
    return next(n for n in range(HEAD + 1, page.max_row + 1) if page.cell(n, 1).value == key)


def put(book: Workbook, year: Year, indicator: int, value: object, head: str = VALUE) -> str:
    """Fill a figure in; its address."""
    page = book[DATA]
    row = row_of(page, f"{year.project}-{indicator}-0")
    cell = page.cell(row, DATA_HEADS.index(head) + 1)
    cell.value = value
    return f"“{DATA}”{cell.coordinate}"


def say(book: Workbook, year: Year, head: str, words: object, version: int = 0) -> str:
    page = book[WORDS]
    row = row_of(page, f"{year.project}-{version}")
    cell = page.cell(row, WORDS_HEADS.index(head) + 1)
    cell.value = words
    return f"“{WORDS}”{cell.coordinate}"


def filled(year: Year, pipes: object = 22.5, at=APRIL) -> Workbook:
    book = taken(year, at)
    put(book, year, year.pipes, pipes)
    put(book, year, year.stations, 0)
    put(book, year, year.people, 0)
    say(book, year, "本期进展", "管沟开挖完成")
    return book


def values(year: Year) -> dict[int, str]:
    row = Report.objects.get(project=year.project, round=year.rounds[-1])
    return {one.indicator_id: f"{one.value.normalize():f}" for one in row.entries.all()}


def told(year: Year, book: Workbook | bytes, **more) -> dict[str, str]:
    """What is wrong, by cell; nothing is stored then."""
    done = brought(year, book, **more)
    assert done.projects == ()
    return {fault.place: fault.says for fault in done.faults}
