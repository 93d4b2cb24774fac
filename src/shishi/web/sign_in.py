"""登录 — in and out, by password or one-time link; the first administrator; one's own password."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from shishi.actions import sign_in as deeds
from shishi.queries import parties
from shishi.rules.lifecycle import Refused
from shishi.web.guard import Visit, inside, open_to_all, seen_by
from shishi.web.htmx import go, page, posted

REQUIRED = {"required": "此项必填。"}
DIFFERENT = "两次输入的密码不一致，请重新输入。"


class SignInForm(forms.Form):
    login = forms.CharField(
        label="账号",
        max_length=150,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="密码",
        max_length=256,
        strip=False,
        error_messages=REQUIRED,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label="新密码",
        max_length=256,
        strip=False,
        error_messages=REQUIRED,
        help_text="不少于 10 位，含字母、数字、符号中的三类；可以粘贴。",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再输一次",
        max_length=256,
        strip=False,
        error_messages=REQUIRED,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(DIFFERENT)
        return again


class ChangePasswordForm(NewPasswordForm):
    old = forms.CharField(
        label="现用密码",
        max_length=256,
        strip=False,
        error_messages=REQUIRED,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "password", "again")


class FoundingForm(NewPasswordForm):
    territory = forms.CharField(
        label="县（市、区）名称",
        max_length=60,
        error_messages=REQUIRED,
        help_text="写全称，显示在各页和台账上。",
    )
    name = forms.CharField(label="管理员姓名", max_length=60, error_messages=REQUIRED)
    login = forms.CharField(
        label="管理员账号",
        max_length=150,
        error_messages=REQUIRED,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    field_order = ("territory", "name", "login", "password", "again")


@never_cache
@sensitive_post_parameters("password")
@open_to_all
def sign_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """登录. A wrong password and an unknown account get the same sentence."""
    onward = inside(request, request.POST.get("next") or request.GET.get("next") or "")
    if visit.actor.person is not None:
        return HttpResponseRedirect(onward)
    form = SignInForm(posted(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            deeds.enter(
                actor=visit.actor,
                request=request,
                login=typed["login"],
                password=typed["password"],
                at=visit.at,
            )
        except Refused as refused:
            form.add_error(None, refused.verdict.says)
        else:
            return HttpResponseRedirect(onward)
    status = 200 if request.method != "POST" else 422
    return page(request, "account/sign_in.html", {"form": form, "next": onward}, status=status)


@require_POST
@seen_by("account")
def sign_out(request: HttpRequest, visit: Visit) -> HttpResponse:
    """退出."""
    deeds.leave(actor=visit.actor, request=request, at=visit.at)
    return go("sign_in")


@never_cache
@open_to_all
def follow(request: HttpRequest, visit: Visit, token: str) -> HttpResponse:
    """演示链接 — a page that posts itself, so looking at the link does not use it up."""
    if request.method != "POST":
        return page(request, "account/follow.html")
    try:
        deeds.follow(actor=visit.actor, request=request, token=token, at=visit.at)
    except Refused as refused:
        return page(request, "account/follow.html", {"refusal": refused.verdict.says}, status=422)
    return go("today")


@never_cache
@sensitive_post_parameters("password", "again")
@open_to_all
def invited(request: HttpRequest, visit: Visit, token: str) -> HttpResponse:
    """设置密码 — by the one-time link an administrator handed over."""
    form = NewPasswordForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            deeds.set_password(
                actor=visit.actor,
                request=request,
                token=token,
                password=form.cleaned_data["password"],
                at=visit.at,
            )
        except Refused as refused:
            _say(form, refused)
        else:
            return go("today")
    return _form(
        request, form, "设置密码", "请设置自己的密码，此链接只能使用一次。", "保存并进入", gate=True
    )


@never_cache
@sensitive_post_parameters("password", "again")
@open_to_all
def found(request: HttpRequest, visit: Visit, token: str) -> HttpResponse:
    """首次开通 — the county and its first administrator; no account exists before it."""
    form = FoundingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        typed = {
            name: form.cleaned_data[name] for name in ("territory", "name", "login", "password")
        }
        try:
            deeds.found(actor=visit.actor, request=request, token=token, at=visit.at, **typed)
        except Refused as refused:
            _say(form, refused)
        else:
            return go("today")
    says = "请填写本县名称，并设立第一个系统管理员。此链接只能使用一次。"
    return _form(request, form, "首次开通", says, "开通", gate=True)


@never_cache
@sensitive_post_parameters("old", "password", "again")
@seen_by("account")
def account(request: HttpRequest, visit: Visit) -> HttpResponse:
    """本人账号 — posts held, and a new password."""
    form = ChangePasswordForm(posted(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            deeds.change_password(
                actor=visit.actor,
                request=request,
                old=typed["old"],
                new=typed["password"],
                at=visit.at,
            )
        except Refused as refused:
            _say(form, refused)
        else:
            messages.success(
                request, "密码已修改，本账号在其他地方的登录已退出。", extra_tags="good"
            )
            return go("account")
    status = 422 if form.is_bound else 200
    context = {"form": form, "account": parties.account(visit.actor, on=visit.on)}
    return page(request, "account/account.html", context, status=status)


def _say(form: forms.Form, refused: Refused) -> None:
    """The sentence of the refusal at its field, or above all."""
    where = refused.verdict.where if refused.verdict.where in form.fields else None
    form.add_error(where, refused.verdict.says)


def _form(
    request: HttpRequest, form: forms.Form, title: str, says: str, label: str, *, gate: bool
) -> HttpResponse:
    context = {"form": form, "title": title, "says": says, "label": label, "gate": gate}
    return page(request, "account/link.html", context, status=422 if form.is_bound else 200)
