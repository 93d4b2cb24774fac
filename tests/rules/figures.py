"""The facts that a row of the tables of faults and doubts stands for."""

from datetime import date
from decimal import Decimal

from shishi.rules.amounts import Bound
from shishi.rules.chains import StepFacts
from shishi.rules.elsewhere import Amount, Elsewhere, of_money, of_step
from shishi.rules.faults import EntryFacts, Past
from shishi.rules.funds import Funds
from shishi.rules.indicators import IndicatorType
from shishi.rules.inputs import Unfit, number
from shishi.rules.reports import NO_CHANGE_CAUSES
from shishi.rules.works import WorksFacts

ON = date(2026, 4, 2)
BOUNDS = {
    "以上": Bound.AT_LEAST,
    "多于": Bound.MORE_THAN,
    "约": Bound.ABOUT,
    "以内": Bound.AT_MOST,
    "低于": Bound.LESS_THAN,
}
CAUSES = {label: cause for cause, label in NO_CHANGE_CAUSES.items()}


def numbers(cell: str) -> list[Decimal]:
    return [Decimal(one) for one in cell.split("、") if one]


def points(cell: str) -> tuple:
    """甲村 30、乙村 未报."""
    pairs = (one.split() for one in cell.split("、") if one)
    return tuple((name, None if words == "未报" else Decimal(words)) for name, words in pairs)


def facts_of(kind: IndicatorType, measure: str, before: str, typed: str, other: str) -> EntryFacts:
    """The row as facts, read as the form reads it."""
    said = dict(one.partition("：")[::2] for one in other.split("；") if one)
    plans = numbers(said.get("以前各期应完成", "")) or [None] * 9
    base = numbers(said.get("上期应办数", "")) or [None]
    past = tuple(
        Past(value, plan, "正在施工", base[0], points(said.get("上期点位", "")))
        for value, plan in zip(numbers(before), plans, strict=False)
    )
    try:
        value = number(typed) if typed else None
    except Unfit:
        value = None
    return EntryFacts(
        "e1",
        "供水管网",
        kind,
        measure,
        value,
        date.fromisoformat(said.get("数据日期", "2026-03-31")),
        typed,
        denominator=one_of(said, "应办数"),
        target=one_of(said, "目标"),
        bound=BOUNDS.get(said.get("目标口径", ""), Bound.EXACT),
        upper=one_of(said, "目标上限"),
        scheduled=one_of(said, "应完成"),
        steepest=one_of(said, "分月目标最大一期"),
        periods=int(said.get("覆盖期数", "1")),
        counted="按整数计" in said,
        parts=tuple(numbers(said.get("分项", ""))),
        part_targets=tuple(numbers(said.get("分项目标", ""))),
        elsewhere=elsewhere_of(said),
        points=points(said.get("点位", "")),
        remark=said.get("说明", ""),
        cause=CAUSES[said["无变化"]] if "无变化" in said else None,
        past=past,
    )


def elsewhere_of(said: dict[str, str]) -> Elsewhere | None:
    """资金报表：2026-03-20 1500000 · 环节办结：2026-03-28."""
    if "资金报表" in said:
        on, value = said["资金报表"].split()
        return of_money(date.fromisoformat(on), Funds(built=Decimal(value)), Amount.BUILT)
    if "环节办结" in said:
        step = StepFacts("accept", done_on=date.fromisoformat(said["环节办结"]))
        return of_step(step, "竣工验收", ON)
    return None


def one_of(said: dict[str, str], name: str) -> Decimal | None:
    return Decimal(said[name]) if name in said else None


def works_of(row: tuple) -> WorksFacts:
    """A row of the table of works as facts."""
    started, finished, permitted = row[:3]
    days = [one if isinstance(one, date) else None for one in (started, finished, permitted)]
    return WorksFacts("p1", ON.year, *days, permitted == "应办未办")
