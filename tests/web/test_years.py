"""Years on pages: a post is handed over, a year is closed and only looked at."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from shishi.actions import parties as people_deeds
from shishi.records.models import Assignment, Person, Post, Programme, Project
from shishi.rules.access import Role
from tests import year
from tests.reporting import live_rounds, passed
from tests.web.conftest import House, first_project
from tests.web.years import STEP, text


@pytest.fixture
def admin(enter) -> Client:
    return enter(Role.ADMINISTRATOR)


def leader_post(house: House) -> Post:
    """The post of the county leader who answers for the first project."""
    return Post.objects.get(person__login="xianling", role=Role.COUNTY_LEADER)


def succeed_url(post: Post) -> str:
    return reverse("post_succeed", args=[post.person_id, post.pk])


def test_the_duties_that_will_pass_are_listed_before_anything_is_done(admin, house):
    post = leader_post(house)
    page = text(admin.get(succeed_url(post)))
    first = Project.objects.get(pk=first_project(house))
    assert f"年第 1 件 {first.title} 责任县领导" in page
    assert "确认交接" in page
    assert Post.objects.get(pk=post.pk).ends_before is None


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({}, "没有接任人。请选择，或填写新增人员的姓名。"),
        ({"name": "沈向晚", "login": "有 空格"}, "账号应为"),
        ({"name": "沈向晚", "on": "昨天"}, "日期"),
        ({"name": "沈向晚", "on": "2020-01-01"}, "交接日期早于任职日期"),
        ({"successor": "999999"}, "名录中没有这个人"),
    ],
)
def test_what_does_not_fit_comes_back_with_everything_typed(admin, house, told, says):
    post = leader_post(house)
    answer = admin.post(succeed_url(post), {"on": house.on.isoformat(), **told})
    assert answer.status_code == 422
    assert says in text(answer)
    if "name" in told:
        assert f'value="{told["name"]}"' in answer.content.decode()
    assert Post.objects.get(pk=post.pk).ends_before is None


def test_a_handover_moves_filter_board_and_desk_to_the_successor(admin, enter, house, started):
    post, first = leader_post(house), Project.objects.get(pk=first_project(house))
    told = {"name": "沈向晚", "login": "shenxw", "on": house.on.isoformat()}
    answer = admin.post(succeed_url(post), told)
    successor = Person.objects.get(login="shenxw")
    assert answer["Location"] == reverse("person", args=[successor.pk])
    assert "1 项职责一并移交" in text(admin.get(answer["Location"]))
    again = admin.post(succeed_url(post), {**told, "login": "other", "name": "另一人"})
    assert again.status_code == 422
    assert Person.objects.filter(login="other").count() == 0
    office = enter(Role.INSPECTION_OFFICE)
    board = text(office.get(reverse("lights", args=[started.pk])))
    assert "沈向晚" in board
    assert "陆知遥" not in board
    before = (house.on - timedelta(days=1)).isoformat()
    assert "陆知遥" in text(office.get(reverse("lights", args=[started.pk]) + f"?on={before}"))
    project = text(office.get(reverse("project", args=[first.pk])))
    assert re.search(r"职责交接.*陆知遥.*前 责任县领导 沈向晚", project)
    desk = Client()
    desk.force_login(successor, backend="django.contrib.auth.backends.ModelBackend")
    assert first.title in text(desk.get("/"))
    assert first.title not in text(enter(Role.COUNTY_LEADER).get("/"))


def test_others_see_the_page_without_the_form(enter, house):
    page = text(enter(Role.INSPECTION_OFFICE).get(succeed_url(leader_post(house))))
    assert "确认交接" not in page
    assert "此事由系统管理员办理" in page


def test_a_post_of_another_person_is_not_there(admin, house):
    post = leader_post(house)
    assert admin.get(reverse("post_succeed", args=[post.person_id + 1, post.pk])).status_code == 404


def test_a_unit_s_drafts_are_said_to_stay(admin, house):
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.now, "0.7", house.on, house.at, steps="submit")
    post = Post.objects.get(person__login="tianbao")
    assert "有 1 份报送正在办理，留在单位" in text(admin.get(succeed_url(post)))


def test_what_is_under_way_keeps_the_year_open_and_is_listed(office, house):
    live = live_rounds(house.programme, house.on, house.at)
    passed(live, live.now, "0.7", house.on, house.at, steps="submit")
    url = reverse("programme_close", args=[house.programme])
    assert "1 份报送尚未采用" in text(office.get(url))
    answer = office.post(url, {"on": house.on.isoformat()})
    assert answer.status_code == 422
    assert "没有结账" in text(answer)
    assert Programme.objects.get(pk=house.programme).closed_on is None


@pytest.fixture
def closed(office, house) -> Programme:
    """Closed, with a report of the year accepted."""
    row = Programme.objects.get(pk=house.programme)
    live = live_rounds(row.pk, house.on, house.at)
    passed(live, live.before, "0.5", house.on, house.at, steps="submit approve accept")
    year.a_light_rule(row, "默认", house.at - 3 * STEP)
    answer = office.post(reverse("programme_close", args=[row.pk]), {"on": house.on.isoformat()})
    assert answer.status_code == 302, text(answer)
    return row


def test_the_list_of_what_is_carried_over_keeps_its_targets(office, closed):
    page = text(office.get(reverse("programme_close", args=[closed.pk])))
    assert "10 件实事中 10 件在结账之日未完成，目标为方案原定目标" in page
    assert "≥86.5 公里" in page
    assert "结账日期" not in page


def test_a_closed_year_stands_as_on_the_day_it_was_closed(office, house, started):
    Programme.objects.filter(pk=started.pk).update(closed_on=house.on - STEP)
    url = reverse("programme_ledger", args=[started.pk])
    day = house.on - STEP
    page = text(office.get(url))
    assert f"截至 {day.month}月{day.day}日" in page
    assert f"{started.year}年度已于" in page


def test_pages_cost_the_same_whatever_was_handed_over(office, admin, house, started):
    first = first_project(house)
    url = reverse("project", args=[first])

    def cost(path: str) -> int:
        office.get(path)
        with CaptureQueriesContext(connection) as made:
            office.get(path)
        return len(made)

    pages = [url, reverse("programme_ledger", args=[started.pk])]
    before = [cost(path) for path in pages]
    keeper = house.actor(Role.ADMINISTRATOR)
    post = leader_post(house)
    for place in range(3):
        key = people_deeds.succeed(
            actor=keeper,
            post=post.pk,
            on=house.on,
            successor=None,
            name=f"接任{place}",
            login="",
            at=house.at,
        )
        post = Post.objects.get(person=key)
    assert Assignment.objects.filter(project=first, label="责任县领导").count() == 4
    assert [cost(path) for path in pages] == before
