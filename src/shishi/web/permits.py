"""手续与停滞 — the chain of a project as table and drawing; a step is recorded, a stop entered."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods

from shishi.actions import chains as deeds
from shishi.papers import gantts
from shishi.queries import permits
from shishi.queries.permits import PermitsPage, StepLine
from shishi.rules.access import Role, Subject, may
from shishi.rules.chains import StepFacts
from shishi.rules.days import day_text, months_text
from shishi.rules.lifecycle import Refused
from shishi.rules.permits import Clock, ClockState, lapses_on
from shishi.rules.stages import TEMPLATES
from shishi.web.days import day_of
from shishi.web.edits import version_of
from shishi.web.guard import Visit, seen_by
from shishi.web.htmx import go, page, posted
from shishi.web.lights import Status, drawn
from shishi.web.refusals import back_to

MARKS = {ClockState.RUNNING: "none", ClockState.NEAR: "warn", ClockState.OVER: "late"}


def day_field(label: str, help_text: str = "", lacking: str = "") -> forms.DateField:
    """A day; it may be left out where nothing is said of its `lacking`."""
    return forms.DateField(
        label=label,
        required=bool(lacking),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=help_text,
        error_messages={
            "required": lacking,
            "invalid": "日期无法识别。请按 2026-07-31 的样子填写。",
        },
    )


class StepForm(forms.Form):
    """登记一个环节 — as it stands now; what the rules say against it comes back at its field."""

    planned_on = day_field("计划办结")
    begun_on = day_field("提出申请", "递交申请或开始办理的日期。")
    done_on = day_field("实际办结", "未办结不填。")
    document_number = forms.CharField(label="文号", required=False, max_length=deeds.LONGEST_NUMBER)
    extended_to = day_field("延期至", "发证机关同意延期的，填延期后的最后一日。")
    explained = forms.CharField(
        label="例外说明",
        required=False,
        max_length=deeds.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="前面的环节未办结而先行办理的，写明理由和批准依据，将印在这一环节旁边。",
    )

    def __init__(self, data: Any, line: StepLine) -> None:
        facts = line.facts
        initial = {
            "planned_on": facts.planned_on,
            "begun_on": facts.begun_on,
            "done_on": facts.done_on,
            "document_number": facts.document_number,
            "explained": line.explained,
        }
        super().__init__(data, initial=initial)
        if not line.step.extensions:
            del self.fields["extended_to"]
        if line.step.strict or not line.step.after:
            del self.fields["explained"]


@dataclass(frozen=True, slots=True)
class Row:
    """One step as the table shows it; `clocks` with their shapes, `stuck` where it lies."""

    place: int
    line: StepLine
    state: Status
    clocks: tuple[tuple[Status, Clock], ...]
    stuck: str


@require_GET
@seen_by("permits")
def permits_page(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """手续与停滞页, as of any day."""
    day = day_of(request, visit)
    found = permits.page(visit.actor, pk, day.on, day.known_at)
    subject = subject_of(visit, found)
    context = {
        "page": found,
        "day": day,
        "rows": _rows(found, day.on),
        "clocks": [(clock_status(one), one) for one in found.clocks],
        "drawing": drawing(found, day.on),
        "season": months_text(found.prepared.ground.season) if found.prepared else "",
        "templates": TEMPLATES.values(),
        "leads": Role.COUNTY_LEADER in visit.actor.roles,  # leaders comment, they change nothing
        "may_set": day.leave(may(visit.actor, "chain.set", subject)),
        "may_record": day.leave(may(visit.actor, "permit.record", subject)),
        "may_stop": day.leave(may(visit.actor, "stop.enter", subject)),
        "start": found.prepared.start(day.on) if found.prepared else None,
    }
    return page(request, "permits/page.html", context)


def clock_status(clock: Clock) -> Status:
    """计时中、临期、超期 as shape and word."""
    return Status(MARKS[clock.state], clock.state.label, clock.says)


def _rows(found: PermitsPage, on: date) -> list[Row]:
    stuck = {one.key: f"已晚 {one.days} 天，现在{one.desk}" for one in found.stuck}
    clocks: dict[str, list[tuple[Status, Clock]]] = {}
    for one in found.clocks:
        if one.state is ClockState.RUNNING:
            continue
        clocks.setdefault(one.key, []).append((clock_status(one), one))
    return [
        Row(
            place,
            line,
            _state(line, stuck, on),
            tuple(clocks.get(line.step.key, ())),
            stuck.get(line.step.key, ""),
        )
        for place, line in enumerate(found.lines, 1)
    ]


def _state(line: StepLine, stuck: dict[str, str], on: date) -> Status:
    """How a step stands, as shape, word and colour."""
    if line.done_on:
        return Status("warn", "晚于最迟日办结") if line.late else Status("on", "已办结")
    if line.step.key in stuck or line.latest < on:
        return Status("late", "逾期未办")
    begun = line.facts.begun_on
    if begun and begun <= on:
        return Status("warn", "办理中，来不及") if line.late else Status("none", "办理中")
    return Status("warn", "来不及") if line.late else Status("none", "未办")


def drawing(found: PermitsPage, on: date) -> SafeString | None:
    """The Gantt chart of the chain; None without one."""
    held = found.prepared
    if held is None:
        return None
    ends = {line.step.key: line.earliest for line in found.lines}
    steps = tuple(
        gantts.Step(
            line.step.name,
            _begins(line, ends, on),
            line.earliest,
            line.latest,
            line.done_on is not None,
            line.facts.planned_on,
        )
        for line in found.lines
    )
    return drawn(gantts.gantt(gantts.Gantt(found.title, on, found.deadline_on, steps)))


def _begins(line: StepLine, ends: dict[str, date], on: date) -> date:
    """The day it was begun, else the day everything before it was, or is to be, done."""
    before = [ends[key] for key in line.step.after]
    begun = line.facts.begun_on
    if begun is not None and begun <= on:
        return min(begun, line.earliest)
    if line.done_on is None:
        return max([on, *before])
    return min(max(before, default=line.done_on), line.done_on)


@require_http_methods(["GET", "POST"])
@seen_by("permits")
def permit(request: HttpRequest, visit: Visit, pk: int, key: str) -> HttpResponse:
    """登记一个环节的办理情况."""
    found = permits.page(visit.actor, pk, visit.on)
    line = found.line(key)
    form = StepForm(posted(request), line)
    if form.is_valid():
        try:
            _recorded(visit, pk, key, form.cleaned_data, version_of(request.POST))
        except Refused as refused:
            back_to(form, refused, visit=visit, deed="permit.record", unit=found.unit)
        else:
            messages.success(request, f"“{line.step.name}”已登记。", extra_tags="good")
            return go("permits", pk)
    context = {
        "page": found,
        "line": line,
        "form": form,
        "needs": _needs(found, line),
        "lapses_on": lapses_on(line.step, line.facts, visit.on),
        "version": version_of(request.POST) if request.method == "POST" else line.version,
        "may_record": may(visit.actor, "permit.record", subject_of(visit, found)),
    }
    return page(request, "permits/step.html", context, status=422 if form.errors else 200)


def subject_of(visit: Visit, found: PermitsPage) -> Subject:
    """What leave is asked about on the pages of a chain."""
    return Subject(visit.actor.territory, None, found.unit, found.closing)


def _needs(found: PermitsPage, line: StepLine) -> list[tuple[str, str]]:
    """What has to be done before, and how each of it stands."""
    assert found.prepared  # the page has a line
    template = found.prepared.template
    keys = set(line.step.after)
    if line.step.key == template.start:
        keys |= {one.key for one in template.steps if one.needed_to_start}
    return [
        (one.step.name, f"{day_text(one.done_on)}办结" if one.done_on else "尚未办结")
        for one in found.lines
        if one.step.key in keys
    ]


def _recorded(visit: Visit, pk: int, key: str, typed: dict[str, Any], version: int) -> None:
    deeds.record(
        actor=visit.actor,
        project=pk,
        version=version,
        fresh=StepFacts(
            key,
            typed["planned_on"],
            typed["begun_on"],
            typed["done_on"],
            typed["document_number"],
        ),
        extend_to=typed.get("extended_to"),
        explained=typed.get("explained", ""),
        on=visit.on,
        at=visit.at,
    )
