"""提醒事由 — what stands in a county on a day of which somebody is told: reports, decisions,
permits, stocktakes, lights, the calendar.

Read by the daily duty; a constant number of queries a programme, however much there is to tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q

from shishi.queries import chains, decisions, door, slots, stocktake_facts
from shishi.queries.chains import Prepared
from shishi.queries.slots import Answering
from shishi.records.models import (
    Chain,
    ChainStep,
    Programme,
    Project,
    Rating,
    Report,
    Round,
    Stocktake,
    Unit,
)
from shishi.rules import calendars, occasions, reminders
from shishi.rules.access import Actor
from shishi.rules.bands import Light
from shishi.rules.calendars import Calendar
from shishi.rules.days import day_text
from shishi.rules.decisions import carried_out_by
from shishi.rules.occasions import Occasion
from shishi.rules.reminders import Matter
from shishi.rules.reports import ReportState
from shishi.rules.stages import StepTemplate
from shishi.rules.stocktakes import next_meeting
from shishi.rules.timings import Timeliness

_BACK = timedelta(days=31)  # how far back a light is compared
_AHEAD = timedelta(days=31)  # how far ahead the calendar has to be known
_WAITS = {
    ReportState.RETURNED: Occasion.RETURNED,
    ReportState.SUBMITTED: Occasion.APPROVE,
    ReportState.APPROVED: Occasion.ACCEPT,
}


@dataclass(frozen=True, slots=True)
class Found:
    """一件提醒事项 with the units it falls to and the project it is about, 0 for none."""

    matter: Matter
    units: frozenset[int] = frozenset()
    project: int = 0


@dataclass(frozen=True, slots=True)
class _Day:
    """The day that is asked about, with the years that run on it by their programmes."""

    on: date
    at: datetime
    calendar: Calendar
    years: dict[int, int]
    units: dict[int, Answering]

    def known(self, since: date, known_at: datetime) -> date | datetime:
        return occasions.known_since(since, known_at.astimezone(self.at.tzinfo))

    def answering(self, project: int) -> frozenset[int]:
        unit = self.units.get(project)
        return frozenset({unit.pk} if unit else ())


def found(actor: Actor, calendar: Calendar, on: date, at: datetime) -> Iterator[Found]:
    """Everything that stands on the day."""
    open_ = door.visible(actor, Programme).filter(started_on__lte=on, closed_on=None)
    years = dict(open_.values_list("pk", "year"))
    day = _Day(on, at, calendar, years, slots.answering_units(actor, years))
    yield from _reports(actor, day)
    yield from _waiting(actor, day)
    yield from _decisions(actor, day)
    yield from _permits(actor, day)
    yield from _meetings(actor, day)
    yield from _lights(actor, day)
    yield from _calendar(day)


def _reports(actor: Actor, day: _Day) -> Iterator[Found]:
    """Reports that have not come, as long as they are taken."""
    years, on = day.years, day.on
    rounds = door.visible(actor, Round).filter(programme__in=years, opens_on__lte=on)
    held = {
        pk: (years[programme], opens_on, remind_on, due_on)
        for pk, programme, opens_on, remind_on, due_on in rounds.values_list(
            "pk", "programme", "opens_on", "remind_on", "due_on"
        )
    }
    for one in slots.every(actor, on):
        missing = one.timeliness in (Timeliness.OPEN, Timeliness.MISSING)
        if one.round not in held or not missing or one.closes_on < on:
            continue
        if one.state is not ReportState.DRAFT:
            continue
        year, opens_on, remind_on, due_on = held[one.round]
        if one.due_on > due_on:  # extended
            remind_on = calendars.after_workdays(day.calendar, one.due_on, -1)
        occasion, since = occasions.stage(opens_on, remind_on, one.due_on, day.calendar, on)
        topic = reminders.due_topic(one.period, one.due_on)
        matter = Matter(occasion, topic, one.title, since, year, one.number)
        yield Found(matter, frozenset({one.unit} if one.unit else ()), one.project)


def _waiting(actor: Actor, day: _Day) -> Iterator[Found]:
    """Reports that somebody has to mend or to decide on."""
    rows = door.visible(actor, Report).filter(round__programme__in=day.years, state__in=_WAITS)
    for row in rows.select_related("round__edition", "project", "unit"):
        changed = row.changed_at.astimezone(day.at.tzinfo)
        anew = occasions.again(changed.date(), day.calendar, day.on)
        since = changed if anew <= changed.date() else anew
        topic = f"{row.round.facts().period.label}报送"
        year, occasion = day.years[row.round.programme_id], _WAITS[row.state]
        unit = row.unit.same_as_id or row.unit_id
        matter = Matter(occasion, topic, row.project.title, since, year, row.project.number)
        yield Found(matter, frozenset({unit}), row.project_id)


def _decisions(actor: Actor, day: _Day) -> Iterator[Found]:
    """议定事项 that are still to be carried out, for the units that are to do it."""
    held = decisions.living(actor, Q(project__programme__in=day.years))
    rows = door.within(actor, Unit).values_list("pk", "same_as", "name") if held else ()
    names = [(other or pk, name) for pk, other, name in rows]
    for one in held:
        told = one.decision
        stands = occasions.decision(told.due_on, day.calendar, day.on)
        if stands is None:
            continue
        occasion, since = stands
        topic = f"{day_text(told.due_on)}到期"
        matter = Matter(occasion, topic, told.name, day.known(since, one.moved_at))
        unit = day.units.get(told.project)
        units = carried_out_by(told.owner, names, unit.pk if unit else None)
        yield Found(matter, units, told.project)


def _permits(actor: Actor, day: _Day) -> Iterator[Found]:
    """手续 that are late or about to lapse, for the unit that answers for the project."""
    for programme in door.visible(actor, Programme).filter(pk__in=day.years):
        record = chains.record(actor, programme)
        if record.projects:
            entered = _Entered(actor, programme)
            rows = door.visible(actor, Project).filter(programme=programme)
            for pk, title in rows.values_list("pk", "title"):
                yield from _steps(day, record.of(pk), entered, pk, title)


def _steps(
    day: _Day, held: Prepared | None, entered: "_Entered", project: int, title: str
) -> Iterator[Found]:
    for one in held.falling(day.on) if held else ():
        stands = occasions.permit(one.due_on, day.calendar, day.on)
        if held and stands:
            occasion, since = stands
            known_at = entered.known_at(project, held.template.step(one.key))
            matter = Matter(occasion, one.says, title, day.known(since, known_at))
            yield Found(matter, day.answering(project), project)


class _Entered:
    """When the chains of a programme were set, and what was entered last of each of their steps."""

    def __init__(self, actor: Actor, programme: Programme) -> None:
        chains_ = door.visible(actor, Chain).filter(project__programme=programme)
        steps = door.visible(actor, ChainStep).filter(project__programme=programme)
        self.chains = dict(chains_.values_list("project").annotate(Max("set_at")))
        last = steps.values_list("project", "key").annotate(Max("entered_at"))
        self.steps = {(project, key): at for project, key, at in last}

    def known_at(self, project: int, step: StepTemplate) -> datetime:
        """From when it could be known how the step stands."""
        told = (self.steps.get((project, key)) for key in (step.key, *step.after))
        return max([self.chains[project], *(at for at in told if at)])


def _meetings(actor: Actor, day: _Day) -> Iterator[Found]:
    """周调度 that were not held a week after the leader's last; a leader who holds none in the
    product is asked for none."""
    row = stocktake_facts.programme_on(actor, day.on)
    if row is None or row.pk not in day.years:
        return
    held = door.visible(actor, Stocktake).filter(programme=row, held_on__lte=day.on)
    last = dict(held.values_list("leader").annotate(Max("held_on")))
    names = stocktake_facts.parties(actor, row, day.on).names if last else {}
    for leader in names.keys() & last.keys():
        due_on = next_meeting(last[leader], day.calendar)
        since = occasions.meeting(due_on, day.calendar, day.on)
        if since:
            topic = f"应于{day_text(due_on)}调度"
            yield Found(Matter(Occasion.MEETING, topic, names[leader], since))


def _lights(actor: Actor, day: _Day) -> Iterator[Found]:
    """Lights that have turned worse and stand so."""
    known = door.visible(actor, Rating).filter(rated_at__lte=day.at)
    rows = known.filter(project__programme__in=day.years, on__gt=day.on - _BACK, on__lte=day.on)
    ratings: dict[int, dict[date, tuple[Light, datetime]]] = {}
    names: dict[int, tuple[int, int, str]] = {}
    columns = ("project", "project__programme", "project__number", "project__title")
    ordered = rows.order_by("on", "rated_at", "pk")
    for pk, programme, number, title, on, light, rated in ordered.values_list(
        *columns, "on", "light", "rated_at"
    ):
        ratings.setdefault(pk, {})[on] = light, rated
        names[pk] = day.years[programme], number, title
    for pk, days in ratings.items():
        turned = reminders.worse(list(days.values()))
        if turned is None:
            continue
        (was, now, since), (year, number, title) = turned, names[pk]
        topic = f"由{was.label}转为{now.label}"
        matter = Matter(Occasion.LIGHT, topic, title, since, year, number, now)
        yield Found(matter, day.answering(pk), pk)


def _calendar(day: _Day) -> Iterator[Found]:
    """A year whose days off are not known, told once a week."""
    says = calendars.warning(day.calendar, day.on, day.on + _AHEAD)
    if says:
        monday = day.on - timedelta(days=day.on.weekday())
        yield Found(Matter(Occasion.CALENDAR, says.rstrip("。"), "", monday))
