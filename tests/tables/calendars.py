"""Which days are worked, and where deadlines come to lie."""

from datetime import date

from shishi.rules.calendars import DayKind, Scope, Shift
from tests.tables import Table

_2025, _2026 = "国办发明电〔2024〕12号", "国办发明电〔2025〕7号"

ARRANGED = Table(
    "表中各例所用的放假安排",
    "每行一段日期，首尾两日都算在内。窄的范围压过宽的范围：本单位压过本地区，本地区压过全国。",
    ("名称", "起", "止", "性质", "范围", "依据"),
    (
        (
            "国庆节、中秋节",
            date(2025, 10, 1),
            date(2025, 10, 8),
            DayKind.HOLIDAY,
            Scope.NATION,
            _2025,
        ),
        ("国庆节", date(2025, 10, 11), date(2025, 10, 11), DayKind.WORKDAY, Scope.NATION, _2025),
        ("元旦", date(2026, 1, 1), date(2026, 1, 3), DayKind.HOLIDAY, Scope.NATION, _2026),
        ("元旦", date(2026, 1, 4), date(2026, 1, 4), DayKind.WORKDAY, Scope.NATION, _2026),
        ("春节", date(2026, 2, 14), date(2026, 2, 14), DayKind.WORKDAY, Scope.NATION, _2026),
        ("春节", date(2026, 2, 15), date(2026, 2, 23), DayKind.HOLIDAY, Scope.NATION, _2026),
        ("春节", date(2026, 2, 28), date(2026, 2, 28), DayKind.WORKDAY, Scope.NATION, _2026),
        ("清明节", date(2026, 4, 4), date(2026, 4, 6), DayKind.HOLIDAY, Scope.NATION, _2026),
        ("劳动节", date(2026, 5, 1), date(2026, 5, 5), DayKind.HOLIDAY, Scope.NATION, _2026),
        ("劳动节", date(2026, 5, 9), date(2026, 5, 9), DayKind.WORKDAY, Scope.NATION, _2026),
        ("端午节", date(2026, 6, 19), date(2026, 6, 21), DayKind.HOLIDAY, Scope.NATION, _2026),
        ("国庆节", date(2026, 9, 20), date(2026, 9, 20), DayKind.WORKDAY, Scope.NATION, _2026),
        ("中秋节", date(2026, 9, 25), date(2026, 9, 27), DayKind.HOLIDAY, Scope.NATION, _2026),
        ("国庆节", date(2026, 10, 1), date(2026, 10, 7), DayKind.HOLIDAY, Scope.NATION, _2026),
        ("国庆节", date(2026, 10, 10), date(2026, 10, 10), DayKind.WORKDAY, Scope.NATION, _2026),
        ("值守", date(2026, 4, 4), date(2026, 4, 4), DayKind.WORKDAY, Scope.OFFICE, ""),
        ("县庆", date(2026, 8, 14), date(2026, 8, 14), DayKind.HOLIDAY, Scope.REGION, ""),
        ("值守", date(2026, 8, 14), date(2026, 8, 14), DayKind.WORKDAY, Scope.OFFICE, ""),
        ("县庆", date(2026, 8, 17), date(2026, 8, 17), DayKind.HOLIDAY, Scope.REGION, ""),
    ),
)

WORKED = Table(
    "某日是否上班，为什么",
    "先看放假安排，再看星期。",
    ("日期", "是否上班", "原因"),
    (
        (date(2026, 3, 4), "上班", "周三"),
        (date(2026, 3, 7), "休息", "周六"),
        (date(2026, 3, 8), "休息", "周日"),
        (date(2026, 10, 5), "休息", f"国庆节放假（{_2026}）"),
        (date(2026, 10, 10), "上班", f"国庆节调休上班（{_2026}）"),
        (date(2026, 4, 4), "上班", "值守调休上班"),
        (date(2026, 4, 6), "休息", f"清明节放假（{_2026}）"),
        (date(2026, 8, 14), "上班", "值守上班"),
        (date(2026, 8, 17), "休息", "县庆放假"),
        (date(2027, 10, 1), "上班", "周五"),
    ),
)

MOVED = Table(
    "遇休息日怎样处理",
    "上班的日子不动；休息的日子按所定办法处理。",
    ("日期", "办法", "结果"),
    (
        (date(2026, 3, 5), Shift.NEXT, date(2026, 3, 5)),
        (date(2026, 9, 5), Shift.KEEP, date(2026, 9, 5)),
        (date(2026, 9, 5), Shift.NEXT, date(2026, 9, 7)),
        (date(2026, 9, 5), Shift.PREVIOUS, date(2026, 9, 4)),
        (date(2026, 10, 5), Shift.KEEP, date(2026, 10, 5)),
        (date(2026, 10, 5), Shift.NEXT, date(2026, 10, 8)),
        (date(2026, 10, 5), Shift.PREVIOUS, date(2026, 9, 30)),
        (date(2026, 10, 10), Shift.NEXT, date(2026, 10, 10)),
        (date(2026, 2, 15), Shift.NEXT, date(2026, 2, 24)),
        (date(2026, 2, 15), Shift.PREVIOUS, date(2026, 2, 14)),
        (date(2026, 8, 15), Shift.NEXT, date(2026, 8, 18)),
    ),
)

COUNTED = Table(
    "若干个工作日之后是哪一天",
    "起算的当日不计入；负数是往前数。",
    ("起算日", "工作日数", "结果"),
    (
        (date(2026, 3, 5), 0, date(2026, 3, 5)),
        (date(2026, 3, 5), 1, date(2026, 3, 6)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 9), -1, date(2026, 3, 6)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
        (date(2026, 10, 5), -1, date(2026, 9, 30)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        (date(2026, 2, 24), 5, date(2026, 3, 2)),
    ),
)
