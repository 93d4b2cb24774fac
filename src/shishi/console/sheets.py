"""总台账的导出 — a year's ledger out of the data folder, as a sheet and as plain values."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from shishi import clock
from shishi.actions import ledgers as deeds
from shishi.console import site
from shishi.papers import fonts, ledger, press, xlsx
from shishi.papers.content import Book as Drawn
from shishi.papers.parting import parted
from shishi.queries import door, layouts, programmes
from shishi.queries.ledgers import Sieve
from shishi.queries.programmes import ProgrammeCard
from shishi.rules import ledgers
from shishi.rules.access import Actor
from shishi.rules.days import day_text, end_of
from shishi.rules.layouts import Layout, chosen
from shishi.rules.ledgers import ProjectFacts, Row


@dataclass(frozen=True, slots=True)
class Book:
    """One programme's ledger."""

    card: ProgrammeCard
    on: date
    facts: tuple[ProjectFacts, ...]
    rows: tuple[Row, ...]
    layout: Layout

    @property
    def title(self) -> str:
        return f"{self.card.year}年{self.layout.title}"


def of_year(year: int | None, on: date | None = None, layout: str = "") -> Book:
    """The ledger of the year, of the latest one when none is named: as it is today, or as it was at
    the end of the day `on`, by what was known then. The export is a deed and leaves its entry in
    the trail. Ends the command where there is no layout of that name."""
    actor, card = programme_of(year)
    every = layouts.of_programme(actor, card.pk, on or clock.today())
    if layout and layout not in [one.name for one in every]:
        names = "、".join(one.name for one in every)
        site.stop(f"没有名为“{layout}”的台账版式。可用的有：{names}。", code=2)
    day, known_at = on or clock.today(), end_of(on, clock.HERE) if on else None
    facts = deeds.export(
        actor=actor, programme=card.pk, sieve=Sieve(), at=clock.now(), on=day, known_at=known_at
    )
    rows = ledgers.rows(facts)
    told = any(row.status for row in rows)
    return Book(card, day, facts, rows, chosen(layout, every, told=told))


def programme_of(year: int | None) -> tuple[Actor, ProgrammeCard]:
    """The programme of the year, the latest one when none is named, and the host beside it; ends
    the command with a sentence when there is none."""
    found = [
        (actor, card)
        for actor in door.hosts()
        for card in programmes.programmes(actor)
        if year in (None, card.year)
    ]
    if not found:
        named = f"{year}年" if year else ""
        site.stop(f"还没有{named}的总台账，请先在页面中导入方案并确认入账。")
    return found[0]


def as_xlsx(book: Book) -> bytes:
    """The ledger as a spreadsheet."""
    return xlsx.write(_drawn(book))


def as_set(book: Book, form: str, folder: Path) -> bytes:
    """The ledger as a Word file or a PDF; `folder` has the fonts of the county itself. Ends the
    command where this machine has no font to set it in."""
    try:
        chosen = fonts.choose(folder if folder.is_dir() else None)
    except fonts.Missing as missing:
        site.stop(str(missing))
    return press.set(parted(_drawn(book)), form, chosen)


def _drawn(book: Book) -> Drawn:
    card = book.card
    basis = "　".join(part for part in (card.document_number, card.title) if part)
    counted = f"共 {card.projects} 件实事、{card.indicators} 个指标。"
    lines = (f"依据：{basis}", f"截至{day_text(book.on)}，{counted}")
    foot = (f"截至{day_text(book.on)}", card.issuer)
    held = ledger.Ledger(book.title, book.rows, lines, book.on, foot=foot)
    return ledger.draw([held], book.layout)


def as_json(book: Book) -> dict[str, Any]:
    """Plain values: the programme, and its rows by the names of `rules.ledgers.Row`."""
    card = book.card
    return {
        "year": card.year,
        "title": card.title,
        "document_number": card.document_number,
        "issuer": card.issuer,
        "dated_on": card.dated_on.isoformat() if card.dated_on else None,
        "on": book.on.isoformat(),
        "rows": [ledgers.as_values(row) for row in book.rows],
    }
