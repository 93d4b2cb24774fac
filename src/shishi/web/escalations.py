"""需协调事项 — raised in the meeting, taken one step up, settled."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import escalations as deeds
from shishi.queries import escalations as look
from shishi.queries import stocktakes
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.days import day_of
from shishi.web.decisions import back, leader_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to
from shishi.web.stocktakes import background, higher, waiting

DONE = {"escalate": "已提交上一层级。", "settle": "已登记解决。"}


class MatterForm(forms.Form):
    """What has to be decided, and what was tried."""

    project = forms.TypedChoiceField(
        label="实事", coerce=int, error_messages={"required": "请选择实事。"}
    )
    says = forms.CharField(
        label="需协调事项",
        max_length=deeds.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写清须由谁决定什么。",
        error_messages={"required": "没有写明需要协调什么。请写清须由谁决定什么。"},
    )
    tried = forms.CharField(
        label="已采取的措施",
        required=False,
        max_length=deeds.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class StepForm(forms.Form):
    """One step up, which wants a reason before its time, or settled, which says how."""

    step = forms.ChoiceField(choices=[(name, name) for name in DONE])
    seen = forms.IntegerField(min_value=0)
    reason = forms.CharField(
        label="说明",
        required=False,
        max_length=deeds.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@require_http_methods(["GET", "POST"])
@seen_by("stocktake")
def bring_up(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """提出需协调事项 in the meeting of the leader."""
    found = stocktakes.stocktake(visit.actor, pk, visit.on)
    form = MatterForm(posted(request), initial={"project": request.GET.get("project", "")})
    form.fields["project"].choices = list(found.projects.items())  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            deeds.bring_up(actor=visit.actor, on=visit.on, at=visit.at, **form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="matter.raise")
        else:
            messages.success(request, "已提出需协调事项。", extra_tags="good")
            return go("stocktake", pk, tail="#to-decide")
    subject = Subject(visit.actor.territory, closing=found.closing)
    context = {
        "found": found,
        "form": form,
        "may_raise": may(visit.actor, "matter.raise", subject),
    }
    return page(request, "stocktakes/raise.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@seen_by("stocktake")
def matter(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One matter: on whose desk it lies, how it came there, what is next."""
    day, data = day_of(request, visit), posted(request)
    found = look.matter(visit.actor, pk, day.on, day.known_at)
    form = StepForm(data)
    if form.is_valid():
        try:
            deeds.move(actor=visit.actor, matter=pk, on=visit.on, at=visit.at, **form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="matter.move")
        else:
            messages.success(request, DONE[form.cleaned_data["step"]], extra_tags="good")
            return back(data, "#to-decide", "matter", pk)
    subject = Subject(visit.actor.territory, closing=found.closing)
    context = {
        "found": found,
        "day": day,
        "told": background(found),
        "status": waiting(found.position) if found.position else None,
        "higher": higher(found.rung),
        "form": form,
        "step": form.data.get("step", ""),
        "leader": leader_of(data or request.GET),
        "may_move": day.leave(may(visit.actor, "matter.move", subject)),
    }
    return page(request, "stocktakes/matter.html", context, status=422 if form.errors else 200)
