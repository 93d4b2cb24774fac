"""单位子方案 — the page on which a unit files its plan and its contact, and the file itself."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.actions import subplans as deeds
from shishi.queries import subplans
from shishi.rules.lifecycle import Refused
from shishi.web.days import day_of
from shishi.web.download import attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page


@seen_by("targets")
def subplan(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """一件实事的单位子方案."""
    day = day_of(request, visit)
    found = subplans.page(visit.actor, pk, day.known_at)
    found = replace(found, may_file=day.leave(found.may_file))
    contact, phone, says, where = found.contact, found.phone, "", ""
    if request.method == "POST":
        contact, phone = request.POST.get("contact", ""), request.POST.get("phone", "")
        file = request.FILES.get("file")
        try:
            deeds.file(
                actor=visit.actor,
                project=pk,
                contact=contact,
                phone=phone,
                filename=file.name or "" if file else "",
                content=file.read() if file else None,
                at=visit.at,
            )
        except Refused as refused:
            if not found.may_file:
                raise
            says, where = refused.verdict.says, refused.verdict.where
        else:
            messages.success(request, "子方案已报备。", extra_tags="good")
            return go("subplan", pk)
    typed = {"contact": contact, "phone": phone, "says": says, "where": where}
    context = {"page": found, "day": day, **typed}
    return page(request, "subplans/page.html", context, status=422 if says else 200)


@require_GET
@seen_by("targets")
def file(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """子方案文件 — byte for byte what was sent."""
    found = subplans.file(visit.actor, pk)
    return attachment(found.content, found.filename)
