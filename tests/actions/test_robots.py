"""Group robots: set up with a trial, kept sealed, changed, switched."""

from collections.abc import Iterator

import pytest
from django.db import connection

from shishi.actions import robots
from shishi.couriers import letters
from shishi.queries import door, trail
from shishi.queries import notifications as look
from shishi.records.models import AuditEntry, Robot
from shishi.rules.access import Actor, Role
from shishi.rules.lifecycle import Refused
from shishi.rules.notifications import Channel
from tests import stand_ins
from tests.makers import AT, a_county, a_person
from tests.stand_ins import SECRET, Groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups() -> Iterator[Groups]:
    with stand_ins.groups() as held:
        yield held


def set_(admin: Actor, groups: Groups, **more) -> int:
    given = {
        "robot": None,
        "channel": Channel.WECOM,
        "name": "实事群",
        "address": groups.address("wecom", "robot-secret-9876"),
        "secret": "",
        "send": letters.send,
        "at": AT,
        **more,
    }
    return robots.set_robot(actor=admin, **given)


def test_a_robot_is_kept_once_its_vendor_took_the_trial(groups):
    admin = a_county()
    set_(admin, groups)
    (text,) = groups.texts["robot-secret-9876"]
    assert text.startswith("民生实事提醒：测试消息")
    (line,) = look.robots(admin)
    assert (line.name, line.shown, line.active, line.signed) == ("实事群", "9876", True, False)


def test_what_its_vendor_refuses_is_not_kept(groups):
    admin = a_county()
    groups.next.append(("errcode", 93000))
    with pytest.raises(Refused, match="机器人地址无效") as refused:
        set_(admin, groups)
    assert refused.value.verdict.where == "address"
    assert Robot.objects.count() == 0


def test_nothing_in_the_database_nor_in_the_trail_shows_the_address(groups):
    admin = a_county()
    set_(admin, groups, send=None)
    feishu = {"channel": Channel.FEISHU, "address": groups.address("feishu", "hook-secret-1111")}
    set_(admin, groups, name="飞书群", secret=SECRET, send=None, **feishu)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM records_robot")
        stored = repr(cursor.fetchall())
    stored += repr(list(AuditEntry.objects.values()))
    for secret in ("robot-secret", "hook-secret", SECRET):
        assert secret not in stored
    assert trail.verify().ok


def test_under_another_key_the_address_is_asked_for_again(groups, settings):
    admin = a_county()
    pk = set_(admin, groups, send=None)
    settings.SECRET_KEY = "x" * 64
    with pytest.raises(Refused, match="请重新填写地址"):
        robots.trial(actor=admin, robot=pk, send=letters.send, at=AT)
    assert groups.came == []


@pytest.mark.parametrize(
    ("more", "where", "says"),
    [
        ({"address": "https://example.cn/hook"}, "address", "从群设置中整段复制"),
        ({"address": ""}, "address", "从群设置中整段复制"),
        ({"name": "  "}, "name", "群的名称"),
        ({"name": "群" * 101}, "name", "不超过 100 个字"),
        ({"secret": "SEC1"}, "secret", "没有签名密钥"),
        ({"channel": Channel.MAIL}, "channel", "请从所列机器人中选择"),
    ],
)
def test_what_cannot_be_set(groups, more, where, says):
    admin = a_county()
    with pytest.raises(Refused, match=says) as refused:
        set_(admin, groups, **more)
    assert refused.value.verdict.where == where
    assert (Robot.objects.count(), groups.came) == (0, [])


def test_a_second_robot_of_one_name_is_refused(groups):
    admin = a_county()
    set_(admin, groups, send=None)
    with pytest.raises(Refused, match="已有名为“实事群”"):
        set_(admin, groups, send=None)
    assert Robot.objects.count() == 1


def test_a_change_without_address_keeps_it(groups):
    admin = a_county()
    pk = set_(admin, groups, send=None)
    set_(admin, groups, robot=pk, name="民生实事群", address="")
    assert len(groups.texts["robot-secret-9876"]) == 1
    line = look.robot(admin, pk)
    assert (line.name, line.shown) == ("民生实事群", "9876")


def test_another_vendor_needs_its_own_address(groups):
    admin = a_county()
    pk = set_(admin, groups, send=None)
    with pytest.raises(Refused, match="这不是钉钉群机器人的地址"):
        set_(admin, groups, robot=pk, channel=Channel.DINGTALK, address="")


def test_a_trial_of_a_robot_that_is_there(groups):
    admin = a_county()
    pk = set_(admin, groups, send=None)
    robots.trial(actor=admin, robot=pk, send=letters.send, at=AT)
    assert len(groups.texts["robot-secret-9876"]) == 1


def test_only_the_administrator_of_the_county_has_robots(groups):
    admin = a_county()
    pk = set_(admin, groups, send=None)
    office = a_person(admin, Role.INSPECTION_OFFICE)
    with pytest.raises(Refused, match="由系统管理员办理"):
        set_(office, groups)
    assert groups.came == []
    assert look.robots(office) == ()
    other = a_county("青溪县")
    for deed in (
        lambda: robots.switch(actor=other, robot=pk, active=False, at=AT),
        lambda: robots.trial(actor=other, robot=pk, send=letters.send, at=AT),
        lambda: look.robot(other, pk),
    ):
        with pytest.raises(door.NotThere):
            deed()
