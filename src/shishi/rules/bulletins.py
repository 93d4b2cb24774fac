"""通报 — the projects of a year as a bulletin tells them: all of them, each under one category.

Source: domain paper §3.2, §3.3, requirements 51 to 54: categories add to the total, nobody who is
behind can be dropped.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shishi.rules.lights import Light
from shishi.rules.projects import Level


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


@dataclass(frozen=True, slots=True)
class Money:
    """资金 of a project, in yuan: planned for the year, arrived, paid."""

    planned: Decimal
    arrived: Decimal
    paid: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """一项实事 as a bulletin tells it: shares as fractions, `points` in 百分点 against the
    schedule; `stuck_at` where it stands (the step of its works, the stop); `late` says that its
    report came after its day; `was` is its category of the period before, None where there is
    none."""

    project: int
    number: int
    title: str
    level: Level
    works: bool
    category: Category
    light: Light
    says: str
    share: Decimal | None
    scheduled_share: Decimal | None
    points: Decimal | None
    deadline_on: date
    units: tuple[str, ...]
    officers: tuple[str, ...]
    sponsors: tuple[str, ...]
    started: bool
    stuck_at: str = ""
    late: bool = False
    problem: str = ""
    coordination: str = ""
    next_step: str = ""
    money: Money | None = None
    was: Category | None = None
    share_before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """通报事实 — every project of the plan in its order, on the day `on`; `before_on` is the end of
    the period that is compared with. `basis` is the document the year runs on, `rule` the rule of
    lights with its version; `corrections` say what was corrected since the last bulletin."""

    territory: str
    year: int
    plan: str
    on: date
    before_on: date | None
    basis: str
    rule: str
    projects: tuple[Told, ...]
    corrections: tuple[str, ...] = ()
