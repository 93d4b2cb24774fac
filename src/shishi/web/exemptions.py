"""正当理由 — a reason why a dimension is not held against a project, entered by an office."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import lights as deeds
from shishi.queries import projects
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.rulesets import Dimension
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to


class ExemptionForm(forms.Form):
    """What has to be told of a reason; whether the rule lets it count is for the deed to say."""

    dimension = forms.ChoiceField(
        label="哪个方面", choices=[(one.value, one.label) for one in Dimension]
    )
    reason = forms.CharField(
        label="正当理由",
        max_length=deeds.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明未按计划推进的原因，将印在灯下。",
        error_messages={"required": "没有写明理由。请写明未按计划推进的正当理由。"},
    )
    approved_by = forms.CharField(
        label="批准人",
        max_length=deeds.LONGEST_NAME,
        error_messages={"required": "没有批准人。请写明由谁批准。"},
    )
    until = forms.DateField(
        label="有效至",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="自今天起，至这一天止（含当日）。",
        error_messages={
            "required": "没有截止日期。请写明理由有效至哪一天。",
            "invalid": "日期无法识别。请按 2026-07-31 的样子填写。",
        },
    )


@require_http_methods(["GET", "POST"])
@seen_by("lights")
def exempt(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """认定正当理由 for one project."""
    found = projects.project(visit.actor, pk)
    form = ExemptionForm(posted(request))
    if form.is_valid():
        try:
            _done(visit, pk, form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="light.exempt")
        else:
            messages.success(request, "已认定，今天起评灯时计入。", extra_tags="good")
            return go("project", pk, tail="#light")
    subject = Subject(visit.actor.territory, closing=found.closing)
    verdict = may(visit.actor, "light.exempt", subject)
    context = {"form": form, "project": found, "may_exempt": verdict}
    return page(request, "lights/exempt.html", context, status=422 if form.errors else 200)


def _done(visit: Visit, pk: int, typed: dict[str, Any]) -> None:
    deeds.exempt(
        actor=visit.actor,
        project=pk,
        dimension=Dimension(typed["dimension"]),
        reason=typed["reason"],
        approved_by=typed["approved_by"],
        until=typed["until"],
        on=visit.on,
        at=visit.at,
    )
