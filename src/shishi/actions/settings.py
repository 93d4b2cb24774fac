"""规则设定 — a programme gets a new version of one of its rules; none is ever changed."""

from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records.models import Programme, RuleVersion
from shishi.rules import settings
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, Verdict, no
from shishi.rules.plain import as_plain
from shishi.rules.settings import Rule, Subject

LONGEST = 500  # characters of the basis


def set_rule(
    *,
    actor: Actor,
    programme: int,
    subject: Subject,
    value: Rule,
    holds_from: date,
    basis: str,
    version: int,
    at: datetime,
) -> int:
    """设定规则 — returns the number of the new version; `version` is the number that the page saw,
    0 before the first."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "rule.set", row, at=at) as log:
        row = Programme.objects.select_for_update().get(pk=row.pk)
        last = _last(row, subject)
        _fresh(last, version, at)
        _fit(subject, value, basis, settings.may_follow(last, holds_from, at.date()))
        plain = as_plain(value)
        RuleVersion.objects.create(
            programme=row,
            subject=subject,
            number=version + 1,
            holds_from=holds_from,
            value=plain,
            basis=basis.strip(),
            set_by_id=actor.key,
            set_at=at,
        )
        log.note(
            subject=subject.label,
            number=version + 1,
            holds_from=holds_from.isoformat(),
            basis=basis.strip(),
            value=plain,
        )
        return version + 1


def _fit(subject: Subject, value: Rule, basis: str, follows: Verdict) -> None:
    """The rule can rate, its basis can be kept, and it may hold from its day."""
    for verdict in settings.faults(subject, value):
        raise Refused(verdict)
    if len(basis) > LONGEST:
        raise Refused(no(f"依据不超过 {LONGEST} 个字。", "basis"))
    if not follows:
        raise Refused(follows)


def _last(row: Programme, subject: Subject) -> RuleVersion | None:
    rows = RuleVersion.objects.filter(programme=row, subject=subject)
    return rows.select_related("set_by").order_by("-number").first()


def _fresh(last: RuleVersion | None, version: int, at: datetime) -> None:
    """Nobody has set a newer version since the page was read."""
    number = last.number if last else 0
    if number == version:
        return
    if last is None:
        raise Refused(no("规则版本不存在。请刷新页面后重新填写。"))
    when = f"{last.set_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"
    raise Refused(no(f"{last.set_by.name}已于 {when} 设定第{number}版。请核对新版后再改。"))
