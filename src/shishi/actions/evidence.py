"""佐证材料 — files beside a report, kept as they were sent; never asked for."""

import re
from datetime import datetime
from pathlib import PurePath

from django.conf import settings

from shishi.actions.base import change
from shishi.queries import door
from shishi.reading.files.file_kinds import kind_of
from shishi.records import originals
from shishi.records.models import Evidence, Report
from shishi.rules import reports
from shishi.rules.access import Actor
from shishi.rules.digests import digest
from shishi.rules.lifecycle import Refused, no

# What an office can open to look at; programs, archives and files with macros are none of it.
KINDS = frozenset({"image", "picture", "pdf", "docx", "xlsx", "doc", "xls", "ofd"})
MOST = 12  # files beside one report
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def attach(*, actor: Actor, report: int, filename: str, content: bytes, at: datetime) -> int:
    """附佐证材料 — one file beside a report that is still being filled in; the same file twice is
    kept once. `Refused` for one too large, empty or of a kind that is no evidence."""
    row = door.thing(actor, Report, report)
    with change(actor, "report.attach", row, at=at) as log:
        verdict = reports.may("fill", row.state)
        if not verdict:
            raise Refused(verdict)
        _check(content, filename)
        known = row.evidence.filter(digest=digest(content)).first()
        if known is None and row.evidence.count() >= MOST:
            raise Refused(no(f"佐证材料最多 {MOST} 件，已满。请合并后再附。", "file"))
        name = _CONTROL.sub("", PurePath(filename.replace("\\", "/")).name)[-255:] or "未命名"
        made = known or Evidence.objects.create(
            report=row,
            digest=originals.keep(content),
            filename=name,
            size=len(content),
            added_by_id=actor.key,
            added_at=at,
        )
        log.note(filename=made.filename, digest=made.digest, size=made.size)
        return made.pk


def _check(content: bytes, filename: str) -> None:
    if len(content) > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise Refused(no(f"“{filename}”超过 {limit} MB，未接收。请压缩后重新选择。", "file"))
    if not content:
        raise Refused(no(f"“{filename}”是空文件，未接收。请核对后重新选择。", "file"))
    if kind_of(content, filename) not in KINDS:
        says = f"“{filename}”不是图片、PDF、Word 或 Excel 文件，未接收。请核对后重新选择。"
        raise Refused(no(says, "file"))
