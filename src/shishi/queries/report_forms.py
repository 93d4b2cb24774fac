"""填报表 — what the form of a report shows: each indicator with its last value, the plan on the
day, what is filled in, and what the checks say of it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from shishi.queries import door, elsewhere, report_books, report_facts, slots
from shishi.queries.report_books import Books
from shishi.queries.report_facts import Said, dated
from shishi.queries.report_figures import Figure, figures, judged
from shishi.queries.standings import Held
from shishi.records.models import Evidence, Extension, Project, Report, ReportStep, Round
from shishi.rules import reports, timings
from shishi.rules.access import Actor, Subject, may
from shishi.rules.checks import Check
from shishi.rules.fillings import Filled, Typed
from shishi.rules.lifecycle import Verdict
from shishi.rules.reports import ReportState
from shishi.rules.rounds import DueCard


@dataclass(frozen=True, slots=True)
class Taken:
    """一步 — a step of the report: what, who, when, why."""

    label: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """一份报送 — everything the form and the review of one report show. `version` is 0 where nobody
    has begun; `leave` names the steps that are the actor's at all, each `may_…` says whether it can
    be taken now, with the sentence for the button."""

    round: int
    project: int
    number: int
    title: str
    unit_name: str
    card: DueCard
    due_on: date
    told: tuple[str, ...]
    report: int | None
    version: int
    state: ReportState
    words: Filled
    figures: tuple[Figure, ...]
    works: tuple[Check, ...]
    evidence: tuple[Evidence, ...]
    steps: tuple[Taken, ...]
    changed_by: str
    changed_at: datetime | None
    submitted_on: date | None
    leave: frozenset[str]
    may_fill: Verdict
    may_submit: Verdict
    may_withdraw: Verdict
    may_approve: Verdict
    may_return: Verdict
    may_accept: Verdict


def sheet(
    actor: Actor,
    round: int,
    project: int,
    on: date,
    typed: Filled | None = None,
) -> Sheet:
    """The report of a project in a round as it is kept, or as it is being `typed`; where nobody has
    begun, filled in with what was accepted last."""
    held, thing = _of(actor, round, project)
    row = _report(actor, held, thing)
    books = report_books.books(actor, held.programme, on, {thing.pk})
    handed = row.submitted_on if row and row.state is not ReportState.DRAFT else None
    words, said = contents(books, held, thing.pk, row, typed, dated(held, handed or on))
    found = report_facts.found(books, held, thing.pk, said, on)
    by = judged(actor, held.programme, on)
    extension, unit = _extension(actor, held, thing), _unit(actor, row, thing)
    return Sheet(
        round=held.pk,
        project=thing.pk,
        number=thing.number,
        title=thing.title,
        unit_name=unit.name if unit else "",
        card=held.facts(),
        due_on=timings.due_on(held.facts(), extension),
        told=timings.told(held.facts(), extension),
        words=words,
        figures=figures(books, held, thing.pk, words, said, found, by),
        works=tuple(one for one in found if one.where == report_facts.where_of(thing.pk)),
        steps=_steps(actor, row),
        **_stands(row),
        **_leave(actor, held, unit.pk if unit else None, row, extension, on),
    )


def _stands(row: Report | None) -> dict[str, Any]:
    """How the report stands; where there is none yet, as a draft that nobody has begun."""
    return {
        "report": row.pk if row else None,
        "version": row.version if row else 0,
        "state": row.state if row else ReportState.DRAFT,
        "evidence": tuple(row.evidence.order_by("pk")) if row else (),
        "changed_by": row.changed_by.name if row else "",
        "changed_at": row.changed_at if row else None,
        "submitted_on": row.submitted_on if row else None,
    }


def _of(actor: Actor, round: int, project: int) -> tuple[Round, Project]:
    """The round and a project of its programme; `NotThere` otherwise."""
    rows = door.visible(actor, Round).select_related("programme", "edition", "rule")
    held = rows.filter(pk=round).first()
    thing = door.visible(actor, Project).filter(pk=project).first()
    if held is None or thing is None or thing.programme_id != held.programme.pk:
        raise door.NotThere
    return held, thing


def _report(actor: Actor, round: Round, project: Project) -> Report | None:
    rows = door.visible(actor, Report).select_related("unit", "changed_by")
    return rows.filter(round=round, project=project).first()


def contents(
    books: Books,
    round: Round,
    project: int,
    row: Report | None,
    typed: Filled | None,
    as_of: date,
) -> tuple[Filled, Said]:
    """What the fields hold, and what that tells: as typed, as kept, else as another page tells it
    or as it was last."""
    held = books.of(project)
    if typed is None and row is not None:
        said = report_facts.said(row, list(row.entries.all()), as_of)
        return kept(row, books, said), said
    if typed is None:
        first = {
            one.indicator: elsewhere.proposed(
                books.elsewhere(one, as_of), books.before(one.indicator, round.starts_on)
            )
            for one in held
        }
        typed = Filled(
            figures={
                one.indicator: books.fields(one, told)
                for one in held
                if (told := first[one.indicator]) is not None
            }
        )
    said = report_facts.typed(books, project, typed, as_of)
    sums = {
        one.indicator: books.fields(one, *said.told[one.indicator])
        for one in held
        if one.indicator in books.wholes
    }
    return replace(typed, figures={**typed.figures, **sums}), said


def kept(row: Report, books: Books, said: Said) -> Filled:
    """The fields of a stored report."""
    return Filled(
        figures={
            one.indicator: _stored(books, one, said)
            for one in books.of(row.project.pk)
            if one.indicator in said.told
        },
        progress=row.progress,
        problem=row.problem,
        coordination=row.coordination,
        next_step=row.next_step,
        no_change=row.no_change or None,
        remark=row.remark,
        forecast_on=row.forecast_on.isoformat() if row.forecast_on else "",
        reasons={(code, where): words for code, where, words in row.reasons},
    )


def _stored(books: Books, one: Held, said: Said) -> Typed:
    """The fields of one indicator; of points that are no numbers the words as they were typed."""
    words, names = said.typed.get(one.indicator), books.names(one.indicator)
    if not words or not names:
        return books.fields(one, *said.told[one.indicator])
    return Typed(points=tuple({**dict.fromkeys(names, ""), **words}.items()))


def _extension(actor: Actor, round: Round, project: Project) -> timings.Extension | None:
    rows = door.visible(actor, Extension).filter(round=round, project=project)
    row = rows.select_related("granted_by").order_by("-pk").first()
    return row.facts() if row else None


def _unit(actor: Actor, row: Report | None, project: Project) -> slots.Answering | None:
    """Whose the report is, or will be."""
    if row is not None:
        return slots.Answering(row.unit.pk, row.unit.name)
    return slots.answering_units(actor, [project.programme_id], {project.pk}).get(project.pk)


def _steps(actor: Actor, row: Report | None) -> tuple[Taken, ...]:
    held = door.visible(actor, ReportStep).filter(report=row)
    rows = held.select_related("by").order_by("pk") if row else ()
    return tuple(Taken(reports.STEPS[one.step], one.by.name, one.at, one.reason) for one in rows)


def _leave(
    actor: Actor,
    round: Round,
    unit: int | None,
    row: Report | None,
    extension: timings.Extension | None,
    on: date,
) -> dict[str, Any]:
    """What the actor may do with it now, by name of the button."""
    by = row.submitted_by_id if row else None
    subject = Subject(actor.territory, by, unit, round.programme.closing)
    state = row.state if row else ReportState.DRAFT
    fresh = row is None or row.submitted_on is None
    window = timings.may_report(round.facts(), extension, on) if fresh else None
    found: dict[str, Verdict] = {}
    leave = set()
    for step in ("fill", "submit", "withdraw", "approve", "return", "accept"):
        verdict = may(actor, f"report.{step}", subject)
        if verdict:
            leave.add(step)
            verdict = reports.may(step, state, "—")
        if step in ("fill", "submit") and verdict and window is not None:
            verdict = window
        found[f"may_{step}"] = verdict
    return {"leave": frozenset(leave), **found}
