"""核对核验码 — the characters printed at the foot of a paper against the trail."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from shishi.queries import printed
from shishi.rules.audit import read_printed
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page

LONGEST = 200  # characters, with whatever was copied around


class RootForm(forms.Form):
    words = forms.CharField(
        label="核验码",
        max_length=LONGEST,
        help_text="印在文件末页版记下方，由序号和 16 位字符组成，如：1234-3f2a-9c01-7be4-d210。"
        "大小写、空格、短横不影响核对。",
        error_messages={
            "required": "请照文件末页输入核验码。",
            "max_length": "核验码没有这么长。请只输入印在文件末页的序号和 16 位字符。",
        },
    )


@require_GET
@seen_by("dispatches")
def root(request: HttpRequest, visit: Visit) -> HttpResponse:
    """核对页; `words` in the address are the characters as they were typed."""
    form = RootForm(request.GET if "words" in request.GET else None)
    found = printed.root(form.cleaned_data["words"]) if form.is_valid() else None
    if found is not None and read_printed(form.cleaned_data["words"]) is None:
        form.add_error("words", found.says)
        found = None
    return page(request, "dispatches/root.html", {"form": form, "found": found})
