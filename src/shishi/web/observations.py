"""实绩记录 — every accepted value of an indicator, and the form that corrects one."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import observations as deeds
from shishi.queries import reports
from shishi.queries.reports import History
from shishi.rules import fillings
from shishi.rules.fillings import Typed
from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import Refused
from shishi.web.days import Day, day_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page


@require_GET
@seen_by("reports")
def history(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """实绩记录 of one indicator; `?correct=` opens the form of one value."""
    day = day_of(request, visit)
    found = reports.history(visit.actor, pk, day.on, day.known_at)
    found = replace(found, may_correct=day.leave(found.may_correct))
    chosen = request.GET.get("correct", "")
    one = next((kept for kept in found.kept if str(kept.pk) == chosen and not kept.replaced), None)
    opened, typed = (one.pk, one.fields) if one else (0, None)
    if one and one.together:
        typed = Typed(one.together)
    return _page(request, found, day, chosen=opened, typed=typed)


@require_POST
@seen_by("reports")
def correct(request: HttpRequest, visit: Visit, pk: int, observation: int) -> HttpResponse:
    """更正."""
    day = day_of(request, visit)
    found = reports.history(visit.actor, pk, day.on, day.known_at)
    one = next((kept for kept in found.kept if kept.pk == observation), None)
    if one is None:
        raise Http404
    names = tuple(name for name, _ in one.fields.points)
    typed = Typed(
        request.POST.get("value", "").strip(),
        request.POST.get("denominator", "").strip(),
        request.POST.get("reached_on", "").strip(),
        tuple(request.POST.get(f"stage-{n}", "").strip() for n in range(len(found.stages))),
        tuple((name, request.POST.get(f"p-{name}", "").strip()) for name in names),
    )
    reason = request.POST.get("reason", "")
    told, written = fillings.read(typed, found.target, found.terms, names)
    says, where = "", ""
    if written and found.may_correct:
        says, where = f"“{written}”不是数字或日期。请改正。", "value"
    else:
        try:
            deeds.correct(
                actor=visit.actor, observation=observation, told=told, reason=reason, at=visit.at
            )
        except Refused as refused:
            if not found.may_correct:
                raise
            says, where = refused.verdict.says, refused.verdict.where
    if says:
        context = {"says": says, "where": where, "reason": reason}
        return _page(request, found, day, chosen=observation, typed=typed, status=422, **context)
    messages.success(request, "已更正，原数保留备查。", extra_tags="good")
    return go("history", pk)


def _page(
    request: HttpRequest, found: History, day: Day, *, status: int = 200, **more: Any
) -> HttpResponse:
    kind = found.target.kind
    context = {
        "history": found,
        "day": day,
        "dated": kind is IndicatorType.MILESTONE,
        "with_denominator": kind is IndicatorType.RATE and found.measure in ("%", "‰"),
        **more,
    }
    return page(request, "reports/history.html", context, status=status)
