"""实事 — one project: what was promised, by whom, by when, and where each number comes from."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.queries import permits, projects, subplans, trail
from shishi.queries.projects import AssignmentView, IndicatorView, ProjectPage, TaskView
from shishi.rules.access import Role, Subject, may
from shishi.rules.looks import LOOKS
from shishi.web import comments, funds, lowerings
from shishi.web.courses import progress
from shishi.web.days import day_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page
from shishi.web.lights import Reached
from shishi.web.numbers import Shown, shown
from shishi.web.points import shown_spreads
from shishi.web.replays import told
from shishi.web.stocktakes import meetings


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


@require_GET
@seen_by("project")
def project(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """实事页."""
    day = day_of(request, visit)
    found = projects.project(visit.actor, pk, day.on, day.known_at)
    day = day.until(found.closing)
    known = progress(visit, found.programme, pk, day)
    subject = Subject(visit.actor.territory, closing=found.closing)
    sees_trail = bool(visit.actor.roles & LOOKS["trail"])
    context = {
        "project": found,
        "tasks": [_task(task, known["reached"]) for task in found.tasks],
        "promise": _emphasised(found),
        "trail": trail.of(visit.actor, "project", pk, day.known_at) if sees_trail else (),
        "leads": Role.COUNTY_LEADER in visit.actor.roles,  # leaders comment, they change nothing
        "may_exempt": may(visit.actor, "light.exempt", subject),
        "permits": permits.brief(visit.actor, pk, day.on, day.known_at),
        "may_lower": may(visit.actor, "light.lower", subject),
        "lowerings": lowerings.told(visit, pk, day),
        "funds_block": funds.short(visit, pk, day),
        "people": [one for one in found.people if one.holds],
        "turns": _turns(found),
        **known,
        **told(visit, found.programme, day),
        "subplan": next(iter(subplans.filings(visit.actor, pk, day.known_at)), None),
        "spreads": shown_spreads(visit, pk, day, known["lit"]),
        **meetings(visit, pk, day),
        **comments.said(visit, pk, day.known_at, found.closing),
    }
    return page(request, "projects/page.html", context)


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
