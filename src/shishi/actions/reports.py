"""报送 — fill a report in, hand it in, review it, send it back, accept it.

What is typed is kept whatever it is; only handing in asks whether it is in order. The checks are
asked again when a report is accepted, since other figures may have come in between.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connection

from shishi.actions.base import change
from shishi.queries import door, report_books, report_facts
from shishi.queries.report_books import Books
from shishi.records.escalations import raised_by
from shishi.records.models import Entry, Observation, Project, Report, ReportStep, Round
from shishi.records.reports import columns
from shishi.rules import fillings, reports, timings
from shishi.rules.access import Actor
from shishi.rules.checks import may_submit
from shishi.rules.fillings import Filled
from shishi.rules.inputs import day
from shishi.rules.lifecycle import Refused, no
from shishi.rules.observations import Told

_BESIDE = ("round__programme", "round__edition", "round__rule", "project")  # each is asked for


@dataclass(frozen=True, slots=True)
class Kept:
    """The report as it was kept: its key, its new version, and its rows as they now are, for the
    step that is taken at once with it."""

    report: int
    version: int
    row: Report
    entries: tuple[Entry, ...]


def fill(
    *, actor: Actor, round: int, project: int, version: int, filled: Filled, at: datetime
) -> Kept:
    """填写 — keep what was typed; the first time a draft is begun (`version` 0). `Refused` when
    somebody else has changed the report since `version`, or the round takes no reports."""
    held = door.thing(actor, Round, round, "programme", "edition", "rule")
    thing = door.thing(actor, Project, project)
    if thing.programme_id == held.programme_id:
        thing.programme = held.programme  # fetched once
    row = next(iter(Report.objects.filter(round=held, project=thing)), None)
    if row is not None:
        row.round, row.project = held, thing
    ready = _ready(actor, held, project, at)
    with change(actor, "report.fill", row or thing, at=at, prepare=ready) as log:
        for verdict in fillings.unfit(filled):
            raise Refused(verdict)
        fresh = row is None
        if row is None:
            row = _begin(held, thing, version, actor, at, **_words(filled))
        else:
            _on_time(row, at.date())
            _move(row, "fill", version, actor, at, **_words(filled))
        entries, figures = _keep(row, filled, _books(actor, row, at.date()), fresh)
        if fresh:
            _step(row, "fill", actor, at)
        log.about(row)
        log.note(round=held.facts().period.label, version=row.version, figures=figures)
        return Kept(row.pk, row.version, row, entries)


def submit(
    *, actor: Actor, report: int, version: int, at: datetime, kept: Kept | None = None
) -> int:
    """提交 — to the head of the unit; `Refused` at the first place the checks stop at, with the
    key of its indicator in `verdict.where`. What the same person has just `kept` is not read
    again: it still is so, or its version is another."""
    row = kept.row if kept else door.thing(actor, Report, report, *_BESIDE)
    ready = None if kept else _ready(actor, row.round, row.project_id, at)
    with change(actor, "report.submit", row, at=at, prepare=ready) as log:
        on = at.date()
        _on_time(row, on)
        if row.no_change:
            verdict = reports.may_stand_still(row.no_change, row.remark)
            if not verdict:
                raise Refused(verdict)
        first = row.submitted_on or on
        _move(row, "submit", version, actor, at, submitted_on=first, submitted_by_id=actor.key)
        entries = kept.entries if kept else row.entries.all()
        _in_order(row, entries, _books(actor, row, on), on, on)
        _step(row, "submit", actor, at)
        log.note(round=row.round.facts().period.label, version=row.version)
        return row.version


def withdraw(*, actor: Actor, report: int, version: int, at: datetime) -> int:
    """撤回 — back to the draft, as long as the head has not decided. It then counts as never handed
    in, unless it was sent back before: that report had come in time."""
    row = door.thing(actor, Report, report, *_BESIDE)
    with change(actor, "report.withdraw", row, at=at) as log:
        sent_back = row.steps.filter(step="return").exists()
        columns: dict[str, Any] = {} if sent_back else {"submitted_on": None}
        _move(row, "withdraw", version, actor, at, **columns)
        _step(row, "withdraw", actor, at)
        log.note(round=row.round.facts().period.label)
        return row.version


def approve(*, actor: Actor, report: int, version: int, at: datetime) -> int:
    """审核通过 — the head of the unit answers for the report; on to the office."""
    row = door.thing(actor, Report, report, *_BESIDE)
    with change(actor, "report.approve", row, at=at) as log:
        _move(row, "approve", version, actor, at)
        _step(row, "approve", actor, at)
        log.note(round=row.round.facts().period.label)
        return row.version


def send_back(*, actor: Actor, report: int, version: int, reason: str, at: datetime) -> int:
    """退回 — with the reason, to be mended and handed in again."""
    row = door.thing(actor, Report, report, *_BESIDE)
    with change(actor, "report.return", row, at=at) as log:
        _move(row, "return", version, actor, at, reason=reason)
        _step(row, "return", actor, at, reason.strip())
        log.note(round=row.round.facts().period.label, reason=reason.strip())
        return row.version


def accept(*, actor: Actor, report: int, version: int, at: datetime) -> tuple[int, ...]:
    """采用 — each figure becomes an observation that nothing changes again; their keys. The checks
    are asked again. Of two who accept at once the second is refused."""
    row = door.thing(actor, Report, report, *_BESIDE)
    ready = _ready(actor, row.round, row.project_id, at)
    with change(actor, "report.accept", row, at=at, prepare=ready) as log:
        _move(row, "accept", version, actor, at)
        as_of = report_facts.dated(row.round, _handed_in(row, at))
        books = _books(actor, row, at.date())
        told = _in_order(row, row.entries.all(), books, as_of, at.date())
        verdict = report_facts.fits_later(books, row.project_id, told, as_of)
        if not verdict:
            raise Refused(verdict)
        by = {"report": row, "as_of": as_of, "entered_by_id": actor.key, "entered_at": at}
        rows = Observation.objects.bulk_create(
            Observation(indicator_id=key, **by, **columns(one))
            for key, one in told.items()
            if one.value is not None or one.reached_on is not None
        )
        made = [one.pk for one in rows]
        _step(row, "accept", actor, at)
        matter = raised_by(row, actor.key, at)
        log.note(round=row.round.facts().period.label, as_of=as_of.isoformat(), observations=made)
        log.note(matter=matter and matter.pk)
        return tuple(made)


def _begin(
    round: Round, project: Project, version: int, actor: Actor, at: datetime, **columns: Any
) -> Report:
    """The draft of a report nobody has begun; of two who begin at once the second is refused."""
    unit = project.answering_unit
    if project.programme_id != round.programme_id or unit is None:
        raise Refused(no("该实事不在这一轮报送之中，或未明确填报单位。请与汇总单位核对。"))
    columns |= {"unit_id": unit, "begun_at": at, "changed_by_id": actor.key, "changed_at": at}
    row = Report(round=round, project=project, **columns)
    _on_time(row, at.date())
    try:
        if version:
            raise IntegrityError
        row.save(force_insert=True)
    except IntegrityError:
        says = "这份报送刚刚由他人开始填写，您填写的内容没有保存，请在最新内容上核对后再提交。"
        raise Refused(no(says, "version")) from None
    return row


def _move(
    row: Report,
    step: str,
    version: int,
    actor: Actor,
    at: datetime,
    *,
    reason: str = "",
    **columns: Any,
) -> None:
    """Take a step of the report's life, as long as it still is what the actor saw. The row is
    locked by the update itself, so of two who come at once the second is refused."""
    verdict = reports.may(step, row.state, reason)
    if verdict:
        columns |= {"state": reports.REVIEW.after(step, row.state), "version": version + 1}
        columns |= {"changed_by_id": actor.key, "changed_at": at}
        rows = Report.objects.filter(pk=row.pk, version=version, state=row.state)
        if rows.update(**columns):
            for name, value in columns.items():
                setattr(row, name, value)
            return
        row.refresh_from_db()
        verdict = no(row.overtaken(version, at.tzinfo), "version")
    raise Refused(verdict)


def _on_time(row: Report, on: date) -> None:
    """Whether the round still takes the report; one sent back may always be mended."""
    if row.submitted_on is not None:
        return
    card = row.round.facts()
    verdict = timings.may_report(card, None, on)
    if not verdict:
        granted = row.round.extensions.filter(project=row.project).order_by("-pk").first()
        verdict = timings.may_report(card, granted.facts() if granted else None, on)
    if not verdict:
        raise Refused(verdict)


def _ready(actor: Actor, round: Round, project: int, at: datetime) -> Callable[[], object] | None:
    """Looks its books up before the deed begins, so that nobody waits for them."""
    if connection.in_atomic_block:
        return None
    return lambda: report_books.books(actor, round.programme, at.date(), {project})


def _books(actor: Actor, row: Report, on: date) -> Books:
    """What the checks of this report rest on."""
    return report_books.books(actor, row.round.programme, on, {row.project_id})


def _words(filled: Filled) -> dict[str, Any]:
    """The columns of what was written about the whole report."""
    expected = filled.forecast_on.strip()
    answers = {where: words.strip() for where, words in filled.reasons.items()}
    return {
        "progress": filled.progress,
        "problem": filled.problem,
        "coordination": filled.coordination,
        "next_step": filled.next_step,
        "no_change": filled.no_change or "",
        "remark": filled.remark,
        "forecast_on": day(expected) if expected else None,
        "reasons": [[code, where, words] for (code, where), words in answers.items() if words],
    }


def _keep(
    row: Report, filled: Filled, books: Books, fresh: bool
) -> tuple[tuple[Entry, ...], list[list[str]]]:
    """The figures as they are now; returns them, and as text for the trail."""
    entries, held = [], {}
    for one in books.of(row.project_id):
        typed = filled.figures.get(one.indicator, fillings.Typed())
        told, written = books.read(one, typed)
        if filled.no_change and not any(part.strip() for part in typed.parts):
            last = books.before(one.indicator, row.round.starts_on)
            told = fillings.unchanged(last.told if last else None, one.target)
        held[one.indicator] = told, written
    for key, (told, written) in books.added_up(held).items():
        if told == Told(None) and not written:
            continue
        typed = filled.figures.get(key, fillings.Typed())
        points = {"points": dict(typed.points) or None} if written else {}
        words = {"written": written, **columns(told), **points}
        entries.append(Entry(report=row, indicator_id=key, **words))
    if not fresh:
        row.entries.all().delete()
    Entry.objects.bulk_create(entries)
    names = {one.indicator: one.name for one in books.of(row.project_id)}
    return tuple(entries), [[names[one.indicator_id], one.written or one.says] for one in entries]


def _in_order(
    row: Report, entries: Iterable[Entry], books: Books, as_of: date, on: date
) -> dict[int, Told]:
    """What the report tells; `Refused` where a check still stands in the way."""
    said = report_facts.said(row, list(entries), report_facts.dated(row.round, as_of))
    found = report_facts.found(books, row.round, row.project_id, said, on)
    reasons = {(code, where): words for code, where, words in row.reasons}
    verdict = may_submit(found, reasons)
    if not verdict:
        raise Refused(verdict)
    return {key: told for key, (told, _) in said.told.items()}


def _handed_in(row: Report, at: datetime) -> date:
    """The day it was handed in as it now is."""
    last = row.steps.filter(step="submit").order_by("-pk").values_list("at", flat=True)[0]
    return last.astimezone(at.tzinfo).date()


def _step(row: Report, step: str, actor: Actor, at: datetime, reason: str = "") -> None:
    ReportStep.objects.create(
        report=row, step=step, state=row.state, by_id=actor.key, at=at, reason=reason
    )
