"""到期日历 — a month as a grid where there is room, and day by day as a list everywhere."""

import re
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from shishi.queries import due as look
from shishi.queries import settings
from shishi.rules import calendars, dues
from shishi.rules.days import add_months, month_end
from shishi.rules.dues import Due
from shishi.rules.inputs import YEARS
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page

IN_A_CELL = 3
_WEEKDAYS = "一二三四五六日"
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@require_GET
@seen_by("due")
def due(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What falls due for the visitor in a month."""
    month = _month(request.GET.get("month", ""), visit.on)
    found = look.due(visit.actor, month, month_end(month), visit.on)
    by_day = {day: [_shown(one) for one in ones] for day, ones in groupby(found, _day)}
    edition = settings.edition(visit.actor)
    calendar = edition.facts() if edition else None

    def cell(day: date) -> dict[str, object]:
        held = by_day.get(day, []) if day.month == month.month else []
        return {
            "day": day,
            "inside": day.month == month.month,
            "today": day == visit.on,
            "rest": calendar is not None and not calendars.is_workday(calendar, day),
            "shown": held[:IN_A_CELL],
            "more": max(len(held) - IN_A_CELL, 0),
        }

    context = {
        "title": dues.month_text(month),
        "before": add_months(month, -1),
        "after": add_months(month, 1),
        "this": visit.on.replace(day=1) != month,
        "weekdays": _WEEKDAYS,
        "weeks": [[cell(day) for day in week] for week in dues.weeks(month)],
        "days": [
            (day, _WEEKDAYS[day.weekday()], dues.nearness(day, visit.on), ones)
            for day, ones in by_day.items()
        ],
        "number": len(found),
    }
    return page(request, "due/page.html", context)


def _day(one: Due) -> date:
    return one.on


def _month(asked: str, on: date) -> date:
    """The month that was asked for, this one where none was; days before and after can be shown."""
    found = _MONTH.fullmatch(asked)
    if found and int(found[1]) in YEARS[1:-1] and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    return on.replace(day=1)


def _shown(one: Due) -> dict[str, object]:
    return {"due": one, "href": reverse(one.page, args=one.keys)}
