"""Bands: every value has exactly one light; holes, overlaps and a wrong order are refused."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.amounts import cut
from shishi.rules.bands import Band, Light, Metric, band_of, shown, unfit_bands
from tests.tables.rulesets import BANDS, FITNESS

SHARE = (Band(Light.RED, None, Decimal("0.3")), Band(Light.GREEN, Decimal("0.3")))


@pytest.mark.parametrize(("words", "metric", "verdict"), FITNESS.rows)
def test_fitness(words: str, metric: Metric, verdict: str):
    found = list(unfit_bands(BANDS[words], metric))
    if verdict == "可用":
        assert found == []
    else:
        assert len(found) == 1
        assert verdict in found[0].says


edges = st.lists(st.decimals(-100, 100, places=2), min_size=1, max_size=4, unique=True).map(sorted)


@given(edges, st.data())
def test_bands_in_order_hold_every_value_once(cuts: list[Decimal], data: st.DataObject):
    lights = sorted(data.draw(st.lists(st.sampled_from(Light), min_size=5, max_size=5)))
    lights.sort(key=lambda light: light.severity)
    below = [data.draw(st.booleans()) for _ in cuts]
    ends = [None, *cuts, None]
    held = [False, *below, False]
    bands = tuple(
        Band(lights[place], low, high, not held[place], held[place + 1])
        for place, (low, high) in enumerate(pairwise(ends))
    )
    assert list(unfit_bands(bands, Metric.POINTS_BEHIND)) == []
    for value in (*cuts, data.draw(st.decimals(-200, 200, places=3))):
        assert sum(band.holds(value) for band in bands) == 1
        assert band_of(bands, value).holds(value)


@given(edges, st.data())
def test_one_band_less_is_a_hole(cuts: list[Decimal], data: st.DataObject):
    bands = [Band(Light.GREEN, low, high) for low, high in pairwise([None, *cuts, None])]
    del bands[data.draw(st.integers(0, len(bands) - 1))]
    assert list(unfit_bands(tuple(bands), Metric.DAYS_LATE))


@given(st.decimals(0, 1, places=9))
def test_a_share_is_printed_on_its_own_side_of_the_edge(value: Decimal):
    band = band_of(SHARE, value)
    text = shown(band, Metric.ABSOLUTE_SHARE, value)
    assert band.holds(Decimal(text.removesuffix("%")) / 100)


@pytest.mark.parametrize(
    ("band", "metric", "words"),
    [
        (Band(Light.RED, None, Decimal("0.3")), Metric.ABSOLUTE_SHARE, "完成率不足 30%"),
        (
            Band(Light.RED, None, Decimal(0), with_high=True),
            Metric.DAYS_LATE,
            "未逾期",
        ),
        (
            Band(Light.AMBER, Decimal(0), Decimal(30), with_low=False, with_high=True),
            Metric.DAYS_LATE,
            "逾期不超过 30 天",
        ),
        (
            Band(Light.RED, Decimal(0), with_low=False),
            Metric.DAYS_LATE,
            "逾期",
        ),
        (
            Band(Light.AMBER, Decimal(1), Decimal(3)),
            Metric.MONTHS_IN_A_ROW,
            "连续 1 个月（含）至 3 个月（不含）",
        ),
        (
            Band(Light.AMBER, Decimal(7), Decimal(7), with_high=True),
            Metric.DAYS_LATE,
            "逾期 7 天",
        ),
        (Band(Light.RED, Decimal("0.8"), with_low=False), Metric.RATIO, "占计划超过 80%"),
        (Band(Light.RED, Decimal("0.8")), Metric.RATIO, "占计划达到或超过 80%"),
        (Band(Light.GREEN), Metric.RATIO, "占计划比例不限"),
        (Band(Light.AMBER, None, Decimal(1)), Metric.CAN_STILL_FINISH, "不能如期完成"),
        (Band(Light.GREEN, Decimal(1)), Metric.CAN_STILL_FINISH, "能如期完成"),
    ],
)
def test_a_band_in_words(band: Band, metric: Metric, words: str):
    assert band.words(metric) == words


def test_grey_stands_between_green_and_what_is_known_to_be_bad():
    order = sorted(Light, key=lambda light: light.severity)
    assert [light.label for light in order] == ["蓝灯", "绿灯", "未报", "黄灯", "橙灯", "红灯"]


def test_halves_are_rounded_up_and_long_amounts_stay_whole():
    assert cut(Decimal("0.125"), 2) == Decimal("0.13")
    assert cut(Decimal(10) ** 40 + Decimal("0.5"), 1) == Decimal(10) ** 40 + Decimal("0.5")
