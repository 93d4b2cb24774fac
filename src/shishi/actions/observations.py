"""实绩 — mend an accepted value by a correction; the value itself is never changed."""

from datetime import datetime

from django.db import IntegrityError, transaction

from shishi.actions.base import change
from shishi.queries import door, report_facts
from shishi.records.models import Observation
from shishi.rules import observations
from shishi.rules.access import Actor
from shishi.rules.checks import Severity
from shishi.rules.faults import GROWING
from shishi.rules.lifecycle import Refused, no
from shishi.rules.observations import Correction, Told, points_kept
from shishi.rules.plain import as_plain
from shishi.rules.targets import measured_by


def correct(*, actor: Actor, observation: int, told: Told, reason: str, at: datetime) -> int:
    """更正 — a new observation of the same day in place of this one, with its reason; its key.
    `Refused` where the new value does not fit those of the days around it, is none at all, or the
    old one has been corrected already."""
    row = door.thing(actor, Observation, observation)
    with change(actor, "observation.correct", row, at=at) as log:
        if told.value is None and told.reached_on is None:
            raise Refused(no("请填写更正后的数。", "value"))
        programme = row.indicator.project.programme
        books = report_facts.books(actor, programme, at.date(), {row.indicator.project_id})
        held = next(
            one for one in books.of(row.indicator.project_id) if one.indicator == row.indicator_id
        )
        target, _ = measured_by(held.target, None)
        asked = Correction(row.facts(), told, reason.strip())
        entries = [one.facts() for one in Observation.objects.filter(indicator=row.indicator)]
        for verdict in observations.unfit(asked, entries, cumulative=target.kind in GROWING):
            raise Refused(verdict)
        for one in report_facts.of_correction(books, held, asked, at.date()):
            if one.severity is Severity.HARD:
                raise Refused(no(one.says, "value"))
        made = _made(row, asked, actor, at)
        since, before = observations.affected(made.facts(), [*entries, made.facts()])
        log.note(
            indicator=held.name,
            as_of=row.as_of.isoformat(),
            was=str(row.reached_on or row.value),
            now=str(told.reached_on or told.value),
            reason=asked.reason,
            affects=[since.isoformat(), before.isoformat() if before else ""],
        )
        return made.pk


def _made(row: Observation, asked: Correction, actor: Actor, at: datetime) -> Observation:
    """The correction as a row of its own; of two at once the second is refused."""
    new = observations.corrected(asked, row.pk, at)
    try:
        with transaction.atomic():
            return Observation.objects.create(
                indicator_id=new.indicator,
                report=row.report,
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
