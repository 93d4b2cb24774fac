"""Bars and curves: what is drawn where, and what is told in words."""

import re
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from shishi.papers.figures import Course, Point, bar, course

START, END, ON = date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 30)
PLAN = (Point(ON, Decimal("0.5")), Point(END, Decimal(1)))


def a_course(**changed) -> Course:
    return Course(**({"title": "道路", "starts_on": START, "deadline_on": END, "on": ON} | changed))


def points(drawing: str, kind: str) -> list[tuple[float, float]]:
    found = re.search(rf'class="{kind}" points="([^"]+)"', drawing)
    return [tuple(map(float, one.split(","))) for one in found[1].split()] if found else []


@pytest.mark.parametrize(
    ("share", "due", "fill", "mark"),
    [
        ("0.5", "0.75", "60", "90"),
        ("1.4", "1", "120", "118"),  # more than was promised fills the bar, no more
        ("0.001", None, "3", None),  # what has begun can be seen
        ("0", "0", None, "0"),
        (None, None, None, None),
    ],
)
def test_a_bar(share: str | None, due: str | None, fill: str | None, mark: str | None):
    drawn = bar(share and Decimal(share), due and Decimal(due), "late")
    ElementTree.fromstring(drawn)
    found = re.search(r'class="fill late" x="0" y="4" width="([\d.]+)"', drawn)
    at = re.search(r'class="due" x="([\d.]+)"', drawn)
    assert (found and found[1], at and at[1]) == (fill, mark)


def test_plan_and_actual_are_drawn_on_one_scale():
    drawn = course(a_course(due=PLAN, done=(Point(ON, Decimal("0.5")),)))
    ElementTree.fromstring(drawn)
    assert points(drawn, "plan")[1] == points(drawn, "done")[1]
    assert points(drawn, "plan")[0][0] == 60


def test_the_forecast_is_a_fan_from_the_last_point_to_its_range():
    asked = a_course(
        done=(Point(ON, Decimal("0.4")),),
        early=date(2026, 11, 30),
        likely=date(2026, 12, 31),
        late=date(2027, 2, 28),
    )
    drawn = course(asked)
    last, early, late = points(drawn, "fan")
    assert last == points(drawn, "done")[-1]
    assert early[0] < points(drawn, "likely")[1][0] < late[0]
    assert early[1] == late[1]  # both reach the whole
    assert "截至2026年6月30日完成 40.0%，预计2026年12月31日完成" in drawn


def test_an_end_beyond_the_drawing_is_left_on_its_way():
    asked = a_course(
        done=(Point(ON, Decimal("0.2")),), early=date(2027, 3, 1), likely=date(2028, 6, 30)
    )
    drawn = course(asked)
    _, early, late = points(drawn, "fan")
    assert early[1] < points(drawn, "likely")[1][1] < late[1]  # steep, flat, no way up


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"done": (Point(ON, Decimal(1)),), "early": ON, "likely": ON, "late": ON},
        {"done": (Point(ON, Decimal("0.4")),)},
    ],
)
def test_nothing_is_forecast_of_what_is_done_or_has_no_end_in_sight(changed):
    assert 'class="fan"' not in course(a_course(**changed))


def test_words_are_escaped():
    drawn = course(a_course(title='<script>"&'))
    assert "<script>" not in drawn
    ElementTree.fromstring(drawn)


@pytest.mark.parametrize(
    ("stated", "corners"),
    [
        (None, []),
        (END, [(594.0, 51.0), (601.0, 58.0), (594.0, 65.0), (587.0, 58.0)]),
        (date(2029, 1, 1), [(594.0, 51.0), (601.0, 58.0), (594.0, 65.0), (587.0, 58.0)]),
    ],
)
def test_what_the_unit_expects_is_a_mark_of_its_own_inside_the_drawing(stated, corners):
    drawn = course(a_course(stated=stated))
    ElementTree.fromstring(drawn)
    assert points(drawn, "stated") == corners
    assert ("单位自报预计" in drawn) is (stated is not None)
