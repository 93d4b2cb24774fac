"""进展 — what has become known of a project and of each of its figures by the day of a ledger.

Plain values that stand beside the promise: whoever holds the books fills them in, and a ledger of
a plan alone leaves them empty. Money is in 万元.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.rules.amounts import from_yuan
from shishi.rules.schedules import Schedule
from shishi.rules.shares import amount_text, as_decimal

QUARTERS = ((3, 31, "一季度"), (6, 30, "二季度"), (9, 30, "三季度"), (12, 31, "四季度"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """一项指标的进展 — `line` is the key of the indicator. `scheduled` is 应完成, `month_due`
    what is due by the end of the month; `points` are 百分点 ahead (+) or behind (-); `spots` says
    how its points (点位) stand, `works` its stages; `as_of` is the day its last value speaks of."""

    line: int | None = None
    scheduled: Decimal | None = None
    points: Decimal | None = None
    quarters: str = ""
    month_due: Decimal | None = None
    spots: str = ""
    works: str = ""
    light: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """一件实事的进展 — `project` is its key, `territory` whose it is, `level` 来源层级; `whole` is
    its 总投资 beside the five amounts of its money; `node` the step of its permits; the words of
    the last report that was accepted, with who handed it in and who accepted it; `behind` is why
    it has not kept up, empty where it has; `done` that everything is reached."""

    project: int | None = None
    territory: str = ""
    level: str = ""
    done: bool = False
    whole: Decimal | None = None
    planned: Decimal | None = None
    issued: Decimal | None = None
    arrived: Decimal | None = None
    paid: Decimal | None = None
    built: Decimal | None = None
    node: str = ""
    progress: str = ""
    problem: str = ""
    coordination: str = ""
    next_step: str = ""
    behind: str = ""
    evidence: str = ""
    contact: str = ""
    updated: str = ""
    reviewed: str = ""


NOT_KNOWN, UNTOLD = Reached(), Told()  # of a plan alone


def quarters(plan: Schedule | None, starts_on: date, year: int, *, money: bool) -> str:
    """一季度 20；二季度 35 — what is due by the end of each quarter, as far as it grows."""
    if plan is None:
        return ""
    found: list[str] = []
    before = ""
    for month, day, name in QUARTERS:
        due = amount_text(due_by(plan, starts_on, date(year, month, day), money=money))
        if due != (before or "0"):
            found.append(f"{name} {due}")
            before = due
    return "；".join(found)


def due_by(plan: Schedule, starts_on: date, day: date, *, money: bool) -> Decimal:
    """What is due by the end of the day; money in 万元."""
    value = as_decimal(plan.value_at(day, starts_on))
    return from_yuan(value, "万元") if money else value
