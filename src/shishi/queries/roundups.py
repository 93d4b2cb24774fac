"""汇总核对 — every check of a round at once: the reports that were handed in, asked again against
what has become known since, each question with the reason that was given, and what does not add up
across projects. A constant number of queries.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from shishi.queries import door, report_books, report_facts
from shishi.queries.desk import Duty, Todo
from shishi.queries.kept import Shelf, Touched
from shishi.queries.report_books import Books
from shishi.queries.report_facts import Said
from shishi.records.models import Report, Round
from shishi.rules.access import Actor
from shishi.rules.checks import Check, Severity, unanswered
from shishi.rules.looks import may_look
from shishi.rules.reports import ReportState
from shishi.rules.rounds import DueCard
from shishi.rules.roundups import Mismatch, Told, across

HANDED_IN = (ReportState.SUBMITTED, ReportState.APPROVED, ReportState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Finding:
    """一处发现 — what a check says of a report, with the reason given; `open` where it still wants
    one, or wants putting right."""

    project: int
    number: int
    title: str
    unit_name: str
    state: ReportState
    severity: Severity
    says: str
    reason: str
    open: bool


@dataclass(frozen=True, slots=True)
class Roundup:
    """一轮汇总 — `reports` is how many were looked at."""

    round: int
    card: DueCard
    reports: int
    findings: tuple[Finding, ...]
    mismatches: tuple[Mismatch, ...]

    @property
    def open(self) -> int:
        """How many still want an answer."""
        return sum(one.open for one in self.findings) + len(self.mismatches)


def roundup(actor: Actor, round: int, on: date) -> Roundup:
    """The checks of a round, in the order of the plan; `NotThere` for a round of elsewhere."""
    rows = door.visible(actor, Round).filter(pk=round)
    held = rows.select_related("programme", "edition", "rule").first()
    if held is None:
        raise door.NotThere
    return _roundup(actor, held, on)


def latest(actor: Actor, on: date) -> Roundup | None:
    """That of the round that opened last, as long as it has reports that wait for acceptance."""
    rows = door.visible(actor, Round).filter(opens_on__lte=on).order_by("-starts_on", "-pk")
    held = rows.select_related("programme", "edition", "rule").first()
    waits = door.visible(actor, Report).filter(round=held, state=ReportState.APPROVED)
    if held is None or not waits.exists():
        return None
    return _roundup(actor, held, on)


def to_settle(actor: Actor, on: date) -> Iterator[Todo]:
    """汇总待核对 — what the checks of the latest round leave open while reports wait for the
    office."""
    found = latest(actor, on)
    if found is not None and found.open:
        title = f"{found.card.period.label}报送，{found.open} 处待核对"
        says = f"已报 {found.reports} 件，各件之间一并核对。"
        day = found.card.due_on
        yield Todo(Duty.CHECK, title, says, (found.round,), day, (day - on).days)


@dataclass(frozen=True, slots=True)
class _Checked:
    """一份报送核对的结果 — what the checks say of it, and what it tells."""

    number: int
    findings: tuple[Finding, ...]
    told: tuple[Told, ...]


_KEPT: Shelf[dict[int, _Checked]] = Shelf(report_books.PASSING, room=3000)  # reports
_LOOKS = ("reports", "project", "targets", "lights", "permits", "funds", "settings")


def _roundup(actor: Actor, round: Round, on: date) -> Roundup:
    def computed(only: Collection[int] | None = None) -> dict[int, _Checked]:
        return dict(_checked(actor, round, on, only))

    def renewed(held: dict[int, _Checked], touched: Touched) -> dict[int, _Checked]:
        stay = {project: one for project, one in held.items() if project not in touched}
        return stay | computed(frozenset(touched))

    key = round.pk, on, *(bool(may_look(actor, look)) for look in _LOOKS)
    reports = _KEPT.of(key, computed, renewed, len).values()
    ones = sorted(reports, key=lambda one: one.number)
    findings = tuple(finding for one in ones for finding in one.findings)
    mismatches = across([told for one in ones for told in one.told])
    return Roundup(round.pk, round.facts(), len(ones), findings, mismatches)


def _checked(
    actor: Actor, round: Round, on: date, only: Collection[int] | None
) -> Iterator[tuple[int, _Checked]]:
    """The reports that were handed in, or those of `only` these projects, by the key of the
    project."""
    rows = door.visible(actor, Report).filter(round=round, state__in=HANDED_IN)
    if only is not None:
        rows = rows.filter(project__in=only)
    books = report_books.books(actor, round.programme, on, only)
    for row in rows.select_related("project", "unit").prefetch_related("entries"):
        as_of = report_facts.dated(round, row.submitted_on or on)
        said = report_facts.said(row, list(row.entries.all()), as_of)
        checks = report_facts.found(books, round, row.project.pk, said, on)
        findings, told = tuple(_findings(row, checks)), tuple(_told(row, said, books))
        yield row.project.pk, _Checked(row.project.number, findings, told)


def _findings(row: Report, checks: tuple[Check, ...]) -> Iterator[Finding]:
    reasons = {(code, where): words for code, where, words in row.reasons}
    left = unanswered(checks, reasons)
    for one in checks:
        yield Finding(
            row.project.pk,
            row.project.number,
            row.project.title,
            row.unit.name,
            row.state,
            one.severity,
            one.says,
            reasons.get((one.code, one.where), ""),
            one in left,
        )


def _told(row: Report, said: Said, books: Books) -> Iterator[Told]:
    for one in books.of(row.project.pk):
        value, _ = said.told.get(one.indicator, (None, ""))
        yield Told(
            one.indicator,
            row.project.pk,
            row.project.number,
            one.name,
            one.target.measure,
            value.value if value else None,
            one.target.whole,
            one.part_of,
        )
