"""方案导入 — take a document in, see what waits for review, adopt it or let it lapse."""

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.actions import plans as deeds
from shishi.queries import plans
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.plans import DraftState
from shishi.web import drafts
from shishi.web.download import attachment
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted, sent_files
from shishi.web.refusals import back_to

ACCEPTED = ".docx,.doc,.wps,.pdf,.html,.htm,.txt,.xlsx,.png,.jpg,.jpeg,.tif,.tiff"
HELP = (
    "可传 Word、WPS、PDF、扫描图片、网页、文本和 Excel 任务分解表，不超过 20 MB。涉密材料不得上传。"
)


class FileForm(forms.Form):
    file = forms.FileField(
        label="方案文件",
        allow_empty_file=True,
        help_text=HELP,
        error_messages={"required": "请选择文件。", "missing": "请选择文件。"},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


class TextForm(forms.Form):
    text = forms.CharField(
        label="方案全文",
        strip=False,
        error_messages={"required": "请粘贴方案全文。"},
        help_text="从标题到落款整篇粘贴，读得更准。",
        widget=forms.Textarea(attrs={"rows": 18}),
    )


@require_GET
@seen_by("plans")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """方案导入 — drafts that wait, and those already adopted or discarded."""
    lines = plans.drafts(visit.actor)
    context = {
        "waiting": [line for line in lines if line.state is DraftState.OPEN],
        "settled": [line for line in lines if line.state is not DraftState.OPEN],
    }
    return page(request, "plans/list.html", context)


@seen_by("plans")
def upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """上传方案."""
    form = FileForm(posted(request), sent_files(request))
    if request.method == "POST" and form.is_valid():
        file: UploadedFile = form.cleaned_data["file"]
        try:
            taken = deeds.take_in(
                actor=visit.actor, filename=file.name or "", content=file.read(), at=visit.at
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="plan.take_in", field="file")
        else:
            return _taken(request, taken)
    return _upload_page(request, visit, form, paste=False)


@seen_by("plans")
def paste(request: HttpRequest, visit: Visit) -> HttpResponse:
    """粘贴方案."""
    form = TextForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            taken = deeds.take_in_text(
                actor=visit.actor, text=form.cleaned_data["text"], at=visit.at
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="plan.take_in", field="text")
        else:
            return _taken(request, taken)
    return _upload_page(request, visit, form, paste=True)


def _upload_page(
    request: HttpRequest, visit: Visit, form: forms.Form, *, paste: bool
) -> HttpResponse:
    verdict = may(visit.actor, "plan.take_in", Subject(territory=visit.actor.territory))
    context = {"form": form, "paste": paste, "may_take_in": verdict}
    return page(request, "plans/upload.html", context, status=422 if form.errors else 200)


def _taken(request: HttpRequest, taken: deeds.TakenIn) -> HttpResponse:
    if taken.known:
        messages.info(request, taken.says)
    if taken.programme is not None:
        return go("programme", taken.programme)
    return go("review", taken.draft)


@seen_by("review")
def adopt(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """确认入台账 — what will be created and what is still open, then the deed."""
    found = plans.review(visit.actor, pk)
    says = ""
    if request.method == "POST":
        version = version_of(request.POST)
        try:
            adopted = deeds.adopt(actor=visit.actor, draft=pk, version=version, at=visit.at)
        except Refused as refused:
            says, found = refused.verdict.says, plans.review(visit.actor, pk)
        else:
            counted = f"{adopted.projects} 件实事，{adopted.indicators} 个指标（含资金）"
            said = f"{adopted.year}年总台账已建立：{counted}。"
            said += "接下来设定规则、编制分月目标，再启动年度。"
            messages.success(request, said, extra_tags="good")
            return go("programme_ledger", adopted.programme)
    if found.state is DraftState.ADOPTED and found.programme is not None and not says:
        return go("programme_ledger", found.programme)
    told = drafts.findings(found.body)
    still = (*told.open, *told.more)
    context = {"draft": found, "tally": found.tally, "still": still, "says": says}
    return page(request, "plans/adopt.html", context, status=409 if says else 200)


@seen_by("review")
def discard(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """作废草稿."""
    found = plans.review(visit.actor, pk)
    says = ""
    if request.method == "POST":
        version = version_of(request.POST)
        try:
            deeds.discard(actor=visit.actor, draft=pk, version=version, at=visit.at)
        except Refused as refused:
            says, found = refused.verdict.says, plans.review(visit.actor, pk)
        else:
            messages.success(request, f"草稿“{found.filename}”已作废。", extra_tags="good")
            return go("plans")
    context = {"draft": found, "says": says}
    return page(request, "plans/discard.html", context, status=409 if says else 200)


@require_GET
@seen_by("review")
def file(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """原件 of a draft."""
    found = plans.review(visit.actor, pk)
    original = plans.original(visit.actor, found.document)
    return attachment(original.content, original.filename)
