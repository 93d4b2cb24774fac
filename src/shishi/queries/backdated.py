"""补登 — what was entered after a moment and speaks of a day before: from that day on the lights
that were kept may be others. A constant number of queries.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, Min, OuterRef

from shishi.queries import door
from shishi.records.models import ChainStep, FundsStatement, Lowering, Observation, Programme
from shishi.rules.access import Actor


def first_day(actor: Actor, programme: Programme, since: datetime) -> date | None:
    """The first day that is spoken of: by a correction, a statement of funds, a lowering that was
    seconded, a step of a chain; None where nothing was entered."""
    inside = {"project__programme": programme}
    corrected = door.visible(actor, Observation).filter(
        indicator__project__programme=programme, corrects__isnull=False, entered_at__gt=since
    )
    paid = door.visible(actor, FundsStatement).filter(**inside, entered_at__gt=since)
    lowered = door.visible(actor, Lowering).filter(**inside, seconded_at__gt=since)
    found = [
        corrected.aggregate(on=Min("as_of"))["on"],
        paid.aggregate(on=Min("as_of"))["on"],
        lowered.aggregate(on=Min("starts_on"))["on"],
        *_steps(actor, programme, since),
    ]
    return min((day for day in found if day is not None), default=None)


_DAYS = ("planned_on", "begun_on", "done_on")


def _steps(actor: Actor, programme: Programme, since: datetime) -> Iterator[date]:
    """Of each step that was entered again the days that are no longer the same, as they were and
    as they are."""
    same = {"project": OuterRef("project"), "key": OuterRef("key")}
    fresh = door.visible(actor, ChainStep).filter(**same, entered_at__gt=since)
    rows = door.visible(actor, ChainStep).filter(Exists(fresh), project__programme=programme)
    columns = rows.order_by("entered_at", "pk").values_list("project", "key", "entered_at", *_DAYS)
    before: dict[tuple[int, str], tuple[date | None, ...]] = {}
    for project, key, at, *days in columns:
        was = before.get((project, key), (None,) * len(_DAYS))
        if at > since:
            pairs = (pair for pair in zip(was, days, strict=True) if pair[0] != pair[1])
            yield from (day for pair in pairs for day in pair if day is not None)
        before[project, key] = tuple(days)
