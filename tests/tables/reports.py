"""The life of a report, and what its silence means."""

from shishi.rules.reports import NoChange, ReportState, Saying
from tests.tables import Table

LIFE = Table(
    "报送的每一步",
    "各状态下可以办理的事项和办理以后的状态；“不能”表示在该状态下不能办理。"
    "采用以后的数不再改，有差错的办理更正。",
    ("现在的状态", "填写", "提交", "撤回", "审核通过", "退回", "采用"),
    (
        (
            ReportState.DRAFT,
            ReportState.DRAFT,
            ReportState.SUBMITTED,
            "不能",
            "不能",
            "不能",
            "不能",
        ),
        (
            ReportState.SUBMITTED,
            "不能",
            "不能",
            ReportState.DRAFT,
            ReportState.APPROVED,
            ReportState.RETURNED,
            "不能",
        ),
        (
            ReportState.APPROVED,
            "不能",
            "不能",
            "不能",
            "不能",
            ReportState.RETURNED,
            ReportState.ACCEPTED,
        ),
        (ReportState.ACCEPTED, "不能", "不能", "不能", "不能", "不能", "不能"),
        (
            ReportState.RETURNED,
            ReportState.RETURNED,
            ReportState.SUBMITTED,
            "不能",
            "不能",
            "不能",
            "不能",
        ),
    ),
)

SAID = Table(
    "有变化、无变化与未报",
    "没有提交就是未报，填写而未提交的也是未报；无变化必须由单位明确报出，并选择原因。",
    ("报送状态", "无变化的原因", "算作"),
    (
        ("没有报送", "—", Saying.SILENT),
        (ReportState.DRAFT, "—", Saying.SILENT),
        (ReportState.DRAFT, NoChange.SEASON, Saying.SILENT),
        (ReportState.RETURNED, NoChange.SEASON, Saying.SILENT),
        (ReportState.SUBMITTED, "—", Saying.CHANGED),
        (ReportState.SUBMITTED, NoChange.PERMIT, Saying.UNCHANGED),
        (ReportState.APPROVED, "—", Saying.CHANGED),
        (ReportState.APPROVED, NoChange.PERMIT, Saying.UNCHANGED),
        (ReportState.ACCEPTED, "—", Saying.CHANGED),
        (ReportState.ACCEPTED, NoChange.FUNDS, Saying.UNCHANGED),
    ),
)

TWICE = Table(
    "连续两期无变化的列入周调度",
    "各期按时间先后排列。未报既不是有变化，也不是无变化，中间有未报的不算连续。",
    ("各期", "是否列入"),
    (
        ((), "否"),
        ((Saying.UNCHANGED,), "否"),
        ((Saying.UNCHANGED, Saying.UNCHANGED), "是"),
        ((Saying.CHANGED, Saying.UNCHANGED, Saying.UNCHANGED), "是"),
        ((Saying.UNCHANGED, Saying.UNCHANGED, Saying.CHANGED), "否"),
        ((Saying.UNCHANGED, Saying.SILENT, Saying.UNCHANGED), "否"),
        ((Saying.UNCHANGED, Saying.SILENT), "否"),
        ((Saying.SILENT, Saying.SILENT), "否"),
        ((Saying.UNCHANGED, Saying.UNCHANGED, Saying.SILENT), "否"),
    ),
)
