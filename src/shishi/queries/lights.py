"""亮灯 — the light of every project on a day, computed from what could be known at a moment.

Nothing is read that was rated before: any past day can be asked, by the rule that held on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import Max, Min

from shishi.queries import door, funds
from shishi.queries.light_facts import Known, Reporting, known
from shishi.queries.settings import Ruling
from shishi.queries.standings import Held
from shishi.records.models import Observation, Programme, Rating
from shishi.rules import lights as rules
from shishi.rules.access import Actor
from shishi.rules.completion import Completion, completion, project_done
from shishi.rules.forecasts import Forecast, Stated, can_still_finish, forecast
from shishi.rules.gauges import days_behind
from shishi.rules.indicators import IndicatorType
from shishi.rules.lights import Facts, Light, rate, with_lowerings
from shishi.rules.outlooks import Finishing, finishing
from shishi.rules.periods import Cadence, containing, preceding
from shishi.rules.progress import Basis, Standing, scheduled, standing
from shishi.rules.rulesets import Ruleset
from shishi.rules.schedules import ALL_YEAR, BY_AMOUNT, Source
from shishi.rules.settings import Pace, in_force
from shishi.rules.shares import as_decimal
from shishi.rules.standings import told_of
from shishi.rules.targets import Reading, measured_by


@dataclass(frozen=True, slots=True)
class Figure:
    """一项指标的对照 — what is held of it, how it stands to its plan, when it is likely to be
    finished; `readings` are its values in the measure of the target, with their days; `months` are
    those in which the work goes on; `can_finish` whether it can still be in time, None where it is
    not measured by amount or not known; `light` is its own, by the side of progress alone."""

    held: Held
    standing: Standing
    done: Completion
    readings: tuple[Reading, ...]
    forecast: Forecast
    months: frozenset[int]
    can_finish: bool | None
    light: Light


@dataclass(frozen=True, slots=True)
class Lit:
    """一项实事的灯 — with the facts it was rated from and the key and number of the rule; `report`
    is the round that a person asks about, None before the first one opened; `colours` are those of
    the rule; `stated` has the days on which the unit itself expected to finish."""

    project: int
    rating: rules.Rating
    facts: Facts
    rule: int
    rule_number: int
    figures: tuple[Figure, ...]
    report: Reporting | None
    colours: tuple[Light, ...]
    stated: tuple[Stated, ...]

    @property
    def light(self) -> Light:
        return self.rating.light

    @property
    def graver(self) -> tuple[Light, ...]:
        """The colours of the rule that people may make it."""
        return tuple(one for one in self.colours if one.severity > self.light.severity)

    @property
    def look(self) -> Light:
        """What it is counted under: what is done stands apart, whatever colour the rule has for
        it, unless people made it more serious."""
        done = self.facts.done and self.rating.lowering is None
        return Light.BLUE if done else self.light


def lights(
    actor: Actor, programme: int, on: date, known_at: datetime | None = None
) -> dict[int, Lit]:
    """The light of each project in the order of the plan; empty before a rule holds. With
    `known_at`, as could be known at that moment. A closed year stands as on the day it was closed.
    """
    row = door.fetch(actor, Programme, programme)
    if known_at is None and row.closing:
        on = min(on, row.closing.on)
    return lit(known(actor, row, known_at), on)


def lit(knows: Known, on: date) -> dict[int, Lit]:
    """The lights of the day, out of what is known."""
    rule = _in_force(knows.rules, on, knows)
    if rule is None:
        return {}
    raw = _raw(knows, rule, on)
    before = _before(knows, rule, raw, on)
    return {
        pk: _by_hand(knows, rule, _again(rule, one, before.get(pk, ()), on), on)
        for pk, one in raw.items()
    }


def unrated(actor: Actor, programme: int, on: date) -> tuple[date, ...]:
    """The days up to `on` whose lights are still to be kept: from the last day that was kept, as it
    may not have been over; from the day that a later correction speaks of; from the start of a
    programme that has none yet. None of a programme that has not started or is closed."""
    row = door.fetch(actor, Programme, programme)
    if row.started_on is None or row.started_on > on or row.closing:
        return ()
    kept = door.visible(actor, Rating).filter(project__programme=row)
    last = kept.aggregate(on=Max("on"), at=Max("rated_at"))
    first: date = last["on"] or row.started_on
    if last["at"]:
        entered = door.visible(actor, Observation).filter(indicator__project__programme=row)
        changed = entered.filter(corrects__isnull=False, entered_at__gt=last["at"])
        first = min(first, changed.aggregate(on=Min("as_of"))["on"] or first)
    first = max(first, row.started_on)
    return tuple(first + timedelta(days=days) for days in range((on - first).days + 1))


def _in_force(rules: Iterable[Ruling], on: date, knows: Known) -> Ruling | None:
    return in_force(rules, on, knows.known_at)


def _again(rule: Ruling[Ruleset], one: Lit, before: tuple[Light, ...], on: date) -> Lit:
    """The light once what it was before is known as well."""
    if not before:
        return one
    facts = replace(one.facts, previous=before)
    return replace(one, facts=facts, rating=rate(rule.rule, facts, on))


def _by_hand(knows: Known, rule: Ruling[Ruleset], one: Lit, on: date) -> Lit:
    """The light as people made it more serious; what it was before is for the rule alone."""
    held = knows.lowerings.get(one.project, ())
    if not held:
        return one
    return replace(one, rating=with_lowerings(rule.rule, one.rating, held, on))


def _before(
    knows: Known, rule: Ruling[Ruleset], raw: dict[int, Lit], on: date
) -> dict[int, tuple[Light, ...]]:
    """The lights at the ends of the periods before, back to the last that was known: only that one
    can keep a light from turning green."""
    wanted = {
        pk
        for pk, one in raw.items()
        if rule.rule.catch_up and one.light in (Light.GREEN, Light.BLUE) and not one.facts.done
    }
    rhythm = _in_force(knows.rhythms, on, knows)
    cadence = rhythm.rule.cadence if rhythm else Cadence.MONTH
    period = containing(on, cadence)
    found: dict[int, tuple[Light, ...]] = dict.fromkeys(sorted(wanted), ())
    while wanted and period.start > knows.record.starts_on:
        period = preceding(period, cadence)
        then = _in_force(knows.rules, period.last, knows)
        if then is None:
            break
        past = _raw(knows, then, period.last, wanted)
        found.update({pk: (past[pk].light, *found[pk]) for pk in wanted})
        wanted = {pk for pk in wanted if past[pk].light is Light.GREY}
    return found


def _raw(
    knows: Known, rule: Ruling[Ruleset], on: date, wanted: Iterable[int] | None = None
) -> dict[int, Lit]:
    """The lights of the day as if nothing had been before."""
    ruled = _in_force(knows.paces, on, knows)
    pace = ruled.rule if ruled else Pace()
    held = knows.record.on(on)
    pks = knows.projects if wanted is None else [pk for pk in knows.projects if pk in wanted]
    return {pk: _one(knows, rule, pace, pk, held.get(pk, ()), on) for pk in pks}


def _one(
    knows: Known, rule: Ruling[Ruleset], pace: Pace, pk: int, held: tuple[Held, ...], on: date
) -> Lit:
    reported = knows.due(pk, on)
    reports = Facts(
        report_due_on=reported.due_on if reported else None,
        reported_on=reported.reported_on if reported else None,
    )
    figures = tuple(_figure(rule.rule, pace, one, reports, on) for one in held)
    stated = tuple(one for one in knows.stated.get(pk, ()) if one.made_on <= on)
    finishes = _finishing(figures, stated, on)
    paid = funds.paid_by(knows.funds.get(pk, ()), held, pace.basis, on)
    facts = replace(
        reports,
        standings=tuple(told_of(one.standing, one.standing.subject) for one in figures),
        can_still_finish=finishes.can,
        finish_says=finishes.says,
        funds_ratio=paid.ratio if paid else None,
        funds_says=paid.says if paid else "",
        days_behind=_days(pace.basis, figures, on),
        done=bool(project_done([one.done for one in figures], [True] * len(figures))),
        exemptions=knows.exemptions.get(pk, ()),
    )
    facts = knows.chains.told(facts, pk, on)
    rating = rate(rule.rule, facts, on)
    latest = knows.latest(pk, on)
    colours = rule.rule.colours
    return Lit(pk, rating, facts, rule.pk, rule.number, figures, latest, colours, stated)


def _figure(ruleset: Ruleset, pace: Pace, one: Held, reports: Facts, on: date) -> Figure:
    due = scheduled(one.target, one.plan, one.starts_on, one.deadline_on, on, pace.basis)
    stands = standing(one.target, due, one.actual, on, one.name)
    done = completion(one.target, one.actual, on)
    readings = _readings(one, done)
    seasonal = one.plan is not None and one.plan.source is Source.SEASON
    months = frozenset(pace.season) if seasonal else ALL_YEAR
    ahead = forecast(
        one.target,
        readings,
        one.starts_on,
        one.deadline_on,
        on,
        schedule=one.plan,
        months=months,
    )
    alone = replace(reports, standings=(told_of(stands, one.name),))
    judged = rate(ruleset, alone, on).by_dimension
    light = next((each.light for each in judged if each.dimension == "progress"), Light.GREY)
    by_amount = measured_by(one.target, None)[0].kind in BY_AMOUNT
    can = bool(done.met) or can_still_finish(ahead, one.deadline_on, on, months)
    return Figure(one, stands, done, readings, ahead, months, can if by_amount else None, light)


def _readings(one: Held, done: Completion) -> tuple[Reading, ...]:
    """The values with their days; of a rate, which is reported by its numerator, as the rate that
    they are on what is to be done as it stands today."""
    seen = one.actual.readings if one.actual else ()
    if one.target.kind is not IndicatorType.RATE or not seen or not seen[-1].value:
        return seen
    unit = Fraction(done.value or 0) / Fraction(seen[-1].value)
    return tuple(Reading(each.on, as_decimal(Fraction(each.value) * unit)) for each in seen)


def _finishing(figures: tuple[Figure, ...], stated: Sequence[Stated], on: date) -> Finishing:
    """Whether all that is measured by amount can still be finished, and why not."""
    held = [one for one in figures if measured_by(one.held.target, None)[0].kind in BY_AMOUNT]
    ways = [(one.held.name, one.forecast, one.can_finish) for one in held]
    deadline = figures[0].held.deadline_on if figures else on
    return finishing(ways, stated, deadline, on)


def _days(basis: Basis, figures: Iterable[Figure], on: date) -> int | None:
    """For how many days the indicator furthest behind has been behind; None where one of them is
    not known."""
    found = [_days_of(basis, one, on) for one in figures]
    return (
        None if None in found else max((days for days in found if days is not None), default=None)
    )


def _days_of(basis: Basis, one: Figure, on: date) -> int | None:
    held, reached = one.held, one.standing.share
    if reached is None or one.standing.presumed or one.standing.scheduled_share is None:
        return None

    def asked(day: date) -> Decimal:
        due = scheduled(held.target, held.plan, held.starts_on, held.deadline_on, day, basis)
        return due.share or Decimal(0)

    return days_behind(asked, reached, held.starts_on, on)
