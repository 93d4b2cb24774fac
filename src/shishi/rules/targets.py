"""指标目标与实际 — what was promised of an indicator, and what was reported of it.

Money is in yuan and printed in 万元. Source of the types: domain paper §3.7.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from shishi.rules.amounts import Bound
from shishi.rules.indicators import CEILINGS, IndicatorType
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.shares import as_decimal, measured_text, wan_text

_WORDS = MappingProxyType(
    {
        Bound.EXACT: "{}",
        Bound.AT_LEAST: "{}以上",
        Bound.AT_MOST: "{}以内",
        Bound.ABOUT: "约 {}",
        Bound.MORE_THAN: "多于 {}",
        Bound.LESS_THAN: "低于 {}",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """指标目标 — `value` in `measure`, money in yuan; `upper` the far end of a range.

    `tolerance` is how far below 约 still counts, as a share of the target. `denominator` is the
    number (应办数) a rate was planned on. `checks_on` are the days on which what is kept up is
    looked at, the deadline where none is set. `proxy` (代用指标) stands in for an unquantified one.
    """

    kind: IndicatorType
    value: Decimal | None = None
    measure: str = ""
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    per: str = ""
    tolerance: Decimal = Decimal("0.05")
    denominator: Decimal | None = None
    deadline_on: date | None = None
    checks_on: tuple[date, ...] = ()
    proxy: "Target | None" = None

    @property
    def whole(self) -> Decimal | None:
        """The amount that is all of it; a physical progress without a figure is 100%."""
        if self.value is None and self.kind is IndicatorType.PHYSICAL:
            return Decimal(100)
        return self.value

    @property
    def least(self) -> Decimal:
        """The amount from which the target counts as reached."""
        whole = self.whole or Decimal(0)
        about = self.kind is IndicatorType.APPROXIMATE
        return as_decimal(Fraction(whole) * (1 - Fraction(self.tolerance))) if about else whole

    def reached(self, value: Decimal) -> bool:
        """Whether `value` is enough; 多于 asks for more than the target itself."""
        more = self.bound is Bound.MORE_THAN and self.kind is not IndicatorType.APPROXIMATE
        return value > self.least if more else value >= self.least

    def kept(self, value: Decimal) -> bool:
        """Whether `value` keeps to the target: what has a limit stays within it, all else reaches
        its target; a range is kept up to its far end."""
        limit = self._limit
        if limit is None or not (self.kind is IndicatorType.CEILING or self.bound in CEILINGS):
            return self.reached(value)
        return value < limit if self.bound is Bound.LESS_THAN else value <= limit

    def text(self, value: Decimal) -> str:
        """45 公里 · 62.5% · 60 元/人·月 · 2103.86 万元."""
        per = f"/{self.per}" if self.per else ""
        if self.kind is IndicatorType.FUNDS and self.measure == "元" and not per:
            return wan_text(value)
        return measured_text(value, f"{self._measure}{per}")

    @property
    def words(self) -> str:
        """The target with its bound: 60 公里以上, 约 1000 人, 4.3%以内."""
        limited = self.kind is IndicatorType.CEILING or self.bound in CEILINGS
        whole = self._limit if limited else self.whole
        return "" if whole is None else _WORDS[self.bound].format(self.text(whole))

    @property
    def _limit(self) -> Decimal | None:
        return self.value if self.upper is None else self.upper

    @property
    def _measure(self) -> str:
        return self.measure or ("%" if self.kind is IndicatorType.PHYSICAL else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """核算口径 — what a plan leaves open about a target and a person settles. `stages` are the
    names of the stages of the works with their weights; `amount` names that of the statement of
    funds which answers it, `step` the key of the step of the chain on whose day a node is reached;
    the others as in `Target`."""

    tolerance: Decimal | None = None
    denominator: Decimal | None = None
    checks_on: tuple[date, ...] = ()
    stages: tuple[tuple[str, Decimal], ...] = ()
    proxy: Target | None = None
    amount: str = ""
    step: str = ""


def settled(target: Target, terms: Terms) -> Target:
    """The target with what was settled about it."""
    return replace(
        target,
        tolerance=target.tolerance if terms.tolerance is None else terms.tolerance,
        denominator=terms.denominator or target.denominator,
        checks_on=terms.checks_on or target.checks_on,
        proxy=terms.proxy or target.proxy,
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """形象进度阶段 — `weight` in any unit, `done` the share of the stage that stands, 0 to 1."""

    name: str
    weight: Decimal
    done: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """观测值 — the cumulative value on a day."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual:
    """实际 — what was reported; of a rate `value` is the numerator (已办数) and `denominator` the
    number as it stands today. `readings` are the dated values of what is kept up; `proxy` is the
    value of the stand-in."""

    value: Decimal | None = None
    denominator: Decimal | None = None
    reached_on: date | None = None
    stages: tuple[Stage, ...] = ()
    readings: tuple[Reading, ...] = ()
    proxy: Decimal | None = None


def measured_by(target: Target, actual: Actual | None) -> tuple[Target, Actual | None]:
    """What is really measured: the stand-in of an unquantified target, else the target itself."""
    if target.kind is not IndicatorType.UNQUANTIFIED or target.proxy is None:
        return target, actual
    return target.proxy, None if actual is None else replace(actual, value=actual.proxy)


def stages_unfit(stages: tuple[Stage, ...]) -> tuple[Verdict, ...]:
    """What is wrong with the stages of a physical progress."""
    found = [
        no(f"阶段“{stage.name}”的权重应大于 0。", stage.name)
        for stage in stages
        if stage.weight <= 0
    ]
    found += [
        no(f"阶段“{stage.name}”的完成比例应在 0 至 100% 之间。", stage.name)
        for stage in stages
        if not 0 <= stage.done <= 1
    ]
    return tuple(found) if stages else (no("没有形象进度阶段。请设置各阶段及其权重。"),)
