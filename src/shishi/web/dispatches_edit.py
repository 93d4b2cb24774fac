"""修改发文 — the words of a draft passage by passage, its figures as {名称}; one figure put in by
hand, with the reason."""

from dataclasses import replace
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import dispatches as deeds
from shishi.queries import dispatches as look
from shishi.queries.dispatches import DispatchPage
from shishi.rules import dispatches
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.overrides import SPLIT
from shishi.web import dispatch_words as words
from shishi.web.dispatch_words import FigureShown, Words
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to

GENERAL = "总的数"
_VERSION = "version"


class HandForm(forms.Form):
    words = forms.CharField(
        label="改填为", max_length=200, required=False, help_text="留空的，恢复为台账的数。"
    )
    reason = forms.CharField(
        label="理由",
        max_length=500,
        help_text="随文留存，印发后可据此查证。",
        error_messages={"required": "请写明手填的理由，印发后可据此查证。"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "POST"])
@seen_by("dispatches")
def edit(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """文稿修改页."""
    found = _found(visit, pk, "edit")
    if request.method != "POST":
        refused = Refused(verdict) if not (verdict := _open(found, "edit")) else None
        return _page(request, found, _stored(found), refused, shown=request.GET.get("at", ""))
    asked = words.typed(request.POST, found)
    if "restore" in request.POST:
        slot = request.POST["restore"]
        return _page(request, found, words.restored(asked, slot, found.proposed), place=slot)
    try:
        deeds.edit(
            actor=visit.actor,
            dispatch=pk,
            version=version_of(request.POST),
            title=asked.title,
            passages=words.paragraphs(asked.passages),
            reason=asked.reason,
            at=visit.at,
        )
    except Refused as refused:
        return _page(request, look.dispatch(visit.actor, pk, visit.at), asked, refused)
    messages.success(request, "已保存修改。", extra_tags="good")
    return go("dispatch", pk)


@require_http_methods(["GET", "POST"])
@seen_by("dispatches")
def by_hand(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """手填一个数; `name` in the address says which."""
    found, data = _found(visit, pk, "override"), posted(request)
    name = (data or request.GET).get("name", "")
    held = found.by_hand.get(name)
    form = HandForm(data, initial={"words": held.words} if held else {})
    if data is not None and form.is_valid():
        try:
            deeds.override(
                actor=visit.actor,
                dispatch=pk,
                version=version_of(data),
                name=name,
                at=visit.at,
                **form.cleaned_data,
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="dispatch.override")
            found = look.dispatch(visit.actor, pk, visit.at)
        else:
            told = (
                "已改为手填的数。" if form.cleaned_data["words"].strip() else "已恢复为台账的数。"
            )
            messages.success(request, told, extra_tags="good")
            return go("dispatch", pk)
    context = {
        "found": found,
        "line": found.line,
        "name": name,
        "fact": found.facts.get(name),
        "held": held,
        "form": form,
        "groups": _groups(found) if name not in found.facts else (),
        "shut": _open(found, "override").says,
    }
    return page(request, "dispatches/hand.html", context, status=422 if form.errors else 200)


def _found(visit: Visit, pk: int, deed: str) -> DispatchPage:
    """The paper, for whoever may do the deed at all."""
    verdict = may(visit.actor, f"dispatch.{deed}", Subject(visit.actor.territory))
    if not verdict:
        raise Refused(verdict)
    return look.dispatch(visit.actor, pk, visit.at)


def _open(found: DispatchPage, step: str) -> Any:
    return dispatches.may(step, found.line.state)


def _stored(found: DispatchPage) -> Words:
    return Words(found.line.title, "", found.passages)


def _page(
    request: HttpRequest,
    found: DispatchPage,
    asked: Words,
    refused: Refused | None = None,
    place: str = "",
    shown: str = "",
) -> HttpResponse:
    """The form with what was typed; where somebody else was there meanwhile, with both."""
    says, where = (refused.verdict.says, refused.verdict.where) if refused else ("", "")
    both = refused is not None and (where == _VERSION or not _open(found, "edit"))
    asked = replace(asked, passages=words.together(asked.passages, found.proposed))
    slots = [one.slot for one in asked.passages]
    where = where if where in slots else where.partition(SPLIT)[0]
    context = {
        "found": found,
        "line": found.line,
        "asked": asked,
        "boxes": words.boxes(asked.passages, found, {where: says}),
        "says": says,
        "where": where,
        "fault_at": slots.index(where) + 1 if where in slots else 0,
        "shown": slots.index(shown) + 1 if shown in slots else 0,
        "put_back": slots.index(place) + 1 if place in slots else 0,
        "differences": words.differences(asked, found) if both and request.method == "POST" else (),
        "needs_reason": where in slots and "写明理由" in says,
        "groups": _groups(found),
        "shut": _open(found, "edit").says,
    }
    return page(
        request,
        "dispatches/edit.html",
        context,
        status=422 if refused and request.method == "POST" else 200,
    )


def _groups(found: DispatchPage) -> tuple[tuple[str, tuple[FigureShown, ...]], ...]:
    """可用的数 — all of them, those of one project together."""
    held = words.figures(found.facts, found.facts, found.by_hand)
    return tuple((label, tuple(ones)) for label, ones in groupby(held, key=_of_project))


def _of_project(one: FigureShown) -> str:
    """第3件 of 第3件完成比例."""
    head, mark, _ = one.name.partition("件")
    return f"{head}{mark}" if head[:1] == "第" and head[1:].isdecimal() else GENERAL
