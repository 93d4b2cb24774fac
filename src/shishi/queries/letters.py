"""催报函、退回通知 — what a unit still has to report, and why a report was sent back; a constant
number of queries."""

from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from shishi.papers import letters
from shishi.papers.drafts import Composed
from shishi.papers.letters import Overdue, Reminder, Returned
from shishi.queries import door, duties, light_facts, report_books, report_facts, settings
from shishi.queries.light_facts import Known
from shishi.records.models import (
    Assignment,
    Extension,
    Programme,
    Project,
    Report,
    ReportStep,
    Unit,
)
from shishi.rules import timings
from shishi.rules.access import Actor
from shishi.rules.projects import Part, answering
from shishi.rules.reports import ReportState
from shishi.rules.rounds import RoundRule
from shishi.rules.settings import Subject, in_force
from shishi.rules.timings import still_until

_NO_RULE = RoundRule()


def reminder(
    actor: Actor, programme: int, on: date, about: int | None, known_at: datetime | None = None
) -> Composed:
    """催报函 to the unit with that key, of what of it is missing on the day."""
    row = door.fetch(actor, Programme, programme)
    unit = door.fetch(actor, Unit, about or 0)
    knows = light_facts.known(actor, row, known_at)
    held = in_force(knows.rhythms, on, known_at)
    rule = held.rule if held else _NO_RULE
    overdue = tuple(
        one
        for project in _projects(actor, row, unit.pk, on, known_at)
        for one in _overdue(knows, project, on)
    )
    return letters.reminder(
        Reminder(unit.name, row.year, on, rule.says, rule.basis, rule.addressee, overdue)
    )


def returned(
    actor: Actor, programme: int, on: date, about: int | None, known_at: datetime | None = None
) -> Composed:
    """退回通知 of the report with that key; `NotThere` where it never was sent back."""
    rows = door.visible(actor, Report).filter(pk=about or 0, round__programme=programme)
    beside = ("round__programme", "round__rule", "round__edition", "project", "unit")
    row = rows.select_related(*beside).first()
    steps = _steps(actor, row, known_at) if row else []
    step = next((one for one in reversed(steps) if one.step == "return"), None)
    if row is None or step is None:
        raise door.NotThere
    year, card = row.round.programme, row.round.facts()
    extension = _extension(actor, row, known_at)
    due_on, closes_on = (one(card, extension) for one in (timings.due_on, timings.closes_on))
    rule = settings.ruling(actor, year, Subject.ROUNDS, RoundRule, on, known_at)
    return letters.returned(
        Returned(
            unit=row.unit.name,
            year=year.year,
            project=row.project.pk,
            number=row.project.number,
            title=row.project.title,
            period=card.period.label,
            returned_on=step.at.astimezone(get_current_timezone()).date(),
            reason=step.reason,
            doubts=_doubts(actor, row, on) if row.changed_at == step.at else (),
            until=still_until(due_on, closes_on, on),
            waits=steps[-1].state is ReportState.RETURNED,
            addressee=rule.rule.addressee if rule else _NO_RULE.addressee,
        )
    )


def _projects(
    actor: Actor, row: Programme, unit: int, on: date, known_at: datetime | None
) -> list[Project]:
    """Those that the unit answers for on the day, in the order of the plan."""
    rows = duties.held(door.visible(actor, Assignment), row, on, known_at)
    rows = rows.filter(project__programme=row, unit__isnull=False)
    held: dict[int, list[tuple[Part, int]]] = {}
    columns = ("project", "role", "unit", "unit__same_as")
    for project, role, own, other in rows.order_by("number").values_list(*columns):
        held.setdefault(project, []).append((role, other or own))
    own_ones = [project for project, ones in held.items() if answering(ones) == unit]
    return list(door.visible(actor, Project).filter(pk__in=own_ones).order_by("number"))


def _overdue(knows: Known, project: Project, on: date) -> list[Overdue]:
    """The rounds of which the project's report is missing, the oldest first."""
    found = []
    for pk, one in knows.opened(project.pk, on):
        if one.missing:
            closes_on = timings.closes_on(one.card, knows.extensions.get((pk, project.pk)))
            found.append(
                Overdue(
                    project=project.pk,
                    number=project.number,
                    title=project.title,
                    period=one.card.period.label,
                    due_on=one.due_on,
                    days_late=(on - one.due_on).days,
                    until=still_until(one.due_on, closes_on, on),
                )
            )
    return found


def _steps(actor: Actor, row: Report, known_at: datetime | None) -> list[ReportStep]:
    steps = door.visible(actor, ReportStep).filter(report=row)
    if known_at is not None:
        steps = steps.filter(at__lte=known_at)
    return list(steps.order_by("pk"))


def _extension(actor: Actor, row: Report, known_at: datetime | None) -> timings.Extension | None:
    rows = door.visible(actor, Extension).filter(round=row.round, project=row.project)
    if known_at is not None:
        rows = rows.filter(granted_at__lte=known_at)
    last = rows.select_related("granted_by").order_by("-granted_at", "-pk").first()
    return last.facts() if last else None


def _doubts(actor: Actor, row: Report, on: date) -> tuple[str, ...]:
    """What the checks ask of the report as it was sent back, and what the unit said to it."""
    year, project = row.round.programme, row.project.pk
    books = report_books.books(actor, year, on, {project})
    said = report_facts.said(
        row, list(row.entries.all()), report_facts.dated(row.round, row.submitted_on or on)
    )
    answers = {(code, where): words for code, where, words in row.reasons}
    found = report_facts.found(books, row.round, project, said, on)
    return tuple(letters.doubt(one.says, answers.get((one.code, one.where), "")) for one in found)
