"""归档 — everything of a month in one file, from the page of the programme."""

import tempfile

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from shishi.actions import archives as deeds
from shishi.queries.programmes import ProgrammeCard
from shishi.rules.access import Subject, may
from shishi.rules.archives import month_of, months
from shishi.rules.dues import month_text
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go


class ArchiveForm(forms.Form):
    month = forms.ChoiceField(label="月份")


def form_of(card: ProgrammeCard, visit: Visit) -> ArchiveForm | None:
    """The months of the programme that can be archived, the last first; None before the first."""
    form = ArchiveForm()
    held = months(card.adopted_at.astimezone(visit.at.tzinfo).date(), visit.on)
    choices = [(f"{one:%Y-%m}", month_text(one)) for one in held]
    form.fields["month"].choices = choices  # type: ignore[attr-defined]
    return form if choices else None


@require_POST
@seen_by("programmes")
def export(request: HttpRequest, visit: Visit, pk: int) -> HttpResponseBase:
    """归档 — the file is written beside and sent piece by piece."""
    verdict = may(visit.actor, "archive.export", Subject(visit.actor.territory))
    if not verdict:
        raise Refused(verdict)
    month = month_of(request.POST.get("month", ""))
    if month is None:
        return _back(request, pk, "请选择要归档的月份。")
    file = tempfile.TemporaryFile()  # noqa: SIM115  the answer closes it
    try:
        made = deeds.export(actor=visit.actor, programme=pk, month=month, file=file, at=visit.at)
    except Refused as refused:
        file.close()
        return _back(request, pk, refused.verdict.says)
    file.seek(0)
    answer = FileResponse(file, content_type="application/zip")
    name = content_disposition_header(True, f"民生实事归档-{month:%Y-%m}.zip")
    answer["Content-Disposition"] = name or "attachment"
    answer["Content-Length"] = str(made.size)
    answer["Cache-Control"] = "no-store"
    return answer


def _back(request: HttpRequest, pk: int, says: str) -> HttpResponse:
    messages.error(request, says, extra_tags="bad")
    return go("programme", pk)
