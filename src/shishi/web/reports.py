"""报送 — what a unit has to report, the form of one report, and its review.

A report that is typed is kept before anything else is asked of it, so a refused hand-in has lost
nothing.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import evidence as files
from shishi.actions import reports as deeds
from shishi.queries import programmes, report_forms, reports, slots
from shishi.queries.report_forms import Sheet
from shishi.rules.access import Actor, Subject, may
from shishi.rules.fillings import Filled
from shishi.rules.lifecycle import Refused, no
from shishi.rules.reports import WAITS, may_stand_still
from shishi.web import choices, report_fields
from shishi.web import report_forms as fields
from shishi.web.download import attachment
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, part, wants_part
from shishi.web.report_forms import CAUSES, STATE_MARKS, TEXTS, TIME_MARKS

DONE = {
    "save": "已存草稿。",
    "detach": "已撤下佐证材料，填写的内容已存草稿。",
    "submit": "已送负责人审核。",
    "unchanged": "已报“无变化”，送负责人审核。",
    "withdraw": "已撤回，可以修改后重新提交。",
    "approve": "已审核通过，送汇总单位。",
    "return": "已退回填报单位。",
    "accept": "已采用，数据记入台账。",
}
Place = tuple[Actor, int, int, date]  # who is at the report of which round and project, and when
STEPS = frozenset({"withdraw", "approve", "return", "accept"})


@require_GET
@seen_by("reports")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """报送 — what waits for the visitor, and the rounds."""
    waiting = reports.queue(visit.actor, visit.on)
    due = slots.due(visit.actor, visit.on)
    latest = programmes.programmes(visit.actor)[:1]
    closing = latest[0].closing if latest else None
    subject = Subject(visit.actor.territory, closing=closing)
    context = {
        "due": [_shown(one, visit) for one in due],
        "sheet_round": max((one.round for one in due if one.may_fill(visit.on)), default=0),
        "waiting": [
            (one, [fields.row(figure, Filled()) for figure in one.changed]) for one in waiting
        ],
        "rounds": slots.lines(visit.actor, visit.on),
        "years": latest,
        "may_open": may(visit.actor, "round.open", subject),
    }
    return page(request, "reports/list.html", context)


@seen_by("reports")
def report(request: HttpRequest, visit: Visit, round: int, project: int) -> HttpResponse:
    """One report: the form for whoever fills it in, else the report as it was told."""
    place = (visit.actor, round, project, visit.on)
    if request.method != "POST":
        return _page(request, visit, report_forms.sheet(*place))
    posted = choices.chosen(request.POST.dict(), lambda: report_forms.sheet(*place))
    filled = report_fields.filled(posted)
    act = request.POST.get("act", "save")
    version, gone = version_of(request.POST), _taken_back(act)
    by: dict[str, Any] = {"actor": visit.actor, "at": visit.at}
    try:
        kept = deeds.fill(**by, round=round, project=project, version=version, filled=filled)
        for file in request.FILES.getlist("file"):
            _attach(visit, kept.report, file)
        if gone:
            files.detach(**by, report=kept.report, evidence=gone)
        _all_counted(filled, place)
        if act == "unchanged" and filled.no_change is None:
            raise Refused(may_stand_still(None, ""))
        if act in ("submit", "unchanged"):
            deeds.submit(**by, report=kept.report, version=kept.version, kept=kept)
    except Refused as refused:
        return _typed(request, visit, place, filled, refused)
    done = DONE["detach" if gone else act if act in DONE else "save"]
    messages.success(request, done, extra_tags=f"good saved-{round}-{project}-{visit.actor.person}")
    target = ("reports",) if act in ("submit", "unchanged") else ("report", round, project)
    if wants_part(request):
        href = reverse(target[0], args=target[1:])
        return HttpResponse(status=204, headers={"HX-Redirect": href})
    return go(*target)


@csrf_exempt  # it changes nothing, and is asked long after the form was opened
@require_POST
@seen_by("reports")
def check(request: HttpRequest, visit: Visit, round: int, project: int) -> HttpResponse:
    """体检 — what is to be said of the figures as they are being typed; nothing is kept."""
    filled = report_fields.filled(request.POST.dict())
    now = report_forms.sheet(visit.actor, round, project, visit.on, filled)
    if not now.may_fill:
        raise Refused(now.may_fill)
    return part(
        request,
        "reports/told_all.html",
        {"sheet": now, "rows": fields.rows(now), "works": fields.works(now)},
    )


@require_POST
@seen_by("reports")
def step(request: HttpRequest, visit: Visit, pk: int, word: str) -> HttpResponse:
    """撤回、审核通过、退回、采用."""
    if word not in STEPS:
        raise Http404
    round, project = reports.place(visit.actor, pk)
    asked: dict[str, Any] = {
        "actor": visit.actor,
        "report": pk,
        "version": version_of(request.POST),
        "at": visit.at,
    }
    reason = request.POST.get("reason", "")
    steps = {"withdraw": deeds.withdraw, "approve": deeds.approve, "accept": deeds.accept}
    try:
        if word == "return":
            deeds.send_back(**asked, reason=reason)
        else:
            steps[word](**asked)
    except Refused as refused:
        sheet = report_forms.sheet(visit.actor, round, project, visit.on)
        if word not in sheet.leave:
            raise
        context = {"says": refused.verdict.says, "where": refused.verdict.where, "reason": reason}
        return _page(request, visit, sheet, status=422, **context)
    messages.success(request, DONE[word], extra_tags="good")
    return go("report", round, project) if word == "withdraw" else go("reports")


@require_GET
@seen_by("reports")
def evidence(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """佐证材料 — byte for byte what was sent."""
    found = reports.evidence(visit.actor, pk)
    return attachment(found.content, found.filename)


def _taken_back(act: str) -> int:
    """The key of the evidence that the button takes back; 0 for any other button."""
    word, _, key = act.partition("-")
    return int(key) if word == "detach" and key.isdecimal() and len(key) < 12 else 0


def _attach(visit: Visit, report: int, file: UploadedFile) -> None:
    files.attach(
        actor=visit.actor,
        report=report,
        filename=file.name or "",
        content=file.read(),
        at=visit.at,
    )


def _all_counted(filled: Filled, place: Place) -> None:
    """`Refused` where something was typed for points that a new list has no more."""
    if any(one.points for one in filled.figures.values()):
        lost = report_fields.left_out(filled, report_forms.sheet(*place))
        if lost:
            raise Refused(no(lost))


def _typed(
    request: HttpRequest, visit: Visit, place: Place, filled: Filled, refused: Refused
) -> HttpResponse:
    """The form again with everything that was typed, and the sentence of the refusal; where
    somebody else was there meanwhile, what is stored stands beside it. Who may not fill it in at
    all has no form."""
    now, verdict = report_forms.sheet(*place, filled), refused.verdict
    if "fill" not in now.leave:
        raise refused
    more: dict[str, Any] = {"says": verdict.says, "where": verdict.where, "typed": True}
    if verdict.where == "version" or not now.may_fill:
        more["differences"] = choices.differences(report_forms.sheet(*place), filled)
    return _page(request, visit, now, status=422, **more)


def _page(
    request: HttpRequest, visit: Visit, sheet: Sheet, *, status: int = 200, **more: Any
) -> HttpResponse:
    words = sheet.words
    texts = [(name, label, hint, getattr(words, name)) for name, label, hint in TEXTS]
    context = {
        "sheet": sheet,
        "rows": fields.rows(sheet),
        "works": fields.works(sheet),
        "texts": texts,
        "told": [(label, value) for _, label, _, value in texts if value],
        "causes": CAUSES,
        "cause": request.POST.get("cause", words.no_change or ""),
        "left": (sheet.due_on - visit.on).days,
        "state_mark": STATE_MARKS[sheet.state],
        "waits": WAITS[sheet.state],
        "may_notify": may(visit.actor, "dispatch.draw", Subject(visit.actor.territory)),
        "returned": next((one for one in reversed(sheet.steps) if one.label == "退回"), None),
        **more,
    }
    fill = sheet.may_fill or "typed" in more  # what was typed stays in its fields
    template = "reports/form.html" if fill else "reports/review.html"
    return page(request, template, context, status=status)


def _shown(one: slots.Slot, visit: Visit) -> dict[str, Any]:
    return {
        "slot": one,
        "state_mark": STATE_MARKS[one.state],
        "time_mark": TIME_MARKS[one.timeliness],
        "left": (one.due_on - visit.on).days,
        "waits": WAITS[one.state],
    }
