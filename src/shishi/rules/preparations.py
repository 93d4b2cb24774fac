"""前期工作 — what the chain of a project says of a day, and what may be recorded of a step.

Sources: domain paper §3.9 — no start before its conditions (政府投资条例第二十条), no use before
acceptance (建设工程质量管理条例第十六条).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from shishi.rules import works
from shishi.rules.chains import StepFacts
from shishi.rules.days import ahead, day_text
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.permits import Clock, ClockState, clocks, may_start, stuck
from shishi.rules.stages import StepTemplate, Template
from shishi.rules.works import WorksFacts

PERMIT = "permit"  # 施工许可证
CONSTRUCTION = "construction"
_FURTHEST = 20  # years between today and any day that can be meant


@dataclass(frozen=True, slots=True)
class Start:
    """开工（启动） — the day it is planned for, else the latest day it may be; `started_on` is None
    before it is done."""

    name: str
    due_on: date
    started_on: date | None


@dataclass(frozen=True, slots=True)
class Owed:
    """应办未办 — what has to be done next, and its last day in time."""

    name: str
    due_on: date


def start(
    template: Template, steps: Iterable[StepFacts], latest: Mapping[str, date], on: date
) -> Start:
    """The start as it is known on the day."""
    step = template.step(template.start)
    facts = _known(steps).get(step.key, StepFacts(step.key))
    return Start(step.name, facts.planned_on or latest[step.key], facts.done_by(on))


def owed(
    template: Template, steps: Iterable[StepFacts], latest: Mapping[str, date], on: date
) -> Owed | None:
    """What is not done and due first: a preparatory step whose turn it is, a filing within its
    legal time, or what a document has to be used for before it lapses. None where nothing is."""
    known = _known(steps)
    found = [*_turns(template, known, latest, on), *_running(template, known, on)]
    return min(found, key=lambda one: one.due_on, default=None)


def _known(steps: Iterable[StepFacts]) -> dict[str, StepFacts]:
    return {one.key: one for one in steps}


def _done(known: Mapping[str, StepFacts], key: str, on: date) -> date | None:
    return known[key].done_by(on) if key in known else None


def _turns(
    template: Template, known: Mapping[str, StepFacts], latest: Mapping[str, date], on: date
) -> Iterator[Owed]:
    preparatory = template.before(template.start)
    for step in template.steps:
        waits = any(_done(known, key, on) is None for key in step.after)
        if step.key in preparatory and not waits and _done(known, step.key, on) is None:
            facts = known.get(step.key, StepFacts(step.key))
            yield Owed(step.name, facts.planned_on or latest[step.key])


def _running(template: Template, known: Mapping[str, StepFacts], on: date) -> Iterator[Owed]:
    for clock in clocks(template, known.values(), on):
        step = template.step(clock.key)
        if _done(known, step.key, on) is None:
            yield Owed(step.name, clock.due_on)
        elif _open(template, known, clock, on):
            used = template.step(step.used_by).name
            yield Owed(f"{step.name}到期前的“{used}”", clock.due_on)


def urgent(template: Template, steps: Iterable[StepFacts], on: date) -> tuple[Clock, ...]:
    """The clocks that are near or over and can still be answered (临期、超期), the first due
    first."""
    known = _known(steps)
    return tuple(
        clock
        for clock in clocks(template, known.values(), on)
        if clock.state is not ClockState.RUNNING and _open(template, known, clock, on)
    )


@dataclass(frozen=True, slots=True)
class Falling:
    """临期、逾期 — a step that somebody has to be told of, with its last day; `says` counts no
    days, so that it is the same day after day."""

    key: str
    due_on: date
    says: str


def falling(
    template: Template, steps: Iterable[StepFacts], latest: Mapping[str, date], on: date
) -> tuple[Falling, ...]:
    """The steps that are late, each delay once and at the step where it lies, and the documents
    and legal times that run out."""
    known = _known(steps)
    found = {
        one.key: Falling(one.key, one.due_on, f"{one.name}应于{day_text(one.due_on)}前办结")
        for one in stuck(template, known.values(), latest, on)
    }
    begin = start(template, known.values(), latest, on)
    if not found and begin.started_on is None and begin.due_on < on:
        says = f"应于{day_text(begin.due_on)}前{begin.name}"
        found[template.start] = Falling(template.start, begin.due_on, says)
    for one in urgent(template, known.values(), on):
        if one.key not in found:
            says = f"{template.step(one.key).name}，{day_text(one.due_on)}到期"
            found[one.key] = Falling(one.key, one.due_on, says)
    return tuple(found.values())


def _open(template: Template, known: Mapping[str, StepFacts], clock: Clock, on: date) -> bool:
    """Whether it still can be stopped: one that ran out before it was used is history."""
    used = template.step(clock.key).used_by
    return _done(known, clock.key, on) is None or _done(known, used, on) is None


def works_facts(
    template: Template, steps: Iterable[StepFacts], project: str, year: int, explained: bool
) -> WorksFacts | None:
    """What the checks of a report want to know of the works; None where nothing is built. A start
    that was explained (例外说明) is not asked about again."""
    if template.key != CONSTRUCTION:
        return None
    known = _known(steps)
    needs = any(one.key == PERMIT for one in template.steps)
    permit = known.get(PERMIT)
    return WorksFacts(
        project,
        year,
        started_on=known[template.start].done_on if template.start in known else None,
        finished_on=known[template.finish].done_on if template.finish in known else None,
        permitted_on=permit.done_on if permit and needs and not explained else None,
        needs_permit=needs and not explained,
    )


def may_record(
    template: Template,
    steps: Iterable[StepFacts],
    fresh: StepFacts,
    on: date,
    explained: str = "",
) -> Verdict:
    """Whether this may be told of a step; a step out of its turn needs an explanation, and 投入使用
    is never out of turn."""
    known = _known(steps) | {fresh.key: fresh}
    step = template.step(fresh.key)
    return next(
        (one for one in _against(template, known, step, on, explained) if not one),
        YES,
    )


def _against(
    template: Template,
    known: Mapping[str, StepFacts],
    step: StepTemplate,
    on: date,
    explained: str,
) -> Iterator[Verdict]:
    fresh = known[step.key]
    days = (
        ("planned_on", "计划", fresh.planned_on),
        ("begun_on", "申请", fresh.begun_on),
        ("done_on", "办结", fresh.done_on),
    )
    for where, name, day in days:
        if day and abs(day.year - on.year) > _FURTHEST:
            yield no(f"“{step.name}”的{name}日期{day_text(day)}年份有误。请改正。", where)
    for where, name, day in days[1:]:
        if says := ahead([(f"“{step.name}”的{name}", day)], on):
            yield no(says, where)
    if fresh.begun_on and fresh.done_on and fresh.done_on < fresh.begun_on:
        begun, done = day_text(fresh.begun_on), day_text(fresh.done_on)
        yield no(f"“{step.name}”的办结日期{done}早于申请日期{begun}。请改正。", "done_on")
    facts = works_facts(template, known.values(), "", on.year, bool(explained.strip()))
    if facts and (says := works.backwards(facts, on)):
        yield no(says, "done_on")
    yield _order(template, known, step, explained)
    yield from _followed(template, known, step)


def _order(
    template: Template, known: Mapping[str, StepFacts], step: StepTemplate, explained: str
) -> Verdict:
    """Whether its turn had come on the day it was done."""
    done_on = known[step.key].done_on
    if done_on is None:
        return YES
    if step.key == template.start:
        return replace(may_start(template, known.values(), done_on, explained), where="explained")
    lacking = [template.step(key).name for key in step.after if not _done(known, key, done_on)]
    if not lacking or (explained.strip() and not step.strict):
        return YES
    says = f"{day_text(done_on)}“{'”“'.join(lacking)}”尚未办结，不能报“{step.name}”。"
    if step.strict:
        return no(f"{says}未经验收不得使用，请先登记前一环节，或核对日期。", "done_on")
    return no(f"{says}请核对日期；属实的，请写明先行办理的理由和批准依据。", "explained")


def _followed(
    template: Template, known: Mapping[str, StepFacts], step: StepTemplate
) -> Iterator[Verdict]:
    """What was done strictly after this step keeps it where it is."""
    followers = [one for one in template.steps if one.strict and step.key in one.after]
    for one in followers:
        done_on = known[one.key].done_on if one.key in known else None
        if done_on and not _done(known, step.key, done_on):
            says = f"“{one.name}”已于{day_text(done_on)}登记，“{step.name}”不能晚于这一天。"
            yield no(f"{says}请先更正“{one.name}”。", "done_on")
