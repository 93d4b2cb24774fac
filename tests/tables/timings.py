"""Who was in time: every case of one round."""

from datetime import date

from shishi.rules.timings import Timeliness
from tests.tables import Table

LATENESS = Table(
    "按时、迟报与逾期未报",
    "以 2026年2月的月报为例：2月25日开放，3月5日到期，3月19日补报截止。"
    "未报不等于“无变化”：过了到期日没有收到，就是逾期未报。",
    ("延期至", "提交日", "查看日", "时效", "逾期天数", "当日能否填报"),
    (
        ("—", "—", date(2026, 2, 24), Timeliness.NOT_OPEN, 0, "不能"),
        ("—", "—", date(2026, 2, 25), Timeliness.OPEN, 0, "能"),
        ("—", "—", date(2026, 3, 5), Timeliness.OPEN, 0, "能"),
        ("—", "—", date(2026, 3, 6), Timeliness.MISSING, 1, "能"),
        ("—", "—", date(2026, 3, 19), Timeliness.MISSING, 14, "能"),
        ("—", "—", date(2026, 3, 20), Timeliness.MISSING, 15, "不能"),
        ("—", date(2026, 3, 5), date(2026, 4, 1), Timeliness.ON_TIME, 0, "不能"),
        ("—", date(2026, 3, 6), date(2026, 3, 6), Timeliness.LATE, 1, "能"),
        ("—", date(2026, 3, 12), date(2026, 4, 1), Timeliness.LATE, 7, "不能"),
        ("—", date(2026, 3, 12), date(2026, 3, 10), Timeliness.MISSING, 5, "能"),
        ("—", date(2026, 3, 12), date(2026, 3, 4), Timeliness.OPEN, 0, "能"),
        (date(2026, 3, 10), "—", date(2026, 3, 10), Timeliness.OPEN, 0, "能"),
        (date(2026, 3, 10), "—", date(2026, 3, 11), Timeliness.MISSING, 1, "能"),
        (date(2026, 3, 10), date(2026, 3, 10), date(2026, 4, 1), Timeliness.ON_TIME, 0, "不能"),
        (date(2026, 3, 10), date(2026, 3, 12), date(2026, 4, 1), Timeliness.LATE, 2, "不能"),
        (date(2026, 3, 25), "—", date(2026, 3, 25), Timeliness.OPEN, 0, "能"),
        (date(2026, 3, 25), "—", date(2026, 3, 26), Timeliness.MISSING, 1, "不能"),
    ),
)

RATED = Table(
    "报送率",
    "应报为已经开放的份数，已报为按时与迟报之和；报送率为已报除以应报，按时率为按时除以应报。",
    ("按时", "迟报", "逾期未报", "待报", "未开放", "应报", "已报", "报送率", "按时率"),
    (
        (0, 0, 0, 0, 0, 0, 0, "—", "—"),
        (0, 0, 0, 0, 4, 0, 0, "—", "—"),
        (8, 0, 0, 0, 0, 8, 8, "100%", "100%"),
        (5, 2, 1, 0, 0, 8, 7, "87.5%", "62.5%"),
        (3, 0, 0, 1, 2, 4, 3, "75%", "75%"),
        (0, 0, 5, 0, 0, 5, 0, "0%", "0%"),
    ),
)
