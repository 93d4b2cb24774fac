"""他处已报: what the statement of funds and the chain tell of an indicator."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.rules.chains import StepFacts
from shishi.rules.elsewhere import Amount, of_money, of_step
from shishi.rules.funds import Amounts, Funds, Level, Line

SEPTEMBER = date(2026, 9, 30)
TWO = Funds(
    lines=(
        Line(Level.COUNTY, Amounts(Decimal(900), Decimal(800), Decimal(700), Decimal(600))),
        Line(Level.BOND, Amounts(Decimal(100), Decimal(90), None, Decimal(60))),
    ),
    built=Decimal(6500000),
)


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        (Amount.BUILT, "6500000"),
        (Amount.PAID, "660"),
        (Amount.ISSUED, "890"),
        (Amount.ARRIVED, None),  # one source does not tell, so nobody knows the whole
        (Amount.NONE, None),
    ],
)
def test_an_amount_of_the_statement_is_known_where_every_source_tells_it(amount, value):
    found = of_money(SEPTEMBER, TWO, amount)
    assert (found and found.value) == (Decimal(value) if value else None)


def test_money_says_where_it_is_from():
    found = of_money(SEPTEMBER, TWO, Amount.BUILT)
    assert found is not None
    assert found.says == "资金报表截至2026年9月30日的完成投资为 650 万元"


def test_a_step_is_known_from_the_day_it_was_done():
    done = StepFacts("accept", done_on=date(2026, 9, 28))
    found = of_step(done, "竣工验收", SEPTEMBER)
    assert found is not None
    assert (found.reached_on, found.says) == (
        date(2026, 9, 28),
        "环节“竣工验收”已于2026年9月28日办结",
    )
    assert of_step(done, "竣工验收", date(2026, 9, 27)) is None
    assert of_step(StepFacts("accept"), "竣工验收", SEPTEMBER) is None
    assert of_step(None, "竣工验收", SEPTEMBER) is None
