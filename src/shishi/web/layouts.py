"""台账版式 — a county chooses the columns of its own tables, names and orders them, looks at the
table before it is kept, and may go back to what held before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import settings as deeds
from shishi.papers import ledger as paper
from shishi.papers.content import Sheet
from shishi.queries import layouts, ledgers
from shishi.queries.layouts import LayoutsPage
from shishi.queries.ledgers import Sieve
from shishi.rules.columns import KNOWN, Column, Grain
from shishi.rules.layouts import (
    BUILT_IN,
    CANONICAL,
    Layout,
    Layouts,
    faults,
)
from shishi.rules.ledgers import rows
from shishi.rules.lifecycle import Refused, Verdict, no
from shishi.rules.settings import Subject
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted

SHOWN = 6  # rows of a preview
_PLACES = {"name", "title"}  # fields whose faults stand beside them


@dataclass(frozen=True, slots=True)
class Choice:
    """One known column in the form: where it stands, under which head, how wide."""

    key: str
    usual: str
    says: str
    order: str
    head: str
    width: str


@require_GET
@seen_by("settings")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """版式页 — what is built in, the county's own, and every version."""
    return page(request, "layouts/list.html", _listed(layouts.page(visit.actor, pk, visit.on)))


@seen_by("settings")
def edit(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One layout of the county's own: as it was sent, or as it stands, or after a model."""
    found, data = layouts.page(visit.actor, pk, visit.on), posted(request)
    asked = (data or request.GET).get("was", "")
    model = found.named(request.GET.get("from", "")) or CANONICAL
    held = next((one for one in found.own if one.name == asked), None)
    if asked and held is None:
        raise Http404
    typed, wrong = _typed(data, held or Layout("", model.title, model.columns, model.grain))
    said = [*wrong, *faults(typed)] if data is not None else []
    kept = Layouts((*(one for one in found.own if one.name != asked), typed))
    if data is not None and "save" in data and not said:
        refused = _set(visit, found, kept, data, f"台账版式“{typed.name}”已保存。", request)
        if refused is None:
            return go("layouts", pk)
        said = [refused]
    context = {
        "page": found,
        "was": asked,
        "layout": typed,
        "choices": _choices(typed, data),
        "grains": tuple(Grain),
        "version": data.get("version", "") if data is not None else found.version,
        "why": data.get("why", "") if data is not None else "",
        "errors": {one.where: one.says for one in said if one.where in _PLACES},
        "faults": [one.says for one in said if one.where not in _PLACES],
        "preview": None if said else _preview(visit, pk, typed),
        "models": (*BUILT_IN, *found.own),
    }
    return page(request, "layouts/edit.html", context, status=422 if said else 200)


@require_POST
@seen_by("settings")
def change(request: HttpRequest, visit: Visit, pk: int, word: str) -> HttpResponse:
    """Drop one of the county's own layouts, or go back to an earlier version of all of them."""
    found, data = layouts.page(visit.actor, pk, visit.on), request.POST
    if word == "drop":
        kept = Layouts(tuple(one for one in found.own if one.name != data.get("name", "")))
        says = "台账版式已删去，以前的版本仍可恢复。"
    elif word == "restore":
        held = [one for one in found.versions if str(one.number) == data.get("number", "")]
        if not held:
            raise Http404
        kept, says = held[0].layouts, f"已恢复为第{held[0].number}版。"
    else:
        raise Http404
    refused = _set(visit, found, kept, data, says, request)
    if refused is not None:
        messages.error(request, refused.says, extra_tags="bad")
    return go("layouts", pk)


def _listed(found: LayoutsPage) -> dict[str, Any]:
    return {"page": found, "built_in": BUILT_IN, "same": found.own}


def _set(
    visit: Visit,
    found: LayoutsPage,
    kept: Layouts,
    data: QueryDict,
    says: str,
    request: HttpRequest,
) -> Verdict | None:
    """A new version of the county's layouts, from today; the sentence why there is none."""
    last = found.versions[0].holds_from if found.versions else visit.on
    version = data.get("version", "")
    try:
        deeds.set_rule(
            actor=visit.actor,
            programme=found.programme,
            subject=Subject.LAYOUTS,
            value=kept,
            holds_from=max(visit.on, last),
            basis=data.get("why", ""),
            version=int(version) if version.isdecimal() and len(version) < 9 else -1,
            at=visit.at,
        )
    except Refused as refused:
        if not found.may_set:
            raise
        return refused.verdict
    messages.success(request, says, extra_tags="good")
    return None


def _typed(data: QueryDict | None, held: Layout) -> tuple[Layout, list[Verdict]]:
    """The layout as it was typed; what is no number is told."""
    if data is None:
        return held, []
    wrong: list[Verdict] = []
    placed = []
    for key in dict.fromkeys((*KNOWN, *(name[6:] for name in data if name.startswith("order-")))):
        order, width = (data.get(f"{name}-{key}", "").strip() for name in ("order", "width"))
        if not order:
            continue
        if not all(one.isdecimal() and len(one) < 4 for one in (order, width or "0")):
            label = KNOWN[key].head if key in KNOWN else key
            wrong.append(no(f"栏目“{label}”的次序、宽度请填整数。", "columns"))
            continue
        column = Column(key, data.get(f"head-{key}", "").strip(), int(width or 0))
        placed.append((int(order), column))
    columns = tuple(column for _, column in sorted(placed, key=lambda one: one[0]))
    grain = data.get("grain", "")
    return (
        Layout(
            data.get("name", "").strip(),
            data.get("title", "").strip(),
            columns,
            Grain(grain) if grain in list(Grain) else Grain.LINE,
            "unfinished" in data,
        ),
        wrong,
    )


def _choices(layout: Layout, data: QueryDict | None) -> list[Choice]:
    """Every known column, those of the layout first and in its order."""
    chosen = {column.key: (place, column) for place, column in enumerate(layout.columns, 1)}
    keys = [*(key for key in chosen if key in KNOWN), *(key for key in KNOWN if key not in chosen)]
    return [_choice(key, chosen.get(key), data) for key in keys]


def _choice(key: str, held: tuple[int, Column] | None, data: QueryDict | None) -> Choice:
    known = KNOWN[key]
    order, head, width = "", "", ""
    if held is not None:
        place, column = held
        order, head, width = str(place * 10), column.head, str(column.width or "")
    if data is not None:
        order = data.get(f"order-{key}", "") or order
        head = data.get(f"head-{key}", "")
        width = data.get(f"width-{key}", "")
    return Choice(key, known.head, known.says, order, head, width)


def _preview(visit: Visit, pk: int, layout: Layout) -> dict[str, Any] | None:
    """The first rows of the table as it would be; None without a column."""
    if not layout.columns:
        return None
    facts = ledgers.facts(visit.actor, pk, Sieve(), visit.on)
    sheet = paper.draw([paper.Ledger(layout.title, rows(facts), on=visit.on)], layout).sheets[0]
    return {"heads": sheet.heads, "rows": _first(sheet), "more": max(len(sheet.rows) - SHOWN, 0)}


def _first(sheet: Sheet) -> Iterable[list[tuple[Any, int, str]]]:
    """The cells of the first rows: value, rows it covers within them, how it is set."""
    shown = sheet.rows[:SHOWN]
    for place, cells in enumerate(shown):
        yield [
            (cell.value, min(cell.rows, len(shown) - place), head.shape.value)
            for head, cell in zip(sheet.heads, cells, strict=True)
            if cell is not None
        ]
