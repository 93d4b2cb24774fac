"""台账快照 — freeze the ledger of a day; its digest is noted in the trail."""

from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.queries import snapshots as look
from shishi.records.models import Programme, Snapshot
from shishi.rules import snapshots
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused


def take(*, actor: Actor, programme: int, on: date, at: datetime) -> int:
    """冻结台账快照 — the ledger of the day as could be known at its end, or now while it lasts; its
    key. A day has one: taken again, it is the one there is."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "snapshot.take", row, at=at) as log:
        adopted_on = row.adopted_at.astimezone(at.tzinfo).date()
        verdict = snapshots.may_take(on, adopted_on, at.date())
        if not verdict:
            raise Refused(verdict)
        Programme.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        made = Snapshot.objects.filter(programme=row, on=on).first()
        fresh = made is None
        if made is None:
            body = look.body(actor, row.pk, on, snapshots.known_at(on, at))
            made = Snapshot.objects.create(
                programme=row, on=on, body=body, digest=snapshots.digest_of(body), taken_at=at
            )
        log.about(made)
        log.note(year=row.year, on=on.isoformat(), digest=made.digest, fresh=fresh)
        return made.pk
