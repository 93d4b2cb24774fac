"""总台账的导出 — a year's ledger out of the data folder, as a sheet and as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from shishi import clock
from shishi.actions import ledgers as deeds
from shishi.console import site
from shishi.papers import ledger, xlsx
from shishi.queries import door, programmes
from shishi.queries.ledgers import Sieve
from shishi.queries.programmes import ProgrammeCard
from shishi.rules import ledgers
from shishi.rules.access import Actor
from shishi.rules.days import day_text, end_of
from shishi.rules.ledgers import ProjectFacts, Row


@dataclass(frozen=True, slots=True)
class Book:
    """One programme's ledger."""

    card: ProgrammeCard
    on: date
    facts: tuple[ProjectFacts, ...]
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        return f"{self.card.year}年民生实事总台账"


def of_year(year: int | None, on: date | None = None) -> Book:
    """The ledger of the year, of the latest one when none is named: as it is today, or as it was at
    the end of the day `on`, by what was known then. The export is a deed and leaves its entry in
    the trail."""
    actor, card = programme_of(year)
    day, known_at = on or clock.today(), end_of(on, clock.HERE) if on else None
    facts = deeds.export(
        actor=actor, programme=card.pk, sieve=Sieve(), at=clock.now(), on=day, known_at=known_at
    )
    return Book(card, day, facts, ledgers.rows(facts))


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
    card = book.card
    basis = "　".join(part for part in (card.document_number, card.title) if part)
    counted = f"共 {card.projects} 件实事、{card.indicators} 个指标。"
    lines = (f"依据：{basis}", f"截至{day_text(book.on)}，{counted}")
    return xlsx.write(ledger.draw([ledger.Ledger(book.title, book.rows, lines)]))


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
