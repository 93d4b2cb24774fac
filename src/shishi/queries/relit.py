"""更正后的灯 — which of the lights that were kept a correction makes others.

Each day is rated twice: by what was known just before the correction was entered, and by what was
known with it. Until the next value of the indicator every kept day is asked, after it only the last
one of each month: what lasts is still seen there, and the page stays quick.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from shishi.queries import door
from shishi.queries.light_facts import known
from shishi.queries.lights import lit
from shishi.records.models import Observation, Rating
from shishi.rules import observations
from shishi.rules.access import Actor
from shishi.rules.lights import Light

_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Relit:
    """变灯 — the days over [first, last] that turn from one light to another."""

    first: date
    last: date
    was: Light
    now: Light


def relit(
    actor: Actor, correction: Observation, entries: Iterable[observations.Observation]
) -> tuple[Relit, ...]:
    """The lights of its project that the correction changed, the earliest first; `entries` are all
    values of its indicator."""
    project = correction.indicator.project
    at = correction.entered_at
    before, after = (
        known(actor, project.programme, moment, {project.pk}) for moment in (at - _MOMENT, at)
    )
    kept = door.visible(actor, Rating).filter(project=project, on__gte=correction.as_of)
    days = kept.filter(rated_at__lt=at).order_by("on").values_list("on", flat=True).distinct()
    _, until = observations.affected(correction.facts(), entries)
    turned = []
    for day in _asked(days, until):
        was, now = (lit(knows, day).get(project.pk) for knows in (before, after))
        if was and now and was.light is not now.light:
            turned.append(Relit(day, day, was.light, now.light))
    return tuple(_joined(turned))


def _asked(days: Iterable[date], until: date | None) -> list[date]:
    """Every day before `until`, and the last one of each month after it."""
    later: dict[tuple[int, int], date] = {}
    found = []
    for day in days:
        if until is None or day < until:
            found.append(day)
        else:
            later[day.year, day.month] = day
    return found + list(later.values())


def _joined(turned: Iterable[Relit]) -> Iterable[Relit]:
    """Days that follow each other and turn alike, as one."""
    open_: Relit | None = None
    for one in turned:
        if open_ and (open_.was, open_.now, open_.last + timedelta(days=1)) == (
            one.was,
            one.now,
            one.first,
        ):
            open_ = Relit(open_.first, one.last, one.was, one.now)
            continue
        if open_:
            yield open_
        open_ = one
    if open_:
        yield open_
