"""总台账 — leaving the house as a sheet or as JSON."""

from datetime import datetime

from shishi.queries.ledgers import Sieve
from shishi.rules.access import Actor
from shishi.rules.ledgers import ProjectFacts


def export(
    *, actor: Actor, programme: int, sieve: Sieve, at: datetime
) -> tuple[ProjectFacts, ...]:
    """导出 — the facts of the ledger for a file, with an audit entry."""
