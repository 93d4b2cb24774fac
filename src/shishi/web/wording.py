"""文字核校 — a paper pasted or sent is held against the written rules; nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from shishi.queries.holdings import holdings
from shishi.reading.files import formats
from shishi.reading.source import SourceText, Unreadable
from shishi.rules.marks import Mark, runs
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import page, posted, sent_files
from shishi.wording.check import check
from shishi.wording.export import summary
from shishi.wording.findings import Finding, Severity
from shishi.wording.table import RULES

MOST = 100_000  # characters of one paper
LISTED = 300  # findings that are listed one by one
ACCEPTED = ".docx,.doc,.wps,.pdf,.html,.htm,.txt"
TINTS = {Severity.ERROR: "wrong", Severity.DOUBT: "doubt"}
_LONG = f"全文超过 {MOST // 10_000} 万字，请分成几部分核校。"
_NOTHING = "请粘贴公文全文，或者选择文件。"


class WordingForm(forms.Form):
    text = forms.CharField(
        label="公文全文",
        required=False,
        strip=False,
        max_length=MOST,
        error_messages={"max_length": _LONG},
        help_text="从标题到落款整篇粘贴，序号、附件和合计才能前后对照。",
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    file = forms.FileField(
        label="或者选择文件",
        required=False,
        allow_empty_file=True,
        help_text="Word、WPS、PDF、网页或文本，不超过 20 MB。涉密材料不得上传。",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


@dataclass(frozen=True, slots=True)
class ShownRun:
    """Words under one finding; the first of them carries its `anchor`."""

    text: str
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the paper with its number."""

    number: int
    runs: tuple[ShownRun, ...]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding and where its words stand on the page."""

    finding: Finding
    anchor: str
    doubtful: bool


@require_http_methods(["GET", "POST"])
@seen_by("wording")
def lint(request: HttpRequest, visit: Visit) -> HttpResponse:
    """文字核校 — the form, and under it what was found."""
    form = WordingForm(posted(request), sent_files(request))
    context: dict[str, object] = {"form": form, "rules": RULES}
    if request.method == "POST" and form.is_valid():
        source = _source(form)
        if source is not None:
            found = check(source, holdings(visit.actor), visit.on)
            context.update(_shown(source.text, found))
    return page(request, "wording/page.html", context, status=422 if form.errors else 200)


def _source(form: WordingForm) -> SourceText | None:
    """The paper of the form; what is wrong with it stands at its field."""
    file, text = form.cleaned_data["file"], form.cleaned_data["text"].replace("\r\n", "\n")
    if file is None and not text.strip():
        form.add_error("text", _NOTHING)
        return None
    if file is None:
        return SourceText(text, "text")
    try:
        source = formats.open_source(file.read(), file.name or "")
    except Unreadable as fault:
        form.add_error("file", str(fault))
        return None
    if len(source.text) > MOST:
        form.add_error("file", _LONG)
        return None
    return source


def _shown(text: str, all_found: Sequence[Finding]) -> dict[str, object]:
    found = all_found[:LISTED]
    lines, anchored = _lines(text, found)
    return {
        "checked": True,
        "lines": lines,
        "summary": summary(all_found),
        "listed": LISTED if len(all_found) > LISTED else 0,
        "findings": [
            ShownFinding(
                one,
                f"w-{place}" if str(place) in anchored else f"line-{one.line}",
                one.rule.severity is Severity.DOUBT,
            )
            for place, one in enumerate(found)
        ],
    }


def _lines(text: str, found: Sequence[Finding]) -> tuple[list[ShownLine], set[str]]:
    """The lines of the paper with their marks, and which findings have a mark of their own."""
    marks = [
        Mark(one.start, one.end, TINTS[one.rule.severity], str(place))
        for place, one in enumerate(found)
    ]
    lines: list[ShownLine] = []
    told: set[str] = set()
    here: list[ShownRun] = []
    for run in runs(len(text), marks):
        for place, words in enumerate(text[run.start : run.end].split("\n")):
            if place:
                lines.append(ShownLine(len(lines) + 1, tuple(here)))
                here = []
            if words:
                here.append(_run(words, run.mark, told))
    lines.append(ShownLine(len(lines) + 1, tuple(here)))
    return lines, told


def _run(words: str, mark: Mark | None, told: set[str]) -> ShownRun:
    if mark is None:
        return ShownRun(words)
    anchor = "" if mark.key in told else f"w-{mark.key}"
    told.add(mark.key)
    return ShownRun(words, mark.kind, anchor)
