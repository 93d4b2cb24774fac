"""What the checks of a report rest on: the target with its bound, the plan by the basis of the
county."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from shishi.actions import funds as statements
from shishi.clock import HERE
from shishi.queries import report_forms
from shishi.records.models import FundsStatement, Indicator, Node, Programme, Schedule
from shishi.rules.days import month_end
from shishi.rules.fillings import Filled, Typed
from shishi.rules.funds import Amounts, Funds, Level, Line
from shishi.rules.plain import as_plain
from shishi.rules.progress import Basis
from shishi.rules.settings import Pace, Subject
from shishi.rules.statements import Told
from shishi.rules.targets import Terms
from tests import year as rows
from tests.chained import a_chain, told
from tests.makers import AT
from tests.reporting import MAY, Year, a_year, accepted, next_round, typed

pytestmark = pytest.mark.django_db
JUNE = datetime(2026, 6, 1, 9, 0, tzinfo=HERE)


@pytest.fixture
def year() -> Year:
    return a_year()


def asked(year: Year, indicator: int, on: date, **figures: str) -> set[str]:
    """The codes of what the checks say of the indicator, of a report that is being typed."""
    words = replace(typed(year, **figures), progress="站房主体完工，设备进场")
    sheet = report_forms.sheet(year.reporter, year.rounds[-1], year.project, on, words)
    (found,) = (one for one in sheet.figures if one.indicator == indicator)
    return {one.code for one in found.checks}


def test_more_than_a_target_of_at_least_so_much_is_not_asked_about(year):
    accepted(year, typed(year, pipes="60"))
    next_round(year)
    assert asked(year, year.pipes, MAY.date(), pipes="87") == set()
    assert asked(year, year.stations, MAY.date(), stations="3") == {"beyond"}


@pytest.mark.parametrize(
    ("basis", "codes"), [(Basis.SCHEDULE, set()), (Basis.TWELFTHS, {"frozen"})]
)
def test_what_was_to_be_reached_is_by_the_basis_of_the_county(year, basis, codes):
    """By the schedule the first station is due in June; by twelfths there is a bit more each
    month."""
    rows.a_rule(Programme.objects.get(pk=year.programme), Subject.PACE, Pace(basis=basis), AT)
    accepted(year)
    next_round(year)
    accepted(year, typed(year, pipes="35.5"), at=MAY)
    next_round(year, JUNE)
    assert asked(year, year.stations, JUNE.date(), pipes="49") == codes


def settled(year: Year, terms: Terms, *values: int) -> None:
    """The next schedule of the pipes: what is due by the end of March, of April and so on."""
    plan = Schedule.objects.create(
        indicator_id=year.pipes,
        number=2,
        source="hand",
        terms=as_plain(terms),
        set_by_id=year.office.key,
        set_at=AT,
    )
    for month, value in enumerate(values, 3):
        Node.objects.create(schedule=plan, on=month_end(date(2026, month, 1)), value=value)


def money_of(year: Year, amount: str = "") -> int:
    """The pipes as an amount of money, which is all the money of the project."""
    Indicator.objects.filter(pk=year.pipes).update(type="funds", measure="元", value=6000000)
    settled(year, Terms(amount=amount), 2000000, 4000000, 6000000)
    return year.pipes


def state(year: Year, day: date, built: str, *lines: Line) -> None:
    last = FundsStatement.objects.order_by("pk").last()
    statements.report(
        actor=year.reporter,
        project=year.project,
        version=last.pk if last else 0,
        told=Told(day, Funds(lines=lines, built=Decimal(built))),
        reason="",
        at=MAY,
    )


def of_april(year: Year, words: Filled | None = None) -> report_forms.Figure:
    sheet = report_forms.sheet(year.reporter, year.rounds[-1], year.project, MAY.date(), words)
    return next(one for one in sheet.figures if one.indicator == year.pipes)


def test_money_is_filled_in_from_the_statement_that_is_newer_than_the_last_report(year):
    key = money_of(year)
    accepted(year, typed(year, pipes="100"))
    next_round(year)
    state(year, date(2026, 3, 31), "1500000")
    assert of_april(year).fields.value == "100"  # that was known when March was reported
    state(year, date(2026, 4, 28), "2500000")
    one = of_april(year)
    assert (one.fields.value, one.elsewhere.says) == (
        "250",
        "资金报表截至2026年4月28日的完成投资为 250 万元",
    )
    assert asked(year, key, MAY.date(), pipes="250") == set()
    assert asked(year, key, MAY.date(), pipes="240") == {"apart"}
    assert asked(year, key, MAY.date(), pipes="260") == set()  # two days later


def test_money_that_would_fall_is_left_for_a_person_to_look_at(year):
    money_of(year)
    accepted(year, typed(year, pipes="300"))
    next_round(year)
    state(year, date(2026, 4, 28), "2500000")
    assert of_april(year).fields.value == "300"


@pytest.mark.parametrize(("amount", "value"), [("paid", "200"), ("none", "100"), ("", "250")])
def test_which_amount_answers_is_settled_with_the_terms(year, amount, value):
    money_of(year, amount)
    accepted(year, typed(year, pipes="100"))
    next_round(year)
    paid = Line(Level.COUNTY, Amounts(paid=Decimal(2000000)))
    state(year, date(2026, 4, 28), "2500000", paid)
    assert of_april(year).fields.value == value


@pytest.mark.parametrize(("step", "day"), [("", ""), ("code", "2026-04-28")])
def test_a_node_is_filled_in_from_the_step_that_was_chosen_for_it(year, step, day):
    """The first step of the chain is done; unless somebody has chosen it, it says nothing."""
    Indicator.objects.filter(pk=year.pipes).update(type="milestone", value=1, measure="")
    settled(year, Terms(step=step))
    a_chain(year.office, year.project, AT)
    told(year.office, year.project, "code", MAY, done_on=date(2026, 4, 28))
    next_round(year)
    assert of_april(year).fields.reached_on == day
    other = replace(typed(year), figures={year.pipes: Typed(reached_on="2026-04-20")})
    assert [one.code for one in of_april(year, other).checks] == (["apart"] if step else [])
