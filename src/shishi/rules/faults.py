"""必改 — what a reported figure may not be: one function for each case.

Each takes the facts and gives the sentence that says what is wrong and what to do, or nothing.
Source: domain paper §3.8. What is only odd is in `rules.doubts`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shishi.rules.amounts import Bound, number_text
from shishi.rules.days import day_text
from shishi.rules.elsewhere import Elsewhere
from shishi.rules.indicators import GROWING as GROWING  # what may not fall
from shishi.rules.indicators import IndicatorType
from shishi.rules.inputs import Unfit, number
from shishi.rules.reports import NoChange
from shishi.rules.targets import Target

WORDLESS = frozenset({IndicatorType.MILESTONE, IndicatorType.UNQUANTIFIED})  # need no figure
_MINUS = "-－−"
_LOOK_ALIKE = str.maketrans({"O": "0", "o": "0", "〇": "0", "l": "1", "I": "1", "|": "1"})


@dataclass(frozen=True, slots=True)
class Past:
    """An accepted figure of an earlier period, with what was scheduled and said then."""

    value: Decimal
    scheduled: Decimal | None = None
    remark: str = ""
    denominator: Decimal | None = None
    points: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """报数 — one figure of a report. `indicator` is its key, `subject` its name; `value` is None
    where nothing or no number (then `typed`) was written. `dated` is the day it speaks of: the end
    of the period, or the day of the report where that is earlier. `bound`, `upper` and `tolerance`
    are those of the target; `steepest` is the largest step of the schedule in one period, `periods`
    how many the figure covers since the one before it; `counted` where the measure has no
    fractions, `summed` where its parts are typed and not the figure itself;
    `elsewhere` what another page tells of it by the day; `parts` and
    `part_targets` are those of its 其中 parts; `points` what was reached at each, None where
    nothing was said; `past` has the oldest first."""

    indicator: str
    subject: str
    type: IndicatorType
    measure: str
    value: Decimal | None
    dated: date
    typed: str = ""
    denominator: Decimal | None = None
    target: Decimal | None = None
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    tolerance: Decimal = Decimal("0.05")
    scheduled: Decimal | None = None
    steepest: Decimal | None = None
    periods: int = 1
    counted: bool = False
    summed: bool = False
    elsewhere: Elsewhere | None = None
    parts: tuple[Decimal, ...] = ()
    part_targets: tuple[Decimal, ...] = ()
    points: tuple[tuple[str, Decimal | None], ...] = ()
    remark: str = ""
    cause: NoChange | None = None
    past: tuple[Past, ...] = ()

    @property
    def previous(self) -> Past | None:
        """The figure of the period before."""
        return self.past[-1] if self.past else None

    @property
    def aim(self) -> Target:
        """The target with its bound."""
        return Target(
            kind=self.type,
            value=self.target,
            measure=self.measure,
            bound=self.bound,
            upper=self.upper,
            tolerance=self.tolerance,
        )

    def told(self, value: Decimal) -> str:
        """31.5 公里 · 2103.86 万元."""
        return self.aim.text(value)


def not_a_number(facts: EntryFacts) -> str:
    """Something else than a number was typed: 5O公里 is no 50."""
    if facts.value is not None and facts.value.is_finite():
        return ""
    if facts.value is None and not facts.typed.strip():
        return ""
    typed = facts.typed.strip() or str(facts.value)
    if typed[0] in _MINUS and _read(typed[1:]) is not None:
        return f"{facts.subject}不能小于零，现为 {typed}。请改正。"
    meant = _read(typed.translate(_LOOK_ALIKE))
    asked = "。" if meant is None else f"，是否为 {number_text(meant)}？"
    return f"{facts.subject}填的“{typed}”不是数字{asked}请填写数字。"


def _read(typed: str) -> Decimal | None:
    try:
        return number(typed)
    except Unfit:
        return None


def empty(facts: EntryFacts) -> str:
    """Nothing was typed where a figure is due: silence is never 无变化, which has its cause."""
    if facts.value is not None or facts.typed.strip() or facts.cause or facts.type in WORDLESS:
        return ""
    return f"{facts.subject}没有填数。没有进展的，请报“无变化”并选择原因。"


def negative(facts: EntryFacts, value: Decimal, on: date) -> str:
    """No amount of work is below zero."""
    return f"{facts.subject}不能小于零，现为 {facts.told(value)}。请改正。" if value < 0 else ""


def future(facts: EntryFacts, value: Decimal, on: date) -> str:
    """A figure speaks of a day that has been."""
    if facts.dated <= on:
        return ""
    return f"{facts.subject}的数据日期{day_text(facts.dated)}晚于今天。请改为已经发生的日期。"


def contradiction(facts: EntryFacts, value: Decimal, on: date) -> str:
    """无变化 was reported beside another number."""
    before = facts.previous.value if facts.previous else Decimal(0)
    if facts.cause is None or value == before:
        return ""
    was, now = facts.told(before), facts.told(value)
    return f"{facts.subject}报“无变化”，但由 {was}变为 {now}。请改正其一。"


def decrease(facts: EntryFacts, value: Decimal, on: date) -> str:
    """What adds up never falls; an earlier error is mended by a correction."""
    before = facts.previous
    if facts.type not in GROWING or before is None:
        return ""
    if value >= before.value:
        return _point_fell(facts, dict(before.points))
    return (
        f"{facts.subject}累计数由 {facts.told(before.value)}减为 {facts.told(value)}。"
        "累计数不能减少；上期有误的，请先办理更正。"
    )


def _point_fell(facts: EntryFacts, before: dict[str, Decimal]) -> str:
    """A point that fell or fell silent, though the sum did not fall."""
    for name, value in facts.points:
        was = before.get(name)
        if was is None or (value is not None and value >= was):
            continue
        if value is None:
            says = f"上期已报 {facts.told(was)}，本期没有填数。没有进展的，请照上期填写"
        else:
            says = f"累计数由 {facts.told(was)}减为 {facts.told(value)}。累计数不能减少；"
            says += "上期有误的，请先办理更正"
        return f"{facts.subject}的点位“{name}”{says}。"
    return ""


def denominator(facts: EntryFacts, value: Decimal, on: date) -> str:
    """A share needs something to be a share of."""
    if facts.denominator is None or facts.denominator > 0:
        return ""
    return f"{facts.subject}的应办数应大于零，现为 {number_text(facts.denominator)}。请改正。"


def over_physical(facts: EntryFacts, value: Decimal, on: date) -> str:
    """形象进度 is a share of the works, so it ends at 100."""
    if facts.type is not IndicatorType.PHYSICAL or value <= 100:
        return ""
    return f"{facts.subject}的形象进度为 {number_text(value)}%，不能超过 100%。请改正。"
