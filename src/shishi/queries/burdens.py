"""填报负担 — of each unit and period what the reports of the year ask, and what was filled in.

Counted from the indicators of the unit's projects and from the reports that came; nobody is asked
for it. A constant number of queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product, zip_longest

from shishi.queries import door, report_books, slots
from shishi.queries.report_books import Books
from shishi.queries.report_facts import told_of
from shishi.queries.standings import Held
from shishi.records.models import Entry, Programme, Report, Round
from shishi.rules import fillings
from shishi.rules.access import Actor
from shishi.rules.burdens import Asked, Done, Load, load, together
from shishi.rules.fillings import Typed
from shishi.rules.indicators import IndicatorType
from shishi.rules.reports import ReportState
from shishi.rules.targets import measured_by


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """一个单位 — the load of each period, in the order of the periods, and the whole."""

    name: str
    loads: tuple[Load, ...]
    whole: Load


@dataclass(frozen=True, slots=True)
class Burden:
    """一年的填报负担."""

    year: int
    periods: tuple[str, ...]
    units: tuple[UnitLoad, ...]
    whole: Load


def burden(actor: Actor, on: date) -> Burden | None:
    """The latest programme that the actor may see; None before the first."""
    row = door.visible(actor, Programme).order_by("-year").first()
    if row is None:
        return None
    rounds = list(
        door.visible(actor, Round)
        .filter(programme=row, opens_on__lte=on)
        .select_related("edition")
        .order_by("starts_on")
    )
    asked, done, names = _counted(actor, row, rounds, on)
    found = []
    for key, name in names.items():
        places = [(key, round.pk) for round in rounds]
        loads = tuple(load(asked.get(one, ()), done.get(one, ())) for one in places)
        found.append(UnitLoad(name, loads, together(loads)))
    periods = tuple(round.facts().period.label for round in rounds)
    found.sort(key=lambda one: -one.whole.asked_seconds)
    return Burden(row.year, periods, tuple(found), together(one.whole for one in found))


Place = tuple[int, int]  # unit and round


def _counted(
    actor: Actor, programme: Programme, rounds: list[Round], on: date
) -> tuple[dict[Place, list[Asked]], dict[Place, list[Done]], dict[int, str]]:
    """What was asked and done by unit and round, and the names of the units."""
    books = report_books.books(actor, programme, on)
    units = slots.answering_units(actor, [programme.pk])
    came = _reports(actor, rounds)
    asked: dict[Place, list[Asked]] = {}
    done: dict[Place, list[Done]] = {}
    names: dict[int, str] = {}
    for round, (project, held) in product(rounds, books.held.items()):
        report, entries = came.get((round.pk, project), (None, ()))
        unit = report.unit if report else units.get(project)
        if unit is None:
            continue
        names[unit.pk] = unit.name
        place, wanted = (unit.pk, round.pk), _asked(books, held, round)
        asked.setdefault(place, []).append(wanted)
        if report is not None and report.state is not ReportState.DRAFT:
            given = _done(books, held, round, report, entries, wanted)
            done.setdefault(place, []).append(given)
    return asked, done, names


def _reports(
    actor: Actor, rounds: list[Round]
) -> dict[tuple[int, int], tuple[Report, tuple[Entry, ...]]]:
    rows = door.visible(actor, Report).filter(round__in=rounds)
    held = rows.select_related("round", "project", "unit").prefetch_related("entries")
    return {(row.round.pk, row.project.pk): (row, tuple(row.entries.all())) for row in held}


def _asked(books: Books, held: Iterable[Held], round: Round) -> Asked:
    fields = known = 0
    for one in held:
        if one.indicator in books.wholes:
            continue  # added up, not asked
        number = len(books.names(one.indicator)) or _fields(one)
        fields += number
        known += number if books.before(one.indicator, round.starts_on) else 0
    return Asked(fields, known)


def _fields(one: Held) -> int:
    """How many fields an indicator without points has on the form."""
    kind = measured_by(one.target, None)[0].kind
    if kind is IndicatorType.UNQUANTIFIED:
        return 0
    if stages := fillings.works(one.target, one.terms):
        return len(stages)
    shared = kind is IndicatorType.RATE and fillings.measure(one.target) in ("%", "‰")
    return 2 if shared else 1


def _done(
    books: Books,
    held: Iterable[Held],
    round: Round,
    report: Report,
    entries: tuple[Entry, ...],
    asked: Asked,
) -> Done:
    by_line = {one.indicator_id: one for one in entries}
    changed = 0
    for one in held:
        if one.indicator in books.wholes:
            continue
        entry, last = by_line.get(one.indicator), books.before(one.indicator, round.starts_on)
        now = Typed()
        if entry is not None:
            now = books.fields(one, told_of(entry), entry.written)
        before = Typed()
        if last is not None:
            before = books.fields(one, last.told)
        pairs = zip_longest(_cells(now), _cells(before), fillvalue="")
        changed += sum(one != other for one, other in pairs)
    words = (report.progress, report.problem, report.coordination, report.next_step, report.remark)
    passages = sum(bool(one.strip()) for one in words)
    answers = len(report.reasons) + bool(report.forecast_on)
    return Done(asked, min(changed, asked.fields), passages, answers, bool(report.no_change))


def _cells(typed: Typed) -> tuple[str, ...]:
    """The fields that are typed; the sum of points is not."""
    return tuple(words for _, words in typed.points) or typed.parts
