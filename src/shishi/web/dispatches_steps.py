"""办理发文 — send, send back, sign, number, void, issue, withdraw, discard: each is confirmed on a
page that says what follows from it, with its reason where it needs one."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import dispatches as deeds
from shishi.actions import serials
from shishi.queries import dispatches as look
from shishi.queries.dispatches import DispatchPage
from shishi.rules import dispatches
from shishi.rules.access import Subject, may
from shishi.rules.dispatches import ISSUING, STEPS
from shishi.rules.lifecycle import Refused
from shishi.web.dispatches import MARKS, preview
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page


@dataclass(frozen=True, slots=True)
class Move:
    """一步 — its deed, what follows from it, what is said once it is done; `reason` is the label of
    the reason it asks for, empty where it asks for none."""

    deed: Callable[..., object]
    follows: str
    done: str
    reason: str = ""
    needed: bool = True


MOVES = MappingProxyType(
    {
        "send": Move(
            deeds.send,
            "文稿、所用的数和截至当日的台账一并定稿，送县领导签发。定稿后不再随台账变动；需要修改的，由签发人或承办单位退回。",
            "已送签，文稿定稿。",
        ),
        "return": Move(
            deeds.send_back,
            "文稿回到起草中，各数恢复为台账现在的数；已签发的，签发同时取消。",
            "已退回修改。",
            "退回原因",
        ),
        "sign": Move(
            deeds.sign, "今天为成文日期，由承办单位编发文字号后印发。", "已签发，今天为成文日期。"
        ),
        "number": Move(
            serials.number,
            "从发文登记簿取本代字、本年度的下一个号。取用后不再给其他文件；用错的，写明原因作废。",
            "已编发文字号：{}。",
        ),
        "void": Move(
            serials.void,
            "该号在登记簿上注明作废和原因，不再使用；本文可另编新号。",
            "文号已作废，登记簿上保留。",
            "作废原因",
        ),
        "issue": Move(
            serials.issue,
            "今天为印发日期。文件按定稿生成并存档，印上核验码，此后不能改动；生成需几秒钟，请稍候。",
            "已印发，文件已存档。",
        ),
        "withdraw": Move(
            serials.withdraw,
            "文号、文件和记录保留，标明已撤回。收文单位须另行告知。",
            "已撤回。",
            "撤回原因",
        ),
        "discard": Move(
            deeds.discard,
            "文稿留在发文列表，不能再办理；同一月份可以重新起草。",
            "文稿已作废。",
            "作废原因",
            needed=False,
        ),
    }
)


@require_http_methods(["GET", "POST"])
@seen_by("dispatches")
def step(request: HttpRequest, visit: Visit, pk: int, word: str) -> HttpResponse:
    """One step: what follows from it, and the button that takes it."""
    if word not in MOVES:
        raise Http404
    verdict = may(visit.actor, f"dispatch.{word}", Subject(visit.actor.territory))
    if not verdict:
        raise Refused(verdict)
    if request.method != "POST":
        return _page(request, visit, pk, word)
    move, reason = MOVES[word], request.POST.get("reason", "")
    given: dict[str, Any] = {"reason": reason} if move.reason else {}
    version = version_of(request.POST)
    try:
        told = move.deed(actor=visit.actor, dispatch=pk, version=version, at=visit.at, **given)
    except Refused as refused:
        return _page(request, visit, pk, word, reason, refused)
    messages.success(request, move.done.format(told), extra_tags="good")
    return go("dispatch", pk)


def _page(
    request: HttpRequest,
    visit: Visit,
    pk: int,
    word: str,
    reason: str = "",
    refused: Refused | None = None,
) -> HttpResponse:
    found = look.dispatch(visit.actor, pk, visit.at)
    context = {
        "found": found,
        "line": found.line,
        "mark": MARKS[found.line.state],
        "word": word,
        "label": STEPS[word],
        "move": MOVES[word],
        "reason": reason,
        "says": refused.verdict.says if refused else _hindrance(found, word),
        "hindrance": _hindrance(found, word),
        "where": refused.verdict.where if refused else "",
        "preview": preview(found),
        "open": bool(ISSUING.may(word, found.line.state)),
    }
    return page(request, "dispatches/step.html", context, status=422 if refused else 200)


def _hindrance(found: DispatchPage, word: str) -> str:
    """Why the step cannot be taken now; empty where it can."""
    verdict = dispatches.may(word, found.line.state, STEPS[word])
    return verdict.says or (found.may_send.says if word == "send" else "")
