"""指标目标: how a target is said, from where it is reached, what measures it."""

from decimal import Decimal

import pytest

from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType
from shishi.rules.targets import Actual, Stage, Target, measured_by, stages_unfit
from tests.rules.indicator_cells import target


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (IndicatorType.CUMULATIVE, "60 公里以上"),
        (IndicatorType.EXACT, "1 座"),
        (IndicatorType.APPROXIMATE, "约 1000 人"),
        (IndicatorType.CUMULATIVE, "多于 500 户"),
        (IndicatorType.CEILING, "低于 4.3%"),
        (IndicatorType.CEILING, "3%以内"),
        (IndicatorType.FUNDS, "2103.86 万元"),
        (IndicatorType.FLOOR, "60 元以上"),
    ],
)
def test_a_target_is_said_as_the_plan_says_it(kind: IndicatorType, words: str):
    assert target(kind, words).words == words


def test_a_rate_of_money_keeps_its_base():
    aim = Target(kind=IndicatorType.FLOOR, value=Decimal(60), measure="元", per="人·月")
    assert aim.text(Decimal(60)) == "60 元/人·月"


def test_a_limit_with_a_range_is_its_far_end():
    aim = Target(
        kind=IndicatorType.CEILING,
        value=Decimal(3),
        upper=Decimal(4),
        measure="%",
        bound=Bound.AT_MOST,
    )
    assert aim.words == "4%以内"


@pytest.mark.parametrize(
    ("words", "value", "enough"),
    [
        ("60 公里", "59.99", False),
        ("60 公里", "60", True),
        ("多于 60 公里", "60", False),
        ("多于 60 公里", "60.01", True),
    ],
)
def test_where_a_target_is_reached(words: str, value: str, enough: bool):
    assert target(IndicatorType.CUMULATIVE, words).reached(Decimal(value)) is enough


def test_a_tolerance_belongs_to_the_target():
    aim = target(IndicatorType.APPROXIMATE, "约 1000 人", tolerance=Decimal("0.1"))
    assert aim.least == 900
    assert aim.reached(Decimal(900))
    assert not aim.reached(Decimal(899))


def test_physical_progress_without_a_figure_is_all_of_it():
    aim = Target(kind=IndicatorType.PHYSICAL)
    assert (aim.whole, aim.words) == (Decimal(100), "100%")


def test_what_is_not_quantified_is_measured_by_its_stand_in():
    proxy = target(IndicatorType.EXACT, "12 台")
    aim = Target(kind=IndicatorType.UNQUANTIFIED, proxy=proxy)
    found, actual = measured_by(aim, Actual(value=Decimal(1), proxy=Decimal(9)))
    assert (found, actual.value) == (proxy, Decimal(9))
    assert measured_by(aim, None) == (proxy, None)
    assert measured_by(proxy, Actual(value=Decimal(1))) == (proxy, Actual(value=Decimal(1)))


def test_faults_of_stages():
    held = (
        Stage("基础", Decimal(0), Decimal(1)),
        Stage("主体", Decimal(50), Decimal("1.2")),
        Stage("装修", Decimal(50), Decimal(0)),
    )
    assert [fault.where for fault in stages_unfit(held)] == ["基础", "主体"]
    assert stages_unfit(held[2:]) == ()
    assert stages_unfit(())[0].says == "没有形象进度阶段。请设置各阶段及其权重。"
