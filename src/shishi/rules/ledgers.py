"""总台账 — the master ledger as rows and columns; computed from facts, never typed in.

One row for each figure of each task item (domain paper §3.6: the union of the columns that
real ledgers use, as far as a plan alone can fill them). Money is held in yuan and shown in
万元 with the precision of its source; a rate (500元/户) is a standard, not funds, and stands
in the target column.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum

from shishi.rules.advances import NOT_KNOWN, UNTOLD, Reached, Told
from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType

Plain = str | int | bool | None

NOT_QUANTIFIED = "未提出量化指标"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFacts:
    """指标 — one promised figure of a project.

    `task` is the clause it stands in (分项), `subject` what is measured. Money is in yuan with
    measure 元; `per` is the base of a rate (户, 人·月). `part_of` is the place, among the targets
    of the same project, of the total that this 其中 part belongs to. `place` and `quote` say
    where in the document it was read.
    """

    value: Decimal
    measure: str
    task: str = ""
    subject: str = ""
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    kind: IndicatorType = IndicatorType.CUMULATIVE
    money: bool = False
    per: str = ""
    part_of: int | None = None
    place: str = ""
    quote: str = ""
    actual: Decimal | None = None
    share: Decimal | None = None
    scheduled_share: Decimal | None = None
    reached: Reached = NOT_KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFacts:
    """实事 — one project with everything its ledger rows say.

    `number` counts the projects of the ledger from 1; `ordinal` is as written (（一）).
    `deadline_on` is the last day allowed; `presumed` (推定) says that the document gives none
    and the year's end stands in for it; `deadline_text` are the document's own words.
    """

    number: int
    title: str
    ordinal: str = ""
    tasks: tuple[str, ...] = ()
    targets: tuple[TargetFacts, ...] = ()
    sponsors: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    supporting_units: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    deadline_on: date | None = None
    deadline_text: str = ""
    presumed: bool = False
    place: str = ""
    status: str = ""
    report: str = ""
    told: Told = UNTOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the ledger; `funds` is in 万元, every other number in its own measure.

    `upper` is the far end of a range, of the funds where the line is about money. From `actual` on
    it says how far the line has come, shares as fractions; all of it empty for a plan alone.
    """

    number: int
    ordinal: str
    title: str
    task: str
    indicator: str
    bound: Bound
    target: Decimal | None
    upper: Decimal | None
    measure: str
    kind: IndicatorType
    funds: Decimal | None
    sponsors: str
    lead_units: str
    responsible_units: str
    supporting_units: str
    officers: str
    deadline_on: date | None
    deadline_text: str
    presumed: bool
    source: str
    actual: Decimal | None = None
    share: Decimal | None = None
    scheduled_share: Decimal | None = None
    status: str = ""
    report: str = ""
    reached: Reached = NOT_KNOWN
    told: Told = UNTOLD


class Shape(StrEnum):
    """How a column is set: words to the left, numbers to the right, marks in the middle."""

    WORDS = "words"
    MARK = "mark"
    NUMBER = "number"
    DAY = "day"


def rows(projects: Iterable[ProjectFacts]) -> tuple[Row, ...]:
    """The ledger of `projects` in their order. A task without a figure keeps a row of its own,
    so nothing that was promised drops out."""
    return tuple(row for project in projects for row in _of_project(project))


def as_values(row: Row) -> dict[str, Plain]:
    """The row as plain values: numbers as exact decimal words, days as 2026-12-31. What was told
    stands beside the rest."""
    own = [field.name for field in fields(row) if field.name not in ("reached", "told")]
    return {
        name: _plain(getattr(part, name))
        for part, names in (
            (row, own),
            (row.reached, [field.name for field in fields(row.reached)]),
            (row.told, [field.name for field in fields(row.told)]),
        )
        for name in names
    }


def ten_thousands(yuan: Decimal) -> Decimal:
    """万元 out of yuan, exact to the last digit, with the zeros of the source: 12000000.00 is
    1200.00."""
    exact = Context(prec=len(yuan.as_tuple().digits) + 8)
    return exact.divide(yuan, Decimal(10000))


def funds(projects: Iterable[ProjectFacts]) -> Decimal:
    """The money the document names, in yuan: totals only, without rates and 其中 parts."""
    return sum(
        (
            target.value
            for project in projects
            for target in project.targets
            if target.money and not target.per and target.part_of is None
        ),
        Decimal(0),
    )


def _of_project(project: ProjectFacts) -> list[Row]:
    bare = _bare(project)
    told = {target.task for target in project.targets}
    lines = [_of_target(bare, project, target) for target in project.targets]
    lines += [replace(bare, task=task) for task in project.tasks if task not in told]
    order = {task: place for place, task in enumerate(project.tasks)}
    return sorted(lines, key=lambda row: order.get(row.task, -1)) or [bare]


def _of_target(bare: Row, project: ProjectFacts, target: TargetFacts) -> Row:
    is_fund = target.money and not target.per
    name = target.subject or ("资金" if is_fund else target.quote)
    upper = ten_thousands(target.upper) if is_fund and target.upper else target.upper
    return replace(
        bare,
        task=target.task,
        indicator=name if target.part_of is None else f"其中：{name}",
        bound=target.bound,
        target=None if is_fund else target.value,
        upper=upper,
        measure="" if is_fund else _measure(target),
        kind=target.kind,
        funds=ten_thousands(target.value) if is_fund else None,
        source=_source(target.place or project.place, target.quote),
        actual=ten_thousands(target.actual) if is_fund and target.actual else target.actual,
        share=target.share,
        scheduled_share=target.scheduled_share,
        reached=target.reached,
    )


def _measure(target: TargetFacts) -> str:
    return f"{target.measure}/{target.per}" if target.per else target.measure


def _source(place: str, quote: str) -> str:
    words = " ".join(quote.split())
    return f"{place} “{words}”".strip() if words else place


def _bare(project: ProjectFacts) -> Row:
    """The row of a project before any figure: what is promised without a number."""
    return Row(
        number=project.number,
        ordinal=project.ordinal,
        title=project.title,
        task="",
        indicator=NOT_QUANTIFIED,
        bound=Bound.EXACT,
        target=None,
        upper=None,
        measure="",
        kind=IndicatorType.UNQUANTIFIED,
        funds=None,
        sponsors=_listed(project.sponsors),
        lead_units=_listed(project.lead_units),
        responsible_units=_listed(project.responsible_units),
        supporting_units=_listed(project.supporting_units),
        officers=_listed(project.officers),
        deadline_on=project.deadline_on,
        deadline_text=project.deadline_text,
        presumed=project.presumed,
        source=project.place,
        status=project.status,
        report=project.report,
        told=project.told,
    )


def _plain(value: Plain | Decimal | date) -> Plain:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _listed(names: Sequence[str]) -> str:
    return "、".join(names)
