"""亮灯 — one light for a project on a day, with the sentence that explains it.

The worst dimension decides. A light can be explained by anyone with its sentence: the figures, the
rule with its version. A person may make it more serious by hand, with a reason and a second
person; nobody can make it look better.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from shishi.rules.bands import Light as Light  # the names of a light belong to this noun as well
from shishi.rules.bands import band_of
from shishi.rules.days import day_text
from shishi.rules.gauges import Gauged, gauged
from shishi.rules.lifecycle import YES, Refused, Verdict, no
from shishi.rules.rulesets import Criterion, Dimension, Ruleset
from shishi.rules.standings import Exemption as Exemption
from shishi.rules.standings import Facts as Facts
from shishi.rules.standings import StandingFacts as StandingFacts

DONE = "全部指标已完成并审定"  # how the sentence of a finished project begins


@dataclass(frozen=True, slots=True)
class Judged:
    """单项评灯 — the light of one dimension with its sentence."""

    dimension: Dimension
    light: Light
    says: str


@dataclass(frozen=True, slots=True)
class Lowering:
    """人工降灯 — a more serious light by hand from `starts_on` to `until`, both days included; `by`
    and `seconded_by` tell people apart."""

    light: Light
    reason: str
    by: str
    seconded_by: str
    starts_on: date
    until: date

    def holds(self, on: date) -> bool:
        """Whether it counts on the day."""
        return self.starts_on <= on <= self.until


@dataclass(frozen=True, slots=True)
class Rating:
    """评灯结果 — `says` explains the light; `by_dimension` has what each dimension says, in the
    order of `Dimension`; `lowering` where a person made it more serious, and `ruled` the light that
    the rule gave then."""

    light: Light
    on: date
    says: str
    ruleset: str
    version: str
    by_dimension: tuple[Judged, ...] = ()
    lowering: Lowering | None = None
    ruled: Light | None = None


def rate(ruleset: Ruleset, facts: Facts, on: date) -> Rating:
    """The light of the day. The rule set has to be in order (`rulesets.unfit`)."""
    if facts.done:
        says = f"{DONE} → {ruleset.finished.label}；{_rule(ruleset)}"
        return Rating(ruleset.finished, on, says, ruleset.name, ruleset.version)
    judged = _by_dimension(ruleset, facts, on)
    if not judged:
        says = f"没有可评的数据 → {Light.GREY.label}；{_rule(ruleset)}"
        return Rating(Light.GREY, on, says, ruleset.name, ruleset.version)
    worst = max(judged, key=lambda one: one.light.severity)
    light, says = worst.light, worst.says
    if _returns_from_red(ruleset, facts, light):
        light = Light.AMBER
        says = f"上期红灯，本期已赶上，先转{light.label}。本期情况：{says}"
    return Rating(light, on, says, ruleset.name, ruleset.version, judged)


def light_of(ruleset: Ruleset, dimension: Dimension, facts: Facts, on: date) -> Light:
    """The light of one dimension alone, without its sentence; grey where nothing is known."""
    found = [
        _light(ruleset, criterion, reading, facts, on)
        for criterion in ruleset.criteria
        if criterion.dimension is dimension
        for reading in gauged(dimension, criterion.metric, facts, on)
    ]
    return max(found, key=lambda light: light.severity, default=Light.GREY)


def _light(
    ruleset: Ruleset, criterion: Criterion, reading: Gauged, facts: Facts, on: date
) -> Light:
    if reading.value is None:
        return Light.GREY
    light = band_of(criterion.bands, reading.value).light
    if light.severity <= ruleset.exempt_light.severity:
        return light
    excused = _exempted(ruleset, criterion.dimension, facts, on)
    return ruleset.exempt_light if excused else light


def _rule(ruleset: Ruleset, words: str = "") -> str:
    return f"规则：{'，'.join(part for part in (ruleset.name, words) if part)}（{ruleset.version}）"


def _returns_from_red(ruleset: Ruleset, facts: Facts, light: Light) -> bool:
    """A period without a report is no return: the last light that was known counts."""
    known = [one for one in facts.previous if one is not Light.GREY]
    was_red = bool(known) and known[-1] is Light.RED
    return ruleset.catch_up and was_red and light in (Light.GREEN, Light.BLUE)


def _by_dimension(ruleset: Ruleset, facts: Facts, on: date) -> tuple[Judged, ...]:
    found = []
    for dimension in Dimension:
        judged = [
            (-place, _badness(criterion, reading), _judged(ruleset, criterion, reading, facts, on))
            for place, criterion in enumerate(ruleset.criteria)
            if criterion.dimension is dimension
            for reading in gauged(dimension, criterion.metric, facts, on)
        ]
        if judged:
            found.append(max(judged, key=lambda one: (one[2].light.severity, *one[:2]))[2])
    return tuple(found)


def _badness(criterion: Criterion, reading: Gauged) -> Decimal:
    """Among indicators of one light the one that is furthest behind speaks for all, by the first
    criterion that gives the light."""
    value = reading.value or Decimal(0)
    return -value if criterion.metric.rises_to_good else value


def _judged(
    ruleset: Ruleset, criterion: Criterion, reading: Gauged, facts: Facts, on: date
) -> Judged:
    if reading.value is None:
        says = f"{reading.lead} → {Light.GREY.label}；{_rule(ruleset)}"
        return Judged(criterion.dimension, Light.GREY, says)
    band = band_of(criterion.bands, reading.value)
    says, light = f"{reading.says(criterion.metric, band)} → {band.light.label}", band.light
    exemption = _exempted(ruleset, criterion.dimension, facts, on)
    if exemption and light.severity > ruleset.exempt_light.severity:
        light = ruleset.exempt_light
        says += f"，有正当理由（{exemption.reason}；{exemption.approved_by}批准，"
        says += f"至{day_text(exemption.until)}）"
        says += f"，按{light.label}"
    says += f"；{_rule(ruleset, band.words(criterion.metric))}"
    return Judged(criterion.dimension, light, says)


def _exempted(ruleset: Ruleset, dimension: Dimension, facts: Facts, on: date) -> Exemption | None:
    if dimension not in ruleset.exempt:
        return None
    held = (one for one in facts.exemptions if one.dimension is dimension and one.holds(on))
    return next(held, None)


def may_exempt(ruleset: Ruleset, exemption: Exemption) -> Verdict:
    """Whether the rule lets the reason count."""
    if exemption.dimension not in ruleset.exempt:
        allowed = "、".join(one.label for one in ruleset.exempt) or "无"
        says = f"规则“{ruleset.name}”不允许豁免“{exemption.dimension.label}”。"
        return no(f"{says}可豁免：{allowed}。", "dimension")
    if not exemption.reason.strip():
        return no("没有写明理由。请写明未按计划推进的正当理由。", "reason")
    if not exemption.approved_by.strip():
        return no("没有批准人。请写明由谁批准。", "approved_by")
    if exemption.until < exemption.granted_on:
        return no("截止日期早于批准日期。请核对。", "until")
    return YES


def may_lower(ruleset: Ruleset, rating: Rating, lowering: Lowering) -> Verdict:
    """Whether the light may be replaced by hand: by a more serious one only, with a reason and
    two different people."""
    verdict = _may_be_graver(ruleset, rating, lowering)
    by, second = lowering.by.strip(), lowering.seconded_by.strip()
    if verdict and (not by or not second or by == second):
        return no("人工改灯须由两人办理。请由另一人复核。", "seconded_by")
    return verdict


def may_propose(ruleset: Ruleset, rating: Rating, lowering: Lowering, on: date) -> Verdict:
    """Whether one person may propose it on the day: as `may_lower`, for days that are still to
    come, as lights that were told are not changed."""
    verdict = _may_be_graver(ruleset, rating, lowering)
    if verdict and lowering.starts_on < on:
        return no("已亮的灯不能追溯改变。请从今天或以后的日期起降灯。", "starts_on")
    if verdict and lowering.until < lowering.starts_on:
        return no("截止日期早于起始日期。请核对。", "until")
    return verdict


def _may_be_graver(ruleset: Ruleset, rating: Rating, lowering: Lowering) -> Verdict:
    to = lowering.light
    if to not in ruleset.colours:
        return no(f"规则“{ruleset.name}”没有{to.label}。请选规则中的颜色。", "light")
    if to.severity <= rating.light.severity:
        says = f"系统评为{rating.light.label}，只能改为更重的灯，不能改为{to.label}。"
        return no(says + "如数据有误，请更正数据后重新评灯。", "light")
    if not lowering.reason.strip():
        return no("没有写明理由。请写明改灯的理由，理由将印在灯下。", "reason")
    return YES


def lowered(ruleset: Ruleset, rating: Rating, lowering: Lowering) -> Rating:
    """The rating with the light that people gave it, what the rule said kept beside it; `Refused`
    where `may_lower` says no."""
    verdict = may_lower(ruleset, rating, lowering)
    if not verdict:
        raise Refused(verdict)
    says = f"{rating.says}；人工改为{lowering.light.label}：{lowering.reason}"
    says += f"（{lowering.by}提出，{lowering.seconded_by}复核，至{day_text(lowering.until)}）"
    return replace(rating, light=lowering.light, says=says, lowering=lowering, ruled=rating.light)


def with_lowerings(ruleset: Ruleset, rating: Rating, held: Iterable[Lowering], on: date) -> Rating:
    """The rating as people left it on the day: the gravest of what holds then; none of it where the
    rule itself says as bad already."""
    graver = [one for one in held if one.holds(on) and may_lower(ruleset, rating, one)]
    if not graver:
        return rating
    return lowered(ruleset, rating, max(graver, key=lambda one: one.light.severity))
