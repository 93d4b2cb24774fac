"""填报的数 — each indicator of a report as its form and its review show it: the fields, the last
value, the plan of the day, its points, and what the checks say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.queries.report_facts import Books, Said
from shishi.queries.standings import Held
from shishi.records.models import Round
from shishi.rules import fillings, progress
from shishi.rules.checks import Check
from shishi.rules.fillings import Filled, Typed
from shishi.rules.indicators import IndicatorType
from shishi.rules.observations import Told
from shishi.rules.points import Point, reached
from shishi.rules.progress import Standing
from shishi.rules.targets import Actual, measured_by


@dataclass(frozen=True, slots=True)
class Figure:
    """一项数 — `fields` as they are filled in, `last` as they were accepted last (on `last_on`);
    `step` is how much came since; `standing` the figure against the plan of its day. `points` are
    its points with what is told of each, `gone` what was told of points no longer in the list, in
    the measure of the field."""

    indicator: int
    name: str
    kind: IndicatorType
    target_words: str
    measure: str
    part: bool
    stages: tuple[str, ...]
    fields: Typed
    last: Typed
    last_on: date | None
    step: Decimal | None
    standing: Standing
    checks: tuple[Check, ...]
    points: tuple[Point, ...]
    gone: tuple[tuple[str, str], ...]

    @property
    def changed(self) -> bool:
        """Whether it says something else than the last time."""
        return self.fields != self.last


def figures(
    books: Books,
    round: Round,
    project: int,
    words: Filled,
    said: Said,
    found: Sequence[Check],
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
) -> Figure:
    target, _ = measured_by(one.target, None)
    told, _ = said.told.get(one.indicator, (Told(None), ""))
    before = books.before(one.indicator, round.starts_on)
    last = books.fields(one, before.told if before else Told(None))
    points = books.points.get(one.indicator, ())
    due = progress.scheduled(one.target, one.plan, one.starts_on, one.deadline_on, said.dated)
    told_any = told.value is not None or told.reached_on is not None
    actual = Actual(
        value=told.value,
        denominator=told.denominator,
        reached_on=told.reached_on,
        stages=told.stages,
        proxy=told.value,
    )
    return Figure(
        indicator=one.indicator,
        name=one.name,
        kind=target.kind,
        target_words=target.words,
        measure=fillings.measure(one.target),
        part=one.part_of is not None,
        stages=tuple(name for name, _ in fillings.works(one.target, one.terms)),
        fields=fields,
        last=last,
        last_on=before.as_of if before else None,
        step=_step(told, before.told if before else Told(None)),
        standing=progress.standing(one.target, due, actual if told_any else None, said.dated),
        checks=found,
        points=reached(points, told.points),
        gone=_gone(one, fields, told, {point.name for point in points}),
    )


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
