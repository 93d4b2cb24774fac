"""协调升级 — what a unit cannot settle alone goes up in four steps, each with its clock.

Source: domain paper §3.1 and requirement 55. A clock that has run out proposes the next step; a
person decides it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.days import day_text
from shishi.rules.lifecycle import Machine, Step, Verdict, no


class Rung(StrEnum):
    """协调层级, from the lowest; a matter that is settled is on none of them any more."""

    SPONSOR = "sponsor"
    SPECIAL = "special"
    EXECUTIVE = "executive"
    COUNTY = "county"
    SETTLED = "settled"

    @property
    def label(self) -> str:
        return _RUNGS[self]


_RUNGS = {
    Rung.SPONSOR: "包抓领导",
    Rung.SPECIAL: "专题会",
    Rung.EXECUTIVE: "县长办公会",
    Rung.COUNTY: "县委县政府",
    Rung.SETTLED: "已解决",
}
LADDER = (Rung.SPONSOR, Rung.SPECIAL, Rung.EXECUTIVE, Rung.COUNTY)
# Days at each step before the next is proposed: one weekly meeting each, two at the top.
CLOCKS: Mapping[Rung, int] = MappingProxyType(dict(zip(LADDER, (7, 7, 7, 14), strict=True)))

COORDINATION = Machine(
    "coordination",
    Rung.SPONSOR,
    steps=(
        Step("escalate", (Rung.SPONSOR,), Rung.SPECIAL),
        Step("escalate", (Rung.SPECIAL,), Rung.EXECUTIVE),
        Step("escalate", (Rung.EXECUTIVE,), Rung.COUNTY),
        Step("settle", LADDER, Rung.SETTLED),
    ),
    refusals=((Rung.SETTLED, "该事项已经解决，不再升级。如又出现，请重新提出。"),),
)


@dataclass(frozen=True, slots=True)
class Matter:
    """需协调事项 — `matter` is what has to be decided, `tried` what was done already; `raised_on`
    begins the first step, `moved_on` has the days of the following ones in their order, `key` leads
    to its row."""

    project: int
    name: str
    matter: str
    raised_on: date
    tried: str = ""
    moved_on: tuple[date, ...] = ()
    settled_on: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """事项位置 — the step on which a matter lies on the day, since when, and until when by its
    clock; `left` days remain, negative once they have run out."""

    matter: Matter
    rung: Rung
    since: date
    due_on: date
    left: int
    says: str


def rung_of(matter: Matter, on: date) -> Rung:
    """The step of the day, worked out from the days of the moves."""
    if matter.settled_on is not None and matter.settled_on <= on:
        return Rung.SETTLED
    return LADDER[sum(day <= on for day in matter.moved_on)]


def position(matter: Matter, on: date, clocks: Mapping[Rung, int] = CLOCKS) -> Position | None:
    """Where the matter lies; None when it is settled or not yet raised."""
    rung = rung_of(matter, on)
    if rung is Rung.SETTLED or on < matter.raised_on:
        return None
    since = max(day for day in (matter.raised_on, *matter.moved_on) if day <= on)
    due_on = since + timedelta(days=clocks[rung])
    left, lasting = (due_on - on).days, (on - since).days
    says = f"{matter.name}：{_clause(matter.matter)}。{day_text(matter.raised_on)}提出，"
    tried = _clause(matter.tried)
    says += f"已采取措施：{tried}。" if tried else "尚未写明已采取的措施。"
    says += f"请{rung.label}研究决定，已 {lasting} 天"
    if left >= 0:
        says += f"，还有 {left} 天。"
    elif rung is LADDER[-1]:
        says += f"，超过时限 {-left} 天。"
    else:
        says += f"，超过时限 {-left} 天，建议提交{LADDER[LADDER.index(rung) + 1].label}。"
    return Position(matter, rung, since, due_on, left, says)


def _clause(words: str) -> str:
    return words.strip().rstrip("。；;")


def same_words(one: str, other: str) -> bool:
    """Whether two matters ask for the same, but for spaces and the stop at the end."""
    return _clause("".join(one.split())) == _clause("".join(other.split()))


def may_settle(matter: Matter, on: date, reason: str) -> Verdict:
    """Whether the matter may be settled: with the way it was."""
    verdict = COORDINATION.may("settle", rung_of(matter, on))
    if verdict and not reason.strip():
        return no("没有写明怎样解决的。请写明协调结果。", "reason")
    return verdict


def may_escalate(
    matter: Matter, on: date, reason: str = "", clocks: Mapping[Rung, int] = CLOCKS
) -> Verdict:
    """Whether the matter may go one step up: once its clock has run out, before that only with a
    reason."""
    rung = rung_of(matter, on)
    if rung is LADDER[-1]:
        return no(f"已在{rung.label}，没有更高的层级。请按议定意见办理。")
    verdict = COORDINATION.may("escalate", rung)
    here = position(matter, on, clocks)
    if verdict and here and here.left >= 0 and not reason.strip():
        says = f"在{rung.label}的时限到{day_text(here.due_on)}，还有 {here.left} 天。"
        return no(says + "如须提前提交上一层级，请写明理由。", "reason")
    return verdict


def days_at(matter: Matter, on: date) -> Mapping[Rung, int]:
    """The days the matter has lain on each step; together the days since it was raised."""
    end = min(on, matter.settled_on) if matter.settled_on else on
    edges = [day for day in (matter.raised_on, *matter.moved_on) if day <= end] + [end]
    spent = zip(LADDER, edges, edges[1:], strict=False)
    return MappingProxyType({rung: (later - day).days for rung, day, later in spent})
