"""发文 — the papers of a year in a list; one of them as it is read, with what may be done about it;
its files."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from shishi.papers import press
from shishi.queries import dispatches as look
from shishi.queries import programmes
from shishi.queries.dispatch_checks import ANNEXES, RECEIVERS, TITLE
from shishi.queries.dispatches import DispatchPage
from shishi.rules import dispatches
from shishi.rules.access import Actor, Subject, may
from shishi.rules.dispatches import HANDLERS, ISSUING, STEPS, UNDER_WAY, DispatchState
from shishi.rules.overrides import OF_PASSAGE, SPLIT
from shishi.rules.phrases import Override
from shishi.web.download import attachment
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.leaves import leaf_of

MARKS = MappingProxyType(
    {
        DispatchState.DRAFT: "none",
        DispatchState.SENT: "warn",
        DispatchState.SIGNED: "on",
        DispatchState.NUMBERED: "on",
        DispatchState.ISSUED: "done",
        DispatchState.WITHDRAWN: "late",
        DispatchState.DISCARDED: "none",
    }
)  # the shape and colour beside each state
FORWARD = ("send", "sign", "number", "issue")  # the deed that brings a paper on
_PLACES = {TITLE: "标题", RECEIVERS: "主送", ANNEXES: "附件"}
_IN_PLACE = ("edit", "override")  # with pages of their own


@dataclass(frozen=True, slots=True)
class Deed:
    """办理 — a step that may follow, greyed with `refusal` for whoever may not take it."""

    word: str
    label: str
    href: str
    refusal: str
    main: bool


@dataclass(frozen=True, slots=True)
class Hand:
    """手填的数 — what was put in where, by whom and why, and the page on which it is changed."""

    words: str
    label: str
    by: str
    reason: str
    href: str


@require_GET
@seen_by("dispatches")
def latest(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The papers of the latest year."""
    years = programmes.years(visit.actor)
    if years:
        return go("programme_dispatches", years[0].pk)
    verdict = may(visit.actor, "plan.take_in", Subject(visit.actor.territory))
    return page(request, "ledger/empty.html", {"may_take_in": verdict})


@require_GET
@seen_by("dispatches")
def listed(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """发文页 of a year; `state` in the address shows those of one state."""
    found = look.dispatches(visit.actor, pk)
    asked = request.GET.get("state", "")
    chosen = DispatchState(asked) if asked in set(DispatchState) else None
    lines = [one for one in found.lines if chosen in (None, one.state)]
    every = Counter(one.state for one in found.lines)
    context = {
        "found": found,
        "leaf": leaf_of(request, [(one, MARKS[one.state]) for one in lines]),
        "leaf_query": f"?state={chosen.value}&" if chosen else "?",
        "states": [(one, MARKS[one], every[one]) for one in DispatchState if every[one]],
        "chosen": chosen,
        "years": programmes.years(visit.actor),
        "may_draw": may(visit.actor, "dispatch.draw", Subject(visit.actor.territory)),
        "handles": bool(visit.actor.roles & HANDLERS),
    }
    return page(request, "dispatches/list.html", context)


@require_GET
@seen_by("dispatches")
def dispatch(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One paper: its text with each figure leading to its source, how far it has come, what the
    check found, what may be done."""
    found = look.dispatch(visit.actor, pk, visit.at)
    context = {
        "found": found,
        "line": found.line,
        "mark": MARKS[found.line.state],
        "preview": preview(found),
        "deeds": list(deeds(visit.actor, found)),
        "opinions": [(one, place(one.slot)) for one in found.found],
        "edits": _edits(visit.actor, found),
        "under_way": found.line.state in UNDER_WAY,
        "hands": [_hand(found, name, one) for name, one in sorted(found.by_hand.items())],
    }
    return page(request, "dispatches/page.html", context)


@require_GET
@seen_by("dispatches")
def file(request: HttpRequest, visit: Visit, pk: int, file: int) -> HttpResponse:
    """印发文件 — byte for byte what was issued."""
    found = look.file(visit.actor, pk, file)
    return attachment(found.content, found.filename)


def preview(found: DispatchPage) -> SafeString:
    """The paper as a fragment of the page; what was put in by hand is marked."""
    href = reverse("dispatch_figure", args=[found.line.pk])

    def link(name: str) -> str:
        place = "#by-hand" if name in found.by_hand else ""
        return f"{href}?{urlencode({'name': name})}{place}"

    return mark_safe(press.preview(found.paper, link))  # noqa: S308  # written by the press


def place(slot: str) -> str:
    """Where something stands in a paper: 总体 · 进度."""
    return _PLACES.get(slot, slot.partition(SPLIT)[0].replace(".", " · "))


def deeds(actor: Actor, found: DispatchPage) -> Iterator[Deed]:
    """The steps that may follow, the one that brings the paper on first."""
    state, key = found.line.state, found.line.pk
    follow = [one for one in STEPS if one not in _IN_PLACE and ISSUING.may(one, state)]
    for word in sorted(follow, key=lambda one: one not in FORWARD):
        href = reverse("dispatch_step", args=[key, word])
        verdict = may(actor, f"dispatch.{word}", Subject(actor.territory))
        refusal = verdict.says or (found.may_send.says if word == "send" else "")
        yield Deed(word, STEPS[word], href, refusal, word in FORWARD)


def _hand(found: DispatchPage, name: str, one: Override) -> Hand:
    if name.startswith(OF_PASSAGE):
        slot = name.removeprefix(OF_PASSAGE)
        href = f"{reverse('dispatch_edit', args=[found.line.pk])}?{urlencode({'at': slot})}#fault"
        return Hand(one.words, place(slot), one.by, one.reason, href)
    href = f"{reverse('dispatch_hand', args=[found.line.pk])}?{urlencode({'name': name})}"
    return Hand(one.words, name, one.by, one.reason, href)


def _edits(actor: Actor, found: DispatchPage) -> str:
    """Why the words cannot be edited; empty where they can."""
    verdict = may(actor, "dispatch.edit", Subject(actor.territory))
    return (verdict and dispatches.may("edit", found.line.state)).says
