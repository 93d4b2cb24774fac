"""年度方案 — what is recorded of a programme after it stands, the start and the end of its year."""

from datetime import date, datetime

from shishi.actions.base import alone, change
from shishi.queries import closings as look
from shishi.queries import door, targets
from shishi.records.models import Programme
from shishi.rules import closings
from shishi.rules.access import Actor
from shishi.rules.digests import digest
from shishi.rules.lifecycle import Refused, no

LONGEST = 200_000  # characters


def record_vote(*, actor: Actor, programme: int, text: str, at: datetime) -> None:
    """票决文本 — keep what the congress voted, word for word; once recorded it is frozen."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "programme.record_vote", row, at=at) as log:
        words = text.replace("\r\n", "\n").replace("\x00", "").strip()
        if not words:
            raise Refused(no("请粘贴票决文本。", "text"))
        if len(words) > LONGEST:
            raise Refused(no(f"票决文本超过 {LONGEST} 个字，请核对是否粘贴有误。", "text"))
        kept = Programme.objects.filter(pk=row.pk, voted_text="").update(
            voted_text=words, voted_recorded_by=actor.key
        )
        if not kept:
            raise Refused(no("票决文本已经登记，不能改动。确需更正的，请按人大常委会决定办理。"))
        log.note(year=row.year, digest=digest(words.encode()), characters=len(words))


def start(*, actor: Actor, programme: int, on: date, at: datetime) -> None:
    """启动年度 — reports are asked for from the day `on`. Refused with everything that is lacking:
    a rule, the calendar, a schedule."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "programme.start", row, at=at) as log:
        if on.year != row.year:
            raise Refused(no(f"启动日期应在 {row.year} 年内。请修改。", "on"))
        if found := targets.hurdles(actor, row.pk, on):
            raise Refused(no(" ".join(one.says for one in found)))
        begun = Programme.objects.filter(pk=row.pk, started_on=None).update(started_on=on)
        if not begun:
            raise Refused(no("本年度已经启动，不必重复办理。"))
        log.note(year=row.year, started_on=on.isoformat())


def close(*, actor: Actor, programme: int, on: date, at: datetime) -> None:
    """年度结账 — from now on nothing of the year changes. Refused with everything that is still
    under way; what was not finished is noted as carried over."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "programme.close", row, at=at) as log:
        alone()  # whatever is under way ends first, and is seen
        row.refresh_from_db()
        if row.closing:
            raise Refused(no(row.closing.says))
        verdict = closings.unfit(row.year, row.started_on, on, at.date())
        if not verdict:
            raise Refused(verdict)
        if found := closings.hurdles(look.pending(actor, row)):
            raise Refused(no(" ".join(one.says for one in found)))
        carried = look.unfinished(actor, row, on)
        Programme.objects.filter(pk=row.pk).update(closed_on=on)
        log.note(year=row.year, closed_on=on.isoformat(), carried=list(carried))
