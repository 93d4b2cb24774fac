"""What does not add up across projects."""

from decimal import Decimal

import pytest

from shishi.rules.roundups import Told, across

D = Decimal


def told(
    indicator: int,
    project: int,
    value: str | None,
    *,
    name: str = "惠及群众",
    measure: str = "人",
    whole: str | None = None,
    part_of: int | None = None,
) -> Told:
    amount = None if value is None else D(value)
    aim = None if whole is None else D(whole)
    return Told(indicator, project, project, name, measure, amount, aim, part_of)


TOTAL = told(1, 1, "100", name="改造管网", measure="公里")


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ([("60", 2), ("40", 3)], []),
        (
            [("60", 2), ("30", 3)],
            ["第 1 件的改造管网填 100 公里，各件分项合计 90 公里。请核对。"],
        ),
        ([("60", 2), (None, 3)], []),  # not all are told yet
        ([("60", 1), ("30", 1)], []),  # within one project: for the checks of its report
        ([("60", 1), ("30", 2)], ["第 1 件的改造管网填 100 公里，各件分项合计 90 公里。请核对。"]),
        ([], []),
    ],
)
def test_a_total_is_held_against_its_parts_in_other_projects(parts, says):
    held = [
        told(n, project, value, name=f"第{n}段", measure="公里", part_of=1)
        for n, (value, project) in enumerate(parts, 2)
    ]
    assert [one.says for one in across([TOTAL, *held])] == says


def test_the_projects_concerned_are_named_once_and_in_order():
    parts = [told(3, 5, "1", part_of=1), told(2, 2, "1", part_of=1), told(4, 2, "1", part_of=1)]
    [found] = across([*parts, TOTAL])
    assert found.projects == (1, 2, 5)


@pytest.mark.parametrize(
    ("ones", "number"),
    [
        ([told(1, 1, "900", whole="1000"), told(2, 2, "800", whole="1000")], 1),
        ([told(1, 1, "900", whole="1000"), told(2, 2, "900", whole="1000")], 0),
        ([told(1, 1, "900", whole="1000"), told(2, 2, "800", whole="1200")], 0),
        ([told(1, 1, "900", whole="1000"), told(2, 2, None, whole="1000")], 0),
        ([told(1, 1, "900", whole="1000"), told(2, 1, "800", whole="1000")], 0),
        ([told(1, 1, "900"), told(2, 2, "800")], 0),
        ([told(1, 1, "9", whole="10"), told(2, 2, "8", whole="10", measure="户")], 0),
    ],
)
def test_one_promise_in_two_projects_has_one_figure(ones, number):
    assert len(across(ones)) == number


def test_money_is_told_in_wan():
    ones = [told(n, n, f"{n}000000", name="投资", measure="元", whole="9000000") for n in (1, 2)]
    [found] = across(ones)
    assert found.says == (
        "“投资”目标相同而数不同：第 1 件填 100 万元，第 2 件填 200 万元。"
        "如为同一项工作，请核对后统一。"
    )
