"""序时进度: what is due by each way of counting, and how the actual stands to it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.amounts import from_yuan, to_yuan
from shishi.rules.forecasts import steepest
from shishi.rules.indicators import IndicatorType
from shishi.rules.progress import Basis, Tier, scheduled, standing, tier
from shishi.rules.schedules import Node, Schedule, Source, even
from shishi.rules.shares import percent_text, rounded_text
from shishi.rules.targets import Actual, Reading, Target
from tests.rules.indicator_cells import NOTHING, amount, day, listed, percent, target
from tests.tables.progress import BANDS, JUDGED, TABLE

START, END = date(2026, 1, 1), date(2026, 10, 31)
CHECKS = (date(2026, 6, 30), date(2026, 12, 31))
KIND = IndicatorType.CUMULATIVE
PIPES = target(KIND, "60 公里")


def aimed(words: str) -> Target:
    return target(IndicatorType.FUNDS if "万元" in words else KIND, words)


def planned(words: str, aim: Target) -> Schedule | None:
    nodes = [one.split() for one in listed(words)]
    scale = "万元" if aim.measure == "元" else "元"
    made = tuple(Node(day(on), to_yuan(Decimal(value), scale)) for on, value in nodes)
    return Schedule(made, Source.HAND) if made else None


def shown(value: Decimal | None) -> str:
    return NOTHING if value is None else rounded_text(value)


@pytest.mark.parametrize("row", TABLE.rows)
def test_due_and_compared(row):
    basis, words, nodes, starts_on, deadline, on, actual, due, gap, ratio, says = row
    aim = aimed(words)
    scale = "万元" if aim.measure == "元" else "元"
    value = amount(actual)
    report = None if value is None else Actual(value=to_yuan(value, scale))
    wanted = scheduled(aim, planned(nodes, aim), day(starts_on), day(deadline), day(on), basis)
    found = standing(aim, wanted, report, day(on), "改造管网")
    assert found.says == says
    assert shown(from_yuan(found.scheduled, scale)) == due
    assert (shown(found.points), shown(found.ratio)) == (gap, ratio)
    assert (found.subject, found.measure, found.target) == ("改造管网", aim.measure, aim.value)


def reported(kind: IndicatorType, words: str, on: date) -> Actual | None:
    if words == "未报":
        return None
    if kind is IndicatorType.MILESTONE:
        return Actual(reached_on=day(words))
    if kind is IndicatorType.MAINTAIN:
        return Actual(readings=(Reading(on, amount(words)),))
    return Actual(value=amount(words))


@pytest.mark.parametrize(("kind", "words", "on", "actual", "due", "gap"), JUDGED.rows)
def test_what_is_judged_on_a_day(kind, words: str, on: str, actual: str, due: str, gap: str):
    aim = target(kind, words, checks_on=CHECKS if kind is IndicatorType.MAINTAIN else ())
    wanted = scheduled(aim, None, START, END, day(on))
    found = standing(aim, wanted, reported(kind, actual, day(on)), day(on))
    assert (NOTHING if wanted.share is None else percent_text(wanted.share)) == due
    assert shown(found.points) == gap
    assert found.basis is None


def test_a_check_that_nobody_reported_is_not_compared():
    aim = target(IndicatorType.MAINTAIN, "380000 亩以上", checks_on=CHECKS)
    actual = Actual(readings=(Reading(CHECKS[0], Decimal(381000)),))
    found = standing(aim, scheduled(aim, None, START, END, CHECKS[1]), actual, CHECKS[1])
    assert (found.share, found.points) == (None, None)
    assert found.says == "2026年12月31日应检查，未报"


@pytest.mark.parametrize(("share", "due", "width", "word"), BANDS.rows)
def test_the_word_of_a_bulletin(share: str, due: str, width: str, word: Tier):
    assert tier(percent(share), percent(due), ahead_by=percent(width)) is word


@pytest.mark.parametrize(
    ("basis", "schedule", "deadline", "used", "says"),
    [
        (
            Basis.SCHEDULE,
            even(PIPES, START, END),
            END,
            Basis.SCHEDULE,
            "按分月目标，2026年6月30日应完成 36 公里（60%）",
        ),
        (
            Basis.SCHEDULE,
            None,
            date(2026, 12, 31),
            Basis.LINEAR,
            "未编分月目标，按时限逐日平均，2026年6月30日应完成 29.75 公里（49.59%）",
        ),  # 181 of 365 days
        (
            Basis.SCHEDULE,
            None,
            None,
            Basis.TWELFTHS,
            "未编分月目标，按月份（十二分之n），2026年6月30日应完成 30 公里（50%）",
        ),
        (
            Basis.TWELFTHS,
            None,
            END,
            Basis.TWELFTHS,
            "按月份（十二分之n），2026年6月30日应完成 30 公里（50%）",
        ),
    ],
)
def test_the_basis_that_was_used_is_said(basis, schedule, deadline, used, says: str):
    found = scheduled(PIPES, schedule, START, deadline, date(2026, 6, 30), basis)
    assert (found.basis, found.says) == (used, says)
    assert found.presumed is (used is not basis)
    assert standing(PIPES, found, None, START).presumed is found.presumed


def test_the_points_of_a_rate_are_of_its_target():
    aim = target(IndicatorType.RATE, "80%以上", denominator=Decimal(1000))
    due = scheduled(aim, planned("6月30日 40、10月31日 80", aim), START, END, CHECKS[0])
    found = standing(aim, due, Actual(value=Decimal(300)), CHECKS[0])
    assert (found.actual, found.points) == (Decimal(30), Decimal("-12.5"))
    assert found.says == (
        "应完成 40%，实际 30%，低 12.5 个百分点（完成目标的 37.5%，应完成 50%）"
    )  # fmt: skip


def test_a_stand_in_is_scheduled_and_compared_in_the_place_of_its_indicator():
    proxy = target(IndicatorType.EXACT, "12 台")
    aim = Target(kind=IndicatorType.UNQUANTIFIED, proxy=proxy)
    due = scheduled(aim, even(proxy, START, date(2026, 12, 31)), START, END, CHECKS[0])
    found = standing(aim, due, Actual(proxy=Decimal(3)), CHECKS[0])
    assert found.says == "应完成 6 台，实际 3 台，低 25 个百分点"
    assert found.target == 12


def test_without_a_target_nothing_is_due():
    found = scheduled(Target(kind=KIND), None, START, END, CHECKS[0])
    assert (found.value, found.share, found.says) == (
        None,
        None,
        "没有大于 0 的目标值，不能计算应完成数",
    )


def test_what_was_reported_and_cannot_be_computed_is_not_called_silent():
    aim = target(IndicatorType.RATE, "100%")
    due = scheduled(aim, planned("10月31日 100", aim), START, END, END)
    found = standing(aim, due, Actual(value=Decimal(30)), END)
    assert found.says == "应完成 100%，未填应办数，不能计算比率"
    assert standing(aim, due, None, END).says == "应完成 100%，未报"


def test_a_milestone_without_a_deadline_is_never_due():
    found = scheduled(Target(kind=IndicatorType.MILESTONE), None, START, None, END)
    assert (found.share, found.says) == (None, "没有完成时限，不能判断是否到期")


def test_a_pipe_is_not_behind_in_march_when_its_season_begins_in_april():
    schedule = Schedule((Node(date(2026, 3, 31), Decimal(0)), Node(END, Decimal(60))), Source.HAND)
    march = date(2026, 3, 15)
    due = scheduled(PIPES, schedule, START, END, march)
    assert standing(PIPES, due, Actual(value=Decimal(0)), march).points == 0
    by_twelfths = scheduled(PIPES, schedule, START, END, march, Basis.TWELFTHS)
    assert standing(PIPES, by_twelfths, Actual(value=Decimal(0)), march).points < -8


DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 30))
BASES = st.sampled_from(sorted(Basis))
KINDS = st.sampled_from(sorted(IndicatorType))


@given(KINDS, BASES, st.booleans(), st.lists(DAYS, min_size=2, max_size=2))
def test_what_is_due_never_falls_and_ends_whole_on_the_deadline(kind, basis, by_nodes, days):
    aim = Target(kind=kind, value=Decimal(60), measure="公里", deadline_on=END, checks_on=(END,))
    schedule = even(PIPES, START, END) if by_nodes else None
    one, other = (scheduled(aim, schedule, START, END, on, basis) for on in sorted(days))
    if kind is IndicatorType.UNQUANTIFIED:
        assert one.share is None
        return
    assert 0 <= one.share <= other.share <= 1
    assert scheduled(aim, schedule, START, END, END, basis).share == 1


@given(BASES, DAYS, st.integers(0, 90), st.integers(0, 90))
def test_more_never_stands_worse(basis, on, value, more):
    due = scheduled(PIPES, None, START, END, on, basis)
    less = standing(PIPES, due, Actual(value=Decimal(value)), on)
    found = standing(PIPES, due, Actual(value=Decimal(value + more)), on)
    assert less.points <= found.points
    assert (found.points < 0) == (found.share < found.scheduled_share)
    assert (found.ratio is None) == (due.share == 0)


@given(KINDS, BASES, DAYS)
def test_no_report_is_never_compared(kind, basis, on):
    aim = Target(kind=kind, value=Decimal(60), measure="公里", deadline_on=END)
    due = scheduled(aim, None, START, END, on, basis)
    found = standing(aim, due, None, on)
    assert (found.actual, found.share, found.points, found.ratio) == (None,) * 4


@given(st.integers(0, 150), st.integers(0, 100), st.integers(0, 50))
def test_every_share_has_exactly_one_band_and_more_never_a_lower_one(share, due, more):
    order = [Tier.BEHIND, Tier.IN_STEP, Tier.AHEAD, Tier.DONE]
    low, high, wanted = (Decimal(one) / 100 for one in (share, share + more, due))
    for width in (Decimal(0), Decimal("0.2")):
        found = tier(low, wanted, ahead_by=width), tier(high, wanted, ahead_by=width)
        assert order.index(found[0]) <= order.index(found[1])


MONTHS = (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31))
NODES = Schedule(
    (Node(date(2026, 3, 31), Decimal(10)), Node(date(2026, 5, 31), Decimal(31))), Source.HAND
)


@pytest.mark.parametrize(
    ("words", "schedule", "ends", "step"),
    [
        ("60 公里", NODES, MONTHS, "10.67"),  # the two months after March share 21 by their days
        ("60 户", NODES, MONTHS, "11"),  # of what is counted only whole ones are due
        ("60 公里", NODES, MONTHS[2:], "31"),
        ("60 公里", None, MONTHS, None),
    ],
)
def test_the_steepest_step_of_a_schedule(words, schedule, ends, step):
    found = steepest(target(KIND, words), schedule, START, ends)
    assert found == (None if step is None else Decimal(step))
