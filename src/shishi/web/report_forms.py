"""填报表单 — the form of a report as a person sees it, line by line."""

from dataclasses import dataclass
from decimal import Decimal

from shishi.queries.report_figures import Figure
from shishi.queries.report_forms import Sheet
from shishi.rules.amounts import from_yuan
from shishi.rules.checks import Check, Severity
from shishi.rules.fillings import Filled
from shishi.rules.indicators import IndicatorType
from shishi.rules.inputs import Unfit, number
from shishi.rules.points import sums
from shishi.rules.progress import Standing
from shishi.rules.reports import NO_CHANGE_CAUSES, ReportState
from shishi.rules.shares import amount_text, percent_text, points_text
from shishi.rules.timings import Timeliness
from shishi.web.lights import KINDS
from shishi.web.report_fields import names, point_field, why

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


@dataclass(frozen=True, slots=True)
class Asked:
    """请核对 — a question of the checks with the field for its answer."""

    name: str
    says: str
    answer: str


@dataclass(frozen=True, slots=True)
class PointField:
    """点位 — one point on the form: the name of its field, what is typed in it, its target and
    what was accepted last; `wrong` where the words are no number."""

    field: str
    name: str
    words: str
    target: str
    last: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator on the form; `bar` and `plan` are shares of the target in hundredths, None
    where nothing can be drawn; `planned` is the amount due by the day; `mark` and `word` are those
    of the light the figure would have, or `mark` that of what is wrong with it; `together` says
    what its points or its parts add up to, `known` what another page tells."""

    figure: Figure
    names: tuple[str, str, str]
    stages: tuple[tuple[str, str, str, str], ...]
    last: str
    bar: str | None
    plan: str | None
    planned: str
    mark: str
    word: str
    says: str
    faults: tuple[str, ...]
    asked: tuple[Asked, ...]
    points: tuple[PointField, ...]
    together: str
    known: str

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


def rows(sheet: Sheet) -> tuple[Row, ...]:
    """The indicators as the form shows them."""
    return tuple(row(one, sheet.words) for one in sheet.figures)


def row(one: Figure, words: Filled) -> Row:
    """One indicator with its bar, its sentence and its checks."""
    hard = tuple(check.says for check in one.checks if check.severity is Severity.HARD)
    asked = tuple(_asked(check, words) for check in one.checks if check.severity is Severity.ASK)
    says = _sentence(one.standing, one)
    light = one.light if one.standing.share is not None else None
    mark, word = (KINDS[light], light.word) if light else ("none", "")
    if hard or any(not ask.answer for ask in asked):
        mark, word = "late" if hard else "warn", ""
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
        word,
        says,
        hard,
        asked,
        _points(one),
        _together(one),
        _known(one),
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


def _points(one: Figure) -> tuple[PointField, ...]:
    typed, last = dict(one.fields.points), dict(one.last.points)
    return tuple(
        PointField(
            point_field(one, point.name),
            point.name,
            typed.get(point.name, ""),
            _amount(point.target, one),
            last.get(point.name, ""),
            bool(typed.get(point.name)) and not _is_number(typed[point.name]),
        )
        for point in one.points
    )


def _together(one: Figure) -> str:
    """合计 27.5 公里（5 个点位，1 个未报）; nothing where a point is no number yet. Of what is
    nothing but its parts 1 个分项未填."""
    if one.parts:
        return f"{one.silent} 个分项未填" if one.silent else ""
    told = sums(one.points)
    if not one.points or any(field.wrong for field in _points(one)):
        return ""
    silent = f"，{told.unreported} 个未报" if told.unreported else ""
    value = "未报" if told.actual is None else f"{_amount(told.actual, one)} {one.measure}".strip()
    return f"合计 {value}（{told.points} 个点位{silent}）"


def _known(one: Figure) -> str:
    """资金报表截至2026年9月30日的完成投资为 650 万元，已填入。"""
    found = one.elsewhere
    if found is None:
        return ""
    actual = one.standing.actual
    if found.value is not None:
        taken = actual == found.value
    else:
        day = found.reached_on
        taken = day is not None and one.fields.reached_on == day.isoformat()
    return f"{found.says}{'，已填入' if taken else ''}。"


def _is_number(words: str) -> bool:
    try:
        number(words)
    except Unfit:
        return False
    return True


def _sentence(standing: Standing, one: Figure) -> str:
    """本期 +1.75，完成 80%，与序时一致."""
    if standing.share is None:
        return "尚未填数" if standing.actual is None else standing.says
    parts = []
    if one.step is not None and one.kind is not IndicatorType.PHYSICAL:
        sign = "+" if one.step > 0 else "−"
        step = _amount(abs(one.step), one)
        parts.append(f"本期 {sign}{step}" if one.step else "与上期相同")
    if standing.points is None or standing.basis is None:
        return "，".join([*parts, standing.says])
    gap = points_text(standing.points)
    parts.append(f"完成 {percent_text(standing.share)}")
    parts.append(gap if gap.startswith("与") else f"比序时{gap}")
    return "，".join(parts)


def _asked(check: Check, words: Filled) -> Asked:
    answer = words.reasons.get((check.code, check.where), "")
    return Asked(why(check.code, check.where), check.says, answer)


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


def _at(words: tuple[str, ...], place: int) -> str:
    return words[place] if place < len(words) else ""
