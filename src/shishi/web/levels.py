"""来源层级 — whose promise a project is: the form in which an office tells it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import projects as deeds
from shishi.queries import projects
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.rules.projects import Level
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to


class LevelForm(forms.Form):
    level = forms.ChoiceField(label="来源层级", choices=[(one.value, one.label) for one in Level])


@require_http_methods(["GET", "POST"])
@seen_by("project")
def level(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """登记来源层级 of one project."""
    found = projects.project(visit.actor, pk)
    form = LevelForm(posted(request), initial={"level": found.level.value})
    if form.is_valid():
        try:
            told = Level(form.cleaned_data["level"])
            deeds.set_level(actor=visit.actor, project=pk, level=told, at=visit.at)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="project.level")
        else:
            messages.success(request, f"已登记为{told.label}实事。", extra_tags="good")
            return go("project", pk)
    verdict = may(
        visit.actor, "project.level", Subject(visit.actor.territory, closing=found.closing)
    )
    context = {"form": form, "project": found, "may_set": verdict}
    return page(request, "projects/level.html", context, status=422 if form.errors else 200)
