"""手续时效 — which documents lapse, what has to be filed in time, whether the start may be reported
and on whose desk a late step lies.

Sources: domain paper §3.9 — a construction permit lapses when works do not start within three
months, prolonged twice at most; contract within 30 days of the award; filing within 15 days of
acceptance. No start before the conditions are met (政府投资条例第二十条).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shishi.rules.chains import StepFacts
from shishi.rules.days import add_months, day_text
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.stages import StepTemplate, Template


class ClockState(StrEnum):
    """时效状态."""

    RUNNING = "running"
    NEAR = "near"
    OVER = "over"

    @property
    def label(self) -> str:
        return {"running": "计时中", "near": "临期", "over": "超期"}[self.value]


@dataclass(frozen=True, slots=True)
class Clock:
    """时效 — `due_on` is the last day in time; `left` days remain, negative once it is over."""

    key: str
    due_on: date
    left: int
    state: ClockState
    says: str


@dataclass(frozen=True, slots=True)
class Stuck:
    """卡点 — a step not done by its day; `desk` is the approving department once the application
    is there, else whoever has to apply."""

    key: str
    name: str
    due_on: date
    days: int
    desk: str
    says: str


def clocks(
    template: Template, steps: Iterable[StepFacts], on: date, ahead: int = 30
) -> tuple[Clock, ...]:
    """Every clock that runs on the day or has run out, the most urgent first; near when no more
    than `ahead` days are left."""
    known = {one.key: one for one in steps}
    found = []
    for step in template.order:
        for due_on, words in (*_validity(template, step, known, on), *_legal(step, known, on)):
            left = (due_on - on).days
            near = ClockState.NEAR if left <= ahead else ClockState.RUNNING
            state = ClockState.OVER if left < 0 else near
            rest = f"已超 {-left} 天" if left < 0 else f"还有 {left} 天"
            found.append(Clock(step.key, due_on, left, state, f"{words}，{rest}。"))
    return tuple(sorted(found, key=lambda one: one.due_on))


Known = Mapping[str, StepFacts]


def _done(known: Known, key: str, on: date) -> date | None:
    return known[key].done_by(on) if key in known else None


def lapses_on(step: StepTemplate, facts: StepFacts, on: date) -> date | None:
    """The last day the document can be used, None where it has no end or is not there yet."""
    done = facts.done_by(on)
    if done is None or not step.valid_months:
        return None
    return facts.extended_to[-1] if facts.extended_to else add_months(done, step.valid_months)


def _validity(
    template: Template, step: StepTemplate, known: Known, on: date
) -> Iterator[tuple[date, str]]:
    """The document lapses unless the step it is for is done in time."""
    last = lapses_on(step, known.get(step.key, StepFacts(step.key)), on)
    if last is None:
        return
    used = _done(known, step.used_by, on)
    if used is None or used > last:
        name = template.step(step.used_by).name
        yield last, f"{step.name}有效期至{day_text(last)}，须在此前办到“{name}”"


def _legal(step: StepTemplate, known: Known, on: date) -> Iterator[tuple[date, str]]:
    """The step has to be done within its legal time."""
    before = [_done(known, key, on) for key in step.after]
    if not step.within_days or None in before or _done(known, step.key, on):
        return
    due_on = max(day for day in before if day) + timedelta(days=step.within_days)
    yield due_on, f"{step.name}须在 {step.within_days} 日内办结，{day_text(due_on)}到期"


def may_extend(step: StepTemplate, facts: StepFacts, until: date, on: date) -> Verdict:
    """Whether the document may be prolonged to `until`: before it lapses, as often and as long as
    its template allows."""
    last = lapses_on(step, facts, on)
    if last is None or not step.extensions:
        return no(f"“{step.name}”尚未取得，或不能延期。", "extended_to")
    if len(facts.extended_to) >= step.extensions:
        return no(
            f"“{step.name}”最多延期 {step.extensions} 次，次数已用完。请重新办理。", "extended_to"
        )
    if on > last:
        return no(
            f"“{step.name}”已于{day_text(last)}到期失效，不能再延期。请重新办理。", "extended_to"
        )
    furthest = add_months(last, step.extension_months)
    if not last < until <= furthest:
        says = f"每次延期不超过 {step.extension_months} 个月，最晚延至{day_text(furthest)}。"
        return no(says + "请核对延期后的日期。", "extended_to")
    return YES


def may_start(
    template: Template, steps: Iterable[StepFacts], on: date, explained: str = ""
) -> Verdict:
    """Whether the start may be reported on the day: every condition done and still valid, or an
    explanation given (例外说明), which stays beside the start."""
    known = {one.key: one for one in steps}
    absent, lapsed = [], []
    for step in template.steps:
        if not step.needed_to_start:
            continue
        facts = known.get(step.key, StepFacts(step.key))
        if facts.done_by(on) is None:
            absent.append(step.name)
        elif _is_lapsed(step, facts, known, on):
            lapsed.append(step.name)
    if explained.strip() or not absent + lapsed:
        return YES
    parts = [f"尚未办结：{'、'.join(absent)}"] if absent else []
    parts += [f"已经失效：{'、'.join(lapsed)}"] if lapsed else []
    name = template.step(template.start).name
    says = f"不能报“{name}”。{'；'.join(parts)}。请先办结，或写明先行{name}的理由和批准依据。"
    return no(says, template.start)


def _is_lapsed(step: StepTemplate, facts: StepFacts, known: Known, on: date) -> bool:
    last = lapses_on(step, facts, on)
    return last is not None and (_done(known, step.used_by, on) or on) > last


def stuck(
    template: Template, steps: Iterable[StepFacts], latest: Mapping[str, date], on: date
) -> tuple[Stuck, ...]:
    """The preparatory steps that are late on the day, the longest first. A step is due on its
    planned day, else on its latest day (`chains.worked_back`); it is stuck only when everything
    before it is done, so that a delay is charged once, to the desk it lies on."""
    known = {one.key: one for one in steps}
    preparatory = template.before(template.start)
    found = []
    for step in template.order:
        if step.key not in preparatory:
            continue
        facts = known.get(step.key, StepFacts(step.key))
        due_on = facts.planned_on or latest[step.key]
        waits = any(_done(known, key, on) is None for key in step.after)
        if facts.done_by(on) or waits or due_on >= on:
            continue
        applied = facts.begun_on is not None and facts.begun_on <= on
        desk = step.approver if applied and step.approver else step.applicant
        days = (on - due_on).days
        says = f"{step.name}应于{day_text(due_on)}前办结，已晚 {days} 天，现在{desk}。"
        found.append(Stuck(step.key, step.name, due_on, days, desk, says))
    return tuple(sorted(found, key=lambda one: one.due_on))
