"""One person follows another: on which days who holds, and what is refused."""

from datetime import date

import pytest

from shishi.rules.successions import Held, holds, may_succeed, passes_on

MARCH, MAY, JULY = date(2026, 3, 2), date(2026, 5, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("ends_before", "on", "held"),
    [
        (None, date(2026, 3, 1), False),
        (None, MARCH, True),
        (None, date(2030, 1, 1), True),
        (MAY, date(2026, 4, 30), True),
        (MAY, MAY, False),
        (MARCH, MARCH, False),  # taken back: no day at all
    ],
)
def test_the_days_of_a_post(ends_before: date | None, on: date, held: bool):
    assert holds(MARCH, ends_before, on) is held


def test_a_duty_never_passes_before_it_began():
    assert passes_on(MARCH, MAY) == MAY
    assert passes_on(JULY, MAY) == JULY


@pytest.mark.parametrize(
    ("post", "successor", "on", "where", "says"),
    [
        (Held(5, MARCH, None), 6, MAY, None, ""),
        (Held(5, MARCH, None), None, MARCH, None, ""),
        (Held(5, MARCH, MAY), 6, JULY, "", "已于2026年5月1日结束或交接"),
        (Held(5, MAY, None), 6, MARCH, "on", "早于任职日期（2026年5月1日）"),
        (Held(5, MARCH, None), 5, MAY, "successor", "就是现任者"),
        (Held(5, MARCH, None), 9, MAY, "successor", "不能给自己任职"),
    ],
)
def test_what_is_refused(post: Held, successor: int | None, on: date, where: str | None, says: str):
    verdict = may_succeed(post, 9, successor, on)
    assert bool(verdict) is (where is None)
    assert verdict.where == (where or "")
    assert says in verdict.says
