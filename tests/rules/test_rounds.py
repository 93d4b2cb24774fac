"""When a round opens, falls due and closes, and the rule a plan proposes for it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules import rounds
from shishi.rules.calendars import (
    CalendarDay,
    DayKind,
    Scope,
    Shift,
    assemble,
    is_workday,
)
from shishi.rules.periods import Cadence, all_of, containing
from shishi.rules.plans import Mechanism
from shishi.rules.programmes import Rhythm, Settings, settings_of
from shishi.rules.rounds import PRESETS, RoundRule, due, first_period, opened, proposed, unfit
from tests.rules.arranged import CALENDAR, ENTRIES
from tests.tables.rounds import DUE, PROPOSED, READ

OFFICE = PRESETS["督查室汇总"]
OCTOBER = due(OFFICE, containing(date(2026, 9, 1), Cadence.MONTH), CALENDAR)

RULES = st.sampled_from(Cadence).flatmap(
    lambda cadence: st.builds(
        RoundRule,
        st.just(cadence),
        st.integers(1, 7 if cadence is Cadence.WEEK else 15),
        st.integers(1, 7 if cadence is Cadence.WEEK else 15),
        st.booleans(),
        st.sampled_from(Shift),
        st.integers(0, 10),
        st.just("政府督查室"),
        st.integers(0, 60),
    )
)


@pytest.mark.parametrize("row", DUE.rows, ids=lambda row: f"{row[0]}-{row[7]}")
def test_the_days_of_a_round(row: tuple):
    cadence, first, opens_day, due_day, due_next, shift, *expected = row
    rule = RoundRule(cadence, opens_day, due_day, due_next == "是", shift, addressee="督查室")
    card = due(rule, containing(first, cadence), CALENDAR)
    assert card.period.start == first
    assert [card.opens_on, card.legal_on, card.due_on, card.remind_on, card.closes_on] == expected


@pytest.mark.parametrize("row", PROPOSED.rows, ids=lambda row: row[0])
def test_the_rule_a_plan_proposes(row: tuple):
    words, cadence, day, collector, *expected = row
    due_day = None if day == "—" else day
    settings = Settings("" if collector == "—" else collector)
    settings = replace(settings, report=Rhythm(READ[cadence], due_day, words=words))
    rule = proposed(settings)
    found = [rule.cadence, rule.opens_day, rule.due_day, "是" if rule.due_next else "否"]
    assert [*found, rule.addressee] == expected
    assert rule.basis == f"方案原文“{words}”，待确认"
    assert unfit(rule) == ()


def test_a_plan_with_a_summary_alone_is_collected_by_who_makes_it():
    summary = Mechanism("summary", "monthly", 10, "县发改委", "县人民政府", "每月报告进展")
    rule = proposed(settings_of([summary]))
    assert (rule.addressee, rule.due_day) == ("县发改委", 5)  # the 10th is when the summary is due
    assert rule.basis == "方案原文“每月报告进展”，待确认"


def test_a_plan_that_says_nothing_gets_the_preset_and_says_so():
    rule = proposed(Settings())
    assert rule == replace(PRESETS["发改委汇总"], basis=rule.basis)
    assert rule.basis == "方案未写明报送周期，暂按预设“发改委汇总”，待确认"
    assert proposed(Settings(collector="县政府督查室")).basis.count("督查室汇总")


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_fit_and_due_on_the_fifth_unmoved(name: str):
    rule = PRESETS[name]
    assert unfit(rule) == ()
    assert (rule.due_day, rule.due_next, rule.shift) == (5, True, Shift.KEEP)


@pytest.mark.parametrize(
    ("rule", "where", "says"),
    [
        (replace(OFFICE, due_day=0), "due_day", "报送日应在 1 至 31 之间，现为 0。请修改。"),
        (replace(OFFICE, due_day=32), "due_day", "1 至 31"),
        (replace(OFFICE, cadence=Cadence.WEEK, opens_day=1, due_day=8), "due_day", "1 至 7"),
        (replace(OFFICE, cadence=Cadence.HALF_MONTH, opens_day=16), "opens_day", "1 至 15"),
        (replace(OFFICE, remind_workdays=-1), "remind_workdays", "0 至 10"),
        (replace(OFFICE, closes_workdays=61), "closes_workdays", "0 至 60"),
        (replace(OFFICE, addressee=" "), "addressee", "请填写报送给哪个单位。"),
    ],
)
def test_what_a_rule_cannot_be_saved_with(rule: RoundRule, where: str, says: str):
    (found,) = unfit(rule)
    assert (bool(found), found.where) == (False, where)
    assert says in found.says


def test_the_card_tells_each_step():
    holiday = "国庆节放假（国办发明电〔2025〕7号）"
    assert OCTOBER.lines == (
        "规则：每月报送一次，期满次月5日前报政府督查室，遇休息日不顺延（依据：预设“督查室汇总”）。",
        "报送期：2026年9月，数据截至2026年9月30日。",
        "开放填报：2026年9月25日（中秋节放假（国办发明电〔2025〕7号））起。",
        f"规定期限：2026年10月5日（{holiday}）。",
        "规定期限是休息日，按规则不顺延。",
        f"到期日：2026年10月5日（{holiday}），当日报送仍为按时。",
        "提醒：2026年9月30日（周三）。",
        "补报：至2026年10月20日（周二）止，逾此须经批准延期。",
        "工作日历：2026-1。",
    )
    assert (OCTOBER.calendar_version, OCTOBER.warning) == ("2026-1", "")


def test_a_day_moved_on_names_every_day_it_skips():
    card = due(replace(OFFICE, shift=Shift.NEXT), OCTOBER.period, CALENDAR)
    assert [line[:17] for line in card.lines if "跳过" in line] == [
        "顺延时跳过：2026年10月6日（",
        "顺延时跳过：2026年10月7日（",
    ]
    assert "到期日：2026年10月8日（周四），当日报送仍为按时。" in card.lines


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            replace(OFFICE, cadence=Cadence.WEEK, due_day=5, due_next=False),
            "每周报送一次，当周周五前",
        ),
        (replace(OFFICE, cadence=Cadence.WEEK, due_day=1), "每周报送一次，次周周一前"),
        (replace(OFFICE, cadence=Cadence.HALF_MONTH), "每半月报送一次，下一半月第5日前"),
        (replace(OFFICE, cadence=Cadence.HALF_MONTH, due_next=False), "本半月第5日前"),
        (replace(OFFICE, cadence=Cadence.QUARTER, due_next=False), "每季度报送一次，期满当月5日前"),
    ],
)
def test_a_rule_in_words(rule: RoundRule, says: str):
    assert says in rule.says


def test_a_year_whose_days_off_are_not_entered_is_warned_of_on_the_card():
    december = due(OFFICE, containing(date(2026, 12, 1), Cadence.MONTH), CALENDAR)
    assert december.warning.startswith("2027年全国放假安排尚未录入")


@given(RULES, st.integers(2026, 2027))
def test_the_days_of_a_round_stand_in_order(rule: RoundRule, year: int):
    for period in all_of(year, rule.cadence):
        card = due(rule, period, CALENDAR)
        assert card.opens_on <= card.remind_on <= card.due_on <= card.closes_on
        if rule.shift is Shift.KEEP:
            assert card.due_on == card.legal_on
        else:
            assert is_workday(CALENDAR, card.due_on)
            assert (card.due_on < card.legal_on) <= (rule.shift is Shift.PREVIOUS)


@given(RULES)
def test_rounds_fall_due_in_the_order_of_their_periods(rule: RoundRule):
    found = [due(rule, period, CALENDAR).legal_on for period in all_of(2026, rule.cadence)]
    assert found == sorted(set(found))


@given(RULES, st.dates(date(2026, 1, 1), date(2027, 2, 28)))
def test_a_make_up_day_never_moves_a_due_day_back(rule: RoundRule, day: date):
    rule = replace(rule, shift=Shift.NEXT)
    made_up = CalendarDay(day, DayKind.WORKDAY, "调休", Scope.OFFICE)
    more = assemble("2", [*ENTRIES, made_up])
    for period in all_of(2026, rule.cadence):
        before, after = due(rule, period, CALENDAR), due(rule, period, more)
        assert before.legal_on == after.legal_on <= after.due_on <= before.due_on


def test_the_ceilings_of_a_rule_are_what_its_refusal_says():
    assert unfit(replace(OFFICE, remind_workdays=rounds.MOST_REMINDED)) == ()
    assert unfit(replace(OFFICE, closes_workdays=rounds.MOST_OPEN)) == ()


@pytest.mark.parametrize(
    ("cadence", "reported_to", "first", "last"),
    [
        (Cadence.MONTH, None, date(2026, 3, 1), date(2026, 3, 31)),
        (Cadence.MONTH, date(2026, 4, 1), date(2026, 4, 1), date(2026, 4, 30)),
        (Cadence.QUARTER, None, date(2026, 1, 1), date(2026, 3, 31)),
        (Cadence.QUARTER, date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 30)),
    ],
)
def test_the_period_asked_for_next(cadence, reported_to, first, last):
    """Where the cadence changed, the next period begins where the last one ended."""
    found = first_period(RoundRule(cadence), date(2026, 3, 2), reported_to)
    assert (found.start, found.last) == (first, last)


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2026, 9, 24), []),
        (date(2026, 9, 25), [9]),
        (date(2026, 12, 31), [9, 10, 11, 12]),
        (date(2027, 6, 1), [9, 10, 11, 12]),
    ],
)
def test_the_rounds_that_have_opened_by_a_day(on, months):
    september = containing(date(2026, 9, 1), Cadence.MONTH)
    found = opened(OFFICE, september, CALENDAR, 2026, on)
    assert [card.period.start.month for card in found] == months
