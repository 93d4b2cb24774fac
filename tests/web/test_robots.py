"""群机器人页: set up, tried, changed; a refused form comes back as it was typed."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from shishi.queries import notifications as look
from shishi.rules.access import Role
from tests import stand_ins
from tests.stand_ins import Groups


@pytest.fixture
def groups() -> Iterator[Groups]:
    with stand_ins.groups() as held:
        yield held


@pytest.fixture
def admin(enter) -> Client:
    return enter(Role.ADMINISTRATOR)


def typed(groups: Groups, **more: str) -> dict[str, str]:
    address = groups.address("wecom", "robot-secret-9876")
    return {"name": "实事群", "channel": "wecom", "address": address, "secret": "", **more}


def test_a_robot_is_set_up_with_a_trial_and_shown_by_its_last_four(house, admin, groups):
    answer = admin.post(reverse("robots"), typed(groups), follow=True)
    page = answer.content.decode()
    assert "测试消息已发到群里" in page
    assert "9876" in page
    assert "robot-secret" not in page
    assert len(groups.texts["robot-secret-9876"]) == 1


def test_what_the_vendor_refuses_stands_at_its_field_with_all_that_was_typed(house, admin, groups):
    groups.next.append(("errcode", 93000))
    answer = admin.post(reverse("robots"), typed(groups))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "测试消息没有发到群里：机器人地址无效" in page
    assert 'value="实事群"' in page
    assert "robot-secret-9876" in page
    assert look.robots(house.actor(Role.ADMINISTRATOR)) == ()


def test_an_address_of_something_else_is_named(admin, groups):
    answer = admin.post(reverse("robots"), typed(groups, address="https://example.cn/"))
    assert answer.status_code == 422
    assert "应形如 https://qyapi.weixin.qq.com/" in answer.content.decode()


def test_without_a_trial_nothing_goes_out(admin, groups):
    admin.post(reverse("robots"), typed(groups, unsent="on"))
    assert groups.came == []


def test_a_robot_is_changed_tried_and_switched(house, admin, groups):
    admin.post(reverse("robots"), typed(groups, unsent="on"))
    (line,) = look.robots(house.actor(Role.ADMINISTRATOR))
    admin.post(reverse("robot", args=[line.pk]), typed(groups, name="县直群", address=""))
    assert len(groups.texts["robot-secret-9876"]) == 1
    admin.post(reverse("robot_trial", args=[line.pk]))
    assert len(groups.texts["robot-secret-9876"]) == 2
    groups.next.append(("errcode", 45009))
    page = admin.post(reverse("robot_trial", args=[line.pk]), follow=True).content.decode()
    assert "发送过于频繁" in page
    admin.post(reverse("robot_switch", args=[line.pk, "off"]))
    (line,) = look.robots(house.actor(Role.ADMINISTRATOR))
    assert (line.name, line.active) == ("县直群", False)
    assert admin.post(reverse("robot_switch", args=[line.pk, "sideways"])).status_code == 404


def test_the_address_for_reminders_is_a_person_s(house, admin):
    person = house.actor(Role.UNIT_REPORTER).key
    url = reverse("person_change", args=[person])
    names = {"name": "田保", "login": "tianbao"}
    bad = admin.post(url, {**names, "email": "tianbao@"})
    assert bad.status_code == 422
    assert "邮箱地址的格式不对" in bad.content.decode()
    assert 'value="tianbao@"' in bad.content.decode()
    admin.post(url, {**names, "email": "tianbao@example.cn"})
    assert (
        'value="tianbao@example.cn"' in admin.get(reverse("person", args=[person])).content.decode()
    )
