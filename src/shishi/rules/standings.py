"""评灯事实 — what is known of a project on the day it is rated.

Plain values only: whoever holds the ledger fills them in, and any past day can be rated again from
what was known then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.rules.bands import Light
from shishi.rules.progress import Scheduled, Standing
from shishi.rules.rulesets import Dimension
from shishi.rules.shares import ONE, capped, mean


@dataclass(frozen=True, slots=True)
class StandingFacts:
    """指标对照 — one indicator against its schedule on the day: amounts in `measure`, shares as
    fractions, `points` percentage points ahead (+) or behind (-), `ratio` actual ÷ scheduled.
    Without a report `actual` and `share` are None, without a schedule `scheduled_share`. `basis`
    names what the schedule rests on; it is None for what is passed or failed on a day (上限、下限、
    节点), whose shares are 0 or 1 and whose `says` tells the reason."""

    subject: str
    measure: str
    target: Decimal | None = None
    scheduled: Decimal | None = None
    actual: Decimal | None = None
    share: Decimal | None = None
    scheduled_share: Decimal | None = None
    points: Decimal | None = None
    ratio: Decimal | None = None
    basis: str | None = None
    says: str = ""


def told_of(standing: Standing, subject: str) -> StandingFacts:
    """What a light may be rated by. A straight line that only stands in for a schedule (推定) is no
    plan: held against it nothing is green, so what is due counts as not known."""
    due = None if standing.presumed else standing.scheduled_share
    return StandingFacts(
        subject=subject,
        measure=standing.measure,
        target=standing.target,
        scheduled=None if standing.presumed else standing.scheduled,
        actual=standing.actual,
        share=standing.share,
        scheduled_share=due,
        points=None if due is None else standing.points,
        ratio=None if due is None else standing.ratio,
        basis=None if standing.basis is None else standing.basis.label,
        says=standing.says,
    )


def due_of(schedules: Iterable[Scheduled]) -> Decimal | None:
    """应完成进度 of a whole project: the mean of what its indicators should have reached, none for
    more than the whole. What is judged on a day and what has no schedule of its own say nothing;
    None where all of them are such."""
    held = (one for one in schedules if one.basis is not None and not one.presumed)
    return mean((ONE, capped(one.share)) for one in held if one.share is not None)


@dataclass(frozen=True, slots=True)
class Exemption:
    """正当理由 — why a dimension is not to be held against the project, who approved it, and from
    when until when it counts (both days included)."""

    dimension: Dimension
    reason: str
    approved_by: str
    granted_on: date
    until: date

    def holds(self, on: date) -> bool:
        """Whether it is complete and counts on the day."""
        told = bool(self.reason.strip() and self.approved_by.strip())
        return told and self.granted_on <= on <= self.until


@dataclass(frozen=True, slots=True)
class Facts:
    """亮灯事实 — what is known of a project on the day of rating.

    `start_name` is 开工, or 启动 for policy items. `permit` is the step whose due day lies furthest
    back without being done. `days_behind` counts since the plan asked for what has been reached.
    `funds_ratio` is what was paid of what should have been paid, None where it is not known
    (`rules.statements.payment`); `funds_says` has the amounts, empty without a statement.
    `finish_says` tells why it can or cannot still be finished.
    A report is missing once its due day has passed. `done` means every indicator done and accepted.
    `previous` has one light for each period before this one, the newest last.
    """

    standings: tuple[StandingFacts, ...] = ()
    start_name: str = "开工"
    start_planned_on: date | None = None
    started_on: date | None = None
    permit: str = ""
    permit_due_on: date | None = None
    funds_ratio: Decimal | None = None
    funds_says: str = ""
    report_due_on: date | None = None
    reported_on: date | None = None
    can_still_finish: bool | None = None
    finish_says: str = ""
    days_behind: int | None = None
    done: bool = False
    previous: tuple[Light, ...] = ()
    exemptions: tuple[Exemption, ...] = ()

    def missing(self, on: date) -> bool:
        """Whether the report of the period is due and not there."""
        return self._is_over(self.report_due_on, self.reported_on, on)

    def unstarted(self, on: date) -> bool:
        """Whether the planned day has passed without a start."""
        return self._is_over(self.start_planned_on, self.started_on, on)

    @staticmethod
    def _is_over(due_on: date | None, done_on: date | None, on: date) -> bool:
        return due_on is not None and due_on < on and (done_on is None or done_on > on)
