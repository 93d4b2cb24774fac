"""周调度 — a meeting that was held; the next sheet begins where it ended."""

from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.queries import stocktakes as look
from shishi.records.models import Programme, Stocktake
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused
from shishi.rules.stocktakes import may_hold


def hold(*, actor: Actor, programme: int, leader: int, on: date, at: datetime) -> int:
    """登记调度会 — of the leader on the day, once; nothing that fell due may be left without a
    word."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "stocktake.hold", row, at=at) as log:
        Programme.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        page = look.stocktake(actor, leader, on)
        verdict = may_hold(page.sheet)
        if not verdict:
            raise Refused(verdict)
        held, _ = Stocktake.objects.get_or_create(
            programme=row,
            leader_id=leader,
            held_on=on,
            defaults={"entered_by_id": actor.key, "entered_at": at},
        )
        log.about(held)
        log.note(leader=page.leader_name, on=on.isoformat(), last=page.sheet.last_says)
        log.note(new=len(page.sheet.new))
        return held.pk
