"""年度设定 — the three rules of a programme's year, each in words, with its versions and a form."""

from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from shishi.actions import settings as deeds
from shishi.queries import settings as look
from shishi.queries import targets, years
from shishi.queries.years import RuleLine, YearPage
from shishi.rules import access, rounds
from shishi.rules.lifecycle import Refused
from shishi.rules.periods import containing
from shishi.rules.rounds import RoundRule
from shishi.rules.rulesets import Ruleset
from shishi.rules.settings import OPTIONAL, Rule, Subject, faults, proposed
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.lights import of_light
from shishi.web.refusals import back_to
from shishi.web.rule_forms import SubjectForm, form_of, presets

APART = MappingProxyType(
    {Subject.LAYOUTS: "layouts", Subject.PHRASES: "phrases"}
)  # their own pages
UNSURE = "，待确认"  # of what is proposed: whoever sets it has confirmed it


@require_GET
@seen_by("settings")
def settings(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """年度设定页."""
    found = years.year(visit.actor, pk, visit.on)
    hurdles = () if found.started_on else targets.hurdles(visit.actor, pk, visit.on)
    context = {
        "year": found,
        "rules": [_shown(line, found) for line in found.rules],
        "hurdles": len(hurdles),
    }
    return page(request, "settings/page.html", context)


@seen_by("settings")
def rule(request: HttpRequest, visit: Visit, pk: int, subject: str) -> HttpResponse:
    """One rule: how it stands, its versions, and the form of the next."""
    if subject not in set(Subject) - set(APART):
        raise Http404
    found = years.year(visit.actor, pk, visit.on)
    line = found.rule(Subject(subject))
    data = posted(request)
    base, chosen = _base(line, found, (data or request.GET).get("preset", ""))
    form = form_of(line.subject, base, data, _first(line, found, base, visit))
    if data is not None and form.is_valid() and _fits(form, line.subject):
        try:
            deeds.set_rule(
                actor=visit.actor,
                programme=pk,
                subject=line.subject,
                value=form.rule(),
                holds_from=form.cleaned_data["holds_from"],
                basis=form.cleaned_data["why"],
                version=version_of(data),
                at=visit.at,
            )
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="rule.set")
        else:
            messages.success(request, f"{line.subject.label}已设定。", extra_tags="good")
            return go("programme_settings", pk)
    context = {
        "year": found,
        "line": _shown(line, found),
        "history": [(one, _words(one.rule)) for one in line.versions],
        "form": form,
        "version": version_of(data) if data is not None else line.version,
        "card": _card(line, visit),
        "presets": presets(line.subject),
        "chosen": chosen,
        "may_set": access.may(
            visit.actor, "rule.set", access.Subject(visit.actor.territory, closing=found.closing)
        ),
    }
    return page(request, "settings/rule.html", context, status=422 if form.errors else 200)


def _base(line: RuleLine, found: YearPage, preset: str) -> tuple[Rule, str]:
    """What the form starts from: the preset asked for, else the version in force, else what is
    proposed; with the name of the preset."""
    offered = presets(line.subject)
    if preset in offered:
        return offered[preset], preset
    if line.versions:
        return line.versions[0].rule, ""
    return proposed(line.subject, found.settings), ""


def _first(line: RuleLine, found: YearPage, base: Rule, visit: Visit) -> dict[str, Any]:
    """The day and the basis that the form is opened with."""
    first = not line.versions
    return {
        "holds_from": found.starts_on if first else max(visit.on, line.versions[0].holds_from),
        "why": base.basis.removesuffix(UNSURE) if first and isinstance(base, RoundRule) else "",
    }


def _fits(form: SubjectForm, subject: Subject) -> bool:
    """Whether the rule as typed can be saved; every fault at its field."""
    for verdict in faults(subject, form.rule()):
        form.add_error(verdict.where if verdict.where in form.fields else None, verdict.says)
    return not form.errors


def _shown(line: RuleLine, found: YearPage) -> dict[str, Any]:
    """A rule as the page shows it; what is proposed where none holds yet."""
    rule = line.held.rule if line.held else proposed(line.subject, found.settings)
    return {
        "subject": line.subject,
        "address": _address(line.subject, found.pk),
        "held": line.held,
        "words": _words(rule),
        "lights": _table(rule),
        "count": len(line.versions),
        "optional": line.subject in OPTIONAL,
        "coming": [one for one in line.versions if line.held and one.number > line.held.number],
    }


def _address(subject: Subject, pk: int) -> str:
    """Where the rule is set."""
    return (
        reverse(APART[subject], args=[pk])
        if subject in APART
        else reverse("rule", args=[pk, subject.value])
    )


def _card(line: RuleLine, visit: Visit) -> rounds.DueCard | None:
    """到期说明卡 of the period that the day lies in; None without a rule or a calendar."""
    held = line.held.rule if line.held else None
    edition = look.edition(visit.actor) if isinstance(held, RoundRule) else None
    if edition is None or not isinstance(held, RoundRule):
        return None
    return rounds.due(held, containing(visit.on, held.cadence), edition.facts())


def _words(rule: Rule) -> str:
    return f"{rule.name}（{rule.version}）" if isinstance(rule, Ruleset) else rule.says


def _table(rule: Rule) -> dict[str, Any] | None:
    """A rule set as a table: each criterion with its bands and their lights."""
    if not isinstance(rule, Ruleset):
        return None
    rows = [
        (one.name, [(band.words(one.metric), of_light(band.light)) for band in one.bands])
        for one in rule.criteria
    ]
    return {
        "rows": rows,
        "basis": rule.basis,
        "finished": of_light(rule.finished),
        "exempt": "、".join(one.label for one in rule.exempt),
        "exempt_light": of_light(rule.exempt_light),
        "catch_up": rule.catch_up,
    }
