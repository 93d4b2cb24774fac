"""人工降灯 — a light made more serious by hand: proposed by one person of the offices, seconded by
another."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import lights as deeds
from shishi.queries import lights as looks
from shishi.queries import lowerings, projects
from shishi.queries.lowerings import LoweringView
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.lights import Light
from shishi.web.days import Day
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.lights import Status, of_light, status
from shishi.web.refusals import back_to


class LoweringForm(forms.Form):
    """What has to be told; whether the light can be that serious is for the deed to say."""

    light = forms.ChoiceField(label="改为")
    reason = forms.CharField(
        label="理由",
        max_length=deeds.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明看到的情况和依据，将印在灯下。",
        error_messages={"required": "没有写明理由。请写明改灯的理由，理由将印在灯下。"},
    )
    starts_on = forms.DateField(
        label="自",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="今天或以后，已亮的灯不能追溯改变。",
        error_messages={
            "required": "没有起始日期。请写明从哪一天起降灯。",
            "invalid": "日期无法识别。请按 2026-07-31 的样子填写。",
        },
    )
    until = forms.DateField(
        label="至",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="含当日，到期自动失效。",
        error_messages={
            "required": "没有截止日期。请写明降灯到哪一天为止。",
            "invalid": "日期无法识别。请按 2026-07-31 的样子填写。",
        },
    )

    def __init__(self, data: Any, graver: tuple[Light, ...], on: date) -> None:
        super().__init__(data, initial={"starts_on": on})
        choices = [(one.value, f"{one.label}（{one.word}）") for one in graver]
        self.fields["light"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class ToldLowering:
    """One lowering beside the light of a project; `over` once its last day has passed."""

    lowering: LoweringView
    status: Status
    over: bool


def told(visit: Visit, project: int, day: Day) -> list[ToldLowering]:
    """The lowerings of a project as known on its day, the newest first."""
    held = lowerings.of_project(visit.actor, project, day.known_at)
    return [ToldLowering(one, of_light(one.light), one.until < day.on) for one in held]


@require_http_methods(["GET", "POST"])
@seen_by("lights")
def lower(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """提出人工降灯 for one project."""
    found = projects.project(visit.actor, pk)
    lit = looks.lights(visit.actor, found.programme, visit.on, only={pk}).get(pk)
    form = LoweringForm(posted(request), lit.graver if lit else (), visit.on)
    if form.is_valid():
        try:
            _proposed(visit, pk, form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="light.lower")
        else:
            messages.success(request, "已提出，由另一人复核后生效。", extra_tags="good")
            return go("project", pk, tail="#light")
    subject = Subject(visit.actor.territory, closing=found.closing)
    context = {
        "form": form,
        "project": found,
        "status": status(lit),
        "may_lower": may(visit.actor, "light.lower", subject),
    }
    return page(request, "lights/lower.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@seen_by("lights")
def second(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """复核人工降灯 by another person."""
    found, says = lowerings.one(visit.actor, pk), ""
    only = {found.project}
    subject = Subject(visit.actor.territory, found.proposer, closing=found.closing)
    may_second = may(visit.actor, "light.second", subject)
    if request.method == "POST":
        try:
            deeds.second(actor=visit.actor, lowering=pk, on=visit.on, at=visit.at)
        except Refused as refused:
            if not may_second:
                raise
            says = refused.verdict.says
        else:
            messages.success(request, "已复核，灯已改变。", extra_tags="good")
            return go("project", found.project, tail="#light")
    context = {
        "lowering": found,
        "to": of_light(found.light),
        "status": status(
            looks.lights(visit.actor, found.programme, visit.on, only=only).get(found.project)
        ),
        "over": found.until < visit.on,
        "may_second": may_second,
        "says": says,
    }
    return page(request, "lights/second.html", context, status=422 if says else 200)


def _proposed(visit: Visit, pk: int, typed: dict[str, Any]) -> None:
    deeds.lower(
        actor=visit.actor,
        project=pk,
        light=Light(typed["light"]),
        reason=typed["reason"],
        starts_on=typed["starts_on"],
        until=typed["until"],
        on=visit.on,
        at=visit.at,
    )
