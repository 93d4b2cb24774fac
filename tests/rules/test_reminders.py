"""Reminders: the stages of a report day by day, lights that turn worse, digests."""

from datetime import date, datetime

import pytest

from shishi.clock import HERE
from shishi.rules.access import Role
from shishi.rules.bands import Light
from shishi.rules.calendars import assemble
from shishi.rules.reminders import (
    TOLD,
    Last,
    Matter,
    Occasion,
    again,
    digest,
    due_topic,
    group_digest,
    stage,
    worse,
)

PLAIN = assemble("第1版", ())
OPENS, REMINDS, DUE = date(2026, 3, 25), date(2026, 4, 2), date(2026, 4, 3)  # Wed, Thu, Fri
R, A, G, GREY = Light.RED, Light.AMBER, Light.GREEN, Light.GREY


@pytest.mark.parametrize(
    ("on", "occasion", "since"),
    [
        (date(2026, 3, 25), Occasion.OPENED, OPENS),
        (date(2026, 4, 1), Occasion.OPENED, OPENS),
        (date(2026, 4, 2), Occasion.REMIND, REMINDS),
        (date(2026, 4, 3), Occasion.DUE, DUE),
        (date(2026, 4, 4), Occasion.OVERDUE, date(2026, 4, 4)),
        (date(2026, 4, 9), Occasion.OVERDUE, date(2026, 4, 4)),
        (date(2026, 4, 10), Occasion.OVERDUE, date(2026, 4, 10)),  # the fifth workday after
        (date(2026, 4, 16), Occasion.OVERDUE, date(2026, 4, 10)),
        (date(2026, 4, 17), Occasion.OVERDUE, date(2026, 4, 17)),
    ],
)
def test_where_a_missing_report_stands(on, occasion, since):
    assert stage(OPENS, REMINDS, DUE, PLAIN, on) == (occasion, since)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(3, 3), (4, 3), (7, 3), (8, 8), (10, 8), (13, 13)],  # Friday 3 April, every three workdays
)
def test_what_waits_is_told_anew(on, expected):
    assert again(date(2026, 4, 3), PLAIN, date(2026, 4, on)) == date(2026, 4, expected)


def moments(*lights: Light) -> list[tuple[Light, datetime]]:
    return [(one, datetime(2026, 4, day, 6, tzinfo=HERE)) for day, one in enumerate(lights, 1)]


@pytest.mark.parametrize(
    ("lights", "expected"),
    [
        ((G, G, A, A), (G, A, 3)),
        ((G, A, R), (A, R, 3)),
        ((R, A, A), None),  # better
        ((G, G), None),
        ((), None),
        ((A,), None),  # nothing to compare with
        ((G, GREY, GREY), None),  # told by the reminders of the report
        ((G, GREY, A), (G, A, 3)),
        ((GREY, A), None),
        ((G, A, G), None),  # recovered
        ((A, GREY, A), None),
    ],
)
def test_whether_a_light_has_turned_worse(lights, expected):
    found = worse(moments(*lights))
    assert (found and (found[0], found[1], found[2].day)) == expected


LAST = Last(datetime(2026, 4, 2, 22, tzinfo=HERE), date(2026, 4, 3))  # gathered the evening before


def matter(occasion: Occasion, since: date | datetime, number: int = 1, light: Light | None = None):
    topic = due_topic("3月", DUE) if light is None else f"由绿灯转为{light.label}"
    return Matter(occasion, topic, f"实事{number}", since, 2026, number, light)


@pytest.mark.parametrize(
    ("since", "news"),
    [
        (date(2026, 4, 3), False),  # told by the digest of the third
        (date(2026, 4, 4), True),
        (datetime(2026, 4, 2, 21, tzinfo=HERE), False),
        (datetime(2026, 4, 3, 8, tzinfo=HERE), True),
    ],
)
def test_a_digest_needs_news(since, news):
    assert (digest([matter(Occasion.APPROVE, since)], LAST) is not None) is news
    assert digest([matter(Occasion.APPROVE, since)], None) is not None


def test_one_news_brings_everything_that_stands_the_most_urgent_first():
    old, new = date(2026, 4, 1), date(2026, 4, 4)
    made = digest(
        [
            matter(Occasion.LIGHT, old, 7, A),
            *(matter(Occasion.OVERDUE, new, number) for number in (5, 3, 4, 9, 8)),
            matter(Occasion.RETURNED, old, 2),
        ],
        LAST,
    )
    assert made is not None
    assert made.title == "7 件待办，最急：退回待改，3月报送，2026年4月3日到期"
    assert made.lines == (
        "退回待改：3月报送，2026年4月3日到期。实事2",
        "逾期未报：3月报送，2026年4月3日到期。实事3、实事4、实事5、实事8等 5 件",
        "亮灯转差：由绿灯转为黄灯。实事7",
    )


def test_nothing_to_tell_is_no_digest():
    assert digest([], None) is None
    assert group_digest([], None) is None


def test_a_group_reads_numbers_and_lights_alone():
    made = group_digest(
        [
            matter(Occasion.LIGHT, date(2026, 4, 4), 7, A),
            matter(Occasion.LIGHT, date(2026, 4, 1), 2, R),
            matter(Occasion.OVERDUE, date(2026, 4, 4), 9),
            matter(Occasion.OVERDUE, date(2026, 4, 4), 3),
            matter(Occasion.RETURNED, date(2026, 4, 4), 5),
            matter(Occasion.APPROVE, date(2026, 4, 4), 6),
        ],
        LAST,
    )
    assert made is not None
    assert made.title == "民生实事提醒：红灯 1 件，黄灯 1 件，未报 2 件"
    assert made.lines == ("2026年 红灯：第2件", "2026年 黄灯：第7件", "2026年 未报：第3件、第9件")


def test_a_group_is_not_told_of_what_waits_inside():
    assert group_digest([matter(Occasion.RETURNED, date(2026, 4, 4))], LAST) is None


def test_every_occasion_says_whom_it_is_for_and_has_its_word():
    assert set(TOLD) == set(Occasion)
    assert len({one.label for one in Occasion}) == len(Occasion)
    assert TOLD[Occasion.APPROVE] == {Role.UNIT_HEAD}
