"""Rule sets: presets are in order and keep their rules; what cannot rate is refused."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from shishi.rules.bands import Band, Light, Metric
from shishi.rules.plain import as_plain, from_plain
from shishi.rules.rulesets import MEASURED, PRESETS, Criterion, Dimension, Ruleset, unfit

PLAIN = PRESETS["默认"]
ANY = (Band(Light.GREEN),)


def test_the_presets_are_the_published_ones_and_a_plain_one():
    assert list(PRESETS) == ["默认", "银川", "武汉", "天数", "五色"]


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda one: one.name)
def test_a_preset_is_in_order_and_comes_back_from_json(preset: Ruleset):
    assert unfit(preset) == ()
    assert from_plain(Ruleset, json.loads(json.dumps(as_plain(preset)))) == preset


@pytest.mark.parametrize(
    ("name", "colours", "finished"),
    [
        ("默认", "红灯黄灯绿灯", "绿灯"),
        ("银川", "红灯黄灯绿灯", "绿灯"),
        ("武汉", "红灯黄灯绿灯", "绿灯"),
        ("天数", "红灯橙灯黄灯绿灯", "绿灯"),
        ("五色", "红灯橙灯黄灯绿灯蓝灯", "蓝灯"),
    ],
)
def test_the_colours_of_a_preset(name: str, colours: str, finished: str):
    assert "".join(light.label for light in PRESETS[name].colours) == colours
    assert PRESETS[name].finished.label == finished


def with_criteria(*criteria: Criterion) -> Ruleset:
    return replace(PLAIN, criteria=criteria)


@pytest.mark.parametrize(
    ("ruleset", "says"),
    [
        (replace(PLAIN, version=" "), "没有名称或版本"),
        (replace(PLAIN, criteria=()), "没有任何判据"),
        (replace(PLAIN, colours=(Light.RED, Light.AMBER)), "3 至 5 种"),
        (replace(PLAIN, colours=tuple(Light)), "3 至 5 种"),
        (replace(PLAIN, colours=(*PLAIN.colours, Light.GREY)), "“未报”不是颜色"),
        (replace(PLAIN, colours=(*PLAIN.colours, Light.RED)), "不重复"),
        (replace(PLAIN, finished=Light.BLUE), "未列入的颜色：蓝灯"),
        (replace(PLAIN, exempt_light=Light.ORANGE), "未列入的颜色：橙灯"),
        (
            replace(
                PRESETS["五色"],
                colours=(Light.ORANGE, Light.GREEN, Light.BLUE),
                criteria=(Criterion(Dimension.PROGRESS, Metric.ABSOLUTE_SHARE, ANY),),
                catch_up=True,
            ),
            "未列入的颜色：红灯、黄灯",
        ),
        (
            with_criteria(Criterion(Dimension.PROGRESS, Metric.RATIO, (Band(Light.ORANGE),))),
            "未列入的颜色：橙灯",
        ),
        (
            with_criteria(Criterion(Dimension.FUNDS, Metric.POINTS_BEHIND, ANY)),
            "“资金”不能用“落后百分点”衡量。可用：占计划比例",
        ),
        (with_criteria(PLAIN.criteria[0], PLAIN.criteria[0]), "“开工·逾期天数”重复"),
        (
            with_criteria(
                Criterion(Dimension.FUNDS, Metric.RATIO, (Band(Light.RED, None, Decimal("0.8")),))
            ),
            "资金：“占计划比例”最大一档止于 80%",
        ),
    ],
)
def test_what_cannot_rate_is_refused_in_a_sentence(ruleset: Ruleset, says: str):
    assert says in " ".join(verdict.says for verdict in unfit(ruleset))


def test_every_dimension_can_be_measured_and_every_metric_is_of_use():
    assert set(MEASURED) == set(Dimension)
    assert {metric for metrics in MEASURED.values() for metric in metrics} == set(Metric)
