"""门卫 — who visits, and when: every page begins here, and only here is the clock read.

A page names the look it shows (`rules.looks.LOOKS`); whoever may not see it gets the
sentence of the verdict, whoever has not signed in goes to the sign-in page and comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from shishi import clock
from shishi.queries import door
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused
from shishi.rules.looks import may_look

SEEN = "seen_at"  # in the session: when it was stored last
P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, "Visit", P], HttpResponseBase]
Answer = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Visit:
    """一次访问 — who asks, on which day, at which instant."""

    actor: Actor
    on: date
    at: datetime


def visit(request: HttpRequest) -> Visit:
    """The visit of this request, a guest's when nobody has signed in; worked out once."""
    held = getattr(request, "visit", None)
    if held is None:
        at, source = clock.now(), request.META.get("REMOTE_ADDR", "")
        if request.user.is_authenticated and _goes_on(request, at):
            actor = door.actor(request.user, on=at.date(), source=source)
        else:
            actor = door.guest(source)
        held = Visit(actor, at.date(), at)
        request.visit = held  # type: ignore[attr-defined]
    return held


def _goes_on(request: HttpRequest, at: datetime) -> bool:
    """Whether the session may go on: not for ever, however busy it is kept. While it is in use it
    is stored again now and then, not with every page, as storing waits for the disk."""
    session = request.session
    begun = session.setdefault(settings.SESSION_START, at.isoformat())
    if at - datetime.fromisoformat(begun) > timedelta(seconds=settings.SESSION_LONGEST):
        session.flush()
        return False
    seen = datetime.fromisoformat(session.get(SEEN, begun))
    if SEEN not in session or at - seen > timedelta(seconds=settings.SESSION_STORED_EVERY):
        session[SEEN] = at.isoformat()
    return True


def seen_by(look: str) -> Callable[[Page[P]], Answer[P]]:
    """Let in who may see `look`; the page gets the visit."""

    def guarded(page: Page[P]) -> Answer[P]:
        @wraps(page)
        def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            here = visit(request)
            if here.actor.person is None:
                return _to_sign_in(request)
            verdict = may_look(here.actor, look)
            if not verdict:
                raise PermissionDenied(verdict.says)
            return _answered(page, request, here, *args, **kwargs)

        return answer

    return guarded


def open_to_all(page: Page[P]) -> Answer[P]:
    """A page for everyone, signed in or not."""

    @wraps(page)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return _answered(page, request, visit(request), *args, **kwargs)

    return answer


def _answered(
    page: Page[P], request: HttpRequest, here: Visit, *args: P.args, **kwargs: P.kwargs
) -> HttpResponseBase:
    """The page; a refusal nobody caught is the 403 page with its sentence."""
    try:
        return page(request, here, *args, **kwargs)
    except door.NotThere as absent:
        raise Http404(str(absent)) from absent
    except Refused as refused:
        raise PermissionDenied(refused.verdict.says) from refused


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; a part of a page sends the whole browser there, and what was
    posted by one comes back to its page."""
    part = request.headers.get("HX-Request") == "true"
    back = request.get_full_path() if request.method == "GET" else reverse("today")
    if part and request.method != "GET":
        back = urlsplit(request.headers.get("HX-Current-URL", "")).path or back
    target = f"{reverse('sign_in')}?{urlencode({'next': back})}"
    if part:
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)


def inside(request: HttpRequest, target: str) -> str:
    """`target` when it is an address of this very house, else the first page."""
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe and target else reverse("today")
