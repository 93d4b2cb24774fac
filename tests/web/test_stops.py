"""Stops on pages, and what the works of a chain ask of a report."""

from datetime import timedelta

import pytest
from django.urls import reverse

from shishi.queries import report_forms
from shishi.records.models import ChainStep, Stop
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
