"""方案草稿 — what the reader of plans hands over; a person confirms it.

Nothing here is official. Each value carries its span; what the document does not say is
None or empty, never guessed. What a document holds many of are named tuples, for they are
made in a fraction of the time.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from shishi.reading.source import SourceText
from shishi.rules.amounts import Bound
from shishi.rules.indicators import IndicatorType
from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.spans import Span

T = TypeVar("T")


class Quoted(NamedTuple, Generic[T]):
    """A value and the place that says it."""

    value: T
    span: Span


class FigureKind(StrEnum):
    """数字的性质."""

    QUANTITY = "quantity"  # a promised amount, coverage, rate or service
    MONEY = "money"  # in yuan
    TRAP = "trap"  # 非目标数字: age, grade, voltage, road number, slogan


class Aspect(StrEnum):
    """口径 — what the figure speaks of."""

    TARGET = "target"
    ACTUAL = "actual"  # 已完成
    BASELINE = "baseline"  # 由X提高到Y: X
    ALLOCATION = "allocation"  # a total handed down to towns


class FigureDraft(NamedTuple):
    """数字候选 — one number of the document.

    `span` takes in the comparator where they touch (不少于64张). `value` is plain (2.7万块 is
    27000, measure 块); money is in yuan with measure 元. `subject` is what is measured.
    `per` is the base of a rate of money (人, 户, 人·月). `total` is the place, in the list of
    figures of the same item, of the total that this 其中 part belongs to. `reason` says why a
    trap is none.
    """

    span: Span
    kind: FigureKind
    value: Decimal
    measure: str
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    aspect: Aspect = Aspect.TARGET
    subject: str = ""
    subject_span: Span | None = None
    indicator: IndicatorType | None = None
    per: str | None = None
    total: int | None = None
    reason: str = ""


class UnitDraft(NamedTuple):
    """单位 — the name as written; `group` for 各乡镇人民政府 and the like.

    `prefix` is the distributive prefix it shares with the name before it (县 of
    县农业农村局、自然资源局): a proposal for the register, never part of the name.
    """

    name: str
    role: UnitRole
    span: Span
    label: str = ""
    group: bool = False
    prefix: str = ""


class PersonDraft(NamedTuple):
    """人员 — `label` is the plan's own word (责任县领导), `role` the normalised one; `post` where
    the text gives it (副县长)."""

    name: str
    label: str
    role: PersonRole
    span: Span
    post: str = ""


class DeadlineDraft(NamedTuple):
    """完成时限 — the last day allowed, 前 read as inclusive; None for an event or an open end."""

    span: Span
    on: date | None
    alternatives: tuple[date, ...] = ()


class MilestoneDraft(NamedTuple):
    """节点 — an interim date (8月底前贯通)."""

    span: Span
    on: date | None


class ItemDraft(NamedTuple):
    """实事 — one item, or one row of a table, with content of its own.

    `span` is the full text; `clauses` are the 分项 between semicolons, in order. `pairs` are
    places (unit, person) in the two lists, only where the document itself pairs them.
    """

    ordinal: Quoted[str] | None
    title: Quoted[str]
    span: Span
    clauses: tuple[Span, ...] = ()
    figures: tuple[FigureDraft, ...] = ()
    units: tuple[UnitDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    deadline: DeadlineDraft | None = None
    milestones: tuple[MilestoneDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadDraft:
    """文头文尾 — what the document says of itself.

    Dates are kept apart: `dated_on` (成文日期) stands under the title or signature,
    `circulated_on` (印发日期) in the imprint; neither stands in for the other.
    """

    title: Quoted[str] | None = None
    notice_title: Quoted[str] | None = None
    issuer: Quoted[str] | None = None
    document_number: Quoted[str] | None = None
    dated_on: Quoted[date] | None = None
    circulated_on: Quoted[date] | None = None
    year: Quoted[int] | None = None
    region: Quoted[str] | None = None
    congress: Quoted[str] | None = None
    copied_to: tuple[Quoted[str], ...] = ()


class MechanismKind(StrEnum):
    """工作机制."""

    DISPATCH = "dispatch"  # 调度
    BULLETIN = "bulletin"  # 通报
    REPORT = "report"  # 报送
    SUMMARY = "summary"  # 汇总
    INSPECTION = "inspection"  # 督查
    LEDGER = "ledger"  # 台账
    CONGRESS = "congress"  # 人大监督
    DISCLOSURE = "disclosure"  # 公开

    @property
    def label(self) -> str:
        """What officials call it."""
        return MECHANISM_LABELS[self]


MECHANISM_LABELS = {
    MechanismKind.DISPATCH: "调度",
    MechanismKind.BULLETIN: "通报",
    MechanismKind.REPORT: "报送",
    MechanismKind.SUMMARY: "汇总",
    MechanismKind.INSPECTION: "督查",
    MechanismKind.LEDGER: "台账",
    MechanismKind.CONGRESS: "人大监督",
    MechanismKind.DISCLOSURE: "公开",
}


class MechanismDraft(NamedTuple):
    """一项工作机制 — cadence is weekly, semimonthly, monthly, bimonthly, quarterly, semiannual,
    yearly or None; `due_day` the day of the month."""

    kind: MechanismKind
    span: Span
    cadence: str | None = None
    due_day: int | None = None
    owner: str | None = None
    recipient: str | None = None


class RemarkKind(StrEnum):
    """疑点与核对."""

    CONFUSABLE = "confusable"  # 形近字符
    TYPO = "typo"  # 疑似错字
    NUMBERING = "numbering"  # 序号
    NO_DEADLINE = "no_deadline"  # 无时限
    UNQUANTIFIED = "unquantified"  # 未量化
    PRODUCT_CHECK = "product_check"  # 乘积核对
    SUM_CHECK = "sum_check"  # 合计核对
    PAIRING = "pairing"  # 单位与领导对应
    PUNCTUATION = "punctuation"  # 标点
    UNIT_SCALE = "unit_scale"  # 量级
    FILE = "file"  # 文件读取说明

    @property
    def label(self) -> str:
        """What officials see beside the sentence."""
        return REMARK_LABELS[self]


REMARK_LABELS = {
    RemarkKind.CONFUSABLE: "形近字符",
    RemarkKind.TYPO: "疑似错字",
    RemarkKind.NUMBERING: "序号",
    RemarkKind.NO_DEADLINE: "无时限",
    RemarkKind.UNQUANTIFIED: "未量化",
    RemarkKind.PRODUCT_CHECK: "乘积核对",
    RemarkKind.SUM_CHECK: "合计核对",
    RemarkKind.PAIRING: "单位与领导对应",
    RemarkKind.PUNCTUATION: "标点",
    RemarkKind.UNIT_SCALE: "量级",
    RemarkKind.FILE: "文件说明",
}


class Remark(NamedTuple):
    """疑点 or 核对 — `ok` means checked and in order; otherwise a person should look.

    `item` is the place of the item in the plan, None outside the items. `says` is a sentence
    in Chinese.
    """

    kind: RemarkKind
    span: Span
    says: str
    ok: bool = False
    item: int | None = None


class DocumentKind(StrEnum):
    PLAN = "plan"
    BULLETIN = "bulletin"  # target and progress side by side
    DISTRACTOR = "distractor"  # no tasks: 征集, 招标, 统计, news


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The whole of what was read from one document."""

    source: SourceText
    kind: DocumentKind
    head: HeadDraft
    items: tuple[ItemDraft, ...] = ()
    loose: tuple[FigureDraft, ...] = ()  # traps and other numbers outside the items
    mechanism: tuple[MechanismDraft, ...] = ()
    remarks: tuple[Remark, ...] = ()
