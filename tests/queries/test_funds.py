"""Funds in the lights of a day and side by side; what the units expect; what waits for a second."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shishi.queries import door, lights, lowerings, outlooks, statements, today
from shishi.queries.desk import Duty
from shishi.records.models import Lowering, Post, Programme, Project, Report
from shishi.rules.access import Actor, Role
from shishi.rules.days import end_of
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.lights import Light
from shishi.rules.reports import ReportState
from shishi.rules.rulesets import Dimension
from tests import year
from tests.makers import AT, ON, PLAN, a_person, a_programme, an_office
from tests.rules.test_funds import amounts, yuan

pytestmark = pytest.mark.django_db

MAY, JUNE, JULY = date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31)


def at(month: int, day: int) -> datetime:
    return AT.replace(month=month, day=day)


def county(words: str) -> Funds:
    return Funds(lines=(Line(Level.COUNTY, amounts(words)),))


@pytest.fixture
def office() -> Actor:
    return an_office()


@pytest.fixture
def programme(office: Actor) -> Programme:
    """Three projects in step at the end of June: half is due by then, all by the end of
    September."""
    row = Programme.objects.get(pk=a_programme(office).programme)
    year.a_light_rule(row, "默认", AT)
    for line in year.lines(row):
        year.a_schedule(line, 1, AT, m6="0.5", m9="1")
    for number in (1, 2, 3):
        year.reported(row, number, JUNE, "0.5", at(7, 3))
    return row


def numbered(programme: Programme, number: int) -> Project:
    return Project.objects.get(programme=programme, number=number)


def lit_of(office: Actor, programme: Programme, number: int, on: date, known_at=None):
    found = lights.lights(office, programme.pk, on, known_at)
    return found[numbered(programme, number).pk]


def funds_light(lit: lights.Lit) -> tuple[Light, str] | None:
    found = [one for one in lit.rating.by_dimension if one.dimension is Dimension.FUNDS]
    return (found[0].light, found[0].says) if found else None


@pytest.mark.parametrize(
    ("words", "light", "says"),
    [
        # of 600 half is due by the end of June: 300
        ("600 600 600 240 0", Light.GREEN, "已拨付 240 万元，占应拨付 80%"),
        ("600 600 600 239 600", Light.AMBER, "占应拨付 79.7%"),
        ("600 600 600 149 600", Light.RED, "应拨付 300 万元（计划资金 600 万元的 50%）"),
        ("600 600 600 — 600", Light.GREY, "有资金来源未报拨付数"),
    ],
)
def test_payments_are_held_against_what_the_schedule_asks_for(
    office, programme, words, light, says
):
    year.a_statement(numbered(programme, 3), JUNE, county(words), at(7, 1))
    found = funds_light(lit_of(office, programme, 3, JUNE))
    assert found is not None
    assert found[0] is light
    assert says in found[1]
    assert "截至2026年6月30日" in found[1]


def test_without_a_statement_or_a_plan_there_is_no_light_of_funds(office, programme):
    assert funds_light(lit_of(office, programme, 3, JUNE)) is None
    year.a_statement(numbered(programme, 3), JUNE, county("0 100 100 0 0"), at(7, 1))
    assert funds_light(lit_of(office, programme, 3, JUNE)) is None


def test_a_statement_counts_from_its_day_and_is_compared_with_that_day(office, programme):
    year.a_statement(numbered(programme, 3), JUNE, county("600 600 600 240 0"), at(7, 1))
    assert funds_light(lit_of(office, programme, 3, date(2026, 6, 29))) is None
    later = funds_light(lit_of(office, programme, 3, JULY))
    assert later is not None
    assert later == funds_light(lit_of(office, programme, 3, JUNE))


def test_a_past_day_knows_what_had_been_entered(office, programme):
    row = numbered(programme, 3)
    year.a_statement(row, JUNE, county("600 600 600 240 0"), at(7, 1))
    year.a_statement(row, JUNE, county("600 600 600 100 0"), at(8, 20))
    then = lit_of(office, programme, 3, JULY, end_of(JULY, AT.tzinfo))
    assert funds_light(then)[0] is Light.GREEN
    assert funds_light(lit_of(office, programme, 3, JULY))[0] is Light.RED
    before = lit_of(office, programme, 3, JUNE, end_of(JUNE, AT.tzinfo))
    assert funds_light(before) is None


def test_the_page_of_a_project_has_what_stands_and_all_there_was(office, programme):
    row = numbered(programme, 1)
    year.a_statement(row, MAY, county("600 600 600 100 100"), at(6, 1))
    year.a_statement(row, MAY, county("600 600 600 90 100"), at(6, 2))
    last = year.a_statement(row, JUNE, county("600 600 300 240 400"), at(7, 1))
    found = statements.of_project(office, row.pk, JUNE)
    assert found.money.told.as_of == JUNE
    assert found.money.ratios.paid == Decimal("0.4")
    assert [one.flag.label for one in found.money.alerts] == ["疑似垫资"]
    assert [(one.told.as_of, one.replaced) for one in found.statements] == [
        (JUNE, False),
        (MAY, False),
        (MAY, True),
    ]
    assert found.version == last.pk
    then = statements.latest(office, row.pk, JUNE, at(6, 1))
    assert then.together.paid == yuan("100")


def test_the_projects_side_by_side_add_up_and_the_silent_are_counted(office, programme):
    year.a_statement(numbered(programme, 1), JUNE, county("600 600 300 240 —"), at(7, 1))
    year.a_statement(numbered(programme, 2), JUNE, county("400 — 100 60 80"), at(7, 1))
    found = statements.of_programme(office, programme.pk, JUNE)
    assert [one.number for one in found.lines] == [1, 2, 3]
    assert found.lines[2].money is None
    assert found.silent == 1
    assert found.together == Amounts(*map(yuan, ("1000", "600", "400", "300", "80")))
    ratios = (found.ratios.issued, found.ratios.arrived, found.ratios.paid, found.ratios.built)
    assert ratios == (Decimal(1), Decimal("0.4"), Decimal("0.3"), Decimal("0.2"))


def test_the_number_of_queries_does_not_grow(office, programme):
    longer = PLAN.replace("2026", "2027") + PLAN.partition("（一）")[2].replace("（", "（十")
    larger = Programme.objects.get(pk=a_programme(office, longer).programme)
    for row in Project.objects.all():
        for day in (MAY, JUNE):
            year.a_statement(row, day, county("600 600 300 240 400"), at(7, 1))
    counts = []
    for one in (programme, larger):
        with CaptureQueriesContext(connection) as queries:
            assert statements.of_programme(office, one.pk, JULY).silent == 0
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 3


def expects(programme: Programme, number: int, month: int, finish: date, state=None) -> Report:
    """The report of a month says when the unit expects to finish."""
    row = year.a_round(programme, date(2026, month, 1), date(2026, month + 1, 5))
    steps = [(ReportState.SUBMITTED, at(month + 1, 3)), (ReportState.APPROVED, at(month + 1, 4))]
    if state is None:
        steps.append((ReportState.ACCEPTED, at(month + 1, 6)))
    report = year.a_report(row, numbered(programme, number), *steps)
    Report.objects.filter(pk=report.pk).update(forecast_on=finish)
    return report


def test_what_a_unit_expects_counts_once_it_is_accepted(office, programme):
    expects(programme, 3, 5, date(2026, 9, 30))
    expects(programme, 3, 6, date(2026, 12, 10))
    expects(programme, 3, 7, date(2027, 3, 1), state="waiting")
    found = outlooks.outlook(lit_of(office, programme, 3, date(2026, 8, 31)))
    assert [one.finish_on for one in found.stated] == [date(2026, 9, 30), date(2026, 12, 10)]
    assert found.drift.says == "预计完成日由2026年9月30日改为2026年12月10日，推后 71 天，共改 1 次"
    assert (found.finished_on, found.own, found.computed) == (None, None, None)
    before = lit_of(office, programme, 3, date(2026, 7, 5), at(7, 5))
    assert [one.finish_on for one in outlooks.outlook(before).stated] == [date(2026, 9, 30)]


def test_a_unit_that_expects_to_be_late_cannot_be_in_time(office, programme):
    row = numbered(programme, 3)
    Project.objects.filter(pk=row.pk).update(deadline_on=date(2026, 11, 30))
    assert lit_of(office, programme, 3, date(2026, 7, 6)).light is Light.GREEN
    expects(programme, 3, 6, date(2026, 12, 10))
    lit = lit_of(office, programme, 3, date(2026, 7, 6))
    assert lit.light is Light.AMBER
    assert "自报预计2026年12月10日完成，比时限晚 10 天，预计不能如期完成" in lit.rating.says


def test_a_finished_project_tells_how_good_the_forecasts_were(office, programme):
    expects(programme, 3, 6, date(2026, 9, 20))
    year.reported(programme, 3, JULY, "1", at(8, 3))
    found = outlooks.outlook(lit_of(office, programme, 3, date(2026, 8, 5)))
    assert found.finished_on == JULY
    # On 3 July the unit said 20 September, 51 days too late.
    assert found.own.errors == (-51,)
    # On 30 June half had taken 181 days, so the rest was to take as many: until 28 December.
    assert found.computed.errors == (-150,)


def test_a_lowering_waits_for_others_until_its_last_day(office, programme):
    post = Post.objects.get(person__territory=office.territory, role=Role.ADMINISTRATOR)
    colleague = a_person(door.named(post.person.login, on=ON), Role.REFORM_COMMISSION)
    row = Lowering.objects.create(
        project=numbered(programme, 3),
        light=Light.RED,
        reason="现场未见施工",
        starts_on=JUNE,
        until=JULY,
        proposed_by_id=office.key,
        proposed_at=at(6, 30),
    )
    after = JULY + timedelta(days=1)
    asked = [(colleague, JULY), (colleague, after), (office, JULY), (an_office("青溪县"), JULY)]
    found = [[one.pk for one in lowerings.waiting(actor, day)] for actor, day in asked]
    assert found == [[row.pk], [], [], []]
    todo = next(one for one in today.todos(colleague, JULY) if one.matter is Duty.LOWERING)
    assert (todo.keys, todo.day) == ((row.pk,), JUNE)
    assert "改为红灯，至2026年7月31日：现场未见施工" in todo.says
