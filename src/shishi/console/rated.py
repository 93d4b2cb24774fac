"""亮灯的导出 — the lights of a day as plain values and as lines on the screen."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import Console

from shishi import clock
from shishi.console.sheets import programme_of
from shishi.queries import ledgers, lights
from shishi.queries.ledgers import LedgerProject, Sieve
from shishi.queries.lights import Figure, Lit
from shishi.queries.programmes import ProgrammeCard
from shishi.rules.days import day_text, end_of


@dataclass(frozen=True, slots=True)
class Rated:
    """The lights of one programme on a day; `lit` is empty before a rule holds."""

    card: ProgrammeCard
    on: date
    projects: tuple[LedgerProject, ...]
    lit: dict[int, Lit]


def of_year(year: int | None, on: date, *, then: bool) -> Rated:
    """The lights of the year, of the latest one when none is named; `then` asks only what could be
    known by the end of the day."""
    actor, card = programme_of(year)
    known_at = end_of(on, clock.HERE) if then else None
    found = ledgers.ledger(actor, card.pk, Sieve())
    return Rated(card, on, found.projects, lights.lights(actor, card.pk, on, known_at))


def as_json(found: Rated) -> dict[str, Any]:
    """Plain values: amounts and shares as exact decimal words, days as 2026-12-31."""
    return {
        "year": found.card.year,
        "on": found.on.isoformat(),
        "projects": [
            {"number": one.number, "title": one.title, **_light(found.lit.get(one.pk))}
            for one in found.projects
        ],
    }


def show(found: Rated) -> None:
    """One line a project, with the sentence below it."""
    screen = Console(highlight=False, soft_wrap=True)
    screen.print(f"{found.card.year}年民生实事，截至{day_text(found.on)}", markup=False)
    if not found.lit:
        screen.print("当日尚无亮灯规则，没有可评的灯。请先设定亮灯规则并启动年度。", markup=False)
    for one in found.projects:
        if lit := found.lit.get(one.pk):
            look = lit.look
            screen.print(f"{one.number:>3}  {look.shape} {look.word}  {one.title}", markup=False)
            screen.print(f"       {lit.rating.says}", markup=False)


def _light(lit: Lit | None) -> dict[str, Any]:
    if lit is None:
        return {"light": None, "sentence": "当日尚无亮灯规则", "by_dimension": [], "figures": []}
    rating = lit.rating
    return {
        "light": rating.light.value,
        "label": rating.light.label,
        "status": lit.look.word,
        "done": lit.facts.done,
        "sentence": rating.says,
        "by_dimension": [
            {
                "dimension": one.dimension.value,
                "label": one.dimension.label,
                "light": one.light.value,
                "sentence": one.says,
            }
            for one in rating.by_dimension
        ],
        "figures": [_figure(one) for one in lit.figures],
        "rule": {"name": rating.ruleset, "version": rating.version, "number": lit.rule_number},
    }


def _figure(one: Figure) -> dict[str, Any]:
    stands, seen = one.standing, one.held.observed
    return {
        "name": one.held.name,
        "measure": stands.measure,
        "target": _words(stands.target),
        "scheduled": None if stands.presumed else _words(stands.scheduled),
        "actual": _words(stands.actual),
        "actual_on": seen.as_of.isoformat() if seen else None,
        "share": _words(stands.share),
        "scheduled_share": None if stands.presumed else _words(stands.scheduled_share),
        "points": None if stands.presumed else _words(stands.points),
        "ratio": None if stands.presumed else _words(stands.ratio),
        "basis": stands.basis.value if stands.basis else None,
        "presumed": stands.presumed,
        "light": one.light.value,
        "sentence": stands.says,
        "forecast": one.forecast.likely.isoformat() if one.forecast.likely else None,
    }


def _words(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
