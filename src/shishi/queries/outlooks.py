"""预计与实际 — what the record and what the unit expect of a project, how both moved, and how good
they were once it is done. Of projects, never of persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shishi.queries.lights import Figure, Lit
from shishi.rules.forecasts import Drift, Forecast, Score, Stated, drift, forecast, scored
from shishi.rules.outlooks import together
from shishi.rules.schedules import BY_AMOUNT
from shishi.rules.targets import measured_by


@dataclass(frozen=True, slots=True)
class Outlook:
    """预计 — `ahead` by the record, None where nothing is measured by amount; `stated` by the unit,
    report by report, with its drift; once the project is done, `finished_on` and the scores of
    both, None where no forecast was made before."""

    ahead: Forecast | None
    stated: tuple[Stated, ...]
    drift: Drift
    finished_on: date | None
    computed: Score | None
    own: Score | None

    @property
    def expected(self) -> Stated | None:
        """What the unit said last."""
        return max(self.stated, key=lambda one: one.made_on, default=None)


def outlook(lit: Lit) -> Outlook:
    """What is expected of the project, out of what its light was rated from."""
    measured = [one for one in lit.figures if _by_amount(one)]
    deadline = lit.figures[0].held.deadline_on if lit.figures else None
    ahead = together((one.forecast for one in measured), deadline) if deadline else None
    finished_on = _finished(lit.figures) if lit.facts.done else None
    return Outlook(
        ahead,
        lit.stated,
        drift(lit.stated),
        finished_on,
        scored(_made(measured), finished_on) if finished_on else None,
        scored(lit.stated, finished_on) if finished_on else None,
    )


def _by_amount(one: Figure) -> bool:
    return measured_by(one.held.target, None)[0].kind in BY_AMOUNT


def _finished(figures: Iterable[Figure]) -> date | None:
    """The day on which the last of them was finished: by amount when the target was reached, a
    node on its day. What is only passed or failed has no such day."""
    days = [
        one.forecast.early
        if _by_amount(one)
        else (one.held.observed.reached_on if one.held.observed else None)
        for one in figures
    ]
    return max((day for day in days if day is not None), default=None)


def _made(figures: list[Figure]) -> list[Stated]:
    """The forecasts of the project as they would have been made on each day of a report."""
    found = []
    for day in sorted({each.on for one in figures for each in one.readings}):
        whole = together((_on(one, day) for one in figures), day)
        if whole is not None and whole.likely is not None:
            found.append(Stated(day, whole.likely))
    return found


def _on(one: Figure, day: date) -> Forecast:
    """The forecast of an indicator on a day, by its schedule as it stands."""
    held = one.held
    return forecast(
        held.target,
        one.readings,
        held.starts_on,
        held.deadline_on,
        day,
        schedule=held.plan,
        months=one.months,
    )
