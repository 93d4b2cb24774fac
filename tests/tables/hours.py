"""When somebody may be told something; National Day 2026 is from the 1st to the 7th of October,
and Saturday the 10th is worked."""

from datetime import datetime

from shishi.clock import HERE
from tests.tables import Table


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HERE)


OPEN = Table(
    "什么时候可以提醒",
    "例中只有 2026年10月1日至7日放假，10月10日（周六）上班。时刻一律为北京时间。"
    "作息写在年度设定的“提醒时间”里，没有设定的按“默认”。",
    ("作息", "时刻", "能否提醒"),
    (
        ("默认", _at(9, 25, 8, 59), "不提醒"),
        ("默认", _at(9, 25, 9, 0), "提醒"),
        ("默认", _at(9, 25, 17, 59), "提醒"),
        ("默认", _at(9, 25, 18, 0), "不提醒"),
        ("默认", _at(9, 26, 10, 0), "不提醒"),  # Saturday
        ("默认", _at(10, 1, 10, 0), "不提醒"),
        ("默认", _at(10, 10, 10, 0), "提醒"),
        ("新疆", _at(9, 25, 9, 59), "不提醒"),
        ("新疆", _at(9, 25, 13, 59), "提醒"),
        ("新疆", _at(9, 25, 14, 0), "不提醒"),
        ("新疆", _at(9, 25, 15, 45), "不提醒"),  # summer: the afternoon begins at 16:00
        ("新疆", _at(9, 25, 19, 59), "提醒"),
        ("新疆", _at(10, 8, 15, 45), "提醒"),  # winter: at 15:30
        ("新疆", _at(10, 8, 19, 45), "不提醒"),
        ("新疆", _at(4, 30, 15, 45), "提醒"),  # the winter goes on until the end of April
        ("新疆", _at(5, 6, 15, 45), "不提醒"),
    ),
)

TOLD = Table(
    "摘要何时发出",
    "系统每天生成一次摘要，作息为“默认”。办公时间之外生成的，到下一个办公时段开始时发出；"
    "要等一天以上的不生成，到时另行生成。当天办公时间内没有发出的邮件和群消息作废，没有办结的并入以后的摘要。",
    ("生成的时刻", "发出的时刻"),
    (
        (_at(9, 25, 6), _at(9, 25, 9)),
        (_at(9, 25, 11, 20), _at(9, 25, 11, 20)),
        (_at(9, 24, 23), _at(9, 25, 9)),
        (_at(9, 25, 23), "不生成"),  # Friday night: Sunday night's run knows better
        (_at(9, 27, 23), _at(9, 28, 9)),
        (_at(10, 1, 6), "不生成"),
        (_at(10, 7, 23), _at(10, 8, 9)),
    ),
)
