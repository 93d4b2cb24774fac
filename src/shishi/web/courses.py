"""进展 — how far a project has come on a day: its light by sides, its curves, its values."""

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone

from shishi.papers import figures
from shishi.papers.figures import Course, Point
from shishi.queries import lights, observations, outlooks
from shishi.queries.lights import Figure, Lit
from shishi.queries.observations import Entered
from shishi.rules.schedules import BY_AMOUNT
from shishi.rules.shares import share
from shishi.rules.targets import measured_by
from shishi.web.days import Day
from shishi.web.guard import Visit
from shishi.web.lights import (
    Status,
    drawn,
    of_light,
    reached,
    shown_value,
    status,
)
from shishi.web.numbers import shown


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve with its words; `opens` is the one to be looked at first."""

    name: str
    drawing: SafeString
    says: str
    forecast: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the history in words; `told` is what was reported, `entered_at` its moment on
    the clock of the wall, `stamp` the same for machines."""

    name: str
    told: str
    as_of: str
    entered_at: str
    stamp: str
    entered_by: str
    way: str
    replaced: bool


def progress(visit: Visit, programme: int, project: int, day: Day) -> dict[str, Any]:
    """What the page of a project shows of its progress; nothing before a rule holds."""
    found = lights.lights(visit.actor, programme, day.on, day.known_at, {project})
    lit = found.get(project)
    return {
        "day": day,
        "lit": lit,
        "status": status(lit),
        "dimensions": _dimensions(lit),
        "told_apart": lit is not None
        and lit.rating.says not in [one.says for one in lit.rating.by_dimension],
        "reached": {one.held.indicator: reached(one) for one in lit.figures} if lit else {},
        "curves": _curves(lit, day.on) if lit else [],
        "outlook": outlooks.outlook(lit) if lit else None,
    }


def values(visit: Visit, project: int, day: Day) -> list[Value]:
    """Every value of the project as it was entered, the latest first."""
    zone = get_current_timezone()
    return [_value(one, zone) for one in observations.history(visit.actor, project, day.known_at)]


def _value(one: Entered, zone: tzinfo) -> Value:
    fact, at = one.fact, one.fact.entered_at.astimezone(zone)
    return Value(
        name=one.name,
        told=_told(one),
        as_of=fact.as_of.isoformat(),
        entered_at=f"{at:%Y-%m-%d %H:%M}",
        stamp=at.isoformat(),
        entered_by=one.entered_by,
        way=f"更正：{fact.reason}" if fact.corrects else "采用",
        replaced=one.replaced,
    )


def _dimensions(lit: Lit | None) -> list[tuple[str, Status]]:
    judged = lit.rating.by_dimension if lit else ()
    return [(one.dimension.label, of_light(one.light, one.says)) for one in judged]


def _has_course(figure: Figure) -> bool:
    target, _ = measured_by(figure.held.target, None)
    return target.kind in BY_AMOUNT and bool(target.whole)


def _curves(lit: Lit, on: date) -> list[Curve]:
    """Those that have a course in the order of the plan; the one furthest behind is open."""
    shown = [one for one in lit.figures if _has_course(one)]
    last = min(shown, key=lambda one: one.standing.points or 0, default=None)
    return [_curve(one, on, lit, opens=one is last) for one in shown]


def _curve(figure: Figure, on: date, lit: Lit, *, opens: bool) -> Curve:
    held, ahead = figure.held, figure.forecast
    target, _ = measured_by(held.target, None)
    whole = target.whole
    assert whole  # `_has_course` was asked
    nodes = held.plan.nodes if held.plan else ()
    course = Course(
        title=held.name,
        starts_on=held.starts_on,
        deadline_on=held.deadline_on,
        on=on,
        due=tuple(Point(one.on, share(one.value, whole) or one.value) for one in nodes),
        done=tuple(Point(one.on, share(one.value, whole) or one.value) for one in figure.readings),
        likely=ahead.likely,
        early=ahead.early,
        late=ahead.late,
        stated=lit.stated[-1].finish_on if lit.stated and not figure.done.met else None,
    )
    return Curve(held.name, drawn(figures.course(course)), figure.standing.says, ahead.says, opens)


def _told(one: Entered) -> str:
    fact = one.fact
    if fact.value is None:
        return f"{fact.reached_on}达到" if fact.reached_on else "—"
    amount = shown(shown_value(fact.value), one.measure, money=one.money)
    under = f"（应办 {shown_value(fact.denominator)}）" if fact.denominator is not None else ""
    return f"{amount.value} {amount.measure}{under}".strip()
