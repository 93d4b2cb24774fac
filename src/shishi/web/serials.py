"""发文登记 — the register of numbers, with those that were voided and why; as a sheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.papers import serials as paper
from shishi.papers import xlsx
from shishi.papers.serials import Registered
from shishi.queries import serials
from shishi.queries.serials import SerialLine
from shishi.rules.dispatches import HANDLERS
from shishi.web.dispatches import MARKS
from shishi.web.download import XLSX, attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page


@require_GET
@seen_by("dispatches")
def register(request: HttpRequest, visit: Visit) -> HttpResponse:
    """发文登记簿页."""
    held = serials.register(visit.actor)
    context = {
        "series": [(one, [(line, MARKS[line.state]) for line in one.lines]) for one in held],
        "handles": bool(visit.actor.roles & HANDLERS),
    }
    return page(request, "dispatches/serials.html", context)


@require_GET
@seen_by("dispatches")
def sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """发文登记簿 as a sheet ready to print."""
    held = [
        (f"{one.code}〔{one.year}〕", [_registered(line, visit) for line in one.lines])
        for one in serials.register(visit.actor)
    ]
    if not held:
        raise Http404
    content = xlsx.write(paper.book(held, visit.on))
    return attachment(content, f"发文登记簿（截至{visit.on}）.xlsx", XLSX)


def _registered(one: SerialLine, visit: Visit) -> Registered:
    zone = visit.at.tzinfo
    return Registered(
        one.text,
        one.title,
        one.state.label,
        one.taken_by,
        one.taken_at.astimezone(zone).date(),
        one.voided_by,
        one.voided_at.astimezone(zone).date() if one.voided_at else None,
        one.reason,
    )
