"""起草对象 — what a paper of each kind can be drawn up about: months, meetings, units that have not
reported, reports that were sent back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from shishi.queries import door, slots
from shishi.queries.composers import COMPOSERS
from shishi.records.models import Programme, Report, Stocktake
from shishi.rules.access import Actor
from shishi.rules.days import add_months, month_end
from shishi.rules.dispatches import Kind
from shishi.rules.reports import ReportState


@dataclass(frozen=True, slots=True)
class Matter:
    """对象 — `about` is its key where the kind is about one thing, `on` the day of its figures."""

    about: int | None
    on: date
    label: str

    @property
    def value(self) -> str:
        """As a form has it: 9.2026-09-30."""
        return f"{self.about or ''}.{self.on.isoformat()}"


def kinds() -> tuple[Kind, ...]:
    """The kinds that can be drawn up of a ledger; a correction is drawn up of what was issued."""
    return tuple(one for one in Kind if one in COMPOSERS and one in _MATTERS)


def matters(actor: Actor, programme: int, kind: Kind, on: date) -> tuple[Matter, ...]:
    """What a paper of the kind can be about, the latest first."""
    row = door.fetch(actor, Programme, programme)
    return tuple(_MATTERS[kind](actor, row, on)) if kind in _MATTERS else ()


def _months(_: Actor, row: Programme, on: date) -> Iterator[Matter]:
    first = (row.started_on or date(row.year, 1, 1)).replace(day=1)
    month = min(on, date(row.year, 12, 31)).replace(day=1)
    while month >= first:
        day = min(month_end(month), on)
        open_ = "，当月尚未终了" if day < month_end(month) else ""
        yield Matter(None, day, f"{day.year}年{day.month}月（截至{day.month}月{day.day}日{open_}）")
        month = add_months(month, -1)


def _meetings(actor: Actor, row: Programme, on: date) -> Iterator[Matter]:
    rows = door.visible(actor, Stocktake).filter(programme=row, held_on__lte=on)
    for one in rows.select_related("leader").order_by("-held_on", "leader__name"):
        day = one.held_on
        yield Matter(one.pk, day, f"{day.month}月{day.day}日{one.leader.name}同志调度会")


def _silent(actor: Actor, row: Programme, on: date) -> Iterator[Matter]:
    held: dict[int, list[slots.Slot]] = {}
    own = set(row.projects.values_list("pk", flat=True))
    for one in slots.missing(actor, on):
        if one.unit is not None and one.project in own:
            held.setdefault(one.unit, []).append(one)
    for unit, ones in held.items():
        yield Matter(unit, on, f"{ones[0].unit_name}（{len(ones)} 件逾期未报）")


def _returned(actor: Actor, row: Programme, on: date) -> Iterator[Matter]:
    rows = door.visible(actor, Report).filter(round__programme=row, state=ReportState.RETURNED)
    beside = ("round", "unit", "project")
    for one in rows.select_related(*beside).order_by("-round__starts_on", "project__number"):
        period = one.round.facts().period.label
        yield Matter(one.pk, on, f"{one.unit.name}　{period}　{one.project.title}")


_MATTERS: MappingProxyType[Kind, Callable[[Actor, Programme, date], Iterator[Matter]]] = (
    MappingProxyType(
        {
            Kind.BULLETIN: _months,
            Kind.REPORT: _months,
            Kind.MINUTES: _meetings,
            Kind.REMINDER: _silent,
            Kind.RETURN: _returned,
        }
    )
)
