"""总台账 — the year's ledger: filtered, searched and sorted by its address; printed; exported."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import ledgers as deeds
from shishi.papers import ledger as paper
from shishi.papers import xlsx
from shishi.queries import ledgers, programmes
from shishi.queries.ledgers import Choice, Ledger, LedgerIndicator, LedgerProject, Sieve
from shishi.rules.access import Subject, may
from shishi.rules.ledgers import rows, ten_thousands
from shishi.web.download import XLSX, attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.numbers import grouped, shown

FILTERS = ("unit", "leader", "due", "kind", "words", "sort")
DUES = (("presumed", "推定时限"), ("stated", "方案明确时限"))
KINDS = (("quantity", "数量"), ("money", "资金"), ("unquantified", "未量化"))
SORTS = ("number", "title", "deadline", "indicators", "funds")
SPONSORS = ("sponsor", "lead_sponsor")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator line as the table shows it."""

    pk: int
    subject: str
    sign: str
    value: str
    measure: str
    type_label: str
    changed: bool
    part: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One project with its lines; the cells beside them are merged over all lines."""

    project: LedgerProject
    first: Line | None
    rest: tuple[Line, ...]
    units: str
    sponsors: str
    officers: str
    days: str

    @property
    def height(self) -> int:
        return 1 + len(self.rest)


@require_GET
@seen_by("ledger")
def latest(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The ledger of the latest year."""
    years = programmes.programmes(visit.actor)
    if years:
        return go("programme_ledger", years[0].pk)
    verdict = may(visit.actor, "plan.take_in", Subject(visit.actor.territory))
    return page(request, "ledger/empty.html", {"may_take_in": verdict})


@require_GET
@seen_by("ledger")
def ledger(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """总台账 of one programme through the sieve that its address names."""
    sieve = sieve_of(request.GET)
    found = ledgers.ledger(visit.actor, pk, sieve)
    context = {
        "ledger": found,
        "blocks": [_block(project) for project in found.projects],
        "funds": grouped(ten_thousands(found.funds)) if found.funds else "",
        "lines": sum(max(1, len(project.indicators)) for project in found.projects),
        "years": programmes.programmes(visit.actor),
        "may_export": may(visit.actor, "ledger.export", Subject(visit.actor.territory)),
        "paper": "a3" if request.GET.get("paper") == "a3" else "a4",
        "print_now": "paper" in request.GET,
        **_filters(found, sieve),
    }
    return page(request, "ledger/page.html", context)


@require_POST
@seen_by("ledger")
def export(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """导出台账 — what the page shows, as a sheet ready to print."""
    sieve = sieve_of(request.POST)
    facts = deeds.export(actor=visit.actor, programme=pk, sieve=sieve, at=visit.at)
    found = programmes.programme(visit.actor, pk).card
    title = f"{found.year}年民生实事总台账"
    lines = (
        f"来源：{found.title}{found.document_number}",
        f"导出：{visit.at:%Y-%m-%d %H:%M} {visit.actor.name}",
    )
    content = xlsx.write(paper.draw([paper.Ledger(title, rows(facts), lines)]))
    return attachment(content, f"{title}.xlsx", XLSX)


def sieve_of(asked: QueryDict) -> Sieve:
    """The sieve of an address; what does not fit is left out."""
    sort = asked.get("sort", "number")
    due, kind = asked.get("due", ""), asked.get("kind", "")
    return Sieve(
        unit=_key(asked.get("unit", "")),
        leader=_key(asked.get("leader", "")),
        due=due if due in dict(DUES) else "",
        kind=kind if kind in dict(KINDS) else "",
        words=asked.get("words", "").strip()[:100],
        sort=sort if sort.removeprefix("-") in SORTS else "number",
    )


def _key(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) < 12 else None


def _address(sieve: Sieve, **changed: object) -> str:
    """The address with one filter changed; empty ones are left out."""
    held = {name: getattr(sieve, name) for name in FILTERS} | changed
    if held["sort"] == "number":
        held["sort"] = ""
    return "?" + urlencode({name: value for name, value in held.items() if value})


def _filters(found: Ledger, sieve: Sieve) -> dict[str, Any]:
    return {
        "sieve": sieve,
        "all_href": "?",
        "is_all": not (sieve.unit or sieve.leader or sieve.due or sieve.kind or sieve.words),
        "presumed_href": _address(sieve, due="" if sieve.due == "presumed" else "presumed"),
        "unquantified_href": _address(
            sieve, kind="" if sieve.kind == "unquantified" else "unquantified"
        ),
        "money_href": _address(sieve, kind="" if sieve.kind == "money" else "money"),
        "units": [(choice, _address(sieve, unit=choice.key)) for choice in found.units],
        "unit_name": _name(found.units, sieve.unit),
        "no_unit_href": _address(sieve, unit=None),
        "leaders": [(choice, _address(sieve, leader=choice.key)) for choice in found.leaders],
        "leader_name": _name(found.leaders, sieve.leader),
        "no_leader_href": _address(sieve, leader=None),
        "sorts": {name: _sort(sieve, name) for name in SORTS},
        "a4_href": _address(sieve, paper="a4"),
        "a3_href": _address(sieve, paper="a3"),
        "held": [
            (name, getattr(sieve, name))
            for name in FILTERS
            if name != "words" and getattr(sieve, name)
        ],
    }


def _sort(sieve: Sieve, name: str) -> tuple[str, str]:
    """The address that sorts by the column, and how it is sorted now."""
    if sieve.sort == name:
        return _address(sieve, sort=f"-{name}"), "ascending"
    if sieve.sort == f"-{name}":
        return _address(sieve, sort="number"), "descending"
    return _address(sieve, sort=name), "none"


def _name(choices: tuple[Choice, ...], key: int | None) -> str:
    return next((choice.name for choice in choices if choice.key == key), "")


def _block(project: LedgerProject) -> Block:
    lines = [_line(indicator) for indicator in project.indicators]
    sponsors = [one.name for one in project.people if one.role in SPONSORS]
    officers = [one.name for one in project.people if one.role not in SPONSORS]
    return Block(
        project=project,
        first=lines[0] if lines else None,
        rest=tuple(lines[1:]),
        units="、".join(one.name for one in project.units),
        sponsors="、".join(sponsors),
        officers="、".join(officers),
        days=project.deadline_on.isoformat(),
    )


def _line(indicator: LedgerIndicator) -> Line:
    value: Decimal = indicator.value
    amount = shown(
        value, indicator.measure, upper=indicator.upper, money=indicator.money, per=indicator.per
    )
    return Line(
        pk=indicator.pk,
        subject=indicator.subject or indicator.task or ("资金" if indicator.money else ""),
        sign=indicator.sign,
        value=f"{amount.value}～{amount.upper}" if amount.upper else amount.value,
        measure=f"{amount.measure}/{indicator.per}" if indicator.per else amount.measure,
        type_label=indicator.type_label,
        changed=indicator.changed,
        part=indicator.part,
    )
