"""通报 — the projects of a year as a bulletin tells them: all of them, each under one category.

Source: domain paper §3.2, §3.3, requirements 51 to 54: categories add to the total, nobody who is
behind can be dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shishi.rules.amounts import cut
from shishi.rules.funds import Amounts
from shishi.rules.lights import Light
from shishi.rules.progress import Tier, tier
from shishi.rules.projects import Level
from shishi.rules.shares import ONE, capped, mean, points

AHEAD_BY = Decimal("0.05")  # so far above its schedule a whole project is 超序时


class Category(StrEnum):
    """类别 — what a bulletin counts a project under, each under exactly one."""

    DONE = "done"
    AHEAD = "ahead"
    IN_STEP = "in_step"
    BEHIND = "behind"
    NOT_STARTED = "not_started"
    NOT_REPORTED = "not_reported"

    @property
    def label(self) -> str:
        return {
            "done": "已完成",
            "ahead": "超序时",
            "in_step": "按序时",
            "behind": "未达序时",
            "not_started": "未开工",
            "not_reported": "未报",
        }[self.value]


# 进展较慢: who reports nothing is among them, so that silence hides nobody who is behind.
SLOW = (Category.BEHIND, Category.NOT_STARTED, Category.NOT_REPORTED)


@dataclass(frozen=True, slots=True)
class Measured:
    """一项指标 of a project on the day: `target`, `due` and `actual` in words with their measure;
    `paced` says that a schedule of its own is held against it, `points` are None without one. Of
    one that is behind `course` has what a progress curve shows."""

    subject: str
    target: str
    due: str
    actual: str
    share: Decimal | None
    scheduled_share: Decimal | None
    points: Decimal | None
    paced: bool
    done: bool
    course: "Course | None" = None

    @property
    def low(self) -> bool:
        """Whether it is below its schedule by what can be read with one decimal: amounts that are
        told in round figures are not behind for it."""
        return self.points is not None and cut(self.points, 1) < 0


@dataclass(frozen=True, slots=True)
class Course:
    """进度曲线 — the days and shares of what was due and of what was reached, and when it is likely
    to be finished."""

    starts_on: date
    due: tuple[tuple[date, Decimal], ...]
    done: tuple[tuple[date, Decimal], ...]
    likely: date | None = None
    early: date | None = None
    late: date | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    """报送 of one project for the period: the last day in time, the day it came; `over` says that
    the last day has passed."""

    due_on: date
    reported_on: date | None
    over: bool

    @property
    def late(self) -> bool:
        return self.reported_on is not None and self.reported_on > self.due_on

    @property
    def missing(self) -> bool:
        return self.over and self.reported_on is None


@dataclass(frozen=True, slots=True)
class Told:
    """一项实事 as a bulletin tells it: shares as fractions, `points` in 百分点 of the whole against
    its schedule; `stuck_at` what holds it up (a late step), `stopped` a stop that lasts, `stage`
    the step it has come to; `excused` the approved reasons that count on the day; the unit that
    reports stands first among its `units`; `reporting` is None where nothing was asked of it;
    `was` is its category of the period before, None where there is none. What it reported stands
    as the unit wrote it, once its report is `accepted`."""

    project: int
    number: int
    title: str
    level: Level
    works: bool
    category: Category
    light: Light
    says: str
    measures: tuple[Measured, ...]
    share: Decimal | None
    scheduled_share: Decimal | None
    points: Decimal | None
    deadline_on: date
    units: tuple[str, ...]
    officers: tuple[str, ...]
    sponsors: tuple[str, ...]
    started: bool
    start_name: str = "开工"
    start_planned_on: date | None = None
    stuck_at: str = ""
    stopped: str = ""
    stage: str = ""
    excused: str = ""
    reporting: Reporting | None = None
    progress: str = ""
    problem: str = ""
    coordination: str = ""
    next_step: str = ""
    accepted: bool = True
    money: Amounts | None = None
    was: Category | None = None
    share_before: Decimal | None = None
    lights: tuple[tuple[date, Light], ...] = ()

    @property
    def behind(self) -> tuple[Measured, ...]:
        """The indicators below their schedule, the furthest behind first; of those that read the
        same the first of the plan."""
        low = [one for one in self.measures if one.low]
        return tuple(sorted(low, key=lambda one: cut(one.points or Decimal(0), 1)))

    @property
    def slow(self) -> bool:
        return self.category in SLOW


@dataclass(frozen=True, slots=True)
class Facts:
    """通报事实 — every project of the plan in its order, on the day `on`; `before_on` is the end of
    the period that is compared with. `period` names the round that was asked for. `basis` is the
    document the year runs on, `mechanism` its words on bulletins, `rule` the rule of lights with
    its version; `corrections` say what was corrected since the last bulletin. Units stand beside
    each other only where `compared_on` names the written basis for it."""

    territory: str
    year: int
    plan: str
    on: date
    before_on: date | None
    basis: str
    rule: str
    projects: tuple[Told, ...]
    corrections: tuple[str, ...] = ()
    period: str = ""
    mechanism: str = ""
    compared_on: str = ""

    @property
    def slow(self) -> tuple[Told, ...]:
        return tuple(one for one in self.projects if one.slow)

    @property
    def others(self) -> tuple[Told, ...]:
        return tuple(one for one in self.projects if not one.slow)


def cited(title: str, number: str) -> str:
    """《关于印发〈方案〉的通知》（云政办发〔2026〕7号）: marks inside those of a title are single
    ones (GB/T 15834)."""
    inner = title.removeprefix("《").removesuffix("》") if title.count("《") == 1 else title
    inner = inner.replace("《", "〈").replace("》", "〉")
    return (f"《{inner}》" if inner else "") + (f"（{number}）" if inner and number else "")


def whole(measures: Iterable[Measured]) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The mean share of what is held against a schedule, none counted for more than the whole, the
    mean of what was due of the same, and the 百分点 between them; None where nothing is."""
    held = [
        (one.share, one.scheduled_share)
        for one in measures
        if one.paced and one.share is not None and one.scheduled_share is not None
    ]
    reached = mean((ONE, capped(one)) for one, _ in held)
    due = mean((ONE, capped(one)) for _, one in held)
    return reached, due, None if reached is None or due is None else points(reached, due)


def category(
    measures: Sequence[Measured], *, light: Light, done: bool, reported: bool, unstarted: bool
) -> Category:
    """The first that holds: 已完成 (all accepted); 未报 (no report for the period, or nothing known
    that can be judged); 未开工 (its planned day has passed); 未达序时 (one indicator below its
    schedule is enough); 超序时 (the whole above it by more than `AHEAD_BY`); else 按序时. Where
    nothing is held against a schedule its light decides."""
    if done:
        return Category.DONE
    if not reported or light is Light.GREY:
        return Category.NOT_REPORTED
    if unstarted:
        return Category.NOT_STARTED
    if any(one.low for one in measures):
        return Category.BEHIND
    reached, due, _ = whole(measures)
    if reached is None or due is None:
        graver = light.severity > Light.GREEN.severity
        return Category.BEHIND if graver else Category.IN_STEP
    if reached >= 1:  # reached, and not accepted in all: never 已完成
        return Category.AHEAD if due + AHEAD_BY < 1 else Category.IN_STEP
    held = tier(reached, due, ahead_by=AHEAD_BY)
    return Category.AHEAD if held is Tier.AHEAD else Category.IN_STEP
