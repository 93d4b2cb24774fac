"""发文 — the life of an official paper from its draft to its issue, and its number.

Drawn up from the ledger by an office, edited, sent for signature once its check finds nothing
wrong, signed by a county leader, numbered from the register, issued with its files frozen. What was
issued is never changed: it is withdrawn with a reason, or corrected by a numbered paper. A number
that was taken is never given again (条例 and standards paper §2).
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from shishi.rules import letterheads
from shishi.rules.access import OFFICES, Role
from shishi.rules.letterheads import Letterhead
from shishi.rules.lifecycle import YES, Machine, Step, Verdict, no
from shishi.rules.phrases import Fact, Passage
from shishi.rules.phrases import unfit as unfit_words


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
        Step("override", (_D.DRAFT,), _D.DRAFT),
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

OPEN = frozenset({_D.ISSUED, _D.WITHDRAWN})  # what everyone may see; before, those who handle it
HANDLERS = OFFICES | {Role.COUNTY_LEADER, Role.HOST}
UNDER_WAY = frozenset({_D.DRAFT, _D.SENT, _D.SIGNED, _D.NUMBERED})

STEPS = MappingProxyType(
    {
        "draw": "起草",
        "edit": "修改",
        "override": "手填数字",
        "send": "送签",
        "return": "退回修改",
        "sign": "签发",
        "number": "编发文字号",
        "void": "作废文号",
        "issue": "印发",
        "withdraw": "撤回",
        "discard": "作废文稿",
    }
)

WAITS = MappingProxyType(
    {
        _D.DRAFT: "由承办单位修改，核对无误后送签",
        _D.SENT: "由县领导签发，或退回修改",
        _D.SIGNED: "由承办单位编发文字号，或退回修改",
        _D.NUMBERED: "由承办单位印发；文号用错的，先作废文号",
        _D.ISSUED: "有差错的，起草更正通报；不应印发的，写明理由撤回",
        _D.WITHDRAWN: "需要重发的，请另行起草",
        _D.DISCARDED: "请重新起草",
    }
)  # what has to happen next, and by whom

_REASONS = MappingProxyType(
    {
        "return": "请写明退回原因，便于修改。",
        "void": "请写明作废文号的原因，登记簿上保留。",
        "withdraw": "请写明撤回原因。收文单位按此处理。",
    }
)
LONGEST_REASON, LONGEST_TITLE, LONGEST_PASSAGE = 500, 200, 5000  # characters


def may(step: str, state: DispatchState, reason: str = "") -> Verdict:
    """Whether the step may be taken, and if not, who can help; some need their reason."""
    if not ISSUING.may(step, state):
        return no(f"该文“{state.label}”，不能{STEPS[step]}：{WAITS[state]}。")
    if step in _REASONS and not reason.strip():
        return no(_REASONS[step], "reason")
    if len(reason) > LONGEST_REASON:
        return no(f"理由不超过 {LONGEST_REASON} 个字。请精简。", "reason")
    return YES


def may_draw(kind: Kind, before: Iterable[tuple[DispatchState, str]]) -> Verdict:
    """Whether another paper of the kind on the same day and matter can be drawn up; `before` are
    those there are, with the words by which people know them. One that was issued is corrected,
    not written again; of corrections there may be one after the other."""
    for state, name in before:
        if state in UNDER_WAY:
            return no(f"“{name}”正在办理（{state.label}），请在该稿上继续，不必另行起草。")
        if state is _D.ISSUED and kind is not Kind.CORRECTION:
            return no(f"“{name}”已印发。有差错的请起草更正通报；需要重发的请先撤回。")
    return YES


def may_tell(kind: Kind, facts: Mapping[str, Fact]) -> Verdict:
    """Whether the ledger has anything that the paper would tell."""
    if facts:
        return YES
    if kind is Kind.CORRECTION:
        return no("台账与印发时一致，没有需要更正的数。")
    return no(f"台账中没有可写入{kind.label}的数。请核对截至日期。", "on")


def faults_of_words(passages: Sequence[Passage], facts: Mapping[str, Fact]) -> tuple[Verdict, ...]:
    """What the words cannot be used with, each at the slot of its passage."""
    return tuple(
        no(verdict.says, one.slot)
        for one in passages
        for verdict in (*unfit_words(one.words, facts), *unfit_words(one.lead, {}))
    )


def unfit_draft(title: str, passages: Sequence[Passage]) -> Verdict:
    """Whether a draft can be kept so: with a title, with words, each passage in its own place."""
    if not title.strip() or len(title) > LONGEST_TITLE:
        return no(f"标题不能为空，不超过 {LONGEST_TITLE} 个字。请修改。", "title")
    if not any(one.words.strip() for one in passages):
        return no("文稿没有正文。请至少保留一段。")
    if len({one.slot for one in passages}) < len(passages):
        return no("文稿的段落有重复。请刷新页面后重新修改。")
    for one in passages:
        if len(one.words) > LONGEST_PASSAGE or one.level not in range(5):
            return no(f"每段不超过 {LONGEST_PASSAGE} 个字。请分段。", one.slot)
    return YES


def may_send(
    head: Letterhead | None,
    passages: Sequence[Passage],
    facts: Mapping[str, Fact],
    found: Sequence[str],
) -> Verdict:
    """Whether the paper can be laid before whoever signs: its organ is known, so is each figure in
    its words, and the check has `found` nothing wrong."""
    if head is None or letterheads.unfit(head):
        return no(f"{letterheads.NO_HEAD}。请先在年度设定中填写发文设定。", "letterhead")
    for verdict in faults_of_words(passages, facts):
        return verdict
    if found:
        more = f"（共 {len(found)} 处）" if len(found) > 1 else ""
        return no(f"核校未通过{more}：{found[0]}请改正后再送签。", "check")
    return YES
