"""填报的数 — each indicator of a report as its form and its review show it: the fields, the last
value, the plan of the day, its points, and what the checks say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.queries import settings
from shishi.queries.elsewhere import newer
from shishi.queries.report_books import Books
from shishi.queries.report_facts import Said
from shishi.queries.standings import Held
from shishi.records.models import Programme, Round
from shishi.rules import fillings, progress
from shishi.rules.access import Actor
from shishi.rules.checks import Check
from shishi.rules.completion import completion
from shishi.rules.elsewhere import Elsewhere
from shishi.rules.fillings import Filled, Typed
from shishi.rules.indicators import KEPT_UP, IndicatorType
from shishi.rules.lights import Facts, Light, light_of
from shishi.rules.observations import Told
from shishi.rules.points import Point, reached
from shishi.rules.progress import Standing
from shishi.rules.rulesets import Dimension, Ruleset
from shishi.rules.settings import Pace, Subject
from shishi.rules.standings import told_of
from shishi.rules.targets import Actual, measured_by

_UNTOLD = (Told(None), "")


@dataclass(frozen=True, slots=True)
class Judged:
    """评判口径 — the rule of the lights and the basis of what is due, as they hold on a day."""

    ruleset: Ruleset | None
    pace: Pace


@dataclass(frozen=True, slots=True)
class Figure:
    """一项数 — `fields` as they are filled in, `last` as they were accepted last (on `last_on`);
    `step` is how much came since; `standing` the figure against the plan of its day. `points` are
    its points with what is told of each, `gone` what was told of points no longer in the list, in
    the measure of the field. `parts` are the keys of those it is the sum of, none where it is
    typed itself; `silent` says how many of them told nothing. `light` is its own by the side of
    progress, as in the ledger; None where no rule holds. `elsewhere` is what another page tells
    of it since the last time."""

    indicator: int
    name: str
    kind: IndicatorType
    target_words: str
    measure: str
    part: bool
    parts: tuple[int, ...]
    silent: int
    stages: tuple[str, ...]
    fields: Typed
    last: Typed
    last_on: date | None
    step: Decimal | None
    standing: Standing
    checks: tuple[Check, ...]
    points: tuple[Point, ...]
    gone: tuple[tuple[str, str], ...]
    light: Light | None
    elsewhere: Elsewhere | None

    @property
    def changed(self) -> bool:
        """Whether it says something else than the last time."""
        return self.fields != self.last


def judged(actor: Actor, programme: Programme, on: date) -> Judged:
    """By what the figures of a programme are judged on the day."""
    lights = settings.ruling(actor, programme, Subject.LIGHTS, Ruleset, on)
    pace = settings.ruling(actor, programme, Subject.PACE, Pace, on)
    return Judged(lights.rule if lights else None, pace.rule if pace else Pace())


def figures(
    books: Books,
    round: Round,
    project: int,
    words: Filled,
    said: Said,
    found: Sequence[Check],
    by: Judged,
) -> tuple[Figure, ...]:
    """The indicators of a project, each with what is said of it."""
    return tuple(
        _figure(
            books,
            round,
            one,
            words.figures.get(one.indicator, Typed()),
            said,
            tuple(check for check in found if check.where == str(one.indicator)),
            by,
        )
        for one in books.of(project)
    )


def _figure(
    books: Books,
    round: Round,
    one: Held,
    fields: Typed,
    said: Said,
    found: tuple[Check, ...],
    by: Judged,
) -> Figure:
    target, _ = measured_by(one.target, None)
    told, _ = said.told.get(one.indicator, _UNTOLD)
    before = books.before(one.indicator, round.starts_on)
    last = books.fields(one, before.told if before else Told(None))
    points = books.points.get(one.indicator, ())
    actual = _actual(told)
    ends = one.starts_on, one.deadline_on
    parts = books.wholes.get(one.indicator, ())
    due = progress.scheduled(one.target, one.plan, *ends, said.dated, by.pace.basis)
    stands = progress.standing(one.target, due, actual, said.dated)
    return Figure(
        indicator=one.indicator,
        name=one.name,
        kind=target.kind,
        target_words=target.words,
        measure=fillings.measure(one.target),
        part=one.part_of is not None,
        parts=parts,
        silent=sum(said.told.get(key, _UNTOLD)[0].value is None for key in parts),
        stages=tuple(name for name, _ in fillings.works(one.target, one.terms)),
        fields=fields,
        last=last,
        last_on=before.as_of if before else None,
        step=_step(told, before.told if before else Told(None)),
        standing=stands,
        checks=found,
        points=reached(points, told.points),
        gone=_gone(one, fields, told, {point.name for point in points}),
        elsewhere=newer(books.elsewhere(one, said.dated), before),
        light=_light(by.ruleset, one, stands, actual, said.dated),
    )


def _actual(told: Told) -> Actual | None:
    if told.value is None and told.reached_on is None:
        return None
    return Actual(
        value=told.value,
        denominator=told.denominator,
        reached_on=told.reached_on,
        stages=told.stages,
        proxy=told.value,
    )


def _light(
    ruleset: Ruleset | None, one: Held, stands: Standing, actual: Actual | None, on: date
) -> Light | None:
    """What has reached its target is done; what has to be kept up may fail again."""
    if ruleset is None:
        return None
    if completion(one.target, actual, on).met and one.target.kind not in KEPT_UP:
        return Light.BLUE
    facts = Facts(standings=(told_of(stands, one.name),))
    return light_of(ruleset, Dimension.PROGRESS, facts, on)


def _step(told: Told, before: Told) -> Decimal | None:
    """How much came since; None where one of the two is not known."""
    if told.value is None or before.value is None:
        return None
    return told.value - before.value


def _gone(one: Held, fields: Typed, told: Told, names: set[str]) -> tuple[tuple[str, str], ...]:
    """What is told or typed of points that are in the list no longer."""
    kept = {name: fillings.shown(value, one.target) for name, value in told.points}
    typed = {name: words for name, words in fields.points if words.strip()}
    return tuple((name, words) for name, words in (kept | typed).items() if name not in names)
