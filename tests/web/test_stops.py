"""Stops on pages, and what the works of a chain ask of a report."""

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.actions import stops as deeds
from shishi.queries import report_forms
from shishi.records.models import ChainStep, Project, Stop
from shishi.rules import stops
from shishi.rules.access import Role
from tests.chained import a_chain, all_ready, told
from tests.reporting import live_rounds, passed
from tests.web.conftest import House, first_project

OFFICE = Role.INSPECTION_OFFICE


@pytest.fixture
def chained(house: House) -> int:
    project = first_project(house)
    a_chain(house.actor(OFFICE), project, house.at)
    return project


STOP = {"cause": "funds", "desk": "财政部门", "remark": "专项债未下达"}


def test_a_stop_is_entered_and_ended(office, house, chained):
    since = house.on - timedelta(days=9)
    url = reverse("stop_enter", args=[chained])
    assert office.post(url, {**STOP, "starts_on": since.isoformat()}).status_code == 302
    page = office.get(reverse("permits", args=[chained])).content.decode()
    assert "耽误 10 天：资金 10 天（财政部门）。" in page
    assert "停滞中" in page
    stop = Stop.objects.get().pk
    end = reverse("stop_end", args=[stop])
    answer = office.post(end, {"ends_before": since.isoformat()})
    assert answer.status_code == 422
    assert "应晚于开始日期" in answer.content.decode()
    assert office.post(end, {"ends_before": house.on.isoformat()}).status_code == 302
    page = office.get(reverse("permits", args=[chained])).content.decode()
    assert "耽误 9 天" in page
    assert "已恢复" in page


def test_a_standstill_of_works_asks_for_a_report(office, house, chained):
    actor = house.actor(OFFICE)
    told(actor, chained, "start", house.at, done_on=house.on, explained="应急")
    since = (house.on - timedelta(days=45)).isoformat()
    office.post(reverse("stop_enter", args=[chained]), {**STOP, "starts_on": since})
    page = office.get(reverse("permits", args=[chained])).content.decode()
    assert "中止施工已超过一个月。请确认已向发证机关报告" in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"starts_on": ""}, "没有开始日期"),
        ({"starts_on": "2999-01-01"}, "晚于今天"),
        ({"desk": ""}, "没有写明卡在哪个单位"),
        ({"cause": "nothing"}, "选择"),
    ],
)
def test_a_refused_stop_keeps_what_was_typed(typed, says, office, house, chained):
    sent = {**STOP, "starts_on": house.on.isoformat(), **typed}
    answer = office.post(reverse("stop_enter", args=[chained]), sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "专项债未下达" in answer.content.decode()
    assert not Stop.objects.exists()


def test_a_report_is_asked_about_a_start_without_a_permit(enter, house):
    """Begun before its permit; the reason is asked for and stays beside the report."""
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.before, "0.5", house.on, house.at, steps="submit approve accept")
    actor = house.actor(OFFICE)
    a_chain(actor, live.project, house.at)
    all_ready(actor, live.project, house.on - timedelta(days=2), house.at)
    told(actor, live.project, "start", house.at, done_on=house.on - timedelta(days=2))
    late = ChainStep.objects.get(key="permit").pk
    told(actor, live.project, "permit", house.at, version=late, done_on=house.on)
    reporter, url = enter(Role.UNIT_REPORTER), reverse("report", args=[live.now, live.project])
    page = reporter.get(url).content.decode()
    assert "早于施工许可证日期" in page
    assert reverse("permits", args=[live.project]) in page
    sheet = report_forms.sheet(house.actor(Role.UNIT_REPORTER), live.now, live.project, house.on)
    kept = {f"v-{one.indicator}": one.fields.value for one in sheet.figures}
    sent = {"version": 0, "act": "submit", "progress": "", **kept}
    refused = reporter.post(url, sent)
    assert refused.status_code == 422
    answer = {f"why-unpermitted-p{live.project}": "发证日期以补办件为准"}
    answer |= {"version": refused.context["sheet"].version}
    assert reporter.post(url, {**sent, **answer}).status_code == 302
    shown = enter(Role.UNIT_HEAD).get(url).content.decode()
    assert "<b>填报说明：</b>发证日期以补办件为准" in shown


def stopped(house: House, number: int, start: int, end: int | None, **said) -> None:
    """The project of that number stood still from so many days ago until so many days ago."""
    project = Project.objects.get(programme=house.programme, number=number).pk
    deeds.enter(
        actor=house.actor(OFFICE),
        project=project,
        stop=stops.Stop(
            house.on - timedelta(days=start),
            None if end is None else house.on - timedelta(days=end),
            **said,
        ),
        remark="专项债未下达",
        on=house.on,
        at=house.at,
    )


MONEY = {"cause": stops.Cause.FUNDS, "desk": "县财政局"}


def grid(page: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<span.*?</span>|<[^>]+>", "", one) for one in row] for row in cells]


def test_the_days_of_the_year_are_added_up_by_desk_and_cause(office, house):
    """Ten days and five in two projects lay at the 财政局; of the weather's four, two had been
    counted already."""
    stopped(house, 1, 10, 0, **MONEY)
    stopped(house, 3, 9, 4, **MONEY)
    stopped(house, 3, 6, 2, cause=stops.Cause.WEATHER)
    url = reverse("programme_stops", args=[house.programme])
    page = office.get(url).content.decode()
    assert grid(page) == [
        ["卡在哪个单位", "资金", "天气", "合计"],
        ["县财政局", "15", "—", "15"],
        ["不在任何单位", "—", "2", "2"],
        ["合计", "15", "2", "17"],
    ]
    assert "各件实事共耽误 17 天" in page
    hrefs = [html.unescape(one) for one in re.findall(r'class="num"><a href="([^"]+)"', page)]
    shown = [shown_days(office.get(url + href).content.decode()) for href in hrefs]
    assert shown == [[10, 5], [10, 5], [2], [2], [10, 5], [2], [10, 5, 2]]


def shown_days(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'<span class="nowrap">(\d+) 天</span>', page)]


def test_the_sum_of_stops_asks_the_same_number_of_questions_however_many(office, house):
    url = reverse("programme_stops", args=[house.programme])

    def questions() -> int:
        office.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert office.get(url).status_code == 200
        return len(asked)

    stopped(house, 1, 10, 0, **MONEY)
    few = questions()
    for number in (2, 3, 4):
        stopped(house, number, 10, 0, **MONEY)
    assert questions() == few


def test_a_year_without_stops_says_where_they_are_entered(office, house):
    page = office.get(reverse("programme_stops", args=[house.programme])).content.decode()
    assert "在各件实事的“手续与停滞”页登记停滞后" in page
