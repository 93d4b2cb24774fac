"""群机器人 — the robots of the county's groups: set up with a trial message, tried, switched."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from shishi.actions import robots as deeds
from shishi.couriers import letters
from shishi.queries import notifications as look
from shishi.queries.notifications import RobotLine
from shishi.rules.lifecycle import Refused
from shishi.rules.notifications import GROUPS, Channel
from shishi.rules.robots import VENDORS
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.notifications import MARKS
from shishi.web.refusals import back_to

WORDS = {"on": True, "off": False}


class RobotForm(forms.Form):
    name = forms.CharField(
        label="群的名称",
        max_length=deeds.LONGEST_NAME,
        error_messages={"required": "请写明是哪个群。"},
    )
    channel = forms.ChoiceField(
        label="所在平台", choices=[(one.value, one.label) for one in GROUPS], initial=GROUPS[0]
    )
    address = forms.CharField(
        label="机器人地址",
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    secret = forms.CharField(
        label="签名密钥",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="钉钉“加签”、飞书“签名校验”的密钥。只用关键词的留空，关键词设为“民生实事”。",
    )
    unsent = forms.BooleanField(label="暂不发测试消息，先保存", required=False)

    def __init__(self, data: Any, line: RobotLine | None = None) -> None:
        super().__init__(data)
        field = self.fields["address"]
        if line is None:
            field.required = True
            field.error_messages["required"] = "请填写机器人地址。"
            field.help_text = "从群设置中整段复制。保存后加密存放，只显示末四位。"
        else:
            field.help_text = f"现为……{line.shown}，不改的留空，密钥同时不变。"
            self.initial = {"name": line.name, "channel": line.channel.value}


@seen_by("robots")
def listed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """群机器人页; a new one is set up here."""
    form = RobotForm(posted(request))
    if form.is_valid() and _set(request, visit, form, None):
        return go("robots")
    robots = [_shown(one) for one in look.robots(visit.actor)]
    context = {"robots": robots, "form": form, "vendors": VENDORS.items()}
    return page(request, "robots/page.html", context, status=422 if form.errors else 200)


@seen_by("robots")
def robot(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """One robot, to be changed."""
    line = look.robot(visit.actor, pk)
    form = RobotForm(posted(request), line)
    if form.is_valid() and _set(request, visit, form, pk):
        return go("robots")
    context = {"robot": line, "form": form}
    return page(request, "robots/robot.html", context, status=422 if form.errors else 200)


@require_POST
@seen_by("robots")
def trial(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """发测试消息."""
    try:
        deeds.trial(actor=visit.actor, robot=pk, send=letters.send, at=visit.at)
    except Refused as refused:
        messages.error(request, refused.verdict.says, extra_tags="bad")
    else:
        messages.success(request, "测试消息已发到群里，请到群中核对。", extra_tags="good")
    return go("robots")


@require_POST
@seen_by("robots")
def switch(request: HttpRequest, visit: Visit, pk: int, word: str) -> HttpResponse:
    """启用、停用."""
    if word not in WORDS:
        raise Http404
    deeds.switch(actor=visit.actor, robot=pk, active=WORDS[word], at=visit.at)
    says = "机器人已启用。" if WORDS[word] else "机器人已停用，不再发消息。"
    messages.success(request, says, extra_tags="good")
    return go("robots")


def _set(request: HttpRequest, visit: Visit, form: RobotForm, pk: int | None) -> bool:
    typed = form.cleaned_data
    try:
        deeds.set_robot(
            actor=visit.actor,
            robot=pk,
            channel=Channel(typed["channel"]),
            name=typed["name"],
            address=typed["address"],
            secret=typed["secret"],
            send=None if typed["unsent"] else letters.send,
            at=visit.at,
        )
    except Refused as refused:
        back_to(form, refused, visit=visit, deed="robot.set")
        return False
    says = (
        "已保存，未发测试消息。"
        if typed["unsent"]
        else "已保存，测试消息已发到群里，请到群中核对。"
    )
    messages.success(request, says, extra_tags="good")
    return True


def _shown(line: RobotLine) -> dict[str, Any]:
    return {"line": line, "sent": [(one, MARKS[one.state]) for one in line.sent]}
