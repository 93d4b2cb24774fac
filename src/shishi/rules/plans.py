"""方案草稿 — the body of a draft while people check it: every value beside what was read.

Each value is an `Entry` (rules.entries); `rules.edits` holds what may be done to them.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shishi.rules.amounts import Bound
from shishi.rules.entries import Entry, EntryState, Hand
from shishi.rules.indicators import IndicatorType
from shishi.rules.lifecycle import Machine, Step
from shishi.rules.parties import PersonRole, UnitRole
from shishi.rules.spans import Span


class DraftState(StrEnum):
    """草稿状态."""

    OPEN = "open"
    ADOPTED = "adopted"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        return {"open": "待校核", "adopted": "已入账", "discarded": "已作废"}[self.value]


DRAFT = Machine(
    "draft",
    DraftState.OPEN,
    steps=(
        Step("amend", (DraftState.OPEN,), DraftState.OPEN),
        Step("adopt", (DraftState.OPEN,), DraftState.ADOPTED),
        Step("discard", (DraftState.OPEN,), DraftState.DISCARDED),
    ),
    refusals=(
        (DraftState.ADOPTED, "该方案已确认入台账，不能再修改草稿。"),
        (DraftState.DISCARDED, "该草稿已作废。如需使用，请重新上传文件。"),
    ),
)


@dataclass(frozen=True, slots=True)
class Words:
    """文字 — a title, an ordinal, a clause, a field of the head (dates as 2026-01-31)."""

    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """数字 — as `reading.draft.FigureDraft`; `kind` is quantity, money or trap; `total` is the key
    of the total this 其中 part belongs to; `reason` says why a trap is none."""

    kind: str
    value: Decimal
    measure: str
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    aspect: str = "target"
    subject: str = ""
    indicator: IndicatorType | None = None
    per: str = ""
    total: str = ""
    reason: str = ""

    @property
    def is_target(self) -> bool:
        """Whether it becomes an indicator of the ledger."""
        return self.kind != "trap" and self.aspect == "target"


@dataclass(frozen=True, slots=True)
class UnitName:
    """单位 — the name as written; `group` for 各乡镇人民政府; `prefix` is 县 of 县农业农村局、
    自然资源局 for the second name."""

    name: str
    role: UnitRole
    label: str = ""
    group: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """人员 — `label` is the plan's own word, `role` the normalised one."""

    name: str
    label: str
    role: PersonRole
    post: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """时限 or 节点 — `on` is None for an event or an open end; `words` as written."""

    on: date | None
    words: str = ""
    alternatives: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Mechanism:
    """工作机制 — `kind` as `reading.draft.MechanismKind`; `words` as written."""

    kind: str
    cadence: str | None = None
    due_day: int | None = None
    owner: str = ""
    recipient: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """实事 — one item of the draft; `pairs` are keys (unit, person)."""

    key: str
    title: Entry[Words]
    span: Span | None = None
    ordinal: Entry[Words] | None = None
    state: EntryState = EntryState.PROPOSED
    hand: Hand | None = None
    clauses: tuple[Entry[Words], ...] = ()
    figures: tuple[Entry[Figure], ...] = ()
    units: tuple[Entry[UnitName], ...] = ()
    people: tuple[Entry[PersonName], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    deadline: Entry[Due] | None = None
    milestones: tuple[Entry[Due], ...] = ()

    @property
    def stands(self) -> bool:
        return self.state is not EntryState.DROPPED


@dataclass(frozen=True, slots=True)
class RemarkNote:
    """疑点 — `item` is the key of the item it speaks of, empty outside the items; `settled` says
    who laid it aside; `note` what they wrote. `ok` remarks were in order from the start."""

    key: str
    kind: str
    says: str
    span: Span | None = None
    ok: bool = False
    item: str = ""
    settled: Hand | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        return not self.ok and self.settled is None


HEAD = (
    ("title", "方案标题"),
    ("notice_title", "通知标题"),
    ("issuer", "发文机关"),
    ("document_number", "发文字号"),
    ("dated_on", "成文日期"),
    ("circulated_on", "印发日期"),
    ("year", "年度"),
    ("region", "地区"),
    ("congress", "票决会议"),
)  # the fields of the head, in the order a page shows them


@dataclass(frozen=True, slots=True)
class Body:
    """草稿正文 — `head` by the names of `HEAD`; `next_key` is the next free number of a key;
    `kind` is plan, bulletin or distractor."""

    kind: str
    head: dict[str, Entry[Words]] = field(default_factory=dict)
    copied_to: tuple[Entry[Words], ...] = ()
    items: tuple[Item, ...] = ()
    loose: tuple[Entry[Figure], ...] = ()
    mechanism: tuple[Entry[Mechanism], ...] = ()
    remarks: tuple[RemarkNote, ...] = ()
    next_key: int = 1

    @property
    def year(self) -> int | None:
        entry = self.head.get("year")
        return int(entry.now.value) if entry and entry.stands else None

    @property
    def standing(self) -> tuple[Item, ...]:
        """The items that go into the ledger."""
        return tuple(item for item in self.items if item.stands)
