"""A year in rows — rules, schedules, rounds, reports and values of a programme, without the deeds
that bring them about, so that a test of looks says in one line what is there."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from shishi.records.models import (
    CalendarEdition,
    FundsStatement,
    Indicator,
    Lowering,
    Node,
    Observation,
    Programme,
    Project,
    Report,
    ReportStep,
    Round,
    RuleVersion,
    Schedule,
)
from shishi.rules.bands import Light
from shishi.rules.funds import Funds
from shishi.rules.plain import as_plain
from shishi.rules.reports import ReportState
from shishi.rules.rounds import RoundRule
from shishi.rules.rulesets import PRESETS
from shishi.rules.settings import Subject


def lines(programme: Programme) -> tuple[Indicator, ...]:
    """The indicators in the order of the plan."""
    rows = Indicator.objects.filter(project__programme=programme)
    return tuple(rows.select_related("project").order_by("project__number", "number"))


def a_rule(programme: Programme, subject: Subject, value: object, at: datetime) -> RuleVersion:
    """The next version of a rule, in force from the day it was set."""
    last = RuleVersion.objects.filter(programme=programme, subject=subject).count()
    return RuleVersion.objects.create(
        programme=programme,
        subject=subject,
        number=last + 1,
        holds_from=at.date(),
        value=as_plain(value),
        set_by=programme.adopted_by,
        set_at=at,
    )


def a_light_rule(programme: Programme, preset: str, at: datetime) -> RuleVersion:
    return a_rule(programme, Subject.LIGHTS, PRESETS[preset], at)


def a_schedule(line: Indicator, number: int, at: datetime, **shares: str) -> None:
    """Shares of the target by month: m6="0.5" is half of it by the end of June."""
    plan = Schedule.objects.create(
        indicator=line, number=number, source="hand", set_by=line.confirmed_by, set_at=at
    )
    for month, share in shares.items():
        last = date(at.year, int(month[1:]) + 1, 1) - timedelta(days=1)
        Node.objects.create(schedule=plan, on=last, value=line.value * Decimal(share))


def an_observation(
    line: Indicator, as_of: date, share: str, at: datetime, corrects: Observation | None = None
) -> Observation:
    """A value, as a share of the target."""
    return Observation.objects.create(
        indicator=line,
        as_of=as_of,
        value=line.value * Decimal(share),
        corrects=corrects,
        reason="核对台账" if corrects else "",
        entered_by=line.confirmed_by,
        entered_at=at,
    )


def reported(programme: Programme, number: int, as_of: date, share: str, at: datetime) -> None:
    """All indicators of the project of that number at the same share of their targets."""
    for line in lines(programme):
        if line.project.number == number:
            an_observation(line, as_of, share, at)


def a_round(programme: Programme, starts_on: date, due_on: date) -> Round:
    """A round of one month that opened ten days before it is due."""
    opens_on = due_on - timedelta(days=10)
    at = datetime.combine(opens_on, programme.adopted_at.timetz())
    edition, _ = CalendarEdition.objects.get_or_create(
        territory_id=programme.territory_id, number=1, defaults={"words": "", "made_at": at}
    )
    return Round.objects.create(
        programme=programme,
        starts_on=starts_on,
        ends_before=(starts_on + timedelta(days=31)).replace(day=1),
        opens_on=opens_on,
        legal_on=due_on,
        due_on=due_on,
        remind_on=due_on,
        closes_on=due_on + timedelta(days=10),
        rule=a_rule(programme, Subject.ROUNDS, RoundRule(), at),
        edition=edition,
        opened_at=at,
    )


def a_report(round_: Round, project: Project, *steps: tuple[ReportState, datetime]) -> Report:
    """A report that came by the steps into their states, the first of which hands it in."""
    by, (state, _) = project.confirmed_by, steps[-1]
    report = Report.objects.create(
        round=round_,
        project=project,
        unit_id=project.answering_unit,
        state=state,
        submitted_on=steps[0][1].date(),
        submitted_by=by,
        begun_at=steps[0][1],
        changed_by=by,
        changed_at=steps[-1][1],
    )
    for state, at in steps:
        step = {"submitted": "submit", "approved": "approve", "accepted": "accept"}[state]
        ReportStep.objects.create(report=report, step=step, state=state, by=by, at=at)
    return report


def a_statement(project: Project, as_of: date, funds: Funds, at: datetime) -> FundsStatement:
    """What was told of the money of a project."""
    return FundsStatement.objects.create(
        project=project,
        as_of=as_of,
        body=as_plain(funds),
        entered_by=project.confirmed_by,
        entered_at=at,
    )


def a_lowering(project: Project, by: int, at: datetime) -> int:
    """A light that somebody wants to make graver on that day."""
    row = Lowering.objects.create(
        project=project,
        light=Light.RED,
        reason="现场未见施工",
        starts_on=at.date(),
        until=at.date(),
        proposed_by_id=by,
        proposed_at=at,
    )
    return row.pk
