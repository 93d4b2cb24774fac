"""实绩记录 — every value of a project as it was entered, with its day and its moment; a corrected
one stays beside what stands in for it."""

from dataclasses import dataclass
from datetime import datetime

from shishi.queries import door
from shishi.records.models import Observation
from shishi.rules import observations
from shishi.rules.access import Actor


@dataclass(frozen=True, slots=True)
class Entered:
    """一条记录 — `replaced` where a correction stands in for it."""

    fact: observations.Observation
    name: str
    measure: str
    money: bool
    entered_by: str
    replaced: bool


def history(actor: Actor, project: int, known_at: datetime | None = None) -> tuple[Entered, ...]:
    """The values of the project, the latest entered first, as known at the moment."""
    rows = door.visible(actor, Observation).filter(indicator__project=project)
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    held = list(rows.select_related("indicator__task", "entered_by").order_by("-entered_at", "-pk"))
    replaced = {row.corrects_id for row in held}
    return tuple(
        Entered(
            fact=row.facts(),
            name=row.indicator.subject or (row.indicator.task.words if row.indicator.task else ""),
            measure=row.indicator.measure,
            money=row.indicator.money and not row.indicator.per,
            entered_by=row.entered_by.name,
            replaced=row.pk in replaced,
        )
        for row in held
    )
