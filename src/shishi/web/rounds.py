"""报送轮次 — a round with its due card and every project; more time; opening by hand."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import rounds as deeds
from shishi.queries import roundups, sheets, slots
from shishi.rules.access import OFFICES, Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.shares import percent_text
from shishi.rules.timings import Timeliness
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.refusals import back_to
from shishi.web.report_forms import STATE_MARKS, TIME_MARKS


class ExtensionForm(forms.Form):
    project = forms.TypedChoiceField(
        label="实事", coerce=int, error_messages={"required": "请选择实事。"}
    )
    until = forms.DateField(
        label="延至",
        error_messages={"required": "请填写延至哪一天。", "invalid": "请填写日期，如 2026-04-10。"},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label="原因", max_length=500, error_messages={"required": "请填写延期原因。"}
    )


@seen_by("reports")
def overview(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """一轮报送 — every project of the round, whatever came of it."""
    return _page(request, visit, pk, None)


@require_POST
@seen_by("reports")
def extend(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """批准延期."""
    found = slots.overview(visit.actor, pk, visit.on)
    form = _form(found, request)
    if not form.is_valid():
        verdict = may(visit.actor, "round.extend", _subject(visit, found))
        if not verdict:
            raise Refused(verdict)
        return _page(request, visit, pk, form)
    try:
        deeds.extend(
            actor=visit.actor,
            round=pk,
            project=form.cleaned_data["project"],
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
            at=visit.at,
        )
    except Refused as refused:
        back_to(form, refused, visit=visit, deed="round.extend", field="reason")
        return _page(request, visit, pk, form)
    messages.success(request, "已批准延期。", extra_tags="good")
    return go("round", pk)


@require_POST
@seen_by("reports")
def open_now(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """开放报送 — by hand what the clock does every day."""
    try:
        made = deeds.open_due(actor=visit.actor, programme=pk, on=visit.on, at=visit.at)
    except Refused as refused:
        if not may(visit.actor, "round.open", Subject(visit.actor.territory)):
            raise
        messages.error(request, refused.verdict.says, extra_tags="bad")
    else:
        says = f"已开放 {len(made)} 轮报送。" if made else "没有到开放日的报送轮次。"
        messages.success(request, says, extra_tags="good")
    return go("reports")


@require_GET
@seen_by("reports")
def checks(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """汇总核对 — every check of the round at once, to be printed."""
    context = {"roundup": roundups.roundup(visit.actor, pk, visit.on), "on": visit.on}
    return page(request, "reports/checks.html", context)


def _subject(visit: Visit, found: slots.Overview) -> Subject:
    return Subject(visit.actor.territory, closing=found.closing)


def _form(found: slots.Overview, request: HttpRequest | None) -> ExtensionForm:
    form = ExtensionForm(request.POST if request else None)
    choices = [(one.project, f"{one.number}. {one.title}") for one in found.slots]
    form.fields["project"].choices = choices  # type: ignore[attr-defined]
    return form


def _page(request: HttpRequest, visit: Visit, pk: int, form: ExtensionForm | None) -> HttpResponse:
    found = slots.overview(visit.actor, pk, visit.on)
    rates = found.rates
    collects = visit.actor.roles & OFFICES
    context = {
        "round": found,
        "lines": [(one, STATE_MARKS[one.state], TIME_MARKS[one.timeliness]) for one in found.slots],
        "reported": percent_text(rates.reported) if rates.reported is not None else "—",
        "punctual": percent_text(rates.punctual) if rates.punctual is not None else "—",
        "roundup": roundups.roundup(visit.actor, pk, visit.on) if collects else None,
        "form": form or _form(found, None),
        "owners": sheets.owners(visit.actor, pk, visit.on),
        "may_extend": may(visit.actor, "round.extend", _subject(visit, found)),
        "late": _late(found) if collects else (),
    }
    return page(request, "reports/round.html", context, status=422 if form else 200)


def _late(found: slots.Overview) -> tuple[tuple[int, str], ...]:
    """The units of which a report of the round is missing, to be reminded."""
    missing = (one for one in found.slots if one.timeliness is Timeliness.MISSING)
    return tuple(dict.fromkeys((one.unit, one.unit_name) for one in missing if one.unit))
