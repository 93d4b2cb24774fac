"""整页或片段 — the whole page, or only the part that a page in the browser asked for."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from shishi.web.nav import frame


def wants_part(request: HttpRequest) -> bool:
    """Whether the browser asked for a part; going back in history wants the whole page."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"
    )


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The whole page within its frame: menu, person, notes."""
    return render(request, template, {**frame(request), **(context or {})}, status=status)


def part(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A part of a page, for the browser to put in place."""
    return render(request, template, context, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was posted with, however little; None when it is only looked at."""
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> MultiValueDict[str, UploadedFile] | None:
    """The files that came with a posted form; None when the form is only looked at."""
    return request.FILES if request.method == "POST" else None


def go(name: str, *arguments: object, tail: str = "") -> HttpResponseRedirect:
    """On to the page of that name; `tail` is a query or a fragment."""
    return HttpResponseRedirect(reverse(name, args=arguments) + tail)
