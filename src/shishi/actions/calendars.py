"""工作日历 — a county issues a whole new edition; what was due by an older one stays due."""

from collections.abc import Sequence
from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records import models
from shishi.records.models import CalendarEdition, Territory
from shishi.rules import arrangements
from shishi.rules.access import Actor
from shishi.rules.calendars import CalendarDay
from shishi.rules.lifecycle import Refused, no

LONGEST = 500  # characters of what is new


def issue(
    *, actor: Actor, words: str, days: Sequence[CalendarDay], version: int, at: datetime
) -> int:
    """发布工作日历 — returns the number of the edition; `version` is the number that the page saw,
    0 before the first; `words` say what is new in it."""
    territory = door.thing(actor, Territory, actor.territory or 0)
    with change(actor, "calendar.issue", territory, at=at) as log:
        Territory.objects.select_for_update().get(pk=territory.pk)
        last = _last(territory)
        _fresh(last, version, at)
        if not words.strip() or len(words) > LONGEST:
            raise Refused(no(f"请写明本版改了什么，不超过 {LONGEST} 个字。", "words"))
        for verdict in arrangements.unfit(days):
            raise Refused(verdict)
        edition = CalendarEdition.objects.create(
            territory=territory,
            number=version + 1,
            words=words.strip(),
            made_by_id=actor.key,
            made_at=at,
        )
        _keep(edition, days)
        before = {one.facts() for one in last.days.all()} if last else set()
        log.note(
            number=edition.number,
            words=edition.words,
            days=len(days),
            added=_told(set(days) - before) if last else [],
            removed=_told(before - set(days)),
        )
        return edition.number


def _last(territory: Territory) -> CalendarEdition | None:
    rows = CalendarEdition.objects.filter(territory=territory).select_related("made_by")
    return rows.order_by("-number").first()


def _fresh(last: CalendarEdition | None, version: int, at: datetime) -> None:
    """Nobody has issued a newer edition since the page was read."""
    number = last.number if last else 0
    if number == version:
        return
    if last is None:
        raise Refused(no("日历版本不存在。请刷新页面后重新填写。"))
    when = f"{last.made_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"
    who = last.made_by.name if last.made_by else "本系统"
    raise Refused(no(f"{who}已于 {when} 发布{last.version}。请核对新版后再改。"))


def _keep(edition: CalendarEdition, days: Sequence[CalendarDay]) -> None:
    models.CalendarDay.objects.bulk_create(
        models.CalendarDay(
            edition=edition,
            day=one.day,
            kind=one.kind,
            scope=one.scope,
            name=one.name,
            source=one.source,
        )
        for one in days
    )


def _told(days: set[CalendarDay]) -> list[str]:
    """2026-10-01 放假 国庆节（全国）, in the order of the days."""
    held = sorted(days, key=lambda one: (one.day, one.scope.rank))
    return [f"{one.day} {one.kind.label} {one.name}（{one.scope.label}）" for one in held]
