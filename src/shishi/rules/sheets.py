"""离线填报表 — the workbook that a unit takes along for one round: what stands on it and where.

Two tables: 表1 a row for each figure (each stage of works and each point has its own), 表2 a row
for the words of each project. A hidden key finds a row again in whatever order the rows come back,
a hidden mark tells whether it was touched. What came back is read in `rules.bringing`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from shishi.rules.digests import digest
from shishi.rules.fillings import Typed

DATA, WORDS, GUIDE = "表1 数据", "表2 文字", "填表说明"
KEY, MARK = "表内编号", "原填标记"  # the hidden columns
NUMBER, TITLE, FIGURE = "序号", "实事", "指标"
VALUE, DENOMINATOR, REMARK = "本期累计数", "应办数", "备注"
DATA_HEADS = (
    *(KEY, MARK, NUMBER, TITLE, FIGURE, "计量单位", "目标", "应完成", "上期累计"),
    *(VALUE, DENOMINATOR, REMARK),
)
TEXTS = {
    "progress": "本期进展",
    "problem": "存在问题",
    "coordination": "需协调事项",
    "next_step": "下一步打算",
    "no_change": "无变化原因",
    "remark": "说明",
    "forecast_on": "预计完成日期",
}
WORDS_HEADS = (KEY, MARK, NUMBER, TITLE, "页面版本", *TEXTS.values())
OPEN_HEADS = frozenset({VALUE, DENOMINATOR, REMARK, *TEXTS.values()})  # what is filled in
_SIGN, _EDITION = "离线填报表", "1"


@dataclass(frozen=True, slots=True)
class Stamp:
    """表号 — which territory, unit and round a workbook is of, and the projects on it."""

    territory: int
    unit: int
    round: int
    projects: tuple[int, ...]

    @property
    def text(self) -> str:
        """As it is written into the first cell of both tables."""
        projects = ",".join(map(str, self.projects))
        return f"{_SIGN} {_EDITION} {self.territory} {self.unit} {self.round} {projects}"


def stamp(text: str) -> Stamp | None:
    """The stamp that was written so; None for anything else."""
    sign, *rest = [*text.split(" "), ""]
    if sign != _SIGN or len(rest) != 6 or rest[0] != _EDITION:
        return None
    numbers = [*rest[1:4], *rest[4].split(",")]
    if not all(one.isascii() and one.isdecimal() and len(one) < 19 for one in numbers):
        return None
    territory, unit, round, *projects = map(int, numbers)
    return Stamp(territory, unit, round, tuple(projects))


@dataclass(frozen=True, slots=True)
class Line:
    """表1 的一行 — `stage` is the place of the stage of works, `point` the name of a point (点位);
    without either the indicator itself is told. `dated` where a day is filled in, `shared` where a
    denominator is; `parts` are the indicators it is the sum of, so nothing is filled in."""

    project: int
    indicator: int
    stage: int | None
    number: int
    title: str
    name: str
    measure: str
    target: str
    scheduled: Decimal | None
    last: str = ""
    value: str = ""
    denominator: str = ""
    dated: bool = False
    shared: bool = False
    point: str = ""
    parts: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """What finds the row again."""
        own = f"@{self.point}" if self.point else 0 if self.stage is None else self.stage + 1
        return f"{self.project}-{self.indicator}-{own}"

    @property
    def mark(self) -> str:
        """What tells whether the row was touched."""
        return self.marked(self.value, self.denominator, "")

    def marked(self, value: str, denominator: str, remark: str) -> str:
        """The mark of what is filled in; a sum is not."""
        return mark(("" if self.parts else value, denominator, remark))


@dataclass(frozen=True, slots=True)
class Passage:
    """表2 的一行 — the words of a project, in the order of `TEXTS`; `version` is that of the report
    on the page, 0 where nobody has begun; `changed` says who changed it when, `refusal` why nothing
    can be filled in now; `reasons` (code, place, words) answer questions of the checks already."""

    project: int
    number: int
    title: str
    version: int
    texts: tuple[str, ...]
    changed: str = ""
    refusal: str = ""
    reasons: tuple[tuple[str, str, str], ...] = ()

    @property
    def key(self) -> str:
        """What finds the row again, and says what it was filled in from."""
        return f"{self.project}-{self.version}"

    @property
    def mark(self) -> str:
        """What tells whether the row was touched."""
        return mark(self.texts)


@dataclass(frozen=True, slots=True)
class Blank:
    """一份离线填报表 — the stamp, the lines that say in words what it is of, both tables."""

    stamp: Stamp
    territory: str
    unit: str
    period: str
    due: str
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...]


def mark(texts: Sequence[str]) -> str:
    """A short digest of what is filled in; blanks around do not matter."""
    return digest("\x1f".join(one.strip() for one in texts).encode())[:16]


def lines_of(
    line: Line,
    stages: Sequence[str],
    points: Sequence[tuple[str, str]],
    told: Typed,
    last: Typed,
) -> tuple[Line, ...]:
    """The rows of one indicator with what is filled in: one for each stage of its works or each of
    its points (name and target), else one. `line` has the fields that do not depend on it."""
    if points:
        return _of_points(line, points, dict(told.points), dict(last.points))
    if stages:
        return tuple(
            replace(
                line,
                stage=place,
                name=f"{line.name}：{name}",
                measure="%",
                scheduled=None if place else line.scheduled,
                value=_at(told, place),
                last=_at(last, place),
            )
            for place, name in enumerate(stages)
        )
    if line.dated:
        measure, value, before = "达到日期", told.reached_on, last.reached_on
        return (replace(line, measure=measure, value=value, last=before, scheduled=None),)
    under = told.denominator if line.shared else ""
    return (replace(line, value=told.value, denominator=under, last=_of(last)),)


def _of_points(
    line: Line, points: Sequence[tuple[str, str]], now: Mapping[str, str], last: Mapping[str, str]
) -> tuple[Line, ...]:
    return tuple(
        replace(
            line,
            point=name,
            name=f"{line.name}：{name}",
            target=f"{target} {line.measure}".strip(),
            scheduled=None if place else line.scheduled,
            value=now.get(name, ""),
            last=last.get(name, ""),
        )
        for place, (name, target) in enumerate(points)
    )


def figures(told: Iterable[tuple[Line, str, str]]) -> dict[int, Typed]:
    """What the rows tell, each with its value and its denominator, by the key of the indicator;
    nothing of one that is the sum of others."""
    found: dict[int, Typed] = {}
    stages: dict[int, dict[int, str]] = {}
    points: dict[int, list[tuple[str, str]]] = {}
    for line, value, denominator in told:
        value = value.removesuffix("%") if line.measure == "%" else value
        if line.point:
            points.setdefault(line.indicator, []).append((line.point, value))
        elif line.stage is not None:
            stages.setdefault(line.indicator, {})[line.stage] = value
        elif line.dated:
            found[line.indicator] = Typed(reached_on=value)
        elif not line.parts:
            found[line.indicator] = Typed(value, denominator)
    for key, done in stages.items():
        found[key] = Typed(stages=tuple(done[place] for place in sorted(done)))
    for key, ones in points.items():
        found[key] = Typed(points=tuple(sorted(ones)))
    return found


def _of(last: Typed) -> str:
    return f"{last.value} / {last.denominator}" if last.denominator else last.value


def _at(told: Typed, place: int) -> str:
    return told.stages[place] if place < len(told.stages) else ""
