"""指标对照 — one indicator on a day: what is held of it, how it stands to its plan, and when it is
likely to be finished.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from shishi.queries.standings import Held
from shishi.rules.completion import Completion, completion
from shishi.rules.forecasts import Forecast, Stated, can_still_finish, forecast
from shishi.rules.gauges import days_behind
from shishi.rules.indicators import IndicatorType
from shishi.rules.lights import Facts, Light, light_of
from shishi.rules.outlooks import Finishing, finishing
from shishi.rules.progress import Basis, Standing, scheduled, share_due, standing
from shishi.rules.rulesets import Dimension, Ruleset
from shishi.rules.schedules import ALL_YEAR, BY_AMOUNT, Source
from shishi.rules.settings import Pace
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


def figure(ruleset: Ruleset, pace: Pace, one: Held, reports: Facts, on: date) -> Figure:
    """The indicator on the day."""
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
    light = light_of(ruleset, Dimension.PROGRESS, alone, on)
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


def finishing_of(figures: tuple[Figure, ...], stated: Sequence[Stated], on: date) -> Finishing:
    """Whether all that is measured by amount can still be finished, and why not."""
    held = [one for one in figures if measured_by(one.held.target, None)[0].kind in BY_AMOUNT]
    ways = [(one.held.name, one.forecast, one.can_finish) for one in held]
    deadline = figures[0].held.deadline_on if figures else on
    return finishing(ways, stated, deadline, on)


def days_late(basis: Basis, figures: Iterable[Figure], on: date) -> int | None:
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
        ends = held.starts_on, held.deadline_on
        return share_due(held.target, held.plan, ends, day, basis) or Decimal(0)

    return days_behind(asked, reached, held.starts_on, on)
