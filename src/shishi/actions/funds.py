"""资金 — what is told of a project's money on a day; earlier statements stay."""

from datetime import date, datetime
from typing import Any

from shishi.actions.base import change
from shishi.queries import door
from shishi.records.models import FundsStatement, Project
from shishi.rules.access import Actor
from shishi.rules.funds import Funds, alerts, summed
from shishi.rules.lifecycle import Refused, no
from shishi.rules.plain import as_plain
from shishi.rules.statements import Told, unfit


def report(
    *, actor: Actor, project: int, version: int, told: Told, reason: str, at: datetime
) -> int:
    """填报资金 — the key of the statement. `version` is the key of the last one that the page saw,
    0 before the first; what stands already in the same words is kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "funds.report", row, at=at) as log:
        Project.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        rows = list(FundsStatement.objects.filter(project=row).select_related("entered_by"))
        kept = max(rows, key=lambda one: one.pk, default=None)
        stands = {one.as_of: one for one in sorted(rows, key=lambda one: one.pk)}
        same = stands.get(told.as_of)
        log.note(as_of=told.as_of.isoformat(), reason=reason.strip(), funds=_words(told.funds))
        if same is not None and same.facts() == told.funds and same.entered_by_id == actor.key:
            return same.pk
        _fresh(kept, version, at)
        for verdict in unfit(told, at.date(), reason, **_around(stands, told.as_of)):
            raise Refused(verdict)
        made = FundsStatement.objects.create(
            project=row,
            as_of=told.as_of,
            body=as_plain(told.funds),
            reason=reason.strip(),
            entered_by_id=actor.key,
            entered_at=at,
        )
        log.note(alerts=[one.flag.label for one in alerts(told.funds)])
        return made.pk


def _fresh(kept: FundsStatement | None, version: int, at: datetime) -> None:
    """Nobody has told of the money since the page was read."""
    if (kept.pk if kept else 0) == version:
        return
    if kept is None:
        raise Refused(no("资金报表的版本不存在。请刷新页面后重新填写。"))
    when = f"{kept.entered_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"
    says = f"{kept.entered_by.name}已于 {when} 填报了截至 {kept.as_of} 的资金。"
    raise Refused(no(f"{says}您填的内容仍在下面，请与新报的核对后再提交。", "version"))


def _around(stands: dict[date, FundsStatement], day: date) -> dict[str, Told]:
    """What stands for the day and for the nearest days around it."""
    days = {
        "before": max((one for one in stands if one < day), default=None),
        "same": day if day in stands else None,
        "after": min((one for one in stands if one > day), default=None),
    }
    return {name: Told(one, stands[one].facts()) for name, one in days.items() if one is not None}


def _words(funds: Funds) -> dict[str, Any]:
    """What the trail keeps: every source, and all of them together."""
    return {"told": as_plain(funds), "together": as_plain(summed(funds))}
