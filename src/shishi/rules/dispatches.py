"""发文 — the life of an official paper from its draft to its issue, and its number.

Drawn up from the ledger by an office, edited, sent for signature once its check finds nothing
wrong, signed by a county leader, numbered from the register, issued with its files frozen. What was
issued is never changed: it is withdrawn with a reason, or corrected by a numbered paper. A number
that was taken is never given again (条例 and standards paper §2).
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from shishi.rules.lifecycle import Machine, Step


class Kind(StrEnum):
    """文种 — what is drawn up, in the order of a menu."""

    BULLETIN = "bulletin"
    REPORT = "report"
    MINUTES = "minutes"
    REMINDER = "reminder"
    RETURN = "return"
    CORRECTION = "correction"

    @property
    def label(self) -> str:
        return {
            "bulletin": "月通报",
            "report": "月度报告",
            "minutes": "调度会纪要",
            "reminder": "催报函",
            "return": "退回通知",
            "correction": "更正通报",
        }[self.value]


class DispatchState(StrEnum):
    """发文状态."""

    DRAFT = "draft"
    SENT = "sent"
    SIGNED = "signed"
    NUMBERED = "numbered"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        return LABELS[self]


LABELS = MappingProxyType(
    {
        DispatchState.DRAFT: "起草中",
        DispatchState.SENT: "待签发",
        DispatchState.SIGNED: "已签发",
        DispatchState.NUMBERED: "已编号",
        DispatchState.ISSUED: "已印发",
        DispatchState.WITHDRAWN: "已撤回",
        DispatchState.DISCARDED: "已作废",
    }
)

_D = DispatchState
ISSUING = Machine(
    "dispatch",
    _D.DRAFT,
    steps=(
        Step("edit", (_D.DRAFT,), _D.DRAFT),
        Step("send", (_D.DRAFT,), _D.SENT),
        Step("return", (_D.SENT, _D.SIGNED), _D.DRAFT),
        Step("sign", (_D.SENT,), _D.SIGNED),
        Step("number", (_D.SIGNED,), _D.NUMBERED),
        Step("void", (_D.NUMBERED,), _D.SIGNED),
        Step("issue", (_D.NUMBERED,), _D.ISSUED),
        Step("withdraw", (_D.ISSUED,), _D.WITHDRAWN),
        Step("discard", (_D.DRAFT,), _D.DISCARDED),
    ),
    refusals=(
        (_D.WITHDRAWN, "该文已撤回，不能再办理。需要重发的，请另行起草。"),
        (_D.DISCARDED, "该稿已作废，不能再办理。请重新起草。"),
    ),
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """发文设定 of a county, a version of its rules: the issuing organ, its 机关代字, who signs, who
    receives and gets copies, who prints. `sealed` leaves room for the seal. Units stand beside
    each other by their progress only where `compared_on` names the written basis for it."""

    organ: str
    code: str
    signer: str = ""
    receivers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    printer: str = ""
    sealed: bool = True
    compared_on: str = ""
