"""更正建议 — a changed ledger is brought back, and an office decides what came of it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from shishi.actions import proposals as deeds
from shishi.queries import proposals
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted, sent_files
from shishi.web.refusals import back_to
from shishi.web.sheet_field import SheetField


class ChangesForm(forms.Form):
    file = SheetField(
        label="改好的台账（.xlsx）",
        help_text="从总台账页导出的表。只改“累计完成”一栏；全部合格才会提交，一处不合格都不提交。",
        missing="请选择改好的台账。",
    )
    reason = forms.CharField(
        label="更正理由",
        max_length=500,
        error_messages={"required": "请写明更正理由。", "max_length": "更正理由不超过 500 个字。"},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@require_http_methods(["GET", "POST"])
@seen_by("ledger")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """更正建议页 — those that wait, those that were decided, and the form that brings a sheet."""
    form = ChangesForm(posted(request), sent_files(request))
    faults: tuple[deeds.Fault, ...] = ()
    if form.is_valid():
        try:
            made = deeds.make(
                actor=visit.actor,
                programme=pk,
                content=form.cleaned_data["file"].read(),
                reason=form.cleaned_data["reason"],
                at=visit.at,
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="proposal.make", field="file")
        else:
            if not made.faults:
                says = f"已提交 {len(made.proposals)} 条更正建议，由政府督查室、发展改革委核定。"
                messages.success(request, says, extra_tags="good")
                return go("proposals", pk)
            faults = made.faults
    found = proposals.page(visit.actor, pk)
    context = {"page": found, "form": form, "faults": faults}
    status = 422 if form.errors or faults else 200
    return page(request, "proposals/page.html", context, status=status)


@require_POST
@seen_by("ledger")
def decide(request: HttpRequest, visit: Visit, pk: int, word: str) -> HttpResponse:
    """Accept or reject one of them; a refusal stands above the list."""
    programme = proposals.programme_of(visit.actor, pk)
    try:
        if word == "accept":
            deeds.accept(actor=visit.actor, proposal=pk, at=visit.at)
            messages.success(request, "已采纳，更正已登记。", extra_tags="good")
        elif word == "reject":
            reason = request.POST.get("reason", "")
            deeds.reject(actor=visit.actor, proposal=pk, reason=reason, at=visit.at)
            messages.success(request, "已办理，不采纳。", extra_tags="good")
        else:
            raise Http404
    except Refused as refused:
        if not may(visit.actor, f"proposal.{word}", Subject(visit.actor.territory)):
            raise
        messages.error(request, refused.verdict.says, extra_tags="bad")
    return go("proposals", programme)
