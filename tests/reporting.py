"""A reporting year — a programme that has begun, with its rule, its calendar, a plan and people.

What the office sets is laid down as rows; everything that is reported goes through the deeds.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, Decimal

from shishi.actions import parties, reports, rounds
from shishi.clock import HERE
from shishi.queries import door, report_figures, report_forms
from shishi.records.models import (
    CalendarDay,
    CalendarEdition,
    Indicator,
    Node,
    Person,
    Programme,
    Project,
    Report,
    Round,
    RuleVersion,
    Schedule,
)
from shishi.rules.access import Actor, Role
from shishi.rules.amounts import from_yuan, number_text
from shishi.rules.calendars import Scope
from shishi.rules.days import add_months
from shishi.rules.fillings import Filled, Typed
from shishi.rules.plain import as_plain
from shishi.rules.rounds import RoundRule
from tests.makers import AT, ON, a_county, a_person, a_programme
from tests.rules.arranged import ENTRIES

STARTED = date(2026, 3, 2)
APRIL = datetime(2026, 4, 1, 9, 0, tzinfo=HERE)  # the round of March is open, due on the 5th
MAY = datetime(2026, 5, 1, 9, 0, tzinfo=HERE)


@dataclass(frozen=True)
class Year:
    """The people and keys a test may ask for; the water project has 供水站 and 管网 to report."""

    office: Actor
    reform: Actor
    reporter: Actor
    head: Actor
    programme: int
    project: int
    stations: int
    pipes: int
    people: int
    rounds: list[int] = field(default_factory=list)


def the_rules(programme: Programme, rule: RoundRule | None = None) -> None:
    """The calendar of the nation, the rule of the rounds, and the day the year began."""
    edition = CalendarEdition.objects.create(
        territory=programme.territory, number=1, words="国家放假安排", made_at=AT
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(
            edition=edition,
            day=one.day,
            kind=one.kind,
            scope=one.scope,
            name=one.name,
            source=one.source,
        )
        for one in ENTRIES
        if one.scope is Scope.NATION
    )
    RuleVersion.objects.create(
        programme=programme,
        subject="rounds",
        number=1,
        holds_from=STARTED,
        value=as_plain(rule or RoundRule(addressee="政府督查室", basis="方案原文")),
        set_by=programme.adopted_by,
        set_at=AT,
    )
    Programme.objects.filter(pk=programme.pk).update(started_on=STARTED)


def a_schedule(line: Indicator, **nodes: str) -> None:
    """Nodes by month: m6="40" is 40 by the end of June."""
    plan = Schedule.objects.create(
        indicator=line, number=1, source="hand", set_by=line.confirmed_by, set_at=AT
    )
    for month, value in nodes.items():
        last = date(2026, int(month[1:]) + 1, 1) - timedelta(days=1)
        Node.objects.create(schedule=plan, on=last, value=Decimal(value))


def a_year() -> Year:
    """A year that has begun, with the round of March open."""
    keeper = a_county()
    office = a_person(keeper, Role.INSPECTION_OFFICE)
    reform = a_person(keeper, Role.REFORM_COMMISSION, name="乔思齐")
    programme = Programme.objects.get(pk=a_programme(office).programme)
    project = Project.objects.get(programme=programme, number=1)
    unit = project.answering_unit
    lines = {line.measure: line for line in Indicator.objects.filter(project=project)}
    a_schedule(lines["公里"], m3="20", m4="35", m5="50", m10="86.5")
    a_schedule(lines["座"], m6="1", m10="2")
    the_rules(programme)
    return Year(
        office,
        reform,
        _of_unit(keeper, Role.UNIT_REPORTER, unit, "闻溪桥"),
        _of_unit(keeper, Role.UNIT_HEAD, unit, "罗听松"),
        programme.pk,
        project.pk,
        lines["座"].pk,
        lines["公里"].pk,
        lines["人"].pk,
        list(rounds.open_due(actor=office, programme=programme.pk, on=APRIL.date(), at=APRIL)),
    )


def _of_unit(keeper: Actor, role: Role, unit: int | None, name: str) -> Actor:
    """Somebody of the unit that answers for the project."""
    person = a_person(keeper, role, name=name)
    parties.appoint(actor=keeper, person=person.key, role=role, unit=unit, title="", on=ON, at=AT)
    return door.actor(Person.objects.get(pk=person.key), on=ON)


def the_parts(year: Year) -> tuple[int, int]:
    """东站 and 西站: both of the two stations, each with its own figure from now on."""
    keys = []
    for number, name in enumerate(("东站", "西站"), 8):
        line = Indicator.objects.get(pk=year.stations)
        line.pk, line.number, line.subject = None, number, name
        line.value, line.total_id = Decimal(1), year.stations
        line.save(force_insert=True)
        a_schedule(line, m6="0", m10="1")
        keys.append(line.pk)
    return keys[0], keys[1]


def typed(year: Year, pipes: str = "22.5", stations: str = "0", people: str = "0") -> Filled:
    """The water project's three figures and some words."""
    figures = {
        year.pipes: Typed(pipes),
        year.stations: Typed(stations),
        year.people: Typed(people),
    }
    return Filled(figures=figures, progress="管沟开挖完成", next_step="继续铺设管网")


def a_draft(year: Year, filled: Filled | None = None, *, at: datetime = APRIL) -> reports.Kept:
    """The report of the water project, begun."""
    return reports.fill(
        actor=year.reporter,
        round=year.rounds[-1],
        project=year.project,
        version=0,
        filled=filled or typed(year),
        at=at,
    )


def submitted(year: Year, filled: Filled | None = None, *, at: datetime = APRIL) -> Report:
    """The report, handed in to the head."""
    kept = a_draft(year, filled, at=at)
    reports.submit(actor=year.reporter, report=kept.report, version=kept.version, at=at)
    return Report.objects.get(pk=kept.report)


def approved(year: Year, filled: Filled | None = None, *, at: datetime = APRIL) -> Report:
    """The report, at the office."""
    row = submitted(year, filled, at=at)
    reports.approve(actor=year.head, report=row.pk, version=row.version, at=at)
    row.refresh_from_db()
    return row


def accepted(year: Year, filled: Filled | None = None, *, at: datetime = APRIL) -> Report:
    """The report, accepted."""
    row = approved(year, filled, at=at)
    reports.accept(actor=year.office, report=row.pk, version=row.version, at=at)
    row.refresh_from_db()
    return row


def next_round(year: Year, at: datetime = MAY) -> int:
    """The round of the following month, open."""
    year.rounds.extend(
        rounds.open_due(actor=year.office, programme=year.programme, on=at.date(), at=at)
    )
    return year.rounds[-1]


@dataclass(frozen=True)
class Live:
    """The rounds of last month and of this one, both open today, and the project of the unit that
    the reporter and the head of the invented county belong to."""

    before: int
    now: int
    project: int


def live_rounds(programme: int, on: date, at: datetime) -> Live:
    """Rounds whose days lie around today, whatever day the tests run on."""
    the_rules(Programme.objects.get(pk=programme))
    keys = [live_round(programme, on, at, months=months) for months in (1, 0)]
    reporter = door.named("tianbao", on=on)
    for project in Project.objects.filter(programme=programme).order_by("number"):
        if project.answering_unit in reporter.units:
            return Live(*keys, project.pk)
    raise AssertionError("the reporter's unit answers for no project")


def live_round(programme: int, on: date, at: datetime, *, months: int = 2) -> int:
    """The round of a month so many months ago, open today and due in a few days."""
    row = Programme.objects.get(pk=programme)
    start = on.replace(day=1)
    for _ in range(months):
        start = (start - timedelta(days=1)).replace(day=1)
    due = on + timedelta(days=3 - months)
    made = Round.objects.create(
        programme=row,
        starts_on=start,
        ends_before=add_months(start, 1),
        opens_on=start,
        legal_on=due,
        due_on=due,
        remind_on=on,
        closes_on=on + timedelta(days=30),
        lines=["规则：每月报送一次。", f"到期日：{due:%Y-%m-%d}，当日报送仍为按时。"],
        rule=row.rules.get(),
        edition=row.territory.calendars.get(),
        opened_at=at,
    )
    return made.pk


def begun(live: Live, round: int, share: str, on: date, at: datetime) -> reports.Kept:
    """The live project's report with each figure at a share of its target."""
    reporter = door.named("tianbao", on=on)
    sheet = report_forms.sheet(reporter, round, live.project, on)
    held = {
        one.indicator: Typed(
            value=number_text((Decimal(share) * whole_of(one)).quantize(Decimal(1), ROUND_DOWN)),
            stages=tuple("50" for _ in one.stages),
        )
        for one in sheet.figures
    }
    reasons = {("jump", str(key)): "集中开工" for key in held}
    filled = Filled(figures=held, progress=f"按计划推进{share}", reasons=reasons)
    return reports.fill(
        actor=reporter,
        round=round,
        project=live.project,
        version=sheet.version,
        filled=filled,
        at=at,
    )


def whole_of(one: report_figures.Figure) -> Decimal:
    """The target in the measure that is typed."""
    whole = one.standing.target or Decimal(0)
    return from_yuan(whole, "万元") if one.measure == "万元" else whole


def passed(live: Live, round: int, share: str, on: date, at: datetime, *, steps: str) -> Report:
    """The same, handed in and taken as many `steps` as are named: submit approve accept."""
    by = {"submit": "tianbao", "approve": "juzhang", "accept": "ducha"}
    kept = begun(live, round, share, on, at)
    version = kept.version
    for name in steps.split():
        deed = getattr(reports, name)
        deed(actor=door.named(by[name], on=on), report=kept.report, version=version, at=at)
        version += 1
    return Report.objects.get(pk=kept.report)
