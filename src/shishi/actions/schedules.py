"""分月目标 — an indicator gets a new schedule; earlier ones stay."""

from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.queries.targets import target_of
from shishi.records import models
from shishi.records.models import Indicator, Programme
from shishi.rules import schedules
from shishi.rules.access import Actor
from shishi.rules.indicators import BY_AMOUNT
from shishi.rules.lifecycle import Refused, Verdict, no
from shishi.rules.plain import as_plain
from shishi.rules.schedules import Schedule
from shishi.rules.targets import Target, Terms, measured_by, settled

LONGEST = 500  # characters of the reason


def set_schedule(
    *,
    actor: Actor,
    indicator: int,
    version: int,
    schedule: Schedule,
    terms: Terms,
    reason: str,
    at: datetime,
) -> int:
    """设定分月目标 — returns the number of the new version; `version` is the number that the page
    saw, 0 before the first. What is judged on a day has `terms` and no nodes."""
    row = door.thing(actor, Indicator, indicator)
    with change(actor, "schedule.set", row, at=at) as log:
        programme = Programme.objects.select_for_update().get(pk=row.project.programme_id)
        _fresh(row, version, at)
        _reasoned(programme, reason)
        target = settled(target_of(row, row.project.deadline_on), terms)
        for verdict in _faults(target, schedule, row, programme):
            raise Refused(verdict)
        made = models.Schedule.objects.create(
            indicator=row,
            number=version + 1,
            source=schedule.source,
            terms=as_plain(terms),
            reason=reason.strip(),
            set_by_id=actor.key,
            set_at=at,
        )
        models.Node.objects.bulk_create(
            models.Node(schedule=made, on=node.on, value=node.value) for node in schedule.nodes
        )
        log.note(
            number=made.number,
            source=schedule.source.label,
            reason=made.reason,
            nodes=[f"{node.on} {node.value:f}" for node in schedule.nodes],
            terms=made.terms,
        )
        return made.number


def _fresh(row: Indicator, version: int, at: datetime) -> None:
    """Nobody has set a newer schedule since the page was read."""
    rows = models.Schedule.objects.filter(indicator=row).select_related("set_by")
    last = rows.order_by("-number").first()
    if (last.number if last else 0) == version:
        return
    if last is None:
        raise Refused(no("分月目标的版本不存在。请刷新页面后重新填写。"))
    when = f"{last.set_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"
    who = last.set_by.name
    raise Refused(no(f"{who}已于 {when} 设定第{last.number}版分月目标。请核对新版后再改。"))


def _reasoned(programme: Programme, reason: str) -> None:
    if programme.started_on and not reason.strip():
        raise Refused(no("年度已经启动，调整分月目标须写明理由。", "reason"))
    if len(reason) > LONGEST:
        raise Refused(no(f"理由不超过 {LONGEST} 个字。", "reason"))


def _faults(
    target: Target, schedule: Schedule, row: Indicator, programme: Programme
) -> tuple[Verdict, ...]:
    aim, _ = measured_by(target, None)
    if aim.kind in BY_AMOUNT:
        return schedules.unfit(schedule, aim, row.project.deadline_on, programme.starts_on)
    if schedule.nodes:
        return (no(f"“{aim.kind.label}”按日判断，不分解到月。"),)
    return ()
