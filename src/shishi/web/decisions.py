"""议定事项 — entered from the sheet of a leader in the meeting, and how each goes on."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_http_methods

from shishi.actions import decisions as deeds
from shishi.queries import decisions as look
from shishi.queries import stocktakes
from shishi.queries.stocktake_facts import next_day
from shishi.queries.stocktakes import StocktakePage
from shishi.rules.access import Subject, may
from shishi.rules.decisions import ALIVE
from shishi.rules.lifecycle import Refused
from shishi.web.days import day_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to
from shishi.web.stocktakes import decided

DONE = {"finish": "已登记办结。", "refuse": "已登记不予办理。", "carry": "已结转。"}
NO_DAY = {
    "required": "没有写明期限。请写明哪一天前办结。",
    "invalid": "日期无法识别。请按 2026-07-31 的样子填写。",
}


class DecisionForm(forms.Form):
    """What has to be told of a decision; the unit that answers for the project is proposed."""

    project = forms.TypedChoiceField(
        label="实事", coerce=int, error_messages={"required": "请选择实事。"}
    )
    says = forms.CharField(
        label="议定事项",
        max_length=deeds.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "没有写明议定什么。请写清要办的事。"},
    )
    owner = forms.CharField(
        label="责任单位（责任人）",
        max_length=deeds.LONGEST_OWNER,
        help_text="多个单位用顿号隔开，第一个为牵头。",
        widget=forms.TextInput(attrs={"list": "units"}),
        error_messages={"required": "没有写明由谁办理。请写明单位或负责人。"},
    )
    due_on = forms.DateField(
        label="办理期限",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="默认为下次调度日。",
        error_messages=NO_DAY,
    )


class StepForm(forms.Form):
    """A step of a decision; the reason and the new day are asked for where the rule wants them."""

    step = forms.ChoiceField(choices=[(name, name) for name in DONE])
    seen = forms.IntegerField(min_value=0)
    remark = forms.CharField(
        label="理由",
        required=False,
        max_length=deeds.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due_on = forms.DateField(
        label="新的办理期限",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NO_DAY,
    )


@require_http_methods(["GET", "POST"])
@seen_by("stocktake")
def enter(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """登记议定事项 in the meeting of the leader."""
    found = stocktakes.stocktake(visit.actor, pk, visit.on)
    data = posted(request)
    form = DecisionForm(data, initial=_proposed(found, request.GET.get("project", "")))
    form.fields["project"].choices = list(found.projects.items())  # type: ignore[attr-defined]
    if form.is_valid():
        try:
            deeds.enter(actor=visit.actor, leader=pk, on=visit.on, at=visit.at, **form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="decision.enter")
        else:
            messages.success(request, "已登记议定事项。", extra_tags="good")
            return go("stocktake", pk, tail=f"#p-{form.cleaned_data['project']}")
    asked = (data or request.GET).get("project", "")
    units = found.units.get(int(asked), ()) if asked.isdecimal() else ()
    subject = Subject(visit.actor.territory, closing=found.closing)
    context = {
        "found": found,
        "form": form,
        "units": units,
        "may_enter": may(visit.actor, "decision.enter", subject),
    }
    return page(request, "stocktakes/enter.html", context, status=422 if form.errors else 200)


def _proposed(found: StocktakePage, project: str) -> dict[str, Any]:
    """What the form is opened with: the answering unit, the next meeting."""
    first = {"due_on": found.next_on}
    if not project.isdecimal():
        return first
    units = found.units.get(int(project), ())
    return {**first, "project": int(project), "owner": units[0] if units else ""}


@require_http_methods(["GET", "POST"])
@seen_by("stocktake")
def decision(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One decision with its steps; done, refused or carried over by the office."""
    day, data = day_of(request, visit), posted(request)
    found = look.decision(visit.actor, pk, day.known_at)
    form = StepForm(data, initial={"due_on": next_day(visit.actor, visit.on)})
    if form.is_valid():
        try:
            _move(visit, pk, form.cleaned_data, found.decision.due_on)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="decision.move")
        else:
            messages.success(request, DONE[form.cleaned_data["step"]], extra_tags="good")
            return back(data, f"#d-{pk}", "decision", pk)
    subject = Subject(visit.actor.territory, closing=found.closing)
    context = {
        "found": found,
        "day": day,
        "status": decided(found.decision, day.on),
        "form": form,
        "step": form.data.get("step", ""),
        "leader": leader_of(data or request.GET),
        "alive": found.decision.state in ALIVE,
        "may_move": day.leave(may(visit.actor, "decision.move", subject)),
    }
    return page(request, "stocktakes/decision.html", context, status=422 if form.errors else 200)


def _move(visit: Visit, pk: int, typed: dict[str, Any], due_on: date) -> None:
    deeds.move(
        actor=visit.actor,
        decision=pk,
        step=typed["step"],
        seen=typed["seen"],
        remark=typed["remark"],
        due_on=typed["due_on"] or due_on,
        on=visit.on,
        at=visit.at,
    )


def back(data: QueryDict | None, tail: str, name: str, pk: int) -> HttpResponseRedirect:
    """To the sheet that the form stood on, else to the page of the thing itself."""
    leader = leader_of(data)
    return go("stocktake", leader, tail=tail) if leader else go(name, pk)


def leader_of(data: QueryDict | None) -> int:
    """Whose sheet the visitor came from; 0 for none."""
    told = data.get("leader", "") if data is not None else ""
    return int(told) if told.isdecimal() and len(told) < 19 else 0
