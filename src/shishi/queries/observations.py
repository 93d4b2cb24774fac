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
    beside = ("subject", "task__words", "measure", "money", "per")
    columns = (*Observation.COLUMNS, "entered_by__name", *(f"indicator__{name}" for name in beside))
    width = len(Observation.COLUMNS)
    held = [
        (Observation.fact(*row[:width]), *row[width:])
        for row in rows.order_by("-entered_at", "-pk").values_list(*columns)
    ]
    replaced = {fact.corrects for fact, *_ in held}
    return tuple(
        Entered(
            fact=fact,
            name=subject or words or "",
            measure=measure,
            money=money and not per,
            entered_by=by,
            replaced=fact.key in replaced,
        )
        for fact, by, subject, words, measure, money, per in held
    )
