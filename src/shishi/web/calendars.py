"""工作日历 — the days off and make-up days of the county, month by month, and its next edition."""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict

from shishi.actions import calendars as deeds
from shishi.queries import holidays, years
from shishi.queries import settings as look
from shishi.rules import arrangements
from shishi.rules.access import Subject, may
from shishi.rules.calendars import Calendar, CalendarDay, Scope, assemble, warning
from shishi.rules.lifecycle import Refused
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to

HOW = "每行一日或一段，如：2026-10-01至2026-10-07 放假 国庆节；2026-10-10 上班 国庆节。"


class EditionForm(forms.Form):
    words = forms.CharField(
        label="本版改了什么", max_length=500, error_messages={"required": "请写明本版改了什么。"}
    )
    added = forms.CharField(
        label="增加的日子", required=False, help_text=HOW, widget=forms.Textarea(attrs={"rows": 4})
    )
    scope = forms.ChoiceField(
        label="适用范围", choices=[(one.value, one.label) for one in Scope], initial=Scope.REGION
    )
    source = forms.CharField(
        label="依据", max_length=200, required=False, help_text="放假通知的名称或文号。"
    )


class FirstForm(EditionForm):
    region = forms.ChoiceField(
        label="地方节日", choices=list(holidays.REGIONS.items()), required=False
    )


@seen_by("settings")
def calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """工作日历页; a new edition is issued here."""
    edition = look.edition(visit.actor)
    held = edition.facts() if edition else assemble("", holidays.proposed(visit.on))
    data = posted(request)
    form = (EditionForm if edition else FirstForm)(data, initial={"words": "首版"})
    if edition:
        form.initial["words"] = ""
    if data is not None and form.is_valid():
        days = tuple(row.facts() for row in edition.days.all()) if edition else None
        if _issued(visit, form, data, days):
            messages.success(request, "工作日历已发布新版。", extra_tags="good")
            return go("calendar")
    context = {
        "edition": edition,
        "editions": years.editions(visit.actor),
        "form": form,
        "version": version_of(data) if data is not None else edition.number if edition else 0,
        "removed": data.getlist("remove") if data is not None else (),
        "may_issue": may(visit.actor, "calendar.issue", Subject(visit.actor.territory)),
        **_year(held, edition is not None, request.GET.get("year", ""), visit),
    }
    return page(request, "calendars/page.html", context, status=422 if form.errors else 200)


def _issued(
    visit: Visit, form: EditionForm, data: QueryDict, days: tuple[CalendarDay, ...] | None
) -> bool:
    """Issue the edition: the days of the last one (those proposed, for the first) without the
    removed and with the added ones. The refusal stands at its field."""
    typed = form.cleaned_data
    if days is None:
        days = holidays.proposed(visit.on, typed["region"])
    removed = set(data.getlist("remove"))
    kept = [one for one in days if _key(one) not in removed]
    try:
        added = arrangements.read(typed["added"], Scope(typed["scope"]), typed["source"].strip())
        deeds.issue(
            actor=visit.actor,
            words=typed["words"],
            days=[*kept, *added],
            version=version_of(data),
            at=visit.at,
        )
    except Refused as refused:
        back_to(form, refused, visit=visit, deed="calendar.issue")
        return False
    return True


def _year(held: Calendar, stored: bool, asked: str, visit: Visit) -> dict[str, Any]:
    """The days of one year, month by month, and the years there are."""
    days = sorted(held.days.values(), key=lambda one: (one.day, one.scope.rank))
    known = {one.day.year for one in days} | {visit.on.year}
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else visit.on.year
    own = [one for one in days if one.day.year == year]
    months = [
        (month, [(_key(one), one, "一二三四五六日"[one.day.weekday()]) for one in group])
        for month, group in groupby(own, key=lambda one: one.day.month)
    ]
    first = visit.on.replace(year=year, month=1, day=1)
    return {
        "year": year,
        "years": sorted({*known, year}),
        "months": months,
        "many": len(own),
        "sources": sorted({one.source for one in own if one.source}),
        "warning": warning(held, first) if stored else "",
    }


def _key(one: CalendarDay) -> str:
    return f"{one.day.isoformat()} {one.scope.value}"
