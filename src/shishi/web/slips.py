"""随手成文 — a paper where a person looks for it: the minutes and the sheet at the stocktake, the
reminder at the round, the return at the report, the table of duties at the programme. What goes
out under a number is drawn up as a dispatch.
"""

from datetime import date
from types import MappingProxyType

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.papers import apart, fonts
from shishi.papers.drafts import Composed, Stamp, paper
from shishi.queries import (
    assignments,
    layouts,
    letterheads,
    letters,
    minutes,
    reports,
    slots,
    stocktakes,
)
from shishi.rules.access import Subject, may
from shishi.rules.layouts import DUTIES
from shishi.rules.lifecycle import Refused, no
from shishi.web.days import day_of
from shishi.web.download import attachment
from shishi.web.guard import Visit, seen_by

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = MappingProxyType({"docx": DOCX, "pdf": "application/pdf"})


@require_GET
@seen_by("stocktake")
def meeting(request: HttpRequest, visit: Visit, pk: int, form: str) -> HttpResponse:
    """调度会纪要 of the meeting that the leader held on the day."""
    day = day_of(request, visit)
    found = stocktakes.stocktake(visit.actor, pk, day.on, day.known_at)
    about = minutes.held(visit.actor, found.programme, pk, day.on)
    made = minutes.composed(visit.actor, found.programme, day.on, about, day.known_at)
    return _file(visit, found.programme, made, day.on, form, found.leader_name)


@require_GET
@seen_by("stocktake")
def sheet(request: HttpRequest, visit: Visit, pk: int, form: str) -> HttpResponse:
    """调度单 of the leader on the day."""
    day = day_of(request, visit)
    found = stocktakes.stocktake(visit.actor, pk, day.on, day.known_at)
    made = minutes.sheet(visit.actor, found.programme, pk, day.on, day.known_at)
    return _file(visit, found.programme, made, day.on, form)


@require_GET
@seen_by("reports")
def reminder(request: HttpRequest, visit: Visit, pk: int, unit: int, form: str) -> HttpResponse:
    """催报函 to a unit of which reports are missing; `pk` is the round it was looked up at."""
    _for_offices(visit)
    programme = slots.overview(visit.actor, pk, visit.on).programme
    made = letters.reminder(visit.actor, programme, visit.on, unit)
    return _file(visit, programme, made, visit.on, form, made.receivers[0])


@require_GET
@seen_by("reports")
def returned(request: HttpRequest, visit: Visit, pk: int, form: str) -> HttpResponse:
    """退回通知 of a report that was sent back."""
    _for_offices(visit)
    round_, _ = reports.place(visit.actor, pk)
    programme = slots.overview(visit.actor, round_, visit.on).programme
    made = letters.returned(visit.actor, programme, visit.on, pk)
    return _file(visit, programme, made, visit.on, form, made.receivers[0])


@require_GET
@seen_by("ledger")
def duties(request: HttpRequest, visit: Visit, pk: int, form: str) -> HttpResponse:
    """责任分解表 of the programme, in the layout that its address names."""
    asked = request.GET.get("layout", DUTIES.name)
    every = layouts.of_duties(visit.actor, pk, visit.on)
    layout = next((one for one in every if one.name == asked), None)
    if layout is None:
        raise Http404
    made = assignments.composed(visit.actor, pk, visit.on, layout=layout)
    return _file(visit, pk, made, visit.on, form, layout.name)


def _for_offices(visit: Visit) -> None:
    """A letter goes out from the offices; `Refused` for whoever is none of them."""
    verdict = may(visit.actor, "dispatch.draw", Subject(visit.actor.territory))
    if not verdict:
        raise Refused(verdict)


def _file(
    visit: Visit, programme: int, made: Composed, on: date, form: str, beside: str = ""
) -> HttpResponse:
    """The paper without number and date, which it gets as a dispatch."""
    if form not in FORMS:
        raise Http404
    head = letterheads.in_use(visit.actor, programme, on)
    try:
        chosen = fonts.choose(settings.DATA_FOLDER / "fonts")
        (content,) = apart.set(paper(made, head, Stamp()), (form,), chosen)
    except fonts.Missing as missing:
        raise Refused(no(str(missing))) from missing
    name = f"{made.title}（{beside}）" if beside else made.title
    return attachment(content, f"{name}.{form}", FORMS[form])
