"""离线填报表 — the workbook of a unit for a round: taken along, filled in, brought back."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from shishi.actions import sheets as deeds
from shishi.queries import sheets, slots
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.download import XLSX, attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted, sent_files
from shishi.web.sheet_field import SheetField

NO_UNIT = "请从下列单位中选择。"


class BringForm(forms.Form):
    unit = forms.TypedChoiceField(
        label="单位",
        coerce=int,
        error_messages={"required": NO_UNIT, "invalid_choice": NO_UNIT},
    )
    file = SheetField(
        label="离线填报表（.xlsx）",
        help_text="全部合格才会写入；写入的是草稿，核对后在页面上提交。",
        missing="请选择填好的离线填报表。",
    )


@require_POST
@seen_by("reports")
def take(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """导出离线填报表."""
    card = slots.overview(visit.actor, pk, visit.on).card
    unit = request.POST.get("unit", "")
    key = int(unit) if unit.isascii() and unit.isdecimal() and len(unit) < 19 else 0
    names = {one.pk: one.name for one in sheets.owners(visit.actor, pk, visit.on)}
    try:
        content = deeds.take(actor=visit.actor, unit=key, round=pk, at=visit.at)
    except Refused as refused:
        if not may(visit.actor, "sheet.take", Subject(visit.actor.territory, unit=key)):
            raise
        messages.error(request, refused.verdict.says, extra_tags="bad")
        return go("round", pk)
    return attachment(content, f"{names[key]}-民生实事填报-{card.period.label}.xlsx", XLSX)


@seen_by("reports")
def bring(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """导入离线填报表 — every project that was touched, or none; every fault at its cell."""
    card = slots.overview(visit.actor, pk, visit.on).card
    owners = sheets.owners(visit.actor, pk, visit.on)
    form = _form(request, visit, owners)
    faults: tuple[deeds.Fault, ...] = ()
    if request.method == "POST" and not visit.actor.units:
        raise Refused(may(visit.actor, "sheet.bring", Subject(visit.actor.territory)))
    if request.method == "POST" and form.is_valid():
        unit, content = form.cleaned_data["unit"], form.cleaned_data["file"].read()
        try:
            done = deeds.bring(actor=visit.actor, unit=unit, round=pk, content=content, at=visit.at)
        except Refused as refused:
            form.add_error("file", refused.verdict.says)
        else:
            if not done.faults:
                messages.success(request, _told(done), extra_tags="good")
                return go("reports")
            faults = done.faults
    context = {"form": form, "faults": faults, "round": pk, "card": card, "owners": owners}
    return page(
        request, "reports/sheet.html", context, status=422 if form.errors or faults else 200
    )


def _form(request: HttpRequest, visit: Visit, owners: tuple[sheets.Owner, ...]) -> BringForm:
    """One unit needs no choosing."""
    form = BringForm(posted(request), sent_files(request))
    form.fields["unit"].choices = [(one.pk, one.name) for one in owners]  # type: ignore[attr-defined]
    if len(owners) == 1:
        form.fields["unit"].initial = owners[0].pk
        form.fields["unit"].widget = forms.HiddenInput()
    return form


def _told(done: deeds.Stored) -> str:
    asked = f"其中 {done.asked} 处须核对，请在页面上写明原因。" if done.asked else ""
    return f"已导入 {len(done.projects)} 件实事的草稿，请逐件核对后提交。{asked}"
