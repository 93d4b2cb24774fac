"""责任 — who answers for the projects of a programme on a day, as could be known at a moment.

A handover ends a duty on a day and is entered at a moment; a past day is answered by what was known
then, and by the names of then: a short name was still short before its full one was confirmed.
"""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from shishi.queries import door
from shishi.records.models import Assignment, Programme, UnitAlias
from shishi.rules.access import Actor
from shishi.rules.aliases import AliasState, resolved

Naming = Callable[[str, str], str]


def known(
    rows: QuerySet[Assignment], programme: Programme, known_at: datetime | None
) -> QuerySet[Assignment]:
    """The duties that had been entered by the moment; those of the plan came with it."""
    if known_at is None:
        return rows
    return rows.filter(confirmed_at__lte=max(known_at, programme.adopted_at))


def held(
    rows: QuerySet[Assignment],
    programme: Programme,
    on: date,
    known_at: datetime | None = None,
) -> QuerySet[Assignment]:
    """The duties that hold on the day; before the year begins, those that it begins with."""
    day = max(on, programme.starts_on)
    goes_on = Q(ends_before=None) | Q(ends_before__gt=day)
    if known_at is not None:
        goes_on |= Q(ended_at__gt=known_at)
    return known(rows, programme, known_at).filter(goes_on, starts_on__lte=day)


def naming(actor: Actor, known_at: datetime | None) -> Naming:
    """What a unit is called, out of the name it has today and the one in the plan; whoever sees a
    ledger sees its names."""
    if known_at is None:
        return _today
    rows = door.within(actor, UnitAlias).filter(
        state=AliasState.CONFIRMED, decided_at__lte=known_at
    )
    confirmed = dict(rows.values_list("alias", "full"))
    return lambda name, written: resolved(written, confirmed)


def _today(name: str, written: str) -> str:
    return name
