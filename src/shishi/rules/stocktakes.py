"""周调度 — what a leader has to look at: last week's decisions, what is to be decided by whom, and
the projects that need attention. Projects on track ask nothing of anybody and are only counted.

Source: domain paper §3.1 and requirement 44; order is by age, the oldest first, never by rank.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from shishi.rules.calendars import Calendar, Shift, moved
from shishi.rules.days import day_text
from shishi.rules.decisions import ALIVE, Decision, closing
from shishi.rules.escalations import Matter, Position, position
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.lights import Facts, Light, Rating
from shishi.rules.rulesets import Dimension


class Reason(StrEnum):
    """列入原因."""

    NOT_STARTED = "not_started"
    BEHIND = "behind"
    PROBLEM = "problem"
    PERMIT_STUCK = "permit_stuck"
    MISSING_REPORT = "missing_report"
    NO_CHANGE_TWICE = "no_change_twice"
    LIT = "lit"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    Reason.NOT_STARTED: "应开工未开工",
    Reason.BEHIND: "进度滞后",
    Reason.PROBLEM: "存在问题",
    Reason.PERMIT_STUCK: "手续逾期",
    Reason.MISSING_REPORT: "未报",
    Reason.NO_CHANGE_TWICE: "连续两期无变化",
    Reason.LIT: "其他亮灯",
}
_TWICE = 2  # periods without change before the project is on the list


@dataclass(frozen=True, slots=True)
class Watched:
    """调度事实 — a project as it stands: the facts and the rating of its light, since when it is
    behind, the open problem with its day, how many reports in a row said 无变化 and since when."""

    project: int
    name: str
    facts: Facts
    rating: Rating
    behind_since: date | None = None
    problem: str = ""
    problem_on: date | None = None
    unchanged: int = 0
    unchanged_since: date | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """关注事项 — why a project is on the sheet, and since when."""

    project: int
    name: str
    reason: Reason
    since: date
    says: str

    @property
    def bare(self) -> str:
        """What it says without the rule of lights, which is told once for the whole sheet."""
        return self.says.partition("；规则：")[0]


def attention(watched: Watched, on: date) -> tuple[Concern, ...]:
    """Every reason the project has on the day, the oldest first; none when it is on track. A
    project whose light is worse than grey always has one."""
    return tuple(sorted(_concerns(watched, on), key=_age))


def _age(concern: Concern) -> tuple[date, int, int]:
    return concern.since, list(Reason).index(concern.reason), concern.project


def _concerns(watched: Watched, on: date) -> list[Concern]:
    found = [
        Concern(watched.project, watched.name, reason, since, says)
        for reason, since, says in _reasons(watched, on)
    ]
    lit = watched.rating.light.severity > Light.GREY.severity
    if lit and not found:
        says, day = watched.rating.says, watched.rating.on
        found = [Concern(watched.project, watched.name, Reason.LIT, day, says)]
    return found


def _reasons(watched: Watched, on: date) -> Iterator[tuple[Reason, date, str]]:
    facts, rating = watched.facts, watched.rating
    if facts.done:
        return
    if facts.unstarted(on) and facts.start_planned_on:
        planned = facts.start_planned_on
        yield (
            Reason.NOT_STARTED,
            planned,
            f"计划{day_text(planned)}{facts.start_name}，尚未{facts.start_name}",
        )
    for one in rating.by_dimension:
        if one.dimension is Dimension.PROGRESS and one.light.severity > Light.GREY.severity:
            yield Reason.BEHIND, watched.behind_since or rating.on, one.says
    if watched.problem.strip():
        yield Reason.PROBLEM, watched.problem_on or on, watched.problem
    due = facts.permit_due_on
    if due is not None and due < on:
        yield Reason.PERMIT_STUCK, due, f"{facts.permit}应于{day_text(due)}前办结，尚未办结"
    if facts.missing(on) and facts.report_due_on:
        due = facts.report_due_on
        yield Reason.MISSING_REPORT, due, f"应于{day_text(due)}前报送，尚未报送"
    if watched.unchanged >= _TWICE:
        since = watched.unchanged_since or on
        yield Reason.NO_CHANGE_TWICE, since, f"连续 {watched.unchanged} 期报“无变化”"


@dataclass(frozen=True, slots=True)
class Sheet:
    """调度单 of a leader on a day, in the order of the meeting; `new` has what was decided on that
    very day, `on_track` counts the projects that ask for nothing, `unlit` those of which nothing
    is known yet."""

    leader: str
    on: date
    last: tuple[Decision, ...]
    last_says: str
    new: tuple[Decision, ...]
    to_decide: tuple[Position, ...]
    attention: tuple[Concern, ...]
    on_track: int
    unlit: int = 0


def sheet(
    leader: str,
    watched: Iterable[Watched],
    decisions: Iterable[Decision],
    matters: Iterable[Matter],
    since: date,
    on: date,
) -> Sheet:
    """The sheet of the leader's projects: decisions that are alive or were settled since the last
    meeting (`since`), matters to be decided, concerns."""
    projects, decided = tuple(watched), sorted(decisions, key=_by_day)
    last = [
        one
        for one in decided
        if one.decided_on < on and (one.state in ALIVE or (one.moved_on or on) >= since)
    ]
    raised = (position(matter, on) for matter in matters)
    to_decide = sorted(
        (one for one in raised if one), key=lambda one: (one.matter.raised_on, one.matter.project)
    )
    concerns = [concern for one in projects for concern in attention(one, on)]
    troubled = {concern.project for concern in concerns}
    calm = [one for one in projects if one.project not in troubled]
    unlit = sum(one.rating.light is Light.GREY for one in calm)
    return Sheet(
        leader,
        on,
        tuple(last),
        closing(last, on),
        tuple(one for one in decided if one.decided_on == on),
        tuple(to_decide),
        tuple(sorted(concerns, key=_age)),
        len(calm) - unlit,
        unlit,
    )


def _by_day(one: Decision) -> tuple[date, date, int, int]:
    return one.decided_on, one.due_on, one.project, one.key


def may_hold(sheet: Sheet) -> Verdict:
    """Whether the meeting of the day can be closed: nothing that is due is left without a word."""
    open_ones = [
        one
        for one in sheet.last
        if one.state in ALIVE and one.due_on <= sheet.on and one.moved_on != sheet.on
    ]
    if not open_ones:
        return YES
    says = f"到期的议定事项还有 {len(open_ones)} 件没有了结。"
    return no(says + "请逐件登记办结、不予办理或结转，再登记本次调度。", "last")


def next_meeting(on: date, calendar: Calendar) -> date:
    """下次调度日 — a week later, on the next day that is worked where that one is not."""
    return moved(calendar, on + timedelta(days=7), Shift.NEXT)
