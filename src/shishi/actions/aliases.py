"""别名 — short names of units: proposed, confirmed, rejected."""

from datetime import datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.records.models import (
    Assignment,
    Post,
    SearchText,
    Unit,
    UnitAlias,
)
from shishi.rules.access import Actor
from shishi.rules.aliases import AliasState
from shishi.rules.lifecycle import Refused, no
from shishi.rules.parties import named
from shishi.rules.search import grams


def propose_alias(*, actor: Actor, unit: int, full: str, at: datetime) -> int:
    """Say that the name of the unit is short for `full`; to be confirmed."""
    row = door.thing(actor, Unit, unit)
    with change(actor, "alias.propose", row, at=at) as log:
        words = named(full, 200, "full")
        if words == row.name:
            raise Refused(no("全称与现名相同。", "full"))
        alias, fresh = UnitAlias.objects.get_or_create(
            territory=row.territory, alias=row.name, full=words, defaults={"unit": row}
        )
        if not fresh:
            raise Refused(no(f"“{row.name}”与“{words}”的对应已在名录中。", "full"))
        log.about(alias)
        log.note(alias=row.name, full=words)
        return alias.pk


def confirm_alias(*, actor: Actor, alias: int, at: datetime) -> int:
    """确认别名 — the unit takes its full name, the short one leads to it; a unit that already has
    the full name takes the assignments over. Returns the unit that stands."""
    row = door.thing(actor, UnitAlias, alias)
    with change(actor, "alias.confirm", row, at=at) as log:
        _decide(row, AliasState.CONFIRMED, actor, at)
        short = row.unit
        unit = Unit.objects.filter(territory=row.territory, name=row.full, same_as=None).first()
        if unit is None:
            unit = short
            Unit.objects.filter(pk=short.pk).update(name=row.full)
        elif unit.pk != short.pk:
            _join(short, unit)
        UnitAlias.objects.filter(pk=row.pk).update(unit=unit)
        _find_by(unit, row.full)
        log.note(alias=row.alias, full=row.full)
        return unit.pk


def reject_alias(*, actor: Actor, alias: int, at: datetime) -> None:
    """The two are not the same; it is not proposed again."""
    row = door.thing(actor, UnitAlias, alias)
    with change(actor, "alias.reject", row, at=at) as log:
        _decide(row, AliasState.REJECTED, actor, at)
        log.note(alias=row.alias, full=row.full)


def _decide(row: UnitAlias, state: AliasState, actor: Actor, at: datetime) -> None:
    """Settle a proposal that nobody has settled yet."""
    taken = UnitAlias.objects.filter(
        territory=row.territory, alias=row.alias, state=AliasState.CONFIRMED
    ).first()
    if state is AliasState.CONFIRMED and taken is not None:
        raise Refused(no(f"“{row.alias}”已确认为“{taken.full}”，不能再对应其他单位。"))
    settled = UnitAlias.objects.filter(pk=row.pk, state=AliasState.PROPOSED).update(
        state=state, decided_by=actor.key, decided_at=at
    )
    if not settled:
        raise Refused(no("这一条已由他人处理，请刷新页面后核对。"))


def _join(short: Unit, unit: Unit) -> None:
    """Everything of the one goes to the other; its row stays, pointing there."""
    Assignment.objects.filter(unit=short).update(unit=unit)
    Post.objects.filter(unit=short).update(unit=unit)
    UnitAlias.objects.filter(unit=short).update(unit=unit)
    Unit.objects.filter(same_as=short).update(same_as=unit)
    Unit.objects.filter(pk=short.pk).update(same_as=unit)


def _find_by(unit: Unit, full: str) -> None:
    """Projects of the unit are found by its full name, too."""
    words = " ".join(grams(full))
    texts = list(SearchText.objects.filter(project__assignments__unit=unit).distinct())
    for text in texts:
        text.grams = f"{text.grams} {words}"
    SearchText.objects.bulk_update(texts, ["grams"])
