"""Fields and minutes, worked by hand."""

import pytest

from shishi.rules.burdens import ASSUMED, Asked, Done, load, minutes_text, together

THREE = Asked(fields=3, known=2)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        (Asked(0, 0), 30 + 60),
        (Asked(3, 0), 30 + 3 * 30 + 60),
        (THREE, 30 + 2 * 20 + 30 + 60),
        (Asked(3, 3), 30 + 3 * 20 + 60),
    ],
)
def test_what_a_report_is_reckoned_to_take(asked, seconds):
    assert asked.seconds == seconds


@pytest.mark.parametrize(
    ("done", "seconds"),
    [
        (Done(THREE, 0, 0, 0, unchanged=True), 30 + 30),
        (Done(THREE, 0, 1, 0), 30 + 3 * 5 + 60),
        (Done(THREE, 1, 1, 0), 30 + 30 + 2 * 5 + 60),  # the one that came blank
        (Done(THREE, 3, 2, 1), 30 + 30 + 2 * 20 + 2 * 60 + 30),
    ],
)
def test_what_a_report_took_by_what_was_filled_in(done, seconds):
    assert done.seconds == seconds


def test_a_unit_is_the_sum_of_its_projects_and_a_year_of_its_periods():
    one = load([THREE, Asked(1, 0)], [Done(THREE, 3, 2, 1)])
    assert (one.projects, one.fields, one.known, one.reported, one.filled) == (2, 4, 2, 1, 6)
    assert (one.asked_seconds, one.done_seconds) == (160 + 120, 250)
    both = together([one, one])
    assert (both.fields, both.filled, both.done_seconds) == (8, 12, 500)
    assert together([]) == load([], [])


def test_minutes_have_one_decimal():
    assert [minutes_text(seconds) for seconds in (0, 90, 250)] == [
        "0.0 分钟",
        "1.5 分钟",
        "4.2 分钟",
    ]


def test_the_page_states_what_the_estimate_rests_on():
    for says in ("30 秒", "未改动的一项 5 秒", "改动的 20 秒", "一段文字 60 秒", "无变化"):
        assert says in ASSUMED
