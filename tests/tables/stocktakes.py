"""Who is on the sheet of a weekly stocktake and why; how a matter goes up; how a decision ends."""

from datetime import date

from shishi.rules.decisions import DecisionState
from shishi.rules.escalations import Rung
from shishi.rules.stocktakes import Reason
from tests.tables import Table

NONE = "—"

# What the manual says of each case, and what the test builds from it.
SITUATIONS: dict[str, dict[str, object]] = {
    "进展正常": {},
    "计划 4月10日开工，尚未开工": {"start_planned_on": date(2026, 4, 10)},
    "计划 6月30日开工，尚未开工": {"start_planned_on": date(2026, 6, 30)},
    "计划 4月10日开工，4月20日开工": {
        "start_planned_on": date(2026, 4, 10),
        "started_on": date(2026, 4, 20),
    },
    "自 5月1日起滞后，现低 20 个百分点": {"actual": 40, "behind_since": date(2026, 5, 1)},
    "低 9 个百分点": {"actual": 51},
    "6月2日提出问题，尚未解决": {"problem": "征拆受阻", "problem_on": date(2026, 6, 2)},
    "施工许可证应于 6月29日前办结，尚未办结": {
        "permit": "施工许可证",
        "permit_due_on": date(2026, 6, 29),
    },
    "施工许可证应于 6月30日前办结，尚未办结": {
        "permit": "施工许可证",
        "permit_due_on": date(2026, 6, 30),
    },
    "应于 6月5日前报送，尚未报送": {"report_due_on": date(2026, 6, 5)},
    "应于 6月30日前报送，尚未报送": {"report_due_on": date(2026, 6, 30)},
    "自 5月5日起连续两期报无变化": {"unchanged": 2, "unchanged_since": date(2026, 5, 5)},
    "6月5日报无变化，只此一期": {"unchanged": 1, "unchanged_since": date(2026, 6, 5)},
    "资金只到计划的四成": {"funds_ratio": "0.4"},
    "全部完成并审定，6月2日的问题未注销": {
        "done": True,
        "problem": "征拆受阻",
        "problem_on": date(2026, 6, 2),
    },
}

ATTENTION = Table(
    "哪些项目列入周调度",
    "调度日为 2026年6月30日，按“默认”规则亮灯。计划日、应办结日、报送到期日当天都不算逾期。"
    "进展正常的项目不列入，也不另行填报。",
    ("情况", "列入原因", "自何日起"),
    (
        ("进展正常", NONE, NONE),
        ("计划 4月10日开工，尚未开工", Reason.NOT_STARTED, date(2026, 4, 10)),
        ("计划 6月30日开工，尚未开工", NONE, NONE),
        ("计划 4月10日开工，4月20日开工", NONE, NONE),
        ("自 5月1日起滞后，现低 20 个百分点", Reason.BEHIND, date(2026, 5, 1)),
        ("低 9 个百分点", NONE, NONE),
        ("6月2日提出问题，尚未解决", Reason.PROBLEM, date(2026, 6, 2)),
        ("施工许可证应于 6月29日前办结，尚未办结", Reason.PERMIT_STUCK, date(2026, 6, 29)),
        ("施工许可证应于 6月30日前办结，尚未办结", NONE, NONE),
        ("应于 6月5日前报送，尚未报送", Reason.MISSING_REPORT, date(2026, 6, 5)),
        ("应于 6月30日前报送，尚未报送", NONE, NONE),
        ("自 5月5日起连续两期报无变化", Reason.NO_CHANGE_TWICE, date(2026, 5, 5)),
        ("6月5日报无变化，只此一期", NONE, NONE),
        ("资金只到计划的四成", Reason.LIT, date(2026, 6, 30)),
        ("全部完成并审定，6月2日的问题未注销", NONE, NONE),
    ),
)

ESCALATION = Table(
    "需协调事项逐级提交",
    "2026年6月1日提出。包抓领导、专题会、县长办公会各 7 天，县委县政府 14 天；"
    "时限到期只提出建议，是否提交由人决定，提前提交须写明理由。",
    ("提交上一层级的日期", "查看日", "所在层级", "剩余天数", "结果"),
    (
        (NONE, date(2026, 6, 1), Rung.SPONSOR, 7, "如须提前提交上一层级，请写明理由"),
        (NONE, date(2026, 6, 8), Rung.SPONSOR, 0, "如须提前提交上一层级，请写明理由"),
        (NONE, date(2026, 6, 9), Rung.SPONSOR, -1, "可以提交"),
        ("6月9日", date(2026, 6, 9), Rung.SPECIAL, 7, "如须提前提交上一层级，请写明理由"),
        ("6月9日", date(2026, 6, 8), Rung.SPONSOR, 0, "如须提前提交上一层级，请写明理由"),
        ("6月9日", date(2026, 6, 20), Rung.SPECIAL, -4, "可以提交"),
        (
            "6月9日、6月20日",
            date(2026, 6, 27),
            Rung.EXECUTIVE,
            0,
            "如须提前提交上一层级，请写明理由",
        ),
        ("6月9日、6月20日、6月28日", date(2026, 7, 12), Rung.COUNTY, 0, "没有更高的层级"),
        ("6月9日、6月20日、6月28日", date(2026, 7, 15), Rung.COUNTY, -3, "没有更高的层级"),
    ),
)

LIFE = Table(
    "议定事项怎样了结",
    "查看日为 2026年6月30日。不予办理和结转都须写明理由，结转还须写明新的期限。",
    ("现状", "办理", "说明", "新期限", "结果"),
    (
        (DecisionState.OPEN, "办结", "", date(2026, 6, 30), DecisionState.DONE),
        (DecisionState.OPEN, "不予办理", "政策不允许", date(2026, 6, 30), DecisionState.REFUSED),
        (DecisionState.OPEN, "不予办理", " ", date(2026, 6, 30), "没有写明理由"),
        (DecisionState.OPEN, "结转", "等待批复", date(2026, 7, 7), DecisionState.CARRIED),
        (DecisionState.OPEN, "结转", "等待批复", date(2026, 6, 30), DecisionState.CARRIED),
        (DecisionState.OPEN, "结转", "等待批复", date(2026, 6, 29), "期限已过"),
        (DecisionState.OPEN, "结转", "", date(2026, 7, 7), "没有写明理由"),
        (DecisionState.CARRIED, "办结", "", date(2026, 6, 30), DecisionState.DONE),
        (DecisionState.CARRIED, "结转", "再等批复", date(2026, 7, 14), DecisionState.CARRIED),
        (DecisionState.DONE, "结转", "再办", date(2026, 7, 7), "已办结"),
        (DecisionState.DONE, "办结", "", date(2026, 7, 7), "已办结"),
        (DecisionState.REFUSED, "办结", "", date(2026, 7, 7), "已决定不予办理"),
    ),
)
