"""资金报表 — the money of one project with everything that was told of it, and that of all projects
of a programme side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from shishi.queries import door, elsewhere, funds, report_books
from shishi.records.models import FundsStatement, Programme, Project
from shishi.rules.access import Actor, Subject, may
from shishi.rules.elsewhere import Amount
from shishi.rules.funds import Alert, Amounts, Ratios, alerts, gaps, ratios, summed, together
from shishi.rules.lifecycle import Verdict
from shishi.rules.statements import Told, overall


@dataclass(frozen=True, slots=True)
class Statement:
    """一份资金报表 — `replaced` where a later one of the same day stands in for it."""

    pk: int
    told: Told
    reason: str
    entered_by: str
    entered_at: datetime
    replaced: bool


@dataclass(frozen=True, slots=True)
class Money:
    """资金对照 — what stands of a project on a day: all sources together, their ratios, what is not
    told and what it warns of."""

    told: Told
    together: Amounts
    ratios: Ratios
    gaps: tuple[str, ...]
    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """已报送 — the 完成投资 that a report told of a day after the last statement."""

    as_of: date
    name: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class FundsPage:
    """一件实事的资金 — `statements` with the latest entered first, `version` the key of that one, 0
    before the first; `money` what stands on the day, `reported` what a report has told since."""

    project: int
    programme: int
    year: int
    number: int
    title: str
    money: Money | None
    reported: Reported | None
    statements: tuple[Statement, ...]
    version: int
    may_report: Verdict


@dataclass(frozen=True, slots=True)
class FundsLine:
    """One project of the programme; `money` is None where nothing was told."""

    project: int
    number: int
    title: str
    money: Money | None


@dataclass(frozen=True, slots=True)
class FundsTable:
    """全部实事的资金 — `together` adds up what was told, `ratios` each over those that tell it;
    `silent` counts the projects without a statement."""

    programme: int
    year: int
    lines: tuple[FundsLine, ...]
    together: Amounts
    ratios: Ratios
    silent: int


def of_project(actor: Actor, pk: int, on: date, known_at: datetime | None = None) -> FundsPage:
    """The money of one project up to the day, as could be known at the moment."""
    rows = door.visible(actor, Project).filter(pk=pk).select_related("programme")
    row = rows.first()
    if row is None:
        raise door.NotThere
    held = door.visible(actor, FundsStatement).filter(project=row).select_related("entered_by")
    if known_at is not None:
        held = held.filter(entered_at__lte=known_at)
    kept = list(held.order_by("-entered_at", "-pk"))
    statements = tuple(one for one in _statements(kept) if one.told.as_of <= on)
    subject = Subject(actor.territory, None, row.answering_unit, row.programme.closing)
    told = [one.told for one in statements if not one.replaced]
    last = max(told, key=lambda one: one.as_of, default=None)
    return FundsPage(
        row.pk,
        row.programme.pk,
        row.programme.year,
        row.number,
        row.title,
        money(last) if last else None,
        _reported(actor, row, on, last.as_of if last else date.min),
        statements,
        max((one.pk for one in kept), default=0),
        may(actor, "funds.report", subject),
    )


def _reported(actor: Actor, row: Project, on: date, since: date) -> Reported | None:
    books = report_books.books(actor, row.programme, on, {row.pk})
    beside = books.of(row.pk)
    for one in beside:
        if elsewhere.amount_of(one, beside) is Amount.BUILT:
            last = books.before(one.indicator, on + timedelta(1))
            if last and last.value is not None and last.as_of > since:
                return Reported(last.as_of, one.name, last.value)
    return None


def _statements(kept: Sequence[FundsStatement]) -> Iterator[Statement]:
    """Those with the latest entered first; of one day the first of them stands."""
    stands: dict[date, int] = {}
    for one in kept:
        stands.setdefault(one.as_of, one.pk)
        told, replaced = Told(one.as_of, one.facts()), stands[one.as_of] != one.pk
        yield Statement(one.pk, told, one.reason, one.entered_by.name, one.entered_at, replaced)


def of_programme(actor: Actor, pk: int, on: date, known_at: datetime | None = None) -> FundsTable:
    """The money of every project in the order of the plan; the number of queries is constant."""
    row = door.fetch(actor, Programme, pk)
    projects = door.visible(actor, Project).filter(programme=row).order_by("number")
    record = funds.record(actor, row, known_at)
    lines = []
    for key, number, title in projects.values_list("pk", "number", "title"):
        last = funds.on_day(record.get(key, ()), on)
        lines.append(FundsLine(key, number, title, money(last.told()) if last else None))
    told = [one.money.together for one in lines if one.money]
    return FundsTable(
        row.pk,
        row.year,
        tuple(lines),
        together(told),
        overall(told),
        len(lines) - len(told),
    )


def latest(actor: Actor, project: int, on: date, known_at: datetime | None = None) -> Money | None:
    """What stands of one project on the day, as could be known at the moment."""
    rows = door.visible(actor, FundsStatement).filter(project=project, as_of__lte=on)
    if known_at is not None:
        rows = rows.filter(entered_at__lte=known_at)
    row = rows.order_by("-as_of", "-entered_at", "-pk").first()
    return money(Told(row.as_of, row.facts())) if row else None


def money(told: Told) -> Money:
    """A statement with what follows from it."""
    whole = summed(told.funds)
    return Money(told, whole, ratios(whole), gaps(told.funds), alerts(told.funds))
