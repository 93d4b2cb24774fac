"""提醒 — what the visitor was told, the newest first; read, it is marked so."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import notifications as deeds
from shishi.queries import notifications as look
from shishi.rules.notifications import Delivery
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page

MARKS = {Delivery.WAITING: "none", Delivery.DELIVERED: "on", Delivery.GIVEN_UP: "warn"}


@require_GET
@seen_by("notifications")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """提醒页."""
    found = look.notes(visit.actor, visit.at)
    notes = [(one, MARKS[one.mailed] if one.mailed else "") for one in found]
    unread = [one.pk for one in found if not one.read]
    telling = look.telling(visit.actor, visit.on)
    context = {"notes": notes, "unread": unread, "telling": telling}
    return page(request, "notifications/list.html", context)


@require_POST
@seen_by("notifications")
def read(request: HttpRequest, visit: Visit) -> HttpResponse:
    """标为已读 — one, or all that the page showed."""
    chosen = [int(one) for one in request.POST.getlist("note") if one.isdecimal()]
    for pk in chosen:
        deeds.read(actor=visit.actor, notification=pk, at=visit.at)
    if chosen:
        messages.success(request, "已标为已读。", extra_tags="good")
    return go("notifications")
