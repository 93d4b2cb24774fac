"""单位名录 — units with their other names, and the word of a person that two names are one."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import aliases
from shishi.actions import parties as deeds
from shishi.queries import parties
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.refusals import back_to

REQUIRED = {"required": "此项必填。"}


class UnitForm(forms.Form):
    name = forms.CharField(label="单位全称", max_length=200, error_messages=REQUIRED)


class AliasForm(forms.Form):
    full = forms.CharField(label="全称", max_length=200, error_messages=REQUIRED)


@require_GET
@seen_by("units")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """单位名录页."""
    return _listed(request, visit, UnitForm())


@require_POST
@seen_by("units")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """新增单位."""
    form = UnitForm(request.POST)
    if form.is_valid():
        try:
            deeds.add_unit(actor=visit.actor, name=form.cleaned_data["name"], at=visit.at)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="unit.add", field="name")
        else:
            messages.success(request, "单位已新增。", extra_tags="good")
            return go("units")
    return _listed(request, visit, form, status=422)


@require_POST
@seen_by("units")
def propose(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """提出别名 — this unit's name is short for a full one."""
    form = AliasForm(request.POST)
    says = "请填写全称。"
    if form.is_valid():
        try:
            aliases.propose_alias(
                actor=visit.actor, unit=pk, full=form.cleaned_data["full"], at=visit.at
            )
            return go("units")
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="alias.propose", field="full")
            says = refused.verdict.says
    return _listed(request, visit, UnitForm(), says=says, status=422)


@require_POST
@seen_by("units")
def decide(request: HttpRequest, visit: Visit, pk: int, word: str) -> HttpResponse:
    """确认或否定别名."""
    deed = aliases.confirm_alias if word == "confirm" else aliases.reject_alias
    try:
        deed(actor=visit.actor, alias=pk, at=visit.at)
    except Refused as refused:
        return _listed(request, visit, UnitForm(), says=refused.verdict.says, status=409)
    said = "已确认为同一单位。" if word == "confirm" else "已记为不同单位，不再提示。"
    messages.success(request, said, extra_tags="good")
    return go("units")


def _listed(
    request: HttpRequest, visit: Visit, form: UnitForm, *, says: str = "", status: int = 200
) -> HttpResponse:
    subject = Subject(visit.actor.territory)
    context = {
        "units": parties.units(visit.actor),
        "proposed": parties.proposed_aliases(visit.actor),
        "form": form,
        "says": says,
        "may_add": may(visit.actor, "unit.add", subject),
        "may_decide": may(visit.actor, "alias.confirm", subject),
        "may_propose": may(visit.actor, "alias.propose", subject),
        "may_export": may(visit.actor, "register.export", subject),
        "may_import": may(visit.actor, "register.import", subject),
    }
    return page(request, "units/page.html", context, status=status)
