"""报数事实 — the figures of a report as the checks want them: beside their target, what was
scheduled, and what was accepted before. Asked by the form, by the review and by the deeds, so
all of them speak of the same.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from shishi.queries import chains, door, elsewhere, funds, points, settings, standings
from shishi.queries.funds import FundsRecord
from shishi.queries.kept import Shelf, Touched
from shishi.queries.settings import Ruling
from shishi.queries.standings import Held, within
from shishi.records.models import Entry, Observation, Programme, Report, Round
from shishi.rules import fillings, observations, parts, progress
from shishi.rules.access import Actor
from shishi.rules.checks import Check, checks
from shishi.rules.doubts import steepest
from shishi.rules.elsewhere import Elsewhere
from shishi.rules.faults import GROWING, EntryFacts, Past
from shishi.rules.fillings import Filled, Typed
from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import YES, Verdict
from shishi.rules.looks import may_look
from shishi.rules.observations import Correction, Told
from shishi.rules.parts import Wholes
from shishi.rules.periods import Period, all_of
from shishi.rules.plain import from_plain
from shishi.rules.points import Point, reached
from shishi.rules.reports import NoChange
from shishi.rules.rounds import RoundRule
from shishi.rules.settings import Pace, Subject, in_force
from shishi.rules.splits import counted
from shishi.rules.targets import Stage, Target, measured_by

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


@dataclass(frozen=True, slots=True)
class Books:
    """账 — the indicators of a programme, and the accepted values of each with what was said of
    the progress then, in the order of their days; the works as their chains have them, the
    points of those that have any, every version of what the actual is held against, and the totals
    that are nothing but their parts, and the statements of funds. What was worked out of it is
    `known`."""

    held: Mapping[int, tuple[Held, ...]]
    past: Mapping[int, tuple[tuple[observations.Observation, str], ...]]
    chains: chains.Record
    points: Mapping[int, tuple[Point, ...]]
    paces: tuple[Ruling[Pace], ...]
    wholes: Wholes
    money: FundsRecord
    known: dict[tuple[int, object], Decimal | None] = field(default_factory=dict, compare=False)

    def of(self, project: int) -> tuple[Held, ...]:
        """The indicators of one project."""
        return self.held.get(project, ())

    def names(self, indicator: int) -> tuple[str, ...]:
        """The names of its points, none where it is reported as one number."""
        return tuple(one.name for one in self.points.get(indicator, ()))

    def read(self, one: Held, typed: Typed) -> tuple[Told, str]:
        """What the fields of an indicator tell."""
        return fillings.read(typed, one.target, one.terms, self.names(one.indicator))

    def fields(self, one: Held, told: Told, written: str = "") -> Typed:
        """The fields that tell it."""
        return fillings.fields(told, written, one.target, one.terms, self.names(one.indicator))

    def added_up(self, told: Mapping[int, tuple[Told, str]]) -> dict[int, tuple[Told, str]]:
        """What was told of a project with each total as its parts make it, whatever was typed."""
        held = {key: one for key, (one, _) in told.items()}
        sums = parts.added_up(held, {key: self.wholes[key] for key in self.wholes.keys() & held})
        return {**told, **{key: (one, "") for key, one in sums.items()}}

    def elsewhere(self, one: Held, day: date) -> Elsewhere | None:
        """What another page tells of the indicator by the day; nothing of one that is added up."""
        if one.indicator in self.points or one.indicator in self.wholes:
            return None
        return elsewhere.known(self.money, self.chains, one, self.of(one.project), day)

    def sum_on(self, whole: int, day: date, told: Mapping[int, Told]) -> Decimal | None:
        """What the parts of a total come to on a day with what is `told` of some of them now; None
        where nothing is known, or it is no such total."""
        seen = {key: self.before(key, day + timedelta(1)) for key in self.wholes.get(whole, ())}
        known = {key: one.told for key, one in seen.items() if one is not None}
        return parts.together({**known, **told}.get(key) for key in seen)

    def before(self, indicator: int, day: date) -> observations.Observation | None:
        """The last accepted value that speaks of a day before."""
        found = [one for one, _ in self.past.get(indicator, ()) if one.as_of < day]
        return found[-1] if found else None

    def later(self, indicator: int, day: date) -> observations.Observation | None:
        """The first accepted value that speaks of a later day."""
        return next((one for one, _ in self.past.get(indicator, ()) if one.as_of > day), None)

    def scheduled(self, one: Held, day: date) -> Decimal | None:
        """What should have been reached of the indicator by the day, in the measure of its target
        and by the basis that held on the day."""
        key = one.indicator, day
        if key not in self.known:
            ruled = in_force(self.paces, day)
            basis = (ruled.rule if ruled else Pace()).basis
            ends = one.starts_on, one.deadline_on
            self.known[key] = progress.amount_due(one.target, one.plan, ends, day, basis)
        return self.known[key]

    def steepest(self, one: Held, target: Target, ends: tuple[date, ...]) -> Decimal | None:
        """The largest amount that its schedule asks for in one of the periods with these ends."""
        key = one.indicator, ends
        if key not in self.known:
            self.known[key] = steepest(target, one.plan, one.starts_on, ends)
        return self.known[key]


def books(
    actor: Actor, programme: Programme, on: date, only: Collection[int] | None = None
) -> Books:
    """Everything the checks of a programme's reports rest on, or of the reports of `only` these
    projects, in a constant number of queries. Those of a single project are held: its form is
    opened, kept and handed in within minutes."""

    def whole() -> Books:
        return _books(actor, programme, on, only)

    if only is None or len(only) != 1:
        return whole()
    (project,) = only

    def renewed(held: Books, touched: Touched) -> Books:
        return whole() if project in touched else held

    key = actor.territory, project, on, *(bool(may_look(actor, look)) for look in _LOOKS)
    return _KEPT.of(key, whole, renewed, lambda _: 1, untouched=True)


# Deeds that change nothing that the checks of a report rest on, beside the report itself.
PASSING = (
    *("sign_in", "notification", "robot", "comment", "decision", "matter", "stocktake", "snapshot"),
    *("tick", "ledger", "sheet", "round", "light", "stop", "subplan", "unit"),
    *("person", "post", "register.export", "plan.take_in", "plan.amend", "plan.discard"),
    *("report.attach", "report.detach"),
)
_STEPS = ("report.fill", "report.submit", "report.withdraw", "report.approve", "report.return")
_KEPT: Shelf[Books] = Shelf((*PASSING, *_STEPS), room=300)  # projects
_LOOKS = ("project", "targets", "lights", "permits", "funds", "settings")


def _books(actor: Actor, programme: Programme, on: date, only: Collection[int] | None) -> Books:
    rows = door.visible(actor, Observation).filter(**within(programme, "indicator__project", only))
    words: dict[int, str] = {}
    facts = []
    for *columns, said in rows.values_list(*Observation.COLUMNS, "report__progress"):
        facts.append(Observation.fact(*columns))
        words[facts[-1].key] = said or ""
    told: dict[int, list[observations.Observation]] = {}
    for one in observations.standing(facts):
        told.setdefault(one.indicator, []).append(one)
    seen = {key: tuple(ones) for key, ones in told.items()}
    past = {key: tuple((one, words[one.key]) for one in ones) for key, ones in seen.items()}
    held = standings.record(actor, programme, None, only, seen).on(on)
    listed = points.of_programme(actor, programme, only)
    lines = [(one.indicator, one.part_of, one.target) for ones in held.values() for one in ones]
    wholes = parts.wholes(lines, listed.keys())
    return Books(
        held,
        past,
        chains.record(actor, programme, None, only),
        listed,
        settings.rulings(settings.versions(actor, programme), Subject.PACE, Pace),
        wholes,
        funds.record(actor, programme, None, only),
    )


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
    silent = any(said.told.get(key, _UNTOLD)[0].value is None for key in parted)
    past = [held for held in books.past.get(one.indicator, ()) if held[0].as_of < starts_on]
    since = past[-1][0].as_of if past else one.starts_on
    return EntryFacts(
        indicator=str(one.indicator),
        subject=one.name,
        type=target.kind,
        measure=target.measure or ("%" if target.kind is IndicatorType.PHYSICAL else ""),
        value=None if silent else _value(told),
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
