"""分月目标 of one indicator — cells month by month, a way to fill them, a box to paste into.

What is filled in or pasted is shown first and kept only when it is saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from shishi.actions import schedules as deeds
from shishi.queries import targets, years
from shishi.queries.targets import SchedulePage, TargetLine
from shishi.rules import schedules
from shishi.rules.access import Subject, may
from shishi.rules.amounts import to_yuan
from shishi.rules.days import day_text, month_end
from shishi.rules.indicators import BY_AMOUNT
from shishi.rules.inputs import Unfit, number
from shishi.rules.lifecycle import Refused
from shishi.rules.schedules import Node, Schedule, Source
from shishi.rules.targets import Target, Terms, measured_by, settled
from shishi.web.days import day_of
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.targets import WAYS, amount, made
from shishi.web.terms import TermsForm


@dataclass(slots=True)
class Typed:
    """What the form holds: the words of each cell, and what is said of them."""

    cells: dict[date, str]
    paste: str = ""
    reason: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    says: str = ""
    read: str = ""  # what was understood, before it is kept


@seen_by("targets")
def schedule(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """一个指标的分月目标页."""
    day = day_of(request, visit)
    found = targets.schedule(visit.actor, pk, day.known_at)
    line, data = found.line, posted(request)
    form, typed, terms = (
        TermsForm(data, line.target.kind, line.terms, found.steps),
        _stored(line),
        line.terms,
    )
    if data is not None:
        typed = Typed(_cells(line, data), data.get("paste", ""), data.get("reason", ""))
        if form.is_valid():
            terms, way = form.terms(line.terms), str(data.get("do", "save"))
            if way != "save":
                _filled(visit, line, typed, terms, way)
            elif _saved(visit, found, typed, terms, version_of(data)):
                messages.success(request, "分月目标已保存。", extra_tags="good")
                return go("schedule", pk)
        else:
            typed.says = "核算口径填写有误，没有保存。请按提示修改。"
    context = {
        **_shown(found, typed, _aim(line, terms)),
        "day": day,
        "terms": form,
        "version": version_of(data) if data is not None else line.version,
        "may_set": day.leave(may(visit.actor, "schedule.set", _subject(visit, found))),
    }
    refused = bool(typed.says or typed.errors or form.errors)
    return page(request, "targets/one.html", context, status=422 if refused else 200)


def _shown(found: SchedulePage, typed: Typed, aim: Target) -> dict[str, Any]:
    return {
        "page": found,
        "line": found.line,
        "aim": aim,
        "by_amount": aim.kind in BY_AMOUNT,
        "measure": "万元" if _in_ten_thousands(aim) else aim.measure,
        "months": _months(found.line, typed),
        "quarters": _quarters(found.line),
        "typed": typed,
        "ways": WAYS,
    }


def _quarters(line: TargetLine) -> list[tuple[str, str]]:
    """The schedule as it stands in quarters: which one, and the amount by its end."""
    nodes = schedules.quarters(line.schedule) if line.schedule else ()
    return [
        (f"{node.on.year}年第{(node.on.month + 2) // 3}季度", line.aim.text(node.value))
        for node in nodes
    ]


def _subject(visit: Visit, found: SchedulePage) -> Subject:
    return Subject(visit.actor.territory, None, found.line.unit, found.closing)


def _stored(line: TargetLine) -> Typed:
    nodes = line.schedule.nodes if line.schedule else ()
    return Typed({node.on: _words(line.aim, node.value) for node in nodes})


def _cells(line: TargetLine, data: Mapping[str, str]) -> dict[date, str]:
    """The words of each cell, by its day; a cell left empty is no node."""
    days = {*_ends(line), *(node.on for node in (line.schedule.nodes if line.schedule else ()))}
    return {day: words for day in days if (words := data.get(f"on-{day}", "").strip())}


def _saved(visit: Visit, found: SchedulePage, typed: Typed, terms: Terms, version: int) -> bool:
    """Keep what was typed; what speaks against it is said at its cell."""
    line = found.line
    aim = _aim(line, terms)
    nodes = _nodes(aim, typed)
    if typed.errors:
        return False
    held = Schedule(nodes, _source(visit, line, aim, nodes, typed))
    if aim.kind in BY_AMOUNT:
        for fault in schedules.unfit(held, aim, line.deadline, line.starts_on):
            typed.errors[fault.where] = typed.errors.get(fault.where, "") + fault.says
            typed.says = typed.says or fault.says
    if typed.says:
        return False
    try:
        deeds.set_schedule(
            actor=visit.actor,
            indicator=line.pk,
            version=version,
            schedule=held,
            terms=terms,
            reason=typed.reason,
            at=visit.at,
        )
    except Refused as refused:
        if not may(visit.actor, "schedule.set", _subject(visit, found)):
            raise
        typed.says = refused.verdict.says
        if refused.verdict.where:
            typed.errors[refused.verdict.where] = refused.verdict.says
    return not typed.says


def _nodes(aim: Target, typed: Typed) -> tuple[Node, ...]:
    found = []
    for day, words in sorted(typed.cells.items()):
        try:
            value = number(words)
        except Unfit as unfit:
            typed.errors[day.isoformat()] = f"{day_text(day)}：{unfit.says}"
        else:
            found.append(Node(day, to_yuan(value, "万元") if _in_ten_thousands(aim) else value))
    return tuple(found) if aim.kind in BY_AMOUNT else ()


def _source(
    visit: Visit, line: TargetLine, aim: Target, nodes: tuple[Node, ...], typed: Typed
) -> Source:
    """How the nodes came about: by hand, unless they are what a way of splitting makes."""
    for source in (*WAYS, Source.PASTED):
        try:
            if _made(visit, line, aim, source, typed.paste).nodes == nodes:
                return source
        except Refused:
            continue  # this way cannot make a schedule at all
    return Source.HAND


def _filled(visit: Visit, line: TargetLine, typed: Typed, terms: Terms, way: str) -> None:
    """Fill the cells by a way of splitting or from the pasted words; nothing is kept yet."""
    aim = _aim(line, terms)
    source = Source(way) if way in {*WAYS, Source.PASTED} else Source.EVEN
    try:
        held = _made(visit, line, aim, source, typed.paste)
    except Refused as refused:
        typed.says = refused.verdict.says
        if source is Source.PASTED:
            typed.errors["paste"] = refused.verdict.says
        return
    typed.cells = {node.on: _words(aim, node.value) for node in held.nodes}
    typed.read = (
        f"{held.source.label}：{len(held.nodes)} 期，末期累计 {aim.text(held.nodes[-1].value)}"
    )


def _made(visit: Visit, line: TargetLine, aim: Target, source: Source, paste: str) -> Schedule:
    if source is Source.PASTED:
        return schedules.pasted(paste, aim, line.deadline)
    season = years.year(visit.actor, line.programme, visit.on).season
    return made(source, aim, line, season)


def _aim(line: TargetLine, terms: Terms) -> Target:
    return measured_by(settled(line.target, terms), None)[0]


def _in_ten_thousands(aim: Target) -> bool:
    return aim.measure == "元" and not aim.per


def _words(aim: Target, value: Decimal) -> str:
    return amount(Fraction(value), in_ten_thousands=_in_ten_thousands(aim))


def _ends(line: TargetLine) -> list[date]:
    """The last day of each month of the work; the last one is the deadline."""
    found, first = [], line.starts_on
    while first <= line.deadline:
        last = month_end(first)
        found.append(min(last, line.deadline))
        first = last + timedelta(days=1)
    return found


def _months(line: TargetLine, typed: Typed) -> list[tuple[date, str, str]]:
    """The cells in the order of their days: day, words, what is wrong with them."""
    days = sorted({*_ends(line), *typed.cells})
    return [(day, typed.cells.get(day, ""), _fault(day, typed)) for day in days]


def _fault(day: date, typed: Typed) -> str:
    """What is wrong with a cell; its day stands above it already."""
    return typed.errors.get(day.isoformat(), "").replace(f"{day_text(day)}：", "")
