"""原文 — the text of a document with its marks, one place lit, and the file as it was sent."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.queries import plans
from shishi.web.download import attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page
from shishi.web.lines import Run, ShownLine, marked

ROOM = 20_000  # characters of the source on one page


@require_GET
@seen_by("source")
def source(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """原文页; the address names the place: ?from=120&to=126."""
    found = plans.source(visit.actor, pk)
    start, end = _number(request.GET.get("from", "")), _number(request.GET.get("to", ""))
    first = (start or 0) // ROOM * ROOM
    lines = marked(found.lines, frozenset(), frozenset(), first, first + ROOM)
    if start is not None and end is not None and end > start:
        lines = [_lit(line, start, end) for line in lines]
    length = sum(len(piece.text) for line in found.lines for piece in line.pieces) + len(
        found.lines
    )
    context = {
        "source": found,
        "lines": lines,
        "previous": first - ROOM if first else None,
        "following": first + ROOM if length > first + ROOM else None,
        "lit": start is not None,
    }
    return page(request, "sources/page.html", context)


@require_GET
@seen_by("source")
def file(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """原件 — byte for byte what was sent."""
    original = plans.original(visit.actor, pk)
    return attachment(original.content, original.filename)


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) < 12 else None


def _lit(line: ShownLine, start: int, end: int) -> ShownLine:
    """The line with the words of `[start, end)` lit; runs are cut at both ends of the place."""
    here, runs = line.start, []
    for run in line.runs:
        runs.extend(_cut(run, start - here, end - here))
        here += len(run.text)
    return replace(line, runs=tuple(runs))


def _cut(run: Run, start: int, end: int) -> list[Run]:
    low, high = max(start, 0), min(end, len(run.text))
    if low >= high:
        return [run]
    parts = [
        replace(run, text=run.text[:low]),
        Run(run.text[low:high], f"{run.kind} lit".strip(), here=True),
        replace(run, text=run.text[high:]),
    ]
    return [part for part in parts if part.text]
