"""手续环节的设定 — a template is chosen and its steps edited; nothing is kept before it is saved.

A step that is put in or taken out is shown first, with the rest as typed.
"""

from dataclasses import dataclass, field, replace
from types import MappingProxyType

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from shishi.actions import chains as deeds
from shishi.queries import permits, years
from shishi.queries.permits import PermitsPage
from shishi.rules import stages
from shishi.rules.access import may
from shishi.rules.alterations import added, dropped, in_turn
from shishi.rules.lifecycle import Refused
from shishi.rules.stages import TEMPLATES, StepTemplate, Template
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.permits import subject_of

COUNTED = MappingProxyType({"workdays": "工作日", "days": "日", "season": "施工季内的日"})
NUMBERS = MappingProxyType(
    {
        "days": "用时",
        "within_days": "法定时限（日）",
        "valid_months": "有效期（月）",
        "extensions": "可延期次数",
        "extension_months": "每次延期（月）",
    }
)
WORDS = ("name", "applicant", "approver", "used_by")
_MOST_KEYS = 2 * stages.MOST_STEPS  # of a form; what is above it was not made by the page


@dataclass(slots=True)
class Cells:
    """One step as its fields have it, and what is wrong with it."""

    step: StepTemplate
    words: dict[str, str]
    counted: str
    errors: list[str] = field(default_factory=list)

    @property
    def numbers(self) -> list[tuple[str, str, str]]:
        """The fields that take a number beside the days: name, label, words."""
        return [(name, NUMBERS[name], self.words[name]) for name in NUMBERS if name != "days"]


@dataclass(slots=True)
class Typed:
    """The form as typed: the chain, its cells, and what is said of them."""

    template: Template
    cells: dict[str, Cells]
    season: frozenset[int]
    reason: str = ""
    says: str = ""
    where: str = ""
    unsaved: str = ""
    fresh: dict[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        return bool(self.says) or any(one.errors for one in self.cells.values())


@require_http_methods(["GET", "POST"])
@seen_by("permits")
def chain(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """设定手续环节 of one project."""
    found, data = permits.page(visit.actor, pk, visit.on), posted(request)
    base = _base(found, (data or request.GET).get("template", ""))
    typed = _typed(base, data) if data is not None else _stored(base, found, visit)
    if data is not None:
        _altered(typed, data, found)
        if data.get("do") != "add" and not typed.refused and _saved(visit, found, typed, data):
            messages.success(request, "手续环节已保存。", extra_tags="good")
            return go("permits", pk)
    context = {
        "page": found,
        "typed": typed,
        "base": base,
        "templates": TEMPLATES.values(),
        "counted": COUNTED.items(),
        "months": range(1, 13),
        "version": version_of(data) if data is not None else found.version,
        "may_set": may(visit.actor, "chain.set", subject_of(visit, found)),
    }
    return page(request, "permits/edit.html", context, status=422 if typed.refused else 200)


def _base(found: PermitsPage, wanted: str) -> Template:
    """The template that was chosen; without a choice the chain as it is, else the first."""
    if wanted in TEMPLATES and (found.prepared is None or wanted != found.prepared.template.key):
        return TEMPLATES[wanted]
    return found.prepared.template if found.prepared else next(iter(TEMPLATES.values()))


def _stored(base: Template, found: PermitsPage, visit: Visit) -> Typed:
    held = found.prepared
    season = (
        held.ground.season if held else years.year(visit.actor, found.programme, visit.on).season
    )
    return Typed(base, {one.key: _cells(one) for one in base.steps}, season)


def _cells(step: StepTemplate) -> Cells:
    words = {name: str(getattr(step, name) or "") for name in (*WORDS, *NUMBERS)}
    words |= {"days": str(step.days), "needed": "1" if step.needed_to_start else ""}
    counted = "workdays" if step.workdays else "season" if step.outdoor else "days"
    return Cells(step, words, counted)


def _typed(base: Template, data: QueryDict) -> Typed:
    """The chain that the fields describe; a number that is none is told at its step."""
    known = {one.key: one for one in base.steps}
    cells: dict[str, Cells] = {}
    for key in dict.fromkeys(data.getlist("keys")[:_MOST_KEYS]):
        step = known.get(key, StepTemplate(key[:32], "", 0))
        cells[key] = _read(replace(step, after=_after(step, data)), data)
    months = {one for one in data.getlist("season") if one in map(str, range(1, 13))}
    template = replace(base, steps=tuple(one.step for one in cells.values()))
    return Typed(template, cells, frozenset(map(int, months)), data.get("reason", ""))


def _after(step: StepTemplate, data: QueryDict) -> tuple[str, ...]:
    """The steps that were ticked to come before it; those it had keep their order."""
    ticked = dict.fromkeys(data.getlist(f"after-{step.key}")[:_MOST_KEYS])
    return (
        *(key for key in step.after if key in ticked),
        *(key for key in ticked if key not in step.after),
    )


def _read(step: StepTemplate, data: QueryDict) -> Cells:
    words = {name: data.get(f"{name}-{step.key}", "").strip() for name in (*WORDS, *NUMBERS)}
    words["needed"] = data.get(f"needed-{step.key}", "")
    counted = data.get(f"counted-{step.key}", "")
    numbers, errors = _numbers(words)
    used_by = words["used_by"] if numbers["valid_months"] else ""
    step = replace(
        step,
        name=words["name"],
        applicant=words["applicant"],
        approver=words["approver"],
        used_by=used_by,
        workdays=counted == "workdays",
        outdoor=counted == "season",
        needed_to_start=bool(words["needed"]),
        days=numbers["days"],
        within_days=numbers["within_days"],
        valid_months=numbers["valid_months"],
        extensions=numbers["extensions"],
        extension_months=numbers["extension_months"],
    )
    return Cells(step, words, counted, errors)


def _numbers(words: dict[str, str]) -> tuple[dict[str, int], list[str]]:
    """The numbers as typed, an empty one as none, and what was no number."""
    found, errors = {}, []
    for name, label in NUMBERS.items():
        plain = words[name] or "0"
        fits = plain.isdecimal() and len(plain) < 6
        found[name] = int(plain) if fits else 0
        if not fits:
            errors.append(f"{label}填的“{plain[:10]}”不是整数。请填写 0 至 {stages.MOST} 的整数。")
    return found, errors


def _altered(typed: Typed, data: QueryDict, found: PermitsPage) -> None:
    """Take out what was ticked, put in what was named."""
    gone = [key for key in typed.cells if data.get(f"drop-{key}")]
    try:
        typed.template = in_turn(dropped(typed.template, gone))
    except Refused as refused:
        typed.says = refused.verdict.says
        return
    names = "、".join(typed.cells[key].step.name for key in gone)
    typed.unsaved = f"去掉{names}" if gone else ""
    if data.get("do") == "add":
        typed.fresh = {name: data.get(f"new-{name}", "").strip() for name in _NEW}
        _put_in(typed, found)
    _redrawn(typed)


_NEW = ("name", "days", "counted", "approver", "after", "before")


def _put_in(typed: Typed, found: PermitsPage) -> None:
    """The step that was named, behind the one it waits for; its key was never used before."""
    fresh, keys = typed.fresh, {one.key for one in typed.template.steps}
    if not fresh["name"] or not fresh["days"].isdecimal() or len(fresh["days"]) > 4:
        typed.says, typed.where = "增加环节须写明名称和用时（整数）。请补填。", "new"
        return
    places = range(1, _MOST_KEYS)
    key = next(one for n in places if (one := f"v{found.version + 1}s{n}") not in keys)
    step = StepTemplate(
        key,
        fresh["name"],
        int(fresh["days"]),
        workdays=fresh["counted"] == "workdays",
        outdoor=fresh["counted"] == "season",
        after=(fresh["after"],) if fresh["after"] in keys else (),
        approver=fresh["approver"],
    )
    typed.template = added(typed.template, step, fresh["before"])
    typed.unsaved, typed.fresh = f"{typed.unsaved} 增加{step.name}".strip(), {}


def _redrawn(typed: Typed) -> None:
    """The cells of the chain as it is now; what was typed wrongly stays as it was typed."""
    cells = {}
    for step in typed.template.steps:
        before = typed.cells.get(step.key)
        cells[step.key] = before if before and before.errors else _cells(step)
    typed.cells = cells
    if typed.refused and not typed.says:
        typed.says = "有环节填写有误。请按提示修改。"


def _saved(visit: Visit, found: PermitsPage, typed: Typed, data: QueryDict) -> bool:
    """Keep the chain; what speaks against it is said at its step."""
    for fault in stages.unfit(typed.template):
        _said(typed, fault.says, fault.where)
    if typed.says:
        return False
    try:
        deeds.set_chain(
            actor=visit.actor,
            project=found.project,
            version=version_of(data),
            template=typed.template,
            season=typed.season,
            reason=typed.reason,
            at=visit.at,
        )
    except Refused as refused:
        leave = may(visit.actor, "chain.set", subject_of(visit, found))
        if not leave:
            raise
        _said(typed, refused.verdict.says, refused.verdict.where)
        return False
    return True


def _said(typed: Typed, says: str, where: str) -> None:
    if where in typed.cells:
        typed.cells[where].errors.append(says)
    typed.says, typed.where = typed.says or says, typed.where or where
