"""年度方案 — the programmes of the years."""

from dataclasses import dataclass
from datetime import date, datetime

from shishi.rules.access import Actor
from shishi.rules.programmes import Settings


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """One programme in the list of years."""

    pk: int
    year: int
    title: str
    document_number: str
    issuer: str
    dated_on: date | None
    projects: int
    indicators: int
    presumed: int
    adopted_by: str
    adopted_at: datetime


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme: what the document says of itself, its working rules, where it came from.

    `copied_to` are the 抄送 addressees; `voted_text` is what the congress voted, word for word,
    empty until recorded; `settings` are the working rules read from the plan.
    """

    card: ProgrammeCard
    notice_title: str
    circulated_on: date | None
    region: str
    congress: str
    copied_to: tuple[str, ...]
    settings: Settings
    voted_text: str
    voted_recorded_by: str
    document: int
    filename: str
    digest: str
    draft: int


def programmes(actor: Actor) -> tuple[ProgrammeCard, ...]:
    """All programmes of the territory, the latest year first."""


def programme(actor: Actor, pk: int) -> ProgrammePage:
    """One programme."""
