"""佐证材料 — files beside a report, kept as they were sent; never asked for."""

from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records import originals
from shishi.records.models import Evidence, Report
from shishi.rules import reports
from shishi.rules.access import Actor
from shishi.rules.digests import digest
from shishi.rules.lifecycle import Refused, no

MOST = 12  # files beside one report


def attach(*, actor: Actor, report: int, filename: str, content: bytes, at: datetime) -> int:
    """附佐证材料 — one file beside a report that is still being filled in; the same file twice is
    kept once. `Refused` for one too large, empty or of a kind that is no evidence."""
    row = door.thing(actor, Report, report)
    with change(actor, "report.attach", row, at=at) as log:
        for verdict in (reports.may("fill", row.state), originals.may_keep(content, filename)):
            if not verdict:
                raise Refused(verdict)
        known = row.evidence.filter(digest=digest(content)).first()
        if known is None and row.evidence.count() >= MOST:
            raise Refused(no(f"佐证材料最多 {MOST} 件，已满。请合并后再附。", "file"))
        made = known or Evidence.objects.create(
            report=row,
            digest=originals.keep(content),
            filename=originals.tidy_name(filename),
            size=len(content),
            added_by_id=actor.key,
            added_at=at,
        )
        log.note(filename=made.filename, digest=made.digest, size=made.size)
        return made.pk


def detach(*, actor: Actor, report: int, evidence: int, at: datetime) -> None:
    """撤下佐证材料 — a file attached by mistake, while the report is a draft or was sent back. The
    trail keeps its name and digest, and the file stays where it was kept. Taken back twice, it is
    gone once."""
    row = door.thing(actor, Report, report)
    with change(actor, "report.detach", row, at=at) as log:
        Report.objects.select_for_update().get(pk=row.pk)  # nobody hands it in meanwhile
        row.refresh_from_db()
        verdict = reports.may("fill", row.state)
        if not verdict:
            raise Refused(verdict)
        held = row.evidence.filter(pk=evidence).first()
        if held is not None:
            log.note(filename=held.filename, digest=held.digest, size=held.size)
            held.delete()
