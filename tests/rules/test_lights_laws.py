"""Laws of lights: the worst decides, grey is never green, reasons and hands go one way only."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.lights import (
    Exemption,
    Facts,
    Light,
    Lowering,
    may_lower,
    rate,
    with_lowerings,
)
from shishi.rules.rulesets import PRESETS, Dimension
from tests.rules.test_lights import NONE, ON, PLAIN, road

maybe_day = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
shares = st.decimals(0, 2, places=3)
standings = st.builds(
    road,
    st.just(NONE) | st.decimals(0, 100, places=1),
    st.just(NONE) | st.decimals(0, 200, places=1),
)
exemptions = st.builds(
    Exemption,
    st.sampled_from(Dimension),
    st.sampled_from(["", "汛期"]),
    st.just("分管领导"),
    st.dates(date(2026, 1, 1), date(2026, 6, 30)),
    st.dates(date(2026, 6, 1), date(2026, 12, 31)),
)
facts = st.builds(
    Facts,
    st.lists(standings, max_size=3).map(tuple),
    start_planned_on=maybe_day,
    started_on=maybe_day,
    permit_due_on=maybe_day,
    funds_ratio=st.none() | shares,
    report_due_on=maybe_day,
    reported_on=maybe_day,
    can_still_finish=st.none() | st.booleans(),
    days_behind=st.none() | st.integers(0, 60),
    done=st.booleans(),
    previous=st.lists(st.sampled_from(Light), max_size=3).map(tuple),
    exemptions=st.lists(exemptions, max_size=2).map(tuple),
)
rulesets = st.sampled_from(list(PRESETS.values()))


@given(rulesets, facts)
def test_the_worst_dimension_decides_and_is_named(ruleset, facts):
    rating = rate(ruleset, facts, ON)
    lights = [one.light.severity for one in rating.by_dimension]
    if lights:
        assert rating.light.severity >= max(lights)
        assert rating.light.severity == max(lights) or "上期红灯" in rating.says
    assert ruleset.name in rating.says
    assert ruleset.version in rating.says
    assert rating.light.label in rating.says


@given(rulesets, facts)
def test_without_report_or_schedule_nothing_is_green(ruleset, facts):
    unreported = any(one.actual is None for one in facts.standings)
    if not facts.done and (facts.missing(ON) or unreported):
        assert rate(ruleset, facts, ON).light not in (Light.GREEN, Light.BLUE)
    unplanned = any(one.scheduled is None for one in facts.standings)
    if not facts.done and unplanned and ruleset.name != "五色":
        assert rate(ruleset, facts, ON).light not in (Light.GREEN, Light.BLUE)


@given(rulesets, facts)
def test_an_exemption_never_makes_worse_nor_lights_up_grey(ruleset, facts):
    plain, excused = rate(ruleset, replace(facts, exemptions=()), ON), rate(ruleset, facts, ON)
    assert excused.light.severity <= plain.light.severity
    for before, after in zip(plain.by_dimension, excused.by_dimension, strict=True):
        assert before.light is not Light.GREY or after.light is Light.GREY


@given(facts)
def test_red_never_turns_green_at_once(facts):
    facts = replace(facts, done=False, previous=(*facts.previous, Light.RED))
    assert rate(PLAIN, facts, ON).light not in (Light.GREEN, Light.BLUE)


@given(rulesets, facts, st.sampled_from(Light))
def test_a_hand_never_makes_a_light_look_better(ruleset, facts, to):
    rating = rate(ruleset, facts, ON)
    if may_lower(ruleset, rating, Lowering(to, "核查", "甲", "乙", ON, ON)):
        assert to.severity > rating.light.severity
        assert to in ruleset.colours
    lowering = Lowering(to, "核查", "甲", "乙", ON, ON)
    after = with_lowerings(ruleset, rating, (lowering,), ON)
    assert after.light.severity >= rating.light.severity
    assert with_lowerings(ruleset, rating, (lowering,), ON + timedelta(days=1)) == rating
