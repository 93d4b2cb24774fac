"""文号和印发 — give a signed paper its number, issue it, void a number, withdraw what was issued.

The files are made and stored before the transaction begins, so nobody waits for them; the paper is
issued with its files, its recipients and its root at once or not at all, and keeps its number
whatever happens.
"""

from datetime import datetime
from typing import Any

from shishi.actions.base import alone, change
from shishi.papers import fonts
from shishi.papers.content import Paper
from shishi.queries import dispatches as look
from shishi.queries import door
from shishi.records import originals, vendor
from shishi.records.dispatches import BESIDE, may_do, move, step
from shishi.records.models import Dispatch, DispatchFile, Recipient, Serial, Unit
from shishi.rules import audit
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.serials import next_number, number_text

_NO_ROOM = "文件没有写入，磁盘空间可能已满。该文未印发，文号保留；请系统管理员腾出空间后重新印发。"


def number(*, actor: Actor, dispatch: int, version: int, at: datetime) -> str:
    """编发文字号 — the next of the series of its 代字 and the year; returns it."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.number", row, at=at) as log:
        alone()  # two at once would take the same number
        move(row, "number", version, actor.key, at)
        code = look.frozen_of(row).head.code
        of = {"territory_id": row.programme.territory_id, "code": code, "year": at.year}
        taken = next_number(Serial.objects.filter(**of).values_list("number", flat=True))
        by = {"taken_by_id": actor.key, "taken_at": at}
        Serial.objects.create(dispatch=row, number=taken, **of, **by)
        told = number_text(code, at.year, taken)
        step(row, "number", actor.key, at, told)
        log.note(title=row.title, version=row.version, document_number=told)
        return told


def void(*, actor: Actor, dispatch: int, version: int, reason: str, at: datetime) -> int:
    """作废文号 — it stays in the register with its reason; the paper can be given another."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.void", row, at=at) as log:
        move(row, "void", version, actor.key, at, reason)
        held = Serial.objects.get(dispatch=row, voided_at=None)
        held.voided_by_id, held.voided_at, held.void_reason = actor.key, at, reason.strip()
        held.save(update_fields=["voided_by", "voided_at", "void_reason"])
        told = number_text(held.code, held.year, held.number)
        step(row, "void", actor.key, at, f"{told}：{reason.strip()}")
        log.note(title=row.title, version=row.version, document_number=told, reason=reason.strip())
        return row.version


def issue(*, actor: Actor, dispatch: int, version: int, at: datetime) -> int:
    """印发 — the files as they were made of what is frozen, with the day's root of the trail at
    their foot; whom they go to; the day (印发日期)."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.issue", row, at=at, prepare=lambda: _set(row, version, at)) as log:
        drawn, files = log.prepared
        number, root = row.root_number or 0, row.root
        given: dict[str, Any] = {"root_number": number, "root": root, "issued_on": at.date()}
        move(row, "issue", version, actor.key, at, **given)
        DispatchFile.objects.bulk_create(DispatchFile(dispatch=row, **one) for one in files)
        Recipient.objects.bulk_create(_recipients(row, drawn))
        step(row, "issue", actor.key, at)
        log.note(title=row.title, version=row.version, document_number=drawn.masthead.number)
        log.note(frozen=row.frozen_digest, root=audit.printed(number, root))
        log.note(files=[[one["filename"], one["digest"]] for one in files])
        return row.version


def withdraw(*, actor: Actor, dispatch: int, version: int, reason: str, at: datetime) -> int:
    """撤回发文 — it stays with its number and its files, and says that it was withdrawn."""
    row = door.thing(actor, Dispatch, dispatch, *BESIDE)
    with change(actor, "dispatch.withdraw", row, at=at) as log:
        move(row, "withdraw", version, actor.key, at, reason)
        step(row, "withdraw", actor.key, at, reason.strip())
        log.note(title=row.title, version=row.version, reason=reason.strip())
        return row.version


def _set(row: Dispatch, version: int, at: datetime) -> tuple[Paper, list[dict[str, Any]]]:
    """The paper as it will be issued, and its files, stored; `row` gets its day and its root."""
    may_do(row, "issue", version, at.tzinfo)
    row.issued_on = at.date()
    row.root_number, row.root = vendor.end_of_trail()
    held = Serial.objects.get(dispatch=row, voided_at=None)
    stamp = look.stamp(row, number_text(held.code, held.year, held.number))
    frozen = look.frozen_of(row)
    try:
        stored = [
            {"filename": name, "digest": originals.keep(content), "size": len(content)}
            for name, content in look.files(frozen, stamp)
        ]
    except OSError as fault:
        raise Refused(no(_NO_ROOM)) from fault
    except fonts.Missing as fault:
        raise Refused(no(str(fault))) from fault
    return look.paper(frozen, stamp), stored


def _recipients(row: Dispatch, drawn: Paper) -> list[Recipient]:
    """主送 and 抄送 as the paper has them, with the units of the register among them."""
    copies = drawn.record.copies if drawn.record else ()
    written = dict.fromkeys(copies, True) | dict.fromkeys(drawn.receivers, False)
    units = Unit.objects.filter(territory=row.programme.territory_id, name__in=written)
    keys = dict(units.values_list("name", "pk"))
    return [
        Recipient(dispatch=row, unit_id=keys.get(name), written=name, copy=copy)
        for name, copy in written.items()
    ]
