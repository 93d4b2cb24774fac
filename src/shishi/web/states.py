"""出错与声明 — the pages for what cannot be shown, and the page that says what is not built."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from shishi.web.guard import Visit, open_to_all
from shishi.web.htmx import page, wants_part

ABSENCES = (
    "不设签到、打卡、点赞、积分、评星和荣誉称号",
    "不统计在线时长、登录次数、阅读次数，不公布安装、注册、使用情况",
    "不要求拍照、录像、截图留痕，不采集位置和轨迹",
    "不强制填报周报、日报，没有进展可以只报“无变化”",
    "不要求下载安装应用，用浏览器即可办理",
    "不对单位、乡镇和个人自动排名",
)


@open_to_all
def statement(request: HttpRequest, visit: Visit) -> HttpResponse:
    """本系统不设的事项."""
    return page(request, "states/statement.html", {"absences": ABSENCES})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return page(request, "states/400.html", status=400)


def bad_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token does not fit: the page stood open too long."""
    return page(request, "states/400.html", status=403)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the sentence of the verdict."""
    reason = str(exception or "")
    if wants_part(request):
        return page(request, "plans/conflict.html", {"says": reason}, status=403)
    return page(request, "states/403.html", {"reason": reason}, status=403)


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; whoever may not know of a thing is told the same."""
    return page(request, "states/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: nothing but the page itself, since anything else may be what broke."""
    return HttpResponse(render_to_string("states/500.html"), status=500)
