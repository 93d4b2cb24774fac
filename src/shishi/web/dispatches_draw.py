"""起草发文 — the kind, what it is about; the draft is there at once in the proposed words."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import dispatches as deeds
from shishi.queries import dispatch_matters, programmes
from shishi.queries.dispatch_matters import Matter
from shishi.rules.access import Subject, may
from shishi.rules.days import month_end
from shishi.rules.dispatches import Kind
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to

ASKED = {
    Kind.BULLETIN: "哪个月的通报",
    Kind.REPORT: "哪个月的报告",
    Kind.MINUTES: "哪次调度会",
    Kind.REMINDER: "催报哪个单位",
    Kind.RETURN: "哪份退回的报送",
}
MONTHLY = (Kind.BULLETIN, Kind.REPORT)
NOTHING = {
    Kind.MINUTES: "还没有登记过调度会。请先在周调度页登记。",
    Kind.REMINDER: "今天没有逾期未报的单位，不需要催报。",
    Kind.RETURN: "今天没有退回待改的报送。",
}


class DrawForm(forms.Form):
    matter = forms.ChoiceField(
        error_messages={
            "required": "请选择一项。",
            "invalid_choice": "所选的已不能起草，请重新选择。",
        }
    )

    def __init__(self, kind: Kind, matters: tuple[Matter, ...], data: Any) -> None:
        super().__init__(data)
        field = self.fields["matter"]
        field.label = ASKED[kind]
        field.choices = [(one.value, one.label) for one in matters]  # type: ignore[attr-defined]
        over = (one.value for one in matters if one.on == month_end(one.on))
        field.initial = next(over, None) if kind in MONTHLY else None


@require_http_methods(["GET", "POST"])
@seen_by("dispatches")
def draw(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """起草页."""
    data = posted(request)
    kinds = dispatch_matters.kinds()
    asked = (data or request.GET).get("kind", "")
    kind = next((one for one in kinds if one == asked), next(iter(kinds), None))
    matters = dispatch_matters.matters(visit.actor, pk, kind, visit.on) if kind else ()
    form = DrawForm(kind, matters, data) if kind else None
    if form is not None and form.is_valid() and kind:
        chosen = next(one for one in matters if one.value == form.cleaned_data["matter"])
        try:
            made = deeds.draw(
                actor=visit.actor,
                programme=pk,
                kind=kind,
                on=chosen.on,
                about=chosen.about,
                at=visit.at,
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="dispatch.draw", field="matter")
        else:
            messages.success(request, f"{kind.label}已起草。", extra_tags="good")
            return go("dispatch", made)
    context = {
        "card": programmes.programme(visit.actor, pk).card,
        "kinds": kinds,
        "kind": kind,
        "form": form,
        "nothing": NOTHING.get(kind, "") if kind and not matters else "",
        "may_draw": may(visit.actor, "dispatch.draw", Subject(visit.actor.territory)),
    }
    return page(
        request, "dispatches/draw.html", context, status=422 if form and form.errors else 200
    )
