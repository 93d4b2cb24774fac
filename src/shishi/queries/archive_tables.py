"""归档数据表 — the facts of a programme as tables: which rows, which columns, what each means.

A row belongs to the archive of a month once it was entered by the month's end. What changes later
(a state, an end) is told as it was then, so an archive made again is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    F,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.utils.timezone import get_current_timezone

from shishi.papers import archive
from shishi.queries import door
from shishi.queries.archive_columns import COLUMNS, Column
from shishi.records.models import (
    Assignment,
    Decision,
    DecisionStep,
    Dispatch,
    DispatchStep,
    Exemption,
    Extension,
    FundsStatement,
    Indicator,
    Matter,
    MatterStep,
    Node,
    Observation,
    Programme,
    Project,
    Rating,
    Report,
    ReportStep,
    Round,
    Stocktake,
    Stop,
)
from shishi.rules.access import Actor
from shishi.rules.days import end_of, month_end
from shishi.rules.funds import Amounts, Funds
from shishi.rules.plain import from_plain
from shishi.rules.reports import ReportState

_PIECE = 1000  # rows that are fetched at once


@dataclass(frozen=True, slots=True)
class Source:
    """一张表的来处 — the rows of `table`; the way to their programme; when a row was entered, empty
    for what the plan has; their order."""

    table: type[Model]
    programme: str
    entered: str
    order: tuple[str, ...]


SOURCES: dict[str, Source] = {
    "实事": Source(Project, "programme", "", ("number",)),
    "责任": Source(Assignment, "project__programme", "confirmed_at", ("project__number", "number")),
    "指标": Source(Indicator, "project__programme", "", ("project__number", "number")),
    "分月目标": Source(
        Node,
        "schedule__indicator__project__programme",
        "schedule__set_at",
        ("schedule__indicator__project__number", "schedule__indicator__number", "schedule", "on"),
    ),
    "实绩": Source(Observation, "indicator__project__programme", "entered_at", ("pk",)),
    "报送期": Source(Round, "programme", "opened_at", ("starts_on",)),
    "报送": Source(Report, "round__programme", "begun_at", ("round__starts_on", "project__number")),
    "报送经过": Source(ReportStep, "report__round__programme", "at", ("pk",)),
    "延期": Source(Extension, "round__programme", "granted_at", ("pk",)),
    "亮灯": Source(Rating, "project__programme", "rated_at", ("on", "project__number", "pk")),
    "正当理由": Source(Exemption, "project__programme", "entered_at", ("pk",)),
    "资金": Source(FundsStatement, "project__programme", "entered_at", ("pk",)),
    "停滞": Source(Stop, "project__programme", "entered_at", ("pk",)),
    "调度会": Source(Stocktake, "programme", "entered_at", ("held_on", "pk")),
    "议定事项": Source(Decision, "project__programme", "entered_at", ("pk",)),
    "议定事项办理": Source(DecisionStep, "decision__project__programme", "at", ("pk",)),
    "需协调事项": Source(Matter, "project__programme", "entered_at", ("pk",)),
    "需协调事项办理": Source(MatterStep, "matter__project__programme", "at", ("pk",)),
    "发文": Source(Dispatch, "programme", "", ("issued_on", "pk")),
}


def tables(actor: Actor, programme: Programme, month: date) -> Iterator[archive.Table]:
    """Every table, with its rows as known at the end of the month."""
    until = end_of(month_end(month), get_current_timezone())
    for name, source in SOURCES.items():
        columns = COLUMNS[name]
        yield archive.Table(
            name,
            tuple(archive.Column(each.head, each.says) for each in columns),
            _Rows(actor, programme, source, columns, month, until),
        )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table, from the first each time they are asked for."""

    actor: Actor
    programme: Programme
    source: Source
    columns: tuple[Column, ...]
    month: date
    until: datetime

    def __call__(self) -> Iterator[tuple[Any, ...]]:
        fields = dict.fromkeys(one.field for one in self.columns)
        for row in self._held().values_list(*fields).iterator(chunk_size=_PIECE):
            held = dict(zip(fields, row, strict=True))
            if self.source.table is FundsStatement:
                yield from self._money(held)
            else:
                yield tuple(_shown(one, held[one.field]) for one in self.columns)

    def _held(self) -> QuerySet[Any]:
        one = self.source
        rows = door.visible(self.actor, one.table).filter(**{one.programme: self.programme})
        if one.entered:
            rows = rows.filter(**{f"{one.entered}__lte": self.until})
        if one.table in (Rating, Dispatch):
            day = "on" if one.table is Rating else "issued_on"
            last = month_end(self.month)
            rows = rows.filter(**{f"{day}__gte": self.month, f"{day}__lte": last})
        return rows.annotate(**_then(one.table, self.until)).order_by(*one.order)

    def _money(self, held: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        """A line for each source of the money, and one of what is not told by source."""
        told = from_plain(Funds, held["body"])
        parts = [(one.level.label, one.amounts) for one in told.lines]
        if told.built is not None or not parts:
            parts.append(("合计", Amounts(built=told.built)))
        for name, amounts in parts:
            spread = iter((name, *amounts))
            yield tuple(
                next(spread) if one.field == "body" else _shown(one, held[one.field])
                for one in self.columns
            )


def _shown(column: Column, value: Any) -> Any:
    """The value as the table has it; a moment in the time of the county."""
    if isinstance(value, datetime):
        return value.astimezone(get_current_timezone())
    return column.shown(value) if column.shown else value


def _then(table: type[Model], until: datetime) -> dict[str, Combinable]:
    """What has changed since, as it was at the moment."""
    if table is Assignment:
        return {"ended_then": Case(When(ended_at__lte=until, then=F("ends_before")), default=None)}
    if table is Report:
        steps = ReportStep.objects.filter(report=OuterRef("pk"), at__lte=until).order_by("-pk")
        state = Subquery(steps.values("state")[:1])
        told = {
            f"{name}_then": Case(
                When(state_then=ReportState.ACCEPTED, then=F(name)),
                default=Value(""),
                output_field=TextField(),
            )
            for name in ("progress", "problem", "coordination", "next_step", "remark")
        }
        return {"state_then": state, **told}
    if table is Dispatch:
        taken = DispatchStep.objects.filter(dispatch=OuterRef("pk"), at__lte=until)
        return {"state_then": Subquery(taken.order_by("-pk").values("state")[:1])}
    return {}
