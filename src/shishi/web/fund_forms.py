"""资金表单 — the fields of a statement of funds: how they are named, what came back in them.

Amounts are typed in the measure chosen on top, 万元 unless another is, and are kept in yuan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shishi.queries.statements import FundsPage
from shishi.rules import inputs
from shishi.rules.amounts import from_yuan, number_text, to_yuan
from shishi.rules.funds import Amounts, Funds, Level, Line, by_level
from shishi.rules.inputs import Unfit
from shishi.rules.lifecycle import Verdict
from shishi.rules.statements import Told

COLUMNS = ("计划", "下达", "到位", "拨付", "完成投资")
WHOLE = (
    ("built", "完成投资", "分不清来源时填全项目的数；分来源填了的不必填。"),
    ("estimate", "投资估算", "可行性研究批复的数。"),
    ("budget", "投资概算", "初步设计批复的数。"),
)
SCALES = ("万元", "元", "亿元")


@dataclass(slots=True)
class Typed:
    """What the form holds, word for word, what it comes to, and what is said of it; `errors` by
    the name of the field."""

    told: Told
    version: int
    cells: dict[str, str]
    as_of: str
    scale: str = SCALES[0]
    reason: str = ""
    says: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    def refuse(self, verdict: Verdict) -> None:
        """What the deed said, at its field."""
        self.says = verdict.says
        if verdict.where:
            self.errors[verdict.where] = verdict.says


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount to type."""

    name: str
    label: str
    value: str
    error: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source with its five amounts; `held` where it has any."""

    label: str
    cells: tuple[Cell, ...]
    held: bool


def stored(found: FundsPage, on: date) -> Typed:
    """The form as it opens: with what was told last, here or in a report."""
    last = found.money.told.funds if found.money else Funds()
    cells = {
        f"{level}-{place}": _words(amount)
        for level, amounts in by_level(last).items()
        for place, amount in enumerate(amounts)
    }
    cells |= {name: _words(getattr(last, name)) for name, _, _ in WHOLE}
    if found.reported and all(line.amounts.built is None for line in last.lines):
        cells["built"] = _words(found.reported.value)
    return Typed(Told(on, last), found.version, cells, on.isoformat())


def read(posted: Mapping[str, str], on: date) -> Typed:
    """What a person typed; a number or a day that cannot be read is told at its field."""
    names = [f"{level}-{place}" for level in Level for place in range(len(COLUMNS))]
    names += [name for name, _, _ in WHOLE]
    cells = {name: posted.get(name, "").strip() for name in names}
    scale = posted.get("scale", "")
    version = posted.get("version", "")
    typed = Typed(
        Told(on, Funds()),
        int(version) if version.isdecimal() else 0,
        cells,
        posted.get("as_of", "").strip(),
        scale if scale in SCALES else SCALES[0],
        posted.get("reason", "").replace("\r\n", "\n").strip(),
    )
    typed.told = Told(_day(typed, on), _funds(typed))
    if typed.errors:
        typed.says = f"有 {len(typed.errors)} 处不能识别，没有保存。请按提示修改。"
    return typed


def sources(typed: Typed) -> tuple[list[Source], list[Source]]:
    """The sources that have amounts, and the others."""
    every = [
        Source(
            level.label,
            tuple(_cell(typed, f"{level}-{place}", name) for place, name in enumerate(COLUMNS)),
            any(typed.cells.get(f"{level}-{place}") for place in range(len(COLUMNS))),
        )
        for level in Level
    ]
    return [one for one in every if one.held], [one for one in every if not one.held]


def wholes(typed: Typed) -> list[Cell]:
    """The amounts of the whole project."""
    return [_cell(typed, name, label, help) for name, label, help in WHOLE]


def _cell(typed: Typed, name: str, label: str, help: str = "") -> Cell:
    return Cell(name, label, typed.cells.get(name, ""), typed.errors.get(name, ""), help)


def _funds(typed: Typed) -> Funds:
    held = {
        level: Amounts(*(_yuan(typed, f"{level}-{place}") for place in range(len(COLUMNS))))
        for level in Level
    }
    lines = tuple(Line(level, one) for level, one in held.items() if one != Amounts())
    whole = {name: _yuan(typed, name) for name, _, _ in WHOLE}
    return Funds(lines=lines, **whole)


def _yuan(typed: Typed, name: str) -> Decimal | None:
    words = typed.cells[name]
    if not words:
        return None
    try:
        if words[-1] in "万亿元":
            raise Unfit(f"单位已选“{typed.scale}”，请只填数字。")
        return to_yuan(inputs.number(words), typed.scale)
    except Unfit as unfit:
        typed.errors[name] = unfit.says
        return None


def _day(typed: Typed, on: date) -> date:
    try:
        return inputs.day(typed.as_of)
    except Unfit as unfit:
        typed.errors["as_of"] = unfit.says
        return on


def _words(yuan: Decimal | None) -> str:
    return "" if yuan is None else number_text(from_yuan(yuan, SCALES[0]))
