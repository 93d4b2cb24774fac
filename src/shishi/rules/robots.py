"""群机器人 — what WeCom, DingTalk and Feishu take, how often, and what their refusals mean.

Limits and addresses: standards paper §6.4. A private build (政务微信) has its own host; what
comes after the host is the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from shishi.rules.lifecycle import YES, Verdict, no
from shishi.rules.notifications import Channel, Fate, Outcome

_ADDRESS = re.compile(r"(https?)://([^/?#\s@]+)(/[^?#\s]*)?(?:\?([^#\s]*))?")


@dataclass(frozen=True, slots=True)
class Vendor:
    """一家 — `most` messages a minute (and a second) of one robot, `bytes` of one text; minutes of
    the hour that it asks to leave alone; `refusals` by code, those in `passing` may be over soon.
    """

    host: str
    address: re.Pattern[str]
    example: str
    most: int
    most_a_second: int
    bytes: int
    crowded: tuple[int, ...]
    signs: bool
    refusals: Mapping[int, str]
    passing: frozenset[int]


VENDORS: MappingProxyType[Channel, Vendor] = MappingProxyType(
    {
        Channel.WECOM: Vendor(
            "qyapi.weixin.qq.com",
            re.compile(r".*/cgi-bin/webhook/send\?(?:.*&)?key=([\w-]{4,})(?:&.*)?"),
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=……",
            most=20,
            most_a_second=20,
            bytes=2048,
            crowded=(),
            signs=False,
            refusals=MappingProxyType(
                {
                    -1: "企业微信繁忙，稍后再发。",
                    45009: "发送过于频繁，企业微信暂不接收，稍后再发。",
                    93000: "机器人地址无效，或机器人已被移出群。请在群设置中核对后重新填写地址。",
                    40058: "消息超过企业微信规定的长度。",
                    44004: "消息没有内容。",
                }
            ),
            passing=frozenset({-1, 45009}),
        ),
        Channel.DINGTALK: Vendor(
            "oapi.dingtalk.com",
            re.compile(r".*/robot/send\?(?:.*&)?access_token=(\w{4,})(?:&.*)?"),
            "https://oapi.dingtalk.com/robot/send?access_token=……",
            most=20,
            most_a_second=20,
            bytes=20000,
            crowded=(),
            signs=True,
            refusals=MappingProxyType(
                {
                    -1: "钉钉繁忙，稍后再发。",
                    130101: "发送过于频繁，钉钉限流，稍后再发。",
                    410100: "发送过于频繁，钉钉限流，稍后再发。",
                    300001: "机器人地址无效。请在群设置中核对后重新填写地址。",
                    310000: "没有通过机器人的安全设置。请核对加签密钥；"
                    "用关键词的，关键词应为“民生实事”；用地址段的，应包括本机的出口地址。",
                    400013: "群已解散，机器人不能再发消息。",
                }
            ),
            passing=frozenset({-1, 130101, 410100}),
        ),
        Channel.FEISHU: Vendor(
            "open.feishu.cn",
            re.compile(r".*/open-apis/bot/v2/hook/([\w-]{4,})"),
            "https://open.feishu.cn/open-apis/bot/v2/hook/……",
            most=100,
            most_a_second=5,
            bytes=20000,
            crowded=(0, 30),
            signs=True,
            refusals=MappingProxyType(
                {
                    9499: "飞书不认识这条消息的格式。",
                    11232: "发送过于频繁，飞书限流，稍后再发。",
                    19001: "机器人地址无效。请在群设置中核对后重新填写地址。",
                    19021: "签名不符，或本机时钟误差超过一小时。请核对签名密钥和本机时钟。",
                    19022: "本机的出口地址不在机器人的白名单中。",
                    19024: "没有通过关键词校验，关键词应为“民生实事”。",
                }
            ),
            passing=frozenset({11232}),
        ),
    }
)


def may_use(channel: Channel, address: str, secret: str) -> Verdict:
    """Whether the address is one of the vendor's robots."""
    vendor, found = VENDORS[channel], _ADDRESS.fullmatch(address)
    if found is None or not vendor.address.fullmatch(address):
        says = f"这不是{channel.label}的地址，应形如 {vendor.example}。请从群设置中整段复制。"
        return no(says, "address")
    if found[1] == "http" and found[2] == vendor.host:
        return no("地址应以 https:// 开头，否则密钥会在网络上外露。请改正。", "address")
    if secret and not vendor.signs:
        return no(f"{channel.label}没有签名密钥。请留空。", "secret")
    return YES


def shown(channel: Channel, address: str) -> str:
    """The last four characters of its key: enough to tell two robots apart, too few to use."""
    found = VENDORS[channel].address.fullmatch(address)
    return found[1][-4:] if found else ""


def answered(channel: Channel, code: object, words: object) -> Outcome:
    """What the vendor's answer means. A code that is not listed may be over soon."""
    if code == 0:
        return Outcome(Fate.SENT)
    vendor = VENDORS[channel]
    if not isinstance(code, int):
        return Outcome(Fate.NEVER, "对方的回答不是机器人接口的格式。请核对地址。")
    if code in vendor.refusals:
        fate = Fate.LATER if code in vendor.passing else Fate.NEVER
        return Outcome(fate, vendor.refusals[code])
    return Outcome(Fate.LATER, f"{channel.label}没有接收（{code}：{str(words)[:80]}）。")


def room(channel: Channel, sent: Sequence[datetime], at: datetime) -> int:
    """How many more messages the robot may send in this second, after those of the last minute;
    none in the minutes that everybody's timers crowd."""
    vendor = VENDORS[channel]
    if at.minute in vendor.crowded:
        return 0
    recent = sum(0 <= (at - one).total_seconds() < 60 for one in sent)
    return max(0, min(vendor.most_a_second, vendor.most - recent))
