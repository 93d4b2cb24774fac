"""资金 — what was told of the money of a programme: of each project the statement that stands on a
day, and all there ever were.

Statements are cumulative; of one day the one entered last stands. A constant number of queries.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from shishi.queries import door
from shishi.queries.standings import Held, within
from shishi.records.models import FundsStatement, Programme
from shishi.rules.access import Actor
from shishi.rules.funds import Funds
from shishi.rules.plain import from_plain
from shishi.rules.progress import Basis, scheduled
from shishi.rules.standings import due_of
from shishi.rules.statements import Payment, Told, payment


@dataclass(frozen=True, slots=True)
class Standing:
    """现行报表 — what stands for one day; read only where it is asked for, as a light needs one
    statement out of a year of them."""

    as_of: date
    body: Any

    def told(self) -> Told:
        return Told(self.as_of, from_plain(Funds, self.body))


FundsRecord = dict[int, tuple[Standing, ...]]
"""Of each project the statements that stand, the latest day last."""


def record(
    actor: Actor,
    programme: Programme,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> FundsRecord:
    """What is known of the money of the programme, or of `only` these projects of it, at the
    moment, now where none is named."""
    rows = door.visible(actor, FundsStatement).filter(**within(programme, "project", only))
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    held: dict[int, dict[date, Standing]] = {}
    columns = rows.order_by("entered_at", "pk").values_list("project", "as_of", "body")
    for project, as_of, body in columns:
        held.setdefault(project, {})[as_of] = Standing(as_of, body)
    return {pk: tuple(ones[day] for day in sorted(ones)) for pk, ones in held.items()}


def on_day(told: Iterable[Standing], day: date) -> Standing | None:
    """The last statement that speaks of the day or of one before."""
    return next((one for one in reversed(tuple(told)) if one.as_of <= day), None)


def paid_by(
    standing: Iterable[Standing], held: Iterable[Held], basis: Basis, on: date
) -> Payment | None:
    """How the last payments that were told stand to what the schedules of the project asked for on
    the same day; None of a project without a statement."""
    last = on_day(standing, on)
    if last is None:
        return None
    day = last.as_of
    due = due_of(
        scheduled(one.target, one.plan, one.starts_on, one.deadline_on, day, basis) for one in held
    )
    return payment(last.told(), due)
