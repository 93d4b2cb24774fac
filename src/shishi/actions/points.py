"""点位 — an indicator gets a new list of points; earlier lists stay, and so do their reports."""

from collections.abc import Sequence
from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.queries.targets import aim_of
from shishi.records import models
from shishi.records.models import Indicator, PointList, Programme
from shishi.rules import points
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.points import Point

LONGEST = 500  # characters of the reason


def set_points(
    *,
    actor: Actor,
    indicator: int,
    version: int,
    points: Sequence[Point],
    reason: str,
    at: datetime,
) -> int:
    """设定点位 — returns the number of the new list; `version` is the number that the page saw, 0
    before the first. A list without points takes them back: the indicator is then reported as one
    number again."""
    row = door.thing(actor, Indicator, indicator)
    with change(actor, "point.set", row, at=at) as log:
        programme = Programme.objects.select_for_update().get(pk=row.project.programme_id)
        last = PointList.objects.filter(indicator=row).order_by("-number").first()
        if last is not None and _again(last, version, points, reason, actor):
            return last.number
        _fresh(last, version, at)
        _reasoned(programme, last, reason)
        _fit(row, last, points)
        made = PointList.objects.create(
            indicator=row, number=version + 1, reason=reason.strip(), set_by_id=actor.key, set_at=at
        )
        models.Point.objects.bulk_create(
            models.Point(list=made, number=number, name=one.name, target=one.target)
            for number, one in enumerate(points, 1)
        )
        log.note(
            number=made.number,
            reason=made.reason,
            points=[f"{one.name} {one.target:f}" for one in points],
        )
        return made.number


def _again(last: PointList, version: int, held: Sequence[Point], reason: str, actor: Actor) -> bool:
    """Whether the same person sends the same list once more: a button pressed twice."""
    known = [one.facts() for one in last.points.order_by("number")]
    told = (last.number, last.set_by.pk, last.reason, known)
    return told == (version + 1, actor.person, reason.strip(), list(held))


def _fit(row: Indicator, last: PointList | None, held: Sequence[Point]) -> None:
    if not held and (last is None or not last.points.exists()):
        raise Refused(no("没有填写点位。请至少填写一个点位和它的目标。"))
    for verdict in points.unfit(held, aim_of(row)):
        raise Refused(verdict)


def _fresh(last: PointList | None, version: int, at: datetime) -> None:
    """Nobody has set a newer list since the page was read."""
    if (last.number if last else 0) == version:
        return
    if last is None:
        raise Refused(no("点位的版本不存在。请刷新页面后重新填写。"))
    when = f"{last.set_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"
    says = f"{last.set_by.name}已于 {when} 设定第{last.number}版点位。请核对新版后再改。"
    raise Refused(no(says, "version"))


def _reasoned(programme: Programme, last: PointList | None, reason: str) -> None:
    if programme.started_on and last is not None and not reason.strip():
        raise Refused(no("年度已经启动，调整点位须写明理由。", "reason"))
    if len(reason) > LONGEST:
        raise Refused(no(f"理由不超过 {LONGEST} 个字。", "reason"))
