"""数的来处 — from a figure of a paper to its words, how it was come by, and the rows of the ledger
that it was frozen with."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.queries import traces
from shishi.queries.traces import Mention, TracePage
from shishi.rules.access import Subject, may
from shishi.web.days import Day, at_moment
from shishi.web.dispatches import MARKS
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page
from shishi.web.snapshots import block


@require_GET
@seen_by("dispatches")
def figure(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One figure of the paper, which `name` in the address says; else all of them."""
    found = traces.figures(visit.actor, pk, visit.at)
    name = request.GET.get("name")
    if name is None:
        return page(request, "dispatches/figures.html", {"found": found})
    held = next((one for one in found.figures if one.name == name), None)
    if held is None:
        raise Http404
    context = {
        "found": found,
        "figure": held,
        "rows": [(one.project, block(dict(one.body))) for one in held.rows],
        "day": _day(found, visit),
        "draft": found.frozen_at is None,
        "may_hand": may(visit.actor, "dispatch.override", Subject(visit.actor.territory)),
    }
    return page(request, "dispatches/figure.html", context)


def mentions(visit: Visit, project: int, day: Day) -> list[tuple[Mention, str]]:
    """见于发文 — what the page of a project shows of the papers that were issued by the day."""
    found = traces.mentions(visit.actor, project)
    return [(one, MARKS[one.state]) for one in found if one.issued_on and one.issued_on <= day.on]


def _day(found: TracePage, visit: Visit) -> str:
    """The tail of an address that leads to the ledger as the paper has it."""
    at = found.frozen_at.astimezone(visit.at.tzinfo) if found.frozen_at else visit.at
    return at_moment(found.on, at)
