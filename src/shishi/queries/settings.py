"""规则设定 — the rules of a programme as they hold on a day, and the calendar of its county."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from shishi.queries import door
from shishi.records.models import CalendarEdition, Programme, RuleVersion
from shishi.rules.access import Actor
from shishi.rules.plain import from_plain
from shishi.rules.settings import Subject, in_force

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Ruling(Generic[V]):
    """现行规则 — a rule with the key and the number of its version, and who set it when."""

    pk: int
    number: int
    rule: V
    holds_from: date
    basis: str
    set_by: str
    set_at: datetime


def ruling(
    actor: Actor,
    programme: Programme,
    subject: Subject,
    kind: type[V],
    on: date,
    known_at: datetime | None = None,
) -> Ruling[V] | None:
    """The rule of the subject that holds on the day; None before the first."""
    rows = door.visible(actor, RuleVersion).filter(programme=programme, subject=subject)
    held = in_force(rows.select_related("set_by"), on, known_at)
    return None if held is None else _ruling(held, kind)


def versions(actor: Actor, programme: Programme) -> tuple[RuleVersion, ...]:
    """Every version of every rule, the newest of each first."""
    rows = door.visible(actor, RuleVersion).filter(programme=programme)
    return tuple(rows.select_related("set_by").order_by("-number"))


def rulings(held: Iterable[RuleVersion], subject: Subject, kind: type[V]) -> tuple[Ruling[V], ...]:
    """Of these versions those of one rule."""
    return tuple(_ruling(row, kind) for row in held if row.subject is subject)


def edition(actor: Actor) -> CalendarEdition | None:
    """The calendar of the county as it stands, with its days; None before the first edition."""
    rows = door.visible(actor, CalendarEdition).order_by("-number")
    return rows.prefetch_related("days").first()


def _ruling(row: RuleVersion, kind: type[V]) -> Ruling[V]:
    return Ruling(
        row.pk,
        row.number,
        from_plain(kind, row.value),
        row.holds_from,
        row.basis,
        row.set_by.name,
        row.set_at,
    )
