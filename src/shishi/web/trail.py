"""留痕 — who did what, when; refused attempts too; and the check of the chain."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.queries import trail
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page

A_PAGE = 50


@require_GET
@seen_by("trail")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """留痕页, the latest first."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 12 else None
    lines = trail.recent(visit.actor, before=before, count=A_PAGE)
    context = {
        "lines": lines,
        "older": lines[-1].number if len(lines) == A_PAGE else None,
        "before": before,
        "check": trail.verify() if request.GET.get("verify") == "1" else None,
    }
    return page(request, "trail/page.html", context)
