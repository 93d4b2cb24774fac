"""报数事实 — the figures of a report as the checks want them: beside their target, what was
scheduled, and what was accepted before. Asked by the form, by the review and by the deeds, so
all of them speak of the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shishi.queries.report_books import Books
from shishi.queries.standings import Held
from shishi.records.models import Entry, Report, Round
from shishi.rules import observations
from shishi.rules.checks import Check, checks
from shishi.rules.faults import GROWING, EntryFacts, Past
from shishi.rules.fillings import Filled, Typed
from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import YES, Verdict
from shishi.rules.observations import Correction, Told
from shishi.rules.periods import Period, all_of
from shishi.rules.plain import from_plain
from shishi.rules.points import reached
from shishi.rules.reports import NoChange
from shishi.rules.rounds import RoundRule
from shishi.rules.splits import counted
from shishi.rules.targets import Stage, measured_by

_UNTOLD = (Told(None), "")
_REACHED = Decimal(1)  # what a milestone counts as, so a day that has not come is found


@dataclass(frozen=True, slots=True)
class Said:
    """所报 — of each indicator what was told, and what was typed where it is no number; `dated` is
    the day the figures speak of. `typed` are the words of its points where one is no number."""

    told: Mapping[int, tuple[Told, str]]
    dated: date
    progress: str = ""
    cause: NoChange | None = None
    typed: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


def dated(round: Round, on: date) -> date:
    """The day that figures handed in on a day speak of: never later than their period."""
    return min(round.facts().period.last, on)


def said(report: Report, entries: list[Entry], day: date) -> Said:
    """What a stored report says."""
    told = {entry.indicator_id: (told_of(entry), entry.written) for entry in entries}
    typed = {entry.indicator_id: entry.points or {} for entry in entries if entry.written}
    return Said(told, day, report.progress, report.no_change or None, typed)


def typed(books: Books, project: int, filled: Filled, day: date) -> Said:
    """What is told by what was typed."""
    told = {
        one.indicator: books.read(one, filled.figures.get(one.indicator, Typed()))
        for one in books.of(project)
    }
    return Said(books.added_up(told), day, filled.progress, filled.no_change)


def told_of(entry: Entry) -> Told:
    """The value of an entry."""
    stages = from_plain(tuple[Stage, ...], entry.stages)
    points = () if entry.written else observations.points_of(entry.points)
    return Told(entry.value, entry.denominator, entry.reached_on, stages, points)


def found(books: Books, round: Round, project: int, said: Said, on: date) -> tuple[Check, ...]:
    """What the checks say of a report on the day; `round.rule` is loaded with it."""
    periods = all_of(round.programme.year, from_plain(RoundRule, round.rule.value).cadence)
    facts = [_facts(books, one, round.starts_on, said, periods) for one in books.of(project)]
    chain = books.chains.of(project)
    works = chain.works(where_of(project), round.programme.year) if chain else None
    return checks(*facts, *([works] if works else []), on=on)


def fits_later(books: Books, project: int, told: Mapping[int, Told], as_of: date) -> Verdict:
    """Whether what is told goes before what was accepted of later days: a late report may come
    after one of a later period; what adds up must still not fall."""
    for one in books.of(project):
        value = told[one.indicator].value if one.indicator in told else None
        later = books.later(one.indicator, as_of)
        if measured_by(one.target, None)[0].kind not in GROWING or later is None:
            continue
        verdict = observations.may_stand_before(one.name, value, later)
        if not verdict:
            return verdict
    return YES


def where_of(project: int) -> str:
    """The place of what is said of the works, which is no indicator."""
    return f"p{project}"


def _facts(
    books: Books, one: Held, starts_on: date, said: Said, periods: Sequence[Period]
) -> EntryFacts:
    target, _ = measured_by(one.target, None)
    told, written = said.told.get(one.indicator, _UNTOLD)
    spread = reached(books.points.get(one.indicator, ()), told.points)
    whole, parted = target.whole, books.wholes.get(one.indicator, ())
    if any(said.told.get(key, _UNTOLD)[0].value is None for key in parted):
        told = Told(None)  # not yet the whole sum
    past = [held for held in books.past.get(one.indicator, ()) if held[0].as_of < starts_on]
    since = past[-1][0].as_of if past else one.starts_on
    return EntryFacts(
        indicator=str(one.indicator),
        subject=one.name,
        type=target.kind,
        measure=target.measure or ("%" if target.kind is IndicatorType.PHYSICAL else ""),
        value=_value(told),
        dated=told.reached_on or said.dated,
        typed=written,
        denominator=told.denominator,
        target=whole,
        bound=target.bound,
        upper=target.upper,
        tolerance=target.tolerance,
        scheduled=books.scheduled(one, said.dated),
        steepest=books.steepest(one, target, tuple(period.last for period in periods)),
        periods=sum(since <= period.start <= said.dated for period in periods),
        counted=whole is not None and bool(target.measure) and counted(whole, target.measure),
        summed=bool(parted),
        elsewhere=books.elsewhere(one, said.dated),
        **_parts(books, one, said),
        points=tuple((point.name, point.actual) for point in spread),
        remark=said.progress,
        cause=said.cause,
        past=tuple(
            Past(value, books.scheduled(one, seen.as_of), words, seen.denominator, seen.points)
            for seen, words in past
            if (value := _value(seen.told)) is not None
        ),
    )


def _value(told: Told) -> Decimal | None:
    return _REACHED if told.value is None and told.reached_on else told.value


def _parts(books: Books, one: Held, said: Said) -> dict[str, tuple[Decimal, ...]]:
    """The 其中 parts of a total with their targets, once each of them has its number."""
    held = [other for other in books.of(one.project) if other.part_of == one.indicator]
    told = [said.told[part.indicator][0].value for part in held if part.indicator in said.told]
    aims = [measured_by(part.target, None)[0].whole for part in held]
    values, targets = (tuple(v for v in ones if v is not None) for ones in (told, aims))
    whole = len(values) == len(targets) == len(held)
    return {"parts": values, "part_targets": targets} if whole else {}


def of_correction(books: Books, one: Held, asked: Correction, on: date) -> tuple[Check, ...]:
    """What the checks say of a correction by itself; the days around it are for the rule of
    corrections."""
    told = Said({one.indicator: (asked.told, "")}, asked.of.as_of)
    return checks(_facts(books, one, date.min, told, ()), on=on)
