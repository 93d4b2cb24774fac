"""Permits and stops on pages: chosen, edited, recorded, refused with everything typed."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.queries import permits
from shishi.records.models import Chain, ChainStep, Project
from shishi.rules.access import Role
from shishi.rules.stages import TEMPLATES
from tests.chained import a_chain, all_ready, told
from tests.web.conftest import House, first_project

OFFICE = Role.INSPECTION_OFFICE


@pytest.fixture
def project(house: House) -> int:
    return first_project(house)


def fields(client: Client, project: int, query: str = "") -> dict[str, object]:
    """The editing form as a browser sends it back unchanged."""
    page = client.get(reverse("permits_edit", args=[project]) + query)
    typed, base = page.context["typed"], page.context["base"]
    sent: dict[str, object] = {
        "version": page.context["version"],
        "template": base.key,
        "keys": list(typed.cells),
        "season": sorted(typed.season),
        "do": "save",
    }
    for key, one in typed.cells.items():
        sent |= {f"{name}-{key}": words for name, words in one.words.items() if words}
        sent |= {f"counted-{key}": one.counted, f"after-{key}": list(one.step.after)}
    return sent


def edit(client: Client, project: int, query: str = "", **more: object):
    sent = fields(client, project, query) | more
    return client.post(reverse("permits_edit", args=[project]), sent)


def steps(house: House, project: int):
    found = permits.page(house.actor(OFFICE), project, house.on)
    return {line.step.key: line.step for line in found.lines}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda one: one.key)
def test_a_template_is_chosen_and_kept_as_it_is(template, office, house, project):
    offered = office.get(reverse("permits", args=[project])).content.decode()
    assert f"?template={template.key}" in offered
    answer = edit(office, project, f"?template={template.key}")
    assert answer["Location"] == reverse("permits", args=[project])
    assert tuple(steps(house, project).values()) == template.steps
    page = office.get(reverse("permits", args=[project])).content.decode()
    assert all(step.name in page for step in template.steps)
    assert '<svg class="gantt"' in page


def test_what_was_edited_is_kept(office, house, project):
    more = {
        "name-design": "初步设计",
        "days-design": "15",
        "counted-design": "days",
        "approver-design": "县发改委",
        "season": ["5", "6", "7"],
        "valid_months-permit": "",
        "extensions-permit": "",
        "extension_months-permit": "",
        "drop-environment": "1",
    }
    assert edit(office, project, **more).status_code == 302
    held = steps(house, project)
    design = held["design"]
    assert (design.name, design.days, design.workdays) == ("初步设计", 15, False)
    assert design.approver == "县发改委"
    assert (held["permit"].valid_months, held["permit"].used_by) == (0, "")
    assert "environment" not in held
    assert Chain.objects.get().season == [5, 6, 7]


NEW = {
    "do": "add",
    "new-name": "林地审批",
    "new-days": "20",
    "new-counted": "workdays",
    "new-approver": "林业部门",
    "new-after": "site",
    "new-before": "permit",
}


def test_a_step_is_shown_before_it_is_kept(office, house, project):
    answer = edit(office, project, **NEW)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "增加林地审批" in page
    assert "尚未保存" in page
    assert not Chain.objects.exists()
    typed = answer.context["typed"]
    sent = fields(office, project) | {"keys": list(typed.cells)}
    for key, one in typed.cells.items():
        sent |= {f"{name}-{key}": words for name, words in one.words.items() if words}
        sent |= {f"counted-{key}": one.counted, f"after-{key}": list(one.step.after)}
    assert office.post(reverse("permits_edit", args=[project]), sent).status_code == 302
    held = steps(house, project)
    assert (held["v1s1"].name, held["v1s1"].after) == ("林地审批", ("site",))
    assert "v1s1" in held["permit"].after


BAD = [
    ({"days-design": "二十"}, "用时填的“二十”不是整数"),
    ({"days-design": "731"}, "或数超过 730"),
    ({"name-design": ""}, "没有名称"),
    ({"needed-filing": "1"}, "是开工条件，却不在开工之前"),
    ({"valid_months-code": "3"}, "有效期和用途须同时写明"),
    ({"drop-start": "1"}, "不能去掉"),
    ({"season": []}, "施工季至少选一个月"),
    ({"do": "add", "new-name": "", "new-days": "x"}, "增加环节须写明名称和用时"),
    ({"keys": ["code"]}, "引用了没有的环节"),
]


@pytest.mark.parametrize(("wrong", "says"), BAD)
def test_a_refused_chain_keeps_what_was_typed(wrong, says, office, project):
    answer = edit(office, project, **{"approver-land": "县自然资源局", **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert all(words in page for words in wrong.values() if isinstance(words, str))
    assert ("县自然资源局" in page) is ("keys" not in wrong)
    assert not Chain.objects.exists()


def test_what_comes_before_a_step_is_ticked_step_by_step(office, house, project):
    page = office.get(reverse("permits_edit", args=[project])).content.decode()
    assert re.search(r'name="after-site" value="proposal" checked', page)
    assert not re.search(r'name="after-site" value="site"', page)
    more = {"after-site": ["code", "environment"]}
    assert edit(office, project, **more).status_code == 302
    held = steps(house, project)
    assert held["site"].after == ("code", "environment")
    assert list(held).index("site") == list(held).index("environment") + 1


def test_steps_that_wait_for_each_other_are_named_and_stay_as_ticked(office, project):
    answer = edit(office, project, **{"after-proposal": ["code", "site"]})
    page = answer.content.decode()
    assert answer.status_code == 422
    says = "环节互为前提，无法推进："
    named = page.partition(says)[2].partition("。")[0].split(" → ")
    assert set(named) == {"项目建议书", "用地预审与选址意见书"}
    assert len(named) == 3
    assert page.count(says) == 2  # above, and at a step that is open
    assert re.search(r'name="after-proposal" value="site" checked', page)
    assert not Chain.objects.exists()


def test_a_later_version_has_its_reason_and_a_stale_page_is_told(office, enter, project):
    edit(office, project)
    sent = fields(office, project) | {"days-design": "15"}
    url = reverse("permits_edit", args=[project])
    assert "须写明理由" in office.post(url, sent).content.decode()
    assert office.post(url, sent | {"reason": "压缩设计"}).status_code == 302
    late = enter(Role.REFORM_COMMISSION).post(url, sent | {"days-design": "9", "reason": "再压缩"})
    assert late.status_code == 422
    assert "设定第2版手续环节" in late.content.decode()
    assert 'value="9"' in late.content.decode()


@pytest.fixture
def chained(house: House, project: int) -> int:
    a_chain(house.actor(OFFICE), project, house.at)
    return project


def put(client: Client, project: int, key: str, **typed: object):
    return client.post(reverse("permit", args=[project, key]), {"version": "0", **typed})


def test_a_step_is_recorded_and_stands_in_the_table(office, house, chained):
    answer = put(
        office, chained, "code", done_on=house.on.isoformat(), document_number="云发改〔2026〕1号"
    )
    assert answer["Location"] == reverse("permits", args=[chained])
    page = office.get(reverse("permits", args=[chained])).content.decode()
    row = re.search(r'<tr id="s-code"[^>]*>.*?</tr>', page, re.DOTALL)[0]
    assert "已办结" in row or "晚于最迟日办结" in row
    assert "云发改〔2026〕1号" in row
    assert "已办 1/20 个环节" in page
    brief = office.get(reverse("project", args=[chained])).content.decode()
    assert "已办结 1/20 个环节" in brief


def test_a_refused_step_keeps_what_was_typed(office, house, chained):
    ahead = (house.on + timedelta(days=1)).isoformat()
    for typed, says in (
        ({"done_on": ahead}, "晚于今天"),
        ({"done_on": "三月"}, "日期无法识别"),
        ({"begun_on": house.on.isoformat(), "done_on": "2026-01-05"}, "早于申请日期"),
    ):
        answer = put(office, chained, "code", document_number="云发改1号", **typed)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert says in page
        assert 'value="云发改1号"' in page
    assert not ChainStep.objects.exists()


def test_the_start_is_gated_and_its_explanation_printed(office, house, chained):
    typed = {"done_on": house.on.isoformat()}
    answer = put(office, chained, "start", **typed)
    assert answer.status_code == 422
    assert "请先办结，或写明先行开工的理由和批准依据" in answer.content.decode()
    put(office, chained, "start", explained="抢险应急，县政府会议纪要", **typed)
    page = office.get(reverse("permits", args=[chained])).content.decode()
    assert "<b>例外说明：</b>抢险应急，县政府会议纪要" in page


def test_use_before_acceptance_is_refused_and_has_no_explanation(office, house, chained):
    page = office.get(reverse("permit", args=[chained, "use"])).content.decode()
    assert "竣工验收" in page
    assert "例外说明" not in page
    answer = put(office, chained, "use", done_on=house.on.isoformat(), explained="急需")
    assert "未经验收不得使用" in answer.content.decode()


def test_an_unknown_step_or_stop_is_not_there(office, chained):
    assert office.get(reverse("permit", args=[chained, "nowhere"])).status_code == 404
    assert office.get(reverse("permits", args=[9999])).status_code == 404
    assert office.get(reverse("stop_end", args=[9999])).status_code == 404


def test_a_unit_has_its_own_only_and_a_leader_only_looks(enter, house, chained):
    own = Project.objects.get(pk=chained).answering_unit in house.actor(Role.UNIT_HEAD).units
    answer = put(enter(Role.UNIT_HEAD), chained, "code", done_on=house.on.isoformat())
    assert answer.status_code == (302 if own else 403)
    leader = enter(Role.COUNTY_LEADER)
    page = leader.get(reverse("permits", args=[chained])).content.decode()
    assert "登记<span" not in page
    for name, arguments in (
        ("permit", [chained, "code"]),
        ("permits_edit", [chained]),
        ("stop_enter", [chained]),
    ):
        sent = {"cause": "weather", "starts_on": house.on.isoformat(), **fields(leader, chained)}
        sent |= {"days-code": "2", "reason": "改"}
        assert leader.post(reverse(name, args=arguments), sent).status_code == 403


def test_a_past_day_shows_what_was_known_then(office, house, chained):
    day = (house.on - timedelta(days=5)).isoformat()
    page = office.get(reverse("permits", args=[chained]) + f"?on={day}").content.decode()
    assert "当时尚未设定手续环节" in page
    assert "登记停滞" not in page


def test_targets_list_what_is_out_of_reach(office, house, chained):
    Project.objects.filter(pk=chained).update(deadline_on=house.on + timedelta(days=30))
    page = office.get(reverse("targets", args=[house.programme])).content.decode()
    assert "1 件按期难以完成" in page
    assert reverse("permits", args=[chained]) in page
    assert "按期难以完成" in office.get(reverse("permits", args=[chained])).content.decode()
    assert "1 件实事按现有手续进度到期不能完成" in office.get("/").content.decode()


def test_the_page_takes_no_more_queries_once_all_is_recorded(office, house, chained):
    url = reverse("permits", args=[chained])
    actor = house.actor(OFFICE)
    for key in ("start", "works"):  # with an explanation each, as nothing was done before
        told(actor, chained, key, house.at, planned_on=house.on, explained="应急")
    office.get(url)
    with CaptureQueriesContext(connection) as before:
        office.get(url)
    all_ready(actor, chained, house.on - timedelta(days=1), house.at)
    with CaptureQueriesContext(connection) as after:
        office.get(url)
    assert len(after) == len(before)
