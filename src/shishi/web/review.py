"""校核 — a draft beside its source, page by page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from shishi.queries import plans
from shishi.queries.plans import Review
from shishi.reading.draft import MECHANISM_LABELS, MechanismKind
from shishi.rules.amounts import Bound
from shishi.rules.entries import Entry
from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.plans import HEAD, Body, Mechanism
from shishi.web import drafts
from shishi.web.drafts import Hints
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page
from shishi.web.lines import marked
from shishi.web.marking import KINDS

LEGEND = (
    ("title", "实事"),
    ("quantity", "数量"),
    ("money", "资金"),
    ("unit", "单位"),
    ("person", "人员"),
    ("deadline", "时限"),
    ("doubt", "疑点"),
    ("trap", "非目标数字"),
)
UNIT_ROLES = (
    (UnitRole.LEAD.value, "牵头"),
    (UnitRole.RESPONSIBLE.value, "责任"),
    (UnitRole.SUPPORT.value, "配合"),
    (UnitRole.SUPERVISE.value, "督办"),
)
PERSON_ROLES = (
    (PersonRole.SPONSOR.value, "县领导"),
    (PersonRole.LEAD_SPONSOR.value, "牵头领导"),
    (PersonRole.OFFICER.value, "单位领导"),
    (PersonRole.CONTACT.value, "联络员"),
)
BOUNDS = tuple((bound.value, bound.sign or "=") for bound in Bound)
CADENCES = (
    ("", "周期不定"),
    ("weekly", "每周"),
    ("semimonthly", "每半月"),
    ("monthly", "每月"),
    ("bimonthly", "每两月"),
    ("quarterly", "每季"),
    ("semiannual", "每半年"),
    ("yearly", "每年"),
)
SHORT = {"weekly": "周", "monthly": "月", "quarterly": "季"}
NOTHING = {
    "bulletin": ("这是一份进展通报", "目标与进展并列，不宜直接入台账。请上传年度方案原文。"),
    "distractor": (
        "没有读到民生实事",
        "这份文件不像年度方案，请核对是否传错。确为方案的，可逐条补充。",
    ),
    "plan": ("没有读到条目", "请对照左侧原文核对；确为方案的，可逐条补充。"),
}


@require_GET
@seen_by("review")
def review(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """校核页."""
    return page(
        request, "plans/review.html", whole(request, plans.review(visit.actor, pk), Hints())
    )


def whole(request: HttpRequest, found: Review, hints: Hints) -> dict[str, Any]:
    """Everything the review page shows; `hints` are what a refused edit left."""
    asked = request.POST if request.method == "POST" else request.GET
    only_doubts = asked.get("doubts") == "1" and bool(found.tally.open_remarks)
    number = asked.get("page", "1")
    leaf = drafts.leaf(found, int(number) if number.isdecimal() else 1, only_doubts=only_doubts)
    body = found.body
    beside = None if leaf.count == 1 else leaf.items
    return {
        **tables(found),
        **counts(found, only_doubts=only_doubts),
        "cards": drafts.cards(body, leaf.items, hints),
        "findings": drafts.findings(body, beside),
        "lines": marked(found.lines, drafts.doubted(body), _titles(body), leaf.start, leaf.end),
        "linked": True,
        "leaf": leaf,
        "leaf_query": "?doubts=1&" if only_doubts else "?",
        "loose": drafts.figures(body.loose),
        "mechanism": [_mechanism(entry) for entry in body.mechanism],
        "head": [(name, label, body.head.get(name)) for name, label in HEAD],
        "head_line": _head_line(body),
        "head_open": body.year is None,
        "nothing": None if body.items else NOTHING.get(body.kind, NOTHING["plan"]),
        "legend": LEGEND,
        "marking_kinds": KINDS,
    }


def tables(found: Review) -> dict[str, Any]:
    """The draft and the choices its rows need."""
    return {
        "draft": found,
        "editable": found.may_edit,
        "unit_roles": UNIT_ROLES,
        "person_roles": PERSON_ROLES,
        "bounds": BOUNDS,
        "cadences": CADENCES,
    }


def counts(found: Review, *, only_doubts: bool) -> dict[str, Any]:
    """The head of the page: how much there is, and the two buttons."""
    return {"tally": found.tally, "adopt": found.may_adopt, "only_doubts": only_doubts}


def back(pk: int, anchor: str, posted: Any) -> str:
    """The address of the review page at a value, on the page a form was posted from."""
    number = posted.get("page", "")
    tail = f"?page={number}" if number.isdecimal() else ""
    if posted.get("doubts") == "1":
        tail = "?doubts=1"
    return f"{reverse('review', args=[pk])}{tail}#k-{anchor}"


def _titles(body: Body) -> frozenset[str]:
    return frozenset(body.head[name].key for name in ("title", "notice_title") if name in body.head)


def _head_line(body: Body) -> str:
    names = ("document_number", "year", "congress")
    words = [body.head[name].now.value for name in names if name in body.head]
    return " · ".join(f"{word}年" if word.isdecimal() else word for word in words)


def _mechanism(entry: Entry[Mechanism]) -> dict[str, Any]:
    now = entry.now
    label = MECHANISM_LABELS[MechanismKind(now.kind)]
    rhythm = SHORT.get(now.cadence or "") or dict(CADENCES).get(now.cadence or "", "")
    short = f"{now.owner}{rhythm if now.cadence else ''}{label}"
    if now.recipient:
        short += f"，报{now.recipient}"
    return {"entry": entry, "label": label, "cadence": now.cadence or "", "short": short}
