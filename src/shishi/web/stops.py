"""停滞 — a project stands still since a day, on a desk; and the day it goes on again."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import stops as deeds
from shishi.queries import permits
from shishi.queries import stops as look
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.stops import Cause, Stop
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.permits import day_field, subject_of
from shishi.web.refusals import back_to

_FIELDS = {"start": "starts_on", "end": "ends_before"}  # what the rule and the form call a day


class StopForm(forms.Form):
    """登记停滞."""

    cause = forms.ChoiceField(label="停滞原因", choices=[(one.value, one.label) for one in Cause])
    desk = forms.CharField(
        label="卡在哪个单位",
        required=False,
        max_length=deeds.LONGEST_DESK,
        widget=forms.TextInput(attrs={"list": "desks", "autocomplete": "off"}),
        help_text="办理手续、拨付资金等事项现在由哪个单位办。",
    )
    starts_on = day_field("停滞开始", lacking="没有开始日期。请写明从哪一天起停滞。")
    ends_before = day_field("恢复日期", "已经恢复的，填恢复当天；仍在停滞不填。")
    remark = forms.CharField(label="情况说明", required=False, max_length=deeds.LONGEST)


class EndForm(forms.Form):
    """登记恢复."""

    ends_before = day_field(
        "恢复日期", "恢复当天不计入耽误天数。", "没有恢复日期。请写明从哪一天起恢复。"
    )
    remark = forms.CharField(label="情况说明", required=False, max_length=deeds.LONGEST)


@require_http_methods(["GET", "POST"])
@seen_by("permits")
def enter(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """登记停滞 of one project."""
    found = permits.page(visit.actor, pk, visit.on)
    form = StopForm(posted(request))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            deeds.enter(
                actor=visit.actor,
                project=pk,
                stop=Stop(
                    typed["starts_on"],
                    typed["ends_before"],
                    Cause(typed["cause"]),
                    typed["desk"],
                ),
                remark=typed["remark"],
                on=visit.on,
                at=visit.at,
            )
        except Refused as refused:
            _back(form, refused, visit, "stop.enter", found.unit)
        else:
            messages.success(request, "停滞已登记，按原因和单位计天数。", extra_tags="good")
            return go("permits", pk, tail="#stops")
    desks = [one.step.approver for one in found.lines if one.step.approver]
    context = {
        "form": form,
        "project": pk,
        "title": found.title,
        "heading": "登记停滞",
        "lead": "从开始停滞的那一天起计，到恢复的前一天止；同一天只计一次。",
        "desks": dict.fromkeys(desks),
        "leave": may(visit.actor, "stop.enter", subject_of(visit, found)),
    }
    return page(request, "permits/stop.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@seen_by("permits")
def end(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """登记恢复 of one stop."""
    found = look.one(visit.actor, pk)
    stop, subject = found.facts, Subject(visit.actor.territory, None, found.unit, found.closing)
    form = EndForm(posted(request))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            deeds.end(
                actor=visit.actor,
                stop=pk,
                ends_before=typed["ends_before"],
                remark=typed["remark"],
                on=visit.on,
                at=visit.at,
            )
        except Refused as refused:
            _back(form, refused, visit, "stop.end", found.unit)
        else:
            messages.success(request, "恢复已登记。", extra_tags="good")
            return go("permits", found.project, tail="#stops")
    desk = f"（{stop.desk}）" if stop.desk else ""
    context = {
        "form": form,
        "project": found.project,
        "title": found.title,
        "heading": "登记恢复",
        "lead": f"{stop.cause.label}{desk}，自 {stop.start} 起停滞。",
        "desks": (),
        "leave": may(visit.actor, "stop.end", subject),
    }
    return page(request, "permits/stop.html", context, status=422 if form.errors else 200)


def _back(form: forms.Form, refused: Refused, visit: Visit, deed: str, unit: int | None) -> None:
    field = _FIELDS.get(refused.verdict.where)
    back_to(form, refused, visit=visit, deed=deed, unit=unit, field=field)
