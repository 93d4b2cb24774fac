"""任职名册 — who holds which post from when to when, as a paper is held against it.

A value passed in, from the ledger or from nowhere: without it no name is looked at.
"""

from datetime import date
from typing import NamedTuple


class Holding(NamedTuple):
    """任职 — a person in a post (县住房和城乡建设局局长), from a day, until a day or open."""

    name: str
    post: str
    since: date
    until: date | None = None

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)
