"""Lines of a holiday notice, as they are pasted."""

from datetime import date

import pytest

from shishi.rules.arrangements import MOST, read, unfit
from shishi.rules.calendars import CalendarDay, DayKind, Scope
from shishi.rules.lifecycle import Refused

REGION = Scope.REGION


def a_day(month: int, on: int, scope: Scope = REGION, name: str = "国庆节") -> CalendarDay:
    return CalendarDay(date(2026, month, on), DayKind.HOLIDAY, name, scope, "通知")


@pytest.mark.parametrize(
    ("text", "first", "last", "kind", "name", "many"),
    [
        ("2026-10-01 放假 国庆节", (10, 1), (10, 1), "放假", "国庆节", 1),
        ("2026年10月1日至2026年10月7日 放假 国庆节", (10, 1), (10, 7), "放假", "国庆节", 7),
        ("２０２６-10-10　上班　国庆节\n\n", (10, 10), (10, 10), "上班", "国庆节", 1),
        ("2026/2/28~2026/3/1，放假，元宵节", (2, 28), (3, 1), "放假", "元宵节", 2),
    ],
)
def test_a_line_says_its_days(text, first, last, kind, name, many):
    days = read(text, REGION, "通知")
    assert (days[0].day, days[-1].day) == (date(2026, *first), date(2026, *last))
    assert {(one.kind.label, one.name, one.scope, one.source) for one in days} == {
        (kind, name, REGION, "通知")
    }
    assert len(days) == many


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("国庆节放假七天", "第 1 行“国庆节放假七天”不能辨认"),
        ("2026-10-01 放假 国庆节\n2026-13-01 放假 某节", "第 2 行的日期不存在"),
        ("2026-10-07至2026-10-01 放假 国庆节", "颠倒"),
        ("2026-01-01至2026-12-31 放假 全年", "超过 31 天"),
        ("2026-10-01 放假", "没有节日名称"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, says):
    with pytest.raises(Refused, match=says):
        read(text, REGION, "")


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ([], "没有任何一天"),
        ([a_day(10, 1), a_day(10, 1)], "2026年10月1日（本地区）写了不止一次"),
        ([a_day(10, 1, name=" ")], "请写明节日名称"),
        ([a_day(10, 1)] * (MOST + 1), "最多 2000 天"),
    ],
)
def test_what_a_calendar_cannot_be_issued_with(days, says):
    assert says in unfit(days)[0].says


def test_one_day_may_be_arranged_by_two_scopes():
    assert unfit([a_day(10, 1), a_day(10, 1, Scope.NATION)]) == ()
