"""Which period a day lies in, and what it is called."""

from datetime import date

from shishi.rules.periods import Cadence
from tests.tables import Table

CONTAINING = Table(
    "某日属于哪一个报送期",
    "报送期首尾相接，不留空，不重叠。周从周一到周日；周的年度随它的周四。",
    ("日期", "周期", "名称", "首日", "末日"),
    (
        (date(2026, 3, 18), Cadence.WEEK, "3月16日—22日", date(2026, 3, 16), date(2026, 3, 22)),
        (date(2026, 3, 22), Cadence.WEEK, "3月16日—22日", date(2026, 3, 16), date(2026, 3, 22)),
        (date(2026, 4, 1), Cadence.WEEK, "3月30日—4月5日", date(2026, 3, 30), date(2026, 4, 5)),
        (
            date(2027, 1, 1),
            Cadence.WEEK,
            "2026年12月28日—2027年1月3日",
            date(2026, 12, 28),
            date(2027, 1, 3),
        ),
        (
            date(2026, 3, 15),
            Cadence.HALF_MONTH,
            "2026年3月上半月",
            date(2026, 3, 1),
            date(2026, 3, 15),
        ),
        (
            date(2028, 2, 16),
            Cadence.HALF_MONTH,
            "2028年2月下半月",
            date(2028, 2, 16),
            date(2028, 2, 29),
        ),
        (date(2026, 2, 28), Cadence.MONTH, "2026年2月", date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 12, 31), Cadence.MONTH, "2026年12月", date(2026, 12, 1), date(2026, 12, 31)),
        (date(2026, 4, 1), Cadence.TWO_MONTHS, "2026年3—4月", date(2026, 3, 1), date(2026, 4, 30)),
        (date(2026, 3, 31), Cadence.QUARTER, "2026年第一季度", date(2026, 1, 1), date(2026, 3, 31)),
        (
            date(2026, 10, 1),
            Cadence.QUARTER,
            "2026年第四季度",
            date(2026, 10, 1),
            date(2026, 12, 31),
        ),
        (date(2026, 6, 30), Cadence.HALF_YEAR, "2026年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), Cadence.HALF_YEAR, "2026年下半年", date(2026, 7, 1), date(2026, 12, 31)),
        (date(2026, 7, 1), Cadence.YEAR, "2026年", date(2026, 1, 1), date(2026, 12, 31)),
    ),
)

OF_A_YEAR = Table(
    "一年有几个报送期",
    "周的个数按周四在哪一年计算，所以 2026 年有 53 周。",
    ("年度", "周期", "个数", "第一个的首日", "最后一个的末日"),
    (
        (2026, Cadence.WEEK, 53, date(2025, 12, 29), date(2027, 1, 3)),
        (2027, Cadence.WEEK, 52, date(2027, 1, 4), date(2028, 1, 2)),
        (2026, Cadence.HALF_MONTH, 24, date(2026, 1, 1), date(2026, 12, 31)),
        (2026, Cadence.MONTH, 12, date(2026, 1, 1), date(2026, 12, 31)),
        (2026, Cadence.TWO_MONTHS, 6, date(2026, 1, 1), date(2026, 12, 31)),
        (2026, Cadence.QUARTER, 4, date(2026, 1, 1), date(2026, 12, 31)),
        (2026, Cadence.HALF_YEAR, 2, date(2026, 1, 1), date(2026, 12, 31)),
        (2026, Cadence.YEAR, 1, date(2026, 1, 1), date(2026, 12, 31)),
    ),
)
