"""What is typed becomes a value and comes back as it was typed; nothing is lost on the way."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shishi.rules.fillings import (
    LONGEST,
    Filled,
    Typed,
    fields,
    measure,
    read,
    unchanged,
    unfit,
    works,
)
from shishi.rules.indicators import IndicatorType
from shishi.rules.observations import Told
from shishi.rules.targets import Target, Terms

ROAD = Target(kind=IndicatorType.CUMULATIVE, value=Decimal(60), measure="公里")
MONEY = Target(kind=IndicatorType.FUNDS, value=Decimal(21_038_600), measure="元")
SHARE = Target(kind=IndicatorType.RATE, value=Decimal(100), measure="%")
OPENING = Target(kind=IndicatorType.MILESTONE, measure="")
WORKS = Target(kind=IndicatorType.PHYSICAL, value=Decimal(100), measure="%")
VAGUE = Target(kind=IndicatorType.UNQUANTIFIED)
BUILT = Terms(stages=(("基础", Decimal(1)), ("主体", Decimal(3))))


@pytest.mark.parametrize(
    ("target", "typed", "told"),
    [
        (ROAD, Typed("31.5"), Told(Decimal("31.5"))),
        (ROAD, Typed("３１"), Told(Decimal(31))),
        (ROAD, Typed(), Told(None)),
        (MONEY, Typed("2103.86"), Told(Decimal(21_038_600))),
        (SHARE, Typed("40", "50"), Told(Decimal(40), Decimal(50))),
        (OPENING, Typed(reached_on="2026-10-20"), Told(None, None, date(2026, 10, 20))),
    ],
)
def test_what_is_typed_is_told(target, typed, told):
    assert read(typed, target, Terms()) == (told, "")


@pytest.mark.parametrize(
    ("target", "typed"),
    [
        (ROAD, Typed("5O公里")),
        (SHARE, Typed("40", "五十")),
        (SHARE, Typed("", "5O")),
        (OPENING, Typed(reached_on="十月底")),
    ],
)
def test_what_is_no_number_is_kept_and_shown_as_it_was_typed(target, typed):
    told, written = read(typed, target, Terms())
    assert told == Told(None)
    assert fields(told, written, target, Terms()) == typed


@pytest.mark.parametrize(
    ("target", "typed"),
    [
        (ROAD, Typed("31.5")),
        (MONEY, Typed("2103.86")),
        (SHARE, Typed("40", "50")),
        (OPENING, Typed(reached_on="2026-10-20")),
    ],
)
def test_a_value_comes_back_into_its_fields(target, typed):
    told, _ = read(typed, target, Terms())
    assert fields(told, "", target, Terms()) == typed


def test_stages_are_weighed_into_one_percentage_and_come_back():
    typed = Typed(stages=("100", "20"))
    told, written = read(typed, WORKS, BUILT)
    assert (told.value, written) == (Decimal(40), "")
    assert fields(told, "", WORKS, BUILT) == typed
    assert read(Typed(stages=("", "")), WORKS, BUILT) == (Told(None), "")


def test_a_stage_that_is_no_number_is_kept_in_its_place():
    told, written = read(Typed(stages=("100", "一半")), WORKS, BUILT)
    assert fields(told, written, WORKS, BUILT).stages == ("100", "一半")


VILLAGES = ("甲村", "乙村", "丙村")


def test_points_are_added_up_and_one_without_a_number_says_nothing():
    typed = Typed(points=(("甲村", "12.5"), ("乙村", "0"), ("丙村", "")))
    told, written = read(typed, ROAD, Terms(), VILLAGES)
    assert (told.value, written) == (Decimal("12.5"), "")
    assert dict(told.points) == {"甲村": Decimal("12.5"), "乙村": Decimal(0)}
    assert fields(told, "", ROAD, Terms(), VILLAGES) == replace(typed, value="12.5")


def test_points_nobody_typed_tell_nothing():
    typed = Typed(points=tuple((name, "") for name in VILLAGES))
    assert read(typed, ROAD, Terms(), VILLAGES) == (Told(None), "")


def test_a_point_that_is_no_number_is_told_by_its_name():
    typed = Typed(points=(("甲村", "12.5"), ("乙村", "5O")))
    assert read(typed, ROAD, Terms(), VILLAGES) == (Told(None), "乙村：5O")


def test_money_of_points_is_typed_in_ten_thousands():
    typed = Typed(points=(("甲村", "1.5"), ("乙村", "2"), ("丙村", "")))
    told, _ = read(typed, MONEY, Terms(), VILLAGES)
    assert (told.value, dict(told.points)["甲村"]) == (Decimal(35000), Decimal(15000))
    assert fields(told, "", MONEY, Terms(), VILLAGES) == replace(typed, value="3.5")


def test_points_of_another_list_are_not_counted():
    typed = Typed(points=(("甲村", "12.5"), ("丁村", "3")))
    assert read(typed, ROAD, Terms(), VILLAGES)[0].value == Decimal("12.5")
    old = Told(Decimal(8), points=(("丁村", Decimal(3)), ("甲村", Decimal(5))))
    assert dict(fields(old, "", ROAD, Terms(), VILLAGES).points) == {
        "甲村": "5",
        "乙村": "",
        "丙村": "",
    }
    assert fields(old, "", ROAD, Terms()) == Typed("8")


def test_a_stage_that_the_form_did_not_have_yet_has_not_begun():
    """基础 done, 主体 added since with three times the weight: a quarter of the works."""
    told, written = read(Typed(stages=("100",)), WORKS, BUILT)
    assert (told.value, written) == (Decimal(25), "")
    assert fields(told, written, WORKS, BUILT).stages == ("100", "0")


def test_works_without_settled_stages_are_told_as_a_whole():
    assert works(WORKS, Terms()) == (("总体进度", Decimal(1)),)
    assert works(ROAD, BUILT) == ()


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (ROAD, "公里"),
        (MONEY, "万元"),
        (SHARE, "%"),
        (WORKS, "%"),
        (replace(MONEY, per="人"), "元/人"),
    ],
)
def test_the_measure_beside_the_field(target, says):
    assert measure(target) == says


def test_an_unquantified_target_is_typed_by_its_stand_in():
    target = replace(VAGUE, proxy=ROAD)
    assert measure(target) == "公里"
    assert read(Typed("3"), target, Terms())[0].value == Decimal(3)


@pytest.mark.parametrize(
    ("last", "target", "told"),
    [
        (Told(Decimal(7)), ROAD, Told(Decimal(7))),
        (None, ROAD, Told(Decimal(0))),
        (None, SHARE, Told(None)),
        (None, OPENING, Told(None)),
        (None, WORKS, Told(None)),
    ],
)
def test_no_change_repeats_the_last_and_is_nothing_where_nothing_was(last, target, told):
    assert unchanged(last, target) == told


@pytest.mark.parametrize(
    ("filled", "where"),
    [
        (Filled(problem="长" * (LONGEST + 1)), ["problem"]),
        (Filled(forecast_on="年底"), ["forecast_on"]),
        (Filled(problem="长" * LONGEST, forecast_on="2026-12-20"), []),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(filled, where):
    assert [one.where for one in unfit(filled)] == where
