"""填报表单 — the fields of a report: how they are named, what came back in them, how they look."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shishi.queries.report_forms import Figure, Sheet
from shishi.rules.amounts import from_yuan
from shishi.rules.checks import CODES, Check, Severity
from shishi.rules.fillings import LONGEST, Filled, Typed
from shishi.rules.indicators import IndicatorType
from shishi.rules.progress import Standing
from shishi.rules.reports import NO_CHANGE_CAUSES, NoChange, ReportState
from shishi.rules.shares import amount_text, percent_text, points_text
from shishi.rules.timings import Timeliness

TEXTS = (
    ("progress", "本期进展", "干了什么、到了哪一步"),
    ("problem", "存在问题", "没有问题可不填"),
    ("coordination", "需协调事项", "请谁协调、协调什么"),
    ("next_step", "下一步打算", ""),
)
CAUSES = tuple((cause.value, says) for cause, says in NO_CHANGE_CAUSES.items())
STATE_MARKS = {
    ReportState.DRAFT: "none",
    ReportState.SUBMITTED: "warn",
    ReportState.APPROVED: "on",
    ReportState.ACCEPTED: "done",
    ReportState.RETURNED: "late",
}
TIME_MARKS = {
    Timeliness.NOT_OPEN: "none",
    Timeliness.OPEN: "none",
    Timeliness.ON_TIME: "on",
    Timeliness.LATE: "warn",
    Timeliness.MISSING: "late",
}
_WHY = "why-"  # fields that answer a check: why-beyond-12


@dataclass(frozen=True, slots=True)
class Asked:
    """请核对 — a question of the checks with the field for its answer."""

    name: str
    says: str
    answer: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator on the form; `bar` and `plan` are shares of the target in hundredths, None
    where nothing can be drawn; `planned` is the amount due by the day; `mark` the shape of
    `says`."""

    figure: Figure
    names: tuple[str, str, str]
    stages: tuple[tuple[str, str, str, str], ...]
    last: str
    bar: str | None
    plan: str | None
    planned: str
    mark: str
    says: str
    faults: tuple[str, ...]
    asked: tuple[Asked, ...]

    @property
    def worded(self) -> bool:
        """未量化: there is nothing to type."""
        return self.figure.kind is IndicatorType.UNQUANTIFIED

    @property
    def dated(self) -> bool:
        """节点: a day is typed."""
        return self.figure.kind is IndicatorType.MILESTONE

    @property
    def with_denominator(self) -> bool:
        """比率 of so many out of so many."""
        return self.figure.kind is IndicatorType.RATE and self.figure.measure in ("%", "‰")


def filled(posted: Mapping[str, str], sheet: Sheet) -> Filled:
    """What a person typed, word for word."""
    act = posted.get("act", "")
    cause = posted.get("cause", "")
    known = cause in {one.value for one in NoChange}
    return Filled(
        figures={one.indicator: typed(posted, one) for one in sheet.figures},
        progress=_text(posted, "progress"),
        problem=_text(posted, "problem"),
        coordination=_text(posted, "coordination"),
        next_step=_text(posted, "next_step"),
        no_change=NoChange(cause) if act == "unchanged" and known else None,
        remark=_text(posted, "remark"),
        forecast_on=posted.get("forecast_on", "").strip(),
        reasons={
            (name[len(_WHY) :].rpartition("-")[0], name.rpartition("-")[2]): words[:LONGEST]
            for name, words in posted.items()
            if name.startswith(_WHY) and name[len(_WHY) :].rpartition("-")[0] in CODES
        },
    )


def typed(posted: Mapping[str, str], one: Figure) -> Typed:
    """The fields of one indicator."""
    value, under, reached = names(one)
    return Typed(
        posted.get(value, "").strip(),
        posted.get(under, "").strip(),
        posted.get(reached, "").strip(),
        tuple(
            posted.get(f"s-{one.indicator}-{place}", "").strip() for place in range(len(one.stages))
        ),
    )


def names(one: Figure) -> tuple[str, str, str]:
    """The names of its fields: value, denominator, day."""
    return f"v-{one.indicator}", f"d-{one.indicator}", f"r-{one.indicator}"


def rows(sheet: Sheet) -> tuple[Row, ...]:
    """The indicators as the form shows them."""
    return tuple(row(one, sheet.words) for one in sheet.figures)


def row(one: Figure, words: Filled) -> Row:
    """One indicator with its bar, its sentence and its checks."""
    hard = tuple(check.says for check in one.checks if check.severity is Severity.HARD)
    asked = tuple(_asked(check, words) for check in one.checks if check.severity is Severity.ASK)
    mark, says = _sentence(one.standing, one)
    if hard:
        mark = "late"
    elif any(not ask.answer for ask in asked):
        mark = "warn"
    done = (*one.fields.stages, *("" for _ in one.stages))
    return Row(
        one,
        names(one),
        tuple(
            (f"s-{one.indicator}-{place}", name, done[place], _at(one.last.stages, place))
            for place, name in enumerate(one.stages)
        ),
        _last(one),
        _hundredths(one.standing.share),
        _hundredths(one.standing.scheduled_share),
        _amount(one.standing.scheduled, one) if one.standing.basis else "",
        mark,
        says,
        hard,
        asked,
    )


@dataclass(frozen=True, slots=True)
class Works:
    """What is said of the works of a project beside its figures (工程)."""

    faults: tuple[str, ...]
    asked: tuple[Asked, ...]


def works(sheet: Sheet) -> Works:
    """The checks of the works."""
    hard = (one.says for one in sheet.works if one.severity is Severity.HARD)
    asks = (_asked(one, sheet.words) for one in sheet.works if one.severity is Severity.ASK)
    return Works(tuple(hard), tuple(asks))


def _sentence(standing: Standing, one: Figure) -> tuple[str, str]:
    """本期 +1.75，完成 80%，与序时一致."""
    if standing.share is None:
        return "none", "尚未填数" if standing.actual is None else standing.says
    parts = []
    if one.step is not None and one.kind is not IndicatorType.PHYSICAL:
        sign = "+" if one.step > 0 else "−"
        step = _amount(abs(one.step), one)
        parts.append(f"本期 {sign}{step}" if one.step else "与上期相同")
    if standing.points is None:
        return "none", "，".join([*parts, standing.says])
    behind = standing.points < 0
    if standing.basis is None:
        return ("late" if behind else "on"), "，".join([*parts, standing.says])
    gap = points_text(standing.points)
    parts.append(f"完成 {percent_text(standing.share)}")
    parts.append(gap if gap.startswith("与") else f"比序时{gap}")
    return ("warn" if behind else "on"), "，".join(parts)


def _asked(check: Check, words: Filled) -> Asked:
    answer = words.reasons.get((check.code, check.where), "")
    return Asked(f"{_WHY}{check.code}-{check.where}", check.says, answer)


def _amount(value: Decimal | None, one: Figure) -> str:
    """The number in the measure of the field."""
    if value is None:
        return ""
    return amount_text(from_yuan(value, "万元") if one.measure == "万元" else value)


def _last(one: Figure) -> str:
    """The accepted figure beside the field; empty where there is none."""
    last = one.last
    if last.stages or last.reached_on:
        return last.reached_on
    return f"{last.value} / {last.denominator}" if last.denominator else last.value


def _hundredths(share: Decimal | None) -> str | None:
    if share is None:
        return None
    return f"{min(max(share, Decimal(0)), Decimal(1)) * 100:.2f}"


def _text(posted: Mapping[str, str], name: str) -> str:
    return posted.get(name, "").replace("\r\n", "\n").strip()


def _at(words: tuple[str, ...], place: int) -> str:
    return words[place] if place < len(words) else ""
