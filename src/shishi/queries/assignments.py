"""责任分解表 — who answers for each project on a day, as facts for the table."""

from datetime import date, datetime

from shishi.papers import assignments
from shishi.papers.drafts import Composed
from shishi.queries import door, ledgers, programmes
from shishi.queries.ledgers import Sieve
from shishi.records.models import Programme, Project, Territory
from shishi.rules.access import Actor
from shishi.rules.layouts import DUTIES, Layout


def composed(
    actor: Actor,
    programme: int,
    on: date,
    about: int | None = None,
    known_at: datetime | None = None,
    layout: Layout = DUTIES,
) -> Composed:
    """The table of the whole plan, as people answer for it on the day; it is about nothing less."""
    row = door.fetch(actor, Programme, programme)
    card = programmes.programme(actor, programme).card
    facts = ledgers.facts(actor, programme, Sieve(), on, known_at)
    rows = door.visible(actor, Project).filter(programme=row).order_by("number")
    return assignments.composed(
        door.fetch(actor, Territory, row.territory_id).name,
        row.year,
        f"《{card.title}》{card.document_number}",
        on,
        facts,
        tuple(rows.values_list("pk", flat=True)),
        layout,
    )
