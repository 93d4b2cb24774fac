"""条目 — one value while people check it, beside what was read.

An entry keeps three things: `now`, the value as it stands; `read`, the value the reader
proposed, never overwritten (None when a person added the entry); and `span`, the place in the
source. Dropping marks an entry and removes nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from shishi.rules.spans import Span

T = TypeVar("T")


class EntryState(StrEnum):
    """条目状态."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return ENTRY_LABELS[self]


ENTRY_LABELS = {
    EntryState.PROPOSED: "待核对",
    EntryState.ACCEPTED: "已采纳",
    EntryState.CHANGED: "已修改",
    EntryState.ADDED: "人工补充",
    EntryState.DROPPED: "已剔除",
}


@dataclass(frozen=True, slots=True)
class Hand:
    """经手 — who last touched an entry, and when (ISO 8601 with offset)."""

    person: int
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """条目 — one value of the draft. `key` is unique in the draft and never used again."""

    key: str
    now: T
    read: T | None = None
    span: Span | None = None
    state: EntryState = EntryState.PROPOSED
    hand: Hand | None = None

    @property
    def stands(self) -> bool:
        """Whether it goes into the ledger."""
        return self.state is not EntryState.DROPPED
