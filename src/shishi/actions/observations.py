"""实绩 — mend an accepted value by a correction; the value itself is never changed."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import IntegrityError, transaction

from shishi.actions.base import change
from shishi.queries import door, report_books, report_facts
from shishi.queries.report_books import Books
from shishi.queries.standings import Held
from shishi.records.models import Observation
from shishi.rules import observations, parts
from shishi.rules.access import Actor
from shishi.rules.checks import Severity
from shishi.rules.faults import GROWING
from shishi.rules.lifecycle import Refused, Verdict, no
from shishi.rules.observations import Correction, Told, points_kept
from shishi.rules.plain import as_plain
from shishi.rules.targets import measured_by


def correct(*, actor: Actor, observation: int, told: Told, reason: str, at: datetime) -> int:
    """更正 — a new observation of the same day in place of this one, with its reason; its key. A
    total that is nothing but its parts follows the part that is corrected. `Refused` where the new
    value does not fit those of the days around it, is none at all, or the old one has been
    corrected already."""
    row = door.thing(actor, Observation, observation)
    with change(actor, "observation.correct", row, at=at) as log:
        if told.value is None and told.reached_on is None:
            raise Refused(no("请填写更正后的数。", "value"))
        programme = row.indicator.project.programme
        books = report_books.books(actor, programme, at.date(), {row.indicator.project_id})
        lines = {one.indicator: one for one in books.of(row.indicator.project_id)}
        held = lines[row.indicator_id]
        asked = Correction(row.facts(), told, reason.strip())
        made, entries = _made(held, asked, actor, at)
        for verdict in _unfit(books, held, asked, at.date()):
            raise Refused(verdict)
        since, before = observations.affected(made.facts(), [*entries, made.facts()])
        log.note(
            indicator=held.name,
            as_of=row.as_of.isoformat(),
            was=str(row.reached_on or row.value),
            now=str(told.reached_on or told.value),
            reason=asked.reason,
            affects=[since.isoformat(), before.isoformat() if before else ""],
        )
        followed = [(lines[one.of.indicator], one) for one in _totals(books, held, asked)]
        for whole, one in followed:
            _made(whole, one, actor, at)
        log.note(totals=[[whole.name, str(one.told.value)] for whole, one in followed])
        return made.pk


def _unfit(books: Books, held: Held, asked: Correction, on: date) -> Iterator[Verdict]:
    """What the parts of a total and the checks of a report say against it."""
    together = books.sum_on(held.indicator, asked.of.as_of, {})
    verdict = parts.may_correct(asked.told.value, together, held.target)
    if not verdict:
        yield verdict
    for one in report_facts.of_correction(books, held, asked, on):
        if one.severity is Severity.HARD:
            yield no(one.says, "value")


def _totals(books: Books, held: Held, asked: Correction) -> list[Correction]:
    """The totals of that day that a part takes along."""
    day, found = asked.of.as_of, []
    for key, keys in books.wholes.items():
        if held.indicator not in keys:
            continue
        value = books.sum_on(key, day, {held.indicator: asked.told})
        for one, _ in books.past.get(key, ()):
            if one.as_of == day and one.value != value:
                reason = f"{held.name}更正：{asked.reason}"
                found.append(Correction(one, Told(value), reason))
    return found


def _made(
    held: Held, asked: Correction, actor: Actor, at: datetime
) -> tuple[Observation, list[observations.Observation]]:
    """The correction as a row of its own, and what was known before; of two at once the second is
    refused."""
    row = Observation.objects.get(pk=asked.of.key)
    entries = [one.facts() for one in Observation.objects.filter(indicator=row.indicator_id)]
    target, _ = measured_by(held.target, None)
    for verdict in observations.unfit(asked, entries, cumulative=target.kind in GROWING):
        raise Refused(verdict)
    new = observations.corrected(asked, row.pk, at)
    try:
        with transaction.atomic():
            made = Observation.objects.create(
                indicator_id=new.indicator,
                report_id=row.report_id,
                as_of=new.as_of,
                value=new.value,
                denominator=new.denominator,
                reached_on=new.reached_on,
                stages=as_plain(new.stages),
                points=points_kept(new.points),
                corrects=row,
                reason=new.reason,
                entered_by_id=actor.key,
                entered_at=at,
            )
    except IntegrityError:
        raise Refused(no("这个数已被更正过。请对最近一次的数办理更正。", "of")) from None
    return made, entries
