"""分月目标: cut by a rule, pasted, edited by hand; cumulative and ending at the target."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rules.amounts import from_yuan
from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import Refused
from shishi.rules.schedules import (
    BY_AMOUNT,
    Node,
    Planned,
    Schedule,
    Source,
    edited,
    even,
    lacking,
    pasted,
    quarters,
    s_curve,
    seasonal,
    unfit,
)
from shishi.rules.targets import Target
from tests.rules.indicator_cells import day, listed, target
from tests.tables.schedules import FAULTS, PASTED, REFUSED, TABLE

SEASON = frozenset(range(4, 11))
KIND = IndicatorType.CUMULATIVE
PIPES = target(KIND, "60 公里")
START, END = date(2026, 1, 1), date(2026, 10, 31)


def aimed(words: str) -> Target:
    return target(IndicatorType.FUNDS if "万元" in words else KIND, words)


def amounts(found: Schedule, aim: Target) -> list[Decimal]:
    values = [node.value for node in found.nodes]
    return [from_yuan(one, "万元") for one in values] if aim.measure == "元" else values


def spread(source: Source, aim: Target, starts_on: date, deadline: date) -> Schedule:
    if source is Source.SEASON:
        return seasonal(aim, starts_on, deadline, SEASON)
    return (even if source is Source.EVEN else s_curve)(aim, starts_on, deadline)


def nodes(words: str) -> Schedule:
    pairs = [one.split() for one in listed(words)]
    return Schedule(tuple(Node(day(on), Decimal(value)) for on, value in pairs), Source.HAND)


@pytest.mark.parametrize(("source", "words", "starts_on", "deadline", "values"), TABLE.rows)
def test_cut_into_months(source: Source, words: str, starts_on: str, deadline: str, values: str):
    aim = aimed(words)
    found = spread(source, aim, day(starts_on), day(deadline))
    assert amounts(found, aim) == [Decimal(one) for one in values.split()]
    assert found.source is source
    assert found.nodes[-1].on == day(deadline)
    ends = [one.on for one in found.nodes[:-1]]
    assert all(one.day == monthrange(one.year, one.month)[1] for one in ends)


@pytest.mark.parametrize(("text", "words", "deadline", "result"), PASTED.rows)
def test_pasted(text: str, words: str, deadline: str, result: str):
    aim, copied = aimed(words), text.replace("｜", "\t").replace("／", "\r\n")
    found = pasted(copied, aim, day(deadline))
    said = [
        f"{'' if node.on.year == 2026 else f'{node.on.year}年'}{node.on.month}月{value:f}"
        for node, value in zip(found.nodes, amounts(found, aim), strict=True)
    ]
    assert " ".join(said) == result
    assert unfit(found, aim, day(deadline), found.nodes[0].on) == ()


@pytest.mark.parametrize(("text", "words", "deadline", "says"), REFUSED.rows)
def test_refused(text: str, words: str, deadline: str, says: str):
    copied = text.replace("｜", "\t").replace("／", "\n")
    with pytest.raises(Refused, match=says) as refused:
        pasted(copied, aimed(words), day(deadline))
    assert refused.value.verdict.says.endswith("。")


@pytest.mark.parametrize(("words", "results"), FAULTS.rows)
def test_faults(words: str, results: str):
    found = unfit(nodes(words), PIPES, END, START)
    assert len(found) == len(listed(results))
    for fault, result in zip(found, listed(results), strict=True):
        assert result in fault.says


def test_the_place_of_a_fault_is_the_day_of_its_node():
    found = unfit(nodes("3月31日 40、6月30日 20、10月31日 60"), PIPES, END, START)
    assert [fault.where for fault in found] == ["2026-06-30"]


def test_what_is_counted_is_not_scheduled_by_halves():
    aim = target(KIND, "3 座")
    found = unfit(nodes("3月31日 1.5、10月31日 3"), aim, END, START)
    assert [fault.says for fault in found] == [
        "2026年3月31日：1.5 座不是整数，请改为整数。",
    ]


@pytest.mark.parametrize(
    ("aim", "starts_on", "says"),
    [
        (PIPES, date(2026, 11, 1), "开始日期晚于完成时限"),
        (target(KIND, "0 公里"), START, "没有大于 0 的目标数量"),
        (Target(kind=KIND), START, "没有大于 0 的目标数量"),
        (target(IndicatorType.CEILING, "3%以内"), START, "不需要分解到月"),
    ],
)
def test_what_cannot_be_cut(aim: Target, starts_on: date, says: str):
    with pytest.raises(Refused, match=says):
        even(aim, starts_on, END)


def test_a_season_that_never_comes_is_refused():
    with pytest.raises(Refused, match="没有施工月份"):
        seasonal(PIPES, date(2026, 11, 1), date(2027, 3, 31), SEASON)


def test_an_edit_by_hand_moves_one_node():
    found = edited(even(PIPES, START, END), date(2026, 4, 30), Decimal(20))
    assert found.source is Source.HAND
    assert [node.value for node in found.nodes[:5]] == [6, 12, 18, 20, 30]
    added = edited(found, date(2026, 4, 15), Decimal(19))
    assert [node.value for node in added.nodes[:5]] == [6, 12, 18, 19, 20]


def test_quarters_are_the_last_node_of_each():
    found = quarters(even(PIPES, START, END))
    assert found == (
        Node(date(2026, 3, 31), Decimal(18)),
        Node(date(2026, 6, 30), Decimal(36)),
        Node(date(2026, 9, 30), Decimal(54)),
        Node(date(2026, 10, 31), Decimal(60)),
    )


def test_a_programme_cannot_start_while_something_is_without_a_schedule():
    proxy = target(IndicatorType.EXACT, "12 台")
    unquantified = IndicatorType.UNQUANTIFIED
    held = [
        Planned("改造管网", PIPES, even(PIPES, START, END), "a"),
        Planned("新建桥梁", target(KIND, "3 座"), None, "b"),
        Planned("失业率", target(IndicatorType.CEILING, "3%以内"), None, "c"),
        Planned("购置设备", Target(kind=unquantified, proxy=proxy), None, "d"),
        Planned("改善环境", Target(kind=unquantified), None, "e"),
        Planned("硬化道路", PIPES, Schedule((), Source.HAND), "f"),
    ]
    found = lacking(held)
    assert [(one.where, one.says[:6]) for one in found] == [
        ("b", "“新建桥梁”"), ("d", "“购置设备”"), ("e", "“改善环境”"), ("f", "“硬化道路”"),
    ]  # fmt: skip
    assert "请分解到月" in found[0].says
    assert "代用指标" in found[2].says
    assert lacking(held[:1]) == ()


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2025, 12, 1), 0),
        (date(2026, 4, 1), 1),  # the first of thirty days of 30 公里
        (date(2026, 4, 15), 15),
        (date(2026, 4, 30), 30),
        (date(2026, 5, 1), 30),
        (date(2026, 5, 31), 30),
        (date(2026, 6, 15), 45),
        (date(2026, 6, 30), 60),
        (date(2027, 1, 1), 60),
    ],
)
def test_what_is_due_between_two_nodes(on: date, due: int):
    held = nodes("4月30日 30、5月31日 30、6月30日 60")
    assert held.value_at(on, date(2026, 4, 1)) == due


@pytest.mark.parametrize(
    ("value", "on"),
    [
        ("0", date(2026, 3, 31)),
        ("15", date(2026, 4, 15)),
        ("15.5", date(2026, 4, 16)),
        ("30", date(2026, 4, 30)),
        ("45", date(2026, 6, 15)),
        ("60", date(2026, 6, 30)),
        ("61", None),
    ],
)
def test_the_day_by_which_an_amount_is_due(value: str, on: date | None):
    held = nodes("4月30日 30、5月31日 30、6月30日 60")
    assert held.day_of(Decimal(value), date(2026, 4, 1)) == on


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
AIMS = st.builds(
    Target,
    kind=st.sampled_from(sorted(BY_AMOUNT)),
    value=st.decimals(min_value="0.01", max_value=10**9, places=2),
    measure=st.sampled_from(["公里", "座", "元", "%"]),
)
SOURCES = st.sampled_from([Source.EVEN, Source.SEASON, Source.CURVE])


@given(SOURCES, AIMS, DAYS, st.integers(0, 800))
def test_every_schedule_rises_to_the_target_on_the_deadline(source, aim, starts_on, days):
    deadline = starts_on + timedelta(days=days)
    try:
        found = spread(source, aim, starts_on, deadline)
    except Refused:
        assert source is Source.SEASON
        return
    assert unfit(found, aim, deadline, starts_on) == ()
    assert found.nodes[-1] == Node(deadline, aim.value)
    values = [node.value for node in found.nodes]
    assert values == sorted(values)
    if source is Source.SEASON:
        months = [node.on.month for one, node in pairwise(found.nodes) if node.value > one.value]
        assert set(months) <= SEASON


@given(SOURCES, AIMS, st.lists(DAYS, min_size=2, max_size=2))
def test_what_is_due_never_falls_and_keeps_to_the_nodes(source, aim, days):
    starts_on, deadline = date(2026, 3, 10), date(2026, 11, 20)
    found = spread(source, aim, starts_on, deadline)
    one, other = sorted(days)
    assert found.value_at(one, starts_on) <= found.value_at(other, starts_on)
    assert all(found.value_at(n.on, starts_on) == Fraction(n.value) for n in found.nodes)
    assert found.value_at(starts_on - timedelta(days=1), starts_on) == 0


@given(SOURCES, AIMS)
def test_a_schedule_copied_out_is_pasted_as_it_was(source, aim):
    made = spread(source, aim, date(2026, 3, 10), date(2026, 11, 20))
    heads = "\t".join(f"{node.on.month}月" for node in made.nodes)
    row = "\t".join(f"{node.value:f}" for node in made.nodes)
    assert pasted(f"{heads}\n{row}", aim, date(2026, 11, 20)).nodes == made.nodes
