"""停滞 — a project stands still, and goes on again; the end is a new row beside the first."""

from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records.models import Project, Stop
from shishi.rules import stops
from shishi.rules.access import Actor
from shishi.rules.days import day_text
from shishi.rules.lifecycle import Refused, no

LONGEST, LONGEST_DESK = 500, 200  # characters of the remark and of the desk


def enter(
    *,
    actor: Actor,
    project: int,
    stop: stops.Stop,
    remark: str,
    on: date,
    at: datetime,
) -> int:
    """登记停滞 — its key; told twice, it is kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "stop.enter", row, at=at) as log:
        Project.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        _fitting(stop, remark, on)
        desk, said = stop.desk.strip(), remark.strip()
        rows = Stop.objects.filter(project=row, replaces=None, replaced_by=None, remark=said)
        told = rows.filter(starts_on=stop.start, ends_before=stop.end, cause=stop.cause, desk=desk)
        kept = told.first() or Stop.objects.create(
            project=row,
            starts_on=stop.start,
            ends_before=stop.end,
            cause=stop.cause,
            desk=desk,
            remark=said,
            entered_by_id=actor.key,
            entered_at=at,
        )
        log.note(cause=stop.cause.label, desk=desk, since=stop.start.isoformat())
        log.note(until=stop.end.isoformat() if stop.end else "", remark=kept.remark)
        return kept.pk


def end(*, actor: Actor, stop: int, ends_before: date, remark: str, on: date, at: datetime) -> int:
    """登记恢复 — the day it goes on again; told twice, it is kept once."""
    row = door.thing(actor, Stop, stop)
    with change(actor, "stop.end", row, at=at) as log:
        Project.objects.select_for_update().get(pk=row.project_id)
        later = Stop.objects.filter(replaces=row).first()
        if later is not None and later.ends_before == ends_before:
            return later.pk
        if later is not None or row.ends_before is not None:
            day = (later or row).ends_before
            says = f"已登记{day_text(day)}恢复。" if day else "这条停滞已经更新。"
            raise Refused(no(f"{says}请返回手续页核对。"))
        _fitting(stops.Stop(row.starts_on, ends_before, row.cause, row.desk), remark, on)
        made = Stop.objects.create(
            project=row.project,
            starts_on=row.starts_on,
            ends_before=ends_before,
            cause=row.cause,
            desk=row.desk,
            remark=remark.strip() or row.remark,
            replaces=row,
            entered_by_id=actor.key,
            entered_at=at,
        )
        log.note(cause=row.cause.label, desk=row.desk, since=row.starts_on.isoformat())
        log.note(until=ends_before.isoformat(), remark=made.remark)
        return made.pk


def _fitting(stop: stops.Stop, remark: str, on: date) -> None:
    verdict = stops.unfit_stop(stop, on)
    if not verdict:
        raise Refused(verdict)
    if len(remark) > LONGEST or len(stop.desk) > LONGEST_DESK:
        says = f"说明不超过 {LONGEST} 个字，单位名称不超过 {LONGEST_DESK} 个字。"
        raise Refused(no(says, "remark"))
