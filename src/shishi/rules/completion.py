"""完成情况 — what an indicator has reached, judged by its own type.

Source: domain paper §3.7. A share is shown as it is, above one too, and held between 0 and 1
in averages; what is passed or failed (上限, 下限, 保持) has no share. Where nothing was reported
there is neither share nor verdict.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from shishi.rules.amounts import shifted
from shishi.rules.days import day_text
from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.shares import ONE, amount_text, capped, mean, percent_text, share
from shishi.rules.targets import Actual, Reading, Target, measured_by

_PLACES = MappingProxyType({"%": 2, "‰": 3, "成": 1})  # how far the point of a rate is moved


@dataclass(frozen=True, slots=True)
class Completion:
    """完成情况 — `share` raw, `capped` for averages (1 once the target is met), `met` None where it
    cannot be judged; `value` is what was held against the target, in its measure."""

    share: Decimal | None
    capped: Decimal | None
    met: bool | None
    says: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """完成数 — how many projects and how many indicators there are, and how many are done."""

    projects: int
    projects_done: int
    indicators: int
    indicators_done: int


UNREPORTED = Completion(None, None, None, "未报")


def completion(target: Target, actual: Actual | None, on: date) -> Completion:
    """The completion as it stands at the end of the day `on`; `actual` is None without a report."""
    return UNREPORTED if actual is None else JUDGES[target.kind](target, actual, on)


def average(completions: Iterable[Completion], weights: Sequence[Decimal] = ()) -> Decimal | None:
    """平均完成率 Σw·p ÷ Σw of the capped shares, by count where no weights are given; None where no
    indicator has a share. What is only passed or failed does not enter."""
    held = tuple(completions)
    pairs = zip(weights or (ONE,) * len(held), held, strict=True)
    return mean((weight, one.capped) for weight, one in pairs if one.capped is not None)


def project_done(completions: Sequence[Completion], accepted: Sequence[bool]) -> Verdict:
    """Whether a project is done: every indicator met and accepted (`accepted` in their order)."""
    if not completions:
        return no("该项实事没有指标，不能认定完成。请先补充指标。")
    short = sum(not one.met for one in completions)
    waiting = sum(bool(one.met) and not taken for one, taken in _beside(completions, accepted))
    parts = [f"{short} 项指标未完成"] if short else []
    parts += [f"{waiting} 项指标未审定"] if waiting else []
    return no(f"共 {len(completions)} 项指标，{'，'.join(parts)}。") if parts else YES


def tally(projects: Iterable[tuple[Sequence[Completion], Sequence[bool]]]) -> Tally:
    """项目完成数 and 指标完成数; each project is its completions and which of them are accepted."""
    held = tuple(projects)
    done = [[bool(one.met) and taken for one, taken in _beside(*project)] for project in held]
    return Tally(
        projects=len(held),
        projects_done=sum(bool(project_done(*project)) for project in held),
        indicators=sum(map(len, done)),
        indicators_done=sum(map(sum, done)),
    )


def _beside(
    held: Sequence[Completion], accepted: Sequence[bool]
) -> Iterable[tuple[Completion, bool]]:
    return zip(held, accepted, strict=True)


def _cumulative(target: Target, actual: Actual, on: date) -> Completion:
    return _by_share(target, actual.value)


def _exact(target: Target, actual: Actual, on: date) -> Completion:
    """定数: more than was promised is done, and is pointed out."""
    return _by_share(target, actual.value, _excess(target, actual.value))


def _approximate(target: Target, actual: Actual, on: date) -> Completion:
    """约数: done from the target less its tolerance."""
    return _by_share(target, actual.value, f"容差 {percent_text(target.tolerance)}")


def _funds(target: Target, actual: Actual, on: date) -> Completion:
    """资金: the work value (完成投资) against the plan; arrived and paid are kept in `funds`."""
    return _by_share(target, actual.value, verb="完成投资")


def _rate(target: Target, actual: Actual, on: date) -> Completion:
    """比率: 已办数 over 应办数 as it stands today; 百分点 and 倍 have no denominator."""
    places, value = _PLACES.get(target.measure), actual.value
    if places is None or value is None:
        return _by_share(target, value)
    under = target.denominator if actual.denominator is None else actual.denominator
    if not under:
        lacking = "应办数为 0，暂无办理对象" if under == 0 else "未填应办数，不能计算比率"
        return Completion(None, None, None, lacking)
    note = f"已办 {amount_text(value)}，应办 {amount_text(under)}"
    if target.denominator is not None and target.denominator != under:
        note += f"，应办数由 {amount_text(target.denominator)} 更正"
    return _by_share(target, share(shifted(value, places), under), note)


def _physical(target: Target, actual: Actual, on: date) -> Completion:
    """形象进度: Σ weight · done ÷ Σ weight; a percentage without stages is not taken."""
    work = mean((stage.weight, stage.done) for stage in actual.stages)
    if work is None:
        return Completion(None, None, None, "未设形象进度阶段及权重，不能计算")
    parts = "、".join(f"{stage.name} {percent_text(stage.done)}" for stage in actual.stages)
    return _by_share(target, shifted(work, 2), f"按阶段加权：{parts}")


def _ceiling(target: Target, actual: Actual, on: date) -> Completion:
    """上限控制: kept or not, now; a range is kept up to its far end."""
    if actual.value is None or target.value is None:
        return _unknown(target)
    return _passed(target, actual.value, target.kept(actual.value))


def _floor(target: Target, actual: Actual, on: date) -> Completion:
    """下限标准: reached or not, without a share."""
    if actual.value is None or target.value is None:
        return _unknown(target)
    return _passed(target, actual.value, target.reached(actual.value))


def _maintain(target: Target, actual: Actual, on: date) -> Completion:
    """保持: judged at the latest day of checking; a check that failed before stays in the words."""
    readings = actual.readings or (() if actual.value is None else (Reading(on, actual.value),))
    latest = _latest(readings, date.min, on)
    if target.value is None or latest is None:
        return _unknown(target)
    checks = sorted(target.checks_on or (target.deadline_on or on,))
    due = [day for day in checks if day <= on]
    if not due:
        now = f"尚未到检查日 {day_text(checks[0])}，目前 {target.text(latest.value)}"
        return Completion(None, None, None, f"{now}，目标 {target.words}", latest.value)
    found = [_latest(readings, *span) for span in zip([date.min, *due], due, strict=False)]
    last, at = found[-1], day_text(due[-1])
    if last is None:
        return Completion(None, None, None, f"{at}应检查，未报", latest.value)
    failed = [day_text(day) for day, one in zip(due, found, strict=True) if not _kept(target, one)]
    judged = _passed(target, last.value, _kept(target, last))
    past = f"；未达标或未报的检查日：{'、'.join(failed)}" if failed else ""
    return Completion(None, None, judged.met, f"{at}检查：{judged.says}{past}", last.value)


def _milestone(target: Target, actual: Actual, on: date) -> Completion:
    """节点: reached or not by the end of the day, and how late."""
    reached, due = actual.reached_on, target.deadline_on
    if reached is None or reached > on:
        says = f"未达到，时限 {day_text(due)}" if due else "未达到"
        return Completion(Decimal(0), Decimal(0), False, says)
    late = (reached - due).days if due else 0
    says = f"{day_text(reached)}达到" + (f"，晚 {late} 天" if late > 0 else "")
    return Completion(ONE, ONE, True, says)


def _unquantified(target: Target, actual: Actual, on: date) -> Completion:
    """未量化: held by its stand-in; without one nothing can be said."""
    proxy, reported = measured_by(target, actual)
    if proxy is target:
        return Completion(None, None, None, "未量化，请确定可核对的代用指标")
    found = completion(proxy, reported, on)
    return replace(found, says=f"代用指标：{found.says}")


def _by_share(
    target: Target, value: Decimal | None, note: str = "", verb: str = "实际"
) -> Completion:
    whole = target.whole
    if value is None or whole is None:
        return _unknown(target)
    done = share(value, whole)
    if done is None:
        return Completion(None, None, None, "目标为 0，不能按比例计算，请改用上限控制或节点", value)
    met = target.reached(value)
    says = f"目标 {target.words}，{verb} {target.text(value)}，完成 {percent_text(done)}"
    says += f"，{'已完成' if met else '未完成'}" + (f"（{note}）" if note else "")
    return Completion(done, ONE if met else capped(done), met, says, value)


def _passed(target: Target, value: Decimal, met: bool) -> Completion:
    says = f"目标 {target.words}，实际 {target.text(value)}，{'达标' if met else '未达标'}"
    return Completion(None, None, met, says, value)


def _unknown(target: Target) -> Completion:
    lacks_target = target.whole is None and target.upper is None
    return Completion(None, None, None, "没有目标值，不能计算") if lacks_target else UNREPORTED


def _excess(target: Target, value: Decimal | None) -> str:
    if value is None or target.value is None or value <= target.value:
        return ""
    return f"比定数多 {target.text(value - target.value)}"


def _latest(readings: Iterable[Reading], after: date, until: date) -> Reading | None:
    held = [one for one in readings if after < one.on <= until]
    return max(held, key=lambda one: one.on, default=None)


def _kept(target: Target, reading: Reading | None) -> bool:
    return reading is not None and target.kept(reading.value)


Judge = Callable[[Target, Actual, date], Completion]

JUDGES: MappingProxyType[IndicatorType, Judge] = MappingProxyType(
    {
        IndicatorType.CUMULATIVE: _cumulative,
        IndicatorType.EXACT: _exact,
        IndicatorType.APPROXIMATE: _approximate,
        IndicatorType.CEILING: _ceiling,
        IndicatorType.FLOOR: _floor,
        IndicatorType.MAINTAIN: _maintain,
        IndicatorType.RATE: _rate,
        IndicatorType.MILESTONE: _milestone,
        IndicatorType.PHYSICAL: _physical,
        IndicatorType.FUNDS: _funds,
        IndicatorType.UNQUANTIFIED: _unquantified,
    }
)
