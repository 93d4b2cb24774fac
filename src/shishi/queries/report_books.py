"""报送所依的账 — the indicators and accepted values that a check of reports rests on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from shishi.queries import chains, door, elsewhere, funds, points, settings, standings
from shishi.queries.funds import FundsRecord
from shishi.queries.kept import Shelf, Touched
from shishi.queries.settings import Ruling
from shishi.queries.standings import Held, within
from shishi.records.models import Observation, Programme
from shishi.rules import fillings, observations, parts, progress
from shishi.rules.access import Actor
from shishi.rules.elsewhere import Elsewhere
from shishi.rules.fillings import Typed
from shishi.rules.forecasts import steepest
from shishi.rules.looks import may_look
from shishi.rules.observations import Told
from shishi.rules.parts import Wholes
from shishi.rules.points import Point
from shishi.rules.settings import Pace, Subject, in_force
from shishi.rules.targets import Target


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
    "proposal",
    *("archive", "dispatch", "proposal"),
    *("tick", "ledger", "archive", "sheet", "round", "light", "stop", "subplan", "unit"),
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
