"""四级责任 — the leaders above all projects of a year, and the form that names one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import leaderships as deeds
from shishi.queries import leaderships, programmes
from shishi.queries.leaderships import Tiers
from shishi.rules.access import Subject, may
from shishi.rules.leaderships import Tier
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to
from shishi.web.rule_base import DAY


class LeaderForm(forms.Form):
    tier = forms.TypedChoiceField(
        label="层级", coerce=Tier, choices=[(one.value, one.label) for one in Tier]
    )
    person = forms.TypedChoiceField(
        label="县领导",
        coerce=int,
        help_text="从现任县领导中选择。名录中没有的，先在人员与岗位中任职。",
        error_messages={
            "required": "请选择县领导。",
            "invalid_choice": "不是现任县领导。请重新选择。",
        },
    )
    on = forms.DateField(
        label="起始日期",
        error_messages=DAY,
        help_text="自这一日起由其负责，此前仍记在原任名下。",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, leaders: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.TypedChoiceField)
        chosen.choices = [("", "请选择"), *leaders]


@require_http_methods(["GET", "POST"])
@seen_by("programmes")
def lead(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """登记挂帅、牵头领导."""
    card = programmes.programme(visit.actor, pk).card
    found = leaderships.tiers(visit.actor, pk, visit.on)
    form = LeaderForm(found.leaders, posted(request), initial={"on": visit.on})
    if form.is_valid():
        try:
            deeds.name_leader(actor=visit.actor, programme=pk, at=visit.at, **form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="programme.lead")
        else:
            messages.success(request, "已登记。", extra_tags="good")
            return go("programme", pk)
    subject = Subject(visit.actor.territory, closing=card.closing)
    context = {
        "card": card,
        "form": form,
        "may_lead": may(visit.actor, "programme.lead", subject),
        **shown(found),
    }
    return page(request, "programmes/lead.html", context, status=422 if form.errors else 200)


def shown(found: Tiers) -> dict[str, Any]:
    """The tiers for a page: label and turns."""
    return {"tiers": found, "turns": [(tier.label, turns) for tier, turns in found.turns]}
