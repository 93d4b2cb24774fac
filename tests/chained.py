"""A project with a chain — set and recorded through the deeds."""

from datetime import date, datetime

from shishi.actions import chains, stops
from shishi.rules.access import Actor
from shishi.rules.chains import StepFacts
from shishi.rules.stages import TEMPLATES, Template
from shishi.rules.stops import Cause, Stop

SEASON = frozenset(range(4, 11))
BUILD = TEMPLATES["construction"]
NEEDED = tuple(one.key for one in BUILD.steps if one.needed_to_start)


def a_chain(
    actor: Actor, project: int, at: datetime, template: Template = BUILD, version: int = 0
) -> int:
    """The next version of the project's chain."""
    return chains.set_chain(
        actor=actor,
        project=project,
        version=version,
        template=template,
        season=SEASON,
        reason="调整" if version else "",
        at=at,
    )


def told(
    actor: Actor,
    project: int,
    key: str,
    at: datetime,
    *,
    version: int = 0,
    extend_to: date | None = None,
    explained: str = "",
    **facts,
) -> int:
    """One step as it stands: done_on=…, planned_on=…; the key of its row."""
    return chains.record(
        actor=actor,
        project=project,
        version=version,
        fresh=StepFacts(key, **facts),
        extend_to=extend_to,
        explained=explained,
        on=at.date(),
        at=at,
    )


def all_ready(actor: Actor, project: int, done_on: date, at: datetime) -> None:
    """Everything before the start is done on the day."""
    keys = BUILD.before(BUILD.start)
    for one in BUILD.steps:
        if one.key in keys:
            told(actor, project, one.key, at, done_on=done_on)


def standing_still(
    actor: Actor, project: int, at: datetime
) -> dict[str, tuple[list[object], dict[str, object]]]:
    """The addresses of a project with a chain that stands still, with the fields of their forms."""
    a_chain(actor, project, at)
    stop = stops.enter(
        actor=actor,
        project=project,
        stop=Stop(at.date(), None, Cause.WEATHER),
        remark="",
        on=at.date(),
        at=at,
    )
    return {
        "permits": ([project], {}),
        "permits_edit": ([project], {}),
        "permit": ([project, "code"], {}),
        "stop_enter": ([project], {}),
        "stop_end": ([stop], {}),
    }
