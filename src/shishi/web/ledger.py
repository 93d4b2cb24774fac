"""总台账 — the year's ledger: filtered, searched and sorted by its address; printed; exported."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from shishi.queries import layouts, ledgers, programmes, proposals
from shishi.queries.ledgers import Choice, Ledger, Sieve
from shishi.rules.access import Subject, may
from shishi.rules.ledgers import ten_thousands
from shishi.rules.lights import Light
from shishi.web.days import NOW, Day, day_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.leaves import LENGTH, leaf_of
from shishi.web.ledger_blocks import block
from shishi.web.lights import counted
from shishi.web.numbers import grouped
from shishi.web.replays import told

FILTERS = ("unit", "leader", "due", "kind", "words", "sort", "light")
DUES = (("presumed", "推定时限"), ("stated", "方案明确时限"))
KINDS = (("quantity", "数量"), ("money", "资金"), ("unquantified", "未量化"))
SORTS = ("number", "title", "deadline", "indicators", "funds")


@require_GET
@seen_by("ledger")
def latest(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The ledger of the latest year, on the day that is asked for."""
    years = programmes.years(visit.actor)
    if years:
        asked = {name: request.GET[name] for name in ("on", "known") if name in request.GET}
        tail = f"?{urlencode(asked)}" if asked else ""
        return go("programme_ledger", years[0].pk, tail=tail)
    verdict = may(visit.actor, "plan.take_in", Subject(visit.actor.territory))
    return page(request, "ledger/empty.html", {"may_take_in": verdict})


@require_GET
@seen_by("ledger")
def ledger(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """总台账 of one programme through the sieve that its address names, on the day it names; once
    lights are told with how far everything has come, `view=plan` for the columns of the plan."""
    sieve, day = sieve_of(request.GET), day_of(request, visit)
    found = ledgers.ledger(visit.actor, pk, sieve, day.on, day.known_at)
    day = day.until(found.closing)
    as_plan = request.GET.get("view") == "plan"
    progress = bool(found.lit) and not as_plan
    held = _held(sieve, day, "plan" if as_plan else "")
    whole = "paper" in request.GET  # what is printed is printed whole
    leaf = leaf_of(request, found.projects, max(len(found.projects), 1) if whole else LENGTH)
    context = {
        "leaf": leaf,
        "leaf_query": _address(held) + ("" if _address(held) == "?" else "&"),
        "ledger": found,
        "today": visit.on,
        "progress": progress,
        "blocks": [
            block(project, found.lit.get(project.pk), day.query, progress=progress)
            for project in leaf.items
        ],
        "rule": next((one.rating for one in found.lit.values()), None),
        "funds": grouped(ten_thousands(found.funds)) if found.funds else "",
        "lines": sum(max(1, len(project.indicators)) for project in found.projects),
        "years": programmes.years(visit.actor),
        "layouts": layouts.of_programme(visit.actor, pk, visit.on),
        "waiting": proposals.waiting(visit.actor, pk),
        "may_export": may(visit.actor, "ledger.export", Subject(visit.actor.territory)),
        "paper": "a3" if request.GET.get("paper") == "a3" else "a4",
        "print_now": "paper" in request.GET,
        **told(visit, pk, day),
        **_filters(found, sieve, held),
    }
    return page(request, "ledger/page.html", context)


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
        light=asked.get("light", "") if asked.get("light", "") in list(Light) else "",
        sort=sort if sort.removeprefix("-") in SORTS else "number",
    )


def _key(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) < 12 else None


def _held(sieve: Sieve, day: Day, view: str) -> dict[str, Any]:
    """What the address says, by the names of its parts."""
    held = {name: getattr(sieve, name) for name in FILTERS}
    return held | {"on": day.word, "known": day.known, "view": view}


def _address(held: dict[str, Any], **changed: Any) -> str:
    """The address with parts of it changed; empty ones are left out."""
    parts = held | changed
    if parts["sort"] == "number":
        parts["sort"] = ""
    return "?" + urlencode({name: value for name, value in parts.items() if value})


def _filters(found: Ledger, sieve: Sieve, held: dict[str, Any]) -> dict[str, Any]:
    def toggled(name: str, value: str) -> str:
        return _address(held, **{name: "" if held[name] == value else value})

    clear = dict.fromkeys(("unit", "leader", "due", "kind", "words", "light"), "")
    return {
        "sieve": sieve,
        "all_href": _address(held, sort="", **clear),
        "is_all": not any(held[name] for name in clear),
        "lights": [(one, toggled("light", one.value)) for one in counted(found.looks)],
        "presumed_href": toggled("due", "presumed"),
        "unquantified_href": toggled("kind", "unquantified"),
        "money_href": toggled("kind", "money"),
        "units": [
            (label, [(choice, _address(held, unit=choice.key)) for choice in choices])
            for label, choices in (("责任单位", found.units), ("乡镇（街道）", found.townships))
            if choices
        ],
        "unit_name": _name((*found.units, *found.townships), sieve.unit),
        "no_unit_href": _address(held, unit=None),
        "leaders": [
            (label, [(choice, _address(held, leader=choice.key)) for choice in choices])
            for label, choices in (("责任县领导", found.leaders), ("责任领导", found.officers))
            if choices
        ],
        "leader_name": _name((*found.leaders, *found.officers), sieve.leader),
        "no_leader_href": _address(held, leader=None),
        "sorts": {name: _sort(held, name) for name in SORTS},
        "a4_href": _address(held, paper="a4"),
        "a3_href": _address(held, paper="a3"),
        "today_href": _address(held, on="", known=""),
        "switch_href": _address(held, known="" if held["known"] else NOW),
        "view_href": _address(held, view="" if held["view"] else "plan"),
        "held": [(name, value) for name, value in held.items() if name != "words" and value],
    }


def _sort(held: dict[str, Any], name: str) -> tuple[str, str]:
    """The address that sorts by the column, and how it is sorted now."""
    if held["sort"] == name:
        return _address(held, sort=f"-{name}"), "ascending"
    if held["sort"] == f"-{name}":
        return _address(held, sort="number"), "descending"
    return _address(held, sort=name), "none"


def _name(choices: tuple[Choice, ...], key: int | None) -> str:
    return next((choice.name for choice in choices if choice.key == key), "")
