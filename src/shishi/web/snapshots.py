"""台账快照 — the frozen ledgers of a year, and each beside the replay of its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from shishi.actions import snapshots as deeds
from shishi.papers import comparison as paper
from shishi.papers import xlsx
from shishi.queries import snapshots
from shishi.rules.access import Subject, may
from shishi.rules.amounts import cut, number_text, points_figure
from shishi.rules.lifecycle import Refused
from shishi.rules.lights import Light
from shishi.web.download import XLSX, attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.lights import KINDS, Status
from shishi.web.numbers import shown
from shishi.web.refusals import back_to
from shishi.web.rule_base import DAY

_KINDS = {light.word: kind for light, kind in KINDS.items()}


class SnapshotForm(forms.Form):
    on = forms.DateField(
        label="冻结哪一天的台账",
        error_messages=DAY,
        help_text="按当日终了时所知冻结；当天的，按此刻所知。每天一份，冻结后不能改动。",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as it was frozen."""

    name: str
    target: str
    actual: str
    share: str
    due: str
    gap: str


@dataclass(frozen=True, slots=True)
class Block:
    """One project as it was frozen."""

    name: str
    units: str
    leaders: str
    status: Status | None
    report: str
    lines: tuple[Line, ...]


@require_http_methods(["GET", "POST"])
@seen_by("snapshots")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """台账快照页; an office may freeze a day by hand."""
    form = SnapshotForm(posted(request), initial={"on": visit.on})
    if form.is_valid():
        try:
            made = deeds.take(
                actor=visit.actor, programme=pk, on=form.cleaned_data["on"], at=visit.at
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="snapshot.take")
        else:
            messages.success(request, "台账快照已冻结。", extra_tags="good")
            return go("snapshot", pk, made)
    context = {
        "page": snapshots.snapshots_of(visit.actor, pk),
        "now": visit.at,
        "form": form,
        "may_take": may(visit.actor, "snapshot.take", Subject(visit.actor.territory)),
    }
    return page(request, "snapshots/list.html", context, status=422 if form.errors else 200)


@require_GET
@seen_by("snapshots")
def snapshot(request: HttpRequest, visit: Visit, pk: int, snapshot: int) -> HttpResponse:
    """一份快照, with what the replay of its day says."""
    found = snapshots.snapshot(visit.actor, pk, snapshot)
    context = {
        "page": found,
        "now": visit.at,
        "rules": found.body["规则"],
        "blocks": [block(one) for one in found.body["实事"]],
    }
    return page(request, "snapshots/one.html", context)


@require_GET
@seen_by("snapshots")
def compare(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """两期对照, of the last two where none are named; as a sheet where that is asked."""
    held = snapshots.snapshots_of(visit.actor, pk)
    if len(held.lines) < 2:
        messages.error(request, "要有两份快照才能对照。", extra_tags="bad")
        return go("snapshots", pk)
    last = (str(held.lines[1].pk), str(held.lines[0].pk))
    asked = [request.GET.get(name, word) for name, word in zip(("one", "other"), last, strict=True)]
    if not all(one.isascii() and one.isdecimal() and len(one) < 19 for one in asked):
        raise Http404
    found = snapshots.pair(visit.actor, pk, int(asked[0]), int(asked[1]))
    if request.GET.get("as") == "xlsx":
        title = f"{found.year}年民生实事台账两期对照表"
        return attachment(xlsx.write(paper.draw(title, found.found)), f"{title}.xlsx", XLSX)
    context = {"page": found, "summary": paper.summary(found.found)}
    return page(request, "snapshots/compare.html", context)


def block(one: dict[str, Any]) -> Block:
    light = one["亮灯"]
    return Block(
        one["名称"],
        _by_role(one["责任单位"]),
        _by_role(one["责任人"]),
        Status(_KINDS.get(light["灯"], KINDS[Light.GREY]), light["灯"], light["依据"])
        if light
        else None,
        one["报送"],
        tuple(_line(each) for each in one["指标"]),
    )


def _by_role(named: Iterable[str]) -> str:
    """牵头单位：县水利局；责任单位：县财政局、县民政局: each role once, with all who have it."""
    held: dict[str, list[str]] = {}
    for one in named:
        role, _, name = one.rpartition("：")
        held.setdefault(role, []).append(name)
    return "；".join(f"{role}：{'、'.join(ones)}" for role, ones in held.items()).removeprefix("：")


def _line(one: dict[str, Any]) -> Line:
    measure, done = one["计量单位"], one["进展"] or {}
    target = _amount(one["目标"], measure, one["目标上限"])
    return Line(
        one["名称"],
        f"{one['符号']}{target}",
        _amount(done.get("实际"), measure) or "未报",
        *(
            ("—", "—", "—")
            if done.get("按日判断")
            else (
                _percent(done.get("完成比例")),
                _percent(done.get("序时比例")),
                _points(done.get("相差百分点")),
            )
        ),
    )


def _amount(value: str | None, measure: str, upper: str | None = None) -> str:
    """987.084 万元 · 3～5 个; empty where there is none."""
    if value is None:
        return ""
    far = Decimal(upper) if upper else None
    amount = shown(_short(Decimal(value)), measure, upper=far, money=measure == "元")
    return f"{amount.value}{f'～{amount.upper}' if amount.upper else ''} {amount.measure}".strip()


def _short(value: Decimal) -> Decimal:
    return Decimal(number_text(cut(value, 4)))


def _percent(share: str | None) -> str:
    return "—" if share is None else f"{number_text(cut(Decimal(share) * 100, 0))}%"


def _points(value: str | None) -> str:
    """高 2.1 · 低 33.3, in 百分点."""
    if value is None:
        return "—"
    points = Decimal(value)
    return f"{'低' if points < 0 else '高'} {points_figure(points)}" if points else "持平"
