"""方案 — take a document in, check its draft, let it lapse, adopt it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shishi.rules.access import Actor
from shishi.rules.edits import Edit


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The draft a document became; `known` says that the same file had been taken in before and
    this is that draft (`programme` when it is already in the ledger), with the sentence."""

    draft: int
    known: bool = False
    programme: int | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The programme that a draft became."""

    programme: int
    year: int
    projects: int
    indicators: int


def take_in(*, actor: Actor, filename: str, content: bytes, at: datetime) -> TakenIn:
    """上传方案. `Refused` with a sentence for a file too large, unreadable or empty."""


def take_in_text(*, actor: Actor, text: str, at: datetime) -> TakenIn:
    """粘贴方案 — the same for pasted text."""


def amend(*, actor: Actor, draft: int, version: int, edits: Sequence[Edit], at: datetime) -> int:
    """校核 — all edits or none; returns the new version. `Refused` when somebody else has changed
    the draft since `version` (names them and the time), or at the field that does not fit
    (`verdict.where` is `key.field`)."""


def discard(*, actor: Actor, draft: int, version: int, at: datetime) -> None:
    """作废 — the draft lapses; the document may be taken in again."""


def adopt(*, actor: Actor, draft: int, version: int, at: datetime) -> Adopted:
    """确认入账 — the draft becomes the programme of its year, whole or not at all. Open remarks do
    not stand in the way; a missing year, no item, or a programme of that year does."""
