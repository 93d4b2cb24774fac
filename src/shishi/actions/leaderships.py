"""全局责任 — name the leader who takes charge of a programme, or who leads it."""

from datetime import date, datetime

from shishi.actions.base import alone, change
from shishi.queries import door
from shishi.records.models import Leadership, Person, Programme
from shishi.rules.access import Actor
from shishi.rules.leaderships import Tier, may_name
from shishi.rules.lifecycle import Refused


def name_leader(
    *, actor: Actor, programme: int, tier: Tier, person: int, on: date, at: datetime
) -> int:
    """登记挂帅、牵头领导 — from the day `on`; whoever held the tier held it to the day before."""
    row, leader = door.thing(actor, Programme, programme), door.thing(actor, Person, person)
    with change(actor, "programme.lead", row, at=at) as log:
        alone()  # two at once would both find the tier empty
        held = row.leaderships.filter(tier=tier, ends_before=None).select_related("person").first()
        verdict = may_name(held.facts() if held else None, leader.pk, row.year, on)
        if not verdict:
            raise Refused(verdict)
        if held is not None:
            held.ends_before, held.ended_at = on, at
            held.save(update_fields=["ends_before", "ended_at"])
        made = Leadership.objects.create(
            programme=row,
            tier=tier,
            person=leader,
            starts_on=on,
            named_by_id=actor.key,
            named_at=at,
        )
        former = held.person.name if held else ""
        log.note(tier=tier.label, name=leader.name, former=former, on=on.isoformat())
        return made.pk
