"""填报 — what is typed for an indicator, as a value, and back into its fields.

What is no number is kept as it was typed, so nothing is lost and the checks can speak of it.
Money is typed in 万元 and kept in yuan; of works each stage is typed in per cent, of what has
points (点位) the amount of each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from shishi.rules.amounts import from_yuan, number_text, shifted, to_yuan
from shishi.rules.faults import GROWING
from shishi.rules.indicators import IndicatorType
from shishi.rules.inputs import Unfit, day, number
from shishi.rules.lifecycle import Verdict, no
from shishi.rules.observations import Told
from shishi.rules.reports import NoChange
from shishi.rules.shares import mean, total
from shishi.rules.targets import Stage, Target, Terms, measured_by

_BETWEEN = "；"  # between the fields of what was typed and is no number
LONGEST = 2000  # characters of a text of a report
LONGEST_TYPED = 100  # characters of what is kept of a figure that is no number
_WHOLE_WORKS = (("总体进度", Decimal(1)),)  # works whose stages nobody has settled


@dataclass(frozen=True, slots=True)
class Typed:
    """所填 — the fields of one indicator, word for word; `points` are names and words, and beside
    them `value` only shows their sum."""

    value: str = ""
    denominator: str = ""
    reached_on: str = ""
    stages: tuple[str, ...] = ()
    points: tuple[tuple[str, str], ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Every field, in order."""
        points = (words for _, words in self.points)
        return (self.value, self.denominator, self.reached_on, *self.stages, *points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """填写内容 — a whole report as typed; `figures` by the key of the indicator, `reasons` by code
    and place of the check they answer."""

    figures: Mapping[int, Typed] = field(default_factory=dict)
    progress: str = ""
    problem: str = ""
    coordination: str = ""
    next_step: str = ""
    no_change: NoChange | None = None
    remark: str = ""
    forecast_on: str = ""
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)


def measure(target: Target) -> str:
    """The measure in which a value is typed: money in 万元, all else as it was promised."""
    target, _ = measured_by(target, None)
    if _in_money(target):
        return "万元"
    base = target.measure or ("%" if target.kind is IndicatorType.PHYSICAL else "")
    return f"{base}/{target.per}" if target.per else base


def works(target: Target, terms: Terms) -> tuple[tuple[str, Decimal], ...]:
    """The stages to be filled in, with their weights; none where no works are measured."""
    target, _ = measured_by(target, None)
    if target.kind is not IndicatorType.PHYSICAL:
        return ()
    return terms.stages or _WHOLE_WORKS


def read(
    typed: Typed, target: Target, terms: Terms, points: Sequence[str] = ()
) -> tuple[Told, str]:
    """What was told, and what was typed in its place where it is no number or no day; `points` are
    the names of its points, whose sum is told where it has any."""
    if points:
        return _read_points(dict(typed.points), target, points)
    try:
        return _told(typed, target, terms), ""
    except Unfit:
        kept = _BETWEEN.join(typed.parts).rstrip(_BETWEEN)
        return Told(None), kept[:LONGEST_TYPED]


def fields(
    told: Told, written: str, target: Target, terms: Terms, points: Sequence[str] = ()
) -> Typed:
    """The fields that say it: the way back from `read`, except for points that are no numbers."""
    if points:
        known = {name: shown(value, target) for name, value in told.points}
        together = shown(told.value, target)
        return Typed(together, points=tuple((name, known.get(name, "")) for name in points))
    if written:
        value, denominator, reached_on, *stages = [*written.split(_BETWEEN), "", "", ""]
        count = len(works(target, terms))
        return Typed(value, denominator, reached_on, tuple(stages[:count]))
    if names := works(target, terms):
        done = {stage.name: number_text(shifted(stage.done, 2)) for stage in told.stages}
        return Typed(stages=tuple(done.get(name, "") for name, _ in names))
    day_typed = told.reached_on.isoformat() if told.reached_on else ""
    value, under = shown(told.value, target), shown(told.denominator, target)
    return Typed(value, under, day_typed)


def unchanged(last: Told | None, target: Target) -> Told:
    """无变化 of an indicator: what was told last; of what adds up nothing so far is none."""
    if last is not None:
        return last
    target, _ = measured_by(target, None)
    if target.kind in GROWING and target.kind is not IndicatorType.PHYSICAL:
        return Told(Decimal(0))
    return Told(None)


def unfit(filled: Filled) -> tuple[Verdict, ...]:
    """What cannot be kept at all, because it is longer than a report may be or is no day."""
    names = {"progress": "进展", "problem": "存在问题", "coordination": "需协调事项"}
    names |= {"next_step": "下步打算", "remark": "说明"}
    found = [
        no(f"{says}不超过 {LONGEST} 个字，现有 {len(getattr(filled, name))} 个字。请精简。", name)
        for name, says in names.items()
        if len(getattr(filled, name)) > LONGEST
    ]
    if filled.forecast_on.strip():
        try:
            day(filled.forecast_on)
        except Unfit as fault:
            found.append(no(f"预计完成日期不能识别。{fault.says}", "forecast_on"))
    return tuple(found)


def _told(typed: Typed, target: Target, terms: Terms) -> Told:
    if names := works(target, terms):
        return _works(typed, names)
    under = _number(typed.denominator, target)
    reached = day(typed.reached_on) if typed.reached_on.strip() else None
    return Told(_number(typed.value, target), under, reached)


def _read_points(
    typed: Mapping[str, str], target: Target, names: Sequence[str]
) -> tuple[Told, str]:
    """The sum of what was reached; a point without a number said nothing, which is not 0."""
    told: dict[str, Decimal] = {}
    for name in names:
        words = typed.get(name, "")
        try:
            value = _number(words, target)
        except Unfit:
            return Told(None), f"{name}：{words}"[:LONGEST_TYPED]
        if value is not None:
            told[name] = value
    points = tuple(sorted(told.items()))
    return Told(total(told.values()) if told else None, points=points), ""


def _works(typed: Typed, names: tuple[tuple[str, Decimal], ...]) -> Told:
    if not any(words.strip() for words in typed.stages):
        return Told(None)
    every = (*typed.stages, *[""] * len(names))  # a stage settled since the form was opened is bare
    stages = tuple(
        Stage(name, weight, shifted(number(words), -2) if words.strip() else Decimal(0))
        for (name, weight), words in zip(names, every, strict=False)
    )
    whole = mean((stage.weight, stage.done) for stage in stages)
    return Told(None if whole is None else shifted(whole, 2), stages=stages)


def _number(words: str, target: Target) -> Decimal | None:
    if not words.strip():
        return None
    held, _ = measured_by(target, None)
    return to_yuan(number(words), "万元") if _in_money(held) else number(words)


def shown(value: Decimal | None, target: Target) -> str:
    """The number as it is typed, in the measure of the field."""
    if value is None:
        return ""
    held, _ = measured_by(target, None)
    return number_text(from_yuan(value, "万元") if _in_money(held) else value)


def _in_money(target: Target) -> bool:
    return target.kind is IndicatorType.FUNDS and target.measure == "元" and not target.per
