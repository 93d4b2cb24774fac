"""提醒 — by which way something is told, how it stands with its delivery, and when to try again.

What goes out can be told twice, never, or once; no vendor of group robots offers a key by which it
would itself leave out a repetition. So a message whose fate is unknown is not sent again: it is
given up with a sentence that says so, and what it told stands in the product anyway.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Channel(StrEnum):
    """渠道."""

    PRODUCT = "product"
    MAIL = "mail"
    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"

    @property
    def label(self) -> str:
        return {
            "product": "站内",
            "mail": "邮件",
            "wecom": "企业微信群机器人",
            "dingtalk": "钉钉群机器人",
            "feishu": "飞书群机器人",
        }[self.value]


GROUPS = (Channel.WECOM, Channel.DINGTALK, Channel.FEISHU)


class Delivery(StrEnum):
    """投递状态."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"

    @property
    def label(self) -> str:
        return {"waiting": "待发", "delivered": "已发", "given_up": "未发出"}[self.value]


class Fate(StrEnum):
    """结果 of one attempt: `LATER` was certainly not taken and may be tried again, `NEVER` was
    refused for good, of `UNKNOWN` nobody can say."""

    SENT = "sent"
    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt; `says` is the sentence for the page."""

    fate: Fate
    says: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """信件 — what a courier needs. `to` is the address of a person or of a robot; `once` names the
    letter, so that a mail program shows a repetition as the same letter."""

    channel: Channel
    to: str
    secret: str
    title: str
    lines: tuple[str, ...]
    path: str
    once: str


@dataclass(frozen=True, slots=True)
class Next:
    """How a message stands after an attempt."""

    state: Delivery
    not_before: datetime
    fault: str = ""


LEASE = timedelta(minutes=5)  # longer than any attempt lasts
_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 120))
MOST_TRIES = len(_PAUSES) + 1
_DAILY = "digest:"
INTERRUPTED = "发送时程序中断，不能确定是否送达。为免重复，不再发送。"
STALE = "当天办公时间内没有发出。事项未办结的，并入以后的提醒。"


def after(outcome: Outcome, tries: int, at: datetime) -> Next:
    """How the message stands after its `tries`-th attempt: with growing pauses it is tried again,
    after the last it is given up with its fault."""
    if outcome.fate is Fate.SENT:
        return Next(Delivery.DELIVERED, at)
    if outcome.fate is Fate.LATER and tries < MOST_TRIES:
        return Next(Delivery.WAITING, at + _PAUSES[tries - 1], outcome.says)
    if outcome.fate is Fate.LATER:
        return Next(Delivery.GIVEN_UP, at, f"{outcome.says}已试 {tries} 次，不再发送。")
    return Next(Delivery.GIVEN_UP, at, outcome.says)


def daily(day: date) -> str:
    """The key of the one digest of a day."""
    return f"{_DAILY}{day.isoformat()}"


def day_of(key: str) -> date:
    """The day of a digest, by its key."""
    return date.fromisoformat(key.removeprefix(_DAILY))


def fitted(lines: Sequence[str], most: int, tail: str = "") -> str:
    """The lines with their tail within `most` bytes of UTF-8; what does not fit is counted."""
    held = list(lines)
    while True:
        left = len(lines) - len(held)
        more = [f"另有 {left} 行，请登录查看。"] if left else []
        whole = "\n".join([*held, *more, *([tail] if tail else [])])
        if len(whole.encode()) <= most or not held:
            return whole
        held.pop()
