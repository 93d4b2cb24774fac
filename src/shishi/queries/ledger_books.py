"""台账所据各账 — what the other books say of each project on the day of a ledger: money, permits,
points, contacts, and the last report that was accepted. A constant number of queries.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils.timezone import get_current_timezone

from shishi.queries import chains, door, funds, points
from shishi.queries.lights import Figure, Lit
from shishi.records.models import Evidence, Programme, Report, ReportStep, SubPlan
from shishi.rules.access import Actor
from shishi.rules.advances import Reached, Told, due_by, quarters
from shishi.rules.amounts import from_yuan
from shishi.rules.chains import StepFacts
from shishi.rules.days import end_of, month_end
from shishi.rules.funds import summed
from shishi.rules.points import reached, remark
from shishi.rules.reports import ReportState, spoken
from shishi.rules.shares import percent_text

_WORDS = ("progress", "problem", "coordination", "next_step")


@dataclass(frozen=True, slots=True)
class Accepted:
    """已采用的报送 — its words, why it was behind, how many files go with it, and who handed it in
    and who accepted it, with the day."""

    words: dict[str, str]
    behind: str
    evidence: str
    updated: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Books:
    """各账 — of a programme on the day `on`, as known at one moment."""

    on: date
    territory: str
    chains: chains.Record
    funds: funds.FundsRecord
    points: points.Points
    contacts: dict[int, str]
    reports: dict[int, Accepted]

    def told(self, project: int, level: str, lit: Lit | None) -> Told:
        """What they say of one project."""
        report = self.reports.get(project)
        slow = lit is not None and any((one.standing.points or 0) < 0 for one in lit.figures)
        said: dict[str, Any] = report.words if report else {}
        money: dict[str, Any] = self._money(project)
        return Told(
            project=project,
            territory=self.territory,
            level=level,
            done=lit is not None and lit.facts.done,
            node=self._node(project),
            contact=self.contacts.get(project, ""),
            **money,
            **said,
            behind=report.behind if report and slow else "",
            evidence=report.evidence if report else "",
            updated=report.updated if report else "",
            reviewed=report.reviewed if report else "",
        )

    def reached(self, figure: Figure, *, money: bool) -> Reached:
        """What they say of one figure."""
        held, stands = figure.held, figure.standing
        plan, begun = (None, held.starts_on) if stands.presumed else (held.plan, held.starts_on)
        seen = held.observed
        spots = reached(self.points.get(held.indicator, ()), seen.points if seen else ())
        works = seen.stages if seen else ()
        return Reached(
            line=held.indicator,
            scheduled=None if stands.presumed else _told(stands.scheduled, money),
            points=None if stands.presumed else stands.points,
            quarters=quarters(plan, begun, self.on.year, money=money),
            month_due=due_by(plan, begun, month_end(self.on), money=money) if plan else None,
            spots=remark(spots, stands.scheduled_share) if spots else "",
            works="、".join(f"{one.name} {percent_text(one.done)}" for one in works),
            light=figure.light.word,
            as_of=seen.as_of if seen else None,
        )

    def _node(self, project: int) -> str:
        held = self.chains.of(project)
        if held is None:
            return ""
        done = f"已办结 {held.done(self.on)}/{len(held.template.steps)}"
        late = [one.says for one in held.stuck(self.on)]
        if late:
            return f"{done}；{''.join(late)}"
        known = {one.key: one for one in held.steps}
        for step in held.template.order:
            facts = known.get(step.key, StepFacts(step.key))
            if facts.done_by(self.on) is None:
                begun = facts.begun_on is not None and facts.begun_on <= self.on
                return f"{done}；{'正在办理' if begun else '下一环节'}：{step.name}"
        return done

    def _money(self, project: int) -> dict[str, Decimal | None]:
        last = funds.on_day(self.funds.get(project, ()), self.on)
        if last is None:
            return {}
        held = last.told().funds
        amounts = {"whole": held.budget or held.estimate, **summed(held)._asdict()}
        return {name: _told(value, True) for name, value in amounts.items()}


def books(actor: Actor, row: Programme, on: date, known_at: datetime | None) -> Books:
    """What is known of the programme by the day."""
    day = min(on, row.closing.on) if known_at is None and row.closing else on
    return Books(
        day,
        row.territory.name,
        chains.record(actor, row, known_at),
        funds.record(actor, row, known_at),
        points.of_programme(actor, row, known_at=known_at),
        _contacts(actor, row, known_at),
        _reports(actor, row, day, known_at),
    )


def _told(value: Decimal | None, money: bool) -> Decimal | None:
    """An amount as a ledger tells it, money in 万元."""
    return from_yuan(value, "万元") if money and value is not None else value


def _contacts(actor: Actor, row: Programme, known_at: datetime | None) -> dict[int, str]:
    """The contact of each project, as filed last."""
    rows = door.visible(actor, SubPlan).filter(project__programme=row).exclude(contact="")
    if known_at is not None:
        rows = rows.filter(filed_at__lte=known_at)
    bare = rows.order_by("filed_at", "pk").values_list("project", "contact", "phone")
    return {project: f"{contact} {phone}".strip() for project, contact, phone in bare}


def _reports(
    actor: Actor, row: Programme, on: date, known_at: datetime | None
) -> dict[int, Accepted]:
    """The last report of each project that was accepted by the day."""
    ends = end_of(on, get_current_timezone())
    until = ends if known_at is None else min(ends, known_at)
    steps = _steps(actor, row, until)
    last: dict[int, int] = {}
    taken = door.visible(actor, Report).filter(pk__in=[pk for pk, by in steps.items() if by[1]])
    columns = ("pk", "project", "remark", "reasons", *_WORDS)
    held = {bare[0]: bare for bare in taken.order_by("round__starts_on").values_list(*columns)}
    for pk, project, *_ in held.values():
        last[project] = pk
    files = _files(actor, last.values(), until)
    return {
        project: _accepted(held[pk], steps[pk], files.get(pk, 0)) for project, pk in last.items()
    }


def _accepted(bare: tuple[Any, ...], by: tuple[str, str], files: int) -> Accepted:
    _, _, remark_, reasons, progress, problem, coordination, next_step = bare
    why = [words for _, _, words in reasons if words] + ([remark_] if remark_ else [])
    told = (progress, spoken(problem), spoken(coordination), next_step)
    words = dict(zip(_WORDS, told, strict=True))
    evidence = f"{files} 份" if files else ""
    return Accepted(words, "；".join(dict.fromkeys(why)), evidence, *by)


def _steps(actor: Actor, row: Programme, until: datetime) -> dict[int, tuple[str, str]]:
    """Of each report who handed it in last and who accepted it, empty where nobody has."""
    zone = get_current_timezone()
    rows = door.visible(actor, ReportStep).filter(report__round__programme=row, at__lte=until)
    bare = rows.filter(Q(step="submit") | Q(state=ReportState.ACCEPTED)).order_by("at", "pk")
    found: dict[int, tuple[str, str]] = {}
    for report, step, name, at in bare.values_list("report", "step", "by__name", "at"):
        says = f"{name} {at.astimezone(zone):%Y-%m-%d}"
        handed, accepted = found.get(report, ("", ""))
        found[report] = (says, accepted) if step == "submit" else (handed, says)
    return found


def _files(actor: Actor, reports: Collection[int], until: datetime) -> dict[int, int]:
    rows = door.visible(actor, Evidence).filter(report__in=list(reports), added_at__lte=until)
    return dict(rows.values_list("report").annotate(Count("pk")).order_by())
