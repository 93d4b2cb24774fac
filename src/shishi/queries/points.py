"""点位 — the points of an indicator list by list, and how each of them stands on a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from shishi.queries import door, targets
from shishi.queries.standings import within
from shishi.queries.targets import TargetLine
from shishi.records.models import Indicator, Observation, Point, PointList, Programme
from shishi.rules import observations, points
from shishi.rules.access import Actor, Subject, may
from shishi.rules.indicators import SUMMED
from shishi.rules.lifecycle import Verdict

Points = dict[int, tuple[points.Point, ...]]


@dataclass(frozen=True, slots=True)
class ListVersion:
    """一版点位 — who set it when, why, and how many points it has."""

    number: int
    count: int
    reason: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class PointsPage:
    """The points of one indicator; `version` is 0 before the first list, `adds_up` whether its
    amount can be a sum of points at all."""

    programme: int
    year: int
    started_on: date | None
    line: TargetLine
    version: int
    points: tuple[points.Point, ...]
    versions: tuple[ListVersion, ...]
    adds_up: bool
    may_set: Verdict


@dataclass(frozen=True, slots=True)
class Spread:
    """各点位 of an indicator as reported; `as_of` the day they speak of, None before the first
    report; `gone` what was told of points that are in the list no longer."""

    indicator: int
    name: str
    measure: str
    points: tuple[points.Point, ...]
    as_of: date | None
    gone: tuple[tuple[str, Decimal], ...]


def of_programme(
    actor: Actor,
    programme: Programme,
    only: Collection[int] | None = None,
    known_at: datetime | None = None,
) -> Points:
    """The points of each indicator that has any, or of those of `only` these projects, as known at
    the moment, now where none is named."""
    return _lists(actor, Q(**within(programme, "indicator__project", only)), known_at)


def names(actor: Actor, indicator: int, known_at: datetime | None = None) -> tuple[str, ...]:
    """The names of its points, none where it is told as one number."""
    held = _lists(actor, Q(indicator=indicator), known_at).get(indicator, ())
    return tuple(one.name for one in held)


def page(actor: Actor, indicator: int, known_at: datetime | None = None) -> PointsPage:
    """One indicator with its points and the versions of its list, the newest first, as known at
    the moment."""
    held = targets.schedule(actor, indicator, known_at)
    rows = _known(door.visible(actor, PointList).filter(indicator=indicator), known_at)
    now = _lists(actor, Q(indicator=indicator), known_at).get(indicator, ())
    versions = list(rows.select_related("set_by").prefetch_related("points").order_by("-number"))
    now = _lists(actor, Q(indicator=indicator), known_at).get(indicator, ())
    return PointsPage(
        held.programme,
        held.year,
        held.started_on,
        held.line,
        versions[0].number if versions else 0,
        now,
        tuple(
            ListVersion(one.number, len(one.points.all()), one.reason, one.set_by.name, one.set_at)
            for one in versions
        ),
        held.line.aim.kind in SUMMED,
        may(actor, "point.set", Subject(actor.territory, None, held.line.unit, held.closing)),
    )


def spreads(
    actor: Actor, project: int, on: date, known_at: datetime | None = None
) -> dict[int, Spread]:
    """The indicators of a project that have points, with what was reached at each by the day, as
    known at the moment."""
    lists = _lists(actor, Q(indicator__project=project), known_at)
    if not lists:
        return {}
    rows = door.visible(actor, Observation).filter(indicator__in=lists)
    told = observations.standing((row.facts() for row in rows), known_at)
    last = {one.indicator: one for one in told if one.as_of <= on}
    lines = door.visible(actor, Indicator).filter(pk__in=lists).select_related("project", "task")
    return {
        one.pk: _spread(one, lists[one.pk], last.get(one.pk)) for one in lines.order_by("number")
    }


def _spread(
    line: Indicator, held: tuple[points.Point, ...], last: observations.Observation | None
) -> Spread:
    name, told = targets.name_of(line), last.points if last else ()
    names = {one.name for one in held}
    gone = tuple(one for one in told if one[0] not in names)
    as_of = last.as_of if last else None
    return Spread(line.pk, name, line.measure, points.reached(held, told), as_of, gone)


def _known(rows: QuerySet[PointList], known_at: datetime | None) -> QuerySet[PointList]:
    """Those that had been set by the moment."""
    return rows if known_at is None else rows.filter(set_at__lte=known_at)


def _lists(actor: Actor, which: Q, known_at: datetime | None) -> Points:
    """The last list of each indicator; one without points takes them back."""
    rows = _known(door.visible(actor, PointList).filter(which), known_at)
    last: Mapping[int, int] = dict(rows.order_by("number").values_list("indicator", "pk"))
    if not last:
        return {}
    found: Points = {}
    if not last:
        return found
    lines = door.visible(actor, Point).filter(list__in=last.values()).select_related("list")
    for one in lines.order_by("number"):
        held = found.get(one.list.indicator_id, ())
        found[one.list.indicator_id] = (*held, one.facts())
    return found
