"""年度结账 — what is still under way, what is carried over, and the end of the year."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import programmes as deeds
from shishi.queries import closings
from shishi.queries.closings import Unfinished
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.lights import Reached, Status, reached, status
from shishi.web.refusals import back_to
from shishi.web.rule_base import DAY


class CloseForm(forms.Form):
    on = forms.DateField(
        label="结账日期",
        error_messages=DAY,
        help_text="结账后本年度只能查看、导出，不能撤销。",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """One project of the list: its figures with the targets of the plan."""

    one: Unfinished
    status: Status | None
    units: str
    leaders: str
    figures: tuple[tuple[str, Reached], ...]


@require_http_methods(["GET", "POST"])
@seen_by("programmes")
def close(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """年度结账页."""
    form, refusal = CloseForm(posted(request), initial={"on": visit.on}), ""
    if form.is_valid():
        try:
            deeds.close(actor=visit.actor, programme=pk, on=form.cleaned_data["on"], at=visit.at)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="programme.close")
            refusal = "" if refused.verdict.where else refused.verdict.says
        else:
            messages.success(request, "已结账，本年度只能查看。", extra_tags="good")
            return go("programme_close", pk)
    found = closings.closing_page(visit.actor, pk, visit.on)
    subject = Subject(visit.actor.territory)
    context = {
        "year": found,
        "form": form,
        "refusal": refusal,
        "carried": [_carried(one) for one in found.unfinished],
        "may_close": may(visit.actor, "programme.close", subject),
    }
    return page(request, "programmes/close.html", context, status=422 if form.errors else 200)


def _carried(one: Unfinished) -> Carried:
    figures = one.lit.figures if one.lit else ()
    return Carried(
        one,
        status(one.lit),
        "、".join(each.name for each in one.project.units),
        "、".join(each.name for each in one.project.people),
        tuple((each.held.name, reached(each)) for each in figures if not each.done.met),
    )
