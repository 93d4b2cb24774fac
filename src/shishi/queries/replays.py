"""回看 — by which versions of the rules a past day is shown."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from shishi.queries import door
from shishi.records.models import CalendarEdition, RuleVersion
from shishi.rules.access import Actor
from shishi.rules.settings import Subject, in_force


@dataclass(frozen=True, slots=True)
class VersionThen:
    """当时的规则 — what it is about, its own name where it has one, its number, and the day from
    which it holds, of a calendar the day on which it was issued."""

    label: str
    name: str
    number: int
    holds_from: date


def versions(
    actor: Actor, programme: int, on: date, known_at: datetime | None
) -> tuple[VersionThen, ...]:
    """The rules that held on the day, and the calendar, as could be known at the moment."""
    rows = list(door.visible(actor, RuleVersion).filter(programme=programme))
    found = [
        in_force([one for one in rows if one.subject is each], on, known_at) for each in Subject
    ]
    issued = door.visible(actor, CalendarEdition)
    if known_at is not None:
        issued = issued.filter(made_at__lte=known_at)
    editions = issued.order_by("-number").values_list("number", "made_at")[:1]
    calendar = [VersionThen("工作日历", "", number, _day(made_at)) for number, made_at in editions]
    return (
        *(
            VersionThen(one.subject.label, one.value.get("name", ""), one.number, one.holds_from)
            for one in found
            if one
        ),
        *calendar,
    )


def _day(at: datetime) -> date:
    return at.astimezone(get_current_timezone()).date()
