"""导出台账 — what the page of the ledger shows, as a table in one of its layouts."""

from types import MappingProxyType

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from shishi.actions import ledgers as deeds
from shishi.papers import apart, fonts, xlsx
from shishi.papers import ledger as paper
from shishi.papers.content import Book
from shishi.papers.parting import parted
from shishi.queries import layouts, programmes
from shishi.rules.days import day_text
from shishi.rules.layouts import Layout, chosen
from shishi.rules.ledgers import rows
from shishi.rules.proposals import Stamp
from shishi.web.days import day_of
from shishi.web.download import XLSX, attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go
from shishi.web.ledger import sieve_of

TYPES = MappingProxyType(
    {
        "xlsx": XLSX,
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf": "application/pdf",
    }
)


@require_POST
@seen_by("ledger")
def export(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """导出台账 — through the sieve of the page, in the layout that was chosen."""
    sieve, day = sieve_of(request.POST), day_of(request, visit)
    facts = deeds.export(
        actor=visit.actor,
        programme=pk,
        sieve=sieve,
        at=visit.at,
        on=day.on,
        known_at=day.known_at,
    )
    found = programmes.programme(visit.actor, pk).card
    held = rows(facts)
    layout = _layout(request, visit, pk, told=any(row.status for row in held))
    stamp = Stamp(visit.actor.territory or 0, pk, day.on, day.known_at or visit.at)
    title = f"{found.year}年{layout.title}"
    lines = (
        f"来源：{found.title}{found.document_number}",
        f"截至：{day_text(day.on)}{'当时可知' if day.replay else ''}",
        f"导出：{visit.at:%Y-%m-%d %H:%M} {visit.actor.name}",
    )
    foot = (f"截至{day_text(day.on)}", held[0].told.territory if held else "")
    ledger = paper.Ledger(title, held, lines, day.on, stamp.text, foot)
    return _file(request, pk, paper.draw([ledger], layout))


def _file(request: HttpRequest, pk: int, book: Book) -> HttpResponse:
    """The book in the format that was asked for; back with a sentence where this machine has no
    font to set it in."""
    form = request.POST.get("as", "xlsx")
    if form not in TYPES:
        raise Http404
    if form == "xlsx":
        return attachment(xlsx.write(book), f"{book.title}.xlsx", XLSX)
    try:
        chosen = fonts.choose(settings.DATA_FOLDER / "fonts")
    except fonts.Missing as missing:
        messages.error(request, str(missing), extra_tags="bad")
        return go("programme_ledger", pk)
    (content,) = apart.set(parted(book), (form,), chosen)
    return attachment(content, f"{book.title}.{form}", TYPES[form])


def _layout(request: HttpRequest, visit: Visit, pk: int, *, told: bool) -> Layout:
    """The layout that was asked for; where none was, the one that what is known fills."""
    every = layouts.of_programme(visit.actor, pk, visit.on)
    return chosen(request.POST.get("layout", ""), every, told=told)
