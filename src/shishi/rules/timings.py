"""报送时效 — who may still report, who was in time, who is late, and the rates of it.

Slot, window, timeliness and lock are kept apart: a report after the due day is late, not shut
out; only after the closing day is it refused. An extension (延期) is a row of its own, with who
granted it, why and until when. Lateness is computed, never typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shishi.rules.days import day_text
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.rounds import DueCard
from shishi.rules.shares import share


class Timeliness(StrEnum):
    """时效 of one report on a day; a report always has exactly one."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return TIMELINESS_LABELS[self]


TIMELINESS_LABELS = {
    Timeliness.NOT_OPEN: "未开放",
    Timeliness.OPEN: "待报",
    Timeliness.ON_TIME: "按时",
    Timeliness.LATE: "迟报",
    Timeliness.MISSING: "逾期未报",
}


@dataclass(frozen=True, slots=True)
class Extension:
    """延期 — one unit's round runs until `until`, inclusive."""

    until: date
    reason: str
    granted_by: str


def may_extend(card: DueCard, extension: Extension) -> Verdict:
    """Whether the extension can be granted: it gives time, and says why and by whom."""
    if extension.until <= card.due_on:
        return no(f"延期后的日期应晚于到期日{day_text(card.due_on)}。请修改。", "until")
    if not extension.reason.strip():
        return no("请填写延期原因。", "reason")
    if not extension.granted_by.strip():
        return no("请填写批准人。", "granted_by")
    return YES


def told(card: DueCard, extension: Extension | None) -> tuple[str, ...]:
    """The lines of the card, with the extension as its last."""
    if extension is None:
        return card.lines
    says = f"延期：经{extension.granted_by}批准，延至{day_text(extension.until)}"
    return (*card.lines, f"{says}。原因：{extension.reason}。")


def due_on(card: DueCard, extension: Extension | None) -> date:
    """The last day in time; an extension never takes time away."""
    return max(card.due_on, extension.until) if extension else card.due_on


def closes_on(card: DueCard, extension: Extension | None) -> date:
    """The last day a report is taken."""
    return max(card.closes_on, extension.until) if extension else card.closes_on


def still_until(due_on: date, closes_on: date, on: date) -> date | None:
    """催办期限 — until when a report that is late, or was sent back, is still taken: the last day
    in time while it lasts, then the last day of late reports; None once both are over."""
    return next((day for day in (due_on, closes_on) if on <= day), None)


def may_report(card: DueCard, extension: Extension | None, on: date) -> Verdict:
    """Whether the round takes a report on the day."""
    if on < card.opens_on:
        return no(f"{card.period.label}的报送于{day_text(card.opens_on)}开放，请届时填报。")
    last = closes_on(card, extension)
    if on > last:
        return no(f"{card.period.label}的报送已于{day_text(last)}截止，如需补报，请申请延期。")
    return YES


def timeliness(
    card: DueCard, extension: Extension | None, submitted_on: date | None, on: date
) -> Timeliness:
    """The timeliness as it could be known on the day. `submitted_on` is the day the report was
    first handed in and not withdrawn; a return for correction does not make it late."""
    limit = due_on(card, extension)
    if submitted_on is not None and submitted_on <= on:
        return Timeliness.ON_TIME if submitted_on <= limit else Timeliness.LATE
    if on < card.opens_on:
        return Timeliness.NOT_OPEN
    return Timeliness.OPEN if on <= limit else Timeliness.MISSING


def days_late(
    card: DueCard, extension: Extension | None, submitted_on: date | None, on: date
) -> int:
    """Calendar days after the last day in time until the report came, or until `on`."""
    came = on if submitted_on is None else min(submitted_on, on)
    return max(0, (came - due_on(card, extension)).days)


@dataclass(frozen=True, slots=True)
class Rates:
    """报送率 — `reported` and `punctual` are fractions of `expected`, None where nothing is."""

    expected: int
    actual: int
    on_time: int
    reported: Decimal | None
    punctual: Decimal | None


def rates(found: Iterable[Timeliness]) -> Rates:
    """应报、已报、按时 and their ratios; a round that has not opened expects nothing."""
    due = [one for one in found if one is not Timeliness.NOT_OPEN]
    on_time = due.count(Timeliness.ON_TIME)
    actual = on_time + due.count(Timeliness.LATE)
    if not due:
        return Rates(0, 0, 0, None, None)
    whole = Decimal(len(due))
    reported, punctual = (share(Decimal(one), whole) for one in (actual, on_time))
    return Rates(len(due), actual, on_time, reported, punctual)
