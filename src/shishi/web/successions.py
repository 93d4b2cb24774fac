"""岗位交接 — who follows in a post, and what passes with it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.actions import parties as deeds
from shishi.queries import successions
from shishi.queries.successions import HandoverPage
from shishi.rules.access import Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to
from shishi.web.rule_base import DAY


class HandoverForm(forms.Form):
    successor = forms.TypedChoiceField(
        label="接任人",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="名录中没有的，不选，在下面填写姓名。",
        error_messages={"invalid_choice": "名录中没有这个人。请重新选择。"},
    )
    name = forms.CharField(label="新增人员姓名", max_length=60, required=False)
    login = forms.CharField(
        label="新增人员账号", max_length=150, required=False, help_text="不登录系统的，可不填。"
    )
    on = forms.DateField(
        label="交接日期",
        error_messages=DAY,
        help_text="自这一日起由接任人负责，此前仍记在原任名下。",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean(self) -> None:
        """Somebody has to be named, once."""
        typed = self.cleaned_data
        name, chosen = typed.get("name"), typed.get("successor")
        if "successor" in typed and not chosen and not name:
            self.add_error("successor", "没有接任人。请选择，或填写新增人员的姓名。")
        if chosen and (name or typed.get("login")):
            self.add_error("name", "已选择接任人，不能同时新增人员。请只留一项。")


@require_http_methods(["GET", "POST"])
@seen_by("people")
def succeed(request: HttpRequest, visit: Visit, pk: int, post: int) -> HttpResponse:
    """岗位交接页 — the duties are listed before anything is done."""
    found = successions.handover(visit.actor, pk, post)
    form = _form(request, visit, found)
    if form.is_valid():
        try:
            key = deeds.succeed(actor=visit.actor, post=post, at=visit.at, **form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="post.succeed")
        else:
            messages.success(request, _says(found), extra_tags="good")
            return go("person", key)
    context = {
        "page": found,
        "form": form,
        "may_succeed": may(visit.actor, "post.succeed", Subject(visit.actor.territory, pk)),
    }
    return page(request, "people/succeed.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, visit: Visit, found: HandoverPage) -> HandoverForm:
    form = HandoverForm(posted(request), initial={"on": visit.on})
    others = [("", "新增人员"), *found.others]
    form.fields["successor"].choices = others  # type: ignore[attr-defined]
    return form


def _says(found: HandoverPage) -> str:
    passed = f"，{len(found.duties)} 项职责一并移交" if found.duties else ""
    return f"{found.name}的岗位已交接{passed}。"
