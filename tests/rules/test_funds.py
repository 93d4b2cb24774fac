"""资金: planned, issued, arrived, paid and built are kept apart; silence is not nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.amounts import to_yuan
from shishi.rules.funds import (
    Amounts,
    Flag,
    Funds,
    Level,
    Line,
    alerts,
    by_level,
    gaps,
    ratios,
    summed,
)
from shishi.rules.shares import percent_text
from tests.rules.indicator_cells import NOTHING, listed
from tests.tables.funds import ALERTS, SOURCES, TABLE

LEVELS = {level.label: level for level in Level}


def yuan(words: str) -> Decimal | None:
    return None if words == NOTHING else to_yuan(Decimal(words), "万元")


def amounts(words: str) -> Amounts:
    return Amounts(*map(yuan, words.split()))


@pytest.mark.parametrize("row", TABLE.rows)
def test_ratios(row):
    found = ratios(Amounts(*map(yuan, row[:5])))
    shown = (found.issued, found.arrived, found.paid, found.built)
    assert tuple(NOTHING if one is None else percent_text(one) for one in shown) == row[5:]


@pytest.mark.parametrize(("sources", "together", "silent"), SOURCES.rows)
def test_sources(sources: str, together: str, silent: str):
    pairs = [one.split(" ", 1) for one in listed(sources)]
    told = {LEVELS[label]: amounts(words) for label, words in pairs}
    held = Funds(lines=tuple(Line(level, five) for level, five in told.items()))
    assert summed(held) == amounts(together)
    assert ("；".join(gaps(held)) or NOTHING) == silent
    assert by_level(held) == told


@pytest.mark.parametrize(("sources", "estimate", "budget", "flags"), ALERTS.rows)
def test_alerts(sources: str, estimate: str, budget: str, flags: str):
    lines = tuple(Line(Level.COUNTY, amounts(words)) for words in listed(sources))
    held = Funds(lines=lines, estimate=yuan(estimate), budget=yuan(budget))
    assert [alert.flag.label for alert in alerts(held)] == listed(flags)


def test_the_work_value_of_the_project_stands_for_that_of_its_sources():
    held = Funds(lines=(Line(Level.COUNTY, amounts("1000 1000 400 300 —")),), built=yuan("401"))
    assert summed(held).built == yuan("401")
    assert gaps(held) == ()
    assert [alert.flag for alert in alerts(held)] == [Flag.PREFINANCED]


def test_lines_of_one_level_are_added():
    lines = (Line(Level.COUNTY, amounts("1 — — — —")), Line(Level.COUNTY, amounts("2 3 — — —")))
    assert by_level(Funds(lines=lines)) == {Level.COUNTY: amounts("3 3 — — —")}


def test_an_alert_says_both_amounts_and_what_to_do():
    held = Funds(
        lines=(Line(Level.COUNTY, amounts("1000 1000 400 450 420.5")),),
        estimate=yuan("1000"),
        budget=yuan("1250"),
    )
    assert [alert.says for alert in alerts(held)] == [
        "完成投资 420.5 万元，大于到位资金 400 万元，可能由施工单位垫资。请核实，并催办资金到位。",
        "拨付 450 万元，大于到位资金 400 万元。请核对两个数。",
        "拨付 450 万元，大于完成投资 420.5 万元。请核对，属预付款的请注明。",
        "投资概算 1250 万元，比投资估算 1000 万元高 25%。请按规定报告，并办理调整手续。",
    ]


NUMBERS = st.none() | st.decimals(min_value=0, max_value=10**10, places=2)
FIVE = st.builds(Amounts, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
LINES = st.lists(st.builds(Line, st.sampled_from(sorted(Level)), FIVE)).map(tuple)


@given(LINES)
def test_the_levels_add_up_to_the_whole(lines):
    whole, parts = summed(Funds(lines=lines)), by_level(Funds(lines=lines)).values()
    for place, amount in enumerate(whole):
        told = [part[place] for part in parts if part[place] is not None]
        assert amount == (sum(told) if told else None)


@given(LINES, FIVE)
def test_a_silent_source_never_raises_an_alert(lines, more):
    known = {alert.flag for alert in alerts(Funds(lines=lines))}
    silent = (*lines, Line(Level.COUNTY, Amounts()))
    assert {alert.flag for alert in alerts(Funds(lines=silent))} <= known


@given(FIVE)
def test_a_ratio_is_missing_exactly_when_something_it_needs_is(five):
    found = ratios(five)
    for part, amount in zip(
        (found.issued, found.arrived, found.paid, found.built), five[1:], strict=True
    ):
        assert (part is None) == (amount is None or not five.planned)
