"""归档 — everything that goes into the archive of a month, made as it is written."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.utils.timezone import get_current_timezone

from shishi.papers import archive
from shishi.papers.archive import About, Member
from shishi.queries import archive_tables, door, snapshots
from shishi.records import originals
from shishi.records.models import (
    AuditEntry,
    DispatchFile,
    Programme,
    Snapshot,
    Territory,
)
from shishi.rules.access import Actor
from shishi.rules.archives import End, Link
from shishi.rules.audit import START
from shishi.rules.days import add_months, end_of, month_end
from shishi.rules.lifecycle import Refused, no
from shishi.rules.snapshots import Body

_PIECE = 1000


def members(actor: Actor, programme: Programme, month: date) -> Iterator[Member]:
    """The files of the archive in their order; each is made when it is its turn."""
    body, says = _ledger(actor, programme, month_end(month))
    before, after = _ends(month)
    about = About(
        territory=door.fetch(actor, Territory, programme.territory_id).name,
        year=programme.year,
        month=month,
        snapshot=says,
        before=before,
        after=after,
    )
    return chain(
        (archive.about(about), archive.how(about), archive.snapshot(body)),
        _papers(actor, programme, month),
        archive.tables(archive_tables.tables(actor, programme, month)),
        (archive.trail(_links(actor, before, after)),),
    )


def _ledger(actor: Actor, programme: Programme, on: date) -> tuple[Body, str]:
    """The ledger that was frozen of the day; where none was, as it could be known at its end."""
    kept = door.visible(actor, Snapshot).filter(programme=programme, on=on).first()
    if kept is not None:
        return kept.body, f"{on.isoformat()} 已冻结的快照，摘要 {kept.digest}"
    known_at = end_of(on, get_current_timezone())
    body = snapshots.body(actor, programme.pk, on, known_at)
    return body, f"{on.isoformat()} 没有冻结快照，按月末已知的内容重算"


def _papers(actor: Actor, programme: Programme, month: date) -> Iterator[Member]:
    """The files of every paper that was issued in the month, as they were issued."""
    rows = door.visible(actor, DispatchFile).filter(
        dispatch__programme=programme,
        dispatch__issued_on__gte=month,
        dispatch__issued_on__lte=month_end(month),
    )
    rows = rows.order_by("dispatch__issued_on", "dispatch", "filename")
    for key, filename, digest in rows.values_list("dispatch", "filename", "digest"):
        name = originals.tidy_name(filename)
        yield Member(f"发文/{key}/{name}", _issued(name, digest))


def _issued(name: str, digest: str) -> Iterator[bytes]:
    try:
        yield originals.content(digest)
    except (FileNotFoundError, ValueError):
        says = f"印发文件“{name}”在数据目录中缺失或被改动，不能归档。请从备份恢复后再试。"
        raise Refused(no(says)) from None


def _ends(month: date) -> tuple[End, End]:
    """Where the trail stood before the first entry of the month, and after its last; all
    between belong to it, also what a clock that was put back dated otherwise. Moments are kept as
    text of one zone, so they are in order as text."""
    first, last = month.isoformat(), add_months(month, 1).isoformat()
    inside = AuditEntry.objects.filter(at__gte=first, at__lt=last).order_by("number")
    numbers = inside.values_list("number", flat=True)
    begins, ends = numbers.first(), numbers.last()
    if begins is None or ends is None:
        earlier = AuditEntry.objects.filter(at__lt=first).order_by("number")
        number = earlier.values_list("number", flat=True).last() or 0
        return _end(number), _end(number)
    return _end(begins - 1), _end(ends)


def _end(number: int) -> End:
    if number == 0:
        return End(0, START)
    return End(number, AuditEntry.objects.values_list("hash", flat=True).get(number=number))


def _links(actor: Actor, before: End, after: End) -> Iterator[Link]:
    """The entries between; of another county's only the place is told, and of nobody's where there
    is another county."""
    own = {actor.territory} | ({None} if Territory.objects.count() == 1 else set())
    rows = AuditEntry.objects.filter(number__gt=before.number, number__lte=after.number)
    for row in rows.order_by("number").iterator(chunk_size=_PIECE):
        yield Link(row.number, row.hash, row.facts() if row.territory in own else None)
