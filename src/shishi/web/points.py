"""点位 — the points of one indicator: a table that is typed or pasted, and how they stand.

What is filled in or pasted is shown first and kept only when it is saved. On the page of a project
each point has its state, and the slow and the silent are named as the papers print them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from shishi.actions import points as deeds
from shishi.queries import points as looks
from shishi.queries.lights import Lit
from shishi.queries.points import PointsPage, Spread
from shishi.rules import points
from shishi.rules.amounts import from_yuan, number_text, to_yuan
from shishi.rules.inputs import Unfit, number
from shishi.rules.lifecycle import Refused
from shishi.rules.pastes import named_amounts
from shishi.rules.points import Point, PointState
from shishi.rules.shares import total
from shishi.rules.splits import grain, split
from shishi.web.days import Day, day_of
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.lights import Status, shown_value
from shishi.web.numbers import grouped

SPARE = 5  # empty rows below the last
KINDS = MappingProxyType(
    {
        PointState.DONE: "done",
        PointState.STEADY: "on",
        PointState.SLOW: "warn",
        PointState.REPORTED: "none",
        PointState.UNREPORTED: "none",
    }
)


@dataclass(slots=True)
class Row:
    """One row of the table: what is typed, and what is wrong with it."""

    name: str
    target: str
    fault: str = ""


@dataclass(slots=True)
class Typed:
    """What the form holds, and what is said of it."""

    rows: list[Row]
    paste: str = ""
    reason: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    says: str = ""
    read: str = ""  # what was understood, before it is kept


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A point with its state, as the page of its project shows it."""

    name: str
    actual: str
    target: str
    status: Status


@dataclass(frozen=True, slots=True)
class ShownSpread:
    """各点位 of one indicator; `remark` is printed: 57%（甲村、乙村偏慢；丙村未报）."""

    measure: str
    remark: str
    points: tuple[ShownPoint, ...]
    spread: Spread
    gone: tuple[tuple[str, str], ...]


@seen_by("targets")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """一个指标的点位页."""
    day, data = day_of(request, visit), posted(request)
    found = looks.page(visit.actor, pk, day.known_at)
    found = replace(found, may_set=day.leave(found.may_set))
    typed = _stored(found)
    if data is not None:
        typed = Typed(_rows(data), data.get("paste", ""), data.get("reason", ""))
        way = data.get("do", "save")
        if way in FILLS:
            FILLS[way](found, typed)
        elif _saved(visit, found, typed, version_of(data)):
            messages.success(request, "点位已保存。", extra_tags="good")
            return go("points", pk)
    spare = [Row("", "") for _ in range(SPARE)]
    context = {
        "page": found,
        "day": day,
        "line": found.line,
        "measure": _measure(found),
        "typed": typed,
        "rows": [*typed.rows, *spare] if found.may_set and found.adds_up else typed.rows,
        "together": _together(found),
        "version": version_of(data) if data is not None else found.version,
    }
    refused = bool(typed.says or typed.errors)
    return page(request, "points/page.html", context, status=422 if refused else 200)


def shown_spreads(visit: Visit, project: int, day: Day, lit: Lit | None) -> list[ShownSpread]:
    """The indicators of a project that have points, each point with its state on the day."""
    found = looks.spreads(visit.actor, project, day.on, day.known_at)
    due = {
        one.held.indicator: None if one.standing.presumed else one.standing.scheduled_share
        for one in (lit.figures if lit else ())
    }
    return [_shown(one, due.get(key)) for key, one in found.items()]


def _shown(one: Spread, due: Decimal | None) -> ShownSpread:
    money = one.measure == "元"

    def amount(value: Decimal) -> str:
        return grouped(shown_value(from_yuan(value, "万元") if money else value))

    def state(point: Point) -> Status:
        found = points.state(point, due)
        return Status(KINDS[found], found.label)

    return ShownSpread(
        "万元" if money else one.measure,
        points.remark(one.points, due),
        tuple(
            ShownPoint(
                point.name,
                "—" if point.actual is None else amount(point.actual),
                amount(point.target),
                state(point),
            )
            for point in one.points
        ),
        one,
        tuple((name, amount(value)) for name, value in one.gone),
    )


def _stored(found: PointsPage) -> Typed:
    return Typed([Row(one.name, _words(found, one.target)) for one in found.points])


def _rows(data: Mapping[str, str]) -> list[Row]:
    """The rows in their order; one without any words is no row."""
    places = sorted(int(name[5:]) for name in data if name[:5] == "name-" and name[5:].isdecimal())
    rows = [
        Row(
            " ".join(data[f"name-{place}"].split()),
            data.get(f"target-{place}", "").strip(),
        )
        for place in places
    ]
    return [row for row in rows if row.name or row.target]


def _saved(visit: Visit, found: PointsPage, typed: Typed, version: int) -> bool:
    """Keep what was typed; what speaks against it is said at its row."""
    held = _read(found, typed) if found.may_set else ()
    if typed.says:
        return False
    try:
        deeds.set_points(
            actor=visit.actor,
            indicator=found.line.pk,
            version=version,
            points=held,
            reason=typed.reason,
            at=visit.at,
        )
    except Refused as refused:
        if not found.may_set:
            raise
        typed.says, where = refused.verdict.says, refused.verdict.where
        row = next((row for row in reversed(typed.rows) if where and row.name == where), None)
        if row is not None:
            row.fault = typed.says
        elif where:
            typed.errors[where] = typed.says
    return not typed.says


def _read(found: PointsPage, typed: Typed) -> tuple[Point, ...]:
    held = []
    for row in typed.rows:
        try:
            if not row.name:
                raise Unfit("没有名称。请填写点位名称。")
            value = number(row.target)
        except Unfit as unfit:
            row.fault = unfit.says
        else:
            held.append(Point(row.name, to_yuan(value, "万元") if _in_money(found) else value))
    faults = sum(bool(row.fault) for row in typed.rows)
    if faults:
        typed.says = f"有 {faults} 行需要改正，见表中提示。"
    return tuple(held)


def _pasted(found: PointsPage, typed: Typed) -> None:
    """Fill the rows from the pasted words; nothing is kept yet."""
    try:
        read = named_amounts(typed.paste, _measure(found))
    except Refused as refused:
        typed.says = typed.errors["paste"] = refused.verdict.says
        return
    typed.rows = [Row(name, "" if value is None else number_text(value)) for name, value in read]
    told = [value for _, value in read if value is not None]
    sums = f"，目标合计 {number_text(total(told))} {_measure(found)}" if told else "，没有目标数"
    typed.read = f"{len(read)} 个点位{sums}"


def _even(found: PointsPage, typed: Typed) -> None:
    """平均分 — the target in equal parts over the points that are named."""
    whole, measure = found.line.aim.whole, found.line.aim.measure
    named = [row for row in typed.rows if row.name]
    if not whole or not named:
        typed.says = "没有可以分摊的点位。请先填写点位名称。"
        return
    parts = split(whole, [Fraction(1)] * len(named), grain(whole, measure))
    for row, part in zip(named, parts, strict=True):
        row.target = _words(found, part)
    typed.rows = named
    typed.read = f"{len(named)} 个点位，目标平均分摊"


FILLS = MappingProxyType({"pasted": _pasted, "even": _even})


def _in_money(found: PointsPage) -> bool:
    return found.line.in_ten_thousands


def _measure(found: PointsPage) -> str:
    return "万元" if _in_money(found) else found.line.aim.measure


def _words(found: PointsPage, value: Decimal) -> str:
    return number_text(from_yuan(value, "万元") if _in_money(found) else value)


def _together(found: PointsPage) -> str:
    return found.line.aim.text(total(one.target for one in found.points)) if found.points else ""
