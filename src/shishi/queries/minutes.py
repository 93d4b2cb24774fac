"""调度会纪要 — the facts of one stocktake for its minutes and its sheet; a constant number of
queries."""

from datetime import date, datetime

from shishi.papers import minutes, stocktakes
from shishi.papers.drafts import Composed
from shishi.papers.minutes import Meeting
from shishi.queries import door
from shishi.queries.stocktakes import stocktake
from shishi.records.models import Programme, Stocktake, Territory
from shishi.rules.access import Actor


def composed(
    actor: Actor, programme: int, on: date, about: int | None, known_at: datetime | None = None
) -> Composed:
    """The minutes of the stocktake with that key, held `on` the day."""
    rows = door.visible(actor, Stocktake).filter(programme=programme, held_on=on)
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    leader = rows.filter(pk=about or 0).values_list("leader", flat=True).first()
    if leader is None:
        raise door.NotThere
    return minutes.composed(_meeting(actor, programme, leader, on, known_at))


def sheet(
    actor: Actor, programme: int, leader: int, on: date, known_at: datetime | None = None
) -> Composed:
    """调度单 — the sheet of a leader as a table paper, whether the meeting was held or not."""
    return stocktakes.composed(_meeting(actor, programme, leader, on, known_at))


def held(actor: Actor, programme: int, leader: int, on: date) -> int | None:
    """The key of the stocktake of the leader on the day, None where none was held."""
    rows = door.visible(actor, Stocktake).filter(programme=programme, leader=leader, held_on=on)
    return rows.values_list("pk", flat=True).first()


def _meeting(
    actor: Actor, programme: int, leader: int, on: date, known_at: datetime | None
) -> Meeting:
    row = door.fetch(actor, Programme, programme)
    found = stocktake(actor, leader, on, known_at)
    if found.programme != row.pk:
        raise door.NotThere
    return Meeting(
        territory=door.fetch(actor, Territory, row.territory_id).name,
        year=row.year,
        post=found.post,
        sheet=found.sheet,
        projects=tuple(found.projects),
        next_on=found.next_on,
    )
