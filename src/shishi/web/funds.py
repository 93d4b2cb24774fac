"""资金 — the money of a project by source, with the form that tells of it; the money of all of them
side by side."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods

from shishi.actions import funds as deeds
from shishi.papers import figures
from shishi.queries import statements as looks
from shishi.queries.statements import FundsPage, Money, Statement
from shishi.rules.amounts import from_yuan, number_text
from shishi.rules.days import day_text
from shishi.rules.funds import Amounts, Ratios, by_level, ratios
from shishi.rules.lifecycle import Refused
from shishi.rules.shares import percent_text
from shishi.web.days import Day, day_of
from shishi.web.fund_forms import COLUMNS, SCALES, Typed, read, sources, stored, wholes
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.lights import drawn
from shishi.web.numbers import grouped

RATIOS = ("下达率", "到位率", "拨付率", "投资完成率")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: whose money, its five amounts in 万元, its four ratios."""

    name: str
    amounts: tuple[str, ...]
    shares: tuple[str, ...]
    money: Money | None = None
    project: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """资金对照 as a page shows it; `bars` are the ratios with their drawings, `approved` the
    estimate and the budget where they were told."""

    money: Money
    rows: tuple[Row, ...]
    whole: Row
    bars: tuple[tuple[str, str, SafeString], ...]
    approved: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One line of the history."""

    statement: Statement
    amounts: tuple[str, ...]


@require_http_methods(["GET", "POST"])
@seen_by("funds")
def funds(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """一件实事的资金页; whoever answers for it tells of it here."""
    day = day_of(request, visit)
    found = looks.of_project(visit.actor, pk, day.on, day.known_at)
    found = replace(found, may_report=day.leave(found.may_report))
    typed = stored(found, visit.on)
    if request.method == "POST":
        typed = read(request.POST, visit.on)
        if _kept(visit, found, typed):
            messages.success(request, "资金已填报。", extra_tags="good")
            return go("funds", pk)
    named, others = sources(typed)
    context = {
        "page": found,
        "day": day,
        "held": block(found.money),
        "columns": COLUMNS,
        "ratios": RATIOS,
        "history": [_past(one) for one in found.statements],
        "typed": typed,
        "sources": named,
        "others": others,
        "wholes": wholes(typed),
        "scales": SCALES,
        "reported": _reported(found, typed),
    }
    refused = request.method == "POST"
    return page(request, "funds/page.html", context, status=422 if refused else 200)


@require_GET
@seen_by("funds")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """全部实事的资金 — project by project, in the order of the plan."""
    day = day_of(request, visit)
    found = looks.of_programme(visit.actor, pk, day.on, day.known_at)
    lines = [
        _row(one.title, one.money.together, one.money.ratios, one.money, one.project, one.number)
        if one.money
        else Row(one.title, (), (), None, one.project, one.number)
        for one in found.lines
    ]
    context = {
        "page": found,
        "day": day,
        "lines": lines,
        "whole": _row("合计", found.together, found.ratios),
        "columns": COLUMNS,
        "ratios": RATIOS,
        "warned": [one for one in lines if one.money and one.money.alerts],
    }
    return page(request, "funds/programme.html", context)


def short(visit: Visit, project: int, day: Day) -> Block | None:
    """The block on the page of a project on its day; None before anything was told."""
    return block(looks.latest(visit.actor, project, day.on, day.known_at))


def block(money: Money | None) -> Block | None:
    """The money of a project in words and bars."""
    if money is None:
        return None
    told = money.told.funds
    whole = _row("合计", money.together, money.ratios)
    bars = zip(RATIOS, whole.shares, in_order(money.ratios), strict=True)
    return Block(
        money,
        tuple(
            _row(level.label, one, ratios(one), whole_built=told.built is not None)
            for level, one in by_level(told).items()
        ),
        whole,
        tuple((name, words, drawn(figures.bar(one, None, "none"))) for name, words, one in bars),
        tuple(
            (name, _wan(amount))
            for name, amount in (("投资估算", told.estimate), ("投资概算", told.budget))
            if amount is not None
        ),
    )


def in_order(shares: Ratios) -> tuple[Decimal | None, ...]:
    """The four ratios in the order of their names."""
    return shares.issued, shares.arrived, shares.paid, shares.built


def _reported(found: FundsPage, typed: Typed) -> str:
    """报送的“总投资”截至2026年9月28日为 1791.5 万元，已填入。"""
    one = found.reported
    if one is None:
        return ""
    value = number_text(from_yuan(one.value, "万元"))
    taken = "，已填入" if typed.cells["built"] == value else ""
    return f"报送的“{one.name}”截至{day_text(one.as_of)}为 {value} 万元{taken}。"


def _past(one: Statement) -> Past:
    return Past(one, tuple(_wan(amount) for amount in looks.money(one.told).together))


def _kept(visit: Visit, found: FundsPage, typed: Typed) -> bool:
    """Keep what was typed; what speaks against it is said at its field."""
    if typed.errors and found.may_report:
        return False
    try:
        deeds.report(
            actor=visit.actor,
            project=found.project,
            version=typed.version,
            told=typed.told,
            reason=typed.reason,
            at=visit.at,
        )
    except Refused as refused:
        if not found.may_report:
            raise
        typed.refuse(refused.verdict)
        return False
    return True


def _row(
    name: str,
    amounts: Amounts,
    shares: Ratios,
    money: Money | None = None,
    project: int = 0,
    number: int = 0,
    *,
    whole_built: bool = False,
) -> Row:
    """`whole_built`: the work value is told of the whole project, so a source owes none."""
    words = tuple(_percent(one) for one in in_order(shares))
    cells = [_wan(one) for one in amounts]
    if whole_built and amounts.built is None:
        cells[-1] = "—"
    return Row(name, tuple(cells), words, money, project, number)


def _wan(yuan: Decimal | None) -> str:
    return "未报" if yuan is None else grouped(from_yuan(yuan, "万元"))


def _percent(share: Decimal | None) -> str:
    return "—" if share is None else percent_text(share)
