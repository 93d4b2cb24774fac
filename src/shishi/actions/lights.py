"""亮灯 — the lights of a day are kept as they were told, with reasons that were approved and lights
that people made more serious."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.queries.light_facts import known, looked_over
from shishi.queries.lights import Lit, lit
from shishi.queries.settings import ruling
from shishi.records.models import Exemption, Lowering, Programme, Project, Rating
from shishi.rules import lights
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.lights import Light
from shishi.rules.plain import as_plain
from shishi.rules.rulesets import Dimension, Ruleset
from shishi.rules.settings import Subject

LONGEST_REASON, LONGEST_NAME = 1000, 100  # characters


def rate(*, actor: Actor, programme: int, on: date, at: datetime) -> int:
    """评灯 — keep the light of each project on the day with what it was rated from, where it is not
    kept yet or has become another; the number of lights kept. Whoever hands in a report meanwhile
    does not wait for the reckoning."""
    row = door.thing(actor, Programme, programme)

    def reckoned() -> dict[int, Lit]:
        return lit(looked_over(actor, row), on)

    with change(actor, "light.rate", row, at=at, prepare=reckoned) as log:
        Programme.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        fresh = tuple(_differing(row, on, log.prepared.values(), at))
        Rating.objects.bulk_create(fresh)
        counts = Counter(one.light.label for one in fresh)
        log.note(year=row.year, on=on.isoformat(), kept=len(fresh), lights=dict(counts))
        return len(fresh)


def _differing(
    programme: Programme, on: date, lit: Iterable[Lit], at: datetime
) -> Iterable[Rating]:
    """The lights of the day that are not yet kept as they are."""
    rows = Rating.objects.filter(project__programme=programme, on=on, rated_at__lte=at)
    kept = {
        project: rest
        for project, *rest in rows.order_by("rated_at", "pk").values_list("project", *_KEPT)
    }
    for one in lit:
        rating = one.rating
        detail = {"dimensions": as_plain(rating.by_dimension), "facts": as_plain(one.facts)}
        if rating.lowering is not None:
            detail |= {"ruled": rating.ruled, "lowering": as_plain(rating.lowering)}
        if kept.get(one.project) == [rating.light, rating.says, one.rule, detail]:
            continue
        yield Rating(
            project_id=one.project,
            on=on,
            light=rating.light,
            says=rating.says,
            rule_id=one.rule,
            detail=detail,
            rated_at=at,
        )


_KEPT = ("light", "says", "rule", "detail")  # what makes two lights of a day the same


def exempt(
    *,
    actor: Actor,
    project: int,
    dimension: Dimension,
    reason: str,
    approved_by: str,
    until: date,
    on: date,
    at: datetime,
) -> int:
    """认定正当理由 — a reason that the rule in force lets count, from today on; told twice, it is
    kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "light.exempt", row, at=at) as log:
        held = ruling(actor, row.programme, Subject.LIGHTS, Ruleset, on)
        if held is None:
            raise Refused(no("本年度尚未设定亮灯规则。请先在规则设定中确定亮灯规则。"))
        told = reason.strip()[:LONGEST_REASON], approved_by.strip()[:LONGEST_NAME]
        exemption = lights.Exemption(dimension, *told, on, until)
        verdict = lights.may_exempt(held.rule, exemption)
        if not verdict:
            raise Refused(verdict)
        Project.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        kept, _ = Exemption.objects.get_or_create(
            project=row,
            dimension=dimension,
            reason=told[0],
            approved_by=told[1],
            granted_on=on,
            until=until,
            defaults={"entered_by_id": actor.key, "entered_at": at},
        )
        log.note(dimension=dimension.label, reason=told[0], approved_by=told[1], rule=held.number)
        log.note(until=until.isoformat())
        return kept.pk


def lower(
    *,
    actor: Actor,
    project: int,
    light: Light,
    reason: str,
    starts_on: date,
    until: date,
    on: date,
    at: datetime,
) -> int:
    """提出人工降灯 — a more serious light than today's, in force once another person has seconded
    it; told twice, it is kept once."""
    row = door.thing(actor, Project, project)
    with change(actor, "light.lower", row, at=at) as log:
        words = reason.strip()[:LONGEST_REASON]
        asked = lights.Lowering(light, words, actor.name, "", starts_on, until)
        _may_lower(actor, row, asked, on)
        Project.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        kept, _ = Lowering.objects.get_or_create(
            project=row,
            light=light,
            reason=words,
            starts_on=starts_on,
            until=until,
            proposed_by_id=actor.key,
            defaults={"proposed_at": at},
        )
        log.note(light=light.label, reason=words, starts_on=starts_on.isoformat())
        log.note(until=until.isoformat())
        return kept.pk


def second(*, actor: Actor, lowering: int, on: date, at: datetime) -> None:
    """复核人工降灯 — by another person of the offices; the light changes from now on."""
    row = door.thing(actor, Lowering, lowering)
    with change(actor, "light.second", row, at=at) as log:
        held = Lowering.objects.select_for_update().select_related("project").get(pk=row.pk)
        if held.seconded_at is not None:
            raise Refused(no("这项人工降灯已经复核，不必再办。"))
        if held.until < on:
            raise Refused(no("这项人工降灯的截止日期已过，不能再复核。如仍须降灯，请重新提出。"))
        facts = held.facts()
        asked = replace(facts, starts_on=max(facts.starts_on, on))
        _may_lower(actor, held.project, asked, on)
        held.seconded_by_id, held.seconded_at = actor.key, at
        held.save(update_fields=["seconded_by", "seconded_at"])
        log.note(light=held.light.label, reason=held.reason, until=held.until.isoformat())
        log.note(project=held.project.number, proposed_by=held.proposed_by.name)


def _may_lower(actor: Actor, project: Project, asked: lights.Lowering, on: date) -> None:
    """`Refused` where today's light cannot be made as serious as that."""
    held = ruling(actor, project.programme, Subject.LIGHTS, Ruleset, on)
    today = lit(known(actor, project.programme, None, {project.pk}), on).get(project.pk)
    if held is None or today is None:
        raise Refused(no("本年度尚未设定亮灯规则。请先在规则设定中确定亮灯规则。"))
    verdict = lights.may_propose(held.rule, today.rating, asked, on)
    if not verdict:
        raise Refused(verdict)
