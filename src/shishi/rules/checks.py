"""报数体检 — the checks of a report, run when it is handed in and again when it is collected.

A hard fault (必须改正) stops the report; every other one is a question (请核对) that a reason
answers, and the reason stays beside the figure.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from shishi.rules import doubts, faults, works
from shishi.rules.faults import EntryFacts
from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.works import WorksFacts


class Severity(StrEnum):
    """轻重."""

    HARD = "hard"
    ASK = "ask"

    @property
    def label(self) -> str:
        return {"hard": "必须改正", "ask": "请核对"}[self.value]


_HARD, _ASK = Severity.HARD, Severity.ASK

CODES: MappingProxyType[str, tuple[Severity, str]] = MappingProxyType(
    {
        "not_a_number": (_HARD, "不是数字"),
        "empty": (_HARD, "没有填数"),
        "negative": (_HARD, "小于零"),
        "future": (_HARD, "数据日期晚于今天"),
        "contradiction": (_HARD, "报无变化而数有变"),
        "decrease": (_HARD, "累计数减少"),
        "denominator": (_HARD, "应办数不大于零"),
        "over_physical": (_HARD, "形象进度超过 100%"),
        "over_whole": (_ASK, "已办数大于应办数"),
        "fell": (_ASK, "比率下降"),
        "rebased": (_ASK, "应办数变动"),
        "scale": (_ASK, "计量单位存疑"),
        "beyond": (_ASK, "超过目标"),
        "fraction": (_ASK, "应为整数"),
        "jump": (_ASK, "增幅过大"),
        "parts": (_ASK, "分项不等于合计"),
        "apart": (_ASK, "与资金报表、手续环节不一致"),
        "frozen": (_ASK, "数未变而说明有变"),
        "parrot": (_ASK, "与应完成数完全相同"),
        "ahead_of_today": (_HARD, "工程日期晚于今天"),
        "last_year": (_HARD, "完工早于本年"),
        "backwards": (_HARD, "完工早于开工"),
        "unpermitted": (_ASK, "早于施工许可证"),
    }
)  # code: severity and what the manual calls it; the code is the name of its function

_OF_FIGURES: tuple[Callable[[EntryFacts, Decimal, date], str], ...] = (
    faults.negative,
    faults.future,
    faults.contradiction,
    faults.decrease,
    faults.denominator,
    faults.over_physical,
    doubts.over_whole,
    doubts.fell,
    doubts.rebased,
    doubts.scale,
    doubts.beyond,
    doubts.fraction,
    doubts.jump,
    doubts.parts,
    doubts.apart,
    doubts.frozen,
    doubts.parrot,
)
_OF_SUMS = (faults.decrease, doubts.parts)  # all else is said of the parts
_OF_WORKS: tuple[Callable[[WorksFacts, date], str], ...] = (
    works.ahead_of_today,
    works.last_year,
    works.backwards,
    works.unpermitted,
)


@dataclass(frozen=True, slots=True)
class Check:
    """体检发现 — `where` is the key of the indicator, or of the project for its works."""

    severity: Severity
    code: str
    says: str
    where: str


def checks(*facts: EntryFacts | WorksFacts, on: date) -> tuple[Check, ...]:
    """Everything that is odd in the facts on the day of the report, in their order."""
    found = []
    for one in facts:
        said = _of_works(one, on) if isinstance(one, WorksFacts) else _of_figure(one, on)
        where = one.project if isinstance(one, WorksFacts) else one.indicator
        found += [Check(CODES[code][0], code, says, where) for code, says in said if says]
    return tuple(found)


def _of_figure(facts: EntryFacts, on: date) -> list[tuple[str, str]]:
    if facts.summed:
        value = facts.value
        return [] if value is None else [(one.__name__, one(facts, value, on)) for one in _OF_SUMS]
    if facts.value is None or not facts.value.is_finite():
        return [
            (faults.not_a_number.__name__, faults.not_a_number(facts)),
            (faults.empty.__name__, faults.empty(facts)),
        ]
    return [(one.__name__, one(facts, facts.value, on)) for one in _OF_FIGURES]


def _of_works(facts: WorksFacts, on: date) -> list[tuple[str, str]]:
    return [(one.__name__, one(facts, on)) for one in _OF_WORKS]


def unanswered(found: Iterable[Check], reasons: Mapping[tuple[str, str], str]) -> tuple[Check, ...]:
    """What still stands in the way: every hard fault, and each question without its reason.
    `reasons` are by code and place."""
    return tuple(
        one
        for one in found
        if one.severity is Severity.HARD or not reasons.get((one.code, one.where), "").strip()
    )


def may_submit(found: Iterable[Check], reasons: Mapping[tuple[str, str], str]) -> Verdict:
    """Whether the report may be handed in; a refusal names the gravest place first."""
    left = unanswered(found, reasons)
    hard = [one for one in left if one.severity is Severity.HARD]
    if hard:
        return no(f"有 {len(hard)} 处必须改正：{hard[0].says}", hard[0].where)
    if left:
        return no(f"有 {len(left)} 处请核对，属实的请写明原因：{left[0].says}", left[0].where)
    return YES
