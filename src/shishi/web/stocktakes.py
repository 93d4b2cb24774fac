"""周调度 — the sheets of the leaders, one of them on the screen, on paper and on the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import stocktakes as deeds
from shishi.queries import decisions, escalations
from shishi.queries import stocktakes as look
from shishi.queries.escalations import MatterLine
from shishi.queries.stocktakes import StocktakePage, Trouble
from shishi.rules.access import Role, Subject, may
from shishi.rules.decisions import ALIVE, Decision, DecisionState
from shishi.rules.escalations import LADDER, Position, Rung
from shishi.rules.lifecycle import Refused
from shishi.rules.stocktakes import may_hold
from shishi.web.days import Day, day_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.lights import Status, of_light

SOON = 3  # days left from which a line warns
VIEWS = MappingProxyType({"print": "stocktakes/print.html", "wall": "stocktakes/wall.html"})
_MARKS = MappingProxyType(
    {
        DecisionState.OPEN: "none",
        DecisionState.CARRIED: "warn",
        DecisionState.DONE: "done",
        DecisionState.REFUSED: "none",
    }
)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as a line of the sheet; `steps` is what a form on the page has seen of it."""

    decision: Decision
    status: Status
    steps: int

    @property
    def alive(self) -> bool:
        return self.decision.state in ALIVE


@dataclass(frozen=True, slots=True)
class Quick:
    """What a decision about the project is opened with: its units, the answering one first."""

    project: int
    name: str
    units: tuple[str, ...]

    @property
    def owner(self) -> str:
        return self.units[0] if self.units else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A matter as a line of the sheet: who has to decide it, and for how long it has lain there."""

    position: Position
    whom: str
    status: Status
    higher: str
    told: tuple[tuple[str, str], ...]
    steps: int
    quick: Quick

    @property
    def days(self) -> int:
        return (self.position.due_on - self.position.since).days - self.position.left


@dataclass(frozen=True, slots=True)
class Shown:
    """A project that needs attention: each reason with its day, its age and what it says."""

    trouble: Trouble
    status: Status
    quick: Quick
    reasons: tuple[tuple[str, date, int, str], ...]


@require_GET
@seen_by("stocktake")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """周调度 — the sheet of each leader in a line, in the order of the plan."""
    day = day_of(request, visit)
    found = look.overview(visit.actor, day.on, day.known_at)
    sheets = found.sheets if found else ()
    lines = [(one, _open(one.sheet.last), _late(one)) for one in sheets]
    context = {"found": found, "lines": lines, "day": day, "today": visit.on}
    return page(request, "stocktakes/list.html", context)


@require_GET
@seen_by("stocktake")
def sheet(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """调度单 of one leader: on the screen, for paper (?print), for the wall (?wall)."""
    return _sheet(request, visit, pk)


@require_POST
@seen_by("stocktake")
def hold(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """登记调度会 — the meeting is over; the next sheet begins here."""
    found = look.stocktake(visit.actor, pk, visit.on)
    try:
        deeds.hold(
            actor=visit.actor, programme=found.programme, leader=pk, on=visit.on, at=visit.at
        )
    except Refused as refused:
        if not may(visit.actor, "stocktake.hold", Subject(visit.actor.territory)):
            raise
        return _sheet(request, visit, pk, refused.verdict.says)
    messages.success(request, "已登记本次调度，下次从这里接着。", extra_tags="good")
    return go("stocktake", pk)


def meetings(visit: Visit, project: int, day: Day) -> dict[str, Any]:
    """What the page of a project shows of meetings: its matters and the decisions about it."""
    return {
        "matters": escalations.of_project(visit.actor, project, day.on, day.known_at),
        "decisions": decisions.of_project(visit.actor, project, day.known_at),
    }


def _sheet(request: HttpRequest, visit: Visit, pk: int, refusal: str = "") -> HttpResponse:
    day = day_of(request, visit)
    found = look.stocktake(visit.actor, pk, day.on, day.known_at)
    subject = Subject(visit.actor.territory, closing=found.closing)
    enters = may(visit.actor, "decision.enter", subject)
    context = {
        "found": found,
        "sheet": found.sheet,
        "last": _decided(found.sheet.last, found),
        "new": _decided(found.sheet.new, found),
        "matters": [_asked(one, found) for one in found.sheet.to_decide],
        "troubles": [_shown(one, found) for one in found.troubles],
        "day": day,
        "today": visit.on,
        "enters": bool(enters) and not day.past,
        "why_not": enters.says,
        "may_hold": may_hold(found.sheet),
        "refusal": refusal,
        "office": Role.INSPECTION_OFFICE.label,
    }
    view = next((name for name in VIEWS if name in request.GET), "")
    template = VIEWS.get(view, "stocktakes/page.html")
    return page(request, template, context, status=422 if refusal else 200)


def _decided(decisions: Iterable[Decision], found: StocktakePage) -> list[Decided]:
    on, lines = found.sheet.on, found.decisions
    return [Decided(one, decided(one, on), len(lines[one.key].steps)) for one in decisions]


def decided(one: Decision, on: date) -> Status:
    """How a decision stands on the day."""
    if one.state in ALIVE and one.due_on < on:
        return Status("late", f"{one.state.label}，逾期 {(on - one.due_on).days} 天")
    return Status(_MARKS[one.state], one.state.label)


def _asked(one: Position, found: StocktakePage) -> Asked:
    at_leader = one.rung is Rung.SPONSOR
    whom = f"{found.leader_name}同志" if at_leader else one.rung.label
    line, quick = found.matters[one.matter.key], _quick(one.matter.project, found)
    told = background(line)
    return Asked(one, whom, waiting(one), higher(one.rung), told, len(line.steps), quick)


def _quick(project: int, found: StocktakePage) -> Quick:
    return Quick(project, found.projects[project], found.units.get(project, ()))


def waiting(one: Position) -> Status:
    """How the clock of a matter stands."""
    if one.left < 0:
        return Status("late", f"超时限 {-one.left} 天")
    word = f"还有 {one.left} 天" if one.left else "今日到时限"
    return Status("warn" if one.left <= SOON else "none", word)


def background(line: MatterLine) -> tuple[tuple[str, str], ...]:
    """What is known beside the matter: what was tried, or the words of the report it came with,
    each under its own name."""
    told = (
        ("已采取措施", line.matter.tried),
        ("存在问题", line.problem),
        ("进展", line.progress),
    )
    return tuple((label, words) for label, words in told if words)


def higher(rung: Rung) -> str:
    """The step above; empty at the top and for what is settled."""
    above = LADDER[LADDER.index(rung) + 1 :] if rung in LADDER else ()
    return above[0].label if above else ""


def _shown(one: Trouble, found: StocktakePage) -> Shown:
    on = found.sheet.on
    reasons = tuple(
        (held.reason.label, held.since, (on - held.since).days, held.bare) for held in one.concerns
    )
    return Shown(one, of_light(one.light), _quick(one.project, found), reasons)


def _open(decisions: Iterable[Decision]) -> int:
    return sum(one.state in ALIVE for one in decisions)


def _late(found: StocktakePage) -> int:
    on = found.sheet.on
    return sum(one.state in ALIVE and one.due_on < on for one in found.sheet.last)
