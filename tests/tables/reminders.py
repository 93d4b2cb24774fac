"""What a digest says to a person and to a group."""

from datetime import date, datetime

from shishi.clock import HERE
from shishi.rules.bands import Light
from shishi.rules.occasions import Occasion
from shishi.rules.reminders import Matter
from tests.tables import Table

NONE = "没有新的，不发"
LAST_WORDS = "上一份摘要于 4月2日 22:00 生成，4月3日（周五）一早发出"
_OLD, _NEW = date(2026, 4, 1), date(2026, 4, 4)
_REPORT = "3月报送，2026年4月3日到期"


def _report(occasion: Occasion, since: date | datetime, number: int) -> Matter:
    return Matter(occasion, _REPORT, f"实事{number}", since, 2026, number)


def _light(light: Light, since: date, number: int) -> Matter:
    topic = f"由绿灯转为{light.label}"
    return Matter(Occasion.LIGHT, topic, f"实事{number}", since, 2026, number, light)


# What the manual says of each matter, and what the test builds from it.
MATTERS: dict[str, Matter] = {
    "第2件 4月1日退回待改": _report(Occasion.RETURNED, _OLD, 2),
    "第6件 4月2日 21:00 提交待审核": _report(
        Occasion.APPROVE, datetime(2026, 4, 2, 21, tzinfo=HERE), 6
    ),
    "第6件 4月3日 8:00 提交待审核": _report(
        Occasion.APPROVE, datetime(2026, 4, 3, 8, tzinfo=HERE), 6
    ),
    "第3件 4月4日逾期未报": _report(Occasion.OVERDUE, _NEW, 3),
    "第9件 4月4日逾期未报": _report(Occasion.OVERDUE, _NEW, 9),
    "第2件 4月1日转为红灯": _light(Light.RED, _OLD, 2),
    "第7件 4月4日转为黄灯": _light(Light.AMBER, _NEW, 7),
    "第4件议定事项 4月4日起临期": Matter(
        Occasion.DECISION, "2026年4月9日到期", "实事4", _NEW, 2026, 4
    ),
    "第5件施工许可证 4月4日起临期": Matter(
        Occasion.PERMIT, "施工许可证，2026年5月4日到期", "实事5", _NEW, 2026, 5
    ),
    "陆知遥的调度单 4月4日起待开": Matter(Occasion.MEETING, "应于2026年4月4日调度", "陆知遥", _NEW),
}

DIGESTS = Table(
    "个人的摘要",
    f"{LAST_WORDS}。有一件是新的就发，并把没有办结的一并列出，最急的在前；没有新的不发。"
    "摘要只写事由、日期和实事名称，内容登录后看。",
    ("没有办结的事", "摘要标题", "摘要各行"),
    (
        (("第2件 4月1日退回待改",), NONE, ""),
        (("第6件 4月2日 21:00 提交待审核",), NONE, ""),
        (
            ("第6件 4月3日 8:00 提交待审核",),
            f"1 件待办，最急：待审核，{_REPORT}",
            f"待审核：{_REPORT}。实事6",
        ),
        (
            (
                "第7件 4月4日转为黄灯",
                "第9件 4月4日逾期未报",
                "第3件 4月4日逾期未报",
                "第2件 4月1日退回待改",
            ),
            f"4 件待办，最急：退回待改，{_REPORT}",
            f"退回待改：{_REPORT}。实事2；"
            f"逾期未报：{_REPORT}。实事3、实事9；"
            "亮灯转差：由绿灯转为黄灯。实事7",
        ),
        (
            ("第4件议定事项 4月4日起临期", "第5件施工许可证 4月4日起临期"),
            "2 件待办，最急：议定事项临期，2026年4月9日到期",
            "议定事项临期：2026年4月9日到期。实事4；手续临期：施工许可证，2026年5月4日到期。实事5",
        ),
        (
            ("陆知遥的调度单 4月4日起待开",),
            "1 件待办，最急：周调度待开，应于2026年4月4日调度",
            "周调度待开：应于2026年4月4日调度。陆知遥",
        ),
    ),
)

GROUPS = Table(
    "群机器人的消息",
    f"{LAST_WORDS}。群消息在公共网络上传送，只写第几件和灯，附登录地址；退回、审核、议定事项和手续都不发到群里。",
    ("没有办结的事", "消息标题", "消息各行"),
    (
        (("第2件 4月1日退回待改", "第6件 4月3日 8:00 提交待审核"), NONE, ""),
        (("第4件议定事项 4月4日起临期", "第5件施工许可证 4月4日起临期"), NONE, ""),
        (
            (
                "第7件 4月4日转为黄灯",
                "第2件 4月1日转为红灯",
                "第9件 4月4日逾期未报",
                "第3件 4月4日逾期未报",
                "第2件 4月1日退回待改",
                "第4件议定事项 4月4日起临期",
            ),
            "民生实事提醒：红灯 1 件，黄灯 1 件，未报 2 件",
            "2026年 红灯：第2件；2026年 黄灯：第7件；2026年 未报：第3件、第9件",
        ),
    ),
)
