"""实事 — one project: what was promised, by whom, by when, and where each number comes from."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.rules.access import Role, Subject, may
from shishi.web.comments import comment_form
from shishi.web.days import day_of
from shishi.web.dossiers import dossier
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page


@require_GET
@seen_by("project")
def project(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """实事页 — its dossier, and what the visitor may do about it."""
    held = dossier(visit, pk, day_of(request, visit))
    closing, day = held["project"].closing, held["day"]
    subject = Subject(visit.actor.territory, closing=closing)
    context = {
        **held,
        "leads": Role.COUNTY_LEADER in visit.actor.roles,  # leaders comment, they change nothing
        "may_level": may(visit.actor, "project.level", subject),
        "may_exempt": may(visit.actor, "light.exempt", subject),
        "may_lower": may(visit.actor, "light.lower", subject),
        "comment_form": comment_form(visit, day, closing),
    }
    return page(request, "projects/page.html", context)
