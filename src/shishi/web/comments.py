"""领导批注 — written by leaders on the page of a project; they change no figure."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from shishi.actions import comments as deeds
from shishi.queries import projects
from shishi.rules.access import Subject, may
from shishi.rules.closings import Closing
from shishi.rules.lifecycle import Refused
from shishi.web.days import Day
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page
from shishi.web.refusals import back_to


class CommentForm(forms.Form):
    says = forms.CharField(
        label="批注",
        max_length=deeds.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="责任单位在下次报送前会看到这条待办；数据由单位填报，批注不改数据。",
        error_messages={"required": "没有写明批注内容。请写明意见。"},
    )


def comment_form(visit: Visit, day: Day, closing: Closing | None) -> CommentForm | None:
    """The form for whoever may write a comment on the page of a project."""
    writes = may(visit.actor, "comment.write", Subject(visit.actor.territory, closing=closing))
    return CommentForm() if writes and not day.past else None


@require_POST
@seen_by("comments")
def write(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """批注 on one project; the form comes back alone where it was refused."""
    found, form = projects.project(visit.actor, pk), CommentForm(request.POST)
    valid = form.is_valid()
    if valid or not may(visit.actor, "comment.write", Subject(visit.actor.territory)):
        try:
            deeds.write(
                actor=visit.actor, project=pk, says=form.cleaned_data.get("says", ""), at=visit.at
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="comment.write")
        else:
            messages.success(request, "已批注，责任单位会看到。", extra_tags="good")
            return go("project", pk, tail="#comments")
    context = {"project": found, "form": form}
    return page(request, "comments/page.html", context, status=422)
