"""全局责任 — the four tiers of a programme on a day: who takes charge, who leads, how many leaders
and units answer for its projects."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from shishi.queries import door, duties
from shishi.records.models import Assignment, Leadership, Person, Post, Programme
from shishi.rules.access import Actor, Role
from shishi.rules.leaderships import Tier
from shishi.rules.projects import SPONSORS


@dataclass(frozen=True, slots=True)
class Held:
    """One turn of a tier; `ends_before` None while it lasts."""

    name: str
    starts_on: date
    ends_before: date | None


@dataclass(frozen=True, slots=True)
class Tiers:
    """四级责任 — of the upper two the turns, the latest first; of the lower two how many answer.
    `leaders` are who may be named, by key and name."""

    turns: tuple[tuple[Tier, tuple[Held, ...]], ...]
    sponsors: int
    units: int
    leaders: tuple[tuple[int, str], ...]


def tiers(actor: Actor, programme: int, on: date, known_at: datetime | None = None) -> Tiers:
    """The tiers of the programme, as could be known at the moment."""
    row = door.fetch(actor, Programme, programme)
    rows = door.visible(actor, Leadership).filter(programme=row)
    if known_at is not None:
        rows = rows.filter(named_at__lte=known_at)
    found = [(one, _held(one, known_at)) for one in rows.select_related("person")]
    parts = duties.held(
        door.visible(actor, Assignment).filter(project__programme=row), row, on, known_at
    )
    now = Q(ends_before=None) | Q(ends_before__gt=on)
    posts = door.within(actor, Post).filter(now, role=Role.COUNTY_LEADER, starts_on__lte=on)
    people = door.within(actor, Person).filter(posts__in=posts).distinct()
    return Tiers(
        tuple(
            (
                tier,
                tuple(
                    held
                    for one, held in sorted(found, key=lambda each: each[1].starts_on, reverse=True)
                    if one.tier is tier
                ),
            )
            for tier in Tier
        ),
        parts.filter(role__in=SPONSORS).values("person").distinct().count(),
        parts.filter(unit__isnull=False).values("unit").distinct().count(),
        tuple(people.order_by("name", "pk").values_list("pk", "name")),
    )


def _held(one: Leadership, known_at: datetime | None) -> Held:
    known = one.ended_at is None or known_at is None or one.ended_at <= known_at
    return Held(one.person.name, one.starts_on, one.ends_before if known else None)
