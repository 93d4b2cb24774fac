"""Lights on pages: shape, word and colour; filters; a past day as it was shown; the board."""

import io
import re
from datetime import timedelta
from html import unescape

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.actions import lights as deeds
from shishi.actions import parties
from shishi.records.models import Indicator, Node, Observation, Programme, Schedule, Unit
from shishi.rules.access import Role
from shishi.rules.indicators import IndicatorType
from tests import year
from tests.web.conftest import first_project

STEP = timedelta(days=10)


@pytest.fixture
def rated(house) -> Programme:
    """Thirty days ago the rule was set; half of all was due twenty days ago, and ten days after
    that 10% of the first project and 60% of the others was accepted."""
    row = Programme.objects.get(pk=house.programme)
    begun = house.at - 3 * STEP
    year.a_light_rule(row, "默认", begun)
    for line in year.lines(row):
        plan = Schedule.objects.create(
            indicator=line, number=1, source="hand", set_by=line.confirmed_by, set_at=begun
        )
        due = (house.on - 2 * STEP, line.value / 2), (house.on + 12 * STEP, line.value)
        for on, value in due:
            Node.objects.create(schedule=plan, on=on, value=value)
        share = "0.1" if line.project.number == 1 else "0.6"
        year.an_observation(line, house.on - 2 * STEP, share, house.at - STEP)
    return row


@pytest.fixture
def page_of(office, rated):
    def read(query: str = "") -> str:
        answer = office.get(reverse("programme_ledger", args=[rated.pk]) + query)
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def states(page: str) -> list[str]:
    return re.findall(r'<td class="state".*?</svg>\s*([^<]+)</a>', page, re.DOTALL)


def rows(page: str) -> list[str]:
    return re.findall(r"<tbody>.*?</tbody>", page, re.DOTALL)


def chips(page: str) -> dict[str, int]:
    return {
        word: int(count)
        for word, count in re.findall(
            r'<span class="status \w+"><svg.*?</svg>\s*([^<]+)</span> (\d+)</a>', page, re.DOTALL
        )
    }


def test_each_project_has_its_light_in_shape_word_and_colour(page_of):
    page = page_of()
    assert states(page)[0] == "滞后"
    assert re.search(r'class="status late"[^>]*title="[^"]*落后超过 30 个百分点', page)
    assert re.search(r'class="reached target"><a [^>]*>8\.65 / ≥86\.5 公里</a>', page)
    assert re.search(r'<rect class="fill late" [^>]*width="12"', page)


def test_the_chips_count_all_and_choose(page_of):
    counts = chips(page_of())
    assert sum(counts.values()) == 10
    red = page_of("?light=red")
    assert set(states(red)) == {"滞后"}
    assert len(states(red)) == counts["滞后"]
    assert chips(red) == counts
    assert len(states(page_of("?light=purple"))) == 10


def test_a_past_day_shows_what_was_known_on_it_and_says_so(page_of, office, rated, house):
    day = (house.on - STEP).isoformat()
    then = page_of(f"?on={day}")
    assert "当时可知" in then
    before = page_of(f"?on={(house.on - STEP - timedelta(days=1)).isoformat()}")
    assert set(states(before)) == {"未报"}  # nothing was accepted yet
    for line in year.lines(rated):
        if line.project.number == 1:
            old = line.observations.get()
            year.an_observation(line, old.as_of, "0.9", house.at, corrects=old)
    assert rows(page_of(f"?on={day}")) == rows(then)
    assert states(page_of())[0] != states(then)[0]
    project = reverse("project", args=[first_project(house)])
    assert "更正" not in office.get(f"{project}?on={day}").content.decode().split("历次数据")[1]
    assert "已被更正" in office.get(project).content.decode()


@pytest.mark.parametrize("on", ["", "nonsense", "2999-01-01", "2026-13-40"])
def test_a_day_that_makes_no_sense_is_today(page_of, on):
    page = page_of(f"?on={on}")
    assert "当时可知" not in page
    assert len(states(page)) == 10


def test_the_columns_of_the_plan_are_still_there(page_of):
    page = page_of("?view=plan")
    assert "责任县领导" in page
    assert not states(page)
    assert "看进度" in page


def test_the_sheet_carries_the_progress_of_the_day(office, rated, house):
    answer = office.post(
        reverse("ledger_export", args=[rated.pk]), {"on": (house.on - STEP).isoformat()}
    )
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert {"累计完成", "应完成", "灯"} <= set(cells)
    assert "■ 滞后" in cells
    assert 8.65 in cells
    assert any("当时可知" in str(cell) for cell in cells)


def test_the_project_tells_its_light_by_sides_with_the_version_and_draws_its_curves(
    office, rated, house
):
    page = unescape(office.get(reverse("project", args=[first_project(house)])).content.decode())
    assert "进度：滞后" in page
    assert "规则“默认”第1版" in page
    assert '<svg class="course"' in page
    assert (
        page.count("采用</td>")
        == Observation.objects.filter(indicator__project=first_project(house)).count()
    )


def test_the_board_keeps_the_order_of_the_plan_and_ranks_nobody(office, rated):
    page = office.get(reverse("lights", args=[rated.pk])).content.decode()
    names = re.findall(r"<h3>([^<]+)</h3>", page)
    assert names[:2] == ["陆知遥", "顾怀舟"]
    assert "不作排名" in page


def cards(page: str) -> dict[str, list[str]]:
    """The numbers of the projects on each card of the last side, by its name."""
    last = page[page.rindex('<h2 class="section"') :]
    found = re.findall(r"<h3>([^<]+)</h3>(.*?)</section>", last, re.DOTALL)
    return {name: re.findall(r"#light\">(\d+)", held) for name, held in found}


def test_each_township_has_its_card_with_the_projects_of_all_of_them(office, rated, house):
    address = reverse("lights", args=[rated.pk])
    page = office.get(address).content.decode()
    (every,) = cards(page).values()
    assert "单位名录中还没有所指的乡镇（街道）" in page
    counts = chips(page)
    for name in ("青石镇人民政府", "南岗乡人民政府", "城西街道办事处"):
        parties.add_unit(actor=house.actor(Role.INSPECTION_OFFICE), name=name, at=house.at)
    page = office.get(address).content.decode()
    assert cards(page) == {"青石镇人民政府": every, "南岗乡人民政府": every}
    assert "单位名录中还没有" not in page
    assert chips(page) == counts
    town = Unit.objects.get(name="青石镇人民政府").pk
    ledger = office.get(reverse("programme_ledger", args=[rated.pk]), {"unit": town})
    assert len(rows(ledger.content.decode())) == len(every)


def test_before_a_rule_holds_the_ledger_is_that_of_the_plan(office, house):
    ledger = office.get(reverse("programme_ledger", args=[house.programme])).content.decode()
    assert not states(ledger)
    assert "责任县领导" in ledger
    board = office.get(reverse("lights", args=[house.programme])).content.decode()
    assert "当日没有可评的灯" in board


def test_the_page_asks_the_same_number_of_questions_however_many_rows(office, rated):
    def questions(query: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            office.get(reverse("programme_ledger", args=[rated.pk]) + query)
        return len(asked)

    questions("")
    assert questions("?words=供水") == questions("?words=工程")


def test_a_reason_is_entered_on_a_page_and_told_beside_the_light(office, rated, house):
    project = first_project(house)
    asked = {"dimension": "progress", "reason": "汛期停工", "approved_by": "陆知遥"}
    address = reverse("project_exempt", args=[project])
    refused = office.post(address, asked | {"until": (house.on - STEP).isoformat()})
    assert refused.status_code == 422
    assert "截止日期早于批准日期" in refused.content.decode()
    assert 'value="陆知遥"' in refused.content.decode()
    office.post(address, asked | {"until": (house.on + STEP).isoformat()})
    page = office.get(reverse("project", args=[project])).content.decode()
    assert "正当理由（进度）：汛期停工" in page
    assert "进度：预警" in page


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.COUNTY_LEADER])
def test_who_may_not_enter_a_reason_is_told_who_may(enter, rated, house, role):
    address = reverse("project_exempt", args=[first_project(house)])
    assert "此事由政府督查室、发展改革委办理" in enter(role).get(address).content.decode()
    asked = {"dimension": "progress", "reason": "汛期", "approved_by": "某人"}
    answer = enter(role).post(address, asked | {"until": (house.on + STEP).isoformat()})
    assert answer.status_code == 403


def test_the_daily_rating_does_not_drown_the_trail_of_the_year(office, rated, house):
    actor = house.actor(Role.INSPECTION_OFFICE)
    deeds.rate(actor=actor, programme=rated.pk, on=house.on, at=house.at)
    assert "评灯" in office.get(reverse("trail")).content.decode()
    page = office.get(reverse("programme", args=[rated.pk])).content.decode()
    trail = page.partition("留痕</h2>")[2]
    assert "确认入账" in trail
    assert "评灯" not in trail


def test_a_project_shows_the_light_of_each_figure_and_opens_the_curve_furthest_behind(
    office, rated
):
    project = rated.projects.get(number=1)
    page = office.get(reverse("project", args=[project.pk])).content.decode()
    lines = re.findall(r'<tr id="i-[0-9]+"[^>]*>.*?</tr>', page, re.DOTALL)
    assert all('class="status' in line for line in lines)
    assert page.count('<details class="curve" open') == 1


def test_what_has_to_be_kept_up_is_never_done_before_its_day(office, rated):
    """At most 12 lifts: 60% of that is below it today, and may be more tomorrow."""
    line = Indicator.objects.get(project__programme=rated, type=IndicatorType.CEILING, value=12)
    page = office.get(reverse("project", args=[line.project_id])).content.decode()
    row = re.search(rf'<tr id="i-{line.pk}"[^>]*>.*?</tr>', page, re.DOTALL)[0]
    assert "达标" in row
    assert "已完成" not in row
    assert 'class="done"' not in row
