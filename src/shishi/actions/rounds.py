"""报送轮次 — lay down the rounds of reports as they fall due, and give one project more time."""

from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door, settings
from shishi.records.models import Extension, Programme, Project, Round
from shishi.rules import rounds, timings
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.rounds import DueCard, RoundRule
from shishi.rules.settings import Subject


def open_due(*, actor: Actor, programme: int, on: date, at: datetime) -> tuple[int, ...]:
    """开放报送 — every round that has opened by the day and is not there yet; their keys. Asked
    again, or by two at once, it adds nothing twice. `Refused` before the year is started, and
    where no rule or no calendar says when reports are due."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "round.open", row, at=at) as log:
        row = Programme.objects.select_for_update().get(pk=row.pk)  # two at once take turns
        if row.started_on is None:
            raise Refused(no(f"{row.year}年度尚未启动，不能开放报送。请先启动年度。"))
        held = settings.ruling(actor, row, Subject.ROUNDS, RoundRule, on)
        if held is None:
            raise Refused(no("尚未设定报送规则，不能开放报送。请先设定报送规则。"))
        edition = settings.edition(actor)
        if edition is None:
            raise Refused(no("尚无工作日历，不能推算到期日。请先发布工作日历。"))
        laid_down = Round.objects.filter(programme=row).order_by("-starts_on")
        last = laid_down.values_list("ends_before", flat=True).first()
        first = rounds.first_period(held.rule, row.started_on, last)
        cards = rounds.opened(held.rule, first, edition.facts(), row.year, on)
        laid = [_lay(row, card, held.pk, edition.pk, at) for card in cards]
        log.note(opened=[card.period.label for card in cards], rule=held.number)
        return tuple(laid)


def extend(
    *, actor: Actor, round: int, project: int, until: date, reason: str, at: datetime
) -> int:
    """批准延期 — one project may report in this round up to `until`; `Refused` with the field that
    does not fit."""
    row = door.thing(actor, Round, round)
    with change(actor, "round.extend", row, at=at) as log:
        thing = door.thing(actor, Project, project)
        if thing.programme_id != row.programme_id:
            raise Refused(no("该实事不属于这一轮报送。请返回上一页核对。", "project"))
        log.about(thing)
        words = reason.strip()[: Extension._meta.get_field("reason").max_length]
        asked = timings.Extension(until, words, actor.name)
        verdict = timings.may_extend(row.facts(), asked)
        if not verdict:
            raise Refused(verdict)
        made = Extension.objects.create(
            round=row,
            project=thing,
            until=until,
            reason=words,
            granted_by_id=actor.key,
            granted_at=at,
        )
        log.note(round=row.facts().period.label, until=until.isoformat())
        log.note(reason=words)
        return made.pk


def _lay(programme: Programme, card: DueCard, rule: int, edition: int, at: datetime) -> int:
    made = Round.objects.create(
        programme=programme,
        starts_on=card.period.start,
        ends_before=card.period.end,
        opens_on=card.opens_on,
        legal_on=card.legal_on,
        due_on=card.due_on,
        remind_on=card.remind_on,
        closes_on=card.closes_on,
        lines=list(card.lines),
        warning=card.warning,
        rule_id=rule,
        edition_id=edition,
        opened_at=at,
    )
    return made.pk
