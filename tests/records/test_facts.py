"""What the database refuses to change or to lose of the reporting year, and half-told rows."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model

from shishi.records.models import (
    CalendarDay,
    CalendarEdition,
    Chain,
    ChainStep,
    Comment,
    Decision,
    DecisionStep,
    Dispatch,
    DispatchFile,
    DispatchStep,
    Exemption,
    FundsStatement,
    Indicator,
    Matter,
    MatterStep,
    Node,
    Observation,
    Override,
    Person,
    Point,
    PointList,
    Programme,
    Rating,
    Recipient,
    Report,
    ReportStep,
    Round,
    RuleVersion,
    Schedule,
    Serial,
    Snapshot,
    Stocktake,
    Stop,
    SubPlan,
)
from shishi.records.vendor import FACTS
from tests.makers import AT, ON, a_programme, an_office

TABLES = [f"records_{name}" for names in FACTS.values() for name in names]

pytestmark = pytest.mark.django_db

JUNE = date(2026, 6, 30)


@pytest.fixture
def facts() -> dict[str, Model]:
    """One row of every table of facts, by the name of its table."""
    programme = Programme.objects.get(pk=a_programme(an_office()).programme)
    line = Indicator.objects.filter(project__programme=programme).first()
    person = Person.objects.first()
    signed = {"set_by": person, "set_at": AT}
    edition = CalendarEdition.objects.create(
        territory=programme.territory, number=1, words="首版", made_at=AT
    )
    day = CalendarDay.objects.create(
        edition=edition, day=date(2026, 10, 1), kind="holiday", scope="nation", name="国庆节"
    )
    rule = RuleVersion.objects.create(
        programme=programme, subject="rounds", number=1, holds_from=ON, value={}, **signed
    )
    plan = Schedule.objects.create(indicator=line, number=1, source="even", **signed)
    node = Node.objects.create(schedule=plan, on=JUNE, value=Decimal(1))
    told = Round.objects.create(
        programme=programme,
        starts_on=date(2026, 6, 1),
        ends_before=date(2026, 7, 1),
        opens_on=date(2026, 6, 25),
        legal_on=date(2026, 7, 5),
        due_on=date(2026, 7, 5),
        remind_on=date(2026, 7, 3),
        closes_on=date(2026, 7, 17),
        rule=rule,
        edition=edition,
        opened_at=AT,
    )
    unit = programme.territory.units.first()
    report = Report.objects.create(
        round=told, project=line.project, unit=unit, begun_at=AT, changed_by=person, changed_at=AT
    )
    rows = (
        edition,
        day,
        rule,
        plan,
        node,
        ReportStep.objects.create(report=report, step="fill", state="draft", by=person, at=AT),
        Observation.objects.create(
            indicator=line, as_of=JUNE, value=Decimal(1), entered_by=person, entered_at=AT
        ),
        Rating.objects.create(
            project=line.project, on=JUNE, light="green", rule=rule, detail={}, rated_at=AT
        ),
    )
    rows += _in_detail(line, person, report)
    rows += _of_a_dispatch(programme, person)
    connection.check_constraints()  # PostgreSQL truncates nothing while checks are put off
    return {row._meta.db_table: row for row in rows}


def _in_detail(line: Indicator, person: Person, report: Report) -> tuple[Model, ...]:
    """Rows of preparation, money and meetings."""
    project, told = line.project, {"entered_by": person, "entered_at": AT}
    programme, by = project.programme, {"by": person, "at": AT}
    points = PointList.objects.create(indicator=line, number=1, set_by=person, set_at=AT)
    decision = Decision.objects.create(
        project=project,
        leader=person,
        says="调度",
        owner="县住建局",
        decided_on=ON,
        due_on=JUNE,
        **told,
    )
    matter = Matter.objects.create(project=project, says="请协调用地", raised_on=ON, **told)
    return (
        points,
        Point.objects.create(list=points, number=1, name="甲村", target=Decimal(1)),
        SubPlan.objects.create(project=project, contact="某人", filed_by=person, filed_at=AT),
        Chain.objects.create(project=project, number=1, template={}, set_by=person, set_at=AT),
        ChainStep.objects.create(project=project, key="permit", **told),
        Stop.objects.create(project=project, starts_on=ON, cause="weather", **told),
        FundsStatement.objects.create(project=project, as_of=JUNE, body={}, **told),
        Stocktake.objects.create(programme=programme, leader=person, held_on=ON, **told),
        decision,
        DecisionStep.objects.create(
            decision=decision, step="finish", state="done", on=JUNE, due_on=JUNE, **by
        ),
        matter,
        MatterStep.objects.create(matter=matter, step="escalate", rung="special", on=JUNE, **by),
        Comment.objects.create(project=project, says="抓紧", **by),
        Snapshot.objects.create(programme=programme, on=JUNE, body={}, digest="0", taken_at=AT),
    )


def _of_a_dispatch(programme: Programme, person: Person) -> tuple[Model, ...]:
    """Rows that a paper leaves on its way."""
    drawn = {"drawn_by": person, "drawn_at": AT, "changed_by": person, "changed_at": AT}
    row = Dispatch.objects.create(
        programme=programme, kind="bulletin", on=JUNE, title="通报", **drawn
    )
    by = {"by": person, "at": AT}
    return (
        Override.objects.create(dispatch=row, name="总数", words="3", reason="议定", **by),
        DispatchStep.objects.create(dispatch=row, step="draw", state="draft", **by),
        DispatchFile.objects.create(dispatch=row, filename="通报.docx", digest="0" * 64, size=1),
        Recipient.objects.create(dispatch=row, written="县水利局", copy=False),
    )


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_table_of_facts_has_its_row(facts):
    assert set(facts) == set(TABLES)


VERBS = ["UPDATE {} SET id = id", "DELETE FROM {}"]
if connection.vendor == "postgresql":
    VERBS.append("TRUNCATE {} CASCADE")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_fact_is_neither_changed_nor_lost(facts, table: str, verb: str):
    before = list(type(facts[table]).objects.values())
    with pytest.raises(DatabaseError, match="append-only"):
        execute(verb.format(table))
    assert list(type(facts[table]).objects.values()) == before


BROKEN = {
    "a value that says nothing": ("records_observation", {"value": None}),
    "a correction without a reason": ("records_observation", {"corrects": True}),
    "a second version of one number": ("records_schedule", {}),
    "two nodes of one day": ("records_node", {}),
    "two editions of one number": ("records_calendaredition", {}),
    "two versions of a rule of one number": ("records_ruleversion", {}),
    "a paper that went to one organ twice": ("records_recipient", {}),
    "two files of one name": ("records_dispatchfile", {}),
}


@pytest.mark.parametrize("case", BROKEN)
def test_half_told_and_doubled_rows_are_refused(facts, case: str):
    table, changes = BROKEN[case]
    row = facts[table]
    copy = type(row).objects.get(pk=row.pk)
    copy.pk = None
    for name, value in changes.items():
        setattr(copy, name, row if value is True else value)
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


def test_a_report_that_was_handed_in_names_the_day_and_the_person(facts):
    report = Report.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(state="submitted", submitted_on=ON)
    Report.objects.filter(pk=report.pk).update(
        state="submitted", submitted_on=ON, submitted_by=Person.objects.first()
    )


def test_a_round_keeps_its_days_in_order(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.update(closes_on=date(2026, 7, 4))


def test_an_exemption_does_not_end_before_it_was_granted(facts):
    person = Person.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Exemption.objects.create(
            project=Report.objects.get().project,
            dimension="start",
            reason="冻土期",
            approved_by="某县长",
            granted_on=ON,
            until=ON - timedelta(days=1),
            entered_by=person,
            entered_at=AT,
        )


def test_a_schedule_and_an_edition_tell_their_facts(facts):
    plan = facts["records_schedule"].facts()
    assert [(node.on, node.value) for node in plan.nodes] == [(JUNE, Decimal(1))]
    calendar = facts["records_calendaredition"].facts()
    assert (calendar.version, date(2026, 10, 1) in calendar.days) == ("第1版", True)


FROZEN = {"frozen": {}, "frozen_at": AT, "frozen_digest": "0"}


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "sent"},
        {"state": "signed"},
        {"frozen": {}},
        {"frozen_at": AT},
        {"signed_on": ON},
        {**FROZEN, "state": "issued"},
        {**FROZEN, "state": "issued", "issued_on": ON},
        {**FROZEN, "state": "withdrawn", "root": "0"},
    ],
)
def test_a_paper_that_went_on_has_what_it_went_on_with(facts, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispatch.objects.update(**columns)


def test_a_number_stands_once_in_its_register_and_a_void_one_says_why(facts):
    row, person = Dispatch.objects.get(), Person.objects.first()
    of = {"territory": row.programme.territory, "code": "云政办督", "year": 2026, "dispatch": row}
    taken = {"taken_by": person, "taken_at": AT}
    first = Serial.objects.create(**of, number=1, **taken)
    for number in (1, 2):  # the same number, and a second one that holds
        with pytest.raises(IntegrityError), transaction.atomic():
            Serial.objects.create(**of, number=number, **taken)
    with pytest.raises(IntegrityError), transaction.atomic():
        Serial.objects.update(voided_by=person, voided_at=AT)
    first.voided_by, first.voided_at, first.void_reason = person, AT, "文种有误"
    first.save()
    assert Serial.objects.create(**of, number=2, **taken).pk
