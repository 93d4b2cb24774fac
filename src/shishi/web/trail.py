"""留痕 — who did what, when; refused attempts too; and the check of the chain.

`?project=` shows what was done about one project and all that belongs to it.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.queries import projects, trail
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page

A_PAGE = 50


@require_GET
@seen_by("trail")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """留痕页, the latest first."""
    before, key = (_number(request.GET.get(name, "")) for name in ("before", "project"))
    lines = trail.recent(visit.actor, before=before, count=A_PAGE, project=key)
    context = {
        "project": projects.project(visit.actor, key, visit.on) if key is not None else None,
        "lines": lines,
        "older": lines[-1].number if len(lines) == A_PAGE else None,
        "before": before,
        "check": trail.verify() if request.GET.get("verify") == "1" else None,
    }
    return page(request, "trail/page.html", context)


def _number(asked: str) -> int | None:
    return int(asked) if asked.isdecimal() and len(asked) < 12 else None
