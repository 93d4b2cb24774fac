"""亮灯 — the lights of a day are kept as they were told, and reasons that were approved."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from shishi.actions.base import change
from shishi.queries import door
from shishi.queries.light_facts import known
from shishi.queries.lights import Lit, lit
from shishi.queries.settings import ruling
from shishi.records.models import Exemption, Programme, Project, Rating
from shishi.rules import lights
from shishi.rules.access import Actor
from shishi.rules.lifecycle import Refused, no
from shishi.rules.plain import as_plain
from shishi.rules.rulesets import Dimension, Ruleset
from shishi.rules.settings import Subject

LONGEST_REASON, LONGEST_NAME = 1000, 100  # characters


def rate(*, actor: Actor, programme: int, on: date, at: datetime) -> int:
    """评灯 — keep the light of each project on the day with what it was rated from, where it is not
    kept yet or has become another; the number of lights kept."""
    row = door.thing(actor, Programme, programme)
    with change(actor, "light.rate", row, at=at) as log:
        Programme.objects.select_for_update().get(pk=row.pk)  # of two at once the second waits
        fresh = tuple(_differing(row, on, lit(known(actor, row), on).values(), at))
        Rating.objects.bulk_create(fresh)
        counts = Counter(one.light.label for one in fresh)
        log.note(year=row.year, on=on.isoformat(), kept=len(fresh), lights=dict(counts))
        return len(fresh)


def _differing(
    programme: Programme, on: date, lit: Iterable[Lit], at: datetime
) -> Iterable[Rating]:
    """The lights of the day that are not yet kept as they are."""
    rows = Rating.objects.filter(project__programme=programme, on=on).order_by("rated_at", "pk")
    kept = {project: rest for project, *rest in rows.values_list("project", *_KEPT)}
    for one in lit:
        rating = one.rating
        detail = {"dimensions": as_plain(rating.by_dimension), "facts": as_plain(one.facts)}
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
