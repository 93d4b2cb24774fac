"""方案导入与校核 — the drafts at hand, and one draft beside its source."""

from dataclasses import dataclass
from datetime import datetime

from shishi.rules.access import Actor
from shishi.rules.lifecycle import Verdict
from shishi.rules.plans import Body, DraftState


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the list of drafts; `open_remarks` counts the 疑点 nobody settled."""

    pk: int
    version: int
    filename: str
    title: str
    year: int | None
    state: DraftState
    items: int
    figures: int
    open_remarks: int
    taken_in_by: str
    taken_in_at: datetime
    changed_by: str
    changed_at: datetime
    programme: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the source text. Marked runs name their entry: `kind` is title, ordinal, quantity,
    money, trap, unit, person, deadline, milestone, mechanism, head or remark (empty: plain text);
    `key` is the entry's; `remarks` are keys of the remarks that speak of this run; `continues`
    says that the entry began in an earlier piece."""

    text: str
    start: int
    kind: str = ""
    key: str = ""
    state: str = ""
    remarks: tuple[str, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the source; `place` is its label (第3页) where it differs from the line
    before."""

    start: int
    pieces: tuple[Piece, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """10 件 · 46 个指标 · 12 笔资金 · 15 个单位 · 疑点 4."""

    items: int
    indicators: int
    funds: int
    units: int
    open_remarks: int
    untouched: int


@dataclass(frozen=True, slots=True)
class Review:
    """校核页 — `blockers` are the sentences that stand in the way of adoption, `reminders` those
    that adoption lists but allows; `may_edit` and `may_adopt` carry their sentence for buttons."""

    pk: int
    document: int
    version: int
    state: DraftState
    filename: str
    format: str
    size: int
    digest: str
    lines: tuple[Line, ...]
    body: Body
    tally: Tally
    blockers: tuple[str, ...]
    reminders: tuple[str, ...]
    may_edit: Verdict
    may_adopt: Verdict
    taken_in_by: str
    taken_in_at: datetime
    changed_by: str
    changed_at: datetime
    programme: int | None


@dataclass(frozen=True, slots=True)
class Original:
    """原件 — the file as it was sent, for download."""

    filename: str
    content: bytes
    digest: str


def drafts(actor: Actor) -> tuple[DraftLine, ...]:
    """All drafts of the territory, the newest first."""


def review(actor: Actor, pk: int) -> Review:
    """One draft beside its source; `NotThere` for whoever may not check drafts."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """原文页 — the stored text of an adopted document, marked as its draft stood at adoption;
    `programme` is None while the document is only a draft."""

    document: int
    programme: int | None
    filename: str
    format: str
    size: int
    digest: str
    taken_in_by: str
    taken_in_at: datetime
    lines: tuple[Line, ...]


def source(actor: Actor, document: int) -> SourcePage:
    """The text of a document with its marks; drafts' for the two offices, adopted ones for all."""


def original(actor: Actor, document: int) -> Original:
    """The file of a source document; drafts' files for the two offices, adopted ones for all."""
