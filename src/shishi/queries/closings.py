"""年度结账 — what is still under way in a year, and what was not finished and is carried over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from shishi.queries import door, ledgers
from shishi.queries.ledgers import LedgerProject, Sieve
from shishi.queries.lights import Lit
from shishi.records.models import Decision, DecisionStep, Lowering, Programme, Report
from shishi.rules import closings
from shishi.rules.access import Actor
from shishi.rules.closings import Closing, Pending
from shishi.rules.decisions import ALIVE
from shishi.rules.lifecycle import Verdict
from shishi.rules.reports import ReportState

HANDED_IN = (ReportState.SUBMITTED, ReportState.APPROVED)
BEGUN = (ReportState.DRAFT, ReportState.RETURNED)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """结转 — a project that was not done by the day, with its light."""

    project: LedgerProject
    lit: Lit | None


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """What stands in the way of closing the year; how many reports were begun and never handed in;
    and the list of what is carried over, with the targets of the plan (结转清单)."""

    programme: int
    year: int
    started_on: date | None
    closing: Closing | None
    hurdles: tuple[Verdict, ...]
    begun: int
    unfinished: tuple[Unfinished, ...]
    total: int


def closing_page(actor: Actor, programme: int, on: date) -> ClosingPage:
    """The year as it stands on the day; one that is closed, on the day it was."""
    row = door.fetch(actor, Programme, programme)
    begun = door.visible(actor, Report).filter(round__programme=row, state__in=BEGUN)
    rest, total = _unfinished(actor, row, row.closed_on or on)
    return ClosingPage(
        row.pk,
        row.year,
        row.started_on,
        row.closing,
        () if row.closing else closings.hurdles(pending(actor, row)),
        begun.count(),
        rest,
        total,
    )


def unfinished(actor: Actor, programme: Programme, on: date) -> tuple[str, ...]:
    """The names of the projects that are carried over."""
    found, _ = _unfinished(actor, programme, on)
    return tuple(f"第{one.project.number}件 {one.project.title}" for one in found)


def pending(actor: Actor, programme: Programme) -> Pending:
    """未了事项 — what is under way."""
    reports = door.visible(actor, Report).filter(round__programme=programme, state__in=HANDED_IN)
    order = ("round__starts_on", "project__number")
    last = DecisionStep.objects.filter(decision=OuterRef("pk")).order_by("-pk").values("state")[:1]
    decisions = (
        door.visible(actor, Decision)
        .filter(project__programme=programme)
        .annotate(now=Subquery(last))
        .filter(Q(now=None) | Q(now__in=ALIVE))
    )
    lowerings = door.visible(actor, Lowering).filter(project__programme=programme, seconded_by=None)
    return Pending(
        tuple(
            f"{row.round.starts_on.month}月“{row.project.title}”（{row.state.label}）"
            for row in reports.select_related("round", "project").order_by(*order)
        ),
        tuple(
            f"“{row.says[:30]}”（{row.owner}）" for row in decisions.order_by("decided_on", "pk")
        ),
        tuple(
            f"“{row.project.title}”"
            for row in lowerings.select_related("project").order_by("project__number", "pk")
        ),
    )


def _unfinished(actor: Actor, programme: Programme, on: date) -> tuple[tuple[Unfinished, ...], int]:
    found = ledgers.ledger(actor, programme.pk, Sieve(), on)
    held = (Unfinished(one, found.lit.get(one.pk)) for one in found.projects)
    rest = tuple(one for one in held if one.lit is None or not one.lit.facts.done)
    return rest, found.total
