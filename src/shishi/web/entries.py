"""条目的修改 — each edit of a draft, saved the moment it is made.

An edit answers with the parts of the page it changed; without script the same form brings
the whole page back. A refused edit keeps what was typed, at its field.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import plans as deeds
from shishi.queries import plans
from shishi.queries.plans import Review
from shishi.rules.bodies import entries, item_of
from shishi.rules.edits import Act
from shishi.rules.entries import Entry
from shishi.rules.indicators import IndicatorType
from shishi.rules.inputs import Unfit
from shishi.rules.lifecycle import Refused
from shishi.rules.plans import Body, Item, Words
from shishi.web import drafts, marking
from shishi.web.drafts import Hints
from shishi.web.edits import Asked, asked, version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page, part, wants_part
from shishi.web.marking import Marked
from shishi.web.review import back, counts, tables, whole

FIGURE_KINDS = (("quantity", "数量"), ("money", "资金"), ("trap", "不作指标"))
ASPECTS = (("target", "目标"), ("actual", "已完成"), ("baseline", "基数"), ("allocation", "分配数"))
TYPES = tuple((kind.value, kind.label) for kind in IndicatorType)
UNSAID = frozenset({"version", "csrfmiddlewaretoken", "page", "doubts"})  # not typed by a person


@require_POST
@seen_by("review")
def edit(request: HttpRequest, visit: Visit, pk: int, act: str, key: str = "") -> HttpResponse:
    """One edit; the body is read first, so that money typed in 万元 comes out right."""
    if act not in set(Act):
        raise Http404
    before = plans.review(visit.actor, pk)
    version = version_of(request.POST)
    typed = {name: str(words) for name, words in request.POST.items()}
    try:
        ask = asked(before.body, Act(act), key, typed, _place(before, act, key, typed))
        if ask.edits:
            deeds.amend(actor=visit.actor, draft=pk, version=version, edits=ask.edits, at=visit.at)
    except Unfit as unfit:
        return _unfit(request, before, act, key, typed, unfit.says)
    except Refused as refused:
        now = plans.review(visit.actor, pk)
        if now.version != version:
            return _conflict(request, now, act, key, typed, refused.verdict.says)
        return _unfit(request, now, act, key, typed, refused.verdict.says)
    return _saved(request, plans.review(visit.actor, pk), ask)


@require_GET
@seen_by("review")
def entry(request: HttpRequest, visit: Visit, pk: int, key: str) -> HttpResponse:
    """One figure with all that can be done to it: type, bounds, parts, split, merge, drop."""
    found = plans.review(visit.actor, pk)
    item = holder(found.body, key)
    rows = drafts.figures(item.figures if item else found.body.loose)
    row = next((row for row in rows if row.key == key), None)
    if row is None:
        raise Http404
    context = {
        **tables(found),
        "row": row,
        "item": item,
        "others": [other for other in rows if other.key != key and other.entry.stands and item],
        "figure_kinds": FIGURE_KINDS,
        "aspects": ASPECTS,
        "types": TYPES,
    }
    return page(request, "plans/figure.html", context)


@require_GET
@seen_by("review")
def item(request: HttpRequest, visit: Visit, pk: int, key: str) -> HttpResponse:
    """One item: its title, clauses, what is to be added, where it splits, what it takes in."""
    found = plans.review(visit.actor, pk)
    one = next((one for one in found.body.items if one.key == key), None)
    if one is None:
        raise Http404
    given = marking.marked(marking.text_of(found.lines), request.GET.dict(), found.body.year)
    return page(request, "plans/item_page.html", _item(found, one, given))


def _item(found: Review, one: Item, given: Marked, says: str = "") -> dict[str, Any]:
    """What the page of an item shows; `given` fills one of its forms, `says` why it was refused."""
    return {
        **tables(found),
        "item": one,
        "clauses": _clauses(one),
        "others": [other for other in found.body.standing if other.key != one.key],
        "cuts": [clause for clause in one.clauses[1:] if clause.span],
        "figure_kinds": FIGURE_KINDS,
        "given": {given.what: given.fields},
        "given_as": dict(marking.KINDS).get(given.what, ""),
        "quoted": given.quoted,
        "says": says,
    }


def _clauses(one: Item) -> list[tuple[Entry[Words], Entry[Words] | None]]:
    """The clauses, each with the standing one before it, which it may be joined to."""
    rows: list[tuple[Entry[Words], Entry[Words] | None]] = []
    before: Entry[Words] | None = None
    for clause in one.clauses:
        rows.append((clause, before))
        before = clause if clause.stands else before
    return rows


def holder(body: Body, key: str) -> Item | None:
    """The item of that key, or the one that holds the entry."""
    for one in body.items:
        if one.key == key or any(entry.key == key for entry in entries(one)):
            return one
    return None


def _saved(request: HttpRequest, now: Review, ask: Asked) -> HttpResponse:
    """What the edit changed; a new shape of the draft is a new page."""
    target = back(now.pk, ask.anchor, request.POST)
    if not wants_part(request):
        return HttpResponse(status=303, headers={"Location": target})
    if ask.reshapes:
        return HttpResponse(status=204, headers={"HX-Redirect": target, "HX-Refresh": "true"})
    only_doubts = request.POST.get("doubts") == "1"
    one = holder(now.body, ask.key) if ask.redraws else None
    context = {
        **tables(now),
        **counts(now, only_doubts=only_doubts),
        "findings": drafts.findings(now.body),
        "key": ask.key,
        "card": drafts.card(now.body, one, Hints()) if one else None,
        "entry": _entry(now.body, ask.key),
    }
    answer = part(request, "plans/saved.html", context)
    told = {"draft-version": {"value": now.version, "settled": ask.settled}}
    answer["HX-Trigger"] = json.dumps(told)
    return answer


def _unfit(
    request: HttpRequest, found: Review, act: str, key: str, typed: Mapping[str, str], says: str
) -> HttpResponse:
    """The sentence at the row, or at the form of what was to be added; what was typed stays."""
    if wants_part(request):
        return part(request, "plans/unfit.html", {"key": key, "says": says}, status=422)
    one = item_of(found.body, key)
    if act == Act.ADD and one:
        given = Marked(typed.get("what", ""), dict(typed))
        return page(request, "plans/item_page.html", _item(found, one, given, says), status=422)
    context = whole(request, found, Hints({key: typed}, {key: says}))
    return page(request, "plans/review.html", {**context, "says": says}, status=422)


def _place(found: Review, act: str, key: str, typed: dict[str, str]) -> tuple[int, int] | None:
    """Where the words stand that an added value was read from; a deadline keeps them."""
    one = item_of(found.body, key)
    if act != Act.ADD or one is None:
        return None
    if typed.get("what") == "deadline":
        typed["words"] = typed.get("quoted", "")
    return marking.place(marking.text_of(found.lines), typed, one.span)


def _conflict(
    request: HttpRequest, now: Review, act: str, key: str, typed: Mapping[str, str], says: str
) -> HttpResponse:
    """Somebody else was faster: what stands now, what was typed, and one button to say it again."""
    kept = {name: words for name, words in typed.items() if name not in UNSAID}
    one = holder(now.body, key)
    rows = drafts.figures(one.figures if one else ())
    context: dict[str, Any] = {
        "draft": now,
        "act": act,
        "key": key,
        "kept": kept,
        "said": " ".join(words for words in kept.values() if words),
        "says": says,
        "row": next((row for row in rows if row.key == key), None),
    }
    if wants_part(request):
        return part(request, "plans/conflict.html", {**context, "oob": True}, status=409)
    context = {**whole(request, now, Hints()), **context, "clash": True}
    return page(request, "plans/review.html", context, status=409)


def _entry(body: Body, key: str) -> object | None:
    """The entry of that key wherever it stands."""
    return next((one for one in entries(body) if one.key == key), None)
