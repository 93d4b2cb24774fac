"""填报负担 — what is asked of each unit, month by month, and on what basis each field is asked."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.queries import burdens as look
from shishi.rules import burdens
from shishi.rules.burdens import Load
from shishi.rules.forms import FORMS
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page


@require_GET
@seen_by("burden")
def burden(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The year's burden, the repeats, the register of fields."""
    found = look.burden(visit.actor, visit.on)
    periods = found.periods if found else ()
    context = {
        "year": found.year if found else None,
        "periods": periods,
        "whole": _shown(found.whole) if found else None,
        "units": [
            (one.name, [_shown(load) for load in one.loads], _shown(one.whole))
            for one in (found.units if found else ())
        ],
        "assumed": burdens.ASSUMED,
        "repeats": burdens.repeats(),
        "forms": FORMS,
        "number": sum(len(form.data) for form in FORMS),
    }
    return page(request, "burden/page.html", context)


def _shown(load: Load) -> dict[str, object]:
    return {
        "load": load,
        "asked": burdens.minutes_text(load.asked_seconds),
        "done": burdens.minutes_text(load.done_seconds),
        "new": load.fields - load.known,
    }
