"""启动年度 — what is still lacking, each with the page where it is settled; and the start."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from shishi.actions import programmes as deeds
from shishi.queries import targets, years
from shishi.rules import access
from shishi.rules.lifecycle import Refused, Verdict
from shishi.rules.settings import Subject
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to
from shishi.web.rule_base import DAY


class StartForm(forms.Form):
    on = forms.DateField(
        label="启动日期",
        error_messages=DAY,
        help_text="自这一日起按报送规则开放填报。",
        widget=forms.DateInput(format="%Y-%m-%d"),
    )


@dataclass(frozen=True, slots=True)
class Hurdle:
    """What is lacking, and the address of the page where it is settled."""

    says: str
    href: str


@seen_by("settings")
def start(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """启动年度页."""
    year = years.year(visit.actor, pk, visit.on)
    form, on = StartForm(posted(request), initial={"on": visit.on}), visit.on
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        try:
            deeds.start(actor=visit.actor, programme=pk, on=on, at=visit.at)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="programme.start")
        else:
            messages.success(request, f"{year.year}年度已启动。", extra_tags="good")
            return go("programme_settings", pk)
    found = () if year.started_on else targets.hurdles(visit.actor, pk, on)
    subject = access.Subject(visit.actor.territory, closing=year.closing)
    context = {
        "year": year,
        "form": form,
        "number": len(found),
        "hurdles": [_hurdle(one, pk) for one in found if not _of_targets(one)],
        "lines": [_hurdle(one, pk) for one in found if _of_targets(one)],
        "may_start": access.may(visit.actor, "programme.start", subject),
    }
    return page(request, "settings/start.html", context, status=422 if form.errors else 200)


def _of_targets(verdict: Verdict) -> bool:
    """Whether an indicator lacks its targets; there may be many of them."""
    return verdict.where.isdecimal()


def _hurdle(verdict: Verdict, pk: int) -> Hurdle:
    if verdict.where in set(Subject):
        return Hurdle(verdict.says, reverse("rule", args=[pk, verdict.where]))
    if verdict.where == "calendar":
        return Hurdle(verdict.says, reverse("calendar"))
    return Hurdle(verdict.says, reverse("schedule", args=[verdict.where]))
