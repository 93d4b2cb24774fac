"""归档 — the archive of a month leaves the house; what it is known by is noted in the trail."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from shishi.actions.base import change
from shishi.papers import archive
from shishi.queries import archives, door
from shishi.records.models import Programme
from shishi.rules.access import Actor
from shishi.rules.archives import may_archive
from shishi.rules.lifecycle import Refused


@dataclass(frozen=True, slots=True)
class Archived:
    """归档结果 — the digest of its listing, which stands for all of it, and its length."""

    digest: str
    size: int


def export(*, actor: Actor, programme: int, month: date, file: BinaryIO, at: datetime) -> Archived:
    """归档 — write everything of the month into the file; `month` is its first day."""
    row = door.thing(actor, Programme, programme)

    def written() -> str:
        verdict = may_archive(month, row.adopted_at.astimezone(at.tzinfo).date(), at.date())
        if not verdict:
            raise Refused(verdict)
        return archive.write(file, archives.members(actor, row, month))

    with change(actor, "archive.export", row, at=at, prepare=written) as log:
        made = Archived(log.prepared, file.tell())
        log.note(year=row.year, month=f"{month:%Y-%m}", sums=made.digest, size=made.size)
        return made
