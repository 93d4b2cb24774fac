"""Reminders: lights that turn worse, and what a digest says to a person and to a group."""

from datetime import date, datetime

import pytest

from shishi.clock import HERE
from shishi.rules.bands import Light
from shishi.rules.reminders import Digest, Last, Matter, digest, due_topic, group_digest, worse
from tests.tables.occasions import LIGHTS
from tests.tables.occasions import NONE as SILENT
from tests.tables.reminders import DIGESTS, GROUPS, MATTERS, NONE

LAST = Last(datetime(2026, 4, 2, 22, tzinfo=HERE), date(2026, 4, 3))  # gathered the evening before


@pytest.mark.parametrize(("lights", "says"), LIGHTS.rows)
def test_whether_a_light_has_turned_worse(lights: tuple[Light, ...], says: str):
    days = [datetime(2026, 4, day, 6, tzinfo=HERE) for day in range(1, len(lights) + 1)]
    found = worse(list(zip(lights, days, strict=True)))
    if found is None:
        assert says == SILENT
    else:
        was, now, at = found
        assert says == f"由{was.label}转为{now.label}，{at.month}月{at.day}日"


def matters(names: tuple[str, ...]) -> list[Matter]:
    return [MATTERS[name] for name in names]


def made(title: str, lines: str) -> Digest | None:
    return None if title == NONE else Digest(title, tuple(lines.split("；")))


@pytest.mark.parametrize(("names", "title", "lines"), DIGESTS.rows)
def test_what_a_person_is_told(names, title, lines):
    assert digest(matters(names), LAST) == made(title, lines)


@pytest.mark.parametrize(("names", "title", "lines"), GROUPS.rows)
def test_what_a_group_is_told(names, title, lines):
    assert group_digest(matters(names), LAST) == made(title, lines)


def test_the_first_digest_tells_whatever_stands():
    assert digest([MATTERS["第2件 4月1日退回待改"]], None) is not None


def test_nothing_to_tell_is_no_digest():
    assert digest([], None) is None
    assert group_digest([], None) is None


def test_of_many_projects_some_are_named_and_all_counted():
    held = [MATTERS["第3件 4月4日逾期未报"]]
    ones = [Matter(held[0].occasion, held[0].topic, f"实事{n}", held[0].since) for n in range(1, 6)]
    told = digest(ones, LAST)
    assert told is not None
    topic = due_topic("3月", date(2026, 4, 3))
    assert told.lines == (f"逾期未报：{topic}。实事1、实事2、实事3、实事4等 5 件",)
