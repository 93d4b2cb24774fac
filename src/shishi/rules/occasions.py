"""提醒事由 — of what somebody is told, who that is, and from which day on it is news.

What is late or waits becomes news again every few workdays, so nothing is forgotten and nobody is
told the same every morning.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.access import KEEPERS, OFFICES, Role
from shishi.rules.calendars import Calendar, after_workdays, workdays_between

_UNIT = frozenset({Role.UNIT_REPORTER, Role.UNIT_HEAD})
_DAY = timedelta(days=1)
_OVERDUE_AGAIN, _WAITING_AGAIN = 5, 3  # workdays after which it is told anew
_DECISION_AHEAD = 3  # workdays
_PERMIT_AHEAD = (30, 7)  # days


class Occasion(StrEnum):
    """提醒事由 — the most urgent first."""

    RETURNED = "returned"
    OVERDUE = "overdue"
    DECISION_LATE = "decision_late"
    PERMIT_LATE = "permit_late"
    DUE = "due"
    REMIND = "remind"
    DECISION = "decision"
    PERMIT = "permit"
    APPROVE = "approve"
    ACCEPT = "accept"
    MEETING = "meeting"
    LIGHT = "light"
    OPENED = "opened"
    CALENDAR = "calendar"

    @property
    def label(self) -> str:
        return _SAYS[self][0]

    @property
    def says(self) -> str:
        """When somebody is told of it."""
        return _SAYS[self][1]


_AHEAD = " 天、".join(map(str, _PERMIT_AHEAD))
_LATE = f"未办结的每 {_OVERDUE_AGAIN} 个工作日再提醒"
_WAITS = f"未办的每 {_WAITING_AGAIN} 个工作日再提醒"
_SAYS = MappingProxyType(
    {
        Occasion.RETURNED: ("退回待改", f"报送被退回之后，{_WAITS}"),
        Occasion.OVERDUE: (
            "逾期未报",
            f"到期次日起，未报的每 {_OVERDUE_AGAIN} 个工作日再提醒，到补报截止日为止",
        ),
        Occasion.DECISION_LATE: ("议定事项逾期", f"办理期限次日起，{_LATE}"),
        Occasion.PERMIT_LATE: (
            "手续逾期",
            f"环节应办结、应开工（启动）或者证照到期的次日起，{_LATE}",
        ),
        Occasion.DUE: ("今日到期", "报送到期当天"),
        Occasion.REMIND: ("即将到期", "报送规则写明的提醒日"),
        Occasion.DECISION: ("议定事项临期", f"办理期限之前 {_DECISION_AHEAD} 个工作日和当天"),
        Occasion.PERMIT: ("手续临期", f"证照有效期、法定时限之前 {_AHEAD} 天和当天"),
        Occasion.APPROVE: ("待审核", f"填报人提交之后，{_WAITS}"),
        Occasion.ACCEPT: ("待采用", f"单位负责人审核之后，{_WAITS}"),
        Occasion.MEETING: (
            "周调度待开",
            f"县领导上次调度满一周之日起，未登记的每 {_OVERDUE_AGAIN} 个工作日再提醒",
        ),
        Occasion.LIGHT: ("亮灯转差", "灯变得比原来重之后的第一份摘要"),
        Occasion.OPENED: ("开放填报", "报送开放当天"),
        Occasion.CALENDAR: ("工作日历", "今后一个月内有尚未公布放假安排的日子，每周一次"),
    }
)

# Who is told. Units are told of their own projects and of what was decided for them to do; of a
# light also the leader who sponsors the project, whatever post the register gives them.
TOLD: MappingProxyType[Occasion, frozenset[Role]] = MappingProxyType(
    {
        Occasion.RETURNED: frozenset({Role.UNIT_REPORTER}),
        Occasion.OVERDUE: _UNIT,
        Occasion.DECISION_LATE: _UNIT,
        Occasion.PERMIT_LATE: _UNIT,
        Occasion.DUE: _UNIT,
        Occasion.REMIND: _UNIT,
        Occasion.DECISION: _UNIT,
        Occasion.PERMIT: _UNIT,
        Occasion.APPROVE: frozenset({Role.UNIT_HEAD}),
        Occasion.ACCEPT: OFFICES,
        Occasion.MEETING: OFFICES,
        Occasion.LIGHT: frozenset({Role.UNIT_HEAD}),
        Occasion.OPENED: _UNIT,
        Occasion.CALENDAR: KEEPERS,
    }
)
OF_UNIT = frozenset(Occasion) - {Occasion.ACCEPT, Occasion.MEETING, Occasion.CALENDAR}


def told_of(roles: Collection[Role], sponsor: bool) -> tuple[Occasion, ...]:
    """The occasions of which somebody with these posts is told; a `sponsor` leads a project."""
    return tuple(
        one
        for one in Occasion
        if TOLD[one].intersection(roles) or (sponsor and one is Occasion.LIGHT)
    )


def stage(
    opens_on: date, remind_on: date, due_on: date, calendar: Calendar, on: date
) -> tuple[Occasion, date]:
    """Where a report that has not come stands on the day, and the day from which that is news."""
    if on > due_on:
        return Occasion.OVERDUE, _late(due_on, calendar, on)
    if on == due_on:
        return Occasion.DUE, due_on
    if on >= remind_on:
        return Occasion.REMIND, remind_on
    return Occasion.OPENED, opens_on


def decision(due_on: date, calendar: Calendar, on: date) -> tuple[Occasion, date] | None:
    """Where a decision that is to be carried out stands on the day; None while it is far."""
    if on > due_on:
        return Occasion.DECISION_LATE, _late(due_on, calendar, on)
    near = _begun(on, after_workdays(calendar, due_on, -_DECISION_AHEAD), due_on)
    return (Occasion.DECISION, near) if near else None


def permit(due_on: date, calendar: Calendar, on: date) -> tuple[Occasion, date] | None:
    """Where a step or a document with its last day stands; None while that is far."""
    if on > due_on:
        return Occasion.PERMIT_LATE, _late(due_on, calendar, on)
    near = _begun(on, *(due_on - days * _DAY for days in _PERMIT_AHEAD), due_on)
    return (Occasion.PERMIT, near) if near else None


def meeting(due_on: date, calendar: Calendar, on: date) -> date | None:
    """The day from which it is news that a stocktake has to be held; None before its day."""
    return again(due_on, calendar, on, _OVERDUE_AGAIN) if on >= due_on else None


def again(first: date, calendar: Calendar, on: date, every: int = _WAITING_AGAIN) -> date:
    """The last day up to `on` on which what stands since `first` was news: the first day, then
    every so many workdays."""
    passed = workdays_between(calendar, first, on) // every * every
    return after_workdays(calendar, first, passed) if passed > 0 else first


def known_since(since: date, known_at: datetime) -> date | datetime:
    """From when it is news, if it was known no earlier than the moment."""
    return known_at if known_at.date() >= since else since


def _late(due_on: date, calendar: Calendar, on: date) -> date:
    return again(due_on + _DAY, calendar, on, _OVERDUE_AGAIN)


def _begun(on: date, *marks: date) -> date | None:
    return max((day for day in marks if day <= on), default=None)
