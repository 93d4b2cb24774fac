"""报送 — the life of a report, and what its silence means.

A report goes from the person who fills it in (填报人) to the head of the unit (单位负责人) to
the office that collects (汇总单位). What is accepted is never changed again: an error is mended
by a correction (更正), see `rules.observations`. Silence is never 无变化: no change has to be
said, with its cause, and said twice in a row it goes before the next stocktake.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.lifecycle import YES, Machine, Step, Verdict, no


class ReportState(StrEnum):
    """报送状态."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ACCEPTED = "accepted"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        return REPORT_LABELS[self]


REPORT_LABELS = MappingProxyType(
    {
        ReportState.DRAFT: "未报",
        ReportState.SUBMITTED: "已报待审",
        ReportState.APPROVED: "单位已审",
        ReportState.ACCEPTED: "已采用",
        ReportState.RETURNED: "已退回",
    }
)

WAITS = MappingProxyType(
    {
        ReportState.DRAFT: "由填报人填写并提交",
        ReportState.SUBMITTED: "由单位负责人审核或退回，填报人可以撤回",
        ReportState.APPROVED: "由汇总单位采用或退回",
        ReportState.ACCEPTED: "数据不能再改，如有差错请办理更正",
        ReportState.RETURNED: "由填报人按退回原因修改后重新提交",
    }
)  # what has to happen next, and by whom


REVIEW = Machine(
    "report",
    ReportState.DRAFT,
    steps=(
        Step("fill", (ReportState.DRAFT,), ReportState.DRAFT),
        Step("fill", (ReportState.RETURNED,), ReportState.RETURNED),
        Step("submit", (ReportState.DRAFT, ReportState.RETURNED), ReportState.SUBMITTED),
        Step("withdraw", (ReportState.SUBMITTED,), ReportState.DRAFT),
        Step("approve", (ReportState.SUBMITTED,), ReportState.APPROVED),
        Step("return", (ReportState.SUBMITTED, ReportState.APPROVED), ReportState.RETURNED),
        Step("accept", (ReportState.APPROVED,), ReportState.ACCEPTED),
    ),
    refusals=((ReportState.ACCEPTED, "该报送已采用，数据不能再改，如有差错请办理更正。"),),
)

STEPS = MappingProxyType(
    {
        "fill": "填写",
        "submit": "提交",
        "withdraw": "撤回",
        "approve": "审核通过",
        "return": "退回",
        "accept": "采用",
    }
)


def may(step: str, state: ReportState, reason: str = "") -> Verdict:
    """Whether the step may be taken, and if not, who can help; a return needs its reason."""
    if not REVIEW.may(step, state):
        return no(f"该报送“{state.label}”，不能{STEPS[step]}：{WAITS[state]}。")
    if step == "return" and not reason.strip():
        return no("请写明退回原因，便于填报单位修改。", "reason")
    return YES


def handed_in(steps: Iterable[tuple[str, date]]) -> date | None:
    """The day of the first 提交 that was not withdrawn, out of the steps in their order; what is
    returned for correction was still handed in."""
    found = None
    for step, on in steps:
        if step == "withdraw":
            found = None
        elif step == "submit" and found is None:
            found = on
    return found


class NoChange(StrEnum):
    """无变化的原因 — why a project stood still in a period."""

    NOT_SCHEDULED = "not_scheduled"
    SEASON = "season"
    PERMIT = "permit"
    FUNDS = "funds"
    LAND = "land"
    TENDER = "tender"
    DESIGN = "design"
    CONTRACTOR = "contractor"
    RECIPIENTS = "recipients"
    ACCEPTANCE = "acceptance"
    OTHER = "other"

    @property
    def label(self) -> str:
        return NO_CHANGE_CAUSES[self]


NO_CHANGE_CAUSES = MappingProxyType(
    {
        NoChange.NOT_SCHEDULED: "按计划本期无任务",
        NoChange.SEASON: "季节或天气停工",
        NoChange.PERMIT: "等待手续",
        NoChange.FUNDS: "等待资金",
        NoChange.LAND: "用地或征拆",
        NoChange.TENDER: "招标采购中",
        NoChange.DESIGN: "设计变更",
        NoChange.CONTRACTOR: "施工单位原因",
        NoChange.RECIPIENTS: "受益对象核定中",
        NoChange.ACCEPTANCE: "已完成，待验收",
        NoChange.OTHER: "其他",
    }
)


def may_stand_still(cause: NoChange | None, remark: str) -> Verdict:
    """Whether 无变化 can be reported so: with a cause, and in words where the cause is another."""
    if cause is None:
        return no("报“无变化”须选择原因。请选择。", "cause")
    if cause is NoChange.OTHER and not remark.strip():
        return no("原因选“其他”的，请在说明中写明。", "remark")
    return YES


class Saying(StrEnum):
    """报送内容 of a slot: every slot is exactly one of them."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SILENT = "silent"

    @property
    def label(self) -> str:
        return {"changed": "有变化", "unchanged": "无变化", "silent": "未报"}[self.value]


def saying(state: ReportState | None, cause: NoChange | None) -> Saying:
    """What a slot says: nothing until a report is handed in, whatever its draft may hold; None
    is a slot where nobody has begun."""
    if state in (None, ReportState.DRAFT, ReportState.RETURNED):
        return Saying.SILENT
    return Saying.CHANGED if cause is None else Saying.UNCHANGED


def unchanged_in_a_row(sayings: Sequence[Saying]) -> int:
    """How many of the last periods, oldest first, say 无变化 without another between them. A silent
    period is neither and ends the row."""
    unlike = (place for place, one in enumerate(reversed(sayings)) if one is not Saying.UNCHANGED)
    return next(unlike, len(sayings))


_NOTHING = re.compile(
    r"(暂|目前|本期|本月)?(没有|无|否|不需要|无需)(问题|困难|协调|需要?协调)?(的?事项|的?问题)?"
)


def spoken(written: str) -> str:
    """问题、需协调 as they count: nothing where a unit only fills the field in with 无 or 暂无."""
    words = written.strip()
    return "" if _NOTHING.fullmatch(words.rstrip("。；;.")) else words
