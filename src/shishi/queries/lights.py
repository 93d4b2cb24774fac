"""亮灯 — the light of every project on a day, computed from what could be known at a moment.

Nothing is read that was rated before: any past day can be asked, by the rule that held on it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Max

from shishi.queries import backdated, door, funds
from shishi.queries.figures import Figure as Figure
from shishi.queries.figures import days_late, figure, finishing_of
from shishi.queries.kept import Shelf, Touched
from shishi.queries.light_facts import LOOKED_AT, PASSING, Known, Reporting, known, looked_over
from shishi.queries.settings import Ruling
from shishi.queries.standings import Held
from shishi.records.models import Programme, Rating
from shishi.rules import lights as rules
from shishi.rules.access import Actor
from shishi.rules.completion import project_done
from shishi.rules.forecasts import Stated
from shishi.rules.lights import Facts, Light, rate, with_lowerings
from shishi.rules.looks import may_look
from shishi.rules.periods import Cadence, containing, preceding
from shishi.rules.rulesets import Ruleset
from shishi.rules.settings import Pace, in_force
from shishi.rules.standings import told_of


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


_KEPT: Shelf[dict[int, Lit]] = Shelf(PASSING, room=1000)  # projects, of all days together


def lights(
    actor: Actor,
    programme: int,
    on: date,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> dict[int, Lit]:
    """The light of each project in the order of the plan, or of `only` these; empty before a rule
    holds. With `known_at`, as could be known at that moment. A closed year stands as on the day it
    was closed."""
    return lights_of(actor, door.fetch(actor, Programme, programme), on, known_at, only)


def lights_of(
    actor: Actor,
    row: Programme,
    on: date,
    known_at: datetime | None = None,
    only: Collection[int] | None = None,
) -> dict[int, Lit]:
    """The same of a programme that is at hand."""
    day = min(on, row.closing.on) if known_at is None and row.closing else on

    def computed(wanted: Collection[int] | None = None) -> dict[int, Lit]:
        return lit(known(actor, row, known_at, wanted), day)

    def renewed(held: dict[int, Lit], touched: Touched) -> dict[int, Lit]:
        wanted = frozenset(touched) if only is None else touched.keys() & frozenset(only)
        fresh = computed(wanted) if wanted else {}
        if only is None and fresh.keys() - held.keys():
            return computed()
        stay = {pk: one for pk, one in held.items() if pk not in wanted or pk in fresh}
        return stay | fresh

    key = row.pk, day, known_at, *(bool(may_look(actor, look)) for look in LOOKED_AT)
    if only is None or _KEPT.holds(key):
        found = _KEPT.of(key, computed, renewed, len)
        return found if only is None else {pk: one for pk, one in found.items() if pk in only}
    return _KEPT.of((*key, frozenset(only)), lambda: computed(only), renewed, len)


def look_over(actor: Actor, programme: int) -> None:
    """Have what the lights of many days are to be rated from at hand; each of these days is still
    rated from what is true by then."""
    looked_over(actor, door.fetch(actor, Programme, programme))


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


def unrated(actor: Actor, programme: int, on: date, at: datetime) -> tuple[date, ...]:
    """The days up to `on` whose lights are still to be kept: from the last day that was kept, as it
    may not have been over; from the day that something entered later speaks of; from the start of a
    programme that has none yet. None of a programme that has not started or is closed. What was
    kept after the moment `at`, by a clock that stood in the future, was not known yet."""
    row = door.fetch(actor, Programme, programme)
    if row.started_on is None or row.started_on > on or row.closing:
        return ()
    kept = door.visible(actor, Rating).filter(project__programme=row, rated_at__lte=at)
    last = kept.aggregate(on=Max("on"), at=Max("rated_at"))
    first: date = last["on"] or row.started_on
    if last["at"]:
        first = min(first, backdated.first_day(actor, row, last["at"]) or first)
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
    pks = knows.projects if wanted is None else [pk for pk in knows.projects if pk in wanted]
    held = knows.record.on(on, pks)
    return {pk: _one(knows, rule, pace, pk, held.get(pk, ()), on) for pk in pks}


def _one(
    knows: Known, rule: Ruling[Ruleset], pace: Pace, pk: int, held: tuple[Held, ...], on: date
) -> Lit:
    reported = knows.due(pk, on)
    reports = Facts(
        report_due_on=reported.due_on if reported else None,
        reported_on=reported.reported_on if reported else None,
    )
    figures = tuple(figure(rule.rule, pace, one, reports, on) for one in held)
    stated = tuple(one for one in knows.stated.get(pk, ()) if one.made_on <= on)
    finishes = finishing_of(figures, stated, on)
    paid = funds.paid_by(knows.funds.get(pk, ()), held, pace.basis, on)
    facts = replace(
        reports,
        standings=tuple(told_of(one.standing, one.standing.subject) for one in figures),
        can_still_finish=finishes.can,
        finish_says=finishes.says,
        funds_ratio=paid.ratio if paid else None,
        funds_says=paid.says if paid else "",
        days_behind=days_late(pace.basis, figures, on),
        done=bool(project_done([one.done for one in figures], [True] * len(figures))),
        exemptions=knows.exemptions.get(pk, ()),
    )
    facts = knows.chains.told(facts, pk, on)
    rating = rate(rule.rule, facts, on)
    latest = knows.latest(pk, on)
    colours = rule.rule.colours
    return Lit(pk, rating, facts, rule.pk, rule.number, figures, latest, colours, stated)
