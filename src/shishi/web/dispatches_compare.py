"""对账 — an issued paper against the ledger of today; a correction is drawn up from here."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import dispatches as deeds
from shishi.queries import dispatches as look
from shishi.queries import reconciliations
from shishi.rules.access import Subject, may
from shishi.rules.dispatches import DispatchState, Kind
from shishi.rules.lifecycle import Refused, Verdict, no
from shishi.web.dispatches import MARKS
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page


@require_http_methods(["GET", "POST"])
@seen_by("dispatches")
def compare(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """对账页; an office draws up the correction of what has changed."""
    paper = look.dispatch(visit.actor, pk, visit.at)
    leave = _may_correct(visit, paper.line.state)
    says = ""
    if request.method == "POST":
        if not leave:
            raise Refused(leave)
        try:
            made = deeds.draw(
                actor=visit.actor,
                programme=paper.programme,
                kind=Kind.CORRECTION,
                on=paper.line.on,
                about=pk,
                at=visit.at,
            )
        except Refused as refused:
            says = refused.verdict.says
        else:
            messages.success(request, "更正通报已起草。", extra_tags="good")
            return go("dispatch", made)
    found = reconciliations.reconciliation(visit.actor, pk, visit.at)
    context = {
        "found": found,
        "now": visit.at,
        "says": says,
        "corrections": [(one, MARKS[one.state]) for one in found.corrections],
        "may_correct": leave,
    }
    return page(request, "dispatches/compare.html", context, status=422 if says else 200)


def _may_correct(visit: Visit, state: DispatchState) -> Verdict:
    if state is not DispatchState.ISSUED:
        return no("该文已撤回，不需要更正。")
    return may(visit.actor, "dispatch.draw", Subject(visit.actor.territory))
