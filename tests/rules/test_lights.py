"""Lights: every published rule at its edges, the sentence, exemption, return from red, the hand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from shishi.rules.lifecycle import Refused
from shishi.rules.lights import (
    Exemption,
    Facts,
    Light,
    Lowering,
    Rating,
    StandingFacts,
    lowered,
    may_exempt,
    may_lower,
    may_propose,
    rate,
    with_lowerings,
)
from shishi.rules.rulesets import PRESETS, Dimension
from tests.rules.indicator_cells import day, percent
from tests.tables import lights as tables
from tests.tables.lights import NONE

ON = date(2026, 6, 30)
TARGET = Decimal(100)
PLAIN = PRESETS["默认"]


def road(scheduled: object, actual: object, target: Decimal = TARGET) -> StandingFacts:
    """A standing as the progress rules hand it over."""
    planned = scheduled if isinstance(scheduled, Decimal) else None
    done = actual if isinstance(actual, Decimal) else None
    both = planned is not None and done is not None
    return StandingFacts(
        "农村公路",
        "公里",
        target,
        planned,
        done,
        None if done is None else done / target,
        None if planned is None else planned / target,
        (done - planned) / target * 100 if both else None,
        done / planned if both and planned else None,
        "schedule",
    )


GREEN_ROAD = (road(Decimal(60), Decimal(60)),)


def light_of(rating: Rating, dimension: Dimension) -> Light:
    return next(one.light for one in rating.by_dimension if one.dimension is dimension)


@pytest.mark.parametrize(("rule", "scheduled", "actual", "light"), tables.PROGRESS.rows)
def test_progress(rule: str, scheduled: object, actual: object, light: Light):
    rating = rate(PRESETS[rule], Facts((road(scheduled, actual),)), ON)
    assert light_of(rating, Dimension.PROGRESS) is light
    assert rating.light is light


@pytest.mark.parametrize(("rule", "planned", "started", "on", "light"), tables.START.rows)
def test_start(rule: str, planned: date, started: object, on: date, light: Light):
    begun = started if isinstance(started, date) else None
    rating = rate(PRESETS[rule], Facts(start_planned_on=planned, started_on=begun), on)
    assert light_of(rating, Dimension.START) is light


@pytest.mark.parametrize(("rule", "due", "on", "light"), tables.PERMITS.rows)
def test_permits(rule: str, due: date, on: date, light: Light):
    rating = rate(PRESETS[rule], Facts(permit="施工许可证", permit_due_on=due), on)
    assert light_of(rating, Dimension.PERMITS) is light


@pytest.mark.parametrize(("rule", "days", "light"), tables.DAYS.rows)
def test_days_behind(rule: str, days: int, light: Light):
    assert rate(PRESETS[rule], Facts(days_behind=days), ON).light is light


@pytest.mark.parametrize(("rule", "ratio", "light"), tables.FUNDS.rows)
def test_funds(rule: str, ratio: str, light: Light):
    rating = rate(PRESETS[rule], Facts(funds_ratio=percent(ratio)), ON)
    assert light_of(rating, Dimension.FUNDS) is light


@pytest.mark.parametrize(("reported", "on", "light"), tables.REPORTING.rows)
def test_reporting(reported: object, on: date, light: Light):
    day = reported if isinstance(reported, date) else None
    facts = Facts(GREEN_ROAD, report_due_on=date(2026, 7, 5), reported_on=day)
    rating = rate(PLAIN, facts, on)
    assert light_of(rating, Dimension.REPORTING) is light
    progress = Light.GREY if reported == NONE else Light.GREEN
    assert light_of(rating, Dimension.PROGRESS) is progress


def test_a_missing_report_is_grey_whatever_was_reported_before():
    facts = Facts(GREEN_ROAD, report_due_on=date(2026, 6, 5))
    for ruleset in PRESETS.values():
        assert rate(ruleset, facts, ON).light is Light.GREY, ruleset.name


LABELS = {light.label: light for light in Light}
ACTUAL = {Light.GREEN: "60", Light.AMBER: "40", Light.RED: "20", Light.GREY: NONE}


@pytest.mark.parametrize(("previous", "computed", "light"), tables.RETURN.rows)
def test_return_from_red(previous: str, computed: Light, light: Light):
    lights = tuple(LABELS[label] for label in previous.split("、") if label != NONE)
    actual = NONE if computed is Light.GREY else Decimal(ACTUAL[computed])
    facts = Facts((road(Decimal(60), actual),))
    assert rate(PLAIN, facts, ON).light is computed
    rating = rate(PLAIN, replace(facts, previous=lights), ON)
    assert rating.light is light
    assert ("上期红灯" in rating.says) is (light is not computed)


def test_a_finished_project_has_the_light_of_the_finished_even_after_red():
    facts = Facts(GREEN_ROAD, done=True, previous=(Light.RED,))
    assert rate(PRESETS["五色"], facts, ON).light is Light.BLUE
    assert rate(PLAIN, facts, ON).light is Light.GREEN
    assert rate(PLAIN, facts, ON).says == "全部指标已完成并审定 → 绿灯；规则：默认（第1版）"


@pytest.mark.parametrize(
    ("rule", "dimension", "reason", "approver", "granted", "until", "light"), tables.EXEMPTION.rows
)
def test_exemption(
    rule: str,
    dimension: Dimension,
    reason: str,
    approver: str,
    granted: date,
    until: date,
    light: Light,
):
    exemption = Exemption(dimension, reason, approver, granted, until)
    facts = Facts(start_planned_on=date(2026, 4, 10), exemptions=(exemption,))
    rating = rate(PRESETS[rule], facts, ON)
    assert light_of(rating, Dimension.START) is light
    assert ("有正当理由（汛期停工；分管领导批准" in rating.by_dimension[0].says) is (
        light is not Light.RED
    )


def test_what_may_not_be_exempted_is_refused_with_the_reason():
    good = Exemption(Dimension.START, "汛期停工", "分管领导", ON, ON)
    assert may_exempt(PLAIN, good)
    refused = {
        "不允许豁免“报送”": replace(good, dimension=Dimension.REPORTING),
        "没有写明理由": replace(good, reason=""),
        "没有批准人": replace(good, approved_by=" "),
        "截止日期早于批准日期": replace(good, until=ON - timedelta(days=1)),
    }
    for says, exemption in refused.items():
        assert says in may_exempt(PLAIN, exemption).says
    assert "可豁免：无" in may_exempt(PRESETS["武汉"], good).says


@pytest.mark.parametrize(
    ("computed", "to", "reason", "by", "second", "allowed"), tables.LOWERING.rows
)
def test_lowering(computed: Light, to: Light, reason: str, by: str, second: str, allowed: str):
    rating = Rating(computed, ON, "依据", "默认", "第1版")
    lowering = Lowering(to, reason, by, second, ON, date(2026, 7, 31))
    if allowed == "否":
        assert not may_lower(PLAIN, rating, lowering)
        with pytest.raises(Refused):
            lowered(PLAIN, rating, lowering)
        return
    after = lowered(PLAIN, rating, lowering)
    assert (after.light, after.lowering, after.ruled) == (to, lowering, computed)
    assert after.says == (
        f"依据；人工改为{to.label}：{reason}（{by}提出，{second}复核，至2026年7月31日）"
    )


@pytest.mark.parametrize(("computed", "held", "on", "light"), tables.IN_FORCE.rows)
def test_lowerings_on_a_day(computed: Light, held: str, on: date, light: Light):
    rating = Rating(computed, on, "依据", "默认", "第1版")
    words = [one.split() for one in held.split("、") if held != NONE]
    lowerings = [
        Lowering(LABELS[label], "现场不符", "甲", "乙", day(first), day(last))
        for label, first, last in words
    ]
    after = with_lowerings(PLAIN, rating, lowerings, on)
    assert after.light is light
    assert (after == rating) is (light is computed)


@pytest.mark.parametrize(
    ("to", "starts_on", "until", "where"),
    [
        (Light.RED, ON, ON, ""),
        (Light.RED, ON + timedelta(days=1), ON + timedelta(days=9), ""),
        (Light.RED, ON - timedelta(days=1), ON, "starts_on"),
        (Light.RED, ON, ON - timedelta(days=1), "until"),
        (Light.GREEN, ON, ON, "light"),
    ],
)
def test_what_one_person_may_propose(to: Light, starts_on: date, until: date, where: str):
    rating = Rating(Light.AMBER, ON, "依据", "默认", "第1版")
    verdict = may_propose(PLAIN, rating, Lowering(to, "现场不符", "甲", "", starts_on, until), ON)
    assert bool(verdict) is (where == "")
    assert verdict.where == where


AT_DEADLINE = replace(road(Decimal(45), Decimal("31.5"), Decimal(45)), subject="")


@pytest.mark.parametrize(
    ("rule", "facts", "says"),
    [
        (
            "银川",
            Facts((AT_DEADLINE,)),
            "应完成 45 公里，实际 31.5 公里，低 30 个百分点 → 黄灯；"
            "规则：银川，落后 10 个百分点（含）至 30 个百分点（含）（2025年版）",
        ),
        (
            "武汉",
            Facts((AT_DEADLINE,)),
            "应完成 45 公里，实际 31.5 公里，占计划 70% → 黄灯；"
            "规则：武汉，占计划 60%（含）至 80%（不含）（第1版）",
        ),
        (
            "武汉",
            Facts((road(Decimal(0), Decimal(0)),)),
            "农村公路：应完成 0 公里，实际 0 公里，按计划尚不要求完成 → 绿灯；"
            "规则：武汉，占计划达到或超过 80%（第1版）",
        ),
        (
            "天数",
            Facts(days_behind=9),
            "进度晚于计划，逾期 9 天 → 橙灯；"
            "规则：天数，逾期 7 天（不含）至 15 天（不含）（第1版）",
        ),
        ("五色", Facts(), "没有可评的指标 → 未报；规则：五色（第1版）"),
    ],
)
def test_the_sentence_tells_figures_light_and_rule(rule: str, facts: Facts, says: str):
    rating = rate(PRESETS[rule], facts, ON)
    progress = (one for one in rating.by_dimension if one.dimension is Dimension.PROGRESS)
    assert next(progress).says == says


def test_a_figure_is_never_rounded_into_another_band():
    rating = rate(PRESETS["银川"], Facts((road(Decimal(60), Decimal("29.996")),)), ON)
    assert rating.light is Light.RED
    assert "低 30.004 个百分点 → 红灯" in rating.says


def test_the_indicator_furthest_behind_speaks_for_the_project():
    slow = replace(road(Decimal(60), Decimal(35)), subject="供水管网")
    slower = replace(road(Decimal(60), Decimal(32)), subject="换热站")
    rating = rate(PRESETS["银川"], Facts((*GREEN_ROAD, slow, slower)), ON)
    assert rating.says.startswith("换热站：应完成 60 公里，实际 32 公里，低 28 个百分点 → 黄灯")
    ratio = rate(PRESETS["武汉"], Facts((slower, slow)), ON)
    assert ratio.says.startswith("换热站：")


def test_nothing_to_rate_is_grey():
    only_start = replace(PLAIN, criteria=PLAIN.criteria[:1])
    rating = rate(only_start, Facts(), ON)
    assert (rating.light, rating.by_dimension) == (Light.GREY, ())
    assert rating.says == "没有可评的数据 → 未报；规则：默认（第1版）"


def test_every_light_has_its_own_word_shape_and_label():
    for look in ("label", "word", "shape"):
        assert len({getattr(light, look) for light in Light}) == len(Light)
