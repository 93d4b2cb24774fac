"""年度实事 — the programmes of the years and what waits to become one; one programme."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.actions import programmes as deeds
from shishi.queries import layouts, leaderships, plans, programmes, trail
from shishi.rules.access import Actor, Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.looks import LOOKS
from shishi.rules.plans import DraftState
from shishi.rules.programmes import Rhythm, Settings
from shishi.web import archives
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.leaderships import shown
from shishi.web.refusals import back_to
from shishi.web.review import CADENCES

ARRANGEMENTS = (
    ("report", "报送"),
    ("stocktake", "调度"),
    ("summary", "汇总"),
    ("bulletin", "通报"),
    ("inspection", "督查"),
    ("congress", "人大监督"),
    ("disclosure", "公开"),
)


class VoteForm(forms.Form):
    text = forms.CharField(
        label="票决文本",
        error_messages={"required": "请粘贴代表大会票决的原文。"},
        help_text="照录人民代表大会票决通过的项目文本。登记后冻结，不能修改。",
        widget=forms.Textarea(attrs={"rows": 8}),
    )


@require_GET
@seen_by("programmes")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """年度实事 — the list of the years."""
    context = {
        "cards": programmes.programmes(visit.actor),
        "waiting": _waiting(visit.actor),
        "may_take_in": may(visit.actor, "plan.take_in", Subject(visit.actor.territory)),
    }
    return page(request, "programmes/list.html", context)


@seen_by("programmes")
def programme(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One programme; the voted text is recorded here, once."""
    form = VoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            deeds.record_vote(
                actor=visit.actor, programme=pk, text=form.cleaned_data["text"], at=visit.at
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="programme.record_vote", field="text")
        else:
            messages.success(request, "票决文本已登记。", extra_tags="good")
            return go("programme", pk)
    found = programmes.programme(visit.actor, pk)
    subject = Subject(visit.actor.territory, closing=found.card.closing)
    context = {
        "programme": found,
        "card": found.card,
        "arrangements": arrangements(found.settings),
        "form": form,
        **shown(leaderships.tiers(visit.actor, pk, visit.on)),
        "layouts": layouts.of_duties(visit.actor, pk, visit.on),
        "archive": archives.form_of(found.card, visit),
        "may_archive": may(visit.actor, "archive.export", subject),
        "may_vote": may(visit.actor, "programme.record_vote", subject),
        "trail": trail.of(visit.actor, "programme", pk, without=("light.rate",))
        if visit.actor.roles & LOOKS["trail"]
        else (),
    }
    return page(request, "programmes/page.html", context, status=422 if form.errors else 200)


def arrangements(settings: Settings) -> list[tuple[str, str, str]]:
    """The working rules of the plan: label, rhythm in words, the plan's own words."""
    found = []
    for name, label in ARRANGEMENTS:
        rhythm: Rhythm | None = getattr(settings, name)
        if rhythm is not None:
            found.append((label, _in_words(rhythm), rhythm.words))
    return found


def _in_words(rhythm: Rhythm) -> str:
    words = dict(CADENCES).get(rhythm.cadence, "") if rhythm.cadence else ""
    if rhythm.due_day:
        words += f"{rhythm.due_day}日前"
    if rhythm.owner:
        words = f"{rhythm.owner}{'，' if words else ''}{words}"
    return words + (f"，报{rhythm.recipient}" if rhythm.recipient else "")


def _waiting(actor: Actor) -> list[plans.DraftLine]:
    if not actor.roles & LOOKS["plans"]:
        return []
    return [line for line in plans.drafts(actor) if line.state is DraftState.OPEN]
