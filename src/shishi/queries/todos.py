"""待办事项 — the kinds of things that are somebody's to do, and one of them as a line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shishi.rules.bands import Light


class Duty(StrEnum):
    """待办事项 — in the order in which they are to be done."""

    RETURNED = "returned"
    REPORT = "report"
    COMMENT = "comment"
    DECISION = "decision"
    APPROVE = "approve"
    ACCEPT = "accept"
    OVERDUE = "overdue"
    CHECK = "check"
    PROPOSAL = "proposal"
    SIGN = "sign"
    ISSUE = "issue"
    MATTER = "matter"
    OPEN = "open"
    UPLOAD = "upload"
    START = "start"
    DRAFT = "draft"
    TARGETS = "targets"
    CLOCK = "clock"
    SEASON = "season"
    SEASONS = "seasons"
    LOWERING = "lowering"
    MEETING = "meeting"
    LIGHT = "light"
    VACANT = "vacant"
    NO_POST = "no_post"
    CALENDAR = "calendar"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Duty.RETURNED: "退回待改",
    Duty.REPORT: "待填报",
    Duty.COMMENT: "领导批注",
    Duty.DECISION: "议定事项",
    Duty.APPROVE: "待审核",
    Duty.ACCEPT: "待采用",
    Duty.OVERDUE: "待催报",
    Duty.CHECK: "汇总待核对",
    Duty.PROPOSAL: "更正建议待核定",
    Duty.SIGN: "待签发",
    Duty.ISSUE: "待印发",
    Duty.MATTER: "协调时限已到",
    Duty.OPEN: "待开放报送",
    Duty.UPLOAD: "方案导入",
    Duty.START: "年度启动",
    Duty.DRAFT: "方案校核",
    Duty.TARGETS: "分月目标待补",
    Duty.CLOCK: "手续时效",
    Duty.SEASON: "工期预警",
    Duty.SEASONS: "工期预警",
    Duty.LOWERING: "人工降灯待复核",
    Duty.MEETING: "本周调度",
    Duty.LIGHT: "亮灯提示",
    Duty.VACANT: "岗位空缺",
    Duty.NO_POST: "账号尚未任职",
    Duty.CALENDAR: "工作日历",
}


@dataclass(frozen=True, slots=True)
class Todo:
    """一件待办 — `day` is the last day for it, or the day since which it waits (`waits`);
    `left` the days up to it, negative when it is over; `keys` lead to its page."""

    matter: Duty
    title: str
    says: str
    keys: tuple[int, ...]
    day: date
    left: int
    waits: bool = False
    light: Light | None = None
