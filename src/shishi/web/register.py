"""名录表 — the register of units and people as a sheet: taken along, filled in, brought back."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from shishi.actions import register as deeds
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.download import XLSX, attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted, sent_files
from shishi.web.refusals import back_to
from shishi.web.sheet_field import SheetField


class SheetForm(forms.Form):
    file = SheetField(
        label="名录表（.xlsx）",
        help_text="先导出名录表，在表中增改后再导入；全部合格才会写入。",
        missing="请选择名录表。",
    )


@seen_by("people")
def bring(request: HttpRequest, visit: Visit) -> HttpResponse:
    """导入名录 — all rows or none; every fault with its row."""
    form = SheetForm(posted(request), sent_files(request))
    errors: tuple[deeds.SheetError, ...] = ()
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            done = deeds.import_register(
                actor=visit.actor, content=content, on=visit.on, at=visit.at
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="register.import", field="file")
        else:
            if not done.errors:
                said = f"单位 {done.units} 个，人员 {done.people} 人，任职 {done.posts} 项。"
                messages.success(request, f"已导入：{said}", extra_tags="good")
                return go("people")
            errors = done.errors
    verdict = may(visit.actor, "register.import", Subject(visit.actor.territory))
    context = {"form": form, "errors": errors, "may_import": verdict}
    return page(
        request, "people/register.html", context, status=422 if form.errors or errors else 200
    )


@require_POST
@seen_by("people")
def take(request: HttpRequest, visit: Visit) -> HttpResponse:
    """导出名录."""
    content = deeds.export_register(actor=visit.actor, on=visit.on, at=visit.at)
    return attachment(content, f"单位人员名录-{visit.on:%Y%m%d}.xlsx", XLSX)
