"""人员与岗位 — people, their accounts and posts; the register as a sheet, out and in."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from shishi.actions import parties as deeds
from shishi.actions import sign_in
from shishi.queries import parties
from shishi.queries.parties import PersonLine
from shishi.rules.access import MEMBERS, Role, Subject, may
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to

REQUIRED = {"required": "此项必填。"}
ROLES = [("", "请选择"), *((role.value, role.label) for role in Role if role in MEMBERS)]


class PersonForm(forms.Form):
    name = forms.CharField(label="姓名", max_length=60, error_messages=REQUIRED)
    login = forms.CharField(
        label="账号", max_length=150, required=False, help_text="不登录系统的，可不填。"
    )


class AccountForm(PersonForm):
    email = forms.EmailField(
        label="邮箱",
        max_length=254,
        required=False,
        help_text="填写后，每日提醒同时发到邮箱。",
        error_messages={"invalid": "邮箱地址的格式不对，应形如 name@example.cn。"},
    )


class PostForm(forms.Form):
    role = forms.ChoiceField(label="岗位", choices=ROLES, error_messages=REQUIRED)
    unit = forms.TypedChoiceField(label="单位", coerce=int, empty_value=None, required=False)
    title = forms.CharField(label="职务", max_length=100, required=False)
    on = forms.DateField(
        label="任职日期",
        error_messages={**REQUIRED, "invalid": "请按 2026-01-31 的样子填写日期。"},
        widget=forms.TextInput(attrs={"placeholder": "2026-01-31"}),
    )


@require_GET
@seen_by("people")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """人员与岗位页."""
    subject = Subject(visit.actor.territory)
    context = {
        "people": parties.people(visit.actor, on=visit.on),
        "may_add": may(visit.actor, "person.add", subject),
        "may_export": may(visit.actor, "register.export", subject),
        "may_import": may(visit.actor, "register.import", subject),
    }
    return page(request, "people/list.html", context)


@seen_by("people")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """新增人员."""
    form = PersonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            pk = deeds.add_person(actor=visit.actor, at=visit.at, **form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="person.add")
        else:
            return go("person", pk)
    verdict = may(visit.actor, "person.add", Subject(visit.actor.territory))
    context = {"form": form, "may_add": verdict}
    return page(request, "people/add.html", context, status=422 if form.errors else 200)


@require_GET
@seen_by("people")
def person(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One person with posts and account."""
    return _person(request, visit, pk)


@require_POST
@seen_by("people")
def change(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """改姓名、账号、邮箱."""
    form = AccountForm(request.POST)
    if form.is_valid():
        try:
            deeds.change_person(actor=visit.actor, person=pk, at=visit.at, **form.cleaned_data)
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="person.change")
        else:
            messages.success(request, "已保存。", extra_tags="good")
            return go("person", pk)
    return _person(request, visit, pk, form=form, status=422)


@require_POST
@seen_by("people")
def appoint(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """任职."""
    post = _post_form(request, visit)
    if post.is_valid():
        typed = post.cleaned_data
        try:
            deeds.appoint(
                actor=visit.actor,
                person=pk,
                role=Role(typed["role"]),
                unit=typed["unit"],
                title=typed["title"],
                on=typed["on"],
                at=visit.at,
            )
        except Refused as refused:
            back_to(post, refused, visit=visit, deed="post.appoint", person=pk)
        else:
            messages.success(request, "任职已登记。", extra_tags="good")
            return go("person", pk)
    return _person(request, visit, pk, post=post, status=422)


@require_POST
@seen_by("people")
def end_post(request: HttpRequest, visit: Visit, pk: int, post: int) -> HttpResponse:
    """免职, from today on."""
    try:
        deeds.end_post(actor=visit.actor, post=post, on=visit.on, at=visit.at)
    except Refused as refused:
        return _person(request, visit, pk, says=refused.verdict.says, status=409)
    messages.success(request, "岗位已结束。", extra_tags="good")
    return go("person", pk)


@require_POST
@seen_by("people")
def switch(request: HttpRequest, visit: Visit, pk: int, word: str) -> HttpResponse:
    """停用、启用账号."""
    deed = deeds.disable if word == "disable" else deeds.enable
    try:
        deed(actor=visit.actor, person=pk, at=visit.at)
    except Refused as refused:
        return _person(request, visit, pk, says=refused.verdict.says, status=409)
    said = "账号已停用，已登录的会话已退出。" if word == "disable" else "账号已启用。"
    messages.success(request, said, extra_tags="good")
    return go("person", pk)


@require_POST
@seen_by("people")
def invite(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """一次性链接 — shown once, to be handed over by the administrator."""
    try:
        token = sign_in.invite(actor=visit.actor, person=pk, at=visit.at)
    except Refused as refused:
        return _person(request, visit, pk, says=refused.verdict.says, status=409)
    link = request.build_absolute_uri(reverse("invited", args=[token]))
    return _person(request, visit, pk, link=link)


def _person(
    request: HttpRequest,
    visit: Visit,
    pk: int,
    *,
    form: forms.Form | None = None,
    post: forms.Form | None = None,
    says: str = "",
    link: str = "",
    status: int = 200,
) -> HttpResponse:
    line = _line(visit, pk)
    subject = Subject(visit.actor.territory, pk)
    deeds_of = (
        "person.change",
        "person.disable",
        "person.enable",
        "person.invite",
        "post.appoint",
        "post.end",
    )
    held = {"name": line.name, "login": line.login, "email": line.email}
    context = {
        "person": line,
        "form": form or AccountForm(initial=held),
        "post_form": post or _post_form(None, visit),
        "says": says,
        "link": link,
        "may": {deed.replace(".", "_"): may(visit.actor, deed, subject) for deed in deeds_of},
    }
    return page(request, "people/person.html", context, status=status)


def _line(visit: Visit, pk: int) -> PersonLine:
    found = next((line for line in parties.people(visit.actor, on=visit.on) if line.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _post_form(request: HttpRequest | None, visit: Visit) -> PostForm:
    form = PostForm(request.POST if request else None, initial={"on": visit.on.isoformat()})
    units = [(unit.pk, unit.name) for unit in parties.units(visit.actor)]
    form.fields["unit"].choices = [("", "不属于具体单位"), *units]  # type: ignore[attr-defined]
    return form
