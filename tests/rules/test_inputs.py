"""What people type, as values or as the sentence why not."""

from datetime import date
from decimal import Decimal

import pytest

from shishi.rules import inputs
from shishi.rules.amounts import Bound
from shishi.rules.inputs import Unfit, filled
from shishi.rules.parties import UnitRole
from shishi.rules.plans import Due, Figure, Mechanism, UnitName

FIGURE = Figure("quantity", Decimal(60), "公里")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("60", "60"),
        (" 1,200 ", "1200"),
        ("３０．５", "30.5"),
        ("0.25万", "2500"),
        ("2.05亿", "205000000"),
        ("987.084万", "9870840"),
        ("1.23456万", "12345.6"),
        ("9" * 30, "9" * 30),
    ],
)
def test_numbers(typed: str, value: str):
    assert inputs.number(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "很多", "1.2.3", "-5", "9" * 31, "1e9", "0.1234567890123"])
def test_what_is_no_number(typed: str):
    with pytest.raises(Unfit, match="请填写数字"):
        inputs.number(typed)


@pytest.mark.parametrize(
    "typed", ["2026-10-31", "2026年10月31日", "2026/10/31", "2026.10.31", " ２０２６-10-31 "]
)
def test_days(typed: str):
    assert inputs.day(typed) == date(2026, 10, 31)


@pytest.mark.parametrize("typed", ["", "10月底", "2026-02-30", "2026-13-01", "26-1-1"])
def test_what_is_no_day(typed: str):
    with pytest.raises(Unfit, match="请填写日期"):
        inputs.day(typed)


@pytest.mark.parametrize("typed", ["26", "二〇二六", "1948", "2100"])
def test_what_is_no_year(typed: str):
    with pytest.raises(Unfit, match="四位年份"):
        inputs.year(typed)


def test_only_what_was_typed_changes():
    changed = filled(FIGURE, {"value": "88", "bound": ">="})
    assert changed == Figure("quantity", Decimal(88), "公里", Bound.AT_LEAST)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"value": "很多"}, "value"),
        ({"bound": "≈"}, "bound"),
        ({"measure": ""}, "measure"),
        ({"measure": "长" * 65}, "measure"),
        ({"upper": "59"}, "upper"),
        ({"colour": "red"}, "colour"),
        ({"indicator": "guess"}, "indicator"),
    ],
)
def test_what_does_not_fit_names_its_field(typed: dict[str, str], where: str):
    with pytest.raises(Unfit) as unfit:
        filled(FIGURE, typed)
    assert unfit.value.where == where
    assert unfit.value.says.endswith("。")


def test_money_is_in_yuan_whatever_was_typed():
    assert filled(FIGURE, {"kind": "money", "measure": "万元"}).measure == "元"


def test_empty_fields_that_may_be_empty_become_nothing():
    figure = filled(Figure("quantity", Decimal(3), "个", upper=Decimal(5)), {"upper": ""})
    assert figure.upper is None
    assert filled(Due(date(2026, 1, 1)), {"on": ""}).on is None
    assert filled(Mechanism("report", "monthly", 5), {"due_day": "", "cadence": ""}) == Mechanism(
        "report"
    )


@pytest.mark.parametrize(("typed", "day"), [("5", 5), ("5日", 5), ("３１", 31)])
def test_the_day_of_the_month(typed: str, day: int):
    assert filled(Mechanism("report"), {"due_day": typed}).due_day == day


@pytest.mark.parametrize("typed", ["0", "32", "五"])
def test_what_is_no_day_of_the_month(typed: str):
    with pytest.raises(Unfit, match="1 至 31"):
        filled(Mechanism("report"), {"due_day": typed})


def test_white_space_of_names_is_put_in_order():
    unit = filled(UnitName("", UnitRole.LEAD), {"name": "  县 水利局\n"})
    assert unit.name == "县 水利局"
