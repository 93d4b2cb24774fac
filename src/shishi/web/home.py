"""待办 — the first page: what the visitor has to do today, each thing with its day and link."""

from collections import Counter
from itertools import groupby
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from shishi.queries import ticks
from shishi.queries import today as look
from shishi.queries.desk import Duty, Todo
from shishi.rules.access import KEEPERS, Role
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page
from shishi.web.leaves import leaf_of
from shishi.web.lights import counted, mark, of_light
from shishi.web.nav import at_hand

LINKS = MappingProxyType(
    {
        Duty.RETURNED: "report",
        Duty.REPORT: "report",
        Duty.COMMENT: "project",
        Duty.DECISION: "decision",
        Duty.APPROVE: "report",
        Duty.ACCEPT: "report",
        Duty.OVERDUE: "round",
        Duty.CHECK: "round_checks",
        Duty.PROPOSAL: "proposals",
        Duty.SIGN: "dispatch",
        Duty.ISSUE: "dispatch",
        Duty.MATTER: "matter",
        Duty.OPEN: "rounds_open",
        Duty.UPLOAD: "upload",
        Duty.START: "programme_start",
        Duty.DRAFT: "review",
        Duty.TARGETS: "targets",
        Duty.CLOCK: "permits",
        Duty.SEASON: "permits",
        Duty.SEASONS: "targets",
        Duty.LOWERING: "lowering_second",
        Duty.MEETING: "stocktake",
        Duty.LIGHT: "project",
        Duty.VACANT: "people",
        Duty.NO_POST: "person",
        Duty.CALENDAR: "calendar",
    }
)
UNTIMED = frozenset(
    {
        Duty.MEETING,
        Duty.UPLOAD,
        Duty.VACANT,
        Duty.NO_POST,
        Duty.CALENDAR,
        Duty.LIGHT,
        Duty.SEASON,
        Duty.SEASONS,
        Duty.CHECK,
    }
)  # no day of their own
SOON = 3  # days left from which a line warns


@require_GET
@seen_by("today")
def today(request: HttpRequest, visit: Visit) -> HttpResponse:
    """待办 of the visitor; for the congress the ledger as it stands."""
    found = at_hand(request)
    watches = Role.CONGRESS_OFFICE in visit.actor.roles
    counts = look.counts(visit.actor, visit.on) if watches else None
    leaf = leaf_of(request, found)
    every = Counter(one.matter for one in found)
    context = {
        "on": visit.on,
        "ahead": ticks.ahead(visit.at) if visit.actor.roles & KEEPERS else None,
        "leaf": leaf,
        "leaf_query": "?",
        "number": len(found),
        "groups": [
            (matter.label, every[matter], [_shown(one) for one in ones])
            for matter, ones in groupby(leaf.items, key=lambda one: one.matter)
        ],
        "coming": "" if found else look.coming(visit.actor, visit.on),
        "counts": counts,
        "lights": counted(counts.looks) if counts else (),
    }
    return page(request, "home/today.html", context)


def _shown(one: Todo) -> dict[str, object]:
    """The line as the page has it; rounds are opened by a button, as that is a deed."""
    return {
        "todo": one,
        "href": reverse(LINKS[one.matter], args=one.keys),
        "deed": one.matter is Duty.OPEN,
        "light": of_light(one.light) if one.light else None,
        "when": "" if one.matter in UNTIMED else _when(one),
        "mark": _mark(one),
        "shape": mark(_mark(one)),
        "day": one.day.isoformat(),
    }


def _when(one: Todo) -> str:
    if one.waits:
        return f"已等 {-one.left} 天" if one.left else "今日新增"
    if one.left < 0:
        return f"逾期 {-one.left} 天"
    return f"还剩 {one.left} 天" if one.left else "今日到期"


def _mark(one: Todo) -> str:
    """The shape and colour beside the age."""
    if one.waits:
        return "none"
    if one.left < 0:
        return "late"
    return "warn" if one.left <= SOON else "none"
