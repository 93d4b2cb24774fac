"""留痕 — the audit trail of a thing or of the territory, and the check of its chain."""

from dataclasses import dataclass
from datetime import datetime

from shishi.rules.access import Actor


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry as a person reads it; `done` is False for a refused attempt."""

    number: int
    at: datetime
    actor: str
    source: str
    deed: str
    deed_label: str
    thing: str
    thing_key: str
    says: str
    done: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """核验 — `entries` checked; `broken_at` is the first number that does not fit, else None."""

    entries: int
    broken_at: int | None
    says: str

    @property
    def ok(self) -> bool:
        return self.broken_at is None


def recent(actor: Actor, *, before: int | None = None, count: int = 50) -> tuple[TrailLine, ...]:
    """The latest entries of the territory, below the number `before` where given."""


def of(actor: Actor, thing: str, key: int) -> tuple[TrailLine, ...]:
    """The entries of one thing: draft, programme, project, unit, person, document."""


def verify() -> Verification:
    """Walk the whole chain; needs no person, shows no content."""
