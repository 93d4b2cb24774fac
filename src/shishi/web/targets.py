"""分月目标 — all indicators of a programme month by month; what is lacking stands first."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from shishi.actions import schedules as deeds
from shishi.queries import permits, subplans, targets, years
from shishi.queries.targets import TargetLine, TargetsPage
from shishi.rules import schedules
from shishi.rules.access import Subject, may
from shishi.rules.amounts import from_yuan
from shishi.rules.days import month_end
from shishi.rules.lifecycle import Refused
from shishi.rules.schedules import Schedule, Source
from shishi.rules.shares import amount_text, as_decimal
from shishi.rules.targets import Target
from shishi.web.days import day_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.lights import target_text
from shishi.web.numbers import grouped

WAYS = (Source.EVEN, Source.CURVE, Source.SEASON)


class SplitForm(forms.Form):
    """分解 — which way, for which indicators."""

    way = forms.ChoiceField(label="分解方式", choices=[(one.value, one.label) for one in WAYS])
    which = forms.ChoiceField(
        label="范围",
        choices=[("lacking", "只补尚无分月目标的"), ("all", "全部重新分解")],
        initial="lacking",
    )
    project = forms.ChoiceField(label="实事", required=False)
    reason = forms.CharField(
        label="理由", max_length=500, error_messages={"required": "年度已启动，请写明理由。"}
    )

    def __init__(self, data: object, found: TargetsPage) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a posted form, or none
        titles = {str(one.project): f"{one.ordinal}. {one.title}" for one in found.lines}
        self.fields["project"].choices = [("", "全部实事"), *titles.items()]  # type: ignore[attr-defined]
        if found.started_on is None:
            del self.fields["reason"]


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator with its cumulative amount at the end of each month; empty where none."""

    line: TargetLine
    whole: str
    cells: tuple[str, ...]
    lacks: str


@seen_by("targets")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """分月目标页; many indicators are split here at once."""
    day = day_of(request, visit)
    found = targets.targets(visit.actor, pk, day.known_at)
    form = SplitForm(posted(request), found)
    if request.method == "POST" and form.is_valid():
        done, says = _split(visit, found, form)
        if done:
            messages.success(request, f"已为 {done} 个指标设定分月目标。", extra_tags="good")
        if done and not says:
            return go("targets", pk)
        for one in says or ["所选范围内没有需要分解的指标。"]:
            form.add_error(None, one)
        found = targets.targets(visit.actor, pk)
    rows = [_row(line, found.year) for line in found.lines]
    context = {
        "page": found,
        "day": day,
        "rows": sorted(rows, key=lambda row: not row.lacks),
        "lacking": sum(bool(row.lacks) for row in rows),
        "without_subplan": subplans.missing(visit.actor, pk, day.known_at),
        "months": range(1, 13),
        "form": form,
        "out_of_reach": permits.out_of_reach(visit.actor, pk, day.on, day.known_at),
        "may_split": day.leave(may(visit.actor, "schedule.set", _subject(visit, found))),
    }
    return page(request, "targets/page.html", context, status=422 if form.errors else 200)


def made(source: Source, aim: Target, line: TargetLine, season: frozenset[int]) -> Schedule:
    """The schedule that a way of splitting makes; Refused with its sentence where it cannot."""
    span = (aim, line.starts_on, line.deadline)
    if source is Source.EVEN:
        return schedules.even(*span)
    if source is Source.CURVE:
        return schedules.s_curve(*span)
    return schedules.seasonal(*span, season)


def amount(value: Fraction, *, in_ten_thousands: bool) -> str:
    """The amount as the cells have it: money in 万元."""
    plain = as_decimal(value)
    return amount_text(from_yuan(plain, "万元") if in_ten_thousands else plain)


def _subject(visit: Visit, found: TargetsPage) -> Subject:
    """Some indicator that the person may split, if there is one; else the first."""
    whole = Subject(visit.actor.territory, closing=found.closing)
    held = [replace(whole, unit=line.unit) for line in found.lines]
    allowed = (one for one in held if may(visit.actor, "schedule.set", one))
    return next(allowed, held[0] if held else whole)


def _split(visit: Visit, found: TargetsPage, form: SplitForm) -> tuple[int, list[str]]:
    """How many were split, and the sentences of those that were not."""
    typed, done, says = form.cleaned_data, 0, []
    source = Source(typed["way"])
    season = years.year(visit.actor, found.programme, visit.on).season
    for line in found.lines:
        subject = Subject(visit.actor.territory, None, line.unit)
        if not _chosen(line, typed) or not may(visit.actor, "schedule.set", subject):
            continue
        try:
            deeds.set_schedule(
                actor=visit.actor,
                indicator=line.pk,
                version=line.version,
                schedule=made(source, line.aim, line, season),
                terms=line.terms,
                reason=typed.get("reason", ""),
                at=visit.at,
            )
        except Refused as refused:
            says.append(f"{line.planned.name}：{refused.verdict.says}")
        else:
            done += 1
    return done, says


def _chosen(line: TargetLine, typed: dict[str, str]) -> bool:
    if not line.by_amount or typed["project"] not in ("", str(line.project)):
        return False
    return typed["which"] == "all" or line.schedule is None


def _row(line: TargetLine, year: int) -> Row:
    whole = target_text(line.aim)
    if line.schedule is None:
        says = line.lacks.removeprefix(f"“{line.planned.name}”")
        return Row(line, whole, ("",) * 12, says)
    ends = [month_end(date(year, month, 1)) for month in range(1, 13)]
    cells = [_cell(line, line.schedule, min(on, line.deadline), on) for on in ends]
    return Row(line, whole, tuple(cells), line.lacks)


def _cell(line: TargetLine, held: Schedule, on: date, end: date) -> str:
    if end.replace(day=1) > line.deadline:
        return ""
    due = held.value_at(on, line.starts_on)
    plain = amount(due, in_ten_thousands=line.in_ten_thousands)
    return grouped(Decimal(plain))
