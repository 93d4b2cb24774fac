"""离线填报表 — what stands on the workbook of a unit for a round, as the page shows it now; and
whose workbooks a person may take out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal

from shishi.queries import door, report_facts, report_forms, slots
from shishi.queries.report_books import Books
from shishi.queries.report_figures import Figure, Judged, figures, judged
from shishi.queries.slots import Slot
from shishi.records.models import Extension, Report, Round, Unit
from shishi.rules import reports, timings
from shishi.rules.access import Actor, Subject, may
from shishi.rules.amounts import from_yuan
from shishi.rules.days import day_text
from shishi.rules.fillings import Filled
from shishi.rules.indicators import IndicatorType
from shishi.rules.reports import ReportState
from shishi.rules.rounds import DueCard
from shishi.rules.shares import amount_text
from shishi.rules.sheets import TEXTS, Blank, Line, Passage, Stamp, lines_of


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit whose workbook the person may take out and bring back."""

    pk: int
    name: str
    number: int


def owners(actor: Actor, round: int, on: date) -> tuple[Owner, ...]:
    """The actor's units that have something to fill in in the round."""
    held: dict[int, Owner] = {}
    found = slots.overview(actor, round, on)
    for one in found.slots:
        subject = Subject(actor.territory, unit=one.unit, closing=found.closing)
        if one.unit and may(actor, "sheet.take", subject) and one.may_fill(on):
            before = held.get(one.unit)
            held[one.unit] = Owner(one.unit, one.unit_name, before.number + 1 if before else 1)
    return tuple(held.values())


def blank(
    actor: Actor, unit: Unit, round: Round, books: Books, on: date, zone: tzinfo | None
) -> Blank:
    """The workbook of every project that the unit answers for in the round. A constant number of
    queries."""
    found = slots.overview(actor, round.pk, on)
    own = [one for one in found.slots if one.unit == unit.pk]
    rows = (
        door.visible(actor, Report)
        .filter(round=round, project__in=[one.project for one in own])
        .select_related("changed_by", "project")
        .prefetch_related("entries")
    )
    came = {row.project.pk: row for row in rows}
    granted = {
        row.project.pk: row.facts()
        for row in door.visible(actor, Extension)
        .filter(round=round)
        .select_related("project", "granted_by")
        .order_by("pk")
    }
    lines: list[Line] = []
    passages = []
    by = judged(actor, round.programme, on)
    for one in own:
        row = came.get(one.project)
        words, more = _project(books, by, round, one, row, on)
        lines += more
        refusal = _refusal(found.card, granted, row, one, on)
        passages.append(_passage(one, row, words, refusal, zone))
    stamp = Stamp(
        round.programme.territory_id, unit.pk, round.pk, tuple(one.project for one in own)
    )
    due = f"{day_text(found.card.due_on)}到期，数据截至{day_text(found.card.period.last)}"
    territory = round.programme.territory.name
    period = found.card.period.label
    return Blank(stamp, territory, unit.name, period, due, tuple(lines), tuple(passages))


def _project(
    books: Books, by: Judged, round: Round, slot: Slot, row: Report | None, on: date
) -> tuple[Filled, list[Line]]:
    handed = row.submitted_on if row and row.state is not ReportState.DRAFT else None
    as_of = report_facts.dated(round, handed or on)
    words, said = report_forms.contents(books, round, slot.project, row, None, as_of)
    found = figures(books, round, slot.project, words, said, (), by)
    told = [one for one in found if one.kind is not IndicatorType.UNQUANTIFIED]
    return words, [line for one in told for line in _lines(one, slot)]


def _lines(one: Figure, slot: Slot) -> tuple[Line, ...]:
    due = one.standing.scheduled if one.standing.basis else None
    if due is not None and one.measure == "万元":
        due = from_yuan(due, "万元")
    shared = one.kind is IndicatorType.RATE and one.measure in ("%", "‰")
    line = Line(
        slot.project,
        one.indicator,
        None,
        slot.number,
        slot.title,
        one.name,
        one.measure,
        one.target_words,
        due,
        dated=one.kind is IndicatorType.MILESTONE,
        shared=shared,
        parts=one.parts,
    )
    points = tuple((point.name, _amount(point.target, one)) for point in one.points)
    return lines_of(line, one.stages, points, one.fields, one.last)


def _amount(value: Decimal, one: Figure) -> str:
    """In the measure of the field."""
    return amount_text(from_yuan(value, "万元") if one.measure == "万元" else value)


def _passage(
    slot: Slot, row: Report | None, words: Filled, refusal: str, zone: tzinfo | None
) -> Passage:
    texts = []
    for name in TEXTS:
        value = getattr(words, name)
        texts.append(value.label if name == "no_change" and value else value or "")
    changed = ""
    if row is not None:
        at = row.changed_at.astimezone(zone)
        changed = f"{row.changed_by.name}于{at.month}月{at.day}日{at:%H:%M}保存"
    version = row.version if row else 0
    reasons = tuple((*place, says) for place, says in words.reasons.items())
    return Passage(
        slot.project, slot.number, slot.title, version, tuple(texts), changed, refusal, reasons
    )


def _refusal(
    card: DueCard,
    granted: Mapping[int, timings.Extension],
    row: Report | None,
    slot: Slot,
    on: date,
) -> str:
    """Why nothing of the project can be filled in now; empty where it can."""
    state = row.state if row else ReportState.DRAFT
    verdict = reports.may("fill", state)
    if verdict and (row is None or row.submitted_on is None):
        verdict = timings.may_report(card, granted.get(slot.project), on)
    return "" if verdict else verdict.says
