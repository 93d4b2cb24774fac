"""网址 — the product's pages; an empty one and the barest lists, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import include, path

from shishi.records.models import Assignment, Indicator, Report

_ENGINE = Engine()
_LINES = _ENGINE.from_string(
    "<table>{% for one in rows %}<tr><td>{{ one.project__number }}</td>"
    "<td>{{ one.project__title }}</td><td>{{ one.subject }}</td><td>{{ one.value }}</td>"
    "<td>{{ one.measure }}</td><td>{{ one.type }}</td><td>{{ one.bound }}</td>"
    "<td>{{ one.project__deadline_on }}</td></tr>{% endfor %}</table>"
)
_ROWS = _ENGINE.from_string(
    "<ul>{% for one in rows %}<li>{{ one.written }} {{ one.project__number }} "
    "{{ one.project__title }} {{ one.project__deadline_on }}</li>{% endfor %}</ul>"
)
_DESK = _ENGINE.from_string(
    "<ul>{% for one in rows %}<li>{{ one.project__title }} {{ one.unit__name }} "
    "{{ one.changed_at }}</li>{% endfor %}</ul>"
)
_LEAF = 100  # rows of one page


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing but what the server and its middleware do for every page of a person signed in."""
    return HttpResponse("", headers={"X-Signed-In": str(request.user.is_authenticated)})


def ledger(request: HttpRequest) -> HttpResponse:
    """The lines of the first leaf of the ledger, out of one query."""
    rows = Indicator.objects.filter(project__number__lte=_LEAF).order_by(
        "project__number", "number"
    )
    columns = ("project__number", "project__title", "project__deadline_on", "subject", "value")
    return _shown(request, _LINES, rows.values(*columns, "measure", "type", "bound"))


def board(request: HttpRequest) -> HttpResponse:
    """Who answers for which project, as many lines as one leaf has, out of one query."""
    rows = Assignment.objects.order_by("role", "unit", "person", "project")
    columns = ("written", "project__number", "project__title", "project__deadline_on")
    return _shown(request, _ROWS, rows.values(*columns)[:_LEAF])


def today(request: HttpRequest) -> HttpResponse:
    """The reports that wait for the office, out of one query."""
    rows = Report.objects.filter(state="approved").order_by("changed_at", "pk")
    return _shown(request, _DESK, rows.values("project__title", "unit__name", "changed_at")[:_LEAF])


def _shown(request: HttpRequest, template, rows) -> HttpResponse:
    return HttpResponse(
        template.render(Context({"rows": rows})),
        headers={"X-Signed-In": str(request.user.is_authenticated)},
    )


urlpatterns = [
    path("empty/", empty),
    path("barest/ledger/", ledger),
    path("barest/board/", board),
    path("barest/today/", today),
    path("", include("shishi.web.urls")),
]
