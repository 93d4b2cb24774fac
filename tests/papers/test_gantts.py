"""The Gantt chart: a row for each step, in its place, in time or late, and told in words."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from shishi.papers.gantts import _LEFT, _RIGHT, WIDTH, Gantt, Step, gantt

ON, LIMIT = date(2026, 6, 1), date(2026, 12, 31)


def drawn(*steps: Step, on: date = ON, limit: date = LIMIT) -> str:
    found = gantt(Gantt("道路", on, limit, steps))
    ElementTree.fromstring(found)
    return found


def a_step(starts_on: date, ends_on: date, latest: date, **more) -> Step:
    return Step("施工许可证", starts_on, ends_on, latest, **more)


@pytest.mark.parametrize(
    ("ends_on", "done", "look"),
    [
        (date(2026, 6, 30), False, "ahead"),
        (date(2026, 7, 1), False, "ahead late"),
        (date(2026, 6, 30), True, "done"),
        (date(2026, 7, 1), True, "done late"),
    ],
)
def test_the_look_of_a_bar(ends_on: date, done: bool, look: str):
    step = a_step(ON, ends_on, date(2026, 6, 30), done=done)
    assert f'<rect class="{look}" ' in drawn(step)


def test_bars_stand_where_their_days_are():
    """From June to the end of the year is 214 days; a month of it is 30 of them."""
    found = drawn(a_step(ON, date(2026, 7, 1), LIMIT))
    x, width = re.search(
        r'<rect class="ahead" x="([\d.]+)" y="49" width="([\d.]+)"', found
    ).groups()
    day = (WIDTH - _LEFT - _RIGHT) / 214
    assert float(x) == _LEFT
    assert float(width) == pytest.approx(30 * day, abs=0.11)


def test_every_step_has_its_row_and_nothing_leaves_the_drawing():
    steps = [a_step(ON, ON, date(2025, 3, 1)), *[a_step(ON, date(2028, 2, 29), ON)] * 19]
    found = drawn(*steps)
    assert len(re.findall("<rect ", found)) == 20
    places = [float(x) for x in re.findall(r' (?:x|x1|cx)="([\d.]+)"', found)]
    assert 0 <= min(places) <= max(places) <= WIDTH
    height = int(re.search(rf'viewBox="0 0 {WIDTH} (\d+)"', found)[1])
    assert max(float(y) for y in re.findall(r' y="([\d.]+)"', found)) < height
    assert len(re.findall("月</text>", found)) <= 13


def test_what_is_drawn_is_told_and_nothing_breaks_out_of_it():
    late = Step("<script>用地", ON, date(2027, 1, 2), LIMIT)
    title = ElementTree.fromstring(drawn(a_step(ON, ON, LIMIT, done=True), late))[0].text
    assert title == (
        "道路，2 个环节已办 1 个，预计晚于最迟办结日：<script>用地，时限2026年12月31日"
    )


def test_a_plan_is_a_ring_until_the_step_is_done():
    planned = a_step(ON, LIMIT, LIMIT, planned=date(2026, 8, 1))
    assert drawn(planned).count('class="planned"') == 1
    done = a_step(ON, LIMIT, LIMIT, planned=date(2026, 8, 1), done=True)
    assert 'class="planned"' not in drawn(done)


def test_a_long_name_is_cut():
    assert "一二三四五六七八九十甲…" in drawn(Step("一二三四五六七八九十甲乙丙", ON, ON, ON))
