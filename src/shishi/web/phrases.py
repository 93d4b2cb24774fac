"""行文模板 — the sentences of bulletins and reports in the county's own words, with a preview by
the figures of the latest month, and the way back to the default or to an earlier version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from shishi.actions import settings as deeds
from shishi.papers import press
from shishi.queries import dispatch_matters, dispatches, monthly_papers, years
from shishi.queries.dispatch_matters import Matter
from shishi.queries.years import RuleLine, YearPage
from shishi.rules import access
from shishi.rules.days import month_end
from shishi.rules.dispatches import Kind
from shishi.rules.lifecycle import Refused
from shishi.rules.mentions import OF_PROJECT
from shishi.rules.phrases import Fact
from shishi.rules.sentences import REPORT, SENTENCES, Wording, names_of
from shishi.rules.settings import Subject, faults
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.refusals import back_to
from shishi.web.rule_base import RuleForm

FIELD = "s-"  # before the slot, in the name of its field
_KINDS = {Kind.BULLETIN: monthly_papers.bulletin, Kind.REPORT: monthly_papers.report}


@dataclass(frozen=True, slots=True)
class Sentence:
    """一处行文 — its words as they stand in the form, those of the program, and what is wrong."""

    slot: str
    name: str
    words: str
    default: str
    fault: str
    each: bool

    @property
    def own(self) -> bool:
        return self.words.strip() not in ("", self.default)


@dataclass(frozen=True, slots=True)
class Part:
    """The sentences of one part of a paper; `open` where one of them is reworded, or wrong."""

    name: str
    sentences: tuple[Sentence, ...]

    @property
    def open(self) -> bool:
        return any(one.own or one.fault for one in self.sentences)


@require_http_methods(["GET", "POST"])
@seen_by("settings")
def phrases(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """行文模板页; `from` in the address opens the form with an earlier version, 0 the default."""
    found, data = years.year(visit.actor, pk, visit.on), posted(request)
    line = found.rule(Subject.PHRASES)
    wording = typed(data) if data is not None else _stored(line, request.GET.get("from", ""))
    form = RuleForm(
        data if data is not None and _saves(data) else None, initial=_first(line, found, visit)
    )
    wrong = {one.where: one.says.partition("：")[2] for one in faults(Subject.PHRASES, wording)}
    if form.is_valid() and not wrong and data is not None:
        try:
            _set(visit, pk, wording, form, version_of(data))
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="rule.set")
        else:
            messages.success(request, "行文模板已设定。", extra_tags="good")
            return go("phrases", pk)
    context = {
        "year": found,
        "line": line,
        "form": form,
        "version": version_of(data) if data is not None else line.version,
        "wording": wording,
        "wrong": wrong,
        "parts": _parts(data, wording, wrong),
        "may_set": access.may(
            visit.actor, "rule.set", access.Subject(visit.actor.territory, closing=found.closing)
        ),
        **_preview(visit, pk, wording, wrong, (data or request.GET).get("kind", "")),
    }
    refused_here = bool(data is not None and (wrong or form.errors))
    return page(request, "phrases/page.html", context, status=422 if refused_here else 200)


def typed(data: Mapping[str, str]) -> Wording:
    """What was typed: a sentence that is left empty, or says what the program says, is none of
    the county's own."""
    words = {slot: data.get(f"{FIELD}{slot}", "").strip() for slot in SENTENCES}
    own = tuple((slot, one) for slot, one in words.items() if one not in ("", SENTENCES[slot]))
    return Wording(own)


def _set(visit: Visit, pk: int, wording: Wording, form: RuleForm, version: int) -> None:
    deeds.set_rule(
        actor=visit.actor,
        programme=pk,
        subject=Subject.PHRASES,
        value=wording,
        holds_from=form.cleaned_data["holds_from"],
        basis=form.cleaned_data["why"],
        version=version,
        at=visit.at,
    )


def _saves(data: QueryDict) -> bool:
    return data.get("act") != "preview"


def _stored(line: RuleLine, asked: str) -> Wording:
    """The version that is asked for, else the last one that was set."""
    held = {str(one.number): one.rule for one in line.versions} | {"0": Wording()}
    last: Any = held.get(asked) or (line.versions[0].rule if line.versions else Wording())
    return last if isinstance(last, Wording) else Wording()


def _first(line: RuleLine, found: YearPage, visit: Visit) -> dict[str, Any]:
    first = not line.versions
    return {"holds_from": found.starts_on if first else max(visit.on, line.versions[0].holds_from)}


def _parts(data: QueryDict | None, wording: Wording, wrong: Mapping[str, str]) -> tuple[Part, ...]:
    own = dict(wording.own)
    held = [
        Sentence(
            slot,
            slot.removeprefix(REPORT).replace(".", " · "),
            data.get(f"{FIELD}{slot}", "") if data is not None else own.get(slot, default),
            default,
            wrong.get(slot, ""),
            bool(names_of(slot) & OF_PROJECT),
        )
        for slot, default in SENTENCES.items()
    ]
    return tuple(Part(name, tuple(ones)) for name, ones in groupby(held, key=_part))


def _part(one: Sentence) -> str:
    if one.slot.startswith(REPORT):
        return "月度报告的不同之处"
    return one.slot.partition(".")[0]


def _preview(
    visit: Visit, pk: int, wording: Wording, wrong: Mapping[str, str], kind: str
) -> dict[str, Any]:
    """The paper of the latest month in these words, and the figures that it names."""
    chosen = next((one for one in _KINDS if one == kind), Kind.BULLETIN)
    month = _latest(visit, pk)
    plain: dict[str, Any] = {"kinds": tuple(_KINDS), "kind": chosen, "month": month}
    if month is None:
        return {**plain, "preview": "", "figures": ()}
    words = Wording().sentences if wrong else wording.sentences
    drawn = _KINDS[chosen](visit.actor, pk, month.on, None, visit.at, words)
    paper = dispatches.previewed(visit.actor, pk, drawn, visit.on)
    shown: SafeString | str = "" if wrong else mark_safe(press.preview(paper))  # noqa: S308
    return {**plain, "preview": shown, "figures": tuple(_figures(drawn.facts))}


def _latest(visit: Visit, pk: int) -> Matter | None:
    """The last month that is over, else the one that runs."""
    months = dispatch_matters.matters(visit.actor, pk, Kind.BULLETIN, visit.on)
    over = (one for one in months if one.on == month_end(one.on))
    return next(over, next(iter(months), None))


def _figures(facts: Mapping[str, Fact]) -> Iterator[tuple[str, str, bool]]:
    """The names that sentences may use with their words; those of a project as of the first."""
    first = next((name.partition("件")[0] + "件" for name in facts if name[:1] == "第"), "")
    for name, fact in facts.items():
        plain = name.removeprefix(first) if first else name
        if plain in OF_PROJECT and plain != name:
            yield plain, fact.words, True
        elif name[:1] != "第":
            yield name, fact.words, False
