"""总台账 — leaving the house as a sheet or as JSON."""

from dataclasses import asdict
from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door, ledgers
from shishi.queries.ledgers import Sieve
from shishi.records.models import Programme
from shishi.rules.access import Actor
from shishi.rules.ledgers import ProjectFacts


def export(
    *,
    actor: Actor,
    programme: int,
    sieve: Sieve,
    at: datetime,
    on: date | None = None,
    known_at: datetime | None = None,
) -> tuple[ProjectFacts, ...]:
    """导出 — the facts of the ledger for a file, with an audit entry; with `on`, how far everything
    had come on that day, as could be known at `known_at`."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "ledger.export", row, at=at) as log:
        facts = ledgers.facts(actor, row.pk, sieve, on, known_at)
        sifted = {name: value for name, value in asdict(sieve).items() if value}
        log.note(year=row.year, projects=len(facts), sieve=sifted, on=on.isoformat() if on else "")
        return facts
