"""Of what a unit and an office are told day by day; the calendar knows weekends alone."""

from datetime import date

from shishi.rules.bands import Light
from shishi.rules.occasions import Occasion
from tests.tables import Table

NONE = "不提醒"
R, A, G, GREY = Light.RED, Light.AMBER, Light.GREEN, Light.GREY


def _april(*rows: tuple[int, object, int]) -> tuple[tuple[object, ...], ...]:
    return tuple((date(2026, 4, on), word, date(2026, 4, since)) for on, word, since in rows)


REPORTS = Table(
    "没有报送的逐日提醒",
    "2026年3月25日（周三）开放，4月2日提醒，4月3日（周五）到期，日历只计周末。"
    "“算新的日期”晚于上一份摘要的，当天发出摘要；不晚于的，不单独再发。",
    ("日期", "事由", "算新的日期"),
    (
        (date(2026, 3, 25), Occasion.OPENED, date(2026, 3, 25)),
        (date(2026, 4, 1), Occasion.OPENED, date(2026, 3, 25)),
        *_april(
            (2, Occasion.REMIND, 2),
            (3, Occasion.DUE, 3),
            (4, Occasion.OVERDUE, 4),
            (9, Occasion.OVERDUE, 4),
            (10, Occasion.OVERDUE, 10),  # the fifth workday after
            (16, Occasion.OVERDUE, 10),
            (17, Occasion.OVERDUE, 17),
        ),
    ),
)

WAITING = Table(
    "等待办理的，多久再提醒",
    "报送于 2026年4月3日（周五）退回、提交或者审核，此后一直没有办。",
    ("日期", "算新的日期"),
    tuple(
        (date(2026, 4, on), date(2026, 4, since))
        for on, since in ((3, 3), (4, 3), (7, 3), (8, 8), (10, 8), (13, 13))
    ),
)

DECISIONS = Table(
    "议定事项的逐日提醒",
    "办理期限为 2026年4月10日（周五），一直没有了结。结转的，按新的期限重新计算。",
    ("日期", "事由", "算新的日期"),
    (
        (date(2026, 4, 6), NONE, "—"),
        *_april(
            (7, Occasion.DECISION, 7),
            (9, Occasion.DECISION, 7),
            (10, Occasion.DECISION, 10),
            (11, Occasion.DECISION_LATE, 11),
            (16, Occasion.DECISION_LATE, 11),
            (17, Occasion.DECISION_LATE, 17),
        ),
    ),
)

PERMITS = Table(
    "手续的逐日提醒",
    "证照有效期、法定时限或者环节的最后一天为 2026年6月30日（周二），一直没有办结。"
    "环节没有有效期和法定时限的，到逾期才提醒。",
    ("日期", "事由", "算新的日期"),
    (
        (date(2026, 5, 30), NONE, "—"),
        (date(2026, 5, 31), Occasion.PERMIT, date(2026, 5, 31)),
        (date(2026, 6, 22), Occasion.PERMIT, date(2026, 5, 31)),
        (date(2026, 6, 23), Occasion.PERMIT, date(2026, 6, 23)),
        (date(2026, 6, 30), Occasion.PERMIT, date(2026, 6, 30)),
        (date(2026, 7, 1), Occasion.PERMIT_LATE, date(2026, 7, 1)),
        (date(2026, 7, 7), Occasion.PERMIT_LATE, date(2026, 7, 1)),
        (date(2026, 7, 8), Occasion.PERMIT_LATE, date(2026, 7, 8)),
    ),
)

_AWARD = "开工以前的环节 2026-03-31 办结，开工计划 2026-06-20"
_ALL = f"{_AWARD}，招标情况书面报告 2026-04-10 办结"
_SECOND = "项目代码 2026-03-30 办结，项目建议书计划 2026-04-09，开工计划 2026-04-09"

FALLING = Table(
    "哪些环节列入提醒",
    "前面的环节没有办结的，后面的环节不算逾期：耽误只算一次，算在卡住的那个环节上。"
    "开工（启动）逾期，在没有别的环节卡住时才列入。",
    ("环节办理情况", "查看日", "列入提醒"),
    (
        (_SECOND, date(2026, 4, 9), ()),
        (_SECOND, date(2026, 4, 10), ("项目建议书应于2026年4月9日前办结",)),
        (_AWARD, date(2026, 4, 1), ("招标情况书面报告，2026年4月15日到期",)),
        (_ALL, date(2026, 5, 30), ()),
        (_ALL, date(2026, 6, 10), ("施工许可证，2026年6月30日到期",)),
        (
            _ALL,
            date(2026, 6, 21),
            ("应于2026年6月20日前开工", "施工许可证，2026年6月30日到期"),
        ),
    ),
)

MEETINGS = Table(
    "周调度的逐日提醒",
    "某位县领导上次调度为 2026年4月1日（周三），此后没有登记调度。",
    ("日期", "算新的日期"),
    (
        (date(2026, 4, 7), NONE),
        (date(2026, 4, 8), date(2026, 4, 8)),
        (date(2026, 4, 14), date(2026, 4, 8)),
        (date(2026, 4, 15), date(2026, 4, 15)),
    ),
)

LIGHTS = Table(
    "亮灯转差",
    "只在灯比上一种灯重时提醒；未报由报送的提醒说明，不算转差，也不打断前后的比较。",
    ("2026年4月1日起逐日的灯", "提醒"),
    (
        ((G, G, A, A), "由绿灯转为黄灯，4月3日"),
        ((G, A, R), "由黄灯转为红灯，4月3日"),
        ((R, A, A), NONE),
        ((G, G), NONE),
        ((), NONE),
        ((A,), NONE),
        ((G, GREY, GREY), NONE),
        ((G, GREY, A), "由绿灯转为黄灯，4月3日"),
        ((GREY, A), NONE),
        ((G, A, G), NONE),
        ((A, GREY, A), NONE),
    ),
)
