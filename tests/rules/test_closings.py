"""A year is closed when nothing of it is under way; then every deed of it is refused."""

from datetime import date

import pytest

from shishi.rules.access import AFTER_CLOSING, MAY, Actor, Role, Subject, may
from shishi.rules.closings import Closing, Pending, hurdles, unfit

CLOSED = Closing(2026, date(2026, 12, 31))
SAYS = (
    "2026年度已于2026年12月31日结账，只能查看。"
    "发现差错的，请向汇总单位书面说明，在下一年度的工作中处理。"
)
STARTED = date(2026, 3, 2)


def test_nothing_under_way_stands_in_no_way():
    assert hurdles(Pending()) == ()


def test_what_is_under_way_is_told_by_its_name():
    found = hurdles(Pending(("9月农村道路工程", "9月供水工程"), (), ("农村道路工程",)))
    assert [(one.where, one.says) for one in found] == [
        ("reports", "2 份报送尚未采用：9月农村道路工程、9月供水工程。请先采用或退回。"),
        ("lowerings", "1 件人工降灯尚未复核：农村道路工程。请先由另一人复核。"),
    ]


@pytest.mark.parametrize(
    ("started_on", "on", "says"),
    [
        (STARTED, date(2026, 12, 31), ""),
        (STARTED, date(2027, 1, 10), ""),
        (None, date(2026, 12, 31), "尚未启动"),
        (STARTED, date(2026, 3, 1), "早于启动日期（2026年3月2日）"),
        (STARTED, date(2027, 1, 11), "不能晚于今天"),
    ],
)
def test_the_day_of_closing(started_on: date | None, on: date, says: str):
    verdict = unfit(2026, started_on, on, date(2027, 1, 10))
    assert bool(verdict) is (says == "")
    assert says in verdict.says


@pytest.mark.parametrize("deed", sorted(MAY))
def test_a_closed_year_is_only_looked_at(deed: str):
    """Whoever may do the deed in a year that is open is told why not in one that is closed."""
    everyone = Actor(7, "某人", 1, frozenset(Role), frozenset({31}))
    somebody, oneself = Subject(1, 8, 31), Subject(1, 7, 31)
    open_ = next(one for one in (somebody, oneself) if may(everyone, deed, one))
    closed = Subject(open_.territory, open_.person, open_.unit, CLOSED)
    verdict = may(everyone, deed, closed)
    assert verdict.says == ("" if deed in AFTER_CLOSING else SAYS)


def test_who_may_not_at_all_is_told_so_first():
    reporter = Actor(7, "某人", 1, frozenset({Role.UNIT_REPORTER}), frozenset({31}))
    assert "此事由" in may(reporter, "light.exempt", Subject(1, closing=CLOSED)).says
