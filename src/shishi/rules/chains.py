"""倒排工期 — the latest day of each step, worked back from the deadline, and the earliest, worked
forward from what is done.

A day that a step takes is a work day, a day of the working season, or any day (`StepTemplate`). A
step begins on the day after the last step before it; its n-th day is the day it is done.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from shishi.rules.days import day_text, months_text
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.stages import StepTemplate, Template

Workday = Callable[[date], bool]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StepFacts:
    """环节办理 — one step of a project. `planned_on` and `done_on` are days of completion,
    `begun_on` the day the application was handed in, `extended_to` the ends of the extensions
    granted, in their order."""

    key: str
    planned_on: date | None = None
    begun_on: date | None = None
    done_on: date | None = None
    document_number: str = ""
    extended_to: tuple[date, ...] = ()

    def done_by(self, on: date) -> date | None:
        """The day it was done, None where it was not done yet on the day asked for."""
        return self.done_on if self.done_on is not None and self.done_on <= on else None


@dataclass(frozen=True, slots=True)
class Ground:
    """计时依据 — which days are worked, and the months of the working season (施工季).

    Many projects count from the same days, so what was counted once is kept."""

    is_workday: Workday
    season: frozenset[int] = frozenset(range(1, 13))
    counted: dict[tuple[int, bool, bool, date, bool], date] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        """ValueError for a season without a month: no outdoor step would ever end."""
        if not self.season or not self.season <= set(range(1, 13)):
            raise ValueError(f"no working season: {sorted(self.season)}")

    def counts(self, step: StepTemplate, day: date) -> bool:
        """Whether the step moves on that day."""
        if step.workdays:
            return self.is_workday(day)
        return day.month in self.season if step.outdoor else True

    def after(self, step: StepTemplate, day: date) -> date:
        """The day the step is done when everything before it was done on `day`."""
        return self._once(step, day, True)

    def before(self, step: StepTemplate, end: date) -> date:
        """The last day for everything before the step, so that it is done by `end`."""
        return self._once(step, end, False)

    def _once(self, step: StepTemplate, day: date, onward: bool) -> date:
        key = (step.days, step.workdays, step.outdoor, day, onward)
        found = self.counted.get(key)
        if found is None:
            found = self.counted[key] = self._count(step, day, onward)
        return found

    def _count(self, step: StepTemplate, day: date, onward: bool) -> date:
        left = step.days
        while left:
            if onward:
                day += _DAY
                left -= self.counts(step, day)
            else:
                left -= self.counts(step, day)
                day -= _DAY
        return day


def worked_back(template: Template, deadline: date, ground: Ground) -> Mapping[str, date]:
    """The latest day each step may be done so that the finish is reached by the deadline. What the
    finish does not wait for (备案、结算、书面报告) follows the steps before it in its legal time,
    or in the time it takes."""
    order, latest = template.order, dict[str, date]()
    needed = template.before(template.finish) | {template.finish}
    for step in reversed(order):
        if step.key in needed:
            ends = [
                ground.before(other, latest[other.key])
                for other in order
                if step.key in other.after and other.key in needed
            ]
            latest[step.key] = min(ends, default=deadline)
    for step in order:
        if step.key not in needed:
            base = max((latest[key] for key in step.after), default=deadline)
            legal = base + timedelta(days=step.within_days)
            latest[step.key] = legal if step.within_days else ground.after(step, base)
    return MappingProxyType({one.key: latest[one.key] for one in order})


def worked_forward(
    template: Template, steps: Iterable[StepFacts], on: date, ground: Ground
) -> Mapping[str, date]:
    """The earliest day each step can be done: its own day when it is done by `on`; else counted
    from the day it began, and from `on` where it has not begun. No step not yet done ends before
    `on`."""
    known = {one.key: one for one in steps}
    earliest: dict[str, date] = {}
    for step in template.order:
        facts = known.get(step.key, StepFacts(step.key))
        done = facts.done_by(on)
        if done is None:
            base = max([on, *(earliest[key] for key in step.after)])
            begun = facts.begun_on
            if begun is not None and begun <= on == base:
                base = begun
            done = max(on, ground.after(step, base))
        earliest[step.key] = done
    return MappingProxyType(earliest)


def season_warning(
    template: Template, steps: Iterable[StepFacts], deadline: date, on: date, ground: Ground
) -> Verdict:
    """Whether the deadline can still be reached when every step takes its usual time; a no names
    the earliest start, the earliest finish and the latest start (季节预警)."""
    steps = tuple(steps)
    earliest = worked_forward(template, steps, on, ground)
    end = earliest[template.finish]
    if end <= deadline:
        return YES
    start = template.step(template.start).name
    begun = any(one.key == template.start and one.done_by(on) for one in steps)
    finish, late = template.step(template.finish).name, (end - deadline).days
    first = "" if begun else f"{day_text(earliest[template.start])}{start}、"
    says = f"按现有进度，最早{first}{day_text(end)}{finish}，"
    says += f"比时限{day_text(deadline)}晚 {late} 天"
    if not begun:
        latest = worked_back(template, deadline, ground)[template.start]
        says += f"；{'须' if latest >= on else '本应'}于{day_text(latest)}前{start}"
    says += "。"
    if any(one.outdoor for one in template.steps) and len(ground.season) < 12:
        says += f"施工季为{months_text(ground.season)}。"
    return no(says + "请压缩前期手续时间，或按程序调整计划。", template.start)
