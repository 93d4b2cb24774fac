"""What the vendors of group robots take, and what their answers mean."""

from datetime import datetime, timedelta

import pytest

from shishi.clock import HERE
from shishi.rules.notifications import GROUPS, Channel, Fate
from shishi.rules.robots import VENDORS, answered, may_use, room, shown

WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef"
FEISHU = "https://open.feishu.cn/open-apis/bot/v2/hook/5d6ae8ac-1c2d-4f5e"
AT = datetime(2026, 9, 25, 9, 3, tzinfo=HERE)


@pytest.mark.parametrize(
    ("channel", "address", "secret", "where"),
    [
        (Channel.WECOM, WECOM, "", None),
        (Channel.WECOM, WECOM.replace("qyapi.weixin.qq.com", "zwwx.example.cn:8443/api"), "", None),
        (Channel.WECOM, WECOM.replace("https://qyapi.weixin.qq.com", "http://10.1.2.3"), "", None),
        (Channel.WECOM, WECOM.replace("https", "http"), "", "address"),  # the key in the clear
        (Channel.WECOM, WECOM, "SEC1", "secret"),
        (Channel.WECOM, DINGTALK, "", "address"),
        (Channel.WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", "", "address"),
        (Channel.DINGTALK, DINGTALK, "SECtest", None),
        (Channel.DINGTALK, FEISHU, "", "address"),
        (Channel.FEISHU, FEISHU, "", None),
        (Channel.FEISHU, FEISHU + "/../../x", "", "address"),
        (Channel.FEISHU, "ftp://open.feishu.cn/open-apis/bot/v2/hook/5d6ae8ac", "", "address"),
        (Channel.FEISHU, "https://user@evil.cn/open-apis/bot/v2/hook/5d6ae8ac", "", "address"),
        (Channel.FEISHU, "", "", "address"),
    ],
)
def test_which_addresses_are_robots(channel, address, secret, where):
    verdict = may_use(channel, address, secret)
    assert (verdict.where if not verdict else None) == where


def test_only_the_last_four_characters_of_the_key_are_shown():
    assert [
        shown(channel, address)
        for channel, address in zip(GROUPS, (WECOM, DINGTALK, FEISHU), strict=True)
    ] == ["5aaa", "cdef", "4f5e"]


@pytest.mark.parametrize(
    ("channel", "code", "fate", "names"),
    [
        (Channel.WECOM, 0, Fate.SENT, ""),
        (Channel.WECOM, 45009, Fate.LATER, "频繁"),
        (Channel.WECOM, 93000, Fate.NEVER, "地址无效"),
        (Channel.WECOM, 47001, Fate.LATER, "47001"),  # not listed
        (Channel.DINGTALK, 310000, Fate.NEVER, "加签密钥"),
        (Channel.DINGTALK, 410100, Fate.LATER, "限流"),
        (Channel.FEISHU, 19021, Fate.NEVER, "签名"),
        (Channel.FEISHU, 11232, Fate.LATER, "限流"),
        (Channel.FEISHU, None, Fate.NEVER, "核对地址"),  # an answer of something else
    ],
)
def test_what_an_answer_means(channel, code, fate, names):
    outcome = answered(channel, code, "data format error")
    assert outcome.fate is fate
    assert names in outcome.says


@pytest.mark.parametrize(
    ("channel", "minute", "ages", "expected"),
    [
        (Channel.WECOM, 3, [], 20),
        (Channel.WECOM, 3, [5] * 18, 2),
        (Channel.WECOM, 3, [5] * 25, 0),
        (Channel.WECOM, 3, [61] * 20, 20),
        (Channel.DINGTALK, 0, [5] * 19, 1),
        (Channel.FEISHU, 3, [5] * 20, 5),
        (Channel.FEISHU, 3, [5] * 98, 2),
        (Channel.FEISHU, 0, [], 0),  # everybody's timers
        (Channel.FEISHU, 30, [], 0),
    ],
)
def test_how_many_more_a_robot_may_send(channel, minute, ages, expected):
    at = AT.replace(minute=minute)
    assert room(channel, [at - timedelta(seconds=age) for age in ages], at) == expected


def test_every_group_has_its_vendor():
    assert set(VENDORS) == set(GROUPS)
