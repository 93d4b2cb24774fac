"""案卷 — what the page of one project shows on a day, the same for everybody who may see as much.

It is held in memory as long as the facts stand (`queries.kept`), part by part: what was done to
the project says which of them are worked out again. Lists that only grow are drawn with their
part. Nothing in it says who looks.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.safestring import SafeString

from shishi.queries import comments, permits, projects, subplans, trail
from shishi.queries.kept import Shelf, Touched
from shishi.queries.projects import AssignmentView, IndicatorView, ProjectPage, TaskView
from shishi.rules.looks import may_look
from shishi.web import funds, lowerings
from shishi.web.courses import progress, values
from shishi.web.days import Day
from shishi.web.dispatches_figures import mentions
from shishi.web.drawn import drawn
from shishi.web.guard import Visit
from shishi.web.lights import Reached
from shishi.web.numbers import Shown, shown
from shishi.web.points import shown_spreads
from shishi.web.replays import told
from shishi.web.stocktakes import meetings

# Deeds that change nothing of any project, and are not about one.
PASSING = (
    *("sign_in", "notification", "robot", "snapshot", "stocktake", "ledger", "sheet", "tick"),
    *(f"dispatch.{step}" for step in ("draw", "edit", "override", "send", "return", "sign")),
    *(f"dispatch.{step}" for step in ("number", "void", "discard")),
    *("archive", "proposal", "register.export", "light.rate", "person.invite"),
    *("plan.take_in", "plan.amend", "plan.discard"),
)
LOOKED_AT = (
    *("project", "targets", "settings", "reports", "lights", "permits", "funds", "stocktake"),
    *("comments", "trail", "dispatches"),
)

Part = dict[str, Any]
"""What one part of the page is drawn from, by the names that its template has for it."""

Dossier = dict[str, Part]
_KEPT: Shelf[Dossier] = Shelf(PASSING, room=4_000_000, told=True)  # characters
_BESIDE = 4_000  # what a dossier takes beside its drawn lists, counted in characters


@dataclass(frozen=True, slots=True)
class Promise:
    """One indicator with its amount as people read it."""

    indicator: IndicatorView
    amount: Shown
    measure: str
    part: bool
    reached: Reached | None

    @property
    def name(self) -> str:
        """What is measured; a sum from a column of its own has no words beside it."""
        return self.indicator.subject or ("资金" if self.indicator.money else "—")


@dataclass(frozen=True, slots=True)
class Task:
    """One clause with its promises; without one it is 未量化."""

    words: str
    promises: tuple[Promise, ...]


def dossier(visit: Visit, project: int, day: Day) -> dict[str, Any]:
    """What the page shows of the project on the day, by the names that its template has for it."""

    def whole() -> Dossier:
        return _whole(visit, project, day)

    def renewed(held: Dossier, touched: Touched) -> Dossier:
        stale = _stale(touched.get(project, ()))
        return whole() if stale is None else _renewed(visit, held, stale)

    looks = (bool(may_look(visit.actor, look)) for look in LOOKED_AT)
    held = _KEPT.of((visit.actor.territory, project, day, *looks), whole, renewed, _size)
    return {name: value for part in held.values() for name, value in part.items()}


def _size(held: Dossier) -> int:
    pieces = (one for part in held.values() for one in part.values() if isinstance(one, SafeString))
    return _BESIDE + sum(map(len, pieces))


def _whole(visit: Visit, pk: int, day: Day) -> Dossier:
    found = projects.project(visit.actor, pk, day.on, day.known_at)
    shown = day.until(found.closing)
    plan = {
        "project": found,
        "promise": _emphasised(found),
        "people": [one for one in found.people if one.holds],
        "turns": _turns(found),
        **told(visit, found.programme, shown),
    }
    return {"plan": plan} | {name: part(visit, found, shown) for name, part in _PARTS.items()}


def _stale(deeds: Collection[str]) -> frozenset[str] | None:
    """The parts that the deeds have changed; None where it may be all of them."""
    changed = [_CHANGES.get(deed, _CHANGES.get(deed.partition(".")[0])) for deed in deeds]
    if any(parts is None for parts in changed):
        return None
    return frozenset({"trail"} if deeds else ()).union(*(parts for parts in changed if parts))


def _renewed(visit: Visit, held: Dossier, stale: Collection[str]) -> Dossier:
    """The dossier with these parts worked out again."""
    found, day = held["plan"]["project"], held["plan"]["day"]
    return held | {name: _PARTS[name](visit, found, day) for name in stale}


def _course(visit: Visit, found: ProjectPage, day: Day) -> Part:
    known = progress(visit, found.programme, found.pk, day)
    return {
        **known,
        "tasks": [_task(task, known["reached"]) for task in found.tasks],
        "curves": _drawn("curves", known["curves"], outlook=known["outlook"]),
        "points": _drawn("points", shown_spreads(visit, found.pk, day, known["lit"]), day=day),
    }


def _papers(visit: Visit, found: ProjectPage, day: Day) -> Part:
    return {"mentions": mentions(visit, found.pk, day)}


def _history(visit: Visit, found: ProjectPage, day: Day) -> Part:
    return {"values": _drawn("values", values(visit, found.pk, day))}


def _permits(visit: Visit, found: ProjectPage, day: Day) -> Part:
    return {"permits": permits.brief(visit.actor, found.pk, day.on, day.known_at)}


def _lowerings(visit: Visit, found: ProjectPage, day: Day) -> Part:
    return {"lowerings": lowerings.told(visit, found.pk, day)}


def _funds(visit: Visit, found: ProjectPage, day: Day) -> Part:
    return {"funds_block": funds.short(visit, found.pk, day)}


def _subplan(visit: Visit, found: ProjectPage, day: Day) -> Part:
    filings = subplans.filings(visit.actor, found.pk, day.known_at)
    return {"subplan": filings[0] if filings else None}


def _meetings(visit: Visit, found: ProjectPage, day: Day) -> Part:
    return meetings(visit, found.pk, day)


def _comments(visit: Visit, found: ProjectPage, day: Day) -> Part:
    return {"comments": comments.of_project(visit.actor, found.pk, day.known_at)}


def _trail(visit: Visit, found: ProjectPage, day: Day) -> Part:
    entries = trail.of_project(visit.actor, found.pk, day.known_at)
    return {"trail": _drawn("trail", entries, project=found, day=day)}


_PARTS: MappingProxyType[str, Callable[[Visit, ProjectPage, Day], Part]] = MappingProxyType(
    {
        "course": _course,
        "history": _history,
        "permits": _permits,
        "lowerings": _lowerings,
        "funds": _funds,
        "subplan": _subplan,
        "meetings": _meetings,
        "comments": _comments,
        "papers": _papers,
        "trail": _trail,
    }
)  # beside the plan itself

# What a deed about the project changes beside its trail, a noun for all its other deeds; after a
# deed that is not named everything is worked out again.
_CHANGES = MappingProxyType(
    {
        "comment": ("comments",),
        "decision": ("meetings",),
        "matter": ("meetings",),
        "subplan": ("subplan",),
        "stop": ("permits",),
        "chain": ("permits", "course"),
        "permit": ("permits", "course"),
        "funds": ("funds", "course"),
        "light": ("lowerings", "course"),
        "schedule": ("course",),
        "point": ("course",),
        "observation": ("course", "history"),
        "report": ("course",),
        "report.attach": (),
        "report.detach": (),
        "report.accept": ("course", "history", "meetings"),
    }
)


def _drawn(name: str, rows: Any, **beside: Any) -> SafeString:
    """A list drawn by its template, which has it by the same name; nothing where it is empty."""
    return drawn(f"projects/{name}.html", **{name: rows, **beside}) if rows else _NOTHING


_NOTHING = SafeString()


def _turns(found: ProjectPage) -> list[AssignmentView]:
    """Who came after whom: of each role in which somebody follows or followed another."""
    changed = {one.label for one in found.people if one.ends_before or not one.holds}
    return [one for one in found.people if one.label in changed]


def _emphasised(found: ProjectPage) -> list[tuple[str, bool]]:
    """What was promised, clause by clause, cut into words and the figures among them."""
    clauses = "；".join(task.words.rstrip("；。") for task in found.tasks if task.words)
    words = f"{clauses}。" if clauses else found.issued_text.partition("\n")[0]
    quotes = {one.origin.quote for task in found.tasks for one in task.indicators}
    wanted = "|".join(re.escape(quote) for quote in sorted(quotes, key=len, reverse=True) if quote)
    if not wanted:
        return [(words, False)]
    return [(part, part in quotes) for part in re.split(f"({wanted})", words) if part]


def _task(task: TaskView, done: dict[int, Reached]) -> Task:
    return Task(task.words, tuple(_promise(one, done.get(one.pk)) for one in task.indicators))


def _promise(one: IndicatorView, done: Reached | None) -> Promise:
    amount = shown(one.value, one.measure, upper=one.upper, money=one.money, per=one.per)
    measure = f"{amount.measure}/{one.per}" if one.per else amount.measure
    return Promise(one, amount, measure, one.total is not None, done)
