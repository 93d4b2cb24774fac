"""总台账 — leaving the house as a sheet or as JSON."""

from dataclasses import asdict
from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door, ledgers
from shishi.queries.ledgers import Sieve
from shishi.records.models import Programme
from shishi.rules.access import Actor
from shishi.rules.ledgers import ProjectFacts


def export(*, actor: Actor, programme: int, sieve: Sieve, at: datetime) -> tuple[ProjectFacts, ...]:
    """导出 — the facts of the ledger for a file, with an audit entry."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "ledger.export", row, at=at) as log:
        facts = ledgers.facts(actor, row.pk, sieve)
        sifted = {name: value for name, value in asdict(sieve).items() if value}
        log.note(year=row.year, projects=len(facts), sieve=sifted)
        return facts
